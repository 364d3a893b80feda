//! Who gains, who loses, whose answer opens, and who is left out.

use std::collections::BTreeSet;

use serde_json::json;

use crate::lives::{BEFORE_S19, EUROPEAN, Life, UNDER_S19};
use crate::world::World;

fn cad(amount: &str) -> serde_json::Value {
    json!([{ "amount": amount, "currency": "CAD" }])
}

#[tokio::test]
async fn flights_of_before_the_sums_of_s19_change_from_nothing_to_a_sum_under_the_version_that_has_them() {
    let world = World::new().await;
    let early = Life::calculated(BEFORE_S19, 2);
    let early_id = world.holds(&early).await;
    world.holds(&Life::calculated(UNDER_S19, 1)).await;

    let (lines, summary) = world.reassessed("CA-APPR", "APPR-2019-12").await;
    assert_eq!(lines.len(), 2, "{lines:?}");
    for (index, line) in lines.iter().enumerate() {
        let before = json!({ "eligible": "no", "regime": "CA-APPR", "rule_version": "APPR-2019-07", "reason": "S19_NOT_IN_FORCE" });
        let after = json!({
            "eligible": "yes", "amount": { "amount": "400.00", "currency": "CAD" }, "regime": "CA-APPR",
            "rule_version": "APPR-2019-12", "reason": "OK"
        });
        let expected = json!({
            "claim_id": early_id, "passenger": index + 1, "passenger_id": early.passengers[index], "verdict": "gains",
            "before": before, "after": after
        });
        assert_eq!(*line, expected);
    }
    let nobody = json!({ "passengers": 0, "before": [], "after": [] });
    assert_eq!(
        summary,
        json!({
            "regime": "CA-APPR", "version": "APPR-2019-12", "claims": { "open": 2, "closed": 0, "unreadable": 0 },
            "verdicts": {
                "gains": { "passengers": 2, "before": [], "after": cad("800.00") }, "loses": nobody, "opens": nobody,
                "settles": nobody, "changes": nobody,
                "same": { "passengers": 1, "before": cad("400.00"), "after": cad("400.00") }
            }
        })
    );
}

#[tokio::test]
async fn flights_of_after_it_lose_the_sum_under_the_version_that_has_none() {
    let world = World::new().await;
    world.holds(&Life::calculated(BEFORE_S19, 2)).await;
    let late_id = world.holds(&Life::calculated(UNDER_S19, 1).approved()).await;
    let (lines, summary) = world.reassessed("CA-APPR", "APPR-2019-07").await;
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!((&lines[0]["claim_id"], &lines[0]["verdict"]), (&json!(late_id), &json!("loses")));
    assert_eq!(summary["verdicts"]["loses"], json!({ "passengers": 1, "before": cad("400.00"), "after": [] }));
    assert_eq!(summary["verdicts"]["same"], json!({ "passengers": 2, "before": [], "after": [] }));
}

#[tokio::test]
async fn claims_that_are_withdrawn_denied_or_paid_in_full_are_left_out_and_one_that_is_partly_paid_is_not() {
    let world = World::new().await;
    let owed = || Life::calculated(UNDER_S19, 2);
    for closed in [owed().withdrawn(), owed().denied(), owed().approved().paid(&[0, 1])] {
        world.holds(&closed).await;
    }
    let open_id = world.holds(&owed().approved().paid(&[0])).await;
    let (lines, summary) = world.reassessed("CA-APPR", "APPR-2019-07").await;
    assert_eq!(summary["claims"], json!({ "open": 1, "closed": 3, "unreadable": 0 }));
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines.iter().all(|line| line["claim_id"] == open_id.as_str()), "{lines:?}");
}

#[tokio::test]
async fn a_version_that_no_lawyer_has_read_opens_the_answer_and_shows_no_sum() {
    let world = World::new().await;
    world.holds(&Life::calculated(EUROPEAN, 1)).await;
    let (lines, summary) = world.reassessed("EU-261", "EU261-2026").await;
    assert_eq!(lines.len(), 1, "{lines:?}");
    let line = &lines[0];
    assert_eq!((&line["verdict"], &line["before"]["amount"]["amount"]), (&json!("opens"), &json!("250.00")));
    assert_eq!(line["after"]["eligible"], "needs_legal_review");
    assert!(line["after"].get("amount").is_none(), "{line}");
    let eur = json!([{ "amount": "250.00", "currency": "EUR" }]);
    assert_eq!(summary["verdicts"]["opens"], json!({ "passengers": 1, "before": eur, "after": [] }));
    // The version of the day says what it said.
    let (lines, summary) = world.reassessed("EU-261", "EU261-2004").await;
    assert_eq!((lines.len(), &summary["verdicts"]["same"]["passengers"]), (0, &json!(1)));
}

#[tokio::test]
async fn a_claim_whose_flight_is_not_verified_is_open_and_waits_for_the_same_fact_under_both() {
    let world = World::new().await;
    world.holds(&Life::submitted(UNDER_S19, 1)).await;
    let (lines, summary) = world.reassessed("CA-APPR", "APPR-2022-09").await;
    assert_eq!((lines.len(), &summary["claims"]["open"]), (0, &json!(1)));
    assert_eq!(summary["verdicts"]["same"], json!({ "passengers": 1, "before": [], "after": [] }));
}

#[tokio::test]
async fn every_claim_is_looked_at_once_however_many_pages_they_fill() {
    let world = World::new().await;
    let mut ids = BTreeSet::new();
    for _ in 0..230 {
        ids.insert(world.holds(&Life::calculated(BEFORE_S19, 1)).await);
    }
    let (lines, summary) = world.reassessed("CA-APPR", "APPR-2019-12").await;
    let named: BTreeSet<String> =
        lines.iter().map(|line| line["claim_id"].as_str().expect("an id").to_owned()).collect();
    assert_eq!((lines.len(), named), (230, ids));
    assert_eq!(summary["claims"]["open"], 230);
    assert_eq!(summary["verdicts"]["gains"]["after"], cad("92000.00"));
}

#[tokio::test]
async fn people_read_a_table_of_those_who_change_and_the_sums_of_all() {
    let world = World::new().await;
    let early_id = world.holds(&Life::calculated(BEFORE_S19, 1)).await;
    world.holds(&Life::calculated(UNDER_S19, 2)).await;
    world.holds(&Life::calculated(UNDER_S19, 1).withdrawn()).await;
    let said = world.reassess("CA-APPR", "APPR-2019-12", &[]).await;
    let expected = format!(
        "\
claim                                 passenger  before                            after                             verdict
{early_id}          1  nothing, S19_NOT_IN_FORCE         CAD 400.00, CA-APPR               gains

gains    1 passenger, from nothing to CAD 400.00: CAD 400.00 more
loses    0 passengers
opens    0 passengers
settles  0 passengers
changes  0 passengers
same     2 passengers, with CAD 800.00

Open claims under CA-APPR, APPR-2019-12: 2. Left out: 1 closed, 0 that cannot be read.
"
    );
    assert_eq!((said.code, said.out, said.err.as_str()), (Some(0), expected, ""));
}
