//! The reply of an estimate, as the contract writes it.
//!
//! Beside the contract's fields an assessment has `lapsed_amount` (what a claim that came too late has lost),
//! `presumptions` (what the law presumed), `branches` (every test on the way, with its finding and citation), `rights`
//! (what is owed beside the sum) and `deadlines` (the days that count for the claim itself).

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::regime::{self, Assessment, Branch, Deadline, Eligibility, Presumption, ReasonCode, Right};
use crate::value::{Citation, Money};

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

/// A sum as people read it. A stored sum is in minor units instead.
struct Sum(Money);

impl Serialize for Sum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SumFields { amount: self.0.decimal(), currency: self.0.currency.code() }.serialize(serializer)
    }
}

#[derive(Serialize)]
struct SumFields {
    amount: String,
    currency: &'static str,
}

#[derive(Serialize)]
struct ReplyFields<'r> {
    assessments: Vec<AssessmentFields<'r>>,
    best: Option<BestFields<'r>>,
}

#[derive(Serialize)]
struct BestFields<'r> {
    regime: &'r str,
    amount: Sum,
}

#[derive(Serialize)]
struct AssessmentFields<'r> {
    regime: &'r str,
    rule_version: Option<&'r str>,
    in_scope: bool,
    eligible: Eligibility,
    reason: ReasonCode,
    amount: Option<Sum>,
    unreduced_amount: Option<Sum>,
    lapsed_amount: Option<Sum>,
    citations: &'r [Citation],
    questions: &'r [Cow<'static, str>],
    warnings: &'r [Cow<'static, str>],
    presumptions: &'r [Presumption],
    branches: &'r [Branch],
    rights: &'r [Right],
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
            amount: assessment.amount.map(Sum),
            unreduced_amount: assessment.unreduced_amount.map(Sum),
            lapsed_amount: assessment.lapsed_amount.map(Sum),
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
        let best = self.best.as_ref().map(|best| BestFields { regime: &best.regime, amount: Sum(best.amount) });
        let assessments = self.assessments.iter().map(AssessmentFields::from).collect();
        ReplyFields { assessments, best }.serialize(serializer)
    }
}
