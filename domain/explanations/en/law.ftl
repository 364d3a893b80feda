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
