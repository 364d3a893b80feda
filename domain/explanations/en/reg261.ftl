### What the text says that the regulation of the Union and that of the United Kingdom share, in English.

reg261-no-reservation = there was no confirmed reservation

reg261-reservation-presumed = the passenger held a confirmed reservation: nobody disputes it

reg261-free-ticket = a free ticket, or a fare that is not open to the public

reg261-infant-fare-unknown = a child under two without a seat: whether a fare was paid is not known

reg261-ask-infant-fare = passenger.free_ticket: was a fare paid for the child under two?

reg261-infant-with-fare = a child under two for whom a fare was paid

reg261-stayed-away = the passenger did not present themselves for check-in

# Variables:
#   $regime (Text) - the code of the law that paid
reg261-compensated = compensation for the event was received under { $regime }

# Variables:
#   $regime (Text) - the code of the law that paid
reg261-other-compensation = a sum under { $regime } is no bar to one under this law

# Variables:
#   $regime (Text) - the code of the law that paid
reg261-deduction-warning = the carrier may deduct its sum from further damages, and not the sum under { $regime } from this one

# Variables:
#   $regime (Text) - the code of the law that paid
reg261-compensation-abroad = compensation was received under { $regime } before a journey into the territory

reg261-ask-assistance = already_compensated_by: was assistance (meals, hotel, another flight) received in the country of departure too? Then this law does not apply.

reg261-distance-unknown = an airport of the journey is not known, so its distance is not either

reg261-ask-airports = itinerary.legs: from which airport to which did the journey go?

# Variables:
#   $distance (Meters) - on the ellipsoid
#   $on_sphere (Meters) - on a sphere
reg261-near-boundary = near the end of a band: { $distance } on the ellipsoid, which decides, and { $on_sphere } on a sphere

# Variables:
#   $from (AirportCode) - the first departure
#   $to (AirportCode) - the final destination
#   $distance (Meters) - the great circle
reg261-within-community = { $from }-{ $to } is { $distance } and lies within the territory

# Variables:
#   $from (AirportCode) - the first departure
#   $to (AirportCode) - the final destination
#   $distance (Meters) - the great circle
reg261-distance = { $from }-{ $to } is { $distance } by the great circle

reg261-no-offer = no other way is stated to have been offered

reg261-offer-unknown = the times of the way that was offered are not all known

reg261-ask-offer-arrival = disruption.rerouting.arrival_delay_minutes: how late does the way that was offered arrive at the final destination?

reg261-ask-offer-departure = disruption.rerouting.departs_earlier_minutes: how much earlier does the way that was offered leave?

