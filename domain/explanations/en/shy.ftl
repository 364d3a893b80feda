### What TR-SHY says of its own, in English.

shy-rate-rule-changed = since 10 December 2024 another rule says at which rate the sum is paid in lira; it was not read

shy-paid-in-lira = the sum is fixed in euros and paid in lira

shy-windows-recalled = the days and hours of notice that exempt the carrier are remembered, not read

shy-moved-is-cancelled = a flight moved to another time less than two weeks before counts as cancelled

shy-no-sum-for-delay = this version gives no sum for a delay

# Variables:
#   $minutes (Count) - how late
shy-delay-not-read = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late: the article that gives a sum for delay was not read

shy-right-refreshments = refreshments

shy-right-meals = meals

shy-right-hotel = a hotel

shy-right-refund = the price of the ticket, if the passenger no longer travels
