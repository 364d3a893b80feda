//! Identifiers. Each is a UUID with a name of its own, so that one kind cannot be passed where another is meant.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$meaning:meta])* $name:ident) => {
        $(#[$meaning])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes a UUID made elsewhere: the domain draws none itself.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID inside, for storage.
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

id!(
    /// One claim: one booking's one direction, and the name of its event stream.
    ClaimId
);
id!(
    /// One recorded event.
    EventId
);
id!(
    /// One command; a repeat of it carries the same id.
    CommandId
);
id!(
    /// Everything that one request of the outside world led to.
    CorrelationId
);
id!(
    /// One passenger of one claim.
    PassengerId
);
id!(
    /// One payout, the same for ever, at our side and at the bank's.
    PayoutId
);
id!(
    /// One person whose data the vault holds.
    SubjectId
);
id!(
    /// One sealed value in the vault.
    VaultRef
);
