//! The exact copy of a submission: the bytes that the client sent, cut at the values that belong to somebody else.
//!
//! A claim's contact submits, and the copy lies in the contact's row of the submission. But each passenger can be forgotten alone: so the
//! copy holds references where names stood, and is put together from the vault when it is read.

use redress_domain::value::{ClaimId, SealedValue, SubjectId};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sqlx::{PgPool, query};

use super::cipher::EntryPlace;
use super::open::vault_ref;
use super::{Opened, Sealer, Vault, VaultError};

/// The field of the sealed copy.
const COPY: &str = "submission";
/// The field of a name, whose JSON is what the client sent.
const NAME: &str = "name";
/// The field of the JSON of a name that the client wrote otherwise: with blanks around it, with escapes.
const NAME_AS_SENT: &str = "name_as_sent";

/// The contact's entries in the order of their references: that of the submission is the first, unless another process's clock was
/// behind. (Before migration 13 the copy had an entry of its own.)
const FIND_ENTRIES: &str = "
SELECT vault_ref, field, key_id, master_key_id, wrapped_key, sealed FROM vault_entries
 WHERE subject_id = $1 AND claim_id = $2 AND coalesce(field, $3) = $3 ORDER BY vault_ref";

/// The person who submitted a claim and is paid: one within a claim, and known by the claim's own id. (One derived from it
/// would sort anywhere, and the vault's indexes would pay for that.)
pub fn contact_of(claim_id: ClaimId) -> SubjectId {
    SubjectId::from_uuid(claim_id.as_uuid())
}

/// A stretch of the copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// As the client sent it.
    Sent(String),
    /// A passenger's name.
    Name(SealedValue),
    /// The JSON of a passenger's name.
    NameAsSent(SealedValue),
}

/// What a submission was, as far as the vault still knows.
#[derive(Debug)]
pub struct Copy {
    /// The body of the request; `null` stands where a passenger was erased.
    pub body: SecretString,
    /// Whether a passenger was erased: the body is not what was sent any more.
    pub erased: bool,
}

/// The JSON text of each passenger's name in a submission, in order. Errors: it is none.
pub fn names_as_sent(body: &str) -> serde_json::Result<Vec<&str>> {
    #[derive(Deserialize)]
    struct Submission<'a> {
        #[serde(borrow)]
        passengers: Vec<Passenger<'a>>,
    }
    #[derive(Deserialize)]
    struct Passenger<'a> {
        #[serde(borrow)]
        name: &'a RawValue,
    }
    let submission: Submission<'_> = serde_json::from_str(body)?;
    Ok(submission.passengers.into_iter().map(|passenger| passenger.name.get()).collect())
}

impl Sealer<'_> {
    /// What stands in the copy for the name of this person, which was sealed as `value` and sent as the JSON text `sent`.
    pub fn part_of_copy(&mut self, name: &SecretString, value: &SealedValue, sent: &str) -> Part {
        if json_of(name.expose_secret()).is_ok_and(|json| json == sent) {
            return Part::Name(value.clone());
        }
        Part::NameAsSent(self.seal(NAME_AS_SENT, sent))
    }

    /// Seals the copy of `body`, whose `sent` names (slices of it) are `names`.
    pub fn seal_copy(&mut self, body: &str, sent: &[&str], names: Vec<Part>) -> serde_json::Result<()> {
        let (mut parts, mut at) = (Vec::with_capacity(2 * names.len() + 1), 0);
        for (sent, name) in sent.iter().zip(names) {
            let begin = sent.as_ptr().addr() - body.as_ptr().addr();
            parts.extend([Part::Sent(body[at..begin].to_owned()), name]);
            at = begin + sent.len();
        }
        parts.push(Part::Sent(body[at..].to_owned()));
        let copy = SecretString::from(serde_json::to_string(&parts)?);
        self.seal_unreferenced(COPY, copy.expose_secret());
        Ok(())
    }
}

impl Vault {
    /// The copy of a claim's submission. `None`: the contact was erased, or no copy was kept.
    pub async fn open_copy(&self, pool: &PgPool, claim_id: ClaimId) -> Result<Option<Copy>, VaultError> {
        let contact = contact_of(claim_id);
        let entries = query(FIND_ENTRIES).bind(contact.as_uuid()).bind(claim_id.as_uuid()).bind(COPY);
        for row in entries.fetch_all(pool).await? {
            let entry = self.unseal(&row, EntryPlace { subject_id: contact, claim_id, vault_ref: vault_ref(&row)? })?;
            if let Some(copy) = entry.values()?.iter().find(|told| told.field == COPY.as_bytes()) {
                let parts = serde_json::from_slice(copy.plain).map_err(|_| VaultError::SealedForAnotherPlace)?;
                return self.put_together(pool, claim_id, parts).await.map(Some);
            }
        }
        Ok(None)
    }

    async fn put_together(&self, pool: &PgPool, claim_id: ClaimId, parts: Vec<Part>) -> Result<Copy, VaultError> {
        let (mut body, mut erased) = (String::new(), false);
        for part in parts {
            let (name, field) = match &part {
                Part::Sent(text) => {
                    body.push_str(text);
                    continue;
                }
                Part::Name(name) => (name, NAME),
                Part::NameAsSent(name) => (name, NAME_AS_SENT),
            };
            match self.open(pool, name, claim_id, field).await? {
                Opened::Plain(text) if field == NAME => {
                    let json = json_of(text.expose_secret()).map_err(|_| VaultError::SealedForAnotherPlace)?;
                    body.push_str(&json);
                }
                Opened::Plain(json) => body.push_str(json.expose_secret()),
                Opened::Erased => {
                    body.push_str("null");
                    erased = true;
                }
            }
        }
        Ok(Copy { body: SecretString::from(body), erased })
    }
}

fn json_of(name: &str) -> serde_json::Result<String> {
    serde_json::to_string(name)
}
