//! Where the law applies, art.3(1) as SI 2019/278 reg.8 reads: from an airport of the United Kingdom on any carrier; from elsewhere to
//! one on a carrier of the United Kingdom or of the Community, or to an airport of the Union on one of the United Kingdom.

use crate::explanation::Sentence;
use crate::reference::{self, Airport, Area, LicenceAnswer};
use crate::regime::reg261::Limb;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode, licence};
use crate::value::Citation;

const TEST: &str = "applies_to_the_journey";
const CARRIER: &str = "carrier_of_the_territory";
const DEPARTURE: Citation = Citation::from_static("UK261 art.3(1)(a)");
const ARRIVAL: Citation = Citation::from_static("UK261 art.3(1)(b)");

/// Treated as the Union by the agreements of 1992 and 1999; whether their licences are Community licences here is open.
const OPEN_LICENCES: [&str; 3] = ["NO", "IS", "CH"];

/// The limb that takes the journey in.
pub(super) fn limb(journey: &Journey<'_>, trail: &mut Trail) -> Result<Limb, Stop> {
    let (from, to) = (journey.origin.origin, journey.destination.destination);
    let lies_in = |airport: Option<&Airport>, area| airport.is_some_and(|airport| airport.lies_in(area, journey.day()));
    if lies_in(journey.first_airport(), Area::UnitedKingdom) {
        trail.taken(TEST, Sentence::Uk261Departs { from }, DEPARTURE);
        return Ok(Limb::Departure);
    }
    trail.refused(TEST, Sentence::Uk261DepartsOutside { from }, DEPARTURE);
    if lies_in(journey.last_airport(), Area::UnitedKingdom) {
        trail.taken(TEST, Sentence::Uk261Arrives { to }, ARRIVAL);
        carrier(journey, &[Area::UnitedKingdom, Area::EuropeanCommunity], trail)?;
    } else if lies_in(journey.last_airport(), Area::EuropeanCommunity) {
        trail.taken(TEST, Sentence::Uk261ArrivesInUnion { to }, ARRIVAL);
        carrier(journey, &[Area::UnitedKingdom], trail)?;
    } else {
        trail.refused(TEST, Sentence::Uk261ArrivesOutside { to }, ARRIVAL);
        return Err(Stop::no(ReasonCode::OutOfScope, vec![DEPARTURE, ARRIVAL]));
    }
    Ok(Limb::Arrival)
}

/// Whether the carrier of the disrupted flight has a licence of one of the areas.
fn carrier(journey: &Journey<'_>, areas: &[Area], trail: &mut Trail) -> Result<(), Stop> {
    if licence::asked(journey, areas, ARRIVAL, trail).is_some() {
        return Ok(());
    }
    let Some(carrier) = licence::carrier_taken(journey, trail) else { return Ok(()) };
    if licence::of_leg(journey, journey.disrupted, areas) == LicenceAnswer::No {
        trail.refused(CARRIER, Sentence::Uk261NoCarrier { carrier }, ARRIVAL);
        return Err(Stop::no(ReasonCode::OutOfScope, vec![ARRIVAL]));
    }
    trail.taken(CARRIER, Sentence::Uk261Carrier { carrier }, ARRIVAL);
    if reference::licence_country(carrier, journey.day()).is_some_and(|country| OPEN_LICENCES.contains(&country)) {
        trail.refused("licence_of_a_member_state", Sentence::Uk261LicenceOpen { carrier }, ARRIVAL);
        trail.doubt(ARRIVAL);
    }
    Ok(())
}
