//! The band of distance: the great circle from the first departure to the final destination of the ticket.

use crate::explanation::{Meters, Sentence};
use crate::reference;
use crate::regime::Journey;
use crate::regime::trail::Trail;
use crate::value::Citation;

const TEST: &str = "distance_band";

/// The band between limits in kilometres, each closed above, counted from 0. `None`: an airport is not known.
pub(in crate::regime) fn index(
    limits: impl Iterator<Item = u32>,
    citation: Citation,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Option<usize> {
    let Some((from, to)) = journey.first_airport().zip(journey.last_airport()) else {
        trail.refused(TEST, Sentence::NationalDistanceUnknown, citation);
        trail.ask(Sentence::NationalAskAirports);
        return None;
    };
    let limits: Vec<u32> = limits.collect();
    let measured = reference::distance(from, to);
    let distance = Meters::of_millimeters(measured.geodesic_millimeters);
    let band = measured.band(&limits);
    if band.is_near_boundary() {
        let on_sphere = Meters::of_millimeters(measured.sphere_millimeters);
        trail.warn(Sentence::NationalNearBoundary { distance, on_sphere });
    }
    trail.taken(TEST, Sentence::NationalDistance { from: from.code, to: to.code, distance }, citation);
    Some(band.index)
}
