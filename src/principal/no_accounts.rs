//! The authenticator where nobody can be known.

use async_trait::async_trait;
use axum::http::request::Parts;

use super::{AuthenticationError, Authenticator, Principal};

/// Knows nobody: accounts do not exist yet, and this listener can be reached by others.
#[derive(Debug, Clone, Copy)]
pub struct NoAccounts;

#[async_trait]
impl Authenticator for NoAccounts {
    async fn authenticate(&self, _head: &Parts) -> Result<Principal, AuthenticationError> {
        Err(AuthenticationError::CredentialsRefused)
    }

    fn challenge(&self) -> &'static str {
        "Redress-Account realm=\"redress\""
    }
}
