//! The decided cases of `redress demo`: their data, and the whole run.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::post;
use axum::{Json, Router};
use redress::demo::DemoError;
use redress::demo::cases::{CaseFile, DecidedCase};
use redress::demo::client::Client;
use redress::flight_data::sample::DECIDED;
use redress_domain::regime::{CaseFacts, Eligibility, Journey, Regime, appr::Appr};
use serde_json::{Value, json};

fn shipped() -> CaseFile {
    CaseFile::shipped().expect("the shipped cases")
}

/// The cases under which the law itself is held.
fn decided() -> Vec<Value> {
    serde_json::from_str(include_str!("../domain/tests/data/appr-decided.json")).expect("the decided cases")
}

#[test]
fn every_decided_case_is_shipped_with_the_same_facts_and_the_same_outcome() {
    let file = shipped();
    let decided = decided();
    let ids: BTreeSet<_> = decided.iter().map(|case| case["id"].as_str().expect("an id")).collect();
    assert_eq!(file.cases.iter().map(|case| case.id.as_str()).collect::<BTreeSet<_>>(), ids);
    assert_eq!(file.cases.len(), ids.len(), "an id stands twice");
    for case in &file.cases {
        let known = decided.iter().find(|known| known["id"] == case.id.as_str()).expect("a decided case");
        let request = case.estimate_request().expect("JSON");
        assert_eq!(request["disruption"], known["request"]["disruption"], "{}", case.id);
        assert_eq!(request["passenger"], known["request"]["passenger"], "{}", case.id);
        assert_eq!(request["carrier_size"], known["request"]["carrier_size"], "{}", case.id);
        let owed = case.held.owed_per_passenger.as_ref().map(|owed| owed.amount.as_str());
        assert_eq!(owed, known["expect"]["amount"].as_str(), "{}", case.id);
        assert_eq!(json!(case.held.citations), known["expect"]["citations"], "{}", case.id);
    }
}

#[test]
fn every_case_can_be_looked_up() {
    for case in shipped().cases {
        assert!(case.source_url.starts_with("https://"), "{} has no source", case.id);
        assert!(!case.summary.is_empty() && !case.held.citations.is_empty(), "{} does not say what was held", case.id);
    }
}

#[test]
fn only_examples_without_a_flight_are_not_submitted_and_say_why() {
    for case in shipped().cases {
        let flown = case.claim.itinerary.legs.iter().any(|leg| leg.flight_number.is_some());
        assert_eq!(case.not_submitted.is_none(), flown, "{}", case.id);
        assert_eq!(case.not_submitted.is_some(), case.id.starts_with("ex-cta-"), "{}", case.id);
        assert!(case.not_submitted.is_some() || case.claim.filed_on.is_some(), "{} has no day of filing", case.id);
    }
}

#[test]
fn every_assumed_fact_is_a_fact_of_the_claim() {
    for case in shipped().cases {
        let claim = serde_json::to_value(&case.claim).expect("JSON");
        for assumption in &case.assumed {
            assert!(claim.pointer(&assumption.field).is_some(), "{} has no {}", case.id, assumption.field);
            assert!(!assumption.because.is_empty());
        }
    }
}

#[test]
fn every_flight_of_every_case_stands_in_the_sample() {
    let sample: BTreeSet<(String, String)> = csv::Reader::from_reader(DECIDED.as_bytes())
        .deserialize::<BTreeMap<String, String>>()
        .map(|row| row.expect("a row of the sample"))
        .filter(|row| row["direction"] == "dep")
        .map(|row| {
            (format!("{}{}", row["carrier_iata"], row["flight_number"]), row["scheduled_local"][..10].to_owned())
        })
        .collect();
    for case in shipped().cases.iter().filter(|case| case.not_submitted.is_none()) {
        for leg in case.claim.itinerary.legs.iter().chain(&case.claim.replacement_legs) {
            let flight = leg.flight_number.unwrap_or_else(|| panic!("{}: {leg:?} has no number", case.id));
            let day = leg.scheduled_departure.date();
            assert!(sample.contains(&(flight.to_string(), day.to_string())), "{}: no {flight} on {day}", case.id);
        }
    }
}

#[test]
fn every_exception_is_a_shipped_case_and_explained() {
    let file = shipped();
    for exception in &file.exceptions {
        assert!(file.cases.iter().any(|case| case.id == exception.case), "{} is not run", exception.case);
        assert!(exception.because.len() > 40, "{} is not explained", exception.case);
    }
}

