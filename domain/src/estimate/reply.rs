//! The reply of an estimate, as the contract writes it.
//!
//! Beside the contract's fields an assessment has `lapsed_amount` (what a claim that came too late has lost),
//! `presumptions` (what the law presumed), `branches` (every test on the way, with its finding and citation), `rights`
//! (what is owed beside the sum) and `deadlines` (the days that count for the claim itself).

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::regime::{self, Assessment, Branch, Deadline, Eligibility, Presumption, ReasonCode, Right};
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
    /// Regime by regime.
    assessments: Vec<AssessmentFields<'r>>,
    /// The answer to take; null where no regime owes a sum.
    best: Option<BestFields<'r>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "BestAnswer")]
struct BestFields<'r> {
    /// The regime that gives most.
    regime: &'r str,
    /// What it gives.
    amount: DecimalMoney,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EstimateAssessment")]
struct AssessmentFields<'r> {
    /// The regime's code.
    regime: &'r str,
    /// The version of its rules that applied; null where none did.
    rule_version: Option<&'r str>,
    /// Whether the journey is in its territory.
    in_scope: bool,
    /// Whether a sum is owed.
    eligible: Eligibility,
    /// Why, as a code.
    reason: ReasonCode,
    /// Due after a reduction the carrier may make.
    amount: Option<DecimalMoney>,
    /// The sum before that reduction.
    unreduced_amount: Option<DecimalMoney>,
    /// What was lost, where the claim came too late.
    lapsed_amount: Option<DecimalMoney>,
    /// The sections that decided.
    citations: &'r [Citation],
    /// What must be known before there is an answer.
    questions: &'r [Cow<'static, str>],
    /// What the reader should know beside the answer.
    warnings: &'r [Cow<'static, str>],
    /// What was presumed.
    presumptions: &'r [Presumption],
    /// Every test on the way, in order.
    branches: &'r [Branch],
    /// What else is owed, in the order of the statute.
    rights: &'r [Right],
    /// The days that count for the claim.
    deadlines: &'r [Deadline],
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
            rights: &assessment.rights,
            deadlines: &assessment.deadlines,
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
