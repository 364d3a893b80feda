//! Saudi Arabia: the regulation of the General Authority of Civil Aviation on the protection of the rights of passengers.
//!
//! `sums` has what is given for each event. Values stand in `domain/parameters/gaca.toml`.

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
    Law::read(include_str!("../../../parameters/gaca.toml")).expect("the embedded parameters of SA-GACA")
});

/// The regulation of 2023.
#[derive(Debug, Clone, Copy)]
pub struct Gaca;

impl Regime for Gaca {
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
        let mut assessment = national::assess(&LAW, gives, journey, under);
        if assessment.in_scope && assessment.rule_version.is_some() {
            assessment.rights.extend(sums::conditional(&LAW));
        }
        assessment
    }
}

fn gives(
    law: &'static Law<Sums>,
    version: &'static Version,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    match journey.disruption().kind {
        DisruptionKind::Delay | DisruptionKind::MissedConnection => sums::of_delay(law, journey, trail),
        DisruptionKind::Diversion => Err(sums::of_a_landing_elsewhere(law, trail)),
        DisruptionKind::Cancellation => Err(sums::of_cancellation(law, trail)),
        DisruptionKind::DeniedBoarding => {
            law.is_denied_boarding(law.sums.citation.citation(), journey, trail)?;
            Ok(sums::part_of_fare(law, law.sums.denied_boarding_percent, journey, trail))
        }
        DisruptionKind::Downgrade => Ok(sums::part_of_fare(law, law.sums.downgrade_percent, journey, trail)),
        DisruptionKind::EarlierDeparture => Err(national::says_nothing(version.citation.citation(), journey, trail)),
    }
}
