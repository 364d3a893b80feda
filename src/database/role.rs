//! The roles in which the running program acts.

use std::fmt;

/// In which role a pool acts. Each role may do only what its part of the program needs; see `migrations/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DatabaseRole {
    /// Appends to the log.
    Command,
    /// Acts on events: appends to the log and leads its own subscriptions.
    Automation,
    /// Turns events into read models.
    Projector,
    /// Answers questions.
    Query,
}

impl DatabaseRole {
    /// Every role of the running program.
    pub const ALL: [Self; 4] = [Self::Command, Self::Automation, Self::Projector, Self::Query];

    /// The role's name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Command => "redress_command",
            Self::Automation => "redress_automation",
            Self::Projector => "redress_projector",
            Self::Query => "redress_query",
        }
    }

    /// What the connections of this role call themselves.
    pub(super) const fn application_name(self) -> &'static str {
        match self {
            Self::Command => "redress command",
            Self::Automation => "redress automation",
            Self::Projector => "redress projector",
            Self::Query => "redress query",
        }
    }

    /// Whether the role begins transactions that must not outlive their request.
    pub(super) const fn writes(self) -> bool {
        !matches!(self, Self::Query)
    }
}

impl fmt::Display for DatabaseRole {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
