//! A migration that landed is never changed: a database that has it would refuse the program.

use sha2::{Digest as _, Sha256};

use crate::sources::root;

/// Every migration with the beginning of its SHA-256, in order. A new one is added here; a line is never changed.
const LANDED: &[(&str, &str)] = &[
    ("0001_events.sql", "acf28457bf19ea44"),
    ("0002_idempotency_keys.sql", "d0fd12c0ba22ab7b"),
    ("0003_vault.sql", "da145aad8c00e813"),
    ("0004_subscriptions.sql", "01e0316255ec961d"),
    ("0005_read_models.sql", "91bdca92d49acfb8"),
    ("0006_flights.sql", "53746bf9c9af17bd"),
    ("0007_append_checks.sql", "300489485ff81a66"),
    ("0008_what_a_writer_may_state.sql", "4fbee046c32cb4dd"),
    ("0009_claim_search_and_words.sql", "bb1e1a4fe7e00ce9"),
    ("0010_vault_lookups.sql", "baf595e7e17ba5ce"),
    ("0011_append_in_one_statement.sql", "328b0dc19fca6e51"),
    ("0012_faster_compression.sql", "008ac6f9fd618d43"),
    ("0013_vault_in_one_row.sql", "49c1fbd8526920ab"),
    ("0014_documents_as_text.sql", "7797f2c46bfb906f"),
];

#[test]
fn a_migration_that_landed_is_never_changed() {
    let folder = std::fs::read_dir(root().join("migrations")).expect("the migrations");
    let files = folder.map(|entry| entry.expect("an entry").path());
    let mut found: Vec<(String, String)> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "sql"))
        .map(|path| {
            let hash = hex::encode(Sha256::digest(std::fs::read(&path).expect("a migration")));
            (path.file_name().expect("a name").to_string_lossy().into_owned(), hash[..16].to_owned())
        })
        .collect();
    found.sort();
    let landed: Vec<_> = LANDED.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect();
    assert_eq!(found, landed);
}
