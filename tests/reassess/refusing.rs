//! What is not known, and what cannot be read.

use std::process::Command;

use serde_json::json;

use crate::lives::{BEFORE_S19, Life, UNDER_S19};
use crate::world::World;

#[tokio::test]
async fn a_regime_or_a_version_that_is_not_known_is_answered_with_those_that_are() {
    let world = World::new().await;
    for (regime, version, fault, nearest, days) in [
        ("APPR", "APPR-2019-12", "there is no regime \"APPR\"", "CA-APPR", "flights from 2022-09-08 on"),
        ("CA-APPR", "APPR-2019-1", "CA-APPR has no version", "APPR-2019-12", "flights from 2019-12-15 to 2022-09-07"),
    ] {
        let said = world.reassess(regime, version, &[]).await;
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
        for part in [fault, &format!("do you mean {nearest}?"), days] {
            assert!(said.err.contains(part), "{part}: {said:?}");
        }
    }
}

#[tokio::test]
async fn a_claim_that_cannot_be_read_is_named_and_counted_and_the_others_are_looked_at() {
    let world = World::new().await;
    let newer = world.holds(&Life::calculated(UNDER_S19, 1)).await;
    world.append(&newer, 4, ["ClaimTeleported", "1", "{}"]).await;
    world.append(&newer, 5, ["ClaimWithdrawn", "1", "{}"]).await;
    let damaged = world.holds(&Life::submitted(UNDER_S19, 1)).await;
    world.append(&damaged, 2, ["ClaimWithdrawn", "1", r#""Ada Example""#]).await;
    let mut life = Life::submitted(UNDER_S19, 1).withdrawn();
    let withdrawn = serde_json::to_string(&life.events.pop()).expect("an event is JSON");
    let gap = world.holds(&life).await;
    world.append(&gap, 3, ["ClaimWithdrawn", "1", &withdrawn]).await;
    let good = world.holds(&Life::calculated(BEFORE_S19, 1)).await;

    let said = world.reassess("CA-APPR", "APPR-2019-12", &["--format", "json"]).await;
    assert_eq!(said.code, Some(1));
    for (claim_id, why) in [
        (newer, "event 4: no event has the type ClaimTeleported"),
        (damaged, "event 2: the payload is not a ClaimWithdrawn of version 1"),
        (gap, "event 2 is missing"),
    ] {
        assert!(said.err.contains(&format!("claim {claim_id} cannot be read: {why}\n")), "{said:?}");
    }
    assert!(said.err.ends_with("redress: 3 of 4 claims cannot be read\n"), "{said:?}");
    assert!(!said.err.contains("Ada"), "what is stored is not quoted: {said:?}");
    let (lines, summary) = said.lines();
    assert_eq!((lines.len(), &lines[0]["claim_id"]), (1, &json!(good)));
    assert_eq!(summary["claims"], json!({ "open": 1, "closed": 0, "unreadable": 3 }));
}

#[tokio::test]
async fn a_database_that_is_not_migrated_is_left_as_it_is() {
    let world = World::new().await;
    world.sql("UPDATE _sqlx_migrations SET success = false WHERE version = 14").await;
    let said = world.reassess("CA-APPR", "APPR-2019-12", &[]).await;
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("the database is not migrated"), "{said:?}");
}

#[test]
fn where_there_is_no_database_none_is_made() {
    let place = tempfile::tempdir_in("/var/tmp").expect("a folder that the server's user can reach");
    let directory = place.path().join("data");
    let mut command = Command::new(env!("CARGO_BIN_EXE_redress"));
    command.args(["reassess", "--regime", "CA-APPR", "--version", "APPR-2019-12"]);
    command.env_remove("DATABASE_URL").env("REDRESS_DATA_DIR", &directory);
    let output = command.output().expect("the program");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(1) && said.contains("there is no database"), "{said}");
    assert!(!directory.exists(), "a directory was made");
}
