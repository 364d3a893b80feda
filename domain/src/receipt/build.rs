//! Making a receipt: the law is applied to each passenger's case, and every fact that it was given is written down.

use serde::Serialize;
use serde_json::Value;

use super::{
    BestOutcome, DecisionReceipt, NotCanonical, PassengerReceipt, ReceiptAssessment, ReceiptInput, ReceiptValue, Scope,
};
use crate::explanation::Explanation;
use crate::regime::{Assessment, CaseFacts, Law, Plans};
use crate::value::{EventId, PassengerId};

/// The name of the fact that flight data may establish in place of the claim.
pub const ARRIVAL_DELAY: &str = "disruption.arrival_delay_minutes";

/// The version of the receipts that are made now.
pub(super) const RECEIPT_VERSION: u32 = 2;

/// The greatest integer that every reader of RFC 8785 holds exactly: 2^53 - 1.
const GREATEST_EXACT_INTEGER: u64 = 9_007_199_254_740_991;

/// One passenger and the facts that the law is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassengerCase {
    /// Who.
    pub passenger_id: PassengerId,
    /// The case.
    pub facts: CaseFacts,
    /// What whoever decides should know about these facts, whatever the law makes of them.
    pub cautions: Vec<Explanation>,
}

impl DecisionReceipt {
    /// Applies the law to each case. The cases are of one journey: they differ in the passenger alone.
    /// `established_by` says which event established a fact, by the fact's name and, for a fact about a passenger, by whom
    /// it is about.
    pub fn of(
        cases: &[PassengerCase],
        established_by: impl Fn(Option<PassengerId>, &str) -> EventId,
    ) -> Result<Self, NotCanonical> {
        Self::under(&Law::today(), cases, established_by)
    }

    /// The same under the law as it was told to apply: these regimes, each under its version.
    pub(super) fn under(
        law: &Law<'_>,
        cases: &[PassengerCase],
        established_by: impl Fn(Option<PassengerId>, &str) -> EventId,
    ) -> Result<Self, NotCanonical> {
        let of_journey = |fact: &str| established_by(None, fact);
        let journey = cases.first().map(|case| journey_inputs(&case.facts, &of_journey)).transpose()?;
        let answered = cases.iter().map(|case| passenger_receipt(law, case, &established_by));
        let (passengers, mut untouched): (Vec<_>, Vec<_>) =
            answered.collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
        Ok(Self {
            receipt_version: RECEIPT_VERSION,
            inputs: journey.unwrap_or_default(),
            // The passengers are on one journey: it touches the same regimes for each.
            untouched: untouched.pop().unwrap_or_default().into_iter().map(Into::into).collect(),
            passengers,
        })
    }
}

/// What the law says about one passenger, and the regimes that the journey leaves untouched.
fn passenger_receipt(
    law: &Law<'_>,
    case: &PassengerCase,
    established_by: &impl Fn(Option<PassengerId>, &str) -> EventId,
) -> Result<(PassengerReceipt, Vec<&'static str>), NotCanonical> {
    let of_passenger = |fact: &str| established_by(Some(case.passenger_id), fact);
    let (assessments, untouched) = law.answer(&case.facts);
    let plans = Plans::of(&assessments, None);
    let receipt = PassengerReceipt {
        passenger_id: case.passenger_id,
        inputs: passenger_inputs(&case.facts, &of_passenger)?,
        best: best_of(&plans),
        assessments: assessments.into_iter().map(ReceiptAssessment::from).collect(),
        plans: Some(plans),
        cautions: case.cautions.clone(),
    };
    Ok((receipt, untouched))
}

/// The plan to take, if it gives something.
fn best_of(plans: &Plans) -> Option<BestOutcome> {
    let best = plans.best()?;
    let amount = best.amount.filter(|amount| !amount.is_zero())?;
    Some(BestOutcome { regime: best.regime.clone(), amount })
}

