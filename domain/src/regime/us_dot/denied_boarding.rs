//! Compensation of who is denied boarding on an oversold flight against their will, s.250.5: a multiple of the one-way fare, by how
//! much later than planned the other flight was to arrive when it was arranged, up to the limit of the version.

use super::parameters::{PARAMETERS, Reach, Version};
use crate::explanation::Sentence;
use crate::fact::DenialGround;
use crate::regime::trail::{Award, Stop, Trail};
use crate::regime::{Journey, ReasonCode, denial};
use crate::value::{Citation, Money};

const ENTITLED: &str = "entitled_to_board";
const ARRIVAL: &str = "planned_arrival_of_the_other_flight";
const BAND: &str = "denied_boarding_band";
const VOLUNTEERS: Citation = Citation::from_static("14 CFR s.250.2b");
const EXCEPTIONS: Citation = Citation::from_static("14 CFR s.250.6");
const OVERSOLD: Citation = Citation::from_static("14 CFR s.250.2a");
const PLANNED: Citation = Citation::from_static("14 CFR s.250.5");

/// The sum of s.250.5, or why there is none.
pub(super) fn compensation(
    journey: &Journey<'_>,
    version: &'static Version,
    reach: Reach,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    denial::involuntary(journey, VOLUNTEERS, trail)?;
    denial::not_own_doing(journey, EXCEPTIONS, trail)?;
    is_entitled(journey, trail)?;
    let Some(minutes) = planned_delay(journey, trail) else { return Ok(None) };
    let Some(band) = PARAMETERS.band(reach, minutes) else { return Ok(None) };
    let citation = band.citation.citation();
    let Some(cap_minor) = band.cap_minor(version) else {
        trail.refused(BAND, Sentence::UsdotWithinTheHour { minutes: minutes.unwrap_or_default() }, citation.clone());
        return Err(Stop::no(ReasonCode::Within1h, vec![citation]));
    };
    let percent = i64::try_from(band.percent).unwrap_or(i64::MAX);
    let cap = Money::from_minor(cap_minor, PARAMETERS.currency);
    let finding = match minutes {
        Some(minutes) => Sentence::UsdotBand { minutes, percent, cap },
        None => Sentence::UsdotNoOtherFlight { percent, cap },
    };
    trail.taken(BAND, finding, citation.clone());
    trail.cite(citation);
    Ok(sum(journey, band.percent, cap, trail))
}

/// A confirmed reservation, and the check-in met: who has not both is owed nothing (s.250.6).
fn is_entitled(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let passenger = journey.facts.passenger;
    let refused = match (passenger.confirmed_reservation, passenger.presented_for_check_in) {
        (Some(false), _) => Some(Sentence::UsdotNoReservation),
        (_, Some(false)) if !journey.is_announced_denial() => Some(Sentence::UsdotNotThere),
        _ => None,
    };
    if let Some(finding) = refused {
        trail.refused(ENTITLED, finding, EXCEPTIONS);
        return Err(Stop::no(ReasonCode::NotDenialOfBoarding, vec![EXCEPTIONS]));
    }
    if journey.disruption().denial_ground == Some(DenialGround::DocumentsWronglyRefused) {
        trail.refused(ENTITLED, Sentence::UsdotRefusedOverDocuments, OVERSOLD);
        trail.ask(Sentence::UsdotAskOversold);
        return Ok(());
    }
    if passenger.confirmed_reservation.is_none() {
        trail.ask(Sentence::UsdotAskReservation);
    }
    if passenger.presented_for_check_in.is_none() && !journey.is_announced_denial() {
        trail.ask(Sentence::UsdotAskCheckIn);
    }
    if journey.disruption().denial_ground.is_none() {
        trail.presume(Sentence::UsdotOversoldPresumed, OVERSOLD);
    }
    if trail.asks() {
        trail.refused(ENTITLED, Sentence::UsdotEntitlementUnknown, OVERSOLD);
    } else {
        trail.taken(ENTITLED, Sentence::UsdotEntitled, OVERSOLD);
    }
    trail.cite(OVERSOLD);
    Ok(())
}

/// How much later than planned the other flight was to arrive: `Some(None)` where there was none. What is not known is asked.
fn planned_delay(journey: &Journey<'_>, trail: &mut Trail) -> Option<Option<i64>> {
    if journey.disruption().rerouting.is_some_and(|rerouting| !rerouting.offered) {
        trail.taken(ARRIVAL, Sentence::UsdotNothingArranged, PLANNED);
        return Some(None);
    }
    if let Some(minutes) = journey.offer().and_then(|offer| offer.arrival_delay_minutes) {
        trail.taken(ARRIVAL, Sentence::UsdotPlannedArrival { minutes }, PLANNED);
        return Some(Some(minutes));
    }
    let Some(minutes) = journey.disruption().arrival_delay_minutes else {
        trail.refused(ARRIVAL, Sentence::UsdotPlannedArrivalUnknown, PLANNED);
        trail.ask(Sentence::UsdotAskPlannedArrival);
        return None;
    };
    trail.warn(Sentence::UsdotActualTakenForPlanned);
    trail.taken(ARRIVAL, Sentence::LawArrivalStated { minutes }, PLANNED);
    Some(Some(minutes))
}

/// The multiple of the fare, up to the limit. A fare in another currency is not converted.
fn sum(journey: &Journey<'_>, percent: u64, cap: Money, trail: &mut Trail) -> Option<Award> {
    let Some(fare) = journey.facts.one_way_fare.filter(|fare| fare.currency == cap.currency) else {
        trail.ask(Sentence::UsdotAskFare { percent: i64::try_from(percent).unwrap_or(i64::MAX) });
        return None;
    };
    let multiple = u128::from(fare.amount_minor) * u128::from(percent) / 100;
    let amount_minor = u64::try_from(multiple).unwrap_or(u64::MAX).min(cap.amount_minor);
    if amount_minor == cap.amount_minor {
        trail.warn(Sentence::UsdotCapped { cap });
    }
    Some(Award::whole(Money::from_minor(amount_minor, cap.currency)))
}
