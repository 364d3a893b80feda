//! The hash that makes each claim a chain: an event's hash covers the hash before it and every byte that was stored.
//!
//! `hash = SHA-256(previous ‖ field ‖ field ..)`, where `previous` is the 32 bytes of the claim's event before (zeros for
//! its first) and each field is its length as an unsigned 64-bit big-endian number and then its bytes, in this order:
//!
//! | # | field | bytes |
//! |---|---|---|
//! | 1 | form of this encoding | `redress-event-1` |
//! | 2 | `aggregate_type` | UTF-8 |
//! | 3 | `aggregate_id` | UTF-8 |
//! | 4 | `sequence` | unsigned 64-bit, big-endian |
//! | 5 | `event_type` | UTF-8 |
//! | 6 | `event_version` | UTF-8 |
//! | 7 | `payload` | the stored text |
//! | 8 | `metadata` | the stored text |
//! | 9 | `recorded_at` | microseconds since 1970, signed 64-bit, big-endian |
//! | 10 | `event_id` | 16 bytes |
//! | 11 | `command_id` | 16 bytes |
//! | 12 | `causation_id` | 16 bytes, or none of them |
//! | 13 | `correlation_id` | 16 bytes |
//! | 14 | `actor` | UTF-8 |
//!
//! `position` and `transaction_id` are the database's own and known only after the hash is: they are not covered.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// SHA-256.
pub type Hash = [u8; 32];

/// What stands before the first event of a claim.
pub const GENESIS: Hash = [0; 32];

const FORM: &[u8] = b"redress-event-1";

/// An event as it is stored, apart from what the database adds and the hash does not cover.
#[derive(Debug, Clone, Copy)]
pub struct ChainedEvent<'a> {
    /// Always `claim` so far.
    pub aggregate_type: &'a str,
    /// The stream.
    pub aggregate_id: &'a str,
    /// Version of the stream after this event.
    pub sequence: u64,
    /// As stored.
    pub event_type: &'a str,
    /// As stored.
    pub event_version: &'a str,
    /// The stored text.
    pub payload: &'a str,
    /// The stored text.
    pub metadata: &'a str,
    /// Microseconds since 1970.
    pub recorded_at_micros: i64,
    /// As stored.
    pub event_id: Uuid,
    /// As stored.
    pub command_id: Uuid,
    /// As stored.
    pub causation_id: Option<Uuid>,
    /// As stored.
    pub correlation_id: Uuid,
    /// As stored.
    pub actor: &'a str,
}

impl ChainedEvent<'_> {
    /// The hash of this event behind `previous`.
    pub fn hash_after(&self, previous: &Hash) -> Hash {
        let mut digest = Sha256::new_with_prefix(previous);
        let mut field = |bytes: &[u8]| {
            digest.update((bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        };
        field(FORM);
        field(self.aggregate_type.as_bytes());
        field(self.aggregate_id.as_bytes());
        field(&self.sequence.to_be_bytes());
        field(self.event_type.as_bytes());
        field(self.event_version.as_bytes());
        field(self.payload.as_bytes());
        field(self.metadata.as_bytes());
        field(&self.recorded_at_micros.to_be_bytes());
        field(self.event_id.as_bytes());
        field(self.command_id.as_bytes());
        field(self.causation_id.as_ref().map_or(&[], |id| id.as_bytes().as_slice()));
        field(self.correlation_id.as_bytes());
        field(self.actor.as_bytes());
        digest.finalize().into()
    }
}

/// Where a claim's chain stops being true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the chain is broken at version {version}")]
pub struct BrokenAt {
    /// The first version that does not follow from what stands before it.
    pub version: u64,
}

/// Follows one claim's whole stream, oldest first, with the hash stored beside each event.
///
/// A tail that was cut off leaves a shorter chain that is whole: this alone does not find it.
pub fn verify_stream<'a>(events: impl IntoIterator<Item = (ChainedEvent<'a>, &'a [u8])>) -> Result<(), BrokenAt> {
    let mut previous = GENESIS;
    for (version, (event, stored)) in (1..).zip(events) {
        let hash = event.hash_after(&previous);
        if event.sequence != version || hash.as_slice() != stored {
            return Err(BrokenAt { version });
        }
        previous = hash;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{BrokenAt, ChainedEvent, GENESIS, verify_stream};

    const EVENT: ChainedEvent<'static> = ChainedEvent {
        aggregate_type: "claim",
        aggregate_id: "0190b8a0-0000-7000-8000-000000000001",
        sequence: 1,
        event_type: "ClaimApproved",
        event_version: "1",
        payload: r#"{"type":"ClaimApproved","data":{}}"#,
        metadata: "{}",
        recorded_at_micros: 1_764_000_000_000_001,
        event_id: Uuid::from_u128(1),
        command_id: Uuid::from_u128(2),
        causation_id: None,
        correlation_id: Uuid::from_u128(3),
        actor: "support:ada",
    };

    #[test]
    fn the_hash_of_a_known_event_never_changes() {
        let hash = hex::encode(EVENT.hash_after(&GENESIS));
        assert_eq!(hash, "34e2f8b784ae3c082ae6569bc92d057deece4075b7ad66fa09462b6985b664e3");
    }

    #[test]
    fn bytes_that_move_from_one_field_to_the_next_change_the_hash() {
        let shifted = ChainedEvent { event_type: "ClaimApprove", event_version: "d1", ..EVENT };
        assert_ne!(shifted.hash_after(&GENESIS), EVENT.hash_after(&GENESIS));
    }

    #[test]
    fn a_missing_or_repeated_version_breaks_the_chain_where_it_stands() {
        let first = EVENT.hash_after(&GENESIS);
        let second = ChainedEvent { sequence: 2, ..EVENT };
        let third = ChainedEvent { sequence: 3, ..EVENT };
        let second_hash = second.hash_after(&first);
        let third_hash = third.hash_after(&first);
        assert_eq!(verify_stream([(EVENT, &first[..]), (second, &second_hash[..])]), Ok(()));
        assert_eq!(verify_stream([(EVENT, &first[..]), (third, &third_hash[..])]), Err(BrokenAt { version: 2 }));
        assert_eq!(verify_stream([(second, &second_hash[..])]), Err(BrokenAt { version: 1 }));
    }
}
