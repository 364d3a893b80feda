### What the rules of the United States say, 14 CFR parts 250 and 260, in English.

# Variables:
#   $from (AirportCode) - where the flight departs
us-dot-departs = the flight departs from { $from }, in the United States

# Variables:
#   $from (AirportCode) - where the flight departs
us-dot-departs-outside = the flight departs from { $from }, outside the United States: a flight to them is not covered

# Variables:
#   $from (AirportCode) - where the flight departs
#   $to (AirportCode) - where it was to land
us-dot-touches = { $from }-{ $to } is to, from or within the United States

# Variables:
#   $from (AirportCode) - where the flight departs
#   $to (AirportCode) - where it was to land
us-dot-outside = { $from }-{ $to } is neither to, from nor within the United States

us-dot-seats-not-checked = the rule holds for flights with an aircraft of 30 seats or more; which one flew was not checked

us-dot-nobody-bumped = nobody was denied boarding: for a delay or a cancellation the rules know no sum

us-dot-lower-class = a seat in a lower class: the difference in fare is owed, and no sum

us-dot-lap-infant = a child under two without a seat of their own: the rule speaks of reserved space

us-dot-oversold = the flight was oversold

us-dot-oversold-presumed = the flight was oversold: no other ground of the refusal is given

us-dot-announced = refused before the day of the flight: whether that is a denial of boarding, the rule does not say

us-dot-seats-not-known = refused over documents: whether the flight was oversold is not known

us-dot-ask-seats = disruption.denial_ground: the documents were in order, but was the flight oversold? If so give overbooking.

us-dot-smaller-aircraft = a smaller aircraft came: nothing is owed if operations or safety required it

us-dot-ask-aircraft = disruption.cause: did operations or safety require the smaller aircraft? Then nothing is owed; if not, give OVERBOOKING.

us-dot-compensated = the sum was received already under this rule

# Variables:
#   $regime (Text) - the code of the law that paid
us-dot-other-compensation = compensation was received under { $regime }

us-dot-other-compensation-warning = no rule is known by which that sum bars this one; the carrier may object

us-dot-no-alternative = no alternative was offered

# Variables:
#   $minutes (Count) - how late; negative is early
us-dot-planned = the alternative was planned to arrive { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late

us-dot-planned-unknown = how late the alternative was planned to arrive is not known

us-dot-ask-planned = disruption.rerouting: was an alternative offered, and how late was it planned to arrive at the final destination?

# Variables:
#   $minutes (Count) - how late; negative is early
us-dot-planned-taken-from-arrival = no planned arrival is stated; { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, as the passenger arrived

us-dot-planned-counts = the arrival that was planned when the alternative was arranged counts, not the one that came about; where they differ, give disruption.rerouting

us-dot-highest-band = without an alternative the higher part of the fare is owed

# Variables:
#   $minutes (Count) - how late; negative is early
#   $limit (Count) - in minutes
us-dot-up-to = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late: not more than { $limit }

# Variables:
#   $minutes (Count) - how late
#   $limit (Count) - in minutes
us-dot-over = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late: more than { $limit }

# Variables:
#   $minutes (Count) - how late
#   $limit (Count) - in minutes
us-dot-below = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late: less than { $limit }

# Variables:
#   $minutes (Count) - how late
#   $limit (Count) - in minutes
us-dot-not-below = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late: not less than { $limit }

# Variables:
#   $minutes (Count) - how late
#   $limit (Count) - in minutes
us-dot-from = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late: { $limit } or more

us-dot-onward-open = a flight within the United States on a ticket that began abroad: whether its bands are the domestic or the international ones is open

# Variables:
#   $at (AirportCode) - where the stop is
us-dot-may-stop-over = the ticket has a long stop at { $at }: if the passenger wanted it, the way to there and the delay there count

us-dot-fare-unknown = the fare is not known

# Variables:
#   $percent (Count) - of the fare
us-dot-ask-fare = one_way_fare: what did the ticket cost one way, in US dollars, with taxes and obligatory fees? { $percent } % of it is owed, up to a cap

us-dot-free-ticket = a ticket without a fare: the lowest fare paid for that class on the flight counts

# Variables:
#   $percent (Count) - of the fare
us-dot-ask-fare-of-others = one_way_fare: what was the lowest fare paid for a ticket of the same class on the flight, in US dollars? { $percent } % of it is owed, up to a cap

# Variables:
#   $fare (Money) - as it was given
us-dot-other-currency = the fare is given as { $fare }: the rule counts in US dollars, and nothing is converted here

# Variables:
#   $currency (Text) - of the rule
us-dot-ask-fare-in-dollars = one_way_fare: what did the ticket cost one way in { $currency }?

# Variables:
#   $percent (Count) - of the fare
#   $fare (Money) - one way
us-dot-part-of-fare = { $percent } % of the fare of { $fare }

# Variables:
#   $cap (Money) - of the version
us-dot-below-cap = not more than the cap of { $cap }

# Variables:
#   $cap (Money) - of the version
us-dot-capped = more than the cap of { $cap }, which the carrier may leave it at

us-dot-may-pay-more = the cap is what a carrier may impose; it may pay more

# Variables:
#   $cap (Money) - of the version
us-dot-cap-in-doubt = whether the cap of { $cap } applied on this day, or the one beside it, is not sure

# Variables:
#   $cap (Money) - of the version
us-dot-caps-may-have-changed = the caps are adjusted every two years; whether that of { $cap } still applied on this day was not checked

us-dot-gives-agreed-benefit = the benefit that was agreed for the seat

us-dot-gives-information = the terms of the compensation and the boarding priorities, in writing

us-dot-gives-money = cash or a cheque on the day and at the place; within 24 hours where the alternative left before. A voucher only if the passenger chooses it

us-dot-gives-further-damages = damages before a court

us-dot-gives-difference-in-fare = the difference to the fare of the lower class

us-dot-gives-refund = the fare of what was not travelled, in money and without a request: within 7 business days to a card, within 20 days otherwise

us-dot-gives-baggage-fee = the fee for the bag

us-dot-if-sum-is-declined = the passenger declines the sum

us-dot-if-declined = the passenger does not travel: neither the changed flight, nor another way, nor a voucher was accepted

us-dot-if-baggage-is-late = a checked bag came 12 hours late or more, to or from abroad 15 hours (a flight of up to 12 hours) or 30 hours, and that was reported

# Variables:
#   $hours (Count) - how much
us-dot-if-changed-by = the departure is { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} earlier or the arrival as much later, or more

# Variables:
#   $cause (CauseCode) - what the carrier said
us-dot-seats-open = { $cause } is given: whether the flight was oversold is not known

us-dot-ask-oversold = disruption.denial_ground: was the flight oversold? If so give overbooking.