fn journey_inputs(
    facts: &CaseFacts,
    established_by: &impl Fn(&str) -> EventId,
) -> Result<Vec<ReceiptInput>, NotCanonical> {
    let mut inputs = Inputs::default();
    inputs.take("itinerary", &facts.itinerary)?;
    inputs.take("disruption", &facts.disruption)?;
    inputs.take("carrier_size", &facts.carrier_size)?;
    inputs.take("carried_for", &facts.carried_for)?;
    inputs.take("filed_on", &facts.filed_on)?;
    inputs.take("already_compensated_by", &facts.already_compensated_by)?;
    Ok(inputs.into_receipt(established_by))
}

fn passenger_inputs(
    facts: &CaseFacts,
    established_by: &impl Fn(&str) -> EventId,
) -> Result<Vec<ReceiptInput>, NotCanonical> {
    let mut inputs = Inputs::default();
    inputs.take("passenger", &facts.passenger)?;
    inputs.take("one_way_fare", &facts.one_way_fare.map(|fare| fare.to_string()))?;
    Ok(inputs.into_receipt(established_by))
}

/// A fact's leaves by name, as a receipt's inputs have them: `itinerary.legs.0.origin`.
pub fn leaves_of(name: &str, fact: &impl Serialize) -> Result<Vec<(String, ReceiptValue)>, NotCanonical> {
    let mut inputs = Inputs::default();
    inputs.take(name, fact)?;
    Ok(inputs.0)
}

/// Facts by name, flattened from their JSON in the estimate contract: `itinerary.legs.0.origin`. What is absent is
/// unknown, and no input.
#[derive(Default)]
struct Inputs(Vec<(String, ReceiptValue)>);

impl Inputs {
    fn take(&mut self, name: &str, fact: &impl Serialize) -> Result<(), NotCanonical> {
        self.flatten(name.to_owned(), serde_json::to_value(fact)?);
        Ok(())
    }

    fn flatten(&mut self, name: String, value: Value) {
        match value {
            Value::Null => {}
            Value::Bool(yes) => self.0.push((name, ReceiptValue::Text(if yes { "yes" } else { "no" }.to_owned()))),
            Value::Number(number) => {
                let exact = number.as_i64().filter(|integer| integer.unsigned_abs() <= GREATEST_EXACT_INTEGER);
                let value = exact.map_or_else(|| ReceiptValue::Text(number.to_string()), ReceiptValue::Integer);
                self.0.push((name, value));
            }
            Value::String(text) => self.0.push((name, ReceiptValue::Text(text))),
            Value::Array(items) => {
                for (index, item) in items.into_iter().enumerate() {
                    self.flatten(format!("{name}.{index}"), item);
                }
            }
            Value::Object(fields) => {
                for (field, value) in fields {
                    self.flatten(format!("{name}.{field}"), value);
                }
            }
        }
    }

    fn into_receipt(mut self, established_by: &impl Fn(&str) -> EventId) -> Vec<ReceiptInput> {
        self.0.sort_by(|(one, _), (other, _)| one.cmp(other));
        let input = |(fact, value): (String, ReceiptValue)| ReceiptInput {
            event_id: established_by(&fact),
            fact: fact.into(),
            value,
        };
        self.0.into_iter().map(input).collect()
    }
}

impl From<Assessment> for ReceiptAssessment {
    fn from(assessment: Assessment) -> Self {
        Self {
            regime: assessment.regime,
            rule_version: assessment.rule_version,
            scope: if assessment.in_scope { Scope::Inside } else { Scope::Outside },
            eligible: assessment.eligible,
            reason: assessment.reason,
            amount: assessment.amount,
            unreduced_amount: assessment.unreduced_amount,
            lapsed_amount: assessment.lapsed_amount,
            citations: assessment.citations,
            questions: assessment.questions,
            warnings: assessment.warnings,
            presumptions: assessment.presumptions,
            branches: assessment.branches,
            deadlines: assessment.deadlines,
        }
    }
}
