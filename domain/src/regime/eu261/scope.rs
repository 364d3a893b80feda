//! Where the regulation applies, art.3(1): from an airport of the territory on any carrier; to one from outside on a Community
//! carrier. A booking is one journey (C-537/17): its first departure and its final destination count.

use jiff::Timestamp;

use crate::explanation::Sentence;
use crate::fact::Leg;
use crate::reference::{self, Airport, Area, LicenceAnswer};
use crate::regime::reg261::Limb;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode, licence};
use crate::value::Citation;

const TEST: &str = "applies_to_the_journey";
const CARRIER: &str = "community_carrier";
const DEPARTURE: Citation = Citation::from_static("EU261 art.3(1)(a)");
const ARRIVAL: Citation = Citation::from_static("EU261 art.3(1)(b)");
/// The end of 2020 in Brussels: 2020-12-31T23:00Z.
const UNITED_KINGDOM_LEFT: Timestamp = Timestamp::constant(1_609_455_600, 0);
const ANY_CARRIER_OF_THE_BOOKING: Citation = Citation::from_static("C-367/20");

/// The limb that takes the journey in.
pub(super) fn limb(journey: &Journey<'_>, trail: &mut Trail) -> Result<Limb, Stop> {
    let (from, to) = (journey.origin.origin, journey.destination.destination);
    let lies_in = |airport: Option<&Airport>| {
        airport.is_some_and(|airport| airport.lies_in(Area::EuropeanCommunity, journey.first_day()))
    };
    if lies_in(journey.first_airport()) {
        trail.taken(TEST, Sentence::Eu261Departs { from }, DEPARTURE);
        doubts(journey, trail);
        return Ok(Limb::Departure);
    }
    trail.refused(TEST, Sentence::Eu261DepartsOutside { from }, DEPARTURE);
    if !lies_in(journey.last_airport()) {
        trail.refused(TEST, Sentence::Eu261ArrivesOutside { to }, ARRIVAL);
        return Err(Stop::no(ReasonCode::OutOfScope, vec![DEPARTURE, ARRIVAL]));
    }
    trail.taken(TEST, Sentence::Eu261Arrives { to }, ARRIVAL);
    community_carrier(journey, trail)?;
    doubts(journey, trail);
    Ok(Limb::Arrival)
}

/// Whether the carrier that operated the disrupted flight, or another flight of the same booking, has the licence.
fn community_carrier(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let is_licensed = |leg: &Leg| licence::of_leg(journey, leg, &[Area::EuropeanCommunity]) == LicenceAnswer::Yes;
    if is_licensed(journey.disrupted) {
        if let Some(carrier) = licence::carrier_taken(journey, trail) {
            trail.taken(CARRIER, Sentence::Eu261CommunityCarrier { carrier }, ARRIVAL);
        }
        return Ok(());
    }
    let other = journey.legs.iter().filter(|leg| is_licensed(leg)).find_map(Leg::carrier);
    if let Some(carrier) = other {
        trail.taken(CARRIER, Sentence::Eu261CommunityCarrierOfTheBooking { carrier }, ANY_CARRIER_OF_THE_BOOKING);
        trail.warn(Sentence::Eu261ClaimAgainst { carrier });
        return Ok(());
    }
    if licence::asked(journey, &[Area::EuropeanCommunity], ARRIVAL, trail).is_some() {
        return Ok(());
    }
    if let Some(carrier) = licence::carrier_taken(journey, trail) {
        trail.refused(CARRIER, Sentence::Eu261NoCommunityCarrier { carrier }, ARRIVAL);
    }
    Err(Stop::no(ReasonCode::OutOfScope, vec![ARRIVAL]))
}

/// What a reader must know of the places: some Swiss courts do not follow later rulings, an airport may be in the territory or
/// not, and the United Kingdom left within a day.
fn doubts(journey: &Journey<'_>, trail: &mut Trail) {
    let ends = [journey.first_airport(), journey.last_airport()];
    if ends.iter().flatten().any(|airport| airport.country == "CH") {
        trail.warn(Sentence::Eu261SwissCourts);
    }
    for airport in ends.into_iter().flatten() {
        if let Some(doubt) = airport.doubt(Area::EuropeanCommunity) {
            trail.warn(Sentence::Eu261PlaceInDoubt { airport: airport.code, doubt: doubt.into() });
        }
    }
    let departure = reference::instant(journey.origin.scheduled_departure, journey.origin.origin);
    let is_british =
        journey.first_airport().is_some_and(|airport| airport.lies_in(Area::UnitedKingdom, journey.first_day()));
    if is_british && departure.is_some_and(|departure| departure >= UNITED_KINGDOM_LEFT) {
        trail.warn(Sentence::Eu261HourOfTheChange);
    }
}
