//! Personal values: sealed to one place, and gone once erased.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

mod support;

use redress::database::DatabaseRole;
use redress::ids::new_v7;
use redress::vault::{MasterKey, Opened, Sealer, Vault, VaultError, VaultRows, contact_of};
use redress_domain::value::{ClaimId, SealedValue, SubjectId, VaultRef};
use secrecy::ExposeSecret as _;
use sqlx::{Executor as _, PgPool, query};

use self::support::TestDatabase;

/// A value, and the place that it was sealed for.
struct Sealed {
    value: SealedValue,
    claim_id: ClaimId,
    field: &'static str,
    plain: String,
}

/// Two fields of two people in two claims each, stored.
async fn seal_and_store(vault: &Vault, owner: &PgPool) -> Vec<Sealed> {
    let claims = [ClaimId::from_uuid(new_v7()), ClaimId::from_uuid(new_v7())];
    let mut sealed = Vec::new();
    for subject_id in [SubjectId::from_uuid(new_v7()), SubjectId::from_uuid(new_v7())] {
        for claim_id in claims {
            let mut person = vault.sealer(subject_id, claim_id);
            for field in ["name", "email"] {
                let plain = format!("{field} of {subject_id}");
                sealed.push(Sealed { value: person.seal(field, &plain), claim_id, field, plain });
            }
            store(owner, person.into_rows()).await;
        }
    }
    sealed
}

async fn store(owner: &PgPool, rows: VaultRows) {
    for entry in rows.entries {
        let insert = query(
            "INSERT INTO vault_entries (vault_ref, subject_id, claim_id, master_key_id, wrapped_key, sealed) VALUES ($1, $2, $3, $4, $5, $6)",
        );
        let insert = insert
            .bind(entry.vault_ref.as_uuid())
            .bind(entry.subject_id.as_uuid())
            .bind(entry.claim_id.as_uuid())
            .bind(entry.master_key_id)
            .bind(entry.wrapped_key)
            .bind(entry.sealed);
        insert.execute(owner).await.expect("a row");
    }
}

/// What a database of before migration 13 holds of one person: a name under the master key of the bytes 0 to 31, sealed by another
/// implementation (libsodium's). And the same once more, its key already erased.
const FILLED_BEFORE: &str = "
INSERT INTO subject_keys (subject_id, key_id, master_key_id, wrapped_key)
VALUES ('0199a0c0-0000-7000-8000-000000000001', '0199a0c0-0000-7000-8000-000000000004', 'aeed3fdb',
        '\\x010101010101010101010101010101010101010101010101b954126b6a054b5a7025237389df7ac6a92cda0c438b44c7d6cadb115b03af570e58b72055af0c7104c63d0b75def87b');
INSERT INTO vault_entries (subject_id, vault_ref, claim_id, field, key_id, sealed)
SELECT person, '0199a0c0-0000-7000-8000-000000000003', '0199a0c0-0000-7000-8000-000000000002', 'name',
       '0199a0c0-0000-7000-8000-000000000004',
       '\\x020202020202020202020202020202020202020202020202d3b809f581943e8e4f3e6c8838bd1efa4fbc1203034a992cb2987665d53473dac7064f088807396baf61049e45494a8f9cd0b8'
  FROM unnest('{0199a0c0-0000-7000-8000-000000000001, 0199a0c0-0000-7000-8000-000000000009}'::uuid[]) AS person";
/// And of a contact, whose id is the claim's: the copy of a submission, which was `{ }`.
const COPIED_BEFORE: &str = "
INSERT INTO subject_keys (subject_id, key_id, master_key_id, wrapped_key)
VALUES ('0199a0c0-0000-7000-8000-000000000002', '0199a0c0-0000-7000-8000-000000000006', 'aeed3fdb',
        '\\x030303030303030303030303030303030303030303030303f8fbaf4783a032409a24576f53f501ac5d9e4dcba0aa5a0bbf048774ca2118fd45b545ce72125bc0aff5cf524b5e9ede');
INSERT INTO vault_entries (subject_id, vault_ref, claim_id, field, key_id, sealed)
VALUES ('0199a0c0-0000-7000-8000-000000000002', '0199a0c0-0000-7000-8000-000000000005', '0199a0c0-0000-7000-8000-000000000002',
        'submission', '0199a0c0-0000-7000-8000-000000000006',
        '\\x040404040404040404040404040404040404040404040404ca319d5eb6bdc4343bf716ba9df5769c9b100c7aea1f3ef28abbe6b5b58c3081846883fa9c22a91ee0fa7c8dc650a31382318c16b18481eef26728505bafa35d')";
