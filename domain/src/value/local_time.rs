//! Local civil time at an airport, as a ticket prints it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A local civil time to the minute, or a bare date where no time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9])?$"))]
pub enum LocalTime {
    /// `YYYY-MM-DD`: the day alone is known.
    Day(Date),
    /// `YYYY-MM-DDThh:mm`.
    Minute(DateTime),
}

impl LocalTime {
    /// The calendar day at the airport.
    pub fn date(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Minute(time) => time.date(),
        }
    }

    /// The time to the minute, if it is known.
    pub const fn minute(self) -> Option<DateTime> {
        match self {
            Self::Day(_) => None,
            Self::Minute(time) => Some(time),
        }
    }
}

/// Not a local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a local time is written YYYY-MM-DDThh:mm, or YYYY-MM-DD where no time is known")]
pub struct LocalTimeError;

impl FromStr for LocalTime {
    type Err = LocalTimeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (day, clock) = text.split_once('T').map_or((text, None), |(day, clock)| (day, Some(clock)));
        let date = date_of(day)?;
        clock.map_or(Ok(Self::Day(date)), |clock| Ok(Self::Minute(date.to_datetime(time_of(clock)?))))
    }
}

fn date_of(text: &str) -> Result<Date, LocalTimeError> {
    match text.as_bytes() {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] => {
            let year = number(&[*y1, *y2, *y3, *y4])?;
            let (month, day) = (number(&[*m1, *m2])?, number(&[*d1, *d2])?);
            let small = |part: i16| i8::try_from(part).map_err(|_| LocalTimeError);
            Date::new(year, small(month)?, small(day)?).map_err(|_| LocalTimeError)
        }
        _ => Err(LocalTimeError),
    }
}

fn time_of(text: &str) -> Result<Time, LocalTimeError> {
    match text.as_bytes() {
        [h1, h2, b':', m1, m2] => {
            let small = |part: i16| i8::try_from(part).map_err(|_| LocalTimeError);
            let (hour, minute) = (small(number(&[*h1, *h2])?)?, small(number(&[*m1, *m2])?)?);
            Time::new(hour, minute, 0, 0).map_err(|_| LocalTimeError)
        }
        _ => Err(LocalTimeError),
    }
}

fn number(digits: &[u8]) -> Result<i16, LocalTimeError> {
    digits.iter().try_fold(0_i16, |sum, digit| {
        if digit.is_ascii_digit() { Ok(sum * 10 + i16::from(digit - b'0')) } else { Err(LocalTimeError) }
    })
}

impl fmt::Display for LocalTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(formatter, "{date}"),
            Self::Minute(time) => write!(formatter, "{}T{:02}:{:02}", time.date(), time.hour(), time.minute()),
        }
    }
}

impl TryFrom<String> for LocalTime {
    type Error = LocalTimeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<LocalTime> for String {
    fn from(time: LocalTime) -> Self {
        time.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_and_a_bare_day_read_back_as_they_were_written() {
        for text in ["2026-05-01T18:30", "2026-05-01", "2024-02-29T00:00"] {
            assert_eq!(text.parse::<LocalTime>().map(|time| time.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn seconds_offsets_and_impossible_days_are_refused() {
        for text in
            ["2026-05-01T18:30:00", "2026-05-01T18:30Z", "2026-02-30", "2026-13-01", "26-05-01", "2026-05-01T24:00", ""]
        {
            assert_eq!(text.parse::<LocalTime>(), Err(LocalTimeError), "{text}");
        }
    }
}
