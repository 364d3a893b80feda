### What a person reads of a claim, in English. fr.ftl has the same keys with the same placeholders, or the build fails.
### A comment above a message declares its placeholders: $name (Type) - meaning. The types are those of src/messages/.
### A plural has the forms [one] and *[other]; sums, dates and durations arrive as this language writes them.

## The timeline: a sentence for each event.

# Variables:
#   $kind (DisruptionKind) - what went wrong
#   $passengers (Count) - how many travelled
#   $route (Route) - from where to where
claim-submitted = Claim submitted: { $kind } for { $passengers ->
    [one] { $passengers } passenger
   *[other] { $passengers } passengers
}, { $route }.

# Variables:
#   $arrival (Arrival) - how late or early they arrived
flight-verified = Flight verified: { $arrival }.

# Variables:
#   $reason (FlightUnverifiedReason) - why flight data does not settle it
flight-not-verified = Flight not verified: { $reason }.

# Variables:
#   $again (Again) - that it was calculated again and why, or nothing
#   $amounts (Amounts) - one sum a currency
#   $basis (Basis) - the rules and the section that decided, or nothing
compensation-owed = Compensation calculated{ $again }: { $amounts }{ $basis }.

# Variables:
#   $again (Again) - that it was calculated again and why, or nothing
#   $basis (Basis) - the rules and the section that decided, or nothing
compensation-not-owed = Compensation calculated{ $again }: nothing is owed{ $basis }.
compensation-needs-facts = Compensation not calculated: a fact is missing.

# Variables:
#   $basis (Basis) - the rules and the section that decided, or nothing
compensation-needs-legal-review = Compensation not calculated: the law is open{ $basis }.

# Variables:
#   $amounts (Amounts) - one sum a currency
claim-approved = Claim approved: { $amounts }.

# Variables:
#   $reason (DenialReason) - why nothing is paid
#   $citation (Citation) - where it stands written
claim-denied = Claim denied: { $reason } ({ $citation }).

# Variables:
#   $amount (Amount) - the sum
payout-authorized = Payout authorized: { $amount }.

# Variables:
#   $amount (Amount) - the sum
payout-retried = Payout authorized in place of one that failed: { $amount }.
payout-sent = Payout sent to the bank.

# Variables:
#   $amount (Amount) - the sum
claim-paid-in-full = Paid: { $amount }; everything owed is paid.

# Variables:
#   $amount (Amount) - the sum
claim-paid-in-part = Paid: { $amount }; more is still owed.

# Variables:
#   $reason (Text) - the bank’s own code
payout-failed = Payout refused by the bank: { $reason }.

# Variables:
#   $attempts (Count) - how often it was tried
#   $reason (PayoutStallReason) - why nobody knows what the bank did
payout-stalled = Payout in doubt after { $attempts ->
    [one] { $attempts } attempt
   *[other] { $attempts } attempts
}: { $reason }.

# Variables:
#   $reason (PayoutReturnReason) - why the bank sent it back
#   $amount (Amount) - the sum
payout-returned = Paid money came back: { $reason }; { $amount } is owed again.

# Variables:
#   $facts (AmendedFacts) - what was amended
claim-amended = Claim amended: { $facts }.
claim-withdrawn = Claim withdrawn.

# Variables:
#   $reason (WithdrawalReason) - why it is not pursued
claim-withdrawn-because = Claim withdrawn: { $reason }.

# Variables:
#   $reason (ReopeningReason) - why it is open again
claim-reopened = Claim reopened: { $reason }.

# Variables:
#   $cause (CauseCode) - what the carrier said
#   $bearing (ReasonBearing) - how it stands to what the carrier said before
carrier-reason-recorded = The carrier gave a reason: { $cause }; { $bearing }.
note-added = Note added.

# Variables:
#   $document (Document) - what it is
#   $bytes (Count) - how large it is
#   $media_type (Text) - of what type, as application/pdf
evidence-attached = Evidence attached: { $document }, { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
} of { $media_type }.

## Where a claim stands.
stands-submitted = The claim is received.

# Variables:
#   $arrival (Arrival) - how late or early they arrived
stands-flight-verified = The flight is verified: { $arrival }.

# Variables:
#   $reason (FlightUnverifiedReason) - why flight data does not settle it
stands-flight-not-verified = The flight is not verified: { $reason }.

# Variables:
#   $amounts (Amounts) - one sum a currency
#   $basis (Basis) - the rules and the section that decided, or nothing
stands-owed = { $amounts } is owed{ $basis }.

# Variables:
#   $basis (Basis) - the rules and the section that decided, or nothing
stands-not-owed = Nothing is owed{ $basis }.
stands-needs-facts = What is owed cannot be said before more is known.

