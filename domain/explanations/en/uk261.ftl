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

# Variables:
#   $carrier (CarrierCode) - who flew another leg
uk261-carrier-of-the-booking = { $carrier }, which has the licence that is asked for, flew another leg of the same booking

# Variables:
#   $carrier (CarrierCode) - whom to ask
uk261-claim-against = the claim is against { $carrier }, which flew another leg of the booking

# Variables:
#   $to (AirportCode) - the final destination
uk261-airport-open = { $to } lies in Norway, Iceland or Switzerland: whether that is the Union here is not settled
