//! Where a law applies: to journeys that begin in its territory, and, as each law has it, to others that touch it.

use serde::Deserialize;

use crate::explanation::Sentence;
use crate::reference::{self, Area, LicenceAnswer};
use crate::regime::section::Section;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode, licence};
use crate::value::AirportCode;

const TEST: &str = "applies_to_the_journey";
const CARRIER: &str = "carrier_of_the_territory";

/// The territory and the reach of a law.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::regime) struct Territory {
    area: Area,
    /// What of journeys that end there, or pass through, and begin elsewhere.
    arrivals: Arrivals,
    /// Whether it was read that the law applies to journeys that begin there.
    reach_read: bool,
    citation: Section,
}

/// What a law says of journeys that do not begin in its territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Arrivals {
    /// It applies to them.
    Covered,
    /// Whether it applies is not known.
    Open,
    /// It applies on carriers of the territory alone, as it is remembered.
    OpenOnItsCarriers,
}

impl Territory {
    /// Whether an airport of the ticket lies in it.
    pub(in crate::regime) fn is_touched(&self, journey: &Journey<'_>) -> bool {
        journey.airports().any(|airport| self.holds(airport, journey))
    }

    /// Whether the journey begins and ends in it.
    pub(in crate::regime) fn is_domestic(&self, journey: &Journey<'_>) -> bool {
        [journey.origin.origin, journey.destination.destination].into_iter().all(|end| self.holds(end, journey))
    }

    /// Whether the law reaches the journey. One of which that is open goes on, with the doubt.
    pub(super) fn reaches(&'static self, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
        let citation = self.citation.citation();
        let from = journey.origin.origin;
        if self.holds(from, journey) {
            if !self.reach_read {
                trail.presume(Sentence::NationalReachPresumed { from }, citation.clone());
            }
            trail.taken(TEST, Sentence::NationalDeparts { from }, citation);
            return Ok(());
        }
        trail.refused(TEST, Sentence::NationalDepartsElsewhere { from }, citation.clone());
        let Some(at) = journey.airports().find(|airport| self.holds(*airport, journey)) else {
            trail.refused(TEST, Sentence::NationalTouchesNothing, citation.clone());
            return Err(Stop::no(ReasonCode::OutOfScope, vec![citation]));
        };
        if self.arrivals == Arrivals::Covered {
            trail.taken(TEST, Sentence::NationalTouches { at }, citation);
            return Ok(());
        }
        let ends_there = self.holds(journey.destination.destination, journey);
        if self.arrivals == Arrivals::OpenOnItsCarriers && ends_there {
            self.flown_by_its_carrier(journey, trail)?;
        }
        trail.refused(TEST, Sentence::NationalReachOpen { at }, citation.clone());
        trail.doubt(citation);
        Ok(())
    }

    fn flown_by_its_carrier(&'static self, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
        let citation = self.citation.citation();
        let is_licensed = licence::of_leg(journey, journey.disrupted, &[self.area]) == LicenceAnswer::Yes;
        if !is_licensed && licence::asked(journey, &[self.area], citation.clone(), trail).is_some() {
            return Ok(());
        }
        let Some(carrier) = licence::carrier_taken(journey, trail) else { return Ok(()) };
        if is_licensed {
            trail.taken(CARRIER, Sentence::NationalItsCarrier { carrier }, citation);
            return Ok(());
        }
        trail.refused(CARRIER, Sentence::NationalNotItsCarrier { carrier }, citation.clone());
        Err(Stop::no(ReasonCode::OutOfScope, vec![citation]))
    }

    fn holds(&self, airport: AirportCode, journey: &Journey<'_>) -> bool {
        reference::airport(airport).is_some_and(|airport| airport.lies_in(self.area, journey.day()))
    }
}