#[test]
fn the_law_alone_comes_to_what_was_held_and_the_exceptions_are_what_differs() {
    let file = shipped();
    let differing: Vec<_> = file.cases.iter().filter(|case| !law_agrees(case)).map(|case| &case.id).collect();
    let excepted: Vec<_> = file.exceptions.iter().map(|exception| &exception.case).collect();
    assert_eq!(differing, excepted, "an exception that does not differ would only hide a fault to come");
}

fn law_agrees(case: &DecidedCase) -> bool {
    case.claim.passengers.iter().all(|passenger| {
        let facts = CaseFacts {
            itinerary: case.claim.itinerary.clone(),
            disruption: case.claim.disruption.clone(),
            passenger: *passenger,
            carrier_size: case.claim.carrier_size,
            carried_for: None,
            one_way_fare: None,
            filed_on: case.claim.filed_on,
            already_compensated_by: None,
        };
        let assessment = Appr.assess(&Journey::of(&facts).expect("a disrupted leg"), None);
        match &case.held.owed_per_passenger {
            Some(held) => assessment.amount.is_some_and(|owed| owed.decimal() == held.amount),
            None => assessment.eligible == Eligibility::No,
        }
    })
}

/// A command server that gives each submission the answer of `answer`, which is told how many came before.
async fn client_of(answer: fn(usize) -> axum::response::Response) -> Client {
    let asked = Arc::new(AtomicUsize::new(0));
    let handler = move || {
        let before = asked.fetch_add(1, Ordering::Relaxed);
        async move { answer(before) }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let router = Router::new().route("/v1/claims", post(handler));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Client::new(&url, &url, redress::ids::new_v7()).expect("a client")
}

#[tokio::test]
async fn a_server_that_is_overloaded_is_asked_again_when_it_says() {
    let client = client_of(|before| match before {
        0 | 1 => (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", "0")]).into_response(),
        _ => Json(json!({ "claim_id": uuid::Uuid::nil(), "version": 1, "position": 7 })).into_response(),
    });
    let recorded = client.await.submit("case", &json!({})).await.expect("an answer");
    assert_eq!((recorded.version, recorded.position), (1, 7));
}

#[tokio::test]
async fn a_refusal_is_told_with_its_detail_and_every_fault() {
    let client = client_of(|_| {
        let problem = json!({
            "title": "The request breaks at least one rule", "detail": "mend it",
            "errors": [{ "pointer": "/filed_on", "message": "lies in the future" }],
        });
        (StatusCode::UNPROCESSABLE_ENTITY, Json(problem)).into_response()
    });
    let refused = client.await.submit("case", &json!({})).await.expect_err("a refusal").to_string();
    for part in ["/v1/claims", "422", "breaks at least one rule", "mend it", "/filed_on: lies in the future"] {
        assert!(refused.contains(part), "{part} is missing: {refused}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let client = Client::new(&url, &url, redress::ids::new_v7()).expect("a client");
    let error = client.check_ready().await.expect_err("nobody there");
    assert!(matches!(error, DemoError::Unreachable { .. }));
    assert!(error.to_string().contains(&url), "{error}");
}

/// The whole of it, as a newcomer runs it: a Redress of its own, every case submitted, decided and paid over HTTP.
#[test]
fn the_demo_agrees_with_the_tribunals_and_leaves_nothing_behind() {
    // Passable for the user as whom PostgreSQL runs when this runs as root.
    let passable = std::fs::Permissions::from_mode(0o711);
    let place = tempfile::Builder::new().permissions(passable).tempdir().expect("a directory");
    let demo = Command::new(env!("CARGO_BIN_EXE_redress")).arg("demo").env("TMPDIR", place.path()).output();
    let demo = demo.expect("the program runs");
    let (out, err) = (String::from_utf8_lossy(&demo.stdout), String::from_utf8_lossy(&demo.stderr));
    assert!(demo.status.success(), "{out}\n{err}");
    assert_eq!(err, "", "nothing went wrong, and a progress bar is for terminals");
    for case in shipped().cases {
        assert!(out.lines().any(|line| line.contains(&case.id)), "{} has no row:\n{out}", case.id);
    }
    assert!(
        out.contains("Of 25 cases 24 agree with what was held, 1 stands on the list of explained exceptions"),
        "{out}"
    );
    assert_eq!(std::fs::read_dir(place.path()).expect("a directory").count(), 0, "something was left behind");
}
