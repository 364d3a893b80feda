//! Flights from an airport of the United States, s.250.2; those that arrive from abroad are not among them.

use super::parameters::Reach;
use crate::explanation::Sentence;
use crate::reference::{self, Area};
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};
use crate::value::{AirportCode, Citation};

const TEST: &str = "departs_in_the_united_states";
const SCOPE: Citation = Citation::from_static("14 CFR s.250.2");

/// Where the journey goes that the disrupted flight is on. The flight must leave in the United States; whether it is domestic
/// goes by the final destination of the ticket.
pub(super) fn departs(journey: &Journey<'_>, trail: &mut Trail) -> Result<Reach, Stop> {
    let from = journey.disrupted.origin;
    let lies_in = |code: AirportCode| {
        reference::airport(code).is_some_and(|airport| airport.lies_in(Area::UnitedStates, journey.day()))
    };
    if !lies_in(from) {
        trail.refused(TEST, Sentence::UsdotDepartsOutside { from }, SCOPE);
        return Err(Stop::no(ReasonCode::OutOfScope, vec![SCOPE]));
    }
    trail.warn(Sentence::UsdotAircraftOfThirtySeats);
    let to = journey.destination.destination;
    if lies_in(to) {
        trail.taken(TEST, Sentence::UsdotDomestic { from, to }, SCOPE);
        Ok(Reach::Domestic)
    } else {
        trail.taken(TEST, Sentence::UsdotAbroad { from, to }, SCOPE);
        Ok(Reach::Abroad)
    }
}