const COMMITTED_BEFORE: &str = "d146739075f54038272ca71256092bbd1b734442d235c1ffae29eef200b0b1ae";

async fn open(vault: &Vault, pool: &PgPool, sealed: &Sealed) -> Result<Option<String>, VaultError> {
    match vault.open(pool, &sealed.value, sealed.claim_id, sealed.field).await? {
        Opened::Plain(plain) => Ok(Some(plain.expose_secret().to_owned())),
        Opened::Erased => Ok(None),
    }
}

#[tokio::test]
async fn what_was_sealed_is_read_by_those_who_may_and_stands_nowhere_in_clear() {
    let database = TestDatabase::new().await;
    let (vault, owner) = (Vault::new(&MasterKey::generate()), database.owner_pool().await);
    let sealed = seal_and_store(&vault, &owner).await;
    for role in [DatabaseRole::Query, DatabaseRole::Automation] {
        let pool = database.pool(role).await;
        for value in &sealed {
            assert_eq!(open(&vault, &pool, value).await, Ok(Some(value.plain.clone())));
        }
    }
    let command = database.pool(DatabaseRole::Command).await;
    assert!(matches!(open(&vault, &command, &sealed[0]).await, Err(VaultError::Unavailable(_))), "it only writes");

    let rows = "SELECT string_agg(entry::text, '') FROM vault_entries AS entry";
    let rows: String = sqlx::query_scalar(rows).fetch_one(&owner).await.expect("the rows");
    assert!(rows.contains(&sealed[0].claim_id.to_string()), "the search finds what is there");
    for text in ["name of", "name", "email"] {
        assert!(!rows.contains(text) && !rows.contains(&hex::encode(text)), "{text}");
    }
}

#[tokio::test]
async fn a_master_key_that_sealed_nothing_here_is_refused_once_something_is_sealed() {
    let database = TestDatabase::new().await;
    let (ours, other) = (Vault::new(&MasterKey::generate()), Vault::new(&MasterKey::generate()));
    let owner = database.owner_pool().await;
    let [command, automation] = [DatabaseRole::Command, DatabaseRole::Automation].map(|role| database.pool(role));
    for pool in [command.await, automation.await] {
        owner.execute("TRUNCATE vault_entries").await.expect("an empty vault");
        for vault in [&ours, &other] {
            assert_eq!(vault.recognise(&pool).await, Ok(()), "an empty vault takes any key");
        }
        seal_and_store(&ours, &owner).await;
        assert_eq!(ours.recognise(&pool).await, Ok(()));
        assert!(matches!(other.recognise(&pool).await, Err(VaultError::MasterKeyUnknown { .. })));
    }
}

#[tokio::test]
async fn a_ciphertext_moved_to_any_other_place_does_not_open_there() {
    let database = TestDatabase::new().await;
    let (vault, owner) = (Vault::new(&MasterKey::generate()), database.owner_pool().await);
    let sealed = seal_and_store(&vault, &owner).await;
    owner.execute("CREATE TABLE as_it_was AS TABLE vault_entries").await.expect("a copy");
    let mut swaps = 0;
    for to in sealed.iter().step_by(2) {
        for from in sealed.iter().step_by(2).filter(|from| from.value != to.value) {
            for moved in ["sealed = source.sealed", "sealed = source.sealed, wrapped_key = source.wrapped_key"] {
                let (to_ref, from_ref) = (to.value.vault_ref.as_uuid(), from.value.vault_ref.as_uuid());
                let swap = format!(
                    "UPDATE vault_entries AS target SET {moved} FROM as_it_was AS source WHERE target.vault_ref = $1 AND source.vault_ref = $2"
                );
                query(&swap).bind(to_ref).bind(from_ref).execute(&owner).await.expect("moved");
                assert_eq!(open(&vault, &owner, to).await, Err(VaultError::SealedForAnotherPlace));
                query(&swap).bind(to_ref).bind(to_ref).execute(&owner).await.expect("put back");
                assert_eq!(open(&vault, &owner, to).await, Ok(Some(to.plain.clone())));
                swaps += 1;
            }
        }
    }
    assert_eq!(swaps, 4 * 3 * 2, "four rows");
}

