//! Whether a carrier has a licence of the territory that a regime asks for.

use super::Journey;
use super::trail::Trail;
use crate::explanation::Sentence;
use crate::fact::Leg;
use crate::reference::{self, Area, Licence, LicenceAnswer};
use crate::value::{CarrierCode, Citation};

const TEST: &str = "carrier_licence";

/// Whether the carrier of a leg has a licence of one of the areas on the day of the journey.
pub(crate) fn of_leg(journey: &Journey<'_>, leg: &Leg, areas: &[Area]) -> LicenceAnswer {
    let Some(carrier) = leg.carrier() else { return LicenceAnswer::Unknown };
    let answer = reference::licence_in_any(carrier, areas, journey.day());
    let LicenceAnswer::Unsettled(licences) = answer else { return answer };
    // Who has a British licence alone flies to or from Britain: elsewhere another of the code's operators flew.
    let is_possible =
        |licence: &&&Licence| !licence.lies_in(Area::UnitedKingdom, journey.day()) || touches_britain(journey);
    let mut possible = licences.iter().filter(is_possible).peekable();
    let settles = possible.peek().is_some()
        && possible.all(|licence| areas.iter().any(|area| licence.lies_in(*area, journey.day())));
    if settles { LicenceAnswer::Yes } else { answer }
}

fn touches_britain(journey: &Journey<'_>) -> bool {
    let airports = journey.airports().filter_map(reference::airport);
    airports.into_iter().any(|airport| airport.lies_in(Area::UnitedKingdom, journey.day()))
}

/// Asks who flew, or which licence they have, if that is not known of the disrupted leg. `None`: it is known not to be one
/// of the areas.
pub(crate) fn asked(
    journey: &Journey<'_>,
    areas: &[Area],
    citation: Citation,
    trail: &mut Trail,
) -> Option<CarrierAsked> {
    let Some(carrier) = journey.disrupted.carrier() else {
        trail.refused(TEST, Sentence::LawCarrierUnknown, citation);
        trail.ask(Sentence::LawAskOperatingCarrier);
        return Some(CarrierAsked);
    };
    match of_leg(journey, journey.disrupted, areas) {
        LicenceAnswer::Unsettled(_) => {
            trail.refused(TEST, Sentence::LawSeveralLicences { carrier }, citation);
            trail.ask(Sentence::LawAskWhichLicence { carrier });
            Some(CarrierAsked)
        }
        LicenceAnswer::Unknown => {
            trail.refused(TEST, Sentence::LawLicenceUnknown { carrier }, citation);
            trail.ask(Sentence::LawAskLicence { carrier });
            Some(CarrierAsked)
        }
        LicenceAnswer::Yes | LicenceAnswer::No => None,
    }
}

/// The question was asked: no later test may take the licence for known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CarrierAsked;

/// The carrier that flew the disrupted leg; says so where the seller is taken to have flown.
pub(crate) fn carrier_taken(journey: &Journey<'_>, trail: &mut Trail) -> Option<CarrierCode> {
    let carrier = journey.disrupted.carrier()?;
    if journey.disrupted.operating_carrier.is_none() {
        trail.warn(Sentence::LawOperatingCarrierTaken { carrier });
    }
    Some(carrier)
}