# Variables:
#   $basis (Basis) - the rules and the section that decided, or nothing
stands-needs-legal-review = The law leaves open what is owed{ $basis }.

# Variables:
#   $amounts (Amounts) - one sum a currency
stands-approved = Approved: { $amounts } is owed.

# Variables:
#   $reason (DenialReason) - why nothing is paid
#   $citation (Citation) - where it stands written
stands-denied = Denied: { $reason } ({ $citation }).

# Variables:
#   $amounts (Amounts) - one sum a currency
stands-payout-authorized = { $amounts } is authorized for payment.

# Variables:
#   $amounts (Amounts) - one sum a currency
stands-payout-sent = { $amounts } is on its way through the bank.
stands-payout-stalled = A payout is in doubt: it is not known what the bank did.
stands-payout-failed = The bank refused a payout.

# Variables:
#   $amounts (Amounts) - one sum a currency
stands-payout-returned = A payout came back: { $amounts } is owed.
stands-withdrawn = The claim is withdrawn.

# Variables:
#   $paid (Amounts) - what is paid
#   $owed (Amounts) - what is owed
stands-partly-paid = { $paid } of { $owed } is paid.

# Variables:
#   $amounts (Amounts) - one sum a currency
stands-paid = { $amounts } is paid.

## What happens next.
next-verify-flight = The flight is being compared with flight data.
next-verify-by-hand = Support verifies the flight by hand.
next-calculate-compensation = The compensation is being calculated.
next-supply-facts = The claimant says what is missing.
next-review-law = A lawyer answers a question that the law leaves open.
next-decide-claim = Support approves or denies the claim.
next-authorize-payout = Support authorizes the payout.
next-send-payout = The payout is being sent to the bank.
next-await-bank = The bank carries the payout out.
next-settle-payout = Support finds out what the bank did with the payout.
next-fix-payout = Support finds out why the payout failed, and pays again.

## Parts of sentences: the words of codes and figures.
arrival-unknown = no source tells when the passengers arrived
arrival-on-time = arrived on time at the final destination

# Variables:
#   $time (Duration) - how long
arrival-early = arrived { $time } early at the final destination

# Variables:
#   $time (Duration) - how long
arrival-late = arrived { $time } late at the final destination
basis-none = {""}

# Variables:
#   $place (Text) - the rules or the section
basis-place = {" "}under { $place }

# Variables:
#   $rules (Text) - the version of the rules
#   $citation (Citation) - where it stands written
basis-rules-and-section = {" "}under { $rules }, { $citation }

# Variables:
#   $first (Text) - all but the last
#   $last (Text) - the last
both = { $first } and { $last }

