### What UK-261 says of its own, in English.

# Variables:
#   $from (AirportCode) - the first departure
uk261-departs = the journey departs from { $from }, in the United Kingdom: any carrier

# Variables:
#   $from (AirportCode) - the first departure
uk261-departs-outside = the journey departs from { $from }, outside the United Kingdom

# Variables:
#   $to (AirportCode) - the final destination
uk261-arrives = the journey ends at { $to }, in the United Kingdom: a carrier of the United Kingdom or of the Union alone

# Variables:
#   $to (AirportCode) - the final destination
uk261-arrives-in-union = the journey ends at { $to }, in the Union: a carrier of the United Kingdom alone

# Variables:
#   $to (AirportCode) - the final destination
uk261-arrives-outside = the journey ends at { $to }, outside the United Kingdom and the Union

# Variables:
#   $carrier (CarrierCode) - who flew
uk261-carrier = { $carrier } has the licence that is asked for

# Variables:
#   $carrier (CarrierCode) - who flew
uk261-no-carrier = { $carrier } has no such licence

# Variables:
#   $carrier (CarrierCode) - who flew
uk261-licence-open = { $carrier } has a licence of Norway, Iceland or Switzerland: whether that is a Community licence here is not settled
