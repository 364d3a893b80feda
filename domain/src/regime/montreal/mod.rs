//! The Montreal Convention of 1999: damage that is proved, up to a ceiling, on journeys between states. It gives no lump sum,
//! so that it answers `no` with the ceilings as rights, makes no plan and is no bar to the sum of another law.
//!
//! Which states are parties to it is not checked: nearly all are. Values stand in `domain/parameters/montreal.toml`.

mod parameters;
mod rights;

use jiff::ToSpan;

use super::right::{Bound, Deadline};
use super::trail::{Stop, Trail};
use super::version::{self, Dated};
use super::{Assessment, Journey, ReasonCode, Regime};
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::reference;
use crate::regime;
use crate::value::Money;
use parameters::{Ceilings, PARAMETERS};

/// The convention.
#[derive(Debug, Clone, Copy)]
pub struct Montreal;

impl Regime for Montreal {
    fn code(&self) -> &'static str {
        &PARAMETERS.regime
    }

    fn versions(&self) -> Vec<regime::Version> {
        PARAMETERS.versions.iter().map(Ceilings::dates).collect()
    }

    /// A journey within one state that stops in another is international too (art.1(2)).
    fn touches(&self, journey: &Journey<'_>) -> bool {
        let state = |code| reference::airport(code).map(|airport| PARAMETERS.state(&airport.country));
        let Some(first) = state(journey.origin.origin) else { return false };
        journey.legs.iter().filter_map(|leg| state(leg.destination)).any(|other| other != first)
    }

    fn assess(&self, journey: &Journey<'_>, under: Option<&str>) -> Assessment {
        let mut trail = Trail::new();
        let mut ceilings = None;
        let stop = walk(*self, journey, under, &mut trail, &mut ceilings);
        let id = ceilings.map(|ceilings: &Ceilings| ceilings.id.as_str());
        let mut assessment = trail.assessment(self.code(), id, Err::<Option<Money>, _>(stop));
        if let Some(ceilings) = ceilings {
            assessment.rights = rights::owed(ceilings, journey.disruption().kind);
            assessment.deadlines = lawsuit(journey).into_iter().collect();
        }
        assessment
    }
}

/// Through the convention, which ends without a sum.
fn walk(
    regime: Montreal,
    journey: &Journey<'_>,
    under: Option<&str>,
    trail: &mut Trail,
    applied: &mut Option<&'static Ceilings>,
) -> Stop {
    const TEST: &str = "international_carriage";
    let places = &PARAMETERS.places;
    let ceilings = match version::in_force(&PARAMETERS.versions, journey.day(), under, trail) {
        Ok(ceilings) => ceilings,
        Err(stop) => return stop,
    };
    let (from, to) = (journey.origin.origin, journey.destination.destination);
    let scope = places.scope.citation();
    if !regime.touches(journey) {
        trail.refused(TEST, Sentence::MontrealWithinOneState { from, to }, scope.clone());
        return Stop::no(ReasonCode::OutOfScope, vec![scope]);
    }
    *applied = Some(ceilings);
    trail.taken(TEST, Sentence::MontrealBetweenStates { from, to }, scope);
    trail.warn(Sentence::MontrealPartiesNotChecked);
    if ceilings.review_from.is_some_and(|from| journey.day() >= from) {
        trail.warn(Sentence::MontrealMayBeReviewed);
    }
    let damage = places.delay.citation();
    trail.refused("lump_sum", Sentence::MontrealNoLumpSum, damage.clone());
    trail.taken("beside_lump_sums", Sentence::MontrealBesideLumpSums, places.beside_lump_sums.citation());
    if matches!(journey.disruption().kind, DisruptionKind::DeniedBoarding | DisruptionKind::Cancellation) {
        trail.warn(Sentence::MontrealNotCarriedOpen);
    }
    Stop::no(ReasonCode::DamageToBeProved, vec![damage, places.delay_ceiling.citation()])
}

/// Until when a court must be asked: the years run from the day on which the journey should have ended, which is never
/// the later one.
fn lawsuit(journey: &Journey<'_>) -> Option<Deadline> {
    let filing = &PARAMETERS.filing;
    let last = journey.destination;
    let ended = last.scheduled_arrival.unwrap_or(last.scheduled_departure).date();
    let day = ended.checked_add(filing.lawsuit_years.years()).ok()?;
    Some(Deadline::new("limitation", Bound::By, day, filing.lawsuit_citation.citation()))
}
