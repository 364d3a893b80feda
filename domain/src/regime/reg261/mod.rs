//! The text that the regulation of the European Union and that of the United Kingdom share: Regulation (EC) No 261/2004.
//!
//! The files follow the text: `passenger` (art.3(2) and (3)), `denied_boarding` (art.4), `cancellation` (art.5(1)(c)), `cause`
//! (art.5(3)), `delay` (art.6 as the Court reads it), `distance` and `reduction` (art.7), `rights` (arts.6 to 9), `downgrade`
//! (art.10), `overlap` (art.12). Where a law applies (art.3(1)) is its own: `eu261`, `uk261`.

mod cancellation;
mod cause;
mod deadlines;
mod delay;
mod denied_boarding;
mod distance;
mod downgrade;
mod overlap;
mod parameters;
mod passenger;
mod reduction;
mod rights;

pub(crate) use parameters::{Rules, Version};

use super::trail::{Award, Stop, Trail};
use super::{Assessment, Journey, ReasonCode, limitation};
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime::section::Section;

/// Where a law applies: which of its limbs takes the journey in, or that none does.
pub(crate) type Scope = fn(&Journey<'_>, &mut Trail) -> Result<Limb, Stop>;

/// The two limbs of art.3(1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limb {
    /// (a): the journey departs in the territory.
    Departure,
    /// (b): it arrives there from outside, on a carrier of the territory.
    Arrival,
}

/// What a law says about a case.
pub(crate) fn assess(rules: &'static Rules, scope: Scope, journey: &Journey<'_>, under: Option<&str>) -> Assessment {
    let mut trail = Trail::new();
    let mut version = None;
    let walked = walk(rules, scope, journey, under, &mut trail, &mut version);
    let mut assessment =
        trail.assessment(&rules.own.regime, version.map(|version: &Version| version.id.as_str()), walked);
    warn_of_rulings(rules, &mut assessment);
    if version.is_some_and(|version| version.read) {
        assessment.rights = rights::owed(rules, journey, &assessment);
        assessment.deadlines = deadlines::days(rules, journey);
    }
    assessment
}

/// Says so where the answer rests on a ruling that binds no court there.
fn warn_of_rulings(rules: &'static Rules, assessment: &mut Assessment) {
    for ruling in rules.own.persuasive.iter().map(|persuasive| persuasive.ruling.citation()) {
        let on_the_way = assessment.branches.iter().any(|branch| branch.citation == ruling);
        if on_the_way || assessment.citations.contains(&ruling) {
            assessment.warnings.push(Sentence::Reg261PersuasiveAlone { ruling }.into());
        }
    }
}

/// Through the text, in its order.
fn walk(
    rules: &'static Rules,
    scope: Scope,
    journey: &Journey<'_>,
    under: Option<&str>,
    trail: &mut Trail,
    applied: &mut Option<&'static Version>,
) -> Result<Option<Award>, Stop> {
    let version = in_force(rules, journey, under, trail)?;
    let limb = scope(journey, trail)?;
    *applied = Some(version);
    limitation::warn(journey, trail);
    if !version.read {
        return Err(Stop::legal_review(version.citations.iter().map(Section::citation).collect()));
    }
    if journey.legs.len() > 1 {
        let one_journey = rules.shared.places.one_journey.citation();
        trail.taken("one_journey", Sentence::Reg261OneBooking, one_journey);
    }
    passenger::is_covered(rules, journey, trail)?;
    overlap::not_compensated_yet(rules, limb, journey, trail)?;
    match journey.disruption().kind {
        DisruptionKind::DeniedBoarding => denied_boarding::compensation(rules, journey, trail),
        DisruptionKind::Cancellation => cancellation::compensation(rules, journey, trail),
        DisruptionKind::EarlierDeparture => cancellation::of_an_earlier_departure(rules, journey, trail),
        DisruptionKind::Downgrade => Ok(downgrade::reimbursement(rules, journey, trail)),
        DisruptionKind::Delay | DisruptionKind::MissedConnection | DisruptionKind::Diversion => {
            delay::compensation(rules, journey, trail)
        }
    }
}

fn in_force(
    rules: &'static Rules,
    journey: &Journey<'_>,
    under: Option<&str>,
    trail: &mut Trail,
) -> Result<&'static Version, Stop> {
    const TEST: &str = "in_force";
    let day = journey.first_day();
    let version = under.map_or_else(|| rules.version_on(day), |id| rules.version(id));
    let Some(version) = version else {
        let first = rules.own.versions.iter().filter_map(|version| version.citations.first()).map(Section::citation);
        let citations: Vec<_> = first.take(1).collect();
        if let Some(citation) = citations.first() {
            trail.refused(TEST, Sentence::LawNoVersionApplies { day }, citation.clone());
        }
        return Err(Stop::no(ReasonCode::RegimeNotInForce, citations));
    };
    if let Some(section) = version.citations.first() {
        trail.taken(TEST, Sentence::LawVersionApplies { version: version.id.as_str().into(), day }, section.citation());
    }
    Ok(version)
}
