//! Compensation for delay and cancellation, s.19: counted at the destination on the ticket.

use super::parameters::{DelayTable, PARAMETERS, Version};
use super::{Journey, arrival, category, deadline, overlap, size};
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime::ReasonCode;
use crate::regime::section::Section;
use crate::regime::trail::{Stop, Trail};
use crate::value::{Citation, Money};

const DELAY_IN_CONTROL: Citation = Citation::from_static("APPR s.12(2)");
const CANCELLATION_IN_CONTROL: Citation = Citation::from_static("APPR s.12(3)");

/// The sum of s.19, or why there is none.
pub(super) fn compensation(
    journey: &Journey<'_>,
    version: &'static Version,
    trail: &mut Trail,
) -> Result<Option<Money>, Stop> {
    let table = in_force(version, trail)?;
    not_merely_earlier(journey, table, trail)?;
    let cancelled = is_cancellation(journey);
    let control = if cancelled { CANCELLATION_IN_CONTROL } else { DELAY_IN_CONTROL };
    category::within_control(journey, control, trail)?;
    informed_late(journey, version, table, cancelled, trail)?;
    overlap::not_compensated_yet(journey, trail)?;
    let sum = sum(journey, table, cancelled, trail)?;
    deadline::filed_in_time(journey, &table.filing, sum, trail)?;
    Ok(sum)
}

