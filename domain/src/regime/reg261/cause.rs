//! Extraordinary circumstances, art.5(3): not inherent in the carrier's activity, beyond its control, and not to be avoided
//! by all reasonable measures. The carrier proves each; what it does not prove, it pays for.

use super::Rules;
use super::parameters::{CauseRule, Extraordinary};
use crate::explanation::{Explanation, Sentence};
use crate::fact::CauseCode;
use crate::reference::Confidence;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};
use crate::value::Citation;

const TEST: &str = "extraordinary_circumstances";
const MEASURES: &str = "all_reasonable_measures";
const PART: &str = "rest_of_the_delay";

/// Whether the carrier is not excused for the whole event.
pub(super) fn not_excused(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let cause = journey.disruption().cause.unwrap_or(CauseCode::Unknown);
    let Some(rule) = rules.cause(cause).filter(|_| cause.is_given()) else {
        let burden = rules.shared.places.extraordinary.citation();
        trail.refused(TEST, Sentence::Reg261NoCause, burden.clone());
        trail.presume(Sentence::Reg261NotExtraordinaryPresumed, burden);
        return Ok(());
    };
    if rule.confidence == Confidence::Low {
        trail.warn(Sentence::Reg261CauseUnsettled { cause });
    }
    match rule.extraordinary {
        Extraordinary::No => {
            inherent(rules, cause, rule, trail);
            Ok(())
        }
        Extraordinary::Yes | Extraordinary::Depends if measures_failed(journey) => {
            pays_for_want_of_measures(rules, cause, trail);
            Ok(())
        }
        Extraordinary::Yes => Err(excused(rules, cause, rule, journey, trail)),
        Extraordinary::Depends => {
            ask(rules, cause, rule, trail);
            Ok(())
        }
    }
}

/// Whether the carrier is not excused for so much of a delay that the rest would count for nothing: minutes that an
/// extraordinary event took are taken off (C-315/15).
pub(super) fn rest_counts(
    rules: &'static Rules,
    journey: &Journey<'_>,
    minutes: i64,
    trail: &mut Trail,
) -> Result<(), Stop> {
    let Some(excused) = journey.disruption().excused_minutes.filter(|excused| *excused > 0) else {
        return not_excused(rules, journey, trail);
    };
    let cause = journey.disruption().cause.unwrap_or(CauseCode::Unknown);
    if measures_failed(journey) {
        pays_for_want_of_measures(rules, cause, trail);
        return Ok(());
    }
    let rest = minutes.saturating_sub(excused).max(0);
    let citation = rules.own.decisions.part_of_the_delay.citation();
    if rest >= rules.shared.delay.from_minutes {
        trail.taken(PART, Sentence::Reg261RestCounts { excused, rest }, citation.clone());
        trail.cite(citation);
        return Ok(());
    }
    trail.refused(PART, Sentence::Reg261RestTooShort { excused, rest }, citation.clone());
    measures_not_contested(rules, journey, trail);
    Err(Stop::no(ReasonCode::Extraordinary, vec![rules.shared.places.extraordinary.citation(), citation]))
}

fn measures_failed(journey: &Journey<'_>) -> bool {
    journey.disruption().reasonable_measures_proved == Some(false)
}

fn inherent(rules: &'static Rules, cause: CauseCode, rule: &'static CauseRule, trail: &mut Trail) {
    let citation = ground(rules, rule);
    let finding = match rule.treated_as {
        Some(root) => {
            trail.warn(Sentence::Reg261RootUnknown { cause, root });
            Sentence::Reg261CountsAs { cause, root }
        }
        None => Sentence::Reg261Inherent { cause },
    };
    trail.refused(TEST, finding, citation);
    trail.cite(rules.shared.places.extraordinary.citation());
    rule.citations.iter().for_each(|section| trail.cite(section.citation()));
}

fn pays_for_want_of_measures(rules: &'static Rules, cause: CauseCode, trail: &mut Trail) {
    let citation = rules.shared.places.extraordinary.citation();
    trail.refused(MEASURES, Sentence::Reg261MeasuresNotProved { cause }, citation.clone());
    trail.cite(citation);
}

fn excused(
    rules: &'static Rules,
    cause: CauseCode,
    rule: &'static CauseRule,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Stop {
    trail.taken(TEST, Sentence::Reg261Extraordinary { cause }, ground(rules, rule));
    measures_not_contested(rules, journey, trail);
    let mut citations = vec![rules.shared.places.extraordinary.citation()];
    for section in &rule.citations {
        let citation = section.citation();
        if !citations.contains(&citation) {
            citations.push(citation);
        }
    }
    Stop::no(ReasonCode::Extraordinary, citations)
}

/// The carrier has to prove the measures too; who does not contest them is told so.
fn measures_not_contested(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) {
    let citation = rules.shared.places.extraordinary.citation();
    if journey.disruption().reasonable_measures_proved == Some(true) {
        trail.taken(MEASURES, Sentence::Reg261MeasuresProved, citation);
    } else {
        trail.taken(MEASURES, Sentence::Reg261MeasuresNotContested, citation);
        trail.warn(Sentence::Reg261MeasuresWarning);
    }
}

fn ask(rules: &'static Rules, cause: CauseCode, rule: &'static CauseRule, trail: &mut Trail) {
    trail.refused(TEST, Sentence::Reg261CauseOpen { cause }, ground(rules, rule));
    rule.citations.iter().for_each(|section| trail.cite(section.citation()));
    trail.ask(rule.question.as_ref().map_or(Explanation::from(Sentence::Reg261AskRoot), Explanation::from));
}

fn ground(rules: &'static Rules, rule: &'static CauseRule) -> Citation {
    rule.citations.first().unwrap_or(&rules.shared.places.extraordinary).citation()
}
