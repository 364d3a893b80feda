### What the Montreal Convention says, in English.

# Variables:
#   $from (AirportCode) - the first departure
#   $to (AirportCode) - the final destination
montreal-between-states = the journey { $from }-{ $to } touches more than one state

# Variables:
#   $from (AirportCode) - the first departure
#   $to (AirportCode) - the final destination
montreal-within-one-state = the journey { $from }-{ $to } lies within one state

montreal-parties-not-checked = the convention holds between its parties; whether these states are parties was not checked

montreal-may-be-reviewed = the ceilings are reviewed every five years; whether these still applied on this day was not checked

montreal-no-lump-sum = the convention gives no lump sum: a damage must be proved

montreal-beside-lump-sums = the lump sum of another law does not take these damages away, and may be deducted from them

montreal-not-carried-open = whether a passenger who was not carried at all was delayed, courts see differently

# Variables:
#   $ceiling (Money) - for each passenger
montreal-gives-delay = the damage of the delay, up to { $ceiling }

# Variables:
#   $ceiling (Money) - for each passenger
montreal-gives-baggage = the damage to the baggage, up to { $ceiling } in all

# Variables:
#   $limit (Money) - for each passenger
montreal-gives-injury = the damage of an injury or a death; up to { $limit } without any defence of the carrier’s, above it unless it proves that it was not negligent

montreal-if-damage-is-proved = a damage is proved, such as costs of a hotel

montreal-if-measures-are-not-proved = the carrier does not prove that it took all measures that could reasonably be required

montreal-if-baggage-suffered = baggage was damaged, delayed or lost

# Variables:
#   $damaged (Count) - days
#   $delayed (Count) - days
#   $citation (Citation) - where it stands
montreal-if-complained = the carrier was told in writing: of damage within { $damaged } days, of delay within { $delayed } days after the bag came ({ $citation })

montreal-if-accident = an accident on board or while boarding or leaving hurt or killed the passenger
