//! Cancellation: the fare, and at most a sum by the block time, for who was not told in time and had no other flight that suited.

use super::parameters::Sums;
use crate::explanation::Sentence;
use crate::reference;
use crate::regime::national::{self, Law, Window};
use crate::regime::trail::{Award, Stop, Trail};
use crate::regime::{Journey, ReasonCode};
use crate::value::{Citation, Money};

const TEST: &str = "exempt_by_notice";
const BLOCK: &str = "block_time";

/// The sum for a cancelled flight, or why there is none.
pub(super) fn compensation(
    law: &'static Law<Sums>,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    let citation = law.sums.cancellation.citation();
    trail.cite(citation.clone());
    Window::not_told_early(&law.windows, journey, trail)?;
    no_suitable_flight(citation.clone(), journey, trail)?;
    law.causes.excuse_nothing(journey, trail)?;
    let most = most(law, citation.clone(), journey, trail);
    trail.warn(Sentence::CarFareBase);
    let fare = national::one_way(law.currency, citation, journey, trail);
    let sums = fare.zip(most).map(|(fare, most)| fare.amount_minor.min(most));
    Ok(sums.map(|amount_minor| Money::from_minor(amount_minor, law.currency).into()))
}

/// Whether no other flight suited the passenger. Told a day before, one that did frees the carrier; told later, that is not
/// known.
fn no_suitable_flight(citation: Citation, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let Some(days) = journey.disruption().notice_days else {
        trail.refused(TEST, Sentence::LawNoticeUnknown, citation);
        trail.ask(Sentence::LawAskNotice);
        return Ok(());
    };
    match journey.offer().map(|offer| offer.accepted) {
        None | Some(Some(false)) => {
            trail.refused(TEST, Sentence::CarNoFlightSuited { days: days.into() }, citation);
        }
        Some(None) => {
            trail.refused(TEST, Sentence::CarWhetherFlightSuited, citation);
            trail.ask(Sentence::CarAskWhetherAccepted);
        }
        Some(Some(true)) if days > 0 => {
            trail.taken(TEST, Sentence::CarFlightSuited { days: days.into() }, citation.clone());
            return Err(Stop::no(ReasonCode::RerouteWithinLimit, vec![citation]));
        }
        Some(Some(true)) => {
            trail.refused(TEST, Sentence::CarLateNoticeFlightSuited, citation.clone());
            trail.doubt(citation);
        }
    }
    Ok(())
}

/// The most that is given, by the time from gate to gate on the ticket.
fn most(law: &'static Law<Sums>, citation: Citation, journey: &Journey<'_>, trail: &mut Trail) -> Option<u64> {
    let Some(minutes) = block_minutes(journey) else {
        trail.refused(BLOCK, Sentence::CarBlockUnknown, citation);
        trail.ask(Sentence::CarAskBlock);
        return None;
    };
    trail.taken(BLOCK, Sentence::CarBlock { minutes }, citation);
    let holds = |up_to: Option<i64>| up_to.is_none_or(|limit| minutes <= limit);
    law.sums.block.iter().find(|tier| holds(tier.up_to_minutes)).map(|tier| tier.at_most)
}

fn block_minutes(journey: &Journey<'_>) -> Option<i64> {
    let leg = journey.disrupted;
    let departure = reference::instant(leg.scheduled_departure, leg.origin)?;
    let arrival = reference::instant(leg.scheduled_arrival?, leg.destination)?;
    Some(arrival.duration_since(departure).as_mins())
}
