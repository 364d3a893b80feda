//! Who sends a request, and what they may do.
//!
//! [`Authenticator`] is the interface that accounts will fill. Until they exist there are two: [`DevelopmentHeader`],
//! which believes what a request says of itself and is therefore used on a loopback listener alone, and [`NoAccounts`],
//! which believes nobody.

mod development_header;
mod no_accounts;
mod policy;

pub use development_header::DevelopmentHeader;
pub use no_accounts::NoAccounts;
pub use policy::{Action, Reach, reach};

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;

use async_trait::async_trait;
use axum::http::request::Parts;

/// What kind of principal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A passenger, or somebody who claims for passengers.
    Client,
    /// The staff that decides and pays.
    Support,
    /// Looks at sums, never at claims.
    Analyst,
}

impl Role {
    /// The word before the colon.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Support => "support",
            Self::Analyst => "analyst",
        }
    }
}

/// Who sends a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    role: Role,
    id: String,
}

impl Principal {
    /// A principal that an authenticator knows. `id` is opaque, never a name or an address.
    pub fn new(role: Role, id: impl Into<String>) -> Self {
        Self { role, id: id.into() }
    }

    /// The role.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// How far this principal may go with an action.
    pub const fn reach(&self, action: Action) -> Reach {
        reach(self.role, action)
    }
}

/// `client:ada`: the claimant of a claim, the actor of its events and the owner of idempotency keys.
impl fmt::Display for Principal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.role.as_str(), self.id)
    }
}

/// Why a request has no principal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AuthenticationError {
    /// The request carries nothing to be known by.
    #[error("the request carries no credentials")]
    CredentialsMissing,
    /// What it carries is not in the right form, or not known.
    #[error("the credentials of the request are not accepted")]
    CredentialsRefused,
}

/// Finds out who sends a request.
#[async_trait]
pub trait Authenticator: fmt::Debug + Send + Sync {
    /// The sender of the request with this head.
    async fn authenticate(&self, head: &Parts) -> Result<Principal, AuthenticationError>;

    /// What `WWW-Authenticate` says to a request that has no principal.
    fn challenge(&self) -> &'static str;
}

/// The authenticator of a listener: what a request says of itself is believed on loopback alone.
pub fn authenticator_of(listener: SocketAddr) -> Arc<dyn Authenticator> {
    if listener.ip().is_loopback() { Arc::new(DevelopmentHeader) } else { Arc::new(NoAccounts) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_that_others_can_reach_believes_no_header() {
        for address in ["0.0.0.0:8080", "192.0.2.7:8080", "[::]:8080"] {
            let authenticator = authenticator_of(address.parse().unwrap());
            assert_eq!(format!("{authenticator:?}"), "NoAccounts", "{address}");
        }
        for address in ["127.0.0.1:8080", "[::1]:8080"] {
            let authenticator = authenticator_of(address.parse().unwrap());
            assert_eq!(format!("{authenticator:?}"), "DevelopmentHeader", "{address}");
        }
    }
}
