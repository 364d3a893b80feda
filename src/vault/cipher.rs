//! Sealing bytes to the place where they belong.

use chacha20poly1305::aead::{Aead as _, AeadInPlace as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use rand::RngCore as _;
use redress_domain::value::{ClaimId, SubjectId, VaultRef};
use uuid::Uuid;
use zeroize::Zeroizing;

/// Bytes of the nonce that stands before each ciphertext.
const NONCE_LENGTH: usize = 24;

/// Bytes of the tag that stands behind it.
const TAG_LENGTH: usize = 16;

/// Bytes of a length that stands before its part.
const LENGTH_BYTES: usize = 8;

/// A key of XChaCha20-Poly1305.
pub(super) type Key = Zeroizing<[u8; 32]>;

/// The bytes were not sealed with this key for this place, or were changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotSealedForThis;

/// Fresh bytes of a cryptographic generator that the system seeds (ChaCha12): a call of the system for each value would
/// cost more than the sealing.
pub(super) fn random<const N: usize>() -> Zeroizing<[u8; N]> {
    let mut bytes = Zeroizing::new([0; N]);
    rand::rng().fill_bytes(bytes.as_mut());
    bytes
}

/// A fresh key.
pub(super) fn generate_key() -> Key {
    random()
}

/// A fresh nonce, then the ciphertext and its tag.
#[expect(clippy::expect_used, reason = "only a message of 256 GiB is refused")]
pub(super) fn seal(key: &Key, place: &[u8], plaintext: &[u8]) -> Vec<u8> {
    let nonce = random::<NONCE_LENGTH>();
    let mut sealed = Vec::with_capacity(NONCE_LENGTH + plaintext.len() + TAG_LENGTH);
    sealed.extend_from_slice(nonce.as_slice());
    sealed.extend_from_slice(plaintext);
    let (_, message) = sealed.split_at_mut(NONCE_LENGTH);
    let cipher = XChaCha20Poly1305::new((&**key).into());
    let tag = cipher.encrypt_in_place_detached(XNonce::from_slice(nonce.as_slice()), place, message);
    sealed.extend_from_slice(&tag.expect("a short message"));
    sealed
}

/// What [`seal`] was given.
pub(super) fn open(key: &Key, place: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, NotSealedForThis> {
    let (nonce, ciphertext) = sealed.split_at_checked(NONCE_LENGTH).ok_or(NotSealedForThis)?;
    let payload = Payload { msg: ciphertext, aad: place };
    let cipher = XChaCha20Poly1305::new((&**key).into());
    cipher.decrypt(XNonce::from_slice(nonce), payload).map(Zeroizing::new).map_err(|_| NotSealedForThis)
}

/// Where an entry belongs: it opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub(super) struct EntryPlace {
    pub(super) subject_id: SubjectId,
    pub(super) claim_id: ClaimId,
    pub(super) vault_ref: VaultRef,
}

impl EntryPlace {
    /// The associated data.
    pub(super) fn associated_data(&self) -> Vec<u8> {
        let Self { subject_id, claim_id, vault_ref } = self;
        let (subject, claim, entry) = (subject_id.as_uuid(), claim_id.as_uuid(), vault_ref.as_uuid());
        framed(&[b"redress-vault-entry-1", subject.as_bytes(), claim.as_bytes(), entry.as_bytes()])
    }

    /// The associated data of an entry of before migration 13: one value, under a key that others had too.
    pub(super) fn of_one_value(&self, field: &str, key_id: Uuid) -> Vec<u8> {
        let Self { subject_id, claim_id, vault_ref } = self;
        framed(&[
            b"redress-vault-value-1",
            subject_id.as_uuid().as_bytes(),
            claim_id.as_uuid().as_bytes(),
            field.as_bytes(),
            vault_ref.as_uuid().as_bytes(),
            key_id.as_bytes(),
        ])
    }
}

/// Where a wrapped data key belongs.
pub(super) fn key_place(subject_id: SubjectId, key_id: Uuid, master_key_id: &str) -> Vec<u8> {
    let subject = subject_id.as_uuid();
    framed(&[b"redress-vault-key-1", subject.as_bytes(), key_id.as_bytes(), master_key_id.as_bytes()])
}

/// Each part behind its length, so that no two lists of parts read alike.
pub(super) fn framed(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(parts.iter().map(|part| LENGTH_BYTES + part.len()).sum());
    for part in parts {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

/// Takes the first of the parts that [`framed`] put together; `None`: there is none, or it is cut.
pub(super) fn take_part<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = bytes.split_first_chunk::<LENGTH_BYTES>()?;
    let (part, rest) = rest.split_at_checked(usize::try_from(u64::from_be_bytes(*length)).ok()?)?;
    *bytes = rest;
    Some(part)
}

#[cfg(test)]
mod tests {
    use redress_domain::value::{ClaimId, SubjectId, VaultRef};
    use uuid::Uuid;

    use super::{EntryPlace, NotSealedForThis, framed, generate_key, key_place, open, seal, take_part};

    #[test]
    fn each_part_of_a_place_is_bound_although_the_key_is_the_same() {
        let [one, other] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let place = EntryPlace {
            subject_id: SubjectId::from_uuid(one),
            claim_id: ClaimId::from_uuid(one),
            vault_ref: VaultRef::from_uuid(one),
        };
        let key = generate_key();
        let sealed = seal(&key, &place.associated_data(), b"Ada");
        assert_eq!(open(&key, &place.associated_data(), &sealed).map(|plain| plain.to_vec()), Ok(b"Ada".to_vec()));
        for elsewhere in [
            EntryPlace { subject_id: SubjectId::from_uuid(other), ..place },
            EntryPlace { claim_id: ClaimId::from_uuid(other), ..place },
            EntryPlace { vault_ref: VaultRef::from_uuid(other), ..place },
        ] {
            assert_eq!(open(&key, &elsewhere.associated_data(), &sealed).map(drop), Err(NotSealedForThis));
        }
    }

    #[test]
    fn a_data_key_is_bound_to_its_person_its_id_and_its_master_key() {
        let [one, other] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let place = |subject, key_id, master_key| key_place(SubjectId::from_uuid(subject), key_id, master_key);
        let here = place(one, one, "a");
        assert!(
            [place(other, one, "a"), place(one, other, "a"), place(one, one, "b")].iter().all(|there| *there != here)
        );
    }

    #[test]
    fn parts_are_taken_as_they_were_framed_and_never_beyond_the_end() {
        let bytes = framed(&[b"Ada", b"", b"Ben"]);
        let mut rest = bytes.as_slice();
        assert_eq!([take_part(&mut rest), take_part(&mut rest)], [Some(&b"Ada"[..]), Some(&b""[..])]);
        for cut in 0..rest.len() {
            assert_eq!(take_part(&mut &rest[..cut]), None, "{cut} bytes");
        }
        assert_eq!((take_part(&mut rest), rest), (Some(&b"Ben"[..]), &b""[..]));
        assert_eq!(take_part(&mut &u64::MAX.to_be_bytes()[..]), None);
    }
}
