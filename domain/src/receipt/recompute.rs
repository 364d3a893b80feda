//! Recomputing a receipt from nothing but itself: its inputs, the regimes that were asked and their versions.

use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::build::{PassengerCase, RECEIPT_VERSION};
use super::{DecisionReceipt, NotCanonical, PassengerReceipt, ReceiptInput, ReceiptValue};
use crate::regime::{CaseFacts, Law};
use crate::value::{EventId, Money, PassengerId};

/// The most steps in the name of a fact, which has four: a receipt from elsewhere may not nest without end.
const STEPS_LIMIT: usize = 8;

/// Why a receipt cannot be recomputed.
#[derive(Debug, thiserror::Error)]
pub enum NotRecomputable {
    /// Receipts of version 1 keep the words of their day.
    #[error("receipts of version {0} keep words, which cannot be computed again")]
    Version(u32),
    /// A regime or a version of its rules that this program does not have.
    #[error("a regime or a version of its rules is not known")]
    LawUnknown,
    /// An input is no fact that the law can be given.
    #[error("the inputs are not the facts of a case: {0}")]
    InputsUnreadable(String),
    /// As the receipt itself.
    #[error(transparent)]
    NotCanonical(#[from] NotCanonical),
}

impl DecisionReceipt {
    /// The receipt that the same facts give under the same versions today. If it has other bytes than this one, either the rules
    /// of a version or what is known of places and carriers was changed, or this receipt was.
    pub fn recomputed(&self) -> Result<Self, NotRecomputable> {
        if self.receipt_version != RECEIPT_VERSION {
            return Err(NotRecomputable::Version(self.receipt_version));
        }
        let law = self.law().ok_or(NotRecomputable::LawUnknown)?;
        let cases = self.passengers.iter().map(|passenger| self.case_of(passenger));
        let cases = cases.collect::<Result<Vec<_>, _>>()?;
        let events = self.events();
        let any = self.inputs.first().ok_or_else(|| NotRecomputable::InputsUnreadable("there are none".to_owned()))?;
        // Every fact of these cases is an input of this receipt.
        let established_by = |passenger: Option<PassengerId>, fact: &str| {
            events.get(&(passenger, fact)).copied().unwrap_or(any.event_id)
        };
        Ok(Self::under(&law, &cases, established_by)?)
    }

    /// The regimes that were asked.
    fn law(&self) -> Option<Law<'_>> {
        let assessments = self.passengers.first().map(|passenger| passenger.assessments.as_slice()).unwrap_or_default();
        let asked = assessments.iter().map(|asked| (asked.regime.as_ref(), asked.rule_version.as_deref()));
        Law::of(asked.chain(self.untouched.iter().map(|code| (code.as_ref(), None))))
    }

    fn events(&self) -> HashMap<(Option<PassengerId>, &str), EventId> {
        let of_journey = self.inputs.iter().map(|input| ((None, input.fact.as_ref()), input.event_id));
        let of_passengers = self.passengers.iter().flat_map(|passenger| {
            passenger.inputs.iter().map(|input| ((Some(passenger.passenger_id), input.fact.as_ref()), input.event_id))
        });
        of_journey.chain(of_passengers).collect()
    }

    fn case_of(&self, passenger: &PassengerReceipt) -> Result<PassengerCase, NotRecomputable> {
        let inputs = || self.inputs.iter().chain(&passenger.inputs);
        if inputs().any(|input| input.fact.split('.').count() > STEPS_LIMIT) {
            return Err(NotRecomputable::InputsUnreadable(format!("a name of more than {STEPS_LIMIT} steps")));
        }
        let tree = tree(inputs());
        let facts = CaseFacts {
            itinerary: read(&tree, "itinerary")?,
            disruption: read(&tree, "disruption")?,
            passenger: read::<Option<_>>(&tree, "passenger")?.unwrap_or_default(),
            carrier_size: read(&tree, "carrier_size")?,
            carried_for: read(&tree, "carried_for")?,
            one_way_fare: tree.get("one_way_fare").map(fare).transpose()?,
            filed_on: read(&tree, "filed_on")?,
            already_compensated_by: read(&tree, "already_compensated_by")?,
        };
        Ok(PassengerCase { passenger_id: passenger.passenger_id, facts, cautions: passenger.cautions.clone() })
    }
}

/// The JSON of which the inputs are the leaves: `itinerary.legs.0.origin`.
fn tree<'i>(inputs: impl Iterator<Item = &'i ReceiptInput>) -> Value {
    let mut root = Value::Object(Map::new());
    for input in inputs {
        let mut place = &mut root;
        for step in input.fact.split('.') {
            if !place.is_object() {
                *place = Value::Object(Map::new());
            }
            let Value::Object(fields) = place else { break };
            place = fields.entry(step).or_insert(Value::Null);
        }
        *place = leaf(&input.value);
    }
    lists(root)
}

/// A receipt has no booleans: they are words, and no other fact is one of them.
fn leaf(value: &ReceiptValue) -> Value {
    match value {
        ReceiptValue::Integer(integer) => Value::from(*integer),
        ReceiptValue::Text(text) if text == "yes" => Value::Bool(true),
        ReceiptValue::Text(text) if text == "no" => Value::Bool(false),
        ReceiptValue::Text(text) => Value::String(text.clone()),
    }
}

/// Objects whose fields are counted from 0 are lists.
fn lists(value: Value) -> Value {
    let Value::Object(fields) = value else { return value };
    let mut items: Vec<(Option<usize>, String, Value)> =
        fields.into_iter().map(|(name, value)| (name.parse().ok(), name, lists(value))).collect();
    items.sort_by_key(|(index, ..)| *index);
    let is_list = !items.is_empty() && items.iter().enumerate().all(|(place, (index, ..))| *index == Some(place));
    if is_list {
        return Value::Array(items.into_iter().map(|(.., value)| value).collect());
    }
    Value::Object(items.into_iter().map(|(_, name, value)| (name, value)).collect())
}

fn read<T: DeserializeOwned>(tree: &Value, name: &str) -> Result<T, NotRecomputable> {
    let fact = tree.get(name).cloned().unwrap_or(Value::Null);
    serde_json::from_value(fact).map_err(|error| NotRecomputable::InputsUnreadable(format!("{name}: {error}")))
}

/// `612.40 CAD`.
fn fare(value: &Value) -> Result<Money, NotRecomputable> {
    let text = value.as_str().unwrap_or_default();
    let unreadable = || NotRecomputable::InputsUnreadable(format!("one_way_fare: {text}"));
    let (decimal, currency) = text.split_once(' ').ok_or_else(unreadable)?;
    let currency = currency.parse().map_err(|_| unreadable())?;
    Money::from_decimal(decimal, currency).map_err(|_| unreadable())
}
