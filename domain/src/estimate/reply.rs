//! The reply of an estimate, as the contract writes it.
//!
//! Beside the contract's fields an assessment has `lapsed_amount` (what a claim that came too late has lost),
//! `presumptions` (what the law presumed), `branches` (every test on the way, with its finding and citation), `rights`
//! (what is owed beside the sum) and `deadlines` (the days that count for the claim itself). Beside `best` there are `plans`,
//! how they were compared, `do_not_accept_first`, and the regimes that the journey leaves `untouched`.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::explanation::{Explanation, Language, Told};
use crate::regime::{
    Assessment, Branch, BranchOutcome, CaseFacts, Comparison, Deadline, DoNotAcceptFirst, Eligibility, ExchangeRates,
    Law, Plan, Plans, Presumption, ReasonCode, Right, RightTime, Standing,
};
use crate::value::{Citation, DecimalMoney};

/// What the regimes say whose territory the journey touches, and what to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstimateReply {
    /// Regime by regime.
    pub assessments: Vec<Assessment>,
    /// What to claim, the best first.
    pub plans: Plans,
    /// The day of the rates by which the sums were compared, if the caller named one.
    pub rates_as_of: Option<Date>,
    /// The regimes whose territory the journey does not touch.
    pub untouched: Vec<&'static str>,
}

impl EstimateReply {
    /// What the law says about a case. Sums of several currencies are compared by the caller's rates alone.
    pub fn of(facts: &CaseFacts, rates: Option<&ExchangeRates>) -> Self {
        let (assessments, untouched) = Law::today().answer(facts);
        let plans = Plans::of(&assessments, rates);
        let rates_as_of = rates.and_then(|rates| rates.as_of);
        Self { assessments, plans, rates_as_of, untouched }
    }

    /// With its sentences in this language.
    pub const fn told(&self, language: Language) -> ReplyIn<'_> {
        ReplyIn { reply: self, language }
    }
}

#[derive(Serialize, JsonSchema)]
struct ReplyFields<'r> {
    /// Regime by regime.
    assessments: Vec<AssessmentFields<'r>>,
    /// The answer to take: the first of the plans; null where no regime owes a sum.
    best: Option<BestFields<'r>>,
    /// What to claim, the best first, then the runner-up; what is open stands behind what is owed.
    plans: Vec<PlanFields<'r>>,
    /// How the sums of the plans were compared.
    comparison: Comparison,
    /// The day of the rates that were given; null where none was named.
    rates_as_of: Option<Date>,
    /// Which sums must not be accepted first, because they end another.
    do_not_accept_first: Vec<DoNotAcceptFirstFields<'r>>,
    /// The regimes whose territory no airport of the ticket lies in.
    untouched: &'r [&'static str],
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ClaimPlan")]
struct PlanFields<'r> {
    /// Whose lump sum to claim.
    regime: &'r str,
    /// Whether it is owed or open.
    eligible: Eligibility,
    /// Due; null while it is open.
    amount: Option<DecimalMoney>,
    /// In the currency of the rates that were given; null without them.
    converted_amount: Option<DecimalMoney>,
    /// The first day by which something must be done for it; null where none is known.
    claim_by: Option<Date>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DoNotAcceptFirst")]
struct DoNotAcceptFirstFields<'r> {
    /// Whose sum must not be taken first.
    regime: &'r str,
    /// Whose sum it would end.
    ends: &'r str,
    /// What happens.
    warning: Words<'r>,
    /// What else must be so; null where nothing.
    condition: Option<Words<'r>>,
    /// Where it stands written.
    citation: &'r Citation,
}

impl<'r> From<&'r Plan> for PlanFields<'r> {
    fn from(plan: &'r Plan) -> Self {
        Self {
            regime: &plan.regime,
            eligible: plan.eligible,
            amount: plan.amount.map(DecimalMoney::from),
            converted_amount: plan.converted_amount.map(DecimalMoney::from),
            claim_by: plan.claim_by,
        }
    }
}

impl<'r> DoNotAcceptFirstFields<'r> {
    fn of(warning: &'r DoNotAcceptFirst, language: Language) -> Self {
        Self {
            regime: &warning.regime,
            ends: &warning.ends,
            warning: Words(warning.warning.told(language)),
            condition: warning.condition.as_ref().map(|condition| Words(condition.told(language))),
            citation: &warning.citation,
        }
    }
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
    questions: Vec<Words<'r>>,
    /// What the reader should know beside the answer.
    warnings: Vec<Words<'r>>,
    /// What was presumed.
    presumptions: Vec<PresumptionFields<'r>>,
    /// Every test on the way, in order.
    branches: Vec<BranchFields<'r>>,
    /// What else is owed, in the order of the statute.
    rights: Vec<RightFields<'r>>,
    /// The days that count for the claim.
    deadlines: &'r [Deadline],
}

