//! How far one airport is from another: over the ellipsoid, and over a sphere to see how much that choice decides.
//!
//! The laws name a great circle and no figure of the earth (Regulation (EC) No 261/2004, Art.7(4)).
#![expect(
    clippy::disallowed_types,
    clippy::float_arithmetic,
    reason = "the way over an ellipsoid is no sum of integers; what leaves this file is one again"
)]

use std::fmt;
use std::sync::LazyLock;

use geographiclib_rs::{Geodesic, InverseGeodesic};

use super::{Airport, Position};

/// The mean radius of WGS-84, (2a + b) / 3.
const SPHERE_RADIUS_METERS: f64 = 6_371_008.8;
const MICRODEGREES_IN_A_DEGREE: f64 = 1_000_000.0;
const MILLIMETERS_IN_A_METER: f64 = 1_000.0;
const MILLIMETERS_IN_A_KILOMETER: u64 = 1_000_000;

static ELLIPSOID: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);

/// The shortest way between two places, measured twice.
///
/// A part of a millimetre counts as a whole one: whether a distance is above a limit of whole kilometres is then the
/// same as if nothing had been rounded. Sines are the machine's own: one in some ten thousand distances may differ by that
/// millimetre on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Distance {
    /// Over the ellipsoid WGS-84. This one decides.
    pub geodesic_millimeters: u64,
    /// Over a sphere of the mean radius, 6,371.0088 km.
    pub sphere_millimeters: u64,
}

/// In which band of a law a distance falls, counted from 0 for the nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Band {
    /// By the ellipsoid. This one decides.
    pub index: usize,
    /// By the sphere.
    pub index_on_sphere: usize,
}

impl Band {
    /// Whether the figure taken for the earth decides the band: a warning is due.
    pub const fn is_near_boundary(self) -> bool {
        self.index != self.index_on_sphere
    }
}

impl Distance {
    /// The band between limits, given in ascending order. A band ends with its limit: exactly 1,500 km is still the first.
    pub fn band(self, limits_kilometers: &[u32]) -> Band {
        let index = |millimeters: u64| {
            limits_kilometers.partition_point(|limit| u64::from(*limit) * MILLIMETERS_IN_A_KILOMETER < millimeters)
        };
        Band { index: index(self.geodesic_millimeters), index_on_sphere: index(self.sphere_millimeters) }
    }
}

/// The way over the ellipsoid in kilometres, as in `5554.909 km`; a part of a metre counts as a whole one.
impl fmt::Display for Distance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let meters = self.geodesic_millimeters.div_ceil(1_000);
        write!(formatter, "{}.{:03} km", meters / 1_000, meters % 1_000)
    }
}

/// The distance between two airports.
pub fn distance(from: &Airport, to: &Airport) -> Distance {
    between(from.position, to.position)
}

fn between(from: Position, to: Position) -> Distance {
    let from = [from.latitude_microdegrees, from.longitude_microdegrees].map(degrees);
    let to = [to.latitude_microdegrees, to.longitude_microdegrees].map(degrees);
    let [(latitude, longitude), (to_latitude, to_longitude)] =
        [from, to].map(|[latitude, longitude]| (latitude, longitude));
    let meters: f64 = ELLIPSOID.inverse(latitude, longitude, to_latitude, to_longitude);
    Distance { geodesic_millimeters: millimeters(meters), sphere_millimeters: millimeters(haversine_meters(from, to)) }
}

fn degrees(microdegrees: i32) -> f64 {
    f64::from(microdegrees) / MICRODEGREES_IN_A_DEGREE
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "half the earth's girth, 2 * 10^10 mm, is the most, and no way is negative"
)]
fn millimeters(meters: f64) -> u64 {
    (meters * MILLIMETERS_IN_A_METER).ceil() as u64
}

