### What the Air Passenger Protection Regulations (Canada) may say, in English.

## To whom they apply

# Variables:
#   $origin (AirportCode) - where the leg begins
#   $destination (AirportCode) - where it ends
appr-touches-canada = { $origin }-{ $destination } is to, from or within Canada
appr-no-airport-in-canada = no airport of the ticket lies in Canada
appr-connection-abroad = the disrupted leg lies between two foreign airports; it counts as a connection of this ticket

## How late the passenger arrived

appr-arrival-not-known = neither a delay nor the times of the arrival are known
# Variables:
#   $minutes (Count) - the delay at the destination
appr-arrival-stated = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} at the destination on the ticket
# Variables:
#   $minutes (Count) - the delay at the destination
appr-arrival-by-times = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, by the times of the last leg
# Variables:
#   $minutes (Count) - the delay at the destination
appr-arrival-by-way-taken = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, by the way that was offered and taken
# Variables:
#   $minutes (Count) - the delay at the destination
appr-arrival-by-way-declined = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, as the way that was offered was to arrive
appr-ask-arrival-delay = disruption.arrival_delay_minutes: how late did the passenger arrive at the final destination?

## Whether the carrier is large

# Variables:
#   $size (CarrierSize) - the size that counts
appr-size-stated = { $size }: as stated
# Variables:
#   $size (CarrierSize) - the size that counts
#   $carrier (CarrierCode) - whose size it is
#   $year (Count) - the year of the flight
#   $evidence (Text) - what the reference rests on
appr-size-known = { $size }: { $carrier } in { $year }, { $evidence }
# Variables:
#   $carrier (CarrierCode) - whose size it is
#   $year (Count) - the year of the flight
#   $evidence (Text) - what the reference rests on
appr-size-estimated = the size of { $carrier } in { $year } is an estimate: { $evidence }
# Variables:
#   $stated (CarrierSize) - the size as stated
#   $carrier (CarrierCode) - whose size it is
#   $known (CarrierSize) - the size as the reference knows it
#   $year (Count) - the year of the flight
#   $evidence (Text) - what the reference rests on
appr-size-contradicted = stated { $stated }, but { $carrier } was { $known } in { $year }: { $evidence }
# Variables:
#   $carrier (CarrierCode) - the large carrier
appr-flown-for-large = flown on behalf of { $carrier }, a large carrier
# Variables:
#   $carrier (CarrierCode) - for whom the flight was flown
#   $year (Count) - the year of the flight
appr-flown-for-small = { $carrier } was itself small in { $year }: flying for it does not raise the amounts
# Variables:
#   $seller (CarrierCode) - the large carrier under whose code the seat was sold
#   $carrier (CarrierCode) - the carrier that flew
appr-sold-by-large = sold by { $seller }: if { $carrier } flew on its behalf, the large sums are owed (APPR s.1(4))
# Variables:
#   $carrier (CarrierCode) - the carrier that sold the flight
appr-operator-not-stated = the operating carrier is not stated; { $carrier } is taken to have flown
appr-carrier-not-named = the carrier is not named
# Variables:
#   $carrier (CarrierCode) - whose size it is
#   $year (Count) - the year of the flight
appr-size-not-known = the size of { $carrier } in { $year } is not known
appr-ask-size = carrier_size: was the carrier large or small under the APPR in the year of the flight (the carrier is not named)?
# Variables:
#   $carrier (CarrierCode) - whose size it is
#   $year (Count) - the year of the flight
appr-ask-size-of = carrier_size: was the carrier large or small under the APPR in the year of the flight (the size of { $carrier } in { $year } is not known)?

## Whether the carrier had control

