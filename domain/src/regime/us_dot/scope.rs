//! Where the rules apply: of oversales to flights that depart from the United States (s.250.2), of refunds to flights to, from
//! and within them (s.260.3).

use jiff::civil::Date;

use super::parameters::{Bands, PARAMETERS};
use crate::explanation::Sentence;
use crate::reference::{self, Area};
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};
use crate::value::AirportCode;

const DEPARTS: &str = "departs_from_the_united_states";
const TOUCHES: &str = "touches_the_united_states";

/// The journey, as the bands look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carriage {
    /// Between airports of the United States.
    Domestic,
    /// From the United States abroad.
    International,
    /// A flight within the United States on a ticket that began abroad: which bands are meant is open.
    Onward,
}

impl Carriage {
    /// The bands of the journey; those of a flight onward from abroad are the international ones, which give less.
    pub(super) fn bands(self) -> &'static Bands {
        match self {
            Self::Domestic => &PARAMETERS.domestic,
            Self::International | Self::Onward => &PARAMETERS.international,
        }
    }
}

/// Whether an airport lies in the United States, their territories and possessions.
pub(super) fn in_the_states(code: AirportCode, on: Date) -> bool {
    reference::airport(code).is_some_and(|airport| airport.lies_in(Area::UnitedStates, on))
}

/// Which journey it is: the one on the ticket, to its final destination.
pub(super) fn carriage(journey: &Journey<'_>) -> Carriage {
    let within = |code| in_the_states(code, journey.day());
    if !within(journey.destination.destination) {
        return Carriage::International;
    }
    if journey.airports().all(within) { Carriage::Domestic } else { Carriage::Onward }
}

/// The flight on which a seat was refused departs from the United States, with a warning of what is not known of it.
pub(super) fn of_oversales(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let citation = PARAMETERS.places.scope.citation();
    let from = journey.disrupted.origin;
    if !in_the_states(from, journey.day()) {
        trail.refused(DEPARTS, Sentence::UsDotDepartsOutside { from }, citation.clone());
        return Err(Stop::no(ReasonCode::OutOfScope, vec![citation]));
    }
    trail.taken(DEPARTS, Sentence::UsDotDeparts { from }, citation);
    trail.warn(Sentence::UsDotSeatsNotChecked);
    Ok(())
}

/// The disrupted flight is to, from or within the United States.
pub(super) fn of_refunds(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let citation = PARAMETERS.places.refunds.citation();
    let (from, to) = (journey.disrupted.origin, journey.disrupted.destination);
    if ![from, to].into_iter().any(|code| in_the_states(code, journey.day())) {
        trail.refused(TOUCHES, Sentence::UsDotOutside { from, to }, citation.clone());
        return Err(Stop::no(ReasonCode::OutOfScope, vec![citation]));
    }
    trail.taken(TOUCHES, Sentence::UsDotTouches { from, to }, citation);
    Ok(())
}
