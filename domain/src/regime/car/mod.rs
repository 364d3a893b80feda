//! India: Civil Aviation Requirements, Section 3, Series M, Part IV, of the Directorate General of Civil Aviation.
//!
//! The files follow the requirements: `denied_boarding`, `cancellation`, `downgrade`. Values stand in
//! `domain/parameters/car.toml`.

mod cancellation;
mod denied_boarding;
mod downgrade;
mod parameters;

use std::sync::LazyLock;

use super::national::{self, Law, Version};
use super::trail::{Award, Stop, Trail};
use super::{Assessment, Journey, ReasonCode, Regime};
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime;
use parameters::Sums;

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
static LAW: LazyLock<Law<Sums>> = LazyLock::new(|| {
    Law::read(include_str!("../../../parameters/car.toml")).expect("the embedded parameters of IN-CAR")
});

/// The Civil Aviation Requirements.
#[derive(Debug, Clone, Copy)]
pub struct Car;

impl Regime for Car {
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
    let citation = version.citation.citation();
    match journey.disruption().kind {
        DisruptionKind::DeniedBoarding => denied_boarding::compensation(law, journey, trail),
        DisruptionKind::Cancellation => cancellation::compensation(law, journey, trail),
        DisruptionKind::Downgrade => Ok(downgrade::reimbursement(law, journey, trail)),
        DisruptionKind::Delay | DisruptionKind::MissedConnection | DisruptionKind::Diversion => {
            trail.refused("sum_for_delay", Sentence::CarNoSumForDelay, citation.clone());
            Err(Stop::no(ReasonCode::KindNotCovered, vec![citation]))
        }
        DisruptionKind::EarlierDeparture => Err(national::says_nothing(citation, journey, trail)),
    }
}
