//! What a passenger may claim, the best first, and what must not be accepted first; equal answers told once.

use jiff::civil::Date;
use redress_domain::claim::CompensationCalculated;
use redress_domain::explanation::{Explanation, Language};
use redress_domain::regime::{Comparison, DoNotAcceptFirst, Eligibility, Plan, Plans};
use redress_domain::value::{Citation, PassengerId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Amount;

/// The plans of some of the passengers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Plans")]
pub struct PlansView {
    /// For whom.
    pub passenger_ids: Vec<PassengerId>,
    /// The best first, then the runner-up; what is open stands behind what is owed.
    pub plans: Vec<PlanView>,
    /// How the sums were compared.
    pub comparison: Comparison,
    /// Which sums must not be accepted first, because they end another.
    pub do_not_accept_first: Vec<DoNotAcceptFirstView>,
}

/// Claiming the lump sum of one regime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Plan")]
pub struct PlanView {
    /// Whose sum.
    pub regime: String,
    /// Whether it is owed or open.
    pub eligible: Eligibility,
    /// Due; null while it is open.
    pub amount: Option<Amount>,
    /// The first day by which something must be done for it; null where none is known.
    pub claim_by: Option<Date>,
}

/// A sum that must not be taken first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "NotFirst")]
pub struct DoNotAcceptFirstView {
    /// Whose sum.
    pub regime: String,
    /// Whose sum it would end.
    pub ends: String,
    /// What happens.
    pub warning: String,
    /// What else must be so; null where nothing.
    pub condition: Option<String>,
    /// Where it stands written.
    pub citation: Citation,
}

/// The plans of a calculation; none in those of before there were plans.
pub(super) fn of(calculated: &CompensationCalculated) -> Vec<PlansView> {
    let mut views: Vec<(&Plans, Vec<PassengerId>)> = Vec::new();
    for passenger in &calculated.receipt.passengers {
        let Some(plans) = &passenger.plans else { continue };
        match views.iter_mut().find(|(known, _)| *known == plans) {
            Some((_, passengers)) => passengers.push(passenger.passenger_id),
            None => views.push((plans, vec![passenger.passenger_id])),
        }
    }
    views.into_iter().map(|(plans, passenger_ids)| view(plans, passenger_ids)).collect()
}

fn view(plans: &Plans, passenger_ids: Vec<PassengerId>) -> PlansView {
    PlansView {
        passenger_ids,
        plans: plans.plans.iter().map(PlanView::from).collect(),
        comparison: plans.comparison,
        do_not_accept_first: plans.do_not_accept_first.iter().map(DoNotAcceptFirstView::from).collect(),
    }
}

impl From<&Plan> for PlanView {
    fn from(plan: &Plan) -> Self {
        Self {
            regime: plan.regime.to_string(),
            eligible: plan.eligible,
            amount: plan.amount.map(Amount),
            claim_by: plan.claim_by,
        }
    }
}

impl From<&DoNotAcceptFirst> for DoNotAcceptFirstView {
    fn from(warning: &DoNotAcceptFirst) -> Self {
        let told = |explanation: &Explanation| explanation.told(Language::English).to_string();
        Self {
            regime: warning.regime.to_string(),
            ends: warning.ends.to_string(),
            warning: told(&warning.warning),
            condition: warning.condition.as_ref().map(told),
            citation: warning.citation.clone(),
        }
    }
}