#[tokio::test]
async fn a_value_opens_for_its_own_claim_field_and_person_alone() {
    let database = TestDatabase::new().await;
    let (vault, owner) = (Vault::new(&MasterKey::generate()), database.owner_pool().await);
    let sealed = seal_and_store(&vault, &owner).await;
    let Sealed { value, claim_id, field, .. } = &sealed[0];
    for (claim_id, field) in [(sealed[2].claim_id, *field), (*claim_id, "phone")] {
        let opened = vault.open(&owner, value, claim_id, field).await;
        assert_eq!(opened.map(drop), Err(VaultError::SealedForAnotherPlace));
    }
    let opened = vault.open(&owner, value, *claim_id, "email").await;
    assert_eq!(opened.map(drop), Err(VaultError::CommitmentBroken), "the row has an e-mail address, which this is not");
    let other_person = SealedValue::new(sealed[7].value.subject_id, value.vault_ref, *value.commitment.as_bytes());
    let opened = vault.open(&owner, &other_person, *claim_id, field).await;
    assert!(matches!(opened, Ok(Opened::Erased)), "nothing is known of that person under this reference");
    let other_value = SealedValue::new(value.subject_id, value.vault_ref, [7; 32]);
    let opened = vault.open(&owner, &other_value, *claim_id, field).await;
    assert_eq!(opened.map(drop), Err(VaultError::CommitmentBroken));
}

#[tokio::test]
async fn a_changed_byte_is_found_wherever_it_stands() {
    let database = TestDatabase::new().await;
    let (vault, owner) = (Vault::new(&MasterKey::generate()), database.owner_pool().await);
    let sealed = seal_and_store(&vault, &owner).await;
    for column in ["sealed", "wrapped_key"] {
        for offset in ["0", "24", &format!("octet_length({column}) - 1")] {
            let flip = format!(
                "UPDATE vault_entries SET {column} = set_byte({column}, {offset}, get_byte({column}, {offset}) # 1)"
            );
            owner.execute(&*flip).await.expect("a flip");
            assert_eq!(open(&vault, &owner, &sealed[0]).await, Err(VaultError::SealedForAnotherPlace), "{flip}");
            owner.execute(&*flip).await.expect("and back");
        }
    }
    assert_eq!(open(&vault, &owner, &sealed[0]).await, Ok(Some(sealed[0].plain.clone())));
}

#[tokio::test]
async fn once_a_person_s_rows_are_deleted_the_vault_answers_erased_for_them_and_nobody_else() {
    let database = TestDatabase::new().await;
    let (vault, owner) = (Vault::new(&MasterKey::generate()), database.owner_pool().await);
    let sealed = seal_and_store(&vault, &owner).await;
    let erased = sealed[0].value.subject_id;
    let delete = query("DELETE FROM vault_entries WHERE subject_id = $1").bind(erased.as_uuid());
    delete.execute(&owner).await.expect("deleted");
    for value in &sealed {
        let kept = Some(value.plain.clone()).filter(|_| value.value.subject_id != erased);
        assert_eq!(open(&vault, &owner, value).await, Ok(kept));
    }
}

#[tokio::test]
async fn another_master_key_opens_nothing_and_says_which_one_would() {
    let database = TestDatabase::new().await;
    let master_key = MasterKey::generate();
    let owner = database.owner_pool().await;
    let sealed = seal_and_store(&Vault::new(&master_key), &owner).await;
    let other = Vault::new(&MasterKey::generate());
    let unknown = VaultError::MasterKeyUnknown { id: master_key.id().to_owned() };
    assert_eq!(open(&other, &owner, &sealed[0]).await, Err(unknown));
}

#[test]
fn sealing_one_value_twice_gives_nothing_to_compare() {
    let vault = Vault::new(&MasterKey::generate());
    let mut person = vault.sealer(SubjectId::from_uuid(new_v7()), ClaimId::from_uuid(new_v7()));
    let (first, second) = (person.seal("name", "Ada"), person.seal("name", "Ada"));
    assert_ne!(first.commitment, second.commitment);
    let [one, other] = ["Ada", "Ada"].map(|name| {
        let mut person = vault.sealer(first.subject_id, ClaimId::from_uuid(new_v7()));
        person.seal("name", name);
        person.into_rows().entries.remove(0)
    });
    assert!(one.sealed[24..] != other.sealed[24..] && one.wrapped_key[24..] != other.wrapped_key[24..]);
}

#[tokio::test]
async fn two_values_of_one_field_are_told_apart_by_what_was_committed_to() {
    let database = TestDatabase::new().await;
    let (vault, owner) = (Vault::new(&MasterKey::generate()), database.owner_pool().await);
    let claim_id = ClaimId::from_uuid(new_v7());
    let mut person = vault.sealer(SubjectId::from_uuid(new_v7()), claim_id);
    let names = ["Ada", "Ada Lovelace"].map(|plain| (plain, person.seal("name", plain)));
    store(&owner, person.into_rows()).await;
    for (plain, value) in names {
        let opened = vault.open(&owner, &value, claim_id, "name").await.expect("opened");
        assert!(matches!(opened, Opened::Plain(text) if text.expose_secret() == plain));
    }
}

