//! What must not be accepted first: compensation received under one regime can end that of another.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use super::section::Section;
use super::{Assessment, BranchOutcome};
use crate::explanation::{Explanation, Named, Sentence};
use crate::reference::Confidence;
use crate::value::Citation;

const TEXT: &str = include_str!("../../parameters/overlap.toml");

/// A warning: the sum of one regime, taken first, ends that of another which may be the larger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoNotAcceptFirst {
    /// Whose sum must not be taken first.
    pub regime: Cow<'static, str>,
    /// Whose sum it would end.
    pub ends: Cow<'static, str>,
    /// What happens.
    pub warning: Explanation,
    /// What else must be so; absent: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Explanation>,
    /// Where it stands written.
    pub citation: Citation,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    ends: String,
    after: Option<Vec<String>>,
    limb: Option<Section>,
    condition: Option<Named>,
    citation: Section,
    confidence: Confidence,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    #[serde(rename = "rule")]
    rules: Vec<Rule>,
}

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
static RULES: LazyLock<Vec<Rule>> =
    LazyLock::new(|| toml::from_str::<Rules>(TEXT).expect("the embedded rules of overlap").rules);

/// The warnings for these plans, which stand in the order of their rank: of two sums, the one that ranks behind must not be
/// taken first where it would end the one before. Where the sums cannot be compared, neither must.
pub(crate) fn warnings(plans: &[Plan], assessments: &[Assessment], comparable: bool) -> Vec<DoNotAcceptFirst> {
    let mut warnings = Vec::new();
    for (rank, ended) in plans.iter().enumerate() {
        for (other, taken) in plans.iter().enumerate() {
            let may_cost = other > rank || (!comparable && other != rank);
            if may_cost && let Some(rule) = rule(taken, ended, assessments) {
                warnings.push(warning(rule, taken, ended));
            }
        }
    }
    warnings
}

fn rule(taken: &Plan, ended: &Plan, assessments: &[Assessment]) -> Option<&'static Rule> {
    let assessment = assessments.iter().find(|assessment| assessment.regime == ended.regime)?;
    RULES.iter().find(|rule| {
        let by_limb = rule.limb.as_ref().is_none_or(|limb| rests_on(assessment, limb));
        let after = rule.after.as_ref().is_none_or(|after| after.iter().any(|code| *code == taken.regime));
        rule.ends == ended.regime && rule.ends != taken.regime && after && by_limb
    })
}

fn rests_on(assessment: &Assessment, limb: &'static Section) -> bool {
    let limb = limb.citation();
    assessment.branches.iter().any(|branch| branch.outcome == BranchOutcome::Taken && branch.citation == limb)
}

fn warning(rule: &'static Rule, taken: &Plan, ended: &Plan) -> DoNotAcceptFirst {
    let (regime, ends) = (taken.regime.clone(), ended.regime.clone());
    let told = (regime.clone(), ends.clone());
    let warning = match rule.confidence {
        Confidence::Low => Sentence::LawMayEndAnother { taken: told.0, ended: told.1 },
        Confidence::High | Confidence::Medium => Sentence::LawEndsAnother { taken: told.0, ended: told.1 },
    };
    let condition = rule.condition.as_ref().map(Explanation::from);
    DoNotAcceptFirst { regime, ends, warning: warning.into(), condition, citation: rule.citation.citation() }
}
