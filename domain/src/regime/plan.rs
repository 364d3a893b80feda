//! Which sums a passenger may claim, in which order to look at them, and what to beware of. One event gives one lump sum; what
//! the regimes give beside it stands with each assessment and does not exclude another's.

use std::borrow::Cow;
use std::cmp::Reverse;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::exchange::ExchangeRates;
use super::overlap::{self, DoNotAcceptFirst};
use super::right::Bound;
use super::{Assessment, Deadline, Eligibility};
use crate::value::Money;

/// Claiming the lump sum of one regime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Whose sum.
    pub regime: Cow<'static, str>,
    /// Owed, or open: a fact is missing, or a lawyer must look.
    pub eligible: Eligibility,
    /// Due; absent while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// In the currency of the caller's rates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub converted_amount: Option<Money>,
    /// The first day by which something must be done for it; absent where no day is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim_by: Option<Date>,
}

/// How the sums of the plans were compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// There is none, one, or all are of one currency.
    OneCurrency,
    /// By the caller's rates.
    ByRates,
    /// They are of several currencies and a rate is missing: the order of the regimes decides.
    RateMissing,
}

/// Every plan, the best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plans {
    /// The best first, then the runner-up. Sums that are owed stand before what is open.
    pub plans: Vec<Plan>,
    /// How the sums were compared.
    pub comparison: Comparison,
    /// What must not be accepted first.
    pub do_not_accept_first: Vec<DoNotAcceptFirst>,
}

impl Plans {
    /// The plans that these assessments allow, which stand home regime first.
    pub fn of(assessments: &[Assessment], rates: Option<&ExchangeRates>) -> Self {
        let claimable = assessments.iter().filter(|assessment| assessment.eligible != Eligibility::No);
        let mut plans: Vec<_> = claimable.map(|assessment| (assessment, plan(assessment, rates))).collect();
        let comparison = comparison(&plans);
        plans.sort_by_cached_key(|(assessment, plan)| rank(assessment, plan, comparison, assessments));
        let plans: Vec<Plan> = plans.into_iter().map(|(_, plan)| plan).collect();
        let comparable = comparison != Comparison::RateMissing;
        let do_not_accept_first = overlap::warnings(&plans, assessments, comparable);
        Self { plans, comparison, do_not_accept_first }
    }

    /// The plan to take: the first whose sum is owed.
    pub fn best(&self) -> Option<&Plan> {
        self.plans.first().filter(|plan| plan.eligible == Eligibility::Yes)
    }
}

fn plan(assessment: &Assessment, rates: Option<&ExchangeRates>) -> Plan {
    let days =
        assessment.deadlines.iter().filter(|deadline| deadline.bound == Bound::By && is_the_passengers(deadline));
    Plan {
        regime: assessment.regime.clone(),
        eligible: assessment.eligible,
        amount: assessment.amount,
        converted_amount: assessment.amount.zip(rates).and_then(|(amount, rates)| rates.convert(amount)),
        claim_by: days.map(|deadline| deadline.day).min(),
    }
}

/// Whether a day binds the passenger: those on which the carrier must answer or pay do not.
fn is_the_passengers(deadline: &Deadline) -> bool {
    !deadline.deadline.ends_with("_of_carrier")
}

fn comparison(plans: &[(&Assessment, Plan)]) -> Comparison {
    let amounts = || plans.iter().filter_map(|(_, plan)| plan.amount);
    let currency = amounts().next().map(|amount| amount.currency);
    if amounts().all(|amount| Some(amount.currency) == currency) {
        Comparison::OneCurrency
    } else if plans.iter().all(|(_, plan)| plan.amount.is_none() || plan.converted_amount.is_some()) {
        Comparison::ByRates
    } else {
        Comparison::RateMissing
    }
}

/// Owed before open, a fact that is missing before an open law; the larger sum; the later day; a presumption in the passenger's
/// favour; the home regime. Sums of two currencies that no rate makes one stand in the order of the regimes, each currency
/// by its own sums.
fn rank(
    assessment: &Assessment,
    plan: &Plan,
    comparison: Comparison,
    assessments: &[Assessment],
) -> (u8, usize, Reverse<u64>, Reverse<Date>, bool) {
    let certainty = match plan.eligible {
        Eligibility::Yes => 0,
        Eligibility::NeedsFacts => 1,
        Eligibility::NeedsLegalReview | Eligibility::No => 2,
    };
    let (group, compared) = match comparison {
        Comparison::OneCurrency => (0, plan.amount),
        Comparison::ByRates => (0, plan.converted_amount),
        Comparison::RateMissing => {
            let currency = plan.amount.map(|amount| amount.currency);
            let same = |other: &Assessment| other.amount.map(|amount| amount.currency) == currency;
            (assessments.iter().position(same).unwrap_or(usize::MAX), plan.amount)
        }
    };
    let sum = compared.map_or(0, |amount| amount.amount_minor);
    let claim_by = plan.claim_by.unwrap_or(Date::MAX);
    (certainty, group, Reverse(sum), Reverse(claim_by), assessment.presumptions.is_empty())
}
