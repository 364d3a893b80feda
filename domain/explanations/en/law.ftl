### What every regime may say, in English. ../fr has the same keys with the same figures, or the build fails.
### A comment above a sentence declares its figures: $name (Type) - meaning. The types are those of src/explanation/.
### A plural has the forms [one] and *[other]. Receipts keep keys and figures: what is here stays for ever.

# Variables:
#   $version (Text) - the version of the rules
#   $day (Day) - the day of the flight
law-version-applies = { $version } applies to a departure on { $day }

# Variables:
#   $day (Day) - the day of the flight
law-no-version-applies = no version applies to a departure on { $day }

# Variables:
#   $days (Count) - whole days between notice and departure
law-told-days-before = told { $days ->
    [one] { $days } day before
   *[other] { $days } days before
} the scheduled departure

law-notice-unknown = the day on which the passenger was told is not known

law-ask-notice = disruption.notice_days: how many days before departure was the passenger told?

law-arrival-unknown = neither a delay nor the times of the arrival are known

law-ask-arrival-delay = disruption.arrival_delay_minutes: how late did the passenger arrive at the final destination?

# Variables:
#   $minutes (Count) - how late; negative is early
law-arrival-stated = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late at the destination on the ticket

# Variables:
#   $minutes (Count) - how late; negative is early
law-arrival-by-times = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, by the times of the last leg

# Variables:
#   $minutes (Count) - how late; negative is early
law-arrival-by-rerouting-taken = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, by the way that was offered and taken

# Variables:
#   $minutes (Count) - how late; negative is early
law-arrival-by-rerouting-declined = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, as the way that was offered was to arrive

# Variables:
#   $minutes (Count) - how late; negative is early
#   $limit (Count) - the least that counts, in minutes
law-delay-too-short = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late: below { $limit } minutes

# Variables:
#   $minutes (Count) - how late; negative is early
#   $limit (Count) - the least that counts, in minutes
law-delay-long-enough = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late: { $limit } minutes or more

law-volunteered = the passenger gave up the seat for a benefit

law-not-volunteered = the passenger did not offer the seat

law-not-volunteered-presumed = the passenger did not give up the seat for a benefit: nobody says so

law-documents-missing = the documents were missing

law-late-at-gate = the passenger was late at the gate

law-refused-for-conduct = the passenger was refused for conduct

law-refused-for-health = the passenger was refused for health

# Variables:
#   $carrier (CarrierCode) - the code on the ticket
law-several-licences = { $carrier } stands for several carriers with licences of different countries

# Variables:
#   $carrier (CarrierCode) - the code on the ticket
law-ask-which-licence = operating_carrier: which of the carriers that fly as { $carrier } operated the flight?

# Variables:
#   $carrier (CarrierCode) - who flew
law-licence-unknown = which country licensed { $carrier } is not known

# Variables:
#   $carrier (CarrierCode) - who flew
law-ask-licence = operating_carrier: which country licensed { $carrier }?

law-carrier-unknown = the carrier that flew is not named

law-ask-operating-carrier = operating_carrier: which carrier operated the flight?

# Variables:
#   $carrier (CarrierCode) - who is taken to have flown
law-operating-carrier-taken = the operating carrier is not stated; { $carrier } is taken to have flown

# Variables:
#   $place (Text) - the country, by its code
#   $day (Day) - the last day
law-limitation-may-be-over = the period for the courts of { $place } may have ended on { $day }; the sum is owed all the same, and a court may see it otherwise

# Variables:
#   $place (Text) - the country, by its code
law-limitation-disputed = the lists of periods disagree about { $place }; the shortest is shown

law-if-assistance-abroad = assistance (meals, hotel, another flight) was received in the country of departure too

# Variables:
#   $taken (Text) - the regime whose sum is offered
#   $ended (Text) - the regime whose sum it ends
law-ends-another = do not accept the sum under { $taken } first: it ends the one under { $ended }

# Variables:
#   $taken (Text) - the regime whose sum is offered
#   $ended (Text) - the regime whose sum it ends
law-may-end-another = do not accept the sum under { $taken } first: it may end the one under { $ended }

law-no-reservation = there was no confirmed reservation

law-not-at-check-in = the passenger was not there for check-in

law-ask-reservation = passenger.confirmed_reservation: did the passenger hold a confirmed reservation?

law-ask-check-in = passenger.presented_for_check_in: was the passenger there in time, with the documents?

law-entitlement-unknown = whether the passenger was entitled to board is not known

law-entitled-to-board = with a reservation, there in time, and refused a seat
