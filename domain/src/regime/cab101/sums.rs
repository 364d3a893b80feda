//! What Notification 101 gives: for a delay by its length, between countries also by distance; within Thailand one sum an event.

use super::parameters::Sums;
use crate::explanation::Sentence;
use crate::regime::national::{self, Law, Way};
use crate::regime::trail::{Award, Stop, Trail};
use crate::regime::{Journey, ReasonCode};

const LONG: &str = "long_delay";
const LONGER: &str = "longer_delay";
const DOMESTIC: &str = "domestic";

/// The sum for a delay, or why there is none.
pub(super) fn of_delay(
    law: &'static Law<Sums>,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    let (sums, citation) = (&law.sums, law.sums.citation.citation());
    let Some(minutes) = national::delay_minutes(law, citation.clone(), journey, trail) else {
        law.causes.excuse_nothing(journey, trail)?;
        return Ok(None);
    };
    let limit = sums.delay_over_minutes;
    if minutes <= limit {
        trail.refused(LONG, Sentence::NationalDelayNotOver { minutes, limit }, citation.clone());
        return Err(Stop::no(ReasonCode::DelayTooShort, vec![citation]));
    }
    trail.taken(LONG, Sentence::NationalDelayOver { minutes, limit }, citation.clone());
    law.causes.excuse_nothing(journey, trail)?;
    trail.cite(citation.clone());
    if is_domestic(law, journey, trail) {
        return Ok(Some(law.money(sums.domestic_delay).into()));
    }
    let limit = sums.long_delay_over_minutes;
    if minutes <= limit {
        trail.refused(LONGER, Sentence::NationalDelayNotOver { minutes, limit }, citation);
        return Ok(Some(law.money(sums.delay).into()));
    }
    trail.taken(LONGER, Sentence::NationalDelayOver { minutes, limit }, citation);
    Ok(by_distance(law, journey, trail))
}

/// The sum for a cancelled flight.
pub(super) fn of_cancellation(law: &'static Law<Sums>, journey: &Journey<'_>, trail: &mut Trail) -> Option<Award> {
    trail.cite(law.sums.citation.citation());
    if is_domestic(law, journey, trail) {
        return Some(law.money(law.sums.domestic_cancellation).into());
    }
    by_distance(law, journey, trail)
}

/// The sum for a refusal to board. Within Thailand none is known, and with another way at hand neither.
pub(super) fn of_denied_boarding(
    law: &'static Law<Sums>,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    let citation = law.sums.citation.citation();
    if is_domestic(law, journey, trail) {
        trail.refused("sum_for_denied_boarding", Sentence::Cab101NoDomesticDenial, citation.clone());
        return Err(Stop::legal_review(vec![citation]));
    }
    if law.windows.iter().any(|window| Way::offered(journey).is_some_and(|way| window.is_near(way))) {
        trail.refused("another_way_is_near", Sentence::Cab101DenialWithWayOpen, citation.clone());
        trail.doubt(citation);
    }
    Ok(by_distance(law, journey, trail))
}

fn is_domestic(law: &'static Law<Sums>, journey: &Journey<'_>, trail: &mut Trail) -> bool {
    let citation = law.sums.citation.citation();
    let is_domestic = law.territory.is_domestic(journey);
    if is_domestic {
        trail.taken(DOMESTIC, Sentence::NationalDomestic, citation);
    } else {
        trail.refused(DOMESTIC, Sentence::NationalInternational, citation);
    }
    is_domestic
}

fn by_distance(law: &'static Law<Sums>, journey: &Journey<'_>, trail: &mut Trail) -> Option<Award> {
    let bands = &law.sums.bands;
    let limits = bands.iter().filter_map(|band| band.up_to_km);
    let band = bands.get(national::band(limits, law.sums.citation.citation(), journey, trail)?)?;
    Some(law.money(band.amount).into())
}
