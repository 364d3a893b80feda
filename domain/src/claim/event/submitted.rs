//! `ClaimSubmitted`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claim::{Contact, SubmittedPassenger};
use crate::fact::{Disruption, Itinerary, Leg};
use crate::regime::CarrierSize;
use crate::value::{CarrierCode, SealedValue};

/// The claim was opened, with everything that was submitted; persons stand in it by reference only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimSubmitted {
    /// The account that owns the claim: an opaque account id, never a name.
    pub claimant: String,
    /// One to nine.
    pub passengers: Vec<SubmittedPassenger>,
    /// Who submitted it.
    pub contact: Contact,
    /// The airline's locator, in the vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booking_reference: Option<SealedValue>,
    /// As booked, with the times as the passenger remembers them.
    pub itinerary: Itinerary,
    /// The legs travelled in the end, if others than booked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replacement_legs: Vec<Leg>,
    /// What went wrong; its `cause` is what the carrier said.
    pub disruption: Disruption,
    /// The size of the carrier under the APPR as stated; absent: looked up by carrier and year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier_size: Option<CarrierSize>,
    /// The large carrier on whose behalf a small one flew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_for: Option<CarrierCode>,
    /// The day the claim reached the carrier. When it was recorded is the log's own `recorded_at`.
    pub filed_on: Date,
    /// A regime that has already paid for this event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub already_compensated_by: Option<String>,
    /// Where to pay, in the vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payout_account: Option<SealedValue>,
}
