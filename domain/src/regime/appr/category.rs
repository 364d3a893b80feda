//! The three categories of ss.10 to 12, and the presumption that a disruption lay within the carrier's control.

use super::parameters::{Category, CauseRule, PARAMETERS};
use super::{Journey, primary_reason};
use crate::explanation::{Explanation, Sentence};
use crate::fact::{CauseCode, DenialGround, DisruptionKind};
use crate::reference::Confidence;
use crate::regime::ReasonCode;
use crate::regime::section::Section;
use crate::regime::trail::{Stop, Trail};
use crate::value::Citation;

const TEST: &str = "within_control";
const BURDEN_OF_PROOF: Citation = Citation::from_static("CTA Act s.85.07(2)");
const REQUIRED_FOR_SAFETY: Citation = Citation::from_static("APPR s.11(1)");
const OUTSIDE_CONTROL: Citation = Citation::from_static("APPR s.10(1)");
const EARLIER_DISRUPTION: Citation = Citation::from_static("APPR s.10(2)");

/// The cause that the carrier gave. A carrier that gave none but oversold the flight has said enough.
pub(super) fn cause(journey: &Journey<'_>) -> CauseCode {
    let disruption = &journey.facts.disruption;
    let oversold = disruption.kind == DisruptionKind::DeniedBoarding
        && disruption.denial_ground == Some(DenialGround::Overbooking);
    let unsaid = if oversold { CauseCode::Overbooking } else { CauseCode::Unknown };
    disruption.cause.unwrap_or(unsaid)
}

/// What the cause counts as on these facts. `None`: it turns on a fact that is not known.
pub(super) fn counted(journey: &Journey<'_>) -> Option<Category> {
    let rule = PARAMETERS.cause_rule(cause(journey));
    let category = rule.map_or(Category::Control, |rule| after_knock_on(journey, rule));
    match primary_reason::weigh(journey, category) {
        primary_reason::Weight::OtherCause => None,
        primary_reason::Weight::Minor => Some(Category::Control),
        primary_reason::Weight::Primary | primary_reason::Weight::Alone => {
            let open = category == Category::Depends || rule.is_some_and(|rule| may_be_rebutted(journey, rule));
            (!open).then_some(category)
        }
    }
}

/// Whether the disruption lay within the carrier's control and was not required for safety. `control` is the paragraph
/// of s.12 that fits the kind of the disruption.
pub(super) fn within_control(journey: &Journey<'_>, control: Citation, trail: &mut Trail) -> Result<(), Stop> {
    let cause = cause(journey);
    // Every code has a rule (a test holds that); without one the presumption would stand.
    let known = PARAMETERS.cause_rule(cause).map(|rule| (rule, after_knock_on(journey, rule)));
    let named =
        known.filter(|(rule, category)| primary_reason::is_named(journey, cause, *category, trail) && !rule.presumed);
    let Some((rule, category)) = named else {
        presumed(control, trail);
        return Ok(());
    };
    if rule.confidence == Confidence::Low {
        trail.warn(Sentence::ApprClassOpen { cause });
    }
    match category {
        Category::Control if rule.category == Category::Depends => {
            mitigation_failed(cause, control, trail);
            Ok(())
        }
        Category::Control => {
            in_control(cause, rule, control, trail);
            if may_be_rebutted(journey, rule) {
                rebutted(cause, rule, trail);
            }
            Ok(())
        }
        Category::Safety => {
            unmitigated_root(journey, cause, trail);
            trail.refused(TEST, Sentence::ApprSafety { cause }, REQUIRED_FOR_SAFETY);
            Err(Stop::no(ReasonCode::CategorySafety, sections(rule, REQUIRED_FOR_SAFETY)))
        }
        Category::Outside => Err(outside(journey, cause, rule, trail)),
        Category::Depends => {
            ask(cause, rule, trail);
            Ok(())
        }
    }
}

