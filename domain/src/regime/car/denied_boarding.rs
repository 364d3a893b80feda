//! Denied boarding: nothing with another flight within the hour, else a multiple of the fare, more if it is a day or later.

use super::parameters::Sums;
use crate::explanation::Sentence;
use crate::regime::national::{self, Law};
use crate::regime::trail::{Award, Stop, Trail};
use crate::regime::{Journey, ReasonCode};
use crate::value::{Citation, Money};

const TEST: &str = "other_flight_within";

/// When another flight gets there.
#[derive(Debug, Clone, Copy)]
enum OtherFlight {
    After(i64),
    None,
}

/// The sum for a refusal to board, or why there is none.
pub(super) fn compensation(
    law: &'static Law<Sums>,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    let citation = law.sums.denied_boarding.citation();
    law.is_denied_boarding(citation.clone(), journey, trail)?;
    let Some(other) = other_flight(citation.clone(), journey, trail) else { return Ok(None) };
    let tier = law.sums.denial.iter().find(|tier| match (tier.other_flight_up_to_minutes, other) {
        (None, _) => true,
        (Some(limit), OtherFlight::After(minutes)) => minutes <= limit,
        (Some(_), OtherFlight::None) => false,
    });
    let Some(tier) = tier else { return Ok(None) };
    let finding = match other {
        OtherFlight::After(minutes) => {
            trail.warn(Sentence::CarCountedByArrival);
            Sentence::CarOtherFlight { minutes }
        }
        OtherFlight::None => Sentence::CarNoOtherFlight,
    };
    trail.taken(TEST, finding, citation.clone());
    let Some(percent) = tier.percent else { return Err(Stop::no(ReasonCode::Within1h, vec![citation])) };
    trail.warn(Sentence::CarFareBase);
    let Some(fare) = national::one_way(law.currency, citation, journey, trail) else { return Ok(None) };
    let part = national::part(fare, percent);
    let amount_minor = tier.at_most.map_or(part.amount_minor, |most| most.min(part.amount_minor));
    Ok(Some(Money::from_minor(amount_minor, law.currency).into()))
}

/// When the flight that was offered gets there. That none was offered must be said.
fn other_flight(citation: Citation, journey: &Journey<'_>, trail: &mut Trail) -> Option<OtherFlight> {
    let disruption = journey.disruption();
    if disruption.rerouting.is_some_and(|rerouting| !rerouting.offered) {
        return Some(OtherFlight::None);
    }
    let offered = journey.offer().and_then(|offer| offer.arrival_delay_minutes);
    let late = offered.or(disruption.arrival_delay_minutes).map(OtherFlight::After);
    if late.is_none() {
        trail.refused(TEST, Sentence::NationalOfferUnknown, citation);
        trail.ask(Sentence::NationalAskOfferArrival);
    }
    late
}
