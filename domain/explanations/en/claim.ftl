### What whoever decides a claim should know about its facts, whatever the law makes of them, in English.

claim-delay-not-verified = the delay at the final destination is the claim's statement alone: no flight data tells it
# Variables:
#   $operator (CarrierCode) - the carrier that flew
#   $principal (CarrierCode) - the large carrier that it is said to have flown for
claim-flown-for-stated = that { $operator } flew for { $principal } is the claim's statement alone
# Variables:
#   $operator (CarrierCode) - the carrier that flew
#   $principal (CarrierCode) - the large carrier that it is said to have flown for
claim-flown-for-not-counted = the claim states that { $operator } flew for { $principal }; no evidence is known, and it was not counted
