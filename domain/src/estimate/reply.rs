//! The reply of an estimate, as the contract writes it.
//!
//! Beside the contract's fields an assessment has `lapsed_amount` (what a claim that came too late has lost),
//! `presumptions` (what the law presumed) and `branches` (every test on the way, with its finding and citation).

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::regime::{self, Assessment, Branch, Eligibility, Presumption, ReasonCode};
use crate::value::{Citation, DecimalMoney};

/// What every regime says, and which answer to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstimateReply {
    /// Regime by regime.
    pub assessments: Vec<Assessment>,
    /// The answer to take; `None` where no regime owes a sum.
    pub best: Option<regime::Best>,
}

impl EstimateReply {
    /// With the best of these answers.
    pub fn of(assessments: Vec<Assessment>) -> Self {
        let best = regime::best(&assessments);
        Self { assessments, best }
    }
}

#[derive(Serialize, JsonSchema)]
struct ReplyFields<'r> {
    assessments: Vec<AssessmentFields<'r>>,
    best: Option<BestFields<'r>>,
}

#[derive(Serialize, JsonSchema)]
struct BestFields<'r> {
    regime: &'r str,
    amount: DecimalMoney,
}

#[derive(Serialize, JsonSchema)]
struct AssessmentFields<'r> {
    regime: &'r str,
    rule_version: Option<&'r str>,
    in_scope: bool,
    eligible: Eligibility,
    reason: ReasonCode,
    amount: Option<DecimalMoney>,
    unreduced_amount: Option<DecimalMoney>,
    lapsed_amount: Option<DecimalMoney>,
    citations: &'r [Citation],
    questions: &'r [Cow<'static, str>],
    warnings: &'r [Cow<'static, str>],
    presumptions: &'r [Presumption],
    branches: &'r [Branch],
}

impl<'r> From<&'r Assessment> for AssessmentFields<'r> {
    fn from(assessment: &'r Assessment) -> Self {
        Self {
            regime: &assessment.regime,
            rule_version: assessment.rule_version.as_deref(),
            in_scope: assessment.in_scope,
            eligible: assessment.eligible,
            reason: assessment.reason,
            amount: assessment.amount.map(DecimalMoney::from),
            unreduced_amount: assessment.unreduced_amount.map(DecimalMoney::from),
            lapsed_amount: assessment.lapsed_amount.map(DecimalMoney::from),
            citations: &assessment.citations,
            questions: &assessment.questions,
            warnings: &assessment.warnings,
            presumptions: &assessment.presumptions,
            branches: &assessment.branches,
        }
    }
}

impl Serialize for EstimateReply {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let best = self.best.as_ref().map(|best| BestFields { regime: &best.regime, amount: best.amount.into() });
        let assessments = self.assessments.iter().map(AssessmentFields::from).collect();
        ReplyFields { assessments, best }.serialize(serializer)
    }
}

impl JsonSchema for EstimateReply {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("EstimateReply")
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        ReplyFields::json_schema(generator)
    }
}