# Variables:
#   $cause (CauseCode) - the cause
appr-in-control = { $cause }: within the carrier's control
# Variables:
#   $cause (CauseCode) - the cause
#   $root (CauseCode) - the cause that it counts as
appr-treated-as = { $cause } without a root cause is treated as { $root }: within the carrier's control
appr-crew-presumed = no root cause is recorded, so the cause counts as a lack of crew
# Variables:
#   $cause (CauseCode) - the cause
appr-safety = { $cause }: within control but required for safety
# Variables:
#   $cause (CauseCode) - the cause
appr-outside = { $cause }: outside the carrier's control
# Variables:
#   $cause (CauseCode) - the cause
appr-outside-after-measures = { $cause }: outside the carrier's control, and all reasonable measures were taken after it
# Variables:
#   $cause (CauseCode) - the cause
appr-attributable = that the disruption is directly attributable to { $cause } is taken from the cause itself
# Variables:
#   $cause (CauseCode) - the cause
appr-measures-not-taken = { $cause }: not all reasonable measures were taken, so the earlier flight excuses nothing
# Variables:
#   $cause (CauseCode) - the cause
appr-measures-not-proved = reasonable measures are not proved: of this flight's own { $cause } the text does not ask for them, a tribunal may
# Variables:
#   $cause (CauseCode) - the cause
appr-planning-open = { $cause }: whether the measures that are proved made it unavoidable is open
# Variables:
#   $cause (CauseCode) - the cause
appr-class-open = how { $cause } is to be classed is not settled; the answer rests on the code alone
# Variables:
#   $cause (CauseCode) - the cause
appr-cause-not-enough = { $cause } alone does not settle the category
appr-no-cause-proved = the carrier proved no cause, so control is presumed
appr-control-presumed = within the carrier's control and not required for safety

## Which of several causes decides

# Variables:
#   $cause (CauseCode) - the cause
#   $excused (Count) - minutes that are excused
#   $rest (Count) - minutes that are not
appr-cause-decides = { $cause }: { $excused ->
    [one] { $excused } minute is excused
   *[other] { $excused } minutes are excused
}, { $rest ->
    [one] { $rest } is not
   *[other] { $rest } are not
}
# Variables:
#   $cause (CauseCode) - the cause
#   $excused (Count) - minutes that it excuses
#   $rest (Count) - minutes that it does not
appr-cause-is-minor = { $cause } excuses { $excused ->
    [one] { $excused } minute
   *[other] { $excused } minutes
} and is not the cause of the other { $rest }
# Variables:
#   $excused (Count) - minutes that are excused
#   $rest (Count) - minutes that are not
appr-other-cause-decides = { $excused ->
    [one] { $excused } minute is excused
   *[other] { $excused } minutes are excused
} by a cause that is not named, more than the other { $rest }
appr-ask-other-cause = disruption.cause: most of the delay is excused by another cause: which?

## What a cause that settles nothing leaves open

appr-ask-root-cause = disruption.cause: what is the root cause?
appr-ask-fod-tyre = disruption.cause: did the airport or the carrier have to keep the area clear, and was the tyre change required for safety?
appr-ask-ground-collision = disruption.cause: whose equipment hit the aircraft, and was the repair required for safety?
appr-ask-aircraft-collision = disruption.cause: did an instruction of the airport or air traffic control lead to the collision, and was the repair required for safety?
appr-ask-handler-strike = disruption.cause: is the handler an essential service provider such as an airport, or a contractor of the carrier?
appr-ask-earlier-weather = disruption.cause: is the delay directly attributable to the weather on the earlier rotation, and did the carrier take all reasonable measures (s.10(2))? If not, give the cause that remained.
appr-ask-deicing = disruption.cause: was it the weather or the airport operation that held the aircraft, or the carrier's own planning?
appr-ask-offload = disruption.cause: was the offload required for safety or security, or a matter of the carrier's own handling?
appr-ask-cyberattack = disruption.cause: who controls the system that was attacked, and was the attack an illegal act from outside?
appr-ask-pandemic = disruption.cause: was there an order or instruction of an authority, or a lack of demand?
appr-ask-smaller-aircraft = disruption.cause: why was the aircraft changed? Give the root cause.
appr-ask-late-inbound = disruption.cause: why was the inbound aircraft late? Give the root cause.
appr-ask-border-queue = disruption.cause: who ran the queue, and was the passenger at the gate in time?

## Delay and cancellation

