//! Cancellation, art.5(1)(c), and an earlier departure that counts as one.

use super::parameters::Exemption;
use super::{Rules, cause, delay, distance, reduction};
use crate::explanation::Sentence;
use crate::regime::trail::{Award, Stop, Trail};
use crate::regime::{Journey, ReasonCode};

const TEST: &str = "exempt_by_notice";
const ADVANCE: &str = "brought_forward";

/// The way that was offered, as far as the limbs of art.5(1)(c) look at it.
#[derive(Debug, Clone, Copy)]
struct Way {
    departs_earlier_minutes: Option<i64>,
    arrives_late_minutes: Option<i64>,
    is_declined: bool,
}

/// The sum for a cancelled flight, or why there is none.
pub(super) fn compensation(
    rules: &'static Rules,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    let places = &rules.shared.places;
    trail.taken("cancelled", Sentence::Reg261Cancelled, places.cancelled.citation());
    trail.cite(places.cancellation.citation());
    if journey.disruption().refunded == Some(true) {
        trail.taken("refund_is_no_bar", Sentence::Reg261RefundIsNoBar, places.refund.citation());
    }
    let way = journey.offer().map(|offer| Way {
        departs_earlier_minutes: offer.departs_earlier_minutes,
        arrives_late_minutes: reduction::arrival_of(offer, journey),
        is_declined: offer.accepted == Some(false),
    });
    if let Err(stop) = not_exempt(rules, journey, way, trail) {
        return late_again(rules, journey, trail).map_or(Err(stop), |minutes| {
            cause::not_excused(rules, journey, trail)?;
            let band = distance::band(rules, journey, trail);
            Ok(band.map(|band| reduction::by_delay(rules, band, minutes, trail)))
        });
    }
    cause::not_excused(rules, journey, trail)?;
    let band = distance::band(rules, journey, trail);
    Ok(band.and_then(|band| reduction::by_offer(rules, band, journey, trail)))
}

/// How much later than offered the way that was offered and taken arrived, if that is a long delay of its own: it is compensated
/// like any other (C-832/18), though the cancellation is not.
fn late_again(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) -> Option<i64> {
    let offer = journey.offer().filter(|offer| offer.accepted == Some(true))?;
    let planned = offer.arrival_delay_minutes?;
    let minutes = journey.disruption().arrival_delay_minutes?.saturating_sub(planned);
    let limit = rules.shared.delay.from_minutes;
    (minutes >= limit).then(|| {
        let citation = rules.own.decisions.late_again.citation();
        trail.taken("rerouting_late_too", Sentence::Reg261LateAgain { minutes, limit }, citation.clone());
        trail.cite(citation);
        minutes
    })
}

/// A flight that leaves more than an hour earlier was cancelled, and the sum for it is never reduced (C-146/20). One that
/// leaves up to an hour earlier is none; a passenger whom it brought late is owed what a delay gives.
pub(super) fn of_an_earlier_departure(
    rules: &'static Rules,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    let citation = rules.own.decisions.brought_forward.citation();
    let limit = rules.shared.brought_forward.cancelled_over_minutes;
    let Some(minutes) = journey.moved_earlier_minutes() else {
        trail.refused(ADVANCE, Sentence::Reg261AdvanceUnknown, citation);
        trail.ask(Sentence::Reg261AskAdvance);
        cause::not_excused(rules, journey, trail)?;
        return Ok(None);
    };
    if !is_brought_forward(rules, journey) {
        trail.refused(ADVANCE, Sentence::Reg261AdvanceShort { minutes, limit }, citation.clone());
        let is_late = journey.arrival_delay().is_some_and(|delay| delay.minutes >= rules.shared.delay.from_minutes);
        return if is_late {
            delay::compensation(rules, journey, trail)
        } else {
            Err(Stop::no(ReasonCode::AdvanceNotCancellation, vec![citation]))
        };
    }
    trail.taken(ADVANCE, Sentence::Reg261AdvanceLong { minutes, limit }, citation.clone());
    trail.cite(rules.shared.places.cancelled.citation());
    trail.cite(citation);
    let offer = journey.offer();
    let way = Way {
        departs_earlier_minutes: offer.and_then(|offer| offer.departs_earlier_minutes).or(Some(minutes)),
        // A flight that only leaves earlier arrives earlier.
        arrives_late_minutes: offer.and_then(|offer| offer.arrival_delay_minutes).or(Some(0)),
        is_declined: false,
    };
    not_exempt(rules, journey, Some(way), trail)?;
    cause::not_excused(rules, journey, trail)?;
    let citation = rules.shared.places.reduction.citation();
    trail.refused("reduction", Sentence::Reg261AdvanceNotReduced, citation);
    Ok(distance::band(rules, journey, trail).map(|band| reduction::whole(rules, band, trail)))
}

