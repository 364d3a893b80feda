//! The claim must reach the carrier before the first anniversary of the event, s.19(3).

use jiff::ToSpan;
use jiff::civil::Date;

use super::parameters::Filing;
use crate::regime::trail::{Stop, Trail};
use crate::value::Money;

const TEST: &str = "filed_in_time";

/// Whether the claim came in time. Without a filing date no deadline is applied. A sum that is not certain yet is not
/// named as lost.
pub(super) fn filed_in_time(
    event: Date,
    filed_on: Option<Date>,
    filing: &'static Filing,
    sum: Option<Money>,
    trail: &mut Trail,
) -> Result<(), Stop> {
    let citation = filing.citation.citation();
    let Some(filed_on) = filed_on else {
        trail.taken(TEST, "no filing date is given, so no deadline is applied", citation);
        return Ok(());
    };
    let anniversary = anniversary(event, filing.anniversary_years);
    if anniversary.is_none_or(|anniversary| filed_on < anniversary) {
        trail.taken(TEST, format!("filed on {filed_on} for an event of {event}"), citation);
        return Ok(());
    }
    trail.refused(TEST, format!("filed on {filed_on}, on or after the anniversary of {event}"), citation.clone());
    let certain = sum.filter(|_| !trail.asks());
    Err(Stop::lapsed(certain, citation))
}

/// The same day so many years on; of 29 February, 28 February: the earlier day is the safe one.
fn anniversary(event: Date, years: i16) -> Option<Date> {
    event.checked_add(years.years()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_anniversary_of_29_february_is_28_february() {
        assert_eq!(anniversary(date(2024, 2, 29), 1), Some(date(2025, 2, 28)));
        assert_eq!(anniversary(date(2026, 3, 10), 1), Some(date(2027, 3, 10)));
    }
}