# Variables:
#   $version (Text) - the version of the rules
appr-nothing-for-delay = { $version } owes nothing for delay or cancellation
appr-moved-earlier = the flight was moved to an earlier time
appr-moved-earlier-came-late = the flight was moved to an earlier time, and the passenger came late by another
appr-moved-earlier-rights = rebooking or a refund may be owed, apart from any compensation
appr-notice-not-known = the day on which the passenger was told is not known
appr-ask-notice = disruption.notice_days: how many days before departure was the passenger told?
appr-no-notice = no advance notice is stated: the delay became known as it happened
appr-no-refund = no refund is stated
appr-refunded = the ticket was refunded: one flat sum is owed
appr-refund-presumed = the refund is taken to be one under s.17(2): the way offered did not suit the passenger
appr-ask-refunded = disruption.refunded: was the ticket refunded because the way offered did not suit?
appr-did-not-come = the passenger did not come for the flight, and no refund is stated
appr-ask-did-not-come = passenger.presented_for_check_in: the passenger did not come for the flight: by which did the passenger reach the destination and how late, or was the ticket refunded?
# Variables:
#   $minutes (Count) - the delay at the destination
appr-below-bands = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late: below the first band
# Variables:
#   $minutes (Count) - the delay at the destination
#   $from (Count) - the shortest delay of the band, in minutes
#   $to (Count) - the longest
appr-band = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late; band { $from } to { $to }
# Variables:
#   $minutes (Count) - the delay at the destination
#   $from (Count) - the shortest delay of the band, in minutes
appr-last-band = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late; band { $from } or more

## Denied boarding

appr-volunteered = the passenger gave up the seat for a benefit
appr-no-volunteer-presumed = the passenger did not give up the seat for a benefit: nobody says so
appr-volunteer-not-stated = nobody says that the passenger gave up the seat
appr-no-volunteer = the passenger did not offer the seat
appr-documents-missing = the documents were missing
appr-late-at-gate = the passenger was late at the gate
appr-refused-for-conduct = the passenger was refused for conduct
appr-refused-for-health = the passenger was refused for health
appr-no-reservation = there was no confirmed reservation
appr-not-at-check-in = the passenger was not there for check-in
appr-seats-not-known = refused over documents: whether seats were short is not known
appr-ask-seats = disruption.denial_ground: the documents were in order, but were there fewer seats than passengers entitled to board? If so give overbooking.
appr-ask-reservation = passenger.confirmed_reservation: did the passenger hold a confirmed reservation?
appr-ask-check-in = passenger.presented_for_check_in: was the passenger there in time, with the documents?
appr-entitlement-not-known = whether the passenger was entitled to board is not known
appr-seats-short-presumed = seats were short: no other ground of the refusal is given
appr-denied-boarding = with a reservation, there in time, and refused a seat
# Variables:
#   $minutes (Count) - the delay at the destination
#   $from (Count) - the shortest delay of the band, in minutes
appr-denial-band = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late; band from { $from }

## Downgrades, and children on a lap

appr-downgrade = a downgrade is neither a delay, a cancellation nor a denial of boarding
appr-downgrade-refund = if the lower class came with a rebooking under s.17 or s.18, the difference in fare is owed as a refund
appr-lap-infant = a child under two without a seat: the text does not settle it

## Compensation that was received, and claims that came late

appr-not-compensated = no compensation is stated to be received; a right to one elsewhere is no bar
# Variables:
#   $regime (Text) - the regime that paid
appr-compensated = compensation was received under { $regime }
appr-rest-is-owed = if less was paid than is owed, the rest is still owed: the sums are the least that is due
appr-no-filing-date = no filing date is given, so no deadline is applied
# Variables:
#   $filed (Day) - the day on which the claim reached the carrier
#   $event (Day) - the day of the flight
appr-filed-in-time = filed on { $filed } for an event of { $event }
# Variables:
#   $filed (Day) - the day on which the claim reached the carrier
#   $event (Day) - the day of the flight
appr-filed-late = filed on { $filed }, on or after the anniversary of { $event }
appr-late-by-announcement = the claim is in time by the day of the flight, and late if the day of the announcement counts

## What the Air Passenger Protection Regulations (Canada) give beside the sum, and on which conditions, in English.

## Rights beside the sum

