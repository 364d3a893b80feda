//! Where the regulation applies, art.3(1): from an airport of the territory on any carrier; to one from outside on a Community
//! carrier. A booking is one journey (C-537/17): its first departure and its final destination count.

use crate::explanation::Sentence;
use crate::reference::{self, Airport, Area, LicenceAnswer};
use crate::regime::reg261::Limb;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};
use crate::value::Citation;

const TEST: &str = "applies_to_the_journey";
const CARRIER: &str = "community_carrier";
const DEPARTURE: Citation = Citation::from_static("EU261 art.3(1)(a)");
const ARRIVAL: Citation = Citation::from_static("EU261 art.3(1)(b)");
const ANY_CARRIER_OF_THE_BOOKING: Citation = Citation::from_static("C-367/20");

/// The limb that takes the journey in.
pub(super) fn limb(journey: &Journey<'_>, trail: &mut Trail) -> Result<Limb, Stop> {
    let (from, to) = (journey.origin.origin, journey.destination.destination);
    let lies_in = |airport: Option<&Airport>| {
        airport.is_some_and(|airport| airport.lies_in(Area::EuropeanCommunity, journey.day()))
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
    let licence = |leg: &crate::fact::Leg| match leg.carrier() {
        Some(carrier) => reference::licence_in(carrier, Area::EuropeanCommunity, journey.day()),
        None => LicenceAnswer::Unknown,
    };
    let carrier = journey.disrupted.carrier();
    let disrupted = licence(journey.disrupted);
    if disrupted == LicenceAnswer::Yes {
        if let Some(carrier) = carrier {
            trail.taken(CARRIER, Sentence::Eu261CommunityCarrier { carrier }, ARRIVAL);
        }
        operating_carrier_taken(journey, trail);
        return Ok(());
    }
    let other = journey.legs.iter().filter(|leg| licence(leg) == LicenceAnswer::Yes).find_map(|leg| leg.carrier());
    if let Some(carrier) = other {
        trail.taken(CARRIER, Sentence::Eu261CommunityCarrierOfTheBooking { carrier }, ANY_CARRIER_OF_THE_BOOKING);
        trail.warn(Sentence::Eu261ClaimAgainst { carrier });
        return Ok(());
    }
    match (carrier, disrupted) {
        (Some(carrier), LicenceAnswer::Unsettled(_)) => {
            trail.refused(CARRIER, Sentence::LawSeveralLicences { carrier }, ARRIVAL);
            trail.ask(Sentence::LawAsksWhichLicence { carrier });
            Ok(())
        }
        (Some(carrier), LicenceAnswer::Unknown) => {
            trail.refused(CARRIER, Sentence::LawLicenceUnknown { carrier }, ARRIVAL);
            trail.ask(Sentence::LawAsksLicence { carrier });
            Ok(())
        }
        (None, _) => {
            trail.refused(CARRIER, Sentence::LawCarrierUnknown, ARRIVAL);
            trail.ask(Sentence::LawAsksOperatingCarrier);
            Ok(())
        }
        (Some(carrier), _) => {
            trail.refused(CARRIER, Sentence::Eu261NoCommunityCarrier { carrier }, ARRIVAL);
            operating_carrier_taken(journey, trail);
            Err(Stop::no(ReasonCode::OutOfScope, vec![ARRIVAL]))
        }
    }
}

/// Says so where the seller is taken to have flown.
fn operating_carrier_taken(journey: &Journey<'_>, trail: &mut Trail) {
    if let Some(carrier) = journey.disrupted.carrier().filter(|_| journey.disrupted.operating_carrier.is_none()) {
        trail.warn(Sentence::LawOperatingCarrierTaken { carrier });
    }
}

/// What a reader must know of the place: some Swiss courts do not follow later rulings, and airports whose place in the territory
/// is in doubt.
fn doubts(journey: &Journey<'_>, trail: &mut Trail) {
    let ends = [journey.first_airport(), journey.last_airport()];
    if ends.iter().flatten().any(|airport| airport.country == "CH") {
        trail.warn(Sentence::Eu261SwissCourts);
    }
}
