//! Thailand: Notification 101 of the Civil Aviation Board, on the protection of passengers.
//!
//! `sums` has the sums for each event. Values stand in `domain/parameters/cab101.toml`.

mod parameters;
mod sums;

use std::sync::LazyLock;

use jiff::Span;

use super::national::{self, Law, Version, Way, Window};
use super::trail::{Award, Stop, Trail};
use super::{Assessment, Bound, Deadline, Eligibility, Journey, Regime};
use crate::fact::DisruptionKind;
use crate::regime;
use parameters::Sums;

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
static LAW: LazyLock<Law<Sums>> = LazyLock::new(|| {
    Law::read(include_str!("../../../parameters/cab101.toml")).expect("the embedded parameters of TH-CAB101")
});

/// Notification 101.
#[derive(Debug, Clone, Copy)]
pub struct Cab101;

impl Regime for Cab101 {
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
        if assessment.eligible == Eligibility::Yes {
            assessment.deadlines.extend(payment_day(journey));
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
        DisruptionKind::Cancellation => {
            Window::none_exempts(&law.windows, journey, Way::offered(journey), trail)?;
            law.causes.excuse_nothing(journey, trail)?;
            Ok(sums::of_cancellation(law, journey, trail))
        }
        DisruptionKind::DeniedBoarding => {
            law.is_denied_boarding(law.sums.citation.citation(), journey, trail)?;
            sums::of_denied_boarding(law, journey, trail)
        }
        DisruptionKind::Delay | DisruptionKind::MissedConnection | DisruptionKind::Diversion => {
            Window::not_told_early(&law.windows, journey, trail)?;
            sums::of_delay(law, journey, trail)
        }
        DisruptionKind::Downgrade | DisruptionKind::EarlierDeparture => {
            Err(national::says_nothing(version.citation.citation(), journey, trail))
        }
    }
}

/// Until when the carrier pays. From what the days are counted is not told: they cannot begin later than with the claim.
fn payment_day(journey: &Journey<'_>) -> Option<Deadline> {
    let days = Span::new().try_days(LAW.sums.payment_days).ok()?;
    let day = journey.facts.filed_on?.checked_add(days).ok()?;
    let citation = LAW.sums.citation.citation();
    Some(Deadline::new("payment_of_carrier", Bound::By, day, citation))
}
