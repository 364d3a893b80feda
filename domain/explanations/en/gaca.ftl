### What SA-GACA says of its own, in English.

# Variables:
#   $days (Count) - whole days between notice and departure
gaca-notice-open = told { $days ->
    [one] { $days } day before
   *[other] { $days } days before
} the departure: whether that frees the carrier was not read

gaca-tiers-not-read = which part of the ticket is owed by how early the passenger was told was not read

gaca-landing-elsewhere-open = whether a landing elsewhere is a stop that was not scheduled was not read

gaca-one-way-taken = the fare one way is taken for the value of the ticket

# Variables:
#   $amount (Money) - the sum
gaca-sum = { $amount }

gaca-stop-not-on-ticket = the flight made a stop that was not on the ticket

gaca-wheelchair-not-provided = a wheelchair that was needed was not provided

gaca-right-drinks = drinks

gaca-right-meal = a meal

gaca-right-hotel = a hotel

gaca-right-cancel = the price of the ticket, if the passenger no longer travels

gaca-right-refund = the price of the ticket, beside the sum
