//! Canada: the Air Passenger Protection Regulations, SOR/2019-150.
//!
//! The files follow the statute: `scope` (Act s.86.11(1)), `version` (commencement), `arrival` and `size` (s.1),
//! `category` (ss.10 to 12) with `primary_reason`, `rights` (ss.8 to 18.2 and 21), `delay` (s.19), `deadline` (s.19(3) and
//! (4)), `denied_boarding` (s.20) and `overlap` (s.3(3)). Values stand in `domain/parameters/appr.toml` and
//! `appr_rights.toml`.

mod arrival;
mod category;
mod deadline;
mod delay;
mod denied_boarding;
mod overlap;
mod parameters;
mod primary_reason;
mod rights;
mod rights_parameters;
mod scope;
mod size;
mod version;

use super::journey::Journey;
use super::trail::{Stop, Trail};
use super::{Assessment, ReasonCode, Regime};
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime;
use crate::value::{Citation, Money};
use parameters::{PARAMETERS, Version};

pub use deadline::answer_due;

/// The APPR.
#[derive(Debug, Clone, Copy)]
pub struct Appr;

impl Regime for Appr {
    fn code(&self) -> &'static str {
        &PARAMETERS.regime
    }

    fn versions(&self) -> Vec<regime::Version> {
        PARAMETERS.versions.iter().map(Version::dates).collect()
    }

    fn touches(&self, journey: &Journey<'_>) -> bool {
        journey.legs.iter().any(scope::in_canada)
    }

    fn assess(&self, journey: &Journey<'_>, under: Option<&str>) -> Assessment {
        let mut trail = Trail::new();
        let mut version = None;
        let walked = walk(journey, under, &mut trail, &mut version);
        let mut assessment = trail.assessment(self.code(), version.map(|version| version.id.as_str()), walked);
        if let Some(version) = version {
            assessment.rights = rights::owed(journey, version, &assessment);
            assessment.deadlines = deadline::days(journey, version);
        }
        assessment
    }
}

/// Through the statute, in its order. A test that settles the outcome ends the walk; a fact that is missing is asked for
/// only if the walk comes to a sum.
fn walk(
    journey: &Journey<'_>,
    under: Option<&str>,
    trail: &mut Trail,
    applied: &mut Option<&'static Version>,
) -> Result<Option<Money>, Stop> {
    scope::touches_canada(journey, trail)?;
    let version = version::in_force(journey.day(), under, trail)?;
    *applied = Some(version);
    let amount = match journey.facts.disruption.kind {
        DisruptionKind::DeniedBoarding => {
            denied_boarding::involuntary(journey, trail)?;
            if journey.is_announced_denial() {
                delay::compensation(journey, version, trail)?
            } else {
                denied_boarding::compensation(journey, version, trail)?
            }
        }
        DisruptionKind::Downgrade => return Err(downgrade(trail)),
        _ => delay::compensation(journey, version, trail)?,
    };
    lap_infant(journey, trail);
    Ok(amount)
}

/// A seat in a lower class is a difference in fare, which ss.19 and 20 do not know.
fn downgrade(trail: &mut Trail) -> Stop {
    const CITATION: Citation = Citation::from_static("APPR s.19(1)");
    trail.refused("kind_is_covered", Sentence::ApprDowngrade, CITATION);
    trail.warn(Sentence::ApprDowngradeRefund);
    Stop::no(ReasonCode::KindNotCovered, vec![CITATION])
}

/// No text excludes a child on a lap and none includes it: a lawyer must look.
fn lap_infant(journey: &Journey<'_>, trail: &mut Trail) {
    const CITATION: Citation = Citation::from_static("APPR s.2(1)");
    if journey.facts.passenger.under_two_without_seat == Some(true) {
        trail.refused("passenger_with_a_seat", Sentence::ApprLapInfant, CITATION);
        trail.doubt(CITATION);
    }
}
