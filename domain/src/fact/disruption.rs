//! What went wrong with a journey.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::CauseCode;

/// The kind of a disruption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DisruptionKind {
    /// The flight flew, late.
    Delay,
    /// The flight did not fly.
    Cancellation,
    /// The flight flew without the passenger, who was there.
    DeniedBoarding,
    /// A first leg's delay lost the next.
    MissedConnection,
    /// It landed elsewhere.
    Diversion,
    /// It was moved to an earlier time.
    EarlierDeparture,
    /// A seat in a lower class.
    Downgrade,
}

impl DisruptionKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Delay,
        Self::Cancellation,
        Self::DeniedBoarding,
        Self::MissedConnection,
        Self::Diversion,
        Self::EarlierDeparture,
        Self::Downgrade,
    ];

    /// The word in JSON, SQL and documents.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Delay => "delay",
            Self::Cancellation => "cancellation",
            Self::DeniedBoarding => "denied_boarding",
            Self::MissedConnection => "missed_connection",
            Self::Diversion => "diversion",
            Self::EarlierDeparture => "earlier_departure",
            Self::Downgrade => "downgrade",
        }
    }
}

/// Why a passenger was not let on board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DenialGround {
    /// More passengers than seats.
    Overbooking,
    /// The passenger had not the papers.
    DocumentsMissing,
    /// The passenger had the papers and was refused over them.
    DocumentsWronglyRefused,
    /// The passenger came late to the gate.
    LateAtGate,
    /// How the passenger behaved.
    Conduct,
    /// The passenger's health.
    Health,
    /// The refusal was announced before the day.
    AnnouncedInAdvance,
}

/// What the carrier offered instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rerouting {
    /// Whether another way was offered.
    pub offered: bool,
    /// Whether the passenger took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<bool>,
    /// How much before the original departure it leaves, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departs_earlier_minutes: Option<i64>,
    /// How much after the original arrival it reaches the final destination, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival_delay_minutes: Option<i64>,
}

/// The disruption, in the words of the estimate contract. What is absent is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Disruption {
    /// What kind.
    pub kind: DisruptionKind,
    /// Index of the leg that was disrupted; the delay is still counted at the final destination.
    #[serde(default)]
    pub leg: usize,
    /// At the final destination, in minutes; negative is early.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival_delay_minutes: Option<i64>,
    /// Whole days before the scheduled departure on which the passenger was told; 0 is the same day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_days: Option<u32>,
    /// For an earlier departure: by how much, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departure_moved_earlier_minutes: Option<i64>,
    /// What the carrier offered instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rerouting: Option<Rerouting>,
    /// What the carrier said; absent: it gave no cause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<CauseCode>,
    /// The part of the delay due to an extraordinary cause, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excused_minutes: Option<i64>,
    /// The carrier's second burden in the EU and the UK; absent: not contested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasonable_measures_proved: Option<bool>,
    /// Whether the ticket was refunded because the offered way did not suit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refunded: Option<bool>,
    /// Whether the passenger gave up the seat for a benefit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volunteered: Option<bool>,
    /// Why boarding was denied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denial_ground: Option<DenialGround>,
}
