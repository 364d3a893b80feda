//! A long delay is compensated as a cancellation is (C-402/07, C-581/10): three hours or more at the final destination.

use super::{Rules, cause, distance, reduction};
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime::section::Section;
use crate::regime::trail::{Award, Stop, Trail};
use crate::regime::{Journey, ReasonCode, arrival};

const LONG: &str = "long_delay";
const TOLD: &str = "told_14_days_before";

/// The sum for a delay, or why there is none.
pub(super) fn compensation(
    rules: &'static Rules,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    trail.refused("cancelled", Sentence::Reg261NotCancelled, rules.shared.places.cancelled.citation());
    announced_early(rules, journey, trail)?;
    let destination = rules.own.decisions.final_destination.citation();
    let Some(minutes) = arrival::minutes(journey, destination, trail) else {
        trail.ask(Sentence::LawAskArrivalDelay);
        cause::not_excused(rules, journey, trail)?;
        return Ok(None);
    };
    is_long(rules, journey, minutes, trail)?;
    cause::rest_counts(rules, journey, minutes, trail)?;
    let band = distance::band(rules, journey, trail);
    Ok(band.map(|band| reduction::by_delay(rules, band, minutes, trail)))
}

/// Whether the delay is one of three hours or more.
fn is_long(rules: &'static Rules, journey: &Journey<'_>, minutes: i64, trail: &mut Trail) -> Result<(), Stop> {
    let limit = rules.shared.delay.from_minutes;
    let citation = rules.own.decisions.long_delay.citation();
    let places = &rules.shared.places;
    if minutes < limit {
        trail.refused(LONG, Sentence::LawDelayTooShort { minutes, limit }, citation.clone());
        if journey.disruption().kind == DisruptionKind::Diversion {
            trail.warn(Sentence::Reg261TransferOwed);
        }
        let text = [&places.cancellation, &places.delay, &places.sums].map(Section::citation);
        return Err(Stop::no(ReasonCode::Below3h, [citation].into_iter().chain(text).collect()));
    }
    trail.taken(LONG, Sentence::LawDelayLongEnough { minutes, limit }, citation.clone());
    trail.cite(places.cancellation.citation());
    trail.cite(places.delay.citation());
    trail.cite(citation);
    Ok(())
}

/// A later time that was told two weeks before is the time of the reservation: who delays no more than it, delays not.
fn announced_early(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let days = journey.disruption().notice_days;
    let first = rules.shared.exemptions.first();
    let Some((days, exemption)) = days.zip(first).filter(|(days, exemption)| *days >= exemption.from_days) else {
        return Ok(());
    };
    let citation = exemption.citation.citation();
    trail.refused(TOLD, Sentence::LawToldDaysBefore { days: i64::from(days) }, citation.clone());
    trail.warn(Sentence::Reg261RetimedWarning);
    Err(Stop::no(exemption.reason, vec![citation]))
}
