//! Brazil: ANAC Resolution 400 of 2016.
//!
//! The files follow the resolution: `scope` (art.1), `denied_boarding` (arts.22 to 24), `rights` (arts.12, 20, 21 and 26 to 29).
//! Denied boarding is all that gives a sum: what a court may award for moral damage is never told as a figure. Values stand in
//! `domain/parameters/anac400.toml`.

mod deadlines;
mod denied_boarding;
mod parameters;
mod rights;
mod scope;

use super::trail::{Stop, Trail};
use super::version::{self, Dated};
use super::{Assessment, Journey, ReasonCode, Regime};
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime;
use crate::value::Money;
use parameters::{PARAMETERS, Version};

/// The resolution.
#[derive(Debug, Clone, Copy)]
pub struct Anac400;

impl Regime for Anac400 {
    fn code(&self) -> &'static str {
        &PARAMETERS.regime
    }

    fn versions(&self) -> Vec<regime::Version> {
        PARAMETERS.versions.iter().map(Version::dates).collect()
    }

    fn touches(&self, journey: &Journey<'_>) -> bool {
        journey.airports().any(|code| scope::in_brazil(code, journey.day()))
    }

    fn assess(&self, journey: &Journey<'_>, under: Option<&str>) -> Assessment {
        let mut trail = Trail::new();
        let mut version = None;
        let walked = walk(journey, under, &mut trail, &mut version);
        let id = version.map(|version: &Version| version.id.as_str());
        let mut assessment = trail.assessment(self.code(), id, walked);
        if version.is_some() {
            assessment.rights = rights::owed(journey, &assessment);
            assessment.deadlines = deadlines::days(journey);
        }
        assessment
    }
}

/// Through the resolution, in its order.
fn walk(
    journey: &Journey<'_>,
    under: Option<&str>,
    trail: &mut Trail,
    applied: &mut Option<&'static Version>,
) -> Result<Option<Money>, Stop> {
    let version = version::in_force(&PARAMETERS.versions, journey.day(), under, trail)?;
    scope::touches_brazil(journey, trail)?;
    *applied = Some(version);
    if version.review_from.is_some_and(|from| journey.day() >= from) {
        trail.warn(Sentence::Anac400MayBeRevised);
    }
    if journey.disruption().kind == DisruptionKind::DeniedBoarding {
        return denied_boarding::compensation(journey, trail);
    }
    let citation = PARAMETERS.places.sum.citation();
    trail.refused("denied_boarding", Sentence::Anac400NobodyBumped, citation.clone());
    Err(Stop::no(ReasonCode::KindNotCovered, vec![citation]))
}