# Variables:
#   $minutes (Count) - how late; negative is early
#   $limit (Count) - the latest that reduces, in minutes
reg261-offer-late = the way that was offered arrives { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, more than { $limit }

# Variables:
#   $minutes (Count) - how late; negative is early
#   $limit (Count) - the latest that reduces, in minutes
reg261-offer-in-time = the way that was offered arrives { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, at most { $limit }

# Variables:
#   $minutes (Count) - how late; negative is early
#   $limit (Count) - from which the whole is owed, in minutes
reg261-delay-not-reduced = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, { $limit } or more: nothing is taken off

# Variables:
#   $minutes (Count) - how late; negative is early
#   $limit (Count) - from which the whole is owed, in minutes
reg261-delay-reduced = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, less than { $limit }: the carrier may halve the sum

# Variables:
#   $whole (Money) - before the reduction
reg261-may-reduce = the reduction is an option of the carrier’s: without it { $whole } is owed

reg261-no-cause = the carrier gave no cause, so it proves none

reg261-not-extraordinary-presumed = no extraordinary circumstances: the carrier has to prove them

# Variables:
#   $cause (CauseCode) - what the carrier said
reg261-cause-unsettled = how { $cause } is to be classed is not settled; the answer rests on the code alone

# Variables:
#   $excused (Count) - excused, in minutes
#   $rest (Count) - not excused, in minutes
reg261-rest-counts = { $excused } minutes are extraordinary; the other { $rest } are not, and they suffice

# Variables:
#   $excused (Count) - excused, in minutes
#   $rest (Count) - not excused, in minutes
reg261-rest-too-short = { $excused } minutes are extraordinary; the other { $rest } are too few

# Variables:
#   $cause (CauseCode) - what the carrier said
#   $root (CauseCode) - what it stands for
reg261-root-unknown = { $cause } is never a last cause: without its root it counts as { $root }

# Variables:
#   $cause (CauseCode) - what the carrier said
#   $root (CauseCode) - what it stands for
reg261-counts-as = { $cause } counts as { $root }, which is inherent in the carrier’s activity

# Variables:
#   $cause (CauseCode) - what the carrier said
reg261-inherent = { $cause } is inherent in the carrier’s activity or within its control

# Variables:
#   $cause (CauseCode) - what the carrier said
reg261-measures-not-proved = { $cause }: the carrier did not prove that it took all reasonable measures

# Variables:
#   $cause (CauseCode) - what the carrier said
reg261-extraordinary = { $cause } is extraordinary

reg261-measures-proved = the carrier proved that it took all reasonable measures

reg261-measures-not-contested = nobody contests that the carrier took all reasonable measures

reg261-measures-warning = the carrier has to prove all reasonable measures too: if it does not, the sum is owed

# Variables:
#   $cause (CauseCode) - what the carrier said
reg261-cause-open = whether { $cause } is extraordinary turns on a fact that is not known

reg261-ask-root = disruption.cause: what was the root cause?

reg261-transfer-owed = after a landing elsewhere the carrier pays the way to the airport on the ticket

reg261-retimed-warning = the later time is taken to have replaced the one on the reservation; against a delay beyond it the sum may be owed

reg261-advance-unknown = by how much the departure was brought forward is not known

reg261-ask-advance = disruption.departure_moved_earlier_minutes: by how many minutes was the departure brought forward?

# Variables:
#   $minutes (Count) - by how much it leaves earlier
#   $limit (Count) - the most that is no cancellation
reg261-advance-short = brought forward by { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, not more than { $limit }: no cancellation

# Variables:
#   $minutes (Count) - by how much it leaves earlier
#   $limit (Count) - the most that is no cancellation
reg261-advance-long = brought forward by { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, more than { $limit }: a cancellation

# Variables:
#   $earlier (Count) - in minutes
#   $earlier_limit (Count) - the most, in minutes
reg261-offer-departs-too-early = the way that was offered leaves { $earlier } minutes earlier, more than { $earlier_limit }

# Variables:
#   $late (Count) - in minutes
#   $late_limit (Count) - below which it fits, in minutes
reg261-offer-arrives-too-late = the way that was offered arrives { $late } minutes late, not less than { $late_limit }

# Variables:
#   $earlier (Count) - in minutes
#   $earlier_limit (Count) - the most, in minutes
#   $late (Count) - in minutes
#   $late_limit (Count) - below which it fits, in minutes
reg261-offer-fits = the way that was offered leaves { $earlier } minutes earlier (at most { $earlier_limit }) and arrives { $late } minutes late (less than { $late_limit })

# Variables:
#   $cause (CauseCode) - what the carrier said
reg261-no-defence = { $cause } is no defence to a denial of boarding

reg261-documents-in-order = refused over documents that were in order

reg261-need-not-come = the refusal was announced: nobody has to come for it

reg261-no-grounds = refused against the passenger’s will and without a reasonable ground

# Variables:
#   $percent (Count) - of the price
reg261-downgraded = a seat in a lower class: { $percent } % of the price of the flight

# Variables:
#   $percent (Count) - of the price
reg261-ask-fare = one_way_fare: what did this flight alone cost? { $percent } % of it is owed back

reg261-ask-airport-baggage-staff = disruption.cause: whose staff was short: the airport’s, which the carrier does not control, or the carrier’s own contractor’s?

reg261-ask-strike-ground-handler = disruption.cause: is the handler the airport’s or chosen by the carrier, and what was the strike about?

reg261-ask-weather-other-rotation = disruption.cause: is this delay the direct consequence of the weather on the earlier flight, and did the carrier take all reasonable measures after it; if not, what was the cause?

reg261-ask-deicing = disruption.cause: was it the weather, the airport’s operation or the carrier’s own planning that held the aircraft?

reg261-ask-baggage-offload = disruption.cause: was the offload ordered for security from outside, or a matter of the carrier’s own handling?

reg261-ask-cyberattack = disruption.cause: whose system was attacked, and could the carrier have prevented it?

reg261-ask-pandemic = disruption.cause: was there an order of an authority, or a lack of demand?

reg261-ask-aircraft-swap = disruption.cause: why was the aircraft changed; give the root cause?

reg261-ask-late-inbound = disruption.cause: why was the inbound aircraft late; give the root cause?

reg261-ask-border-queue = disruption.cause: who ran the queue, and was the passenger there in time?

reg261-ask-lightning = disruption.cause: did the strike make an inspection obligatory, and could the carrier have replaced the aircraft?

reg261-ask-collision = disruption.cause: who caused the collision, and was the aircraft where it had to stand?

reg261-ask-fuel-system = disruption.cause: who runs the fuel system that failed: the airport, for all carriers alike, or the carrier’s supplier?

reg261-ask-strike-own = disruption.cause: could the carrier settle what the strike was about, or was it a matter for the authorities alone?

reg261-ask-strike-sympathy = disruption.cause: could the carrier or its parent settle what the strike was about?

reg261-gives-information = the reasons, the rights of this law in writing, and where to complain

reg261-gives-agreed-benefit = the benefit that was agreed for the seat

reg261-gives-food-and-drink = meals and refreshments in a reasonable relation to the wait, without a ceiling in time

reg261-gives-communication = two telephone calls, messages or e-mails

reg261-gives-accommodation = a hotel, and the way there and back

reg261-gives-refund = the price of the part not travelled, and of the part travelled where the journey has lost its purpose, with the way back to the first departure

reg261-gives-rerouting = another way to the final destination under comparable conditions, at the earliest opportunity or later as the passenger likes

reg261-gives-transfer = the way from the other airport to the one on the ticket

reg261-gives-downgrade-reimbursement = a part of the price of the flight

reg261-gives-money = money; a voucher only if the passenger agrees and signs

reg261-gives-further-damages = further damages; the sum may be deducted from them

reg261-if-overnight = the passenger has to wait overnight

reg261-if-chosen-over-rerouting = the passenger chooses it rather than another way

reg261-if-chosen-over-refund = the passenger chooses it rather than a refund

reg261-if-passenger-gives-up = the passenger gives up the journey

reg261-if-another-airport = the other way ends at another airport of the same place

reg261-if-lower-class = the passenger is carried in a lower class

reg261-if-damage-is-proved = a damage is proved

# Variables:
#   $hours (Count) - how late
reg261-if-departs-late = the departure is { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} late or more

reg261-one-booking = the legs stand on one booking: they are one journey

reg261-reservation = the passenger held a confirmed reservation

reg261-fare = a fare was paid that the public can have

reg261-not-cancelled = the flight flew: it was not cancelled

reg261-cancelled = the flight that was planned did not fly

reg261-refund-is-no-bar = the ticket was refunded: that takes nothing from the sum

reg261-advance-not-reduced = the sum for a flight that was brought forward is never reduced

# Variables:
#   $ruling (Citation) - of another court
reg261-persuasive-alone = { $ruling } is persuasive alone: a court may see it otherwise

# Variables:
#   $minutes (Count) - later than offered
#   $limit (Count) - the least that counts, in minutes
reg261-late-again = the way that was offered and taken came { $minutes } minutes later than offered, { $limit } or more: a delay of its own

reg261-offer-outside-presumed = the way that was offered and declined did not keep within the limits: the carrier has to prove that it did

reg261-declined-offer-reduces = the way that was offered was declined: the words look at the offer, and a court may ask whether it was taken
