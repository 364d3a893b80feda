//! Flights to, from and within Brazil, and those that connect with them on one ticket.

use jiff::civil::Date;

use super::parameters::PARAMETERS;
use crate::explanation::Sentence;
use crate::reference::{self, Area};
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};
use crate::value::AirportCode;

const TEST: &str = "touches_brazil";

/// Whether an airport lies in Brazil.
pub(super) fn in_brazil(code: AirportCode, on: Date) -> bool {
    reference::airport(code).is_some_and(|airport| airport.lies_in(Area::Brazil, on))
}

/// Whether the whole ticket lies within Brazil.
pub(super) fn is_domestic(journey: &Journey<'_>) -> bool {
    journey.airports().all(|code| in_brazil(code, journey.day()))
}

/// The disrupted flight touches Brazil; where another of the ticket alone does, the resolution may reach it or not.
pub(super) fn touches_brazil(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let citation = PARAMETERS.places.scope.citation();
    let within = |code| in_brazil(code, journey.day());
    let (from, to) = (journey.disrupted.origin, journey.disrupted.destination);
    if within(from) || within(to) {
        trail.taken(TEST, Sentence::Anac400Touches { from, to }, citation);
        return Ok(());
    }
    if !journey.airports().any(within) {
        trail.refused(TEST, Sentence::Anac400Outside, citation.clone());
        return Err(Stop::no(ReasonCode::OutOfScope, vec![citation]));
    }
    trail.refused(TEST, Sentence::Anac400Connects { from, to }, citation.clone());
    trail.warn(Sentence::Anac400ConnectionOpen);
    trail.doubt(citation);
    Ok(())
}
