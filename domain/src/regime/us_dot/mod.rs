//! The United States: oversales, 14 CFR part 250, and refunds, part 260.
//!
//! The files follow the rules: `scope` (s.250.2), `denied_boarding` (ss.250.5 and 250.6), `rights` (ss.250.8 and 250.9, part
//! 260). Nothing is owed in cash for delay or cancellation. Values stand in `domain/parameters/us_dot.toml`.

mod denied_boarding;
mod parameters;
mod rights;
mod scope;

use super::trail::{Award, Stop, Trail};
use super::{Assessment, Journey, ReasonCode, Regime};
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::reference::{self, Area};
use crate::regime;
use crate::value::Citation;
use parameters::{PARAMETERS, Version};

const COMMENCEMENT: Citation = Citation::from_static("14 CFR s.250.5");
const NO_CASH: Citation = Citation::from_static("14 CFR s.250.2a");

/// 14 CFR parts 250 and 260.
#[derive(Debug, Clone, Copy)]
pub struct UsDot;

impl Regime for UsDot {
    fn code(&self) -> &'static str {
        &PARAMETERS.regime
    }

    fn versions(&self) -> Vec<regime::Version> {
        PARAMETERS.versions.iter().map(Version::dates).collect()
    }

    fn touches(&self, journey: &Journey<'_>) -> bool {
        let in_territory =
            |code| reference::airport(code).is_some_and(|at| at.lies_in(Area::UnitedStates, journey.day()));
        journey.airports().any(in_territory)
    }

    fn assess(&self, journey: &Journey<'_>, under: Option<&str>) -> Assessment {
        let mut trail = Trail::new();
        let mut version = None;
        let walked = walk(journey, under, &mut trail, &mut version);
        let mut assessment =
            trail.assessment(self.code(), version.map(|version: &Version| version.id.as_str()), walked);
        if let Some(version) = version {
            assessment.rights = rights::owed(journey, version, &assessment);
        }
        assessment
    }
}

fn walk(
    journey: &Journey<'_>,
    under: Option<&str>,
    trail: &mut Trail,
    applied: &mut Option<&'static Version>,
) -> Result<Option<Award>, Stop> {
    let version = in_force(journey, under, trail)?;
    let reach = scope::departs(journey, trail)?;
    *applied = Some(version);
    if journey.disruption().kind == DisruptionKind::DeniedBoarding {
        return denied_boarding::compensation(journey, version, reach, trail);
    }
    trail.refused("kind_is_covered", Sentence::UsdotNoCash, NO_CASH);
    Err(Stop::no(ReasonCode::KindNotCovered, vec![NO_CASH]))
}

fn in_force(journey: &Journey<'_>, under: Option<&str>, trail: &mut Trail) -> Result<&'static Version, Stop> {
    const TEST: &str = "in_force";
    let day = journey.day();
    let Some(version) = PARAMETERS.version(under, day) else {
        trail.refused(TEST, Sentence::LawNoVersionApplies { day }, COMMENCEMENT);
        return Err(Stop::no(ReasonCode::RegimeNotInForce, vec![COMMENCEMENT]));
    };
    let finding = Sentence::LawVersionApplies { version: version.id.as_str().into(), day };
    trail.taken(TEST, finding, version.citation.citation());
    Ok(version)
}
