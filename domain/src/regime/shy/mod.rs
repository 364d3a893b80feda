//! Turkey: the regulation on the rights of passengers who travel by air, SHY-YOLCU.
//!
//! `cancellation` has what is given for a flight that did not fly or was moved, `delay` what is not given, and `sums` the sums,
//! halved where another way was given. Values stand in `domain/parameters/shy.toml`.

mod cancellation;
mod delay;
mod parameters;
mod sums;

use std::sync::LazyLock;

use super::national::{self, Law, Version};
use super::trail::{Award, Stop, Trail};
use super::{Assessment, Journey, Regime};
use crate::fact::DisruptionKind;
use crate::regime;
use parameters::Sums;

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
static LAW: LazyLock<Law<Sums>> = LazyLock::new(|| {
    Law::read(include_str!("../../../parameters/shy.toml")).expect("the embedded parameters of TR-SHY")
});

/// SHY-YOLCU.
#[derive(Debug, Clone, Copy)]
pub struct Shy;

impl Regime for Shy {
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
    let disruption = journey.disruption();
    match disruption.kind {
        DisruptionKind::Cancellation => cancellation::compensation(law, journey, trail),
        DisruptionKind::EarlierDeparture => cancellation::of_another_time(law, journey, trail),
        DisruptionKind::Delay if disruption.notice_days.is_some_and(|days| days > 0) => {
            cancellation::of_another_time(law, journey, trail)
        }
        DisruptionKind::DeniedBoarding => {
            law.is_denied_boarding(law.sums.denied_boarding.citation(), journey, trail)?;
            Ok(sums::sum(law, journey, trail))
        }
        DisruptionKind::Delay | DisruptionKind::MissedConnection | DisruptionKind::Diversion => {
            delay::compensation(law, version, journey, trail)
        }
        DisruptionKind::Downgrade => Err(national::says_nothing(version.citation.citation(), journey, trail)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::estimate::EstimateRequest;

    /// The law, as if the hours of the reduction had been read.
    static READ: LazyLock<Law<Sums>> = LazyLock::new(|| {
        let text = include_str!("../../../parameters/shy.toml").replace("limits_read = false", "limits_read = true");
        Law::read(&text).unwrap()
    });

    fn sum(to: &str, late: i64) -> Option<String> {
        let facts = EstimateRequest::parse(&json!({
            "itinerary": { "single_booking": true, "legs": [{
                "origin": "IST", "destination": to, "scheduled_departure": "2024-05-01" }] },
            "disruption": {
                "kind": "denied_boarding", "rerouting": { "offered": true, "arrival_delay_minutes": late } }
        }));
        let facts = facts.unwrap();
        let assessment = national::assess(&READ, gives, &Journey::of(&facts).unwrap(), None);
        assessment.amount.map(|amount| amount.to_string())
    }

    #[test]
    fn once_its_hours_were_read_half_is_left_up_to_two_three_and_four_hours() {
        for (to, whole, half, limit) in [
            ("ESB", "100.00 EUR", "50.00 EUR", 120),
            ("ATH", "250.00 EUR", "125.00 EUR", 120),
            ("LHR", "400.00 EUR", "200.00 EUR", 180),
            ("JFK", "600.00 EUR", "300.00 EUR", 240),
        ] {
            assert_eq!(sum(to, limit).as_deref(), Some(half), "{to}");
            assert_eq!(sum(to, limit + 1).as_deref(), Some(whole), "{to}");
        }
    }
}
