### What the laws of single states may say, in English.

# Variables:
#   $from (AirportCode) - the first departure
national-departs = the journey departs from { $from }, in the territory

# Variables:
#   $from (AirportCode) - the first departure
national-departs-elsewhere = the journey departs from { $from }, outside the territory

national-touches-nothing = no airport of the ticket lies in the territory

# Variables:
#   $at (AirportCode) - an airport of the ticket
national-touches = the journey touches { $at }, in the territory

# Variables:
#   $at (AirportCode) - an airport of the ticket
national-reach-open = whether the law reaches a journey that touches { $at } and begins elsewhere was not read

# Variables:
#   $carrier (CarrierCode) - who flew
national-its-carrier = { $carrier } is a carrier of the territory

# Variables:
#   $carrier (CarrierCode) - who flew
national-not-its-carrier = { $carrier } is no carrier of the territory

# Variables:
#   $version (Text) - the version of the rules
national-text-not-read = what the law gives under { $version } was not read

national-no-reservation = there was no confirmed reservation

national-reservation-presumed = the passenger had a confirmed reservation: nobody disputes it

national-free-ticket-covered = passengers on free tickets have the same rights

national-free-ticket-open = whether the law protects passengers on free tickets was not read

national-infant-open = whether the law gives a sum to a child under two without a seat was not read

national-stayed-away = the passenger did not come to check-in

national-absence-open = whether the law protects a passenger who did not come to the airport was not read

national-no-cause = the carrier gave no cause, so it pleads none

national-not-excused-presumed = no cause excuses the carrier: it names none

# Variables:
#   $cause (CauseCode) - what the carrier said
national-own-cause = { $cause } is the carrier’s own to answer for

# Variables:
#   $cause (CauseCode) - what the carrier said
national-excused = { $cause } excuses the carrier

# Variables:
#   $cause (CauseCode) - what the carrier said
national-measures-not-proved = { $cause }: the carrier has not proved that it took proper measures

# Variables:
#   $cause (CauseCode) - what the carrier said
national-measures-proved = { $cause }: the carrier has proved that it took proper measures

national-measures-warning = the cause excuses only a carrier that took proper measures: if it did not, the sum is owed

# Variables:
#   $cause (CauseCode) - what the carrier said
national-cause-open = whether { $cause } excuses the carrier is not known

# Variables:
#   $cause (CauseCode) - what the carrier said
national-ask-measures = disruption.reasonable_measures_proved: has the carrier proved that it could not avoid { $cause } by proper measures?

# Variables:
#   $cause (CauseCode) - what the carrier said
national-root-unknown = { $cause } is never a root cause

# Variables:
#   $cause (CauseCode) - what the carrier said
national-ask-root = disruption.cause: what was the root cause of { $cause }?

# Variables:
#   $cause (CauseCode) - what the carrier said
national-defence-open = whether { $cause } is a defence to a denial of boarding was not read

# Variables:
#   $minutes (Count) - of the delay, by another cause
national-part-excused-open = whether { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} of another cause are taken off the delay was not read

# Variables:
#   $regime (Text) - the code of a regime
national-compensated = compensation was received for the event under { $regime }

national-rest-warning = if less was received than is owed here, the rest may still be owed

# Variables:
#   $regime (Text) - the code of a regime
national-other-sum-open = whether a sum under { $regime } counts against that of this law was not read

national-domestic = the journey begins and ends in the territory

national-international = the journey is between countries

national-distance-unknown = an airport of the journey is not known, so its distance is not either

national-ask-airports = itinerary.legs: from which airport to which did the journey go?

# Variables:
#   $distance (Meters) - over the ellipsoid
#   $on_sphere (Meters) - over a sphere
national-near-boundary = near the limit of a band: { $distance } over the ellipsoid, which decides, and { $on_sphere } over a sphere

# Variables:
#   $from (AirportCode) - the first departure
#   $to (AirportCode) - the final destination
#   $distance (Meters) - by the great circle
national-distance = { $from }-{ $to } is { $distance } by the great circle

# Variables:
#   $minutes (Count) - how late
#   $limit (Count) - above which it counts, in minutes
national-delay-over = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late: more than { $limit }

# Variables:
#   $minutes (Count) - how late; negative is early
#   $limit (Count) - above which it counts, in minutes
national-delay-not-over = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late: not more than { $limit }

national-denied = refused against the passenger’s will, and not by their own doing

national-no-offer = no other way is stated to have been offered

national-offer-unknown = the times of another way are not all known

national-ask-offer-arrival = disruption.rerouting: was another way offered, and how many minutes late does it arrive at the final destination?

national-ask-offer-departure = disruption.rerouting.departs_earlier_minutes: how many minutes earlier does the other way leave?

# Variables:
#   $earlier (Count) - in minutes
#   $earlier_limit (Count) - the most, in minutes
national-offer-too-early = the other way leaves { $earlier } minutes earlier, more than { $earlier_limit }

# Variables:
#   $late (Count) - in minutes
#   $late_limit (Count) - the most, in minutes
national-offer-too-late = the other way arrives { $late } minutes late, more than { $late_limit }

# Variables:
#   $earlier (Count) - in minutes
#   $earlier_limit (Count) - the most, in minutes
#   $late (Count) - in minutes
#   $late_limit (Count) - the most, in minutes
national-offer-fits = the other way leaves { $earlier } minutes earlier (at most { $earlier_limit }) and arrives { $late } minutes late (at most { $late_limit })

national-reduction-open = within how many hours another way must arrive for a reduced sum was not read

# Variables:
#   $minutes (Count) - how late it arrives
#   $limit (Count) - the most, in minutes
national-offer-late = the way that was offered arrives { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, more than { $limit }

# Variables:
#   $minutes (Count) - how late it arrives
#   $limit (Count) - the most, in minutes
national-offer-in-time = the way that was offered arrives { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, at most { $limit }

national-fare-unknown = what the ticket cost is not known

# Variables:
#   $currency (Text) - the currency of the law
national-ask-fare = one_way_fare: what did the ticket cost one way, in { $currency }?

# Variables:
#   $fare (Money) - as stated
national-fare-in-other-currency = the fare of { $fare } is not in the currency of the law, and no rate is known

# Variables:
#   $fare (Money) - one way
national-fare = the ticket cost { $fare } one way

national-says-nothing-of-downgrade = what the law gives for a seat in a lower class was not read

national-says-nothing-of-earlier-departure = what the law gives for a flight that was brought forward was not read

# Variables:
#   $hours (Count) - since the departure on the ticket
national-waiting = still waiting { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} after the departure on the ticket

national-if-overnight = the passenger has to wait overnight

# Variables:
#   $from (AirportCode) - the first departure
national-reach-presumed = whether the law reaches journeys from { $from } was not read: it is taken to reach them
