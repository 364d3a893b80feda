//! The three categories of ss.10 to 12, and the presumption that a disruption lay within the carrier's control.

use super::parameters::{Category, CauseRule, PARAMETERS, Section};
use crate::fact::CauseCode;
use crate::reference::Confidence;
use crate::regime::ReasonCode;
use crate::regime::trail::{Stop, Trail};
use crate::value::Citation;

const TEST: &str = "within_control";
const BURDEN_OF_PROOF: Citation = Citation::from_static("CTA Act s.85.07(2)");
const REQUIRED_FOR_SAFETY: Citation = Citation::from_static("APPR s.11(1)");
const OUTSIDE_CONTROL: Citation = Citation::from_static("APPR s.10(1)");

/// Whether the disruption lay within the carrier's control and was not required for safety. `control` is the paragraph
/// of s.12 that fits the kind of the disruption.
pub(super) fn within_control(cause: Option<CauseCode>, control: Citation, trail: &mut Trail) -> Result<(), Stop> {
    let cause = cause.unwrap_or(CauseCode::Unknown);
    // Every code has a rule (a test holds that); without one the presumption would stand.
    let Some(rule) = PARAMETERS.cause_rule(cause).filter(|rule| !rule.presumed) else {
        presumed(control, trail);
        return Ok(());
    };
    if rule.confidence == Confidence::Low {
        trail.warn(format!("how {cause} is to be classed is not settled; the answer rests on the code alone"));
    }
    let stands = |other: Citation| rule.citations.first().map_or(other, Section::citation);
    match rule.category {
        Category::Control => {
            in_control(cause, rule, control, trail);
            Ok(())
        }
        Category::Safety => {
            let finding = format!("{cause}: within control but required for safety");
            trail.refused(TEST, finding, REQUIRED_FOR_SAFETY);
            Err(Stop::no(ReasonCode::CategorySafety, sections(rule, REQUIRED_FOR_SAFETY)))
        }
        Category::Outside => {
            trail.refused(TEST, format!("{cause}: outside the carrier's control"), stands(OUTSIDE_CONTROL));
            Err(Stop::no(ReasonCode::CategoryOutside, sections(rule, OUTSIDE_CONTROL)))
        }
        Category::Depends => {
            let question = rule.question.as_deref().unwrap_or("give the root cause");
            trail.refused(TEST, format!("{cause} does not settle the category: {question}"), stands(OUTSIDE_CONTROL));
            rule.citations.iter().for_each(|section| trail.cite(section.citation()));
            trail.ask(format!("disruption.cause: {question}?"));
            Ok(())
        }
    }
}

fn in_control(cause: CauseCode, rule: &'static CauseRule, control: Citation, trail: &mut Trail) {
    let finding = match rule.treated_as {
        Some(root) => {
            let own = rule.citations.first().map_or(BURDEN_OF_PROOF, Section::citation);
            trail.presume("no root cause is recorded, so the cause counts as a lack of crew", own);
            format!("{cause} without a root cause is treated as {root}: within the carrier's control")
        }
        None => format!("{cause}: within the carrier's control"),
    };
    trail.taken(TEST, finding, control.clone());
    trail.cite(control);
    rule.citations.iter().for_each(|section| trail.cite(section.citation()));
}

fn presumed(control: Citation, trail: &mut Trail) {
    trail.taken(TEST, "the carrier proved no cause, so control is presumed", BURDEN_OF_PROOF);
    trail.presume("within the carrier's control and not required for safety", BURDEN_OF_PROOF);
    trail.cite(BURDEN_OF_PROOF);
    trail.cite(control);
}

fn sections(rule: &'static CauseRule, otherwise: Citation) -> Vec<Citation> {
    if rule.citations.is_empty() { vec![otherwise] } else { rule.citations.iter().map(Section::citation).collect() }
}