# Variables:
#   $origin (AirportCode) - the first airport
#   $destination (AirportCode) - the last airport
route-between = { $origin } to { $destination }
route-unknown = on a route that is not known
kind-delay = delay
kind-cancellation = cancellation
kind-denied-boarding = denied boarding
kind-missed-connection = missed connection
kind-diversion = diversion
kind-earlier-departure = earlier departure
kind-downgrade = downgrade
unverified-flight-not-found = no source knows the flight
unverified-flight-number-missing = the claim does not name the flight
unverified-arrival-unknown = no source knows when the flight arrived
unverified-contradicts-claim = flight data says something else than the claim
unverified-ticket-contradicts-timetable = by the claim the flight was due earlier than it was
unverified-replacement-ends-elsewhere = the journey in the end led elsewhere than the ticket
unverified-sources-unavailable = no source of flight data could be asked
denial-not-entitled = the law gives nothing on these facts
denial-outside-carrier-control = the cause was outside the carrier's control
denial-required-for-safety = the cause was within the carrier's control but required for safety
denial-filed-too-late = the claim came too late
denial-already-compensated = the passenger was paid for this event already
denial-facts-not-established = the facts could not be established
stalled-bank-unreachable = the bank could not be reached
stalled-bank-undecided = the bank has not decided
stalled-bank-disagrees = the bank's record differs from ours
stalled-account-unreadable = the account cannot be read
again-no = {""}
again-facts-amended = {" "}again, as the claim was amended
again-flight-verified-again = {" "}again, as the flight was verified anew
again-carrier-reason = {" "}again, as the carrier gave a reason
again-claim-reopened = {" "}again, as the claim was reopened
again-rules-changed = {" "}again, as the rules are others
withdrawal-settled-with-carrier = it is settled with the carrier
withdrawal-submitted-twice = another claim is about the same
withdrawal-submitted-in-error = it was submitted in error
withdrawal-not-pursued = it is not pursued
reopening-new-facts = something became known
reopening-decision-wrong = the decision was wrong
reopening-decided-otherwise = a tribunal, a court or the Agency decided otherwise
reopening-withdrawal-taken-back = the withdrawal is taken back
returned-account-closed = the account is closed
returned-account-unknown = there is no such account
returned-account-refuses = the account takes no such payment
returned-holder-differs = the account is somebody else's
returned-sent-back = whoever received it sent it back
returned-not-stated = the bank gives no reason
document-any = a document
document-carrier-statement = a statement of the carrier
document-boarding-pass = a boarding pass
document-booking = a booking
document-flight-record = a record of the flight
document-receipt = a receipt
document-authority = an authority
bearing-counts = it had given none before
bearing-confirms = it had said so before
bearing-contradicts = it had said something else before
bearing-too-late = the claim was closed before
fact-replacement-legs = the legs travelled in the end
fact-disruption = what went wrong
fact-carrier-size = the size of the carrier
fact-carried-for = for whom the carrier flew
fact-filed-on = the day the claim reached the carrier
fact-already-compensated-by = who has paid already
fact-passenger = what is known of a passenger
fact-one-way-fare = a fare
fact-name = a name
fact-email = the e-mail address
fact-phone = the telephone number
fact-booking-reference = the booking reference
fact-payout-account = where to pay
fact-itinerary = the itinerary
fact-passengers = who travelled
cause-tech-unscheduled = Technical defect found outside scheduled maintenance (wear, part failure, pre-flight check)
cause-tech-scheduled-maint = Problem found during, or delay of, scheduled maintenance
cause-tech-premature-failure = Premature failure of a component within its service life
cause-tech-hidden-defect = Hidden manufacturing or design defect acknowledged by manufacturer or authority, affecting the type and safety
cause-tech-airworthiness-directive = Authority grounding or directive for the type
cause-fod-tyre = Tyre damage by foreign object on the manoeuvring area
cause-bird-strike = Collision with birds or other wildlife and the resulting mandatory check
cause-lightning = Lightning strike leading to mandatory inspection
cause-ground-handling-collision = Mobile stairs, loader or other handling equipment hits the parked aircraft
cause-collision-other-aircraft = Parked aircraft hit by another carrier's aircraft
cause-airport-fuel-system = General failure of airport-run refuelling system
cause-runway-contamination = Runway closed by fuel or debris not from the carrier's own aircraft
cause-airport-baggage-staff = Shortage of airport-operator baggage staff
cause-ground-handler-own = Carrier's own or contracted ground handler late or short-staffed
cause-crew-illness = Crew member ill, absent or deceased shortly before departure
cause-crew-shortage = Not enough crew, rostering, training
cause-crew-duty-time = Crew out of permitted duty time
cause-strike-own-lawful = Lawful strike by the carrier's own staff (pilots, cabin crew)
cause-strike-own-wildcat = Wildcat strike by own staff after restructuring news
cause-strike-parent-sympathy = Own-staff strike in solidarity with a parent-company dispute
cause-strike-atc = Air traffic control strike
cause-strike-airport-security = Strike of airport, security or border staff
cause-strike-ground-handler = Strike at a contracted ground handler
cause-atc-restriction = ATC slot, flow control or staffing restriction
cause-weather-unsafe = Weather incompatible with safe operation of this flight
cause-weather-other-rotation = Weather hit an earlier rotation of the same aircraft
cause-deicing = De-icing queue, fluid or truck shortage
cause-airspace-closed = Airspace closure, volcanic ash, NOTAM
cause-airport-closed = Airport closure or operational failure at the airport
cause-security-threat = Bomb threat, security breach, sabotage, hijack
cause-unruly-passenger = Unruly passenger, diversion or offload
cause-medical-emergency = Medical emergency on board or diversion for it
cause-baggage-offload = Offloading bags of a no-show passenger
cause-it-outage-own = Outage of a system run or controlled by the carrier
cause-it-outage-airport = Outage of airport or authority system
cause-cyberattack = Cyberattack on the carrier or supplier
cause-gov-order = Government order, travel ban, official instruction
cause-war-instability = War, political instability
cause-pandemic = Pandemic restrictions or demand collapse
cause-overbooking = More reservations than seats
cause-commercial-cancel = Low load, schedule or fleet decision
cause-aircraft-swap-smaller = Smaller aircraft substituted
cause-late-inbound = Late inbound aircraft
cause-fuel-cost-or-insolvency = Fuel price, lessor repossession, insolvency
cause-border-queue = Border or security queue made passengers late
cause-unknown = No cause given by the carrier
unknown = This version of the program has no words for it.
