### What ANAC Resolution 400 of Brazil says, in English.

# Variables:
#   $from (AirportCode) - where the flight departs
#   $to (AirportCode) - where it was to land
anac400-touches = { $from }-{ $to } is to, from or within Brazil

anac400-outside = no airport of the ticket lies in Brazil

# Variables:
#   $from (AirportCode) - where the flight departs
#   $to (AirportCode) - where it was to land
anac400-connects = { $from }-{ $to } lies between two foreign airports, on a ticket to or from Brazil

anac400-connection-open = whether the resolution reaches a flight between two foreign airports is not settled

anac400-may-be-revised = a revision of the resolution was consulted on; whether one applied on this day was not checked

anac400-nobody-bumped = nobody was denied boarding: for anything else the resolution knows no sum

anac400-announced = refused before the day: whether the passenger had to come is not settled

anac400-lap-infant = a child under two without a seat: the text does not settle it

anac400-compensated = the sum was received already under the resolution

# Variables:
#   $regime (Text) - the code of the law that paid
anac400-other-compensation = compensation was received under { $regime }

anac400-other-compensation-warning = no rule is known by which that sum bars this one; the carrier may object

# Variables:
#   $from (AirportCode) - where the flight departs
#   $to (AirportCode) - where it was to land
anac400-domestic = { $from }-{ $to }, on a ticket within Brazil

# Variables:
#   $from (AirportCode) - where the flight departs
#   $to (AirportCode) - where it was to land
anac400-domestic-of-abroad = { $from }-{ $to } lies within Brazil, on a ticket that goes abroad: which of the two sums is owed is not settled

# Variables:
#   $from (AirportCode) - where the flight departs
#   $to (AirportCode) - where it was to land
anac400-international = { $from }-{ $to } goes abroad

anac400-gives-agreed-benefit = the benefit that was agreed for the seat

anac400-gives-information = the reason, in writing on request, and of a delay news every 30 minutes

anac400-gives-rebooking = another flight, at the first opportunity or when the passenger likes

anac400-gives-refund = the whole price, with the airport fees

anac400-gives-other-transport = the way by other transport

anac400-gives-communication = a means of communication

anac400-gives-food-and-drink = a meal or a voucher for one, by the time of day

anac400-gives-accommodation = a hotel, and the way there and back; who lives there, the way home and back

anac400-gives-further-damages = further damages, which a court decides; no figure can be told

anac400-if-chosen = the passenger chooses this of the ways that must be offered

anac400-if-overnight = the passenger has to wait overnight

anac400-if-lost-by-the-carrier = the connection was lost for a reason of the carrier’s

anac400-if-damage-is-proved = a damage is shown

# Variables:
#   $hours (Count) - how long
anac400-if-waiting-over = the passenger waits longer than { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
