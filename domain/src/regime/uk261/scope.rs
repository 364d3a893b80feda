//! Where the law applies, art.3(1) as SI 2019/278 reg.8 reads: from an airport of the United Kingdom on any carrier; from elsewhere to
//! one on a carrier of the United Kingdom or of the Community, or to an airport of the Union on one of the United Kingdom.

use crate::explanation::Sentence;
use crate::fact::Leg;
use crate::reference::{self, Airport, Area, LicenceAnswer};
use crate::regime::reg261::Limb;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode, licence};
use crate::value::{CarrierCode, Citation};

const TEST: &str = "applies_to_the_journey";
const CARRIER: &str = "carrier_of_the_territory";
const DEPARTURE: Citation = Citation::from_static("UK261 art.3(1)(a)");
const ARRIVAL: Citation = Citation::from_static("UK261 art.3(1)(b)");

const ANY_CARRIER_OF_THE_BOOKING: Citation = Citation::from_static("C-367/20");

/// Treated as the Union by the agreements of 1992 and 1999; whether they are the Union here is open.
const TREATED_AS_UNION: [&str; 3] = ["NO", "IS", "CH"];

/// The limb that takes the journey in.
pub(super) fn limb(journey: &Journey<'_>, trail: &mut Trail) -> Result<Limb, Stop> {
    let (from, to) = (journey.origin.origin, journey.destination.destination);
    let lies_in =
        |airport: Option<&Airport>, area| airport.is_some_and(|airport| airport.lies_in(area, journey.first_day()));
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
        if journey.last_airport().is_some_and(|airport| TREATED_AS_UNION.contains(&airport.country.as_str())) {
            trail.refused("airport_of_a_member_state", Sentence::Uk261AirportOpen { to }, ARRIVAL);
            trail.doubt(ARRIVAL);
        }
    } else {
        trail.refused(TEST, Sentence::Uk261ArrivesOutside { to }, ARRIVAL);
        return Err(Stop::no(ReasonCode::OutOfScope, vec![DEPARTURE, ARRIVAL]));
    }
    Ok(Limb::Arrival)
}

/// Whether the carrier of the disrupted flight, or of another flight of the same booking, has a licence of one of the areas.
fn carrier(journey: &Journey<'_>, areas: &[Area], trail: &mut Trail) -> Result<(), Stop> {
    let is_licensed = |leg: &Leg| licence::of_leg(journey, leg, areas) == LicenceAnswer::Yes;
    if is_licensed(journey.disrupted) {
        if let Some(carrier) = licence::carrier_taken(journey, trail) {
            trail.taken(CARRIER, Sentence::Uk261Carrier { carrier }, ARRIVAL);
            open_licence(journey, carrier, trail);
        }
        return Ok(());
    }
    let other = journey.legs.iter().filter(|leg| is_licensed(leg)).find_map(Leg::carrier);
    if let Some(carrier) = other {
        trail.taken(CARRIER, Sentence::Uk261CarrierOfTheBooking { carrier }, ANY_CARRIER_OF_THE_BOOKING);
        trail.warn(Sentence::Uk261ClaimAgainst { carrier });
        open_licence(journey, carrier, trail);
        return Ok(());
    }
    if licence::asked(journey, areas, ARRIVAL, trail).is_some() {
        return Ok(());
    }
    if let Some(carrier) = licence::carrier_taken(journey, trail) {
        trail.refused(CARRIER, Sentence::Uk261NoCarrier { carrier }, ARRIVAL);
    }
    Err(Stop::no(ReasonCode::OutOfScope, vec![ARRIVAL]))
}

/// A licence of a state that is treated as the Union elsewhere: a lawyer must look.
fn open_licence(journey: &Journey<'_>, carrier: CarrierCode, trail: &mut Trail) {
    let country = reference::licence_country(carrier, journey.first_day());
    if country.is_some_and(|country| TREATED_AS_UNION.contains(&country)) {
        trail.refused("licence_of_a_member_state", Sentence::Uk261LicenceOpen { carrier }, ARRIVAL);
        trail.doubt(ARRIVAL);
    }
}
