//! What a regime gives beside a sum: information, care, another way, a refund; and the days that count.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::explanation::Explanation;
use crate::value::{Citation, LocalTime};

/// Whether a right stands on the facts that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is owed.
    Owed,
    /// It is owed if its conditions hold.
    Conditional,
}

/// Whether a time is the last or the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Not later.
    By,
    /// Not before.
    From,
}

/// From what a time is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// The departure on the ticket.
    DepartureOnTicket,
    /// The closing of the doors for take-off, or the landing.
    DoorsClosedOrLanding,
    /// The end of the event that held the flight.
    EndOfEvent,
    /// The denial of boarding.
    DenialOfBoarding,
    /// The day on which the refund is owed.
    RefundOwed,
    /// The day on which the carrier receives the request.
    RequestReceived,
}

/// When a right is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RightTime {
    /// Last or first.
    pub bound: Bound,
    /// So many hours after `after`, where it is counted in hours.
    pub hours: Option<i64>,
    /// So many days after it, where it is counted in days.
    pub days: Option<i64>,
    /// From what it is counted.
    pub after: Moment,
    /// The time or day itself, local to the airport of departure, where the facts tell it.
    pub at: Option<LocalTime>,
}

/// Something that is owed and is not the sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Right {
    /// A stable name: `rebooking`, `refund`, `accommodation`.
    pub right: Cow<'static, str>,
    /// Whether it stands.
    pub standing: Standing,
    /// What the carrier must give.
    pub content: Explanation,
    /// What must be so and is not known; empty where it is owed.
    pub conditions: Vec<Explanation>,
    /// When, where the law says it.
    pub time: Option<RightTime>,
    /// Where it stands written.
    pub citation: Citation,
}

impl Right {
    /// A right that is owed, unless it has conditions.
    pub(crate) fn new(
        right: &'static str,
        content: Explanation,
        conditions: Vec<Explanation>,
        citation: Citation,
    ) -> Self {
        let standing = if conditions.is_empty() { Standing::Owed } else { Standing::Conditional };
        Self { right: right.into(), standing, content, conditions, time: None, citation }
    }
}

/// A day that counts for the claim itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// A stable name: `request_to_carrier`, `answer_of_carrier`, `complaint_to_agency`.
    pub deadline: Cow<'static, str>,
    /// The last day, or the first.
    pub bound: Bound,
    /// The day.
    pub day: Date,
    /// Whose courts or authorities count it, where it differs by country: ISO 3166-1, with a part of the country where that
    /// has a law of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Cow<'static, str>>,
    /// Who hears complaints there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Cow<'static, str>>,
    /// Where it stands written.
    pub citation: Citation,
}

impl Deadline {
    /// A day that is the same everywhere.
    pub(crate) fn new(deadline: &'static str, bound: Bound, day: Date, citation: Citation) -> Self {
        Self { deadline: deadline.into(), bound, day, place: None, body: None, citation }
    }
}
