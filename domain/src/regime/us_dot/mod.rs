//! The United States: 14 CFR part 250 (oversales) and part 260 (refunds).
//!
//! The files follow the rules: `scope` (s.250.2 and s.260.3), `denied_boarding` (ss.250.1, 250.2b and 250.6), `sum` (s.250.5),
//! `rights` (ss.250.8 and 250.9, part 260). For a delay or a cancellation no sum exists. Values stand in
//! `domain/parameters/us_dot.toml`.

mod denied_boarding;
mod parameters;
mod rights;
mod scope;
mod sum;

use super::trail::{Stop, Trail};
use super::version::{self, Dated};
use super::{Assessment, Journey, ReasonCode, Regime};
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime;
use crate::value::Money;
use parameters::{Caps, PARAMETERS};

/// The rules of the Department of Transportation.
#[derive(Debug, Clone, Copy)]
pub struct UsDot;

impl Regime for UsDot {
    fn code(&self) -> &'static str {
        &PARAMETERS.regime
    }

    fn versions(&self) -> Vec<regime::Version> {
        PARAMETERS.versions.iter().map(Caps::dates).collect()
    }

    fn touches(&self, journey: &Journey<'_>) -> bool {
        journey.airports().any(|code| scope::in_the_states(code, journey.day()))
    }

    fn assess(&self, journey: &Journey<'_>, under: Option<&str>) -> Assessment {
        let mut trail = Trail::new();
        let mut caps = None;
        let walked = walk(journey, under, &mut trail, &mut caps);
        let mut assessment = trail.assessment(self.code(), caps.map(|caps: &Caps| caps.id.as_str()), walked);
        if caps.is_some() && assessment.in_scope {
            assessment.rights = rights::owed(journey, &assessment);
        }
        assessment
    }
}

/// Through the rules, in their order.
fn walk(
    journey: &Journey<'_>,
    under: Option<&str>,
    trail: &mut Trail,
    applied: &mut Option<&'static Caps>,
) -> Result<Option<Money>, Stop> {
    let caps = version::in_force(&PARAMETERS.versions, journey.day(), under, trail)?;
    let kind = journey.disruption().kind;
    if kind == DisruptionKind::DeniedBoarding {
        scope::of_oversales(journey, trail)?;
        *applied = Some(caps);
        let carriage = scope::carriage(journey);
        denied_boarding::is_compensated(journey, trail)?;
        return sum::compensation(caps, carriage, journey, trail);
    }
    scope::of_refunds(journey, trail)?;
    *applied = Some(caps);
    let (finding, citation) = if kind == DisruptionKind::Downgrade {
        (Sentence::UsDotLowerClass, PARAMETERS.places.class.citation())
    } else {
        (Sentence::UsDotNobodyBumped, PARAMETERS.places.purpose.citation())
    };
    trail.refused("denied_boarding", finding, citation.clone());
    Err(Stop::no(ReasonCode::KindNotCovered, vec![citation]))
}
