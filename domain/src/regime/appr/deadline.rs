//! The claim must reach the carrier before the first anniversary of the event, s.19(3), and the carrier must pay or explain
//! within 30 days, s.19(4).

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::parameters::{Filing, PARAMETERS};
use super::scope::in_canada;
use super::ticket_of;
use crate::fact::{Disruption, DisruptionKind, Itinerary};
use crate::regime::trail::{Stop, Trail};
use crate::value::{Citation, Money};

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

/// A day until which something must be done, and where that stands written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The last day.
    pub on: Date,
    /// Where it stands written.
    pub citation: Citation,
}

/// Until when the carrier must have paid or explained why it does not: s.19(4) counts from the day after the claim reached
/// it. `None`: the journey does not touch Canada, s.19 was not in force, or the claim is one that s.19 does not know.
pub fn answer_due(itinerary: &Itinerary, disruption: &Disruption, filed_on: Date) -> Option<Due> {
    if matches!(disruption.kind, DisruptionKind::DeniedBoarding | DisruptionKind::Downgrade) {
        return None;
    }
    let disrupted = itinerary.legs.get(disruption.leg)?;
    if !ticket_of(itinerary, disrupted).iter().any(in_canada) {
        return None;
    }
    let version = PARAMETERS.version_on(disrupted.scheduled_departure.date())?;
    let filing = &PARAMETERS.delay_table(version)?.filing;
    let on = filed_on.checked_add(Span::new().try_days(filing.answer_days).ok()?).ok()?;
    Some(Due { on, citation: filing.answer_citation.citation() })
}

/// The same day so many years on; of 29 February, 28 February: the earlier day is the safe one.
fn anniversary(event: Date, years: i16) -> Option<Date> {
    event.checked_add(years.years()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn due(origin: &str, destination: &str, departure: &str, kind: DisruptionKind) -> Option<String> {
        let leg = serde_json::json!({ "origin": origin, "destination": destination, "scheduled_departure": departure });
        let itinerary = serde_json::json!({ "single_booking": true, "legs": [leg] });
        let itinerary = serde_json::from_value(itinerary).unwrap();
        let disruption = serde_json::from_value(serde_json::json!({ "kind": kind, "leg": 0 })).unwrap();
        answer_due(&itinerary, &disruption, date(2026, 6, 1)).map(|due| format!("{} {}", due.on, due.citation))
    }

    #[test]
    fn the_carrier_pays_or_explains_within_30_days_after_the_claim_reached_it_where_s19_gives_a_sum() {
        let delay = DisruptionKind::Delay;
        let expected = Some("2026-07-01 APPR s.19(4)".to_owned());
        assert_eq!(due("YYZ", "FCO", "2026-05-01T18:30", delay), expected);
        assert_eq!(due("FCO", "YYZ", "2026-05-01T18:30", DisruptionKind::Cancellation), expected);
        assert_eq!(due("FCO", "CDG", "2026-05-01T18:30", delay), None, "Canada is not touched");
        assert_eq!(due("YYZ", "FCO", "2019-12-14T18:30", delay), None, "s.19 was not in force");
        assert_eq!(due("YYZ", "FCO", "2026-05-01T18:30", DisruptionKind::DeniedBoarding), None, "s.20 has none");
    }

    #[test]
    fn the_anniversary_of_29_february_is_28_february() {
        assert_eq!(anniversary(date(2024, 2, 29), 1), Some(date(2025, 2, 28)));
        assert_eq!(anniversary(date(2026, 3, 10), 1), Some(date(2027, 3, 10)));
    }
}
