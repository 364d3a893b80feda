//! The claim must reach the carrier before the first anniversary of the event, s.19(3).

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Journey;
use super::parameters::{Filing, PARAMETERS, Version};
use crate::fact::DisruptionKind;
use crate::regime::right::{Bound, Deadline};
use crate::regime::trail::{Stop, Trail};
use crate::value::{Citation, Money};

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
        trail.taken(TEST, "no filing date is given, so no deadline is applied", citation);
        return Ok(());
    };
    let anniversary = anniversary_of(event, filing.anniversary_years);
    if anniversary.is_none_or(|anniversary| filed_on < anniversary) {
        trail.taken(TEST, format!("filed on {filed_on} for an event of {event}"), citation);
        let announced = announced_on(journey).and_then(|day| anniversary_of(day, filing.anniversary_years));
        if announced.is_some_and(|anniversary| filed_on >= anniversary) {
            trail.warn("the claim is in time by the day of the flight, and late if the day of the announcement counts");
        }
        return Ok(());
    }
    trail.refused(TEST, format!("filed on {filed_on}, on or after the anniversary of {event}"), citation.clone());
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
    let filing = PARAMETERS.delay_table(version).filter(|_| !is_denial_at_the_gate(journey)).map(|table| &table.filing);
    let last = filing.and_then(|filing| Some((last_day(journey, filing)?, filing.citation.citation())));
    let request = last.map(|(day, citation)| deadline("request_to_carrier", Bound::By, day, citation));
    let answer = &PARAMETERS.answer;
    let answered = journey.facts.filed_on.and_then(|day| day.checked_add(Span::new().try_days(answer.days).ok()?).ok());
    let by = filing.map_or(&answer.claim_citation, |filing| &filing.answer_citation);
    let answer_by = answered.map(|day| deadline("answer_of_carrier", Bound::By, day, by.citation()));
    let complaint = answered
        .and_then(|day| day.tomorrow().ok())
        .map(|day| deadline("complaint_to_agency", Bound::From, day, answer.complaint_citation.citation()));
    request.into_iter().chain(answer_by).chain(complaint).collect()
}

/// The day before the anniversary.
fn last_day(journey: &Journey<'_>, filing: &Filing) -> Option<Date> {
    anniversary_of(journey.day(), filing.anniversary_years)?.yesterday().ok()
}

/// s.20 knows no deadline of its own.
fn is_denial_at_the_gate(journey: &Journey<'_>) -> bool {
    journey.facts.disruption.kind == DisruptionKind::DeniedBoarding && !journey.is_announced_denial()
}

fn deadline(name: &'static str, bound: Bound, day: Date, citation: Citation) -> Deadline {
    Deadline { deadline: name.into(), bound, day, citation }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_anniversary_of_29_february_is_28_february() {
        assert_eq!(anniversary_of(date(2024, 2, 29), 1), Some(date(2025, 2, 28)));
        assert_eq!(anniversary_of(date(2026, 3, 10), 1), Some(date(2027, 3, 10)));
    }
}