/// A cause of an earlier flight carries its category over only if the carrier took all reasonable measures (ss.10(2),
/// 11(2)); if it did not, the later disruption counts as within its control.
fn after_knock_on(journey: &Journey<'_>, rule: &CauseRule) -> Category {
    match (&rule.knock_on, journey.facts.disruption.reasonable_measures_proved) {
        (Some(_), Some(false)) => Category::Control,
        (Some(knock_on), Some(true)) => knock_on.earlier.unwrap_or(Category::Depends),
        _ => rule.category,
    }
}

/// Whether the carrier proved measures against a cause that is in its control unless it was unavoidable despite proper
/// planning.
fn may_be_rebutted(journey: &Journey<'_>, rule: &CauseRule) -> bool {
    rule.rebuttable && journey.facts.disruption.reasonable_measures_proved == Some(true)
}

/// Measures are not yet proper planning: whether they come up to it is for a lawyer to weigh.
fn rebutted(cause: CauseCode, rule: &'static CauseRule, trail: &mut Trail) {
    let citation = rule.citations.first().map_or(BURDEN_OF_PROOF, Section::citation);
    trail.refused("avoidable_by_proper_planning", Sentence::ApprPlanningOpen { cause }, citation.clone());
    trail.doubt(citation);
}

fn mitigation_failed(cause: CauseCode, control: Citation, trail: &mut Trail) {
    trail.taken(TEST, Sentence::ApprMeasuresNotTaken { cause }, EARLIER_DISRUPTION);
    trail.cite(control);
    trail.cite(EARLIER_DISRUPTION);
}

fn outside(journey: &Journey<'_>, cause: CauseCode, rule: &'static CauseRule, trail: &mut Trail) -> Stop {
    let citation = rule.citations.first().map_or(OUTSIDE_CONTROL, Section::citation);
    let finding = if rule.knock_on.is_some() {
        trail.warn(Sentence::ApprAttributable { cause });
        Sentence::ApprOutsideAfterMeasures { cause }
    } else {
        unmitigated_root(journey, cause, trail);
        Sentence::ApprOutside { cause }
    };
    trail.refused(TEST, finding, citation);
    Stop::no(ReasonCode::CategoryOutside, sections(rule, OUTSIDE_CONTROL))
}

/// The words of ss.10(1) and 11(1) ask for no measures: they stand in ss.10(2) and 11(2), about an earlier flight.
fn unmitigated_root(journey: &Journey<'_>, cause: CauseCode, trail: &mut Trail) {
    if journey.facts.disruption.reasonable_measures_proved == Some(false) {
        trail.warn(Sentence::ApprMeasuresNotProved { cause });
    }
}

fn ask(cause: CauseCode, rule: &'static CauseRule, trail: &mut Trail) {
    let citation = rule.citations.first().map_or(OUTSIDE_CONTROL, Section::citation);
    trail.refused(TEST, Sentence::ApprCauseNotEnough { cause }, citation);
    rule.citations.iter().for_each(|section| trail.cite(section.citation()));
    trail.ask(rule.question.as_ref().map_or(Explanation::Sentence(Sentence::ApprAskRootCause), Explanation::from));
}

fn in_control(cause: CauseCode, rule: &'static CauseRule, control: Citation, trail: &mut Trail) {
    let finding = match rule.treated_as {
        Some(root) => {
            let own = rule.citations.first().map_or(BURDEN_OF_PROOF, Section::citation);
            trail.presume(Sentence::ApprCrewPresumed, own);
            Sentence::ApprTreatedAs { cause, root }
        }
        None => Sentence::ApprInControl { cause },
    };
    trail.taken(TEST, finding, control.clone());
    trail.cite(control);
    rule.citations.iter().for_each(|section| trail.cite(section.citation()));
}

fn presumed(control: Citation, trail: &mut Trail) {
    trail.taken(TEST, Sentence::ApprNoCauseProved, BURDEN_OF_PROOF);
    trail.presume(Sentence::ApprControlPresumed, BURDEN_OF_PROOF);
    trail.cite(BURDEN_OF_PROOF);
    trail.cite(control);
}

fn sections(rule: &'static CauseRule, otherwise: Citation) -> Vec<Citation> {
    if rule.citations.is_empty() { vec![otherwise] } else { rule.citations.iter().map(Section::citation).collect() }
}
