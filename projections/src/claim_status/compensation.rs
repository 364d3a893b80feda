//! What the law says about a claim, as a person reads it: the receipt without the inputs, equal answers told once.

use jiff::Timestamp;
use jiff::civil::Date;
use redress_domain::claim::{CalculationOutcome, CompensationCalculated, RecalculationReason};
use redress_domain::explanation::{Explanation, Language};
use redress_domain::receipt::{ReceiptAssessment, Scope};
use redress_domain::regime::{Bound, Branch, BranchOutcome, Deadline, Eligibility, Presumption, ReasonCode};
use redress_domain::value::{Citation, PassengerId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::AwardView;
use super::plans::{self, PlansView};
use crate::Amount;

/// What a calculation came to, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Compensation")]
pub struct CompensationView {
    /// What it came to.
    pub outcome: CalculationOutcome,
    /// Owed, one sum a currency.
    pub totals: Vec<Amount>,
    /// The regime that decides, for example `CA-APPR`; null where none applies.
    pub regime: Option<String>,
    /// The version of its rules.
    pub rule_version: Option<String>,
    /// Its reason, as a code.
    pub reason: Option<ReasonCode>,
    /// The sections that decide.
    pub citations: Vec<Citation>,
    /// Why the law was applied again; null the first time.
    #[serde(default)]
    pub why: Option<RecalculationReason>,
    /// What must be known before there is an answer.
    pub questions: Vec<String>,
    /// Passenger by passenger, who is owed a sum.
    pub awards: Vec<AwardView>,
    /// Every regime's answer; passengers with the same answer stand together.
    pub assessments: Vec<AssessmentView>,
    /// What may be claimed and what must not be accepted first; passengers with the same plans stand together.
    #[serde(default)]
    pub plans: Vec<PlansView>,
    /// SHA-256 of the receipt, which has every input and the event that established it.
    pub receipt_sha256: String,
    /// When it was recorded.
    pub calculated_at: Timestamp,
}

/// One regime's answer for some of the passengers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Assessment")]
pub struct AssessmentView {
    /// For whom.
    pub passenger_ids: Vec<PassengerId>,
    /// The regime's code.
    pub regime: String,
    /// The version of its rules that applied; null where none did.
    pub rule_version: Option<String>,
    /// Whether the journey is in its territory.
    pub in_scope: bool,
    /// Whether a sum is owed.
    pub eligible: Eligibility,
    /// Why.
    pub reason: ReasonCode,
    /// Due.
    pub amount: Option<Amount>,
    /// Before a reduction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreduced_amount: Option<Amount>,
    /// Lost by time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapsed_amount: Option<Amount>,
    /// The sections that decide.
    pub citations: Vec<Citation>,
    /// What must be known first.
    pub questions: Vec<String>,
    /// What the reader should know.
    pub warnings: Vec<String>,
    /// What was presumed.
    pub presumptions: Vec<PresumptionView>,
    /// Every test on the way, taken and refused.
    pub branches: Vec<BranchView>,
    /// The days that count for the claim.
    #[serde(default)]
    pub deadlines: Vec<DeadlineView>,
}

/// A day that counts for the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ClaimDeadline")]
pub struct DeadlineView {
    /// A stable name: `request_to_carrier`, `answer_of_carrier`, `limitation`.
    pub deadline: String,
    /// The last day, or the first.
    pub bound: Bound,
    /// The day.
    pub day: Date,
    /// Whose courts or authorities count it; null where it is the same everywhere.
    pub place: Option<String>,
    /// Who hears complaints there; null where nobody is named.
    pub body: Option<String>,
    /// Where it stands written.
    pub citation: Citation,
}

impl From<&Deadline> for DeadlineView {
    fn from(deadline: &Deadline) -> Self {
        Self {
            deadline: deadline.deadline.to_string(),
            bound: deadline.bound,
            day: deadline.day,
            place: deadline.place.as_deref().map(str::to_owned),
            body: deadline.body.as_deref().map(str::to_owned),
            citation: deadline.citation.clone(),
        }
    }
}

/// One test that the law made on the way to its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Branch")]
pub struct BranchView {
    /// What was asked, as a stable name: `within_control`, `arrival_delay_band`.
    pub test: String,
    /// Whether it held.
    pub outcome: BranchOutcome,
    /// What it was decided on, in words and numbers a reader can check.
    pub finding: String,
    /// Where the test stands written.
    pub citation: Citation,
}

/// Something that the law presumes until the carrier proves otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Presumption")]
pub struct PresumptionView {
    /// What is presumed.
    pub presumed: String,
    /// Where the presumption stands written.
    pub citation: Citation,
}

impl From<&Branch> for BranchView {
    fn from(branch: &Branch) -> Self {
        Self {
            test: branch.test.to_string(),
            outcome: branch.outcome,
            finding: told(&branch.finding),
            citation: branch.citation.clone(),
        }
    }
}

impl From<&Presumption> for PresumptionView {
    fn from(presumption: &Presumption) -> Self {
        Self { presumed: told(&presumption.presumed), citation: presumption.citation.clone() }
    }
}

/// In the language in which the documents are stored.
fn told(explanation: &Explanation) -> String {
    explanation.told(Language::English).to_string()
}

impl CompensationView {
    /// The view of a calculation.
    pub(crate) fn of(calculated: &CompensationCalculated, calculated_at: Timestamp) -> Self {
        let leading = leading(calculated);
        Self {
            outcome: calculated.outcome,
            totals: calculated.totals.iter().copied().map(Amount).collect(),
            regime: leading.map(|assessment| assessment.regime.to_string()),
            rule_version: leading.and_then(|assessment| assessment.rule_version.as_deref().map(str::to_owned)),
            reason: leading.map(|assessment| assessment.reason),
            citations: leading.map(|assessment| assessment.citations.clone()).unwrap_or_default(),
            why: calculated.why,
            questions: questions(calculated),
            awards: awards(calculated),
            assessments: assessments(calculated),
            plans: plans::of(calculated),
            receipt_sha256: calculated.receipt_sha256.clone(),
            calculated_at,
        }
    }
}

/// The assessment that decides: the best of the first passenger who has one; without one, the first that is the outcome,
/// a regime in whose territory the journey is before others.
pub(crate) fn leading(calculated: &CompensationCalculated) -> Option<&ReceiptAssessment> {
    let passengers = &calculated.receipt.passengers;
    let best = passengers.iter().find_map(|passenger| {
        let best = passenger.best.as_ref()?;
        passenger.assessments.iter().find(|assessment| assessment.regime == best.regime)
    });
    let wanted = match calculated.outcome {
        CalculationOutcome::Owed => Eligibility::Yes,
        CalculationOutcome::NotOwed => Eligibility::No,
        CalculationOutcome::NeedsFacts => Eligibility::NeedsFacts,
        CalculationOutcome::NeedsLegalReview => Eligibility::NeedsLegalReview,
    };
    let all = || passengers.iter().flat_map(|passenger| &passenger.assessments);
    let same = || all().filter(|assessment| assessment.eligible == wanted);
    best.or_else(|| same().find(|assessment| assessment.scope == Scope::Inside)).or_else(|| same().next())
}

/// Every open question, each once, in the order in which they come up.
pub(crate) fn questions(calculated: &CompensationCalculated) -> Vec<String> {
    let mut questions: Vec<String> = Vec::new();
    let assessments = calculated.receipt.passengers.iter().flat_map(|passenger| &passenger.assessments);
    for question in assessments.flat_map(|assessment| &assessment.questions) {
        let question = told(question);
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    questions
}

fn awards(calculated: &CompensationCalculated) -> Vec<AwardView> {
    let best = calculated.receipt.passengers.iter().filter_map(|passenger| {
        let best = passenger.best.as_ref()?;
        let regime = best.regime.to_string();
        Some(AwardView { passenger_id: passenger.passenger_id, regime, owed: Amount(best.amount) })
    });
    best.collect()
}

fn assessments(calculated: &CompensationCalculated) -> Vec<AssessmentView> {
    let mut views: Vec<(&ReceiptAssessment, &[Explanation], Vec<PassengerId>)> = Vec::new();
    for passenger in &calculated.receipt.passengers {
        for assessment in &passenger.assessments {
            let cautions = passenger.cautions.as_slice();
            match views.iter_mut().find(|(known, told, _)| *known == assessment && *told == cautions) {
                Some((.., passengers)) => passengers.push(passenger.passenger_id),
                None => views.push((assessment, cautions, vec![passenger.passenger_id])),
            }
        }
    }
    views.into_iter().map(|(assessment, cautions, passengers)| view(assessment, cautions, passengers)).collect()
}

/// A regime that does not apply to the journey needs no caution about its facts.
fn view(assessment: &ReceiptAssessment, cautions: &[Explanation], passenger_ids: Vec<PassengerId>) -> AssessmentView {
    let cautions = if assessment.scope == Scope::Inside { cautions } else { &[] };
    let texts = |explanations: &[Explanation]| explanations.iter().map(told).collect();
    AssessmentView {
        passenger_ids,
        regime: assessment.regime.to_string(),
        rule_version: assessment.rule_version.as_deref().map(str::to_owned),
        in_scope: assessment.scope == Scope::Inside,
        eligible: assessment.eligible,
        reason: assessment.reason,
        amount: assessment.amount.map(Amount),
        unreduced_amount: assessment.unreduced_amount.map(Amount),
        lapsed_amount: assessment.lapsed_amount.map(Amount),
        citations: assessment.citations.clone(),
        questions: texts(&assessment.questions),
        warnings: assessment.warnings.iter().chain(cautions).map(told).collect(),
        presumptions: assessment.presumptions.iter().map(PresumptionView::from).collect(),
        branches: assessment.branches.iter().map(BranchView::from).collect(),
        deadlines: assessment.deadlines.iter().map(DeadlineView::from).collect(),
    }
}