/// Whether a departure was brought forward so far that it counts as cancelled.
pub(super) fn is_brought_forward(rules: &'static Rules, journey: &Journey<'_>) -> bool {
    let minutes = journey.moved_earlier_minutes();
    minutes.is_some_and(|minutes| minutes > rules.shared.brought_forward.cancelled_over_minutes)
}

/// Whether no limb of art.5(1)(c) frees the carrier, which has to prove that the passenger was told (art.5(4)). The offer
/// is what counts: who declines one that fits is owed no sum.
fn not_exempt(rules: &'static Rules, journey: &Journey<'_>, way: Option<Way>, trail: &mut Trail) -> Result<(), Stop> {
    let exemption = |days| rules.shared.exemptions.iter().find(|exemption| days >= exemption.from_days);
    let told = journey.disruption().notice_days.and_then(|days| Some((days, exemption(days)?)));
    let Some((days, exemption)) = told else {
        trail.refused(TEST, Sentence::LawNoticeUnknown, rules.shared.places.told.citation());
        trail.ask(Sentence::LawAskNotice);
        return Ok(());
    };
    let citation = exemption.citation.citation();
    let told = Sentence::LawToldDaysBefore { days: i64::from(days) };
    let Some(limits) = exemption.departs_earlier_up_to_minutes.zip(exemption.arrives_late_below_minutes) else {
        trail.taken(TEST, told, citation.clone());
        return Err(Stop::no(exemption.reason, vec![citation]));
    };
    trail.taken("told_before", told, citation.clone());
    trail.cite(citation);
    within(exemption, limits, way, trail)
}

/// Whether the way that was offered keeps within the limits of a limb.
fn within(
    exemption: &'static Exemption,
    (earlier_limit, late_limit): (i64, i64),
    way: Option<Way>,
    trail: &mut Trail,
) -> Result<(), Stop> {
    let citation = exemption.citation.citation();
    let Some(way) = way else {
        trail.refused(TEST, Sentence::Reg261NoOffer, citation);
        return Ok(());
    };
    let departs = way.departs_earlier_minutes.map(|earlier| (earlier <= earlier_limit, earlier));
    let arrives = way.arrives_late_minutes.map(|late| (late < late_limit, late));
    match (departs, arrives) {
        (Some((false, earlier)), _) => {
            trail.refused(TEST, Sentence::Reg261OfferDepartsTooEarly { earlier, earlier_limit }, citation);
        }
        (_, Some((false, late))) => {
            trail.refused(TEST, Sentence::Reg261OfferArrivesTooLate { late, late_limit }, citation);
        }
        (Some((true, earlier)), Some((true, late))) => {
            trail.taken(TEST, Sentence::Reg261OfferFits { earlier, earlier_limit, late, late_limit }, citation.clone());
            return Err(Stop::no(exemption.reason, vec![citation]));
        }
        _ if way.is_declined => {
            trail.refused(TEST, Sentence::Reg261OfferUnknown, citation.clone());
            trail.presume(Sentence::Reg261OfferOutsidePresumed, citation);
        }
        (_, None) => {
            trail.refused(TEST, Sentence::Reg261OfferUnknown, citation);
            trail.ask(Sentence::Reg261AskOfferArrival);
        }
        (None, Some((true, _))) => {
            trail.refused(TEST, Sentence::Reg261OfferUnknown, citation);
            trail.ask(Sentence::Reg261AskOfferDeparture);
        }
    }
    Ok(())
}
