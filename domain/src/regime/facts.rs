//! The facts of one passenger's case, as the law takes them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fact::{Disruption, Itinerary, PassengerFacts};
use crate::value::{CarrierCode, Money};

/// The size of a carrier under the APPR in the year of the flight (s.1(2)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CarrierSize {
    /// Two million passengers or more in each of the two years before.
    Large,
    /// Fewer.
    Small,
}

impl CarrierSize {
    /// The word in JSON and documents.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Large => "large",
            Self::Small => "small",
        }
    }
}

/// One passenger's case. What is absent is unknown; a regime asks for it where it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    /// The journey, as booked.
    pub itinerary: Itinerary,
    /// What went wrong.
    pub disruption: Disruption,
    /// Who travelled.
    pub passenger: PassengerFacts,
    /// Stated size of the carrier; absent: looked up by carrier and year.
    pub carrier_size: Option<CarrierSize>,
    /// The large carrier on whose behalf a small one flew.
    pub carried_for: Option<CarrierCode>,
    /// What the ticket cost one way.
    pub one_way_fare: Option<Money>,
    /// The day the claim reached the carrier; absent: no deadline is applied.
    pub filed_on: Option<Date>,
    /// A regime that has already paid for this event.
    pub already_compensated_by: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_has_one_word_in_json_and_in_documents() {
        for size in [CarrierSize::Large, CarrierSize::Small] {
            assert_eq!(serde_json::to_value(size).unwrap(), size.as_str());
        }
    }
}
