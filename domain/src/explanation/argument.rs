//! The figures of a sentence: what it keeps of each, and how a language writes it.

use std::borrow::Cow;
use std::fmt::{self, Formatter};

use serde::{Deserialize, Serialize};

use super::{Language, write};
pub(super) use crate::fact::CauseCode;
pub(super) use crate::regime::CarrierSize;
pub(super) use crate::value::{AirportCode, CarrierCode, Citation, Money};

/// A text that is the same in every language: a name, a code, the version of rules.
pub type Text = Cow<'static, str>;
/// A number that a plural form can be chosen by.
pub type Count = i64;
/// A day.
pub type Day = jiff::civil::Date;

/// A distance, written in kilometres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Meters(pub u64);

impl Meters {
    /// A part of a metre counts as a whole one, so that what is above a limit of whole kilometres is written above it.
    pub const fn of_millimeters(millimeters: u64) -> Self {
        Self(millimeters.div_ceil(1_000))
    }
}

impl Argument for Meters {
    fn write(&self, language: Language, formatter: &mut Formatter<'_>) -> fmt::Result {
        let (kilometers, meters) = (self.0 / 1_000, self.0 % 1_000);
        match language {
            Language::English => write!(formatter, "{kilometers}.{meters:03} km"),
            Language::French => write!(formatter, "{kilometers},{meters:03}\u{a0}km"),
        }
    }
}

/// What may fill a sentence.
pub(super) trait Argument {
    /// As this language writes it.
    fn write(&self, language: Language, formatter: &mut Formatter<'_>) -> fmt::Result;
}

/// What a plural form is chosen by.
pub(super) trait Counted {
    /// Whether the language has the form of one for it.
    fn is_one(&self, language: Language) -> bool;
}

impl Counted for Count {
    fn is_one(&self, language: Language) -> bool {
        match language {
            Language::English => self.unsigned_abs() == 1,
            Language::French => self.unsigned_abs() < 2,
        }
    }
}

impl Argument for Money {
    fn write(&self, language: Language, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&write::money(*self, language))
    }
}

impl Argument for CarrierSize {
    fn write(&self, language: Language, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(match (self, language) {
            (Self::Large, Language::English) => "large",
            (Self::Large, Language::French) => "gros",
            (Self::Small, Language::English) => "small",
            (Self::Small, Language::French) => "petit",
        })
    }
}

/// Written the same in every language.
macro_rules! names {
    ($($name:ty),*) => {
        $(impl Argument for $name {
            fn write(&self, _language: Language, formatter: &mut Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, formatter)
            }
        })*
    };
}

names!(Text, Count, Day, CauseCode, AirportCode, CarrierCode, Citation);

/// Some figure of its kind, for the tests.
#[cfg(test)]
pub(super) trait Sample {
    fn sample() -> Self;
}

#[cfg(test)]
mod samples {
    use super::{AirportCode, CarrierCode, CarrierSize, CauseCode, Citation, Count, Day, Meters, Money, Sample, Text};
    use crate::value::Currency;

    macro_rules! samples {
        ($($name:ty => $value:expr;)*) => {
            $(impl Sample for $name {
                fn sample() -> Self {
                    $value
                }
            })*
        };
    }

    samples! {
        Text => Text::Borrowed("APPR-2022-09");
        Count => 21;
        Meters => Meters(1_491_807);
        Day => jiff::civil::date(2026, 5, 1);
        Money => Money::from_minor(123_456, Currency::Cad);
        CarrierSize => Self::Small;
        CauseCode => Self::Lightning;
        AirportCode => "YYZ".parse().unwrap();
        CarrierCode => "AC".parse().unwrap();
        Citation => Self::from_static("APPR s.1(2)");
    }
}
