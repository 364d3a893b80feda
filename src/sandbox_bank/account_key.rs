//! Accounts as the bank keeps them: enough to see whether a repeat names another one, and nothing to pay to.

use std::fmt;

use hmac::{Hmac, Mac};
use rand::RngCore;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const KEY_BYTES: usize = 32;

/// A store's own key. A hash without one would tell an account to whoever tries the few numbers that there are.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct AccountKey([u8; KEY_BYTES]);

impl AccountKey {
    /// A fresh one.
    pub(super) fn generate() -> Self {
        let mut key = [0; KEY_BYTES];
        rand::rng().fill_bytes(&mut key);
        Self(key)
    }

    /// What stands for an account: HMAC-SHA-256 over the SHA-256 of its text, in hexadecimal.
    pub(super) fn tag(&self, account: &str) -> String {
        self.tag_of_digest(&Sha256::digest(account))
    }

    /// The same of an account of which an older store kept the SHA-256 alone.
    pub(super) fn tag_of_digest(&self, account_sha256: &[u8]) -> String {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length");
        mac.update(account_sha256);
        hex::encode(mac.finalize().into_bytes())
    }
}

impl fmt::Debug for AccountKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AccountKey")
    }
}

impl TryFrom<String> for AccountKey {
    type Error = hex::FromHexError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut key = [0; KEY_BYTES];
        hex::decode_to_slice(text, &mut key).map(|()| Self(key))
    }
}

impl From<AccountKey> for String {
    fn from(key: AccountKey) -> Self {
        hex::encode(key.0)
    }
}
