### What IN-CAR says of its own, in English.

car-no-sum-for-delay = no sum is given for a delay

# Variables:
#   $minutes (Count) - after the time on the ticket
car-other-flight = the other flight gets there { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late

car-no-other-flight = no other flight was offered

car-fare-base = the base is the basic fare and the fuel charge; the fare that is stated is taken for them

# Variables:
#   $days (Count) - whole days between notice and departure
car-no-flight-suited = told { $days ->
    [one] { $days } day before
   *[other] { $days } days before
} the departure, and no other flight suited

# Variables:
#   $days (Count) - whole days between notice and departure
car-flight-suited = told { $days ->
    [one] { $days } day before
   *[other] { $days } days before
} the departure, and another flight was taken

car-whether-flight-suited = whether the other flight suited the passenger is not known

car-ask-whether-accepted = disruption.rerouting.accepted: did the passenger take the other flight?

car-late-notice-flight-suited = told less than a day before, and another flight was taken: what is given then was not read

car-block-unknown = the scheduled times of the flight are not both known

car-ask-block = itinerary.legs: at what time was the flight to leave and to arrive?

# Variables:
#   $minutes (Count) - from gate to gate, as scheduled
car-block = scheduled from gate to gate: { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

car-downgrade-day-open = on which day of 2023 the rule on a lower class came in was not read

car-right-meals = meals and refreshments

car-right-another-flight = another flight or the price of the ticket

car-right-hotel = a hotel

car-if-domestic = the flight is domestic

car-if-long-or-night = the delay is one of more than 24 hours, or falls in the night

car-counted-by-arrival = whether the hour and the day count from the departure or the arrival of the other flight was not read; the arrival is taken

car-if-waiting = the passenger has to wait: from how many hours on was not read
