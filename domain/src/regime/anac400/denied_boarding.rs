//! Denied boarding, arts.22 to 24: a passenger who came to fly as booked and was not carried, and was no volunteer.

use super::parameters::PARAMETERS;
use super::scope;
use crate::explanation::Sentence;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode, denial};
use crate::value::Money;

const COMPENSATED: &str = "not_compensated_yet";
const DOMESTIC: &str = "domestic_flight";

/// The sum, whatever the cause, or why there is none.
pub(super) fn compensation(journey: &Journey<'_>, trail: &mut Trail) -> Result<Option<Money>, Stop> {
    let places = &PARAMETERS.places;
    let denied = places.denial.citation();
    denial::involuntary(journey, places.volunteers.citation(), trail)?;
    denial::not_own_doing(journey, denied.clone(), trail)?;
    if journey.is_announced_denial() {
        trail.refused("came_to_board", Sentence::Anac400Announced, denied.clone());
        trail.doubt(denied.clone());
    } else {
        denial::was_there(journey, denied.clone(), trail)?;
    }
    not_paid_yet(journey, trail)?;
    if journey.facts.passenger.under_two_without_seat == Some(true) {
        trail.refused("passenger_with_a_seat", Sentence::Anac400LapInfant, denied.clone());
        trail.doubt(denied);
    }
    Ok(Some(sum(journey, trail)))
}

/// By the flight: within Brazil or not. A flight within Brazil on a ticket that goes abroad can be seen either way.
fn sum(journey: &Journey<'_>, trail: &mut Trail) -> Money {
    let is_domestic = scope::is_domestic(journey);
    let (amount, citation) = PARAMETERS.sum(is_domestic);
    let (from, to) = (journey.disrupted.origin, journey.disrupted.destination);
    if is_domestic {
        trail.taken(DOMESTIC, Sentence::Anac400Domestic { from, to }, citation.clone());
    } else if [from, to].into_iter().all(|code| scope::in_brazil(code, journey.day())) {
        trail.refused(DOMESTIC, Sentence::Anac400DomesticOfAbroad { from, to }, citation.clone());
        trail.doubt(citation.clone());
    } else {
        trail.refused(DOMESTIC, Sentence::Anac400International { from, to }, citation.clone());
    }
    trail.cite(citation);
    amount
}

/// What the carrier paid under the resolution it need not pay again. No rule is known by which another law's sum bars this one.
fn not_paid_yet(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let Some(paid_by) = &journey.facts.already_compensated_by else { return Ok(()) };
    let citation = PARAMETERS.places.sum.citation();
    if *paid_by == PARAMETERS.regime {
        trail.refused(COMPENSATED, Sentence::Anac400Compensated, citation.clone());
        return Err(Stop::no(ReasonCode::AlreadyCompensated, vec![citation]));
    }
    trail.taken(COMPENSATED, Sentence::Anac400OtherCompensation { regime: paid_by.clone().into() }, citation);
    trail.warn(Sentence::Anac400OtherCompensationWarning);
    Ok(())
}
