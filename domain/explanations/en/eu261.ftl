### What EU-261 says of its own, in English.

# Variables:
#   $from (AirportCode) - the first departure
eu261-departs = the journey departs from { $from }, in the territory: any carrier

# Variables:
#   $from (AirportCode) - the first departure
eu261-departs-outside = the journey departs from { $from }, outside the territory

# Variables:
#   $to (AirportCode) - the final destination
eu261-arrives-outside = the journey ends at { $to }, outside the territory too

# Variables:
#   $to (AirportCode) - the final destination
eu261-arrives = the journey ends at { $to }, in the territory: a Community carrier alone

# Variables:
#   $carrier (CarrierCode) - who flew
eu261-community-carrier = { $carrier } is a Community carrier

# Variables:
#   $carrier (CarrierCode) - who flew
eu261-no-community-carrier = { $carrier } is no Community carrier

# Variables:
#   $carrier (CarrierCode) - who flew another leg
eu261-community-carrier-of-the-booking = { $carrier }, a Community carrier, flew another leg of the same booking

# Variables:
#   $carrier (CarrierCode) - whom to ask
eu261-claim-against = the claim is against { $carrier }, which flew another leg of the booking

eu261-swiss-courts = Swiss courts do not all follow the later rulings of the Court of Justice: a sum for delay is less certain there

# Variables:
#   $airport (AirportCode) - where
#   $doubt (Text) - what is in doubt, in the words of the reference
eu261-place-in-doubt = whether { $airport } is in the territory is in doubt: { $doubt }

eu261-hour-of-the-change = the departure is in the last hour before the United Kingdom left the territory, at 23:00 UTC on 31 December 2020: which law applies is in doubt