#[test]
fn who_tells_nothing_leaves_no_row() {
    let vault = Vault::new(&MasterKey::generate());
    let person = vault.sealer(SubjectId::from_uuid(new_v7()), ClaimId::from_uuid(new_v7()));
    assert_eq!(person.into_rows(), VaultRows::default());
}

#[tokio::test]
async fn what_an_older_program_sealed_is_still_read_and_what_it_erased_stays_so() {
    let database = TestDatabase::new().await;
    // The tables as they were, in a schema of their own.
    let options = database.owner_pool().await.connect_options().as_ref().clone().options([("search_path", "before")]);
    let owner = PgPool::connect_with(options).await.expect("the superuser");
    let migrations = [
        include_str!("../migrations/0003_vault.sql"),
        FILLED_BEFORE,
        COPIED_BEFORE,
        include_str!("../migrations/0013_vault_in_one_row.sql"),
    ];
    for statements in ["CREATE SCHEMA before"].into_iter().chain(migrations) {
        owner.execute(statements).await.expect(statements);
    }
    let key = MasterKey::from_base64(&"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=".to_owned().into()).expect("a key");
    let id = |number: u8| uuid::Uuid::from_u128(0x0199_a0c0_0000_7000_8000_0000_0000_0000 + u128::from(number));
    let mut commitment = [0; 32];
    hex::decode_to_slice(COMMITTED_BEFORE, &mut commitment).expect("a hash");
    for (person, plain) in [(1, Some("Ada")), (9, None)] {
        let value = SealedValue::new(SubjectId::from_uuid(id(person)), VaultRef::from_uuid(id(3)), commitment);
        let (claim_id, plain) = (ClaimId::from_uuid(id(2)), plain.unwrap_or_default().to_owned());
        let sealed = Sealed { value, claim_id, field: "name", plain };
        let expected = Some(sealed.plain.clone()).filter(|plain| !plain.is_empty());
        assert_eq!(open(&Vault::new(&key), &owner, &sealed).await, Ok(expected));
    }
    let vault = Vault::new(&key);
    let note = vault.sealer(contact_of(ClaimId::from_uuid(id(2))), ClaimId::from_uuid(id(2)));
    store(&owner, noted(note)).await;
    let copy = vault.open_copy(&owner, ClaimId::from_uuid(id(2))).await.expect("opened").expect("kept");
    assert_eq!((copy.body.expose_secret(), copy.erased), ("{ }", false));
    // Neither kind of row opens as the other.
    for changed in ["field = NULL, key_id = NULL", "field = 'name', key_id = vault_ref"] {
        owner.execute(&*format!("UPDATE vault_entries SET {changed}")).await.expect("changed");
        let opened = vault.open_copy(&owner, ClaimId::from_uuid(id(2))).await;
        assert!(!matches!(opened, Ok(Some(_))), "{changed}: {opened:?}");
    }
}

fn noted(mut contact: Sealer<'_>) -> VaultRows {
    contact.seal("note", "A note.");
    contact.into_rows()
}

#[tokio::test]
async fn the_copy_of_a_submission_is_found_although_another_row_of_the_contact_sorts_before_it() {
    let database = TestDatabase::new().await;
    let (vault, owner) = (Vault::new(&MasterKey::generate()), database.owner_pool().await);
    let claim_id = ClaimId::from_uuid(new_v7());
    let sealer = || vault.sealer(contact_of(claim_id), claim_id);
    // As a process whose clock is behind would make it.
    let (earlier, mut submission) = (sealer(), sealer());
    submission.seal_copy("{ }", &[], Vec::new()).expect("JSON");
    store(&owner, noted(earlier)).await;
    store(&owner, submission.into_rows()).await;
    let copy = vault.open_copy(&owner, claim_id).await.expect("opened").expect("kept");
    assert_eq!(copy.body.expose_secret(), "{ }");
}

#[test]
fn the_fingerprint_of_a_request_is_its_own_and_that_of_the_master_key() {
    let (vault, other) = (Vault::new(&MasterKey::generate()), Vault::new(&MasterKey::generate()));
    assert_eq!(vault.fingerprint(b"one"), vault.fingerprint(b"one"));
    assert_ne!(vault.fingerprint(b"one"), vault.fingerprint(b"two"));
    assert_ne!(vault.fingerprint(b"one"), other.fingerprint(b"one"));
}
