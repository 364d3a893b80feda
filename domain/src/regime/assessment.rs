//! What a regime answers, and how it came to it.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Deadline, Right};
use crate::explanation::Explanation;
use crate::value::{Citation, Money};

/// Whether a sum is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Eligibility {
    /// A sum is owed.
    Yes,
    /// Nothing is owed.
    No,
    /// A fact is missing; `questions` names it.
    NeedsFacts,
    /// The law is open on this point: a lawyer must look.
    NeedsLegalReview,
}

/// Why, as a stable code. The list grows with the regimes; a code never changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReasonCode {
    /// A sum is owed.
    Ok,
    /// Half a sum is owed, because the carrier may reduce it.
    OkHalf,
    /// The journey is outside the regime's territory.
    OutOfScope,
    /// The regime was not in force on the day.
    RegimeNotInForce,
    /// The cash rules of s.19 were not yet in force.
    #[serde(rename = "S19_NOT_IN_FORCE")]
    S19NotInForce,
    /// Less than three hours late at the final destination.
    #[serde(rename = "BELOW_3H")]
    Below3h,
    /// The passenger was told 14 days before or earlier.
    #[serde(rename = "NOTICE_14_DAYS")]
    Notice14Days,
    /// Told 7 to 14 days before, and offered a way within the limits.
    #[serde(rename = "REROUTE_WINDOW_7_14")]
    RerouteWindow7To14,
    /// Told so early that the regime gives nothing.
    NoticeInTime,
    /// Offered a way so near to the one booked that the regime gives nothing.
    RerouteWithinLimit,
    /// Less late than the least that the regime gives a sum for.
    DelayTooShort,
    /// Told less than 7 days before, and offered a way within the limits.
    #[serde(rename = "REROUTE_WINDOW_UNDER_7")]
    RerouteWindowUnder7,
    /// The flight was brought forward by too little to count as cancelled.
    AdvanceNotCancellation,
    /// Extraordinary circumstances, and all reasonable measures.
    Extraordinary,
    /// The text does not protect this passenger: no reservation, no fare, or not there.
    PassengerNotCovered,
    /// Another flight was to arrive within the hour.
    #[serde(rename = "WITHIN_1H")]
    Within1h,
    /// The passenger was told more than 14 days before.
    #[serde(rename = "NOTICE_OVER_14_DAYS")]
    NoticeOver14Days,
    /// Within the carrier's control but required for safety.
    CategorySafety,
    /// Outside the carrier's control.
    CategoryOutside,
    /// The passenger gave up the seat.
    Volunteer,
    /// The refusal to board was the passenger's own doing, or no refusal in law.
    NotDenialOfBoarding,
    /// Another regime has paid for the event.
    AlreadyCompensated,
    /// The claim came too late.
    FiledAfterDeadline,
    /// A fact is missing.
    NeedsFacts,
    /// The law is open on this point.
    NeedsLegalReview,
    /// The regime does not know this kind of disruption.
    KindNotCovered,
    /// The regime gives no sum of its own: damage that is proved is owed, up to a ceiling.
    DamageToBeProved,
}

/// Whether a test of the law held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BranchOutcome {
    /// The way that was gone.
    Taken,
    /// A way that was open and was not gone.
    Refused,
}

/// One test that the law made on the way to its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// What was asked, as a stable name: `within_control`, `arrival_delay_band`.
    pub test: Cow<'static, str>,
    /// Whether it held.
    pub outcome: BranchOutcome,
    /// What it was decided on, in words and numbers a reader can check.
    pub finding: Explanation,
    /// Where the test stands written.
    pub citation: Citation,
}

/// Something that the law presumes until the carrier proves otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Presumption {
    /// What is presumed.
    pub presumed: Explanation,
    /// Where the presumption stands written.
    pub citation: Citation,
}

/// One regime's answer for one passenger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The regime's code.
    pub regime: Cow<'static, str>,
    /// The version of its rules that applied; absent where none did.
    pub rule_version: Option<Cow<'static, str>>,
    /// Whether the journey is in its territory.
    pub in_scope: bool,
    /// Whether a sum is owed.
    pub eligible: Eligibility,
    /// Why.
    pub reason: ReasonCode,
    /// Due after a reduction the carrier may make.
    pub amount: Option<Money>,
    /// The sum before that reduction.
    pub unreduced_amount: Option<Money>,
    /// What was lost, where the claim came too late.
    pub lapsed_amount: Option<Money>,
    /// The sections that decided.
    pub citations: Vec<Citation>,
    /// What must be known before there is an answer.
    pub questions: Vec<Explanation>,
    /// What the reader should know beside the answer.
    pub warnings: Vec<Explanation>,
    /// What was presumed.
    pub presumptions: Vec<Presumption>,
    /// Every test on the way, in order.
    pub branches: Vec<Branch>,
    /// What is owed beside the sum, in the order of the statute.
    pub rights: Vec<Right>,
    /// The days that count for the claim itself.
    pub deadlines: Vec<Deadline>,
}
