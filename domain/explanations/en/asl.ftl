### What IL-ASL says of its own, in English.

asl-emergency = emergency amendments between 2024 and 2026 changed duties for a time; they were not read

asl-advance-limit-unknown = from which earlier departure on a flight counts as cancelled was not read

# Variables:
#   $version (Text) - the version of the rules
asl-index-unknown = the indexed sums of { $version } are not known

# Variables:
#   $version (Text) - the version of the rules
asl-index-recalled = that the indexed sums on hand are those of { $version } is remembered, not read

# Variables:
#   $version (Text) - the version of the rules
asl-index = the indexed sums of { $version } were read

asl-ask-index = law.index: which sums did the authority publish for the year of the flight?

asl-right-care = food and drink, and means to communicate

asl-right-refund = the price of the ticket or another flight, as the passenger chooses
