//! The decided cases that the demo submits, and what was held in each.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use redress_domain::fact::{Disruption, Itinerary, Leg, PassengerFacts};
use redress_domain::regime::CarrierSize;

use super::Amount;

/// What the program ships: decided cases, and the ones of them that the law as written does not follow.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// In the order in which they are shown.
    pub cases: Vec<DecidedCase>,
    /// Cases whose held outcome differs from the plain text of the law, with the reason.
    pub exceptions: Vec<Exception>,
}

impl CaseFile {
    /// Reads the file that is part of the program.
    pub fn shipped() -> Result<Self, serde_json::Error> {
        serde_json::from_str(include_str!("cases.json"))
    }

    /// Why a case may differ from what was held, if it may.
    pub fn exception(&self, case: &str) -> Option<&Exception> {
        self.exceptions.iter().find(|exception| exception.case == case)
    }
}

/// A case that a regulator, tribunal or court has decided, or a regulator's own example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecidedCase {
    /// A short name, for example `bccrt-2024-753`.
    pub id: String,
    /// Where the decision, or a report of it, can be read.
    pub source_url: String,
    /// What happened and what was held, in one sentence.
    pub summary: String,
    /// Why it is asked as an estimate, if it cannot be submitted as a claim.
    pub not_submitted: Option<String>,
    /// What was held.
    pub held: Held,
    /// What is submitted, but for the persons, whom the demo invents.
    pub claim: ClaimFacts,
    /// Which of the submitted facts the decision does not state.
    pub assumed: Vec<Assumption>,
}

/// What a tribunal held.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// Owed to each passenger; absent: nothing is.
    pub owed_per_passenger: Option<Amount>,
    /// Where it stands written, for the reader.
    pub citations: Vec<String>,
}

/// The facts of a claim. What is absent is unknown.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimFacts {
    /// One entry a passenger.
    pub passengers: Vec<PassengerFacts>,
    /// As booked.
    pub itinerary: Itinerary,
    /// As travelled in the end, where that differs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replacement_legs: Vec<Leg>,
    /// What went wrong.
    pub disruption: Disruption,
    /// The carrier's size under the APPR in the year of the flight, as the decision has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier_size: Option<CarrierSize>,
    /// The day the claim reached the carrier. An estimate needs none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filed_on: Option<jiff::civil::Date>,
}

/// A submitted fact that the decision does not state.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    /// JSON pointer into the claim.
    pub field: String,
    /// What it rests on.
    pub because: String,
}

/// A held outcome that the plain text of the law does not lead to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The case's id.
    pub case: String,
    /// Why the ledger may differ.
    pub because: String,
}

/// Names nobody bears, for as many passengers as a claim may have.
const INVENTED_NAMES: [&str; 9] = [
    "Avery Example",
    "Blake Example",
    "Casey Example",
    "Devon Example",
    "Emery Example",
    "Frances Example",
    "Gray Example",
    "Harper Example",
    "Indigo Example",
];

impl DecidedCase {
    /// The body of `POST /v1/claims`: the case's facts and invented persons.
    ///
    /// # Errors
    /// Facts that cannot be written as JSON, which the types here do not allow.
    pub fn submission(&self) -> Result<Value, serde_json::Error> {
        let mut body = serde_json::to_value(&self.claim)?;
        if let Some(passengers) = body.get_mut("passengers").and_then(Value::as_array_mut) {
            for (passenger, name) in passengers.iter_mut().zip(INVENTED_NAMES.iter().cycle()) {
                passenger["name"] = Value::from(*name);
            }
        }
        body["contact"] = serde_json::json!({ "email": format!("{}@example.org", self.id) });
        body["payout_account"] = serde_json::json!({
            "holder": INVENTED_NAMES[0], "institution": "001", "transit": "00011", "account": "1234567",
        });
        Ok(body)
    }

    /// The body of `POST /v1/estimates`: the same facts, about one passenger.
    ///
    /// # Errors
    /// Facts that cannot be written as JSON, which the types here do not allow.
    pub fn estimate_request(&self) -> Result<Value, serde_json::Error> {
        let ClaimFacts { passengers, itinerary, replacement_legs: _, disruption, carrier_size, filed_on } = &self.claim;
        serde_json::to_value(serde_json::json!({
            "itinerary": itinerary, "disruption": disruption, "passenger": passengers.first(),
            "carrier_size": carrier_size, "filed_on": filed_on,
        }))
    }
}
