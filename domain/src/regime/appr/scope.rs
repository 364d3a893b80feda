//! Flights to, from and within Canada, connecting flights included (Act s.86.11(1)).

use super::Journey;
use crate::explanation::Sentence;
use crate::fact::Leg;
use crate::reference::{self, Area};
use crate::regime::ReasonCode;
use crate::regime::trail::{Stop, Trail};
use crate::value::Citation;

const TERRITORY: Citation = Citation::from_static("CTA Act s.86.11(1)");

/// Whether a leg of the ticket touches Canada. No carrier is excluded by its nationality.
pub(super) fn touches_canada(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let touches = journey.legs.iter().find(|leg| in_canada(leg));
    let Some(leg) = touches else {
        trail.refused("touches_canada", Sentence::ApprNoAirportInCanada, TERRITORY);
        return Err(Stop::no(ReasonCode::OutOfScope, vec![TERRITORY]));
    };
    let finding = Sentence::ApprTouchesCanada { origin: leg.origin, destination: leg.destination };
    trail.taken("touches_canada", finding, TERRITORY);
    if !in_canada(journey.disrupted) {
        trail.warn(Sentence::ApprConnectionAbroad);
    }
    Ok(())
}

/// Whether a leg begins or ends in Canada.
pub(super) fn in_canada(leg: &Leg) -> bool {
    let on = leg.scheduled_departure.date();
    [leg.origin, leg.destination]
        .into_iter()
        .any(|code| reference::airport(code).is_some_and(|airport| airport.lies_in(Area::Canada, on)))
}
