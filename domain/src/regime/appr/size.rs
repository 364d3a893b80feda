//! Whether the carrier counts as large or small, s.1(2) and (4).

use super::Journey;
use crate::explanation::Sentence;
use crate::reference::{self, Confidence};
use crate::regime::CarrierSize;
use crate::regime::trail::Trail;
use crate::value::{CarrierCode, Citation};

const TEST: &str = "carrier_is_large";
const SIZE: Citation = Citation::from_static("APPR s.1(2)");
const FLIES_FOR_LARGE: Citation = Citation::from_static("APPR s.1(4)");

/// The size as it counts for this passenger: as stated, as s.1(4) lifts it, or as the reference knows it for the year of
/// the flight. `None`: unknown, and asked for.
pub(super) fn counted(journey: &Journey<'_>, trail: &mut Trail) -> Option<CarrierSize> {
    let year = journey.day().year();
    let facts = journey.facts;
    if facts.carrier_size != Some(CarrierSize::Large)
        && let Some(carrier) = facts.carried_for
        && not_known_as_small(carrier, year, trail)
    {
        return Some(lifted(carrier, trail));
    }
    if let Some(size) = facts.carrier_size {
        contradicted(journey, size, year, trail);
        return Some(found(size, Sentence::ApprSizeStated { size }, trail));
    }
    let Some(carrier) = journey.disrupted.carrier() else {
        ask(Sentence::ApprCarrierNotNamed, Sentence::ApprAskSize, trail);
        return None;
    };
    if journey.disrupted.operating_carrier.is_none() {
        trail.warn(Sentence::ApprOperatorNotStated { carrier });
    }
    by_reference(journey, carrier, year, trail)
}

fn by_reference(journey: &Journey<'_>, carrier: CarrierCode, year: i16, trail: &mut Trail) -> Option<CarrierSize> {
    let evidence = reference::appr_size(carrier, year);
    // A regional operator under a large carrier's code owes the large amounts, whatever its own size.
    if evidence.is_none_or(|evidence| evidence.size == CarrierSize::Small)
        && let Some(seller) = large_seller(journey, carrier, year)
    {
        if reference::flies_for(carrier, seller) {
            return Some(lifted(seller, trail));
        }
        trail.warn(Sentence::ApprSoldByLarge { seller, carrier });
    }
    let year = year.into();
    let Some(known) = evidence else {
        let question = Sentence::ApprAskSizeOf { carrier, year };
        ask(Sentence::ApprSizeNotKnown { carrier, year }, question, trail);
        return None;
    };
    let (size, evidence) = (known.size, known.evidence.as_str());
    if known.confidence == Confidence::Low {
        trail.warn(Sentence::ApprSizeEstimated { carrier, year, evidence: evidence.into() });
    }
    Some(found(size, Sentence::ApprSizeKnown { size, carrier, year, evidence: evidence.into() }, trail))
}

/// Another carrier, a large one, under whose code the seat was sold.
fn large_seller(journey: &Journey<'_>, carrier: CarrierCode, year: i16) -> Option<CarrierCode> {
    let leg = journey.disrupted;
    let seller = leg.marketing_carrier.or_else(|| leg.flight_number.map(|flight| flight.carrier()))?;
    let large = reference::appr_size(seller, year).is_some_and(|evidence| evidence.size == CarrierSize::Large);
    (seller != carrier && large).then_some(seller)
}

/// Says so if the reference knows another size than the stated one.
fn contradicted(journey: &Journey<'_>, stated: CarrierSize, year: i16, trail: &mut Trail) {
    let Some(carrier) = journey.disrupted.carrier() else { return };
    let lifts = |seller: &CarrierCode| reference::flies_for(carrier, *seller);
    let lifted = stated == CarrierSize::Large && large_seller(journey, carrier, year).as_ref().is_some_and(lifts);
    if let Some(evidence) = reference::appr_size(carrier, year).filter(|known| known.size != stated && !lifted) {
        let (known, evidence) = (evidence.size, evidence.evidence.as_str().into());
        trail.warn(Sentence::ApprSizeContradicted { stated, carrier, known, year: year.into(), evidence });
    }
}

fn not_known_as_small(carrier: CarrierCode, year: i16, trail: &mut Trail) -> bool {
    let small = reference::appr_size(carrier, year).is_some_and(|evidence| evidence.size == CarrierSize::Small);
    if small {
        trail.warn(Sentence::ApprFlownForSmall { carrier, year: year.into() });
    }
    !small
}

fn lifted(carrier: CarrierCode, trail: &mut Trail) -> CarrierSize {
    trail.taken(TEST, Sentence::ApprFlownForLarge { carrier }, FLIES_FOR_LARGE);
    trail.cite(FLIES_FOR_LARGE);
    CarrierSize::Large
}

fn found(size: CarrierSize, finding: Sentence, trail: &mut Trail) -> CarrierSize {
    match size {
        CarrierSize::Large => trail.taken(TEST, finding, SIZE),
        CarrierSize::Small => trail.refused(TEST, finding, SIZE),
    }
    size
}

fn ask(finding: Sentence, question: Sentence, trail: &mut Trail) {
    trail.refused(TEST, finding, SIZE);
    trail.ask(question);
}
