//! Personal values: sealed to one place, and gone once erased.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

mod support;

use redress::database::DatabaseRole;
use redress::ids::new_v7;
use redress::vault::{MasterKey, Opened, Vault, VaultError, VaultRows};
use redress_domain::value::{ClaimId, SealedValue, SubjectId};
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
    for key in rows.keys {
        let insert =
            query("INSERT INTO subject_keys (key_id, subject_id, master_key_id, wrapped_key) VALUES ($1, $2, $3, $4)")
                .bind(key.key_id)
                .bind(key.subject_id.as_uuid())
                .bind(key.master_key_id)
                .bind(key.wrapped_key);
        insert.execute(owner).await.expect("a row");
    }
    for entry in rows.entries {
        let insert = query("INSERT INTO vault_entries (vault_ref, subject_id, claim_id, field, key_id, sealed) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(entry.vault_ref.as_uuid())
            .bind(entry.subject_id.as_uuid())
            .bind(entry.claim_id.as_uuid())
            .bind(entry.field)
            .bind(entry.key_id)
            .bind(entry.sealed);
        insert.execute(owner).await.expect("a row");
    }
}

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
    assert!(!rows.contains(&hex::encode("name of")) && rows.contains("name"), "the field is known, the value is not");
}

#[tokio::test]
async fn a_master_key_that_sealed_nothing_here_is_refused_once_something_is_sealed() {
    let database = TestDatabase::new().await;
    let (ours, other) = (Vault::new(&MasterKey::generate()), Vault::new(&MasterKey::generate()));
    let owner = database.owner_pool().await;
    let [command, automation] = [DatabaseRole::Command, DatabaseRole::Automation].map(|role| database.pool(role));
    for pool in [command.await, automation.await] {
        owner.execute("TRUNCATE subject_keys").await.expect("an empty vault");
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
    // The thief is thorough: every key is filed under every person.
    let file_keys = "INSERT INTO subject_keys (key_id, subject_id, master_key_id, wrapped_key)
        SELECT key_id, person.subject_id, master_key_id, wrapped_key
          FROM subject_keys CROSS JOIN (SELECT DISTINCT subject_id FROM vault_entries) AS person ON CONFLICT DO NOTHING";
    assert_eq!(owner.execute(file_keys).await.expect("filed").rows_affected(), 4);
    let mut swaps = 0;
    for to in &sealed {
        for from in sealed.iter().filter(|from| from.value != to.value) {
            let swap = "UPDATE vault_entries AS target SET sealed = source.sealed, key_id = source.key_id
                          FROM as_it_was AS source WHERE target.vault_ref = $1 AND source.vault_ref = $2";
            let (to_ref, from_ref) = (to.value.vault_ref.as_uuid(), from.value.vault_ref.as_uuid());
            query(swap).bind(to_ref).bind(from_ref).execute(&owner).await.expect("moved");
            assert_eq!(open(&vault, &owner, to).await, Err(VaultError::SealedForAnotherPlace));
            query(swap).bind(to_ref).bind(to_ref).execute(&owner).await.expect("put back");
            assert_eq!(open(&vault, &owner, to).await, Ok(Some(to.plain.clone())));
            swaps += 1;
        }
    }
    assert_eq!(swaps, 8 * 7);
}

#[tokio::test]
async fn a_value_opens_for_its_own_claim_field_and_person_alone() {
    let database = TestDatabase::new().await;
    let (vault, owner) = (Vault::new(&MasterKey::generate()), database.owner_pool().await);
    let sealed = seal_and_store(&vault, &owner).await;
    let Sealed { value, claim_id, field, .. } = &sealed[0];
    for (claim_id, field) in [(sealed[2].claim_id, *field), (*claim_id, "email")] {
        let opened = vault.open(&owner, value, claim_id, field).await;
        assert_eq!(opened.map(drop), Err(VaultError::SealedForAnotherPlace));
    }
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
    for (table, column) in [("vault_entries", "sealed"), ("subject_keys", "wrapped_key")] {
        for offset in ["0", "24", &format!("octet_length({column}) - 1")] {
            let flip =
                format!("UPDATE {table} SET {column} = set_byte({column}, {offset}, get_byte({column}, {offset}) # 1)");
            owner.execute(&*flip).await.expect("a flip");
            assert_eq!(open(&vault, &owner, &sealed[0]).await, Err(VaultError::SealedForAnotherPlace), "{flip}");
            owner.execute(&*flip).await.expect("and back");
        }
    }
    assert_eq!(open(&vault, &owner, &sealed[0]).await, Ok(Some(sealed[0].plain.clone())));
}

#[tokio::test]
async fn once_the_row_or_the_key_is_deleted_the_vault_answers_erased() {
    let database = TestDatabase::new().await;
    let (vault, owner) = (Vault::new(&MasterKey::generate()), database.owner_pool().await);
    let sealed = seal_and_store(&vault, &owner).await;
    let (row_gone, key_gone, kept) = (&sealed[0], &sealed[2], &sealed[7]);
    let delete = query("DELETE FROM vault_entries WHERE vault_ref = $1").bind(row_gone.value.vault_ref.as_uuid());
    delete.execute(&owner).await.expect("deleted");
    let delete = query("DELETE FROM subject_keys WHERE subject_id = $1").bind(key_gone.value.subject_id.as_uuid());
    delete.execute(&owner).await.expect("deleted");
    assert_eq!(open(&vault, &owner, row_gone).await, Ok(None));
    assert_eq!(open(&vault, &owner, key_gone).await, Ok(None));
    assert_eq!(open(&vault, &owner, kept).await, Ok(Some(kept.plain.clone())));
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
    let rows = person.into_rows();
    assert_ne!(rows.entries[0].sealed, rows.entries[1].sealed);
}

#[test]
fn the_fingerprint_of_a_request_is_its_own_and_that_of_the_master_key() {
    let (vault, other) = (Vault::new(&MasterKey::generate()), Vault::new(&MasterKey::generate()));
    assert_eq!(vault.fingerprint(b"one"), vault.fingerprint(b"one"));
    assert_ne!(vault.fingerprint(b"one"), vault.fingerprint(b"two"));
    assert_ne!(vault.fingerprint(b"one"), other.fingerprint(b"one"));
}
