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
#   $amounts (Amounts) - one sum a currency
#   $basis (Basis) - the rules and the section that decided, or nothing
compensation-owed = Compensation calculated: { $amounts }{ $basis }.

# Variables:
#   $basis (Basis) - the rules and the section that decided, or nothing
compensation-not-owed = Compensation calculated: nothing is owed{ $basis }.
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
next-fix-payout = Support finds out why the bank refused, and pays again.

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
unknown = This version of the program has no words for it.
