//! The arrows: `domain` <- `projections` <- the root package, and a domain that knows no I/O.

use std::collections::BTreeSet;

use crate::sources::{root, rust_files};

/// What would let the outside into the domain.
const NOT_IN_THE_DOMAIN: &[&str] =
    &["async-trait", "axum", "hyper", "postgres-es", "rand", "reqwest", "sentry", "sqlx", "tokio", "tower", "tracing"];

/// Those of the library, of its build script and of single platforms; a test may depend on what it likes.
fn direct_dependencies(manifest: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join(manifest)).expect("a readable manifest");
    let manifest: toml::Table = text.parse().expect("a manifest that cargo accepts");
    let of = |table: &toml::Table| {
        let tables = ["dependencies", "build-dependencies"].iter().filter_map(|name| table.get(*name)?.as_table());
        tables.flat_map(|table| table.keys().cloned()).collect::<Vec<_>>()
    };
    let platforms = manifest.get("target").and_then(toml::Value::as_table).into_iter().flatten();
    let of_platforms = platforms.filter_map(|(_, table)| table.as_table()).flat_map(of);
    of(&manifest).into_iter().chain(of_platforms).collect()
}

#[test]
fn the_domain_depends_on_nothing_that_does_io() {
    let dependencies = direct_dependencies("domain/Cargo.toml");
    let unwanted: Vec<_> = NOT_IN_THE_DOMAIN.iter().filter(|name| dependencies.contains(**name)).collect();
    assert!(unwanted.is_empty(), "the domain must not depend on {unwanted:?}");
    assert!(!dependencies.iter().any(|name| name.starts_with("redress")), "the domain depends on no crate of ours");
}

#[test]
fn projections_depend_on_the_domain_and_not_on_the_program() {
    let dependencies = direct_dependencies("projections/Cargo.toml");
    assert!(dependencies.contains("redress-domain"));
    assert!(!dependencies.contains("redress"));
    assert!(!dependencies.contains("axum"), "projections answer questions, they do not serve them");
}

#[test]
fn the_program_depends_on_both() {
    let dependencies = direct_dependencies("Cargo.toml");
    assert!(dependencies.contains("redress-domain") && dependencies.contains("redress-projections"));
}

#[test]
fn the_domain_is_synchronous_but_for_the_adapter_to_cqrs_es() {
    let adapter = root().join("domain/src/claim/aggregate.rs");
    for (path, text) in rust_files() {
        let in_domain = path.starts_with(root().join("domain/src"));
        assert!(!in_domain || path == adapter || !text.contains("async fn"), "{} is asynchronous", path.display());
    }
}
