//! Israel: the Aviation Services Law (Compensation and Assistance for Flight Cancellation or Change of Conditions), 5772-2012.
//!
//! `sums` has the sums for each event, by distance and by the index of the year. Values stand in
//! `domain/parameters/asl.toml`.

mod parameters;
mod sums;

use std::sync::LazyLock;

use super::national::{self, Law, Version, Way, Window};
use super::trail::{Award, Stop, Trail};
use super::{Assessment, Journey, Regime};
use crate::fact::DisruptionKind;
use crate::regime;
use parameters::Sums;

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
static LAW: LazyLock<Law<Sums>> = LazyLock::new(|| {
    Law::read(include_str!("../../../parameters/asl.toml")).expect("the embedded parameters of IL-ASL")
});

/// The Aviation Services Law.
#[derive(Debug, Clone, Copy)]
pub struct Asl;

impl Regime for Asl {
    fn code(&self) -> &'static str {
        &LAW.regime
    }

    fn versions(&self) -> Vec<regime::Version> {
        LAW.dates()
    }

    fn touches(&self, journey: &Journey<'_>) -> bool {
        LAW.territory.is_touched(journey)
    }

    fn assess(&self, journey: &Journey<'_>, under: Option<&str>) -> Assessment {
        national::assess(&LAW, gives, journey, under)
    }
}

fn gives(
    law: &'static Law<Sums>,
    version: &'static Version,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    match journey.disruption().kind {
        DisruptionKind::Cancellation => {
            Window::none_exempts(&law.windows, journey, Way::offered(journey), trail)?;
            law.causes.excuse_nothing(journey, trail)?;
            Ok(sums::sum(law, version, journey, trail))
        }
        DisruptionKind::DeniedBoarding => {
            law.is_denied_boarding(law.sums.citation.citation(), journey, trail)?;
            Ok(sums::sum(law, version, journey, trail))
        }
        DisruptionKind::Delay | DisruptionKind::MissedConnection | DisruptionKind::Diversion => {
            Window::not_told_early(&law.windows, journey, trail)?;
            sums::of_delay(law, version, journey, trail)
        }
        DisruptionKind::EarlierDeparture => {
            Window::not_told_early(&law.windows, journey, trail)?;
            Err(sums::of_an_earlier_departure(law, trail))
        }
        DisruptionKind::Downgrade => Err(national::says_nothing(version.citation.citation(), journey, trail)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::estimate::EstimateRequest;

    /// The law, as if the year of its sums had been read.
    static READ: LazyLock<Law<Sums>> = LazyLock::new(|| {
        let text = include_str!("../../../parameters/asl.toml").replace("year_read = false", "year_read = true");
        Law::read(&text).unwrap()
    });

    fn sum(to: &str, late: Option<i64>) -> Option<String> {
        let offer = late.map(|late| json!({ "offered": true, "arrival_delay_minutes": late }));
        let facts = EstimateRequest::parse(&json!({
            "itinerary": { "single_booking": true, "legs": [{
                "origin": "TLV", "destination": to, "scheduled_departure": "2024-05-01" }] },
            "disruption": { "kind": "denied_boarding", "rerouting": offer }
        }));
        let facts = facts.unwrap();
        let assessment = national::assess(&READ, gives, &Journey::of(&facts).unwrap(), None);
        assessment.amount.map(|amount| amount.to_string())
    }

    #[test]
    fn once_the_year_was_read_the_sum_goes_by_distance_and_half_is_left_up_to_four_five_and_six_hours() {
        for (to, whole, half, limit) in [
            ("ATH", "1440.00 ILS", "720.00 ILS", 240),
            ("LHR", "2310.00 ILS", "1155.00 ILS", 300),
            ("JFK", "3460.00 ILS", "1730.00 ILS", 360),
        ] {
            assert_eq!(sum(to, None).as_deref(), Some(whole), "{to}");
            assert_eq!(sum(to, Some(limit)).as_deref(), Some(half), "{to}");
            assert_eq!(sum(to, Some(limit + 1)).as_deref(), Some(whole), "{to}");
        }
    }
}