fn in_force(version: &'static Version, trail: &mut Trail) -> Result<&'static DelayTable, Stop> {
    let citations = || version.citations.iter().map(Section::citation);
    let Some(table) = PARAMETERS.delay_table(version) else {
        let citation = citations().next().unwrap_or(DELAY_IN_CONTROL);
        trail.refused("s19_in_force", Sentence::ApprNothingForDelay { version: version.id.as_str().into() }, citation);
        return Err(Stop::no(ReasonCode::S19NotInForce, citations().collect()));
    };
    Ok(table)
}

/// A flight that was moved to an earlier time is in itself no delay and, in the words of s.19, no cancellation. Where the
/// passenger had to take another and came three hours late, the arrival at the destination on the ticket was delayed
/// (s.12(2)(d)); whether a refund makes a cancellation of it, the text does not say.
fn not_merely_earlier(journey: &Journey<'_>, table: &'static DelayTable, trail: &mut Trail) -> Result<(), Stop> {
    const TEST: &str = "kind_is_covered";
    if journey.facts.disruption.kind != DisruptionKind::EarlierDeparture {
        return Ok(());
    }
    if journey.arrival_delay().is_some_and(|delay| delay.minutes >= table.shortest_minutes()) {
        let delayed = table.delay_notice_citation.citation();
        trail.taken(TEST, Sentence::ApprMovedEarlierCameLate, delayed);
        return Ok(());
    }
    let citation = table.below_citation.citation();
    trail.refused(TEST, Sentence::ApprMovedEarlier, citation.clone());
    if journey.facts.disruption.refunded == Some(true) {
        return Err(Stop::legal_review(vec![citation, table.refund.citation.citation()]));
    }
    trail.warn(Sentence::ApprMovedEarlierRights);
    Err(Stop::no(ReasonCode::KindNotCovered, vec![citation]))
}

/// A flight that did not fly, and a boarding that was refused before the day.
fn is_cancellation(journey: &Journey<'_>) -> bool {
    matches!(journey.facts.disruption.kind, DisruptionKind::Cancellation | DisruptionKind::DeniedBoarding)
}

/// Whether the passenger was told 14 days or less before the departure. Exactly 14 days still pays.
fn informed_late(
    journey: &Journey<'_>,
    version: &'static Version,
    table: &'static DelayTable,
    cancelled: bool,
    trail: &mut Trail,
) -> Result<(), Stop> {
    const TEST: &str = "informed_14_days_or_less_before";
    let section = if cancelled { &table.cancellation_notice_citation } else { &table.delay_notice_citation };
    let citation = section.citation();
    match journey.facts.disruption.notice_days {
        Some(days) if days > table.notice_limit_days => {
            trail.refused(TEST, Sentence::LawToldDaysBefore { days: days.into() }, citation.clone());
            let mut citations = vec![citation];
            if journey.facts.disruption.refunded == Some(true) {
                citations.push(table.refund.citation.citation());
                citations.extend(version.refund_notice_citation.as_ref().map(Section::citation));
            }
            return Err(Stop::no(ReasonCode::NoticeOver14Days, citations));
        }
        Some(days) => trail.taken(TEST, Sentence::LawToldDaysBefore { days: days.into() }, citation.clone()),
        None if cancelled || journey.facts.disruption.kind == DisruptionKind::EarlierDeparture => {
            trail.refused(TEST, Sentence::ApprNoticeNotKnown, citation.clone());
            trail.ask(Sentence::ApprAskNotice);
        }
        None => {
            trail.taken(TEST, Sentence::ApprNoNotice, citation.clone());
        }
    }
    trail.cite(citation);
    Ok(())
}

/// The flat sum of a refunded ticket, or the band of the delay. `None`: a fact is missing, and asked for.
fn sum(
    journey: &Journey<'_>,
    table: &'static DelayTable,
    cancelled: bool,
    trail: &mut Trail,
) -> Result<Option<Money>, Stop> {
    let minutes = arrival::delay_minutes(journey, trail);
    let refunded = journey.facts.disruption.refunded == Some(true);
    // A flight that arrived less than three hours late gives no refund under s.17(2).
    if refunded && (cancelled || minutes.is_none_or(|minutes| minutes >= table.shortest_minutes())) {
        return Ok(flat_sum(journey, table, trail));
    }
    trail.refused("refunded_under_s17_2", Sentence::ApprNoRefund, table.refund.right_citation.citation());
    let Some(minutes) = minutes else {
        trail.ask(Sentence::ApprAskArrivalDelay);
        if journey.facts.disruption.refunded.is_none() {
            trail.ask(Sentence::ApprAskRefunded);
        }
        return Ok(None);
    };
    stayed_away(journey, table, minutes, cancelled, trail);
    band_sum(journey, table, minutes, trail)
}

/// s.19(1) counts the arrival of the passenger's flight. Of one who did not come for a late flight and was not refunded,
/// the text does not say which flight that is.
fn stayed_away(journey: &Journey<'_>, table: &'static DelayTable, minutes: i64, cancelled: bool, trail: &mut Trail) {
    let came = journey.facts.passenger.presented_for_check_in != Some(false);
    if came || cancelled || minutes < table.shortest_minutes() {
        return;
    }
    trail.refused("travelled_on_the_late_flight", Sentence::ApprDidNotCome, table.below_citation.citation());
    trail.ask(Sentence::ApprAskDidNotCome);
}

fn flat_sum(journey: &Journey<'_>, table: &'static DelayTable, trail: &mut Trail) -> Option<Money> {
    let right = table.refund.right_citation.citation();
    trail.taken("refunded_under_s17_2", Sentence::ApprRefunded, right.clone());
    trail.warn(Sentence::ApprRefundPresumed);
    trail.cite(right);
    let sum = table.refund.sum(size::counted(journey, trail)?);
    trail.cite(sum.citation.citation());
    Some(sum.money())
}

fn band_sum(
    journey: &Journey<'_>,
    table: &'static DelayTable,
    minutes: i64,
    trail: &mut Trail,
) -> Result<Option<Money>, Stop> {
    const TEST: &str = "arrival_delay_band";
    let reached = table.bands.iter().rposition(|band| minutes >= band.from_minutes);
    let Some(reached) = reached else {
        let citation = table.below_citation.citation();
        trail.refused(TEST, Sentence::ApprBelowBands { minutes }, citation.clone());
        return Err(Stop::no(ReasonCode::Below3h, vec![citation]));
    };
    let size = size::counted(journey, trail);
    for (index, band) in table.bands.iter().enumerate() {
        let from = band.from_minutes;
        let finding = match table.bands.get(index + 1) {
            Some(next) => Sentence::ApprBand { minutes, from, to: next.from_minutes - 1 },
            None => Sentence::ApprLastBand { minutes, from },
        };
        let citation = size.map_or_else(|| table.below_citation.citation(), |size| band.sum(size).citation.citation());
        if index == reached {
            trail.taken(TEST, finding, citation.clone());
            trail.cite(citation);
        } else {
            trail.refused(TEST, finding, citation);
        }
    }
    Ok(size.and_then(|size| table.bands.get(reached).map(|band| band.sum(size).money())))
}