fn haversine_meters(from: [f64; 2], to: [f64; 2]) -> f64 {
    let [[latitude, longitude], [to_latitude, to_longitude]] = [from, to].map(|place| place.map(f64::to_radians));
    let haversine = |angle: f64| (angle / 2.0).sin().powi(2);
    let share =
        haversine(to_latitude - latitude) + latitude.cos() * to_latitude.cos() * haversine(to_longitude - longitude);
    2.0 * SPHERE_RADIUS_METERS * share.min(1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reference::{airport, airports};

    /// The limits of Regulation (EC) No 261/2004, Art.7(1).
    const LIMITS_KILOMETERS: [u32; 2] = [1_500, 3_500];

    fn of(from: &str, to: &str) -> Distance {
        let at = |code: &str| airport(code.parse().unwrap()).unwrap_or_else(|| panic!("{code} is an airport"));
        distance(at(from), at(to))
    }

    fn place(latitude_microdegrees: i32, longitude_microdegrees: i32) -> Position {
        Position { latitude_microdegrees, longitude_microdegrees }
    }

    fn exactly(millimeters: u64) -> Distance {
        Distance { geodesic_millimeters: millimeters, sphere_millimeters: millimeters }
    }

    #[test]
    fn the_ellipsoid_is_that_of_the_published_examples_of_geographiclib() {
        let wellington_salamanca = between(place(-41_320_000, 174_810_000), place(40_960_000, -5_500_000));
        assert_eq!(wellington_salamanca.geodesic_millimeters.div_ceil(1_000), 19_959_680, "19,959,679.267 m");
        let new_york_london = between(place(40_600_000, -73_800_000), place(51_600_000, -500_000));
        assert_eq!(new_york_london.geodesic_millimeters / 1_000, 5_551_759, "5,551,759.400 m");
    }

    #[test]
    fn known_routes_are_as_long_as_published() {
        for (from, to, kilometers) in
            [("JFK", "LHR", 5_555), ("YYZ", "CDG", 6_037), ("LAX", "SYD", 12_051), ("SIN", "EWR", 15_345)]
        {
            let found = of(from, to).geodesic_millimeters / MILLIMETERS_IN_A_KILOMETER;
            assert!(found.abs_diff(kilometers) <= 1, "{from}-{to}: {found}");
        }
    }

    #[test]
    fn the_sphere_is_a_quarter_round_from_the_equator_to_the_pole() {
        let quarter = between(place(0, 0), place(90_000_000, 0));
        let expected = SPHERE_RADIUS_METERS * std::f64::consts::FRAC_PI_2;
        assert!(quarter.sphere_millimeters.abs_diff(millimeters(expected)) <= 1);
    }

    #[test]
    fn the_other_side_of_the_earth_is_as_well_measured() {
        for (from, to) in [("COC", "PVG"), ("STY", "PVG"), ("OZP", "AKL"), ("GNZ", "HNL"), ("MAD", "WLG")] {
            let found = of(from, to);
            assert!((19_800_000_000..20_010_000_000).contains(&found.geodesic_millimeters), "{from}-{to}: {found}");
        }
        let antipodes = between(place(0, 0), place(0, 180_000_000));
        assert_eq!(antipodes.geodesic_millimeters / MILLIMETERS_IN_A_KILOMETER, 20_003);
    }

    #[test]
    fn a_band_ends_with_its_limit() {
        for (millimeters, index) in
            [(0, 0), (1_500_000_000, 0), (1_500_000_001, 1), (3_500_000_000, 1), (3_500_000_001, 2), (u64::MAX, 2)]
        {
            let band = exactly(millimeters).band(&LIMITS_KILOMETERS);
            assert_eq!(band, Band { index, index_on_sphere: index }, "{millimeters}");
            assert!(!band.is_near_boundary());
        }
        assert_eq!(exactly(5).band(&[]).index, 0);
    }

    #[test]
    fn a_part_of_a_millimetre_is_above_the_limit() {
        assert_eq!(millimeters(1_500_000.0), 1_500_000_000);
        assert_eq!(millimeters(1_500_000.000_01), 1_500_000_001);
    }

    #[test]
    fn the_figure_of_the_earth_decides_the_band_of_real_routes_and_the_ellipsoid_wins() {
        for (from, to, index, index_on_sphere) in [
            ("LGW", "SPU", 1, 0),
            ("DUB", "KEF", 1, 0),
            ("GVA", "SKG", 1, 0),
            ("TRD", "PRG", 1, 0),
            ("LGW", "CAI", 2, 1),
            ("MAD", "TOS", 2, 1),
        ] {
            let band = of(from, to).band(&LIMITS_KILOMETERS);
            assert_eq!(band, Band { index, index_on_sphere }, "{from}-{to}: {:?}", of(from, to));
            assert!(band.is_near_boundary());
        }
        assert!(!of("LHR", "FCO").band(&LIMITS_KILOMETERS).is_near_boundary());
    }

    #[test]
    fn a_distance_is_written_in_kilometres_and_never_at_a_limit_that_it_is_above() {
        assert_eq!(exactly(5_554_909_000).to_string(), "5554.909 km");
        assert_eq!(exactly(1_500_000_001).to_string(), "1500.001 km");
        assert_eq!(exactly(0).to_string(), "0.000 km");
    }

    proptest! {
        #[test]
        fn the_way_back_is_as_long_and_the_sphere_is_within_six_in_a_thousand(
            from in 0..airports().len(),
            to in 0..airports().len(),
        ) {
            let (from, to) = (&airports()[from], &airports()[to]);
            let there = distance(from, to);
            prop_assert_eq!(there, distance(to, from), "{}-{}", from.code, to.code);
            let gap = there.geodesic_millimeters.abs_diff(there.sphere_millimeters);
            prop_assert!(gap * 1_000 <= there.geodesic_millimeters * 6 + 1_000, "{}-{}", from.code, to.code);
        }

        #[test]
        fn an_airport_is_nowhere_but_where_it_is(index in 0..airports().len()) {
            let airport = &airports()[index];
            prop_assert_eq!(distance(airport, airport), exactly(0));
        }
    }
}
