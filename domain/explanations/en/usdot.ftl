### What US-DOT says, in English.

usdot-no-cash = no sum is owed for this kind of disruption: the rule knows denied boarding alone

# Variables:
#   $from (AirportCode) - where the flight leaves
usdot-departs-outside = the flight leaves from { $from }, outside the United States

usdot-aircraft-of-thirty-seats = the rule is for aircraft of 30 seats or more

# Variables:
#   $from (AirportCode) - where the flight leaves
#   $to (AirportCode) - the final destination
usdot-domestic = from { $from } to { $to }, within the United States

# Variables:
#   $from (AirportCode) - where the flight leaves
#   $to (AirportCode) - the final destination
usdot-abroad = from { $from } to { $to }, from the United States abroad

usdot-no-reservation = there was no confirmed reservation

usdot-not-there = the passenger did not meet the check-in

usdot-refused-over-documents = refused over documents: whether the flight was oversold is not known

usdot-ask-oversold = disruption.denial_ground: was the flight oversold? If so give overbooking.

usdot-ask-reservation = passenger.confirmed_reservation: did the passenger hold a confirmed reservation?

usdot-ask-check-in = passenger.presented_for_check_in: was the passenger there in time, with the documents?

usdot-oversold-presumed = the flight was oversold: no other ground of the refusal is given

usdot-entitlement-unknown = whether the passenger was entitled to board is not known

usdot-entitled = with a reservation, there in time, and refused a seat on an oversold flight

usdot-nothing-arranged = no other flight was arranged

# Variables:
#   $minutes (Count) - later than planned
usdot-planned-arrival = the other flight was to arrive { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} later

usdot-planned-arrival-unknown = when the other flight was to arrive is not known

usdot-ask-planned-arrival = disruption.rerouting.arrival_delay_minutes: how much later than planned was the other flight to arrive?

usdot-actual-taken-for-planned = the arrival is taken for the planned one of the other flight, which the rule counts

# Variables:
#   $minutes (Count) - later than planned
usdot-within-the-hour = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} later: within the hour nothing is owed

# Variables:
#   $minutes (Count) - later than planned
#   $percent (Count) - of the fare
#   $cap (Money) - the most
usdot-band = { $minutes } minutes later: { $percent } % of the one-way fare, at most { $cap }

# Variables:
#   $percent (Count) - of the fare
#   $cap (Money) - the most
usdot-no-other-flight = without another flight: { $percent } % of the one-way fare, at most { $cap }

# Variables:
#   $percent (Count) - of the fare
usdot-ask-fare = one_way_fare: what did the ticket cost one way, in USD? { $percent } % of it is owed

# Variables:
#   $cap (Money) - the most
usdot-capped = { $cap } is the most that a carrier has to pay; it may pay more

usdot-gives-information = the conditions and the compensation in writing, at once

usdot-gives-money = cash or a check the same day; a voucher only if the passenger chooses it and is told of the cash

usdot-gives-refund = the price of the part not travelled, to the way of payment: seven business days for cards, twenty days for others

usdot-gives-class-difference = the difference in fare

usdot-if-declined = the passenger declines the changed journey and any other compensation for it

usdot-if-accepted = the passenger travelled in the lower class

# Variables:
#   $hours (Count) - later or earlier
usdot-if-significant = the change is one of { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} or more