/// One test that the law made on the way to its answer.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EstimateBranch")]
struct BranchFields<'r> {
    /// What was asked, as a stable name: `within_control`, `arrival_delay_band`.
    test: &'r str,
    /// Whether it held.
    outcome: BranchOutcome,
    /// What it was decided on, in words and numbers a reader can check.
    finding: Words<'r>,
    /// Where the test stands written.
    citation: &'r Citation,
}

/// Something that the law presumes until the carrier proves otherwise.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EstimatePresumption")]
struct PresumptionFields<'r> {
    /// What is presumed.
    presumed: Words<'r>,
    /// Where the presumption stands written.
    citation: &'r Citation,
}

/// Something that is owed and is not the sum.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EstimateRight")]
struct RightFields<'r> {
    /// A stable name: `rebooking`, `refund`, `accommodation`.
    right: &'r str,
    /// Whether it stands.
    standing: Standing,
    /// What the carrier must give.
    content: Words<'r>,
    /// What must be so and is not known; empty where it is owed.
    conditions: Vec<Words<'r>>,
    /// When, where the law says it.
    time: Option<&'r RightTime>,
    /// Where it stands written.
    citation: &'r Citation,
}

/// What a person is told, in the language of the reply.
#[derive(Serialize)]
#[serde(transparent)]
struct Words<'r>(Told<'r>);

impl JsonSchema for Words<'_> {
    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn inline_schema() -> bool {
        String::inline_schema()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

fn words(explanations: &[Explanation], language: Language) -> Vec<Words<'_>> {
    explanations.iter().map(|explanation| Words(explanation.told(language))).collect()
}

impl<'r> AssessmentFields<'r> {
    fn of(assessment: &'r Assessment, language: Language) -> Self {
        let told = |explanation: &'r Explanation| Words(explanation.told(language));
        let branch = |branch: &'r Branch| BranchFields {
            test: &branch.test,
            outcome: branch.outcome,
            finding: told(&branch.finding),
            citation: &branch.citation,
        };
        let presumption = |presumption: &'r Presumption| PresumptionFields {
            presumed: told(&presumption.presumed),
            citation: &presumption.citation,
        };
        let right = |right: &'r Right| RightFields {
            right: &right.right,
            standing: right.standing,
            content: told(&right.content),
            conditions: words(&right.conditions, language),
            time: right.time.as_ref(),
            citation: &right.citation,
        };
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
            questions: words(&assessment.questions, language),
            warnings: words(&assessment.warnings, language),
            presumptions: assessment.presumptions.iter().map(presumption).collect(),
            branches: assessment.branches.iter().map(branch).collect(),
            rights: assessment.rights.iter().map(right).collect(),
            deadlines: &assessment.deadlines,
        }
    }
}

/// A reply, with its sentences in a language.
#[derive(Debug, Clone, Copy)]
pub struct ReplyIn<'r> {
    reply: &'r EstimateReply,
    language: Language,
}

impl Serialize for ReplyIn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { reply, language } = *self;
        let best = reply
            .plans
            .best()
            .and_then(|plan| plan.amount.map(|amount| BestFields { regime: &plan.regime, amount: amount.into() }));
        let fields = ReplyFields {
            assessments: of_each(&reply.assessments, |assessment| AssessmentFields::of(assessment, language)),
            best,
            plans: of_each(&reply.plans.plans, PlanFields::from),
            comparison: reply.plans.comparison,
            rates_as_of: reply.rates_as_of,
            do_not_accept_first: of_each(&reply.plans.do_not_accept_first, |warning| {
                DoNotAcceptFirstFields::of(warning, language)
            }),
            untouched: &reply.untouched,
        };
        fields.serialize(serializer)
    }
}

fn of_each<'r, T, F>(items: &'r [T], fields: impl Fn(&'r T) -> F) -> Vec<F> {
    items.iter().map(fields).collect()
}

impl Serialize for EstimateReply {
    /// In English.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.told(Language::English).serialize(serializer)
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
