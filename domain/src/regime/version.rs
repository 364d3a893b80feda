//! The versions of a regime's rules, and the days on which each applies.

use jiff::civil::Date;

/// The law of a regime between two days, by the key of the regime: the day of the flight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// Its id, which a decision keeps: `APPR-2022-09`.
    pub id: &'static str,
    /// The first day.
    pub applies_from: Date,
    /// The last day; `None` for the version in force.
    pub applies_to: Option<Date>,
}

impl Version {
    /// Whether it applies to a flight of a day.
    pub fn applies_on(&self, day: Date) -> bool {
        self.applies_from <= day && self.applies_to.is_none_or(|last| day <= last)
    }
}