appr-rights-tarmac-care = lavatories, air and warmth, food and drink, and where feasible the means to communicate
appr-rights-disembarkation = the chance to leave the aircraft, unless take-off is likely within 45 minutes more
appr-rights-reason = the reason for the disruption
appr-rights-information = the reason, the compensation that may be owed, the care that is owed, and where to complain
appr-rights-updates = news every 30 minutes, until a new departure time is set or another way is arranged
appr-rights-food = food and drink in reasonable quantities, and a means of communication
appr-rights-food-until-boarding = food and drink in reasonable quantities, and a means of communication, until the next flight is boarded
appr-rights-hotel = a hotel or the like, and the way there and back
appr-rights-agreed-benefit = the benefit that was agreed for the seat, confirmed in writing before the flight departs
appr-rights-seat-nine-hours = a seat on the next flight of the carrier or a partner that departs within nine hours
appr-rights-seat-any-carrier = a seat on a flight of any carrier that departs within 48 hours
appr-rights-other-airport = the way to another airport within reasonable distance, and a seat on a flight of any carrier from there
appr-rights-next-available = a seat on the next available flight of the carrier or a partner
appr-rights-next-available-same-airport = a seat on the next available flight of the carrier or a partner from the same airport
appr-rights-whole-ticket-and-return = the price of the whole ticket, and a seat back to where it began
appr-rights-unused-part = the price of the unused part of the ticket
appr-rights-seat-after-event = a seat on the next flight of the carrier or a partner that departs within 48 hours of the end of the event
appr-rights-seat-any-carrier-any-airport = a seat on a flight of any carrier, if need be from another airport within reasonable distance and with the way there
appr-rights-next-any-carrier-any-airport = a seat on the next flight of any carrier, if need be from another airport within reasonable distance and with the way there
appr-rights-seat-within-days = a seat on the next flight of the carrier or a partner that departs within 48 hours
appr-rights-seat-else-any-carrier = a seat on the next flight of the carrier or a partner that departs within 48 hours, else of any carrier
appr-rights-extras = the price of extras that were not received on the other way, or paid for twice
appr-rights-difference = the difference in price
appr-rights-refund-method = a refund goes to whoever paid, by the way it was paid
appr-rights-refund-method-or-chosen = a refund goes to whoever paid, by the way it was paid, unless that person chose another form in writing
appr-rights-money = money; a voucher only if it is worth more, never expires and was chosen in writing

## The conditions of such rights

appr-rights-if-on-tarmac = the aircraft waits on the tarmac with its doors closed or after landing
appr-rights-if-on-tarmac-in-canada = the aircraft waits on the tarmac of an airport in Canada
appr-rights-if-overnight = the passenger has to wait overnight
appr-rights-if-no-seat-nine-hours = the carrier and its partners have no seat within nine hours
appr-rights-if-no-seat-any-carrier = no carrier has a seat within 48 hours
appr-rights-if-purpose-lost = the passenger is no longer there and the journey has lost its purpose
appr-rights-if-no-seat-after-event = the carrier and its partners have no seat within 48 hours of the end of the event
appr-rights-if-no-seat-no-refund = the carrier and its partners have no seat within 48 hours, and the passenger wants no refund
appr-rights-if-no-seat = the carrier and its partners have no seat within 48 hours
appr-rights-if-no-seat-purpose-lost = the carrier and its partners have no seat within 48 hours, the passenger is no longer there and the journey has lost its purpose
appr-rights-if-other-way = another way was provided
appr-rights-if-lower-class = the other way was in a lower class
appr-rights-if-refunded = something is refunded
appr-rights-if-outside = the cause lay outside the carrier's control
appr-rights-if-control = the cause lay within the carrier's control
appr-rights-if-way-unsuitable = the way offered does not suit the passenger
# Variables:
#   $size (CarrierSize) - the size on which the right turns
appr-rights-if-size = the carrier is { $size }
# Variables:
#   $hours (Count) - the shortest delay that gives the right
appr-rights-if-delay = the delay is one of { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} or more
# Variables:
#   $hours (Count) - the hours before departure within which the passenger was told
appr-rights-if-told-late = told less than { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} before the departure on the ticket
# Variables:
#   $hours (Count) - the hours of waiting that give the right
appr-rights-if-waiting = still waiting { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} after the departure on the ticket
