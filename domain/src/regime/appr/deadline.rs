//! The claim must reach the carrier before the first anniversary of the event, s.19(3), and the carrier must pay or explain
//! within 30 days, s.19(4) and Act s.85.01(2).

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Journey;
use super::parameters::{Filing, PARAMETERS, Version};
use super::scope::in_canada;
use crate::explanation::Sentence;
use crate::fact::{Disruption, DisruptionKind, Itinerary};
use crate::regime::journey::{is_announced_denial, ticket_of};
use crate::regime::right::{Bound, Deadline};
use crate::regime::trail::{Stop, Trail};
use crate::value::Money;

const TEST: &str = "filed_in_time";

/// Whether the claim came in time. Without a filing date no deadline is applied. A sum that is not certain yet is not
/// named as lost.
pub(super) fn filed_in_time(
    journey: &Journey<'_>,
    filing: &'static Filing,
    sum: Option<Money>,
    trail: &mut Trail,
) -> Result<(), Stop> {
    let citation = filing.citation.citation();
    let event = journey.day();
    let Some(filed_on) = journey.facts.filed_on else {
        trail.taken(TEST, Sentence::ApprNoFilingDate, citation);
        return Ok(());
    };
    let anniversary = anniversary_of(event, filing.anniversary_years);
    if anniversary.is_none_or(|anniversary| filed_on < anniversary) {
        trail.taken(TEST, Sentence::ApprFiledInTime { filed: filed_on, event }, citation);
        let announced = announced_on(journey).and_then(|day| anniversary_of(day, filing.anniversary_years));
        if announced.is_some_and(|anniversary| filed_on >= anniversary) {
            trail.warn(Sentence::ApprLateByAnnouncement);
        }
        return Ok(());
    }
    trail.refused(TEST, Sentence::ApprFiledLate { filed: filed_on, event }, citation.clone());
    let certain = sum.filter(|_| trail.is_certain());
    Err(Stop::lapsed(certain, citation))
}

/// The day on which the passenger was told, if that is known.
fn announced_on(journey: &Journey<'_>) -> Option<Date> {
    let days = i64::from(journey.facts.disruption.notice_days?);
    journey.day().checked_sub(Span::new().try_days(days).ok()?).ok()
}

/// The same day so many years on; of 29 February, 28 February: the earlier day is the safe one.
fn anniversary_of(event: Date, years: i16) -> Option<Date> {
    event.checked_add(years.years()).ok()
}

/// The days that count for the claim itself: until when the carrier must be asked (s.19(3)), until when it must answer,
/// and from when the Agency may be asked (Act s.85.04(1)(d)).
pub(super) fn days(journey: &Journey<'_>, version: &'static Version) -> Vec<Deadline> {
    let disruption = &journey.facts.disruption;
    let filing = filing_of(disruption, version);
    let last = filing.and_then(|filing| Some((last_day(journey, filing)?, filing.citation.citation())));
    let request = last.map(|(day, citation)| Deadline::new("request_to_carrier", Bound::By, day, citation));
    let answer = journey.facts.filed_on.and_then(|filed_on| answer_of_carrier(disruption, version, filed_on));
    let answer_day = answer.as_ref().map(|answer| answer.day);
    let citation = &PARAMETERS.answer.complaint_citation;
    let complaint = answer_day
        .and_then(|day| day.tomorrow().ok())
        .map(|day| Deadline::new("complaint_to_agency", Bound::From, day, citation.citation()));
    request.into_iter().chain(answer).chain(complaint).collect()
}

/// Until when the carrier must have paid or explained why it does not. `None`: the regulations do not apply to the journey.
pub fn answer_due(itinerary: &Itinerary, disruption: &Disruption, filed_on: Date) -> Option<Deadline> {
    let disrupted = itinerary.legs.get(disruption.leg)?;
    if !ticket_of(itinerary, disrupted).iter().any(in_canada) {
        return None;
    }
    let version = PARAMETERS.version_on(disrupted.scheduled_departure.date())?;
    answer_of_carrier(disruption, version, filed_on)
}

/// The days are counted from the one after that on which the claim reached the carrier.
fn answer_of_carrier(disruption: &Disruption, version: &'static Version, filed_on: Date) -> Option<Deadline> {
    let answer = &PARAMETERS.answer;
    let day = filed_on.checked_add(Span::new().try_days(answer.days).ok()?).ok()?;
    let by = filing_of(disruption, version).map_or(&answer.claim_citation, |filing| &filing.answer_citation);
    Some(Deadline::new("answer_of_carrier", Bound::By, day, by.citation()))
}

/// The time limits of s.19; s.20 knows none of its own.
fn filing_of(disruption: &Disruption, version: &'static Version) -> Option<&'static Filing> {
    PARAMETERS.delay_table(version).filter(|_| !is_denial_at_the_gate(disruption)).map(|table| &table.filing)
}

/// The day before the anniversary.
fn last_day(journey: &Journey<'_>, filing: &Filing) -> Option<Date> {
    anniversary_of(journey.day(), filing.anniversary_years)?.yesterday().ok()
}

fn is_denial_at_the_gate(disruption: &Disruption) -> bool {
    disruption.kind == DisruptionKind::DeniedBoarding && !is_announced_denial(disruption)
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
        answer_due(&itinerary, &disruption, date(2026, 6, 1)).map(|due| format!("{} {}", due.day, due.citation))
    }

    #[test]
    fn the_carrier_pays_or_explains_within_30_days_after_the_claim_reached_it_under_s19_or_else_under_the_act() {
        let (delay, denial) = (DisruptionKind::Delay, DisruptionKind::DeniedBoarding);
        let (by_s19, by_act) = ("2026-07-01 APPR s.19(4)".to_owned(), "2026-07-01 CTA Act s.85.01(2)".to_owned());
        assert_eq!(due("YYZ", "FCO", "2026-05-01T18:30", delay), Some(by_s19.clone()));
        assert_eq!(due("FCO", "YYZ", "2026-05-01T18:30", DisruptionKind::Cancellation), Some(by_s19));
        assert_eq!(due("YYZ", "FCO", "2026-05-01T18:30", denial), Some(by_act.clone()), "s.20 has none");
        assert_eq!(due("YYZ", "FCO", "2019-12-14T18:30", delay), Some(by_act), "s.19 was not in force");
        assert_eq!(due("YYZ", "FCO", "2019-07-14T18:30", delay), None, "the regulations were not in force");
        assert_eq!(due("FCO", "CDG", "2026-05-01T18:30", delay), None, "Canada is not touched");
    }

    #[test]
    fn the_anniversary_of_29_february_is_28_february() {
        assert_eq!(anniversary_of(date(2024, 2, 29), 1), Some(date(2025, 2, 28)));
        assert_eq!(anniversary_of(date(2026, 3, 10), 1), Some(date(2027, 3, 10)));
    }
}
