//! The band of distance, art.7(1) and (4): the great circle from the first departure to the final destination, whatever the legs.

use super::Rules;
use super::parameters::{Band, BandName};
use crate::explanation::{Meters, Sentence};
use crate::reference::{self, Airport, Area, Distance};
use crate::regime::Journey;
use crate::regime::trail::Trail;

const TEST: &str = "distance_band";

/// Where a way begins and ends.
type Ends = (&'static Airport, &'static Airport);

/// The band of the journey, with the branch that says how it is known. `None`: an airport is not known.
pub(super) fn band(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) -> Option<&'static Band> {
    let way = ends(journey).zip(journey.distance());
    between(rules, journey, way, trail)
}

/// The same of one flight of the journey.
pub(super) fn band_of_flight(
    rules: &'static Rules,
    journey: &Journey<'_>,
    ends: Option<Ends>,
    trail: &mut Trail,
) -> Option<&'static Band> {
    let way = ends.map(|(from, to)| ((from, to), reference::distance(from, to)));
    between(rules, journey, way, trail)
}

fn between(
    rules: &'static Rules,
    journey: &Journey<'_>,
    way: Option<(Ends, Distance)>,
    trail: &mut Trail,
) -> Option<&'static Band> {
    let places = &rules.shared.places;
    let Some(((from, to), distance)) = way else {
        trail.refused(TEST, Sentence::Reg261DistanceUnknown, places.distance.citation());
        trail.ask(Sentence::Reg261AskAirports);
        return None;
    };
    let geodesic = Meters::of_millimeters(distance.geodesic_millimeters);
    let found = distance.band(&rules.limits_kilometers);
    if found.is_near_boundary() {
        trail.warn(Sentence::Reg261NearBoundary {
            distance: geodesic,
            on_sphere: Meters::of_millimeters(distance.sphere_millimeters),
        });
    }
    let by_distance = rules.shared.bands.get(found.index)?;
    let band = within_community(rules, journey, from, to, by_distance);
    let (from, to, distance) = (from.code, to.code, geodesic);
    let (finding, citation) = match rules.own.community.as_ref().filter(|_| band.name != by_distance.name) {
        Some(community) => (Sentence::Reg261WithinCommunity { from, to, distance }, community.citation.citation()),
        None => (Sentence::Reg261Distance { from, to, distance }, places.distance.citation()),
    };
    trail.taken(TEST, finding, citation);
    Some(band)
}

/// The band of the journey, without a word.
pub(super) fn of(rules: &'static Rules, journey: &Journey<'_>) -> Option<&'static Band> {
    let (from, to) = ends(journey)?;
    let by_distance = rules.shared.bands.get(journey.distance()?.band(&rules.limits_kilometers).index)?;
    Some(within_community(rules, journey, from, to, by_distance))
}

fn ends(journey: &Journey<'_>) -> Option<Ends> {
    journey.first_airport().zip(journey.last_airport())
}

/// A flight within the territory has a longest band of its own.
fn within_community(
    rules: &'static Rules,
    journey: &Journey<'_>,
    from: &Airport,
    to: &Airport,
    by_distance: &'static Band,
) -> &'static Band {
    let is_within = [from, to].iter().all(|airport| airport.lies_in(Area::EuropeanCommunity, journey.first_day()));
    let longest = rules.own.community.as_ref().filter(|_| is_within).map(|community| community.longest);
    match longest.filter(|longest| *longest < by_distance.name) {
        Some(longest) => named(rules, longest).unwrap_or(by_distance),
        None => by_distance,
    }
}

fn named(rules: &'static Rules, name: BandName) -> Option<&'static Band> {
    rules.shared.bands.iter().find(|band| band.name == name)
}
