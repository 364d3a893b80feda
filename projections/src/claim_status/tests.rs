use redress_domain::claim::{ClaimEvent, ClaimState, ClaimStatus};
use redress_domain::regime::Eligibility;

use super::{ClaimStatusRow, NextStepCode, fold};
use crate::golden::{golden, settled, stream};
use crate::{FoldError, Language, Message, SettledEvent};

const LIFE: [&str; 7] = [
    "ClaimSubmitted",
    "FlightVerified",
    "CompensationCalculated",
    "ClaimApproved",
    "PayoutAuthorized",
    "PayoutSent",
    "ClaimPaid",
];

fn fold_all(events: &[SettledEvent]) -> Result<ClaimStatusRow, FoldError> {
    let mut row = None;
    for recorded in events {
        row = Some(fold(row, recorded.event.as_ref().expect("golden events can be read"), recorded)?);
    }
    row.ok_or(FoldError::NotSubmitted)
}

fn after(event_types: &[&str]) -> ClaimStatusRow {
    fold_all(&stream(event_types)).expect("golden events go together")
}

#[test]
fn every_step_of_a_claims_life_says_where_it_stands_and_what_comes_next() {
    let steps = [
        ("The claim is received.", Some(NextStepCode::VerifyFlight)),
        (
            "The flight is verified: arrived 9 h 20 min late at the final destination.",
            Some(NextStepCode::CalculateCompensation),
        ),
        ("CAD 1000.00 is owed under APPR-2022-09, APPR s.19(1)(a)(iii).", Some(NextStepCode::DecideClaim)),
        ("Approved: CAD 1000.00 is owed.", Some(NextStepCode::AuthorizePayout)),
        ("CAD 1000.00 is authorized for payment.", Some(NextStepCode::SendPayout)),
        ("CAD 1000.00 is on its way through the bank.", Some(NextStepCode::AwaitBank)),
        ("CAD 1000.00 is paid.", None),
    ];
    for (count, (summary, next)) in (1..).zip(steps) {
        let document = after(&LIFE[..count]).document;
        assert_eq!(document.summary.text(Language::English), summary);
        assert_eq!(document.next_step.map(|step| step.code), next, "{summary}");
        assert_eq!(document.version, i64::try_from(count).expect("a small number"));
    }
}

#[test]
fn the_ways_off_the_straight_path_say_so_too() {
    let cases: [(&[&str], &str, Option<NextStepCode>); 4] = [
        (
            &["ClaimSubmitted", "FlightNotVerified"],
            "The flight is not verified: flight data says something else than the claim.",
            Some(NextStepCode::VerifyByHand),
        ),
        (
            &["ClaimSubmitted", "FlightVerified", "CompensationCalculated", "ClaimDenied"],
            "Denied: the cause was outside the carrier's control (APPR s.10(3)).",
            None,
        ),
        (&with("PayoutFailed"), "The bank refused a payout.", Some(NextStepCode::FixPayout)),
        (
            &with("PayoutStalled"),
            "A payout is in doubt: it is not known what the bank did.",
            Some(NextStepCode::SettlePayout),
        ),
    ];
    for (events, summary, next) in cases {
        let document = after(events).document;
        let told = document.summary.text(Language::English);
        assert_eq!((told.as_str(), document.next_step.map(|step| step.code)), (summary, next));
    }
}

#[test]
fn a_claim_that_is_paid_still_waits_for_a_passenger_whose_answer_is_open() {
    let mut events = stream(&LIFE);
    let ClaimEvent::CompensationCalculated(calculated) = golden("CompensationCalculated") else { panic!("another") };
    let mut open_answer = calculated.receipt.passengers[0].clone();
    open_answer.passenger_id = "0199a0c0-0000-7000-8000-0000000000a2".parse().expect("an id");
    open_answer.best = None;
    for (eligible, code) in
        [(Eligibility::NeedsFacts, NextStepCode::SupplyFacts), (Eligibility::NeedsLegalReview, NextStepCode::ReviewLaw)]
    {
        open_answer.assessments[0].eligible = eligible;
        let Ok(ClaimEvent::CompensationCalculated(calculated)) = &mut events[2].event else { panic!("another event") };
        calculated.receipt.passengers.truncate(1);
        calculated.receipt.passengers.push(open_answer.clone());
        let document = fold_all(&events).expect("the events go together").document;
        assert_eq!(document.next_step.map(|step| step.code), Some(code));
    }
}

/// The straight path up to the bank, and then another answer of the bank.
fn with(answer: &'static str) -> Vec<&'static str> {
    LIFE[..6].iter().copied().chain([answer]).collect()
}

#[test]
fn the_money_adds_up_at_every_step() {
    let money = |events: &[&str]| {
        let document = serde_json::to_value(after(events).document).expect("a document is JSON");
        let amount = |field: &str| document[field][0]["amount"].as_str().unwrap_or("-").to_owned();
        [amount("owed"), amount("outstanding"), amount("under_way"), amount("paid")]
    };
    assert_eq!(money(&LIFE[..2]), ["-", "-", "-", "-"]);
    assert_eq!(money(&LIFE[..3]), ["1000.00", "-", "-", "-"], "nothing is outstanding before a decision");
    assert_eq!(money(&LIFE[..4]), ["1000.00", "1000.00", "-", "-"]);
    assert_eq!(money(&LIFE[..5]), ["1000.00", "-", "1000.00", "-"]);
    assert_eq!(money(&LIFE), ["1000.00", "-", "-", "1000.00"]);
    assert_eq!(money(&with("PayoutStalled")), ["1000.00", "-", "1000.00", "-"], "what is in doubt is not free");
    assert_eq!(money(&with("PayoutFailed")), ["1000.00", "1000.00", "-", "-"]);
    assert_eq!(money(&["ClaimSubmitted", "FlightVerified", "CompensationCalculated", "ClaimDenied"])[0], "-");
}

#[test]
fn the_document_has_the_status_of_the_claim_itself() {
    let later = ["PayoutReturned", "ClaimAmended", "ClaimReopened", "CarrierReasonRecorded", "ClaimAmended"];
    let closed = ["ClaimWithdrawn", "NoteAdded", "EvidenceAttached", "ClaimReopened"];
    let after_paying: Vec<_> = LIFE.into_iter().chain(later).chain(closed).collect();
    let unverified = ["ClaimSubmitted", "FlightNotVerified", "ClaimDenied", "ClaimReopened", "ClaimWithdrawn"];
    let lives = [with("ClaimPaid"), with("PayoutFailed"), with("PayoutStalled"), after_paying, unverified.to_vec()];
    for life in lives {
        let (mut state, mut row) = (ClaimState::default(), None);
        for recorded in stream(&life) {
            let event = recorded.event.clone().expect("golden events can be read");
            row = Some(fold(row, &event, &recorded).expect("golden events go together"));
            state.evolve(event);
            assert_eq!(row.as_ref().map(|row: &ClaimStatusRow| row.document.status), Some(state.status));
        }
    }
}

#[test]
fn what_is_added_to_a_claim_stands_in_its_document() {
    let added = ["CarrierReasonRecorded", "NoteAdded", "EvidenceAttached", "ClaimAmended", "ClaimWithdrawn"];
    let row = after(&["ClaimSubmitted"].into_iter().chain(added).collect::<Vec<_>>());
    let document = serde_json::to_value(&row.document).expect("a document is JSON");
    assert_eq!(document["carrier_reasons"][0]["cause"], "CREW_SHORTAGE");
    assert_eq!(document["carrier_reasons"][1]["said_at"], "2026-05-02T03:10");
    assert_eq!(document["carrier_reasons"][1]["learned_on"], "2026-06-03");
    let contradiction = serde_json::json!([{ "earlier": "CREW_SHORTAGE", "later": "WEATHER_UNSAFE" }]);
    assert_eq!(document["contradictions"], contradiction);
    assert_eq!(document["evidence"][0]["media_type"], "application/pdf");
    assert_eq!(document["notes"].as_array().map(Vec::len), Some(1));
    assert_eq!(document["withdrawal"]["reason"], "settled_with_carrier");
    assert_eq!((row.document.next_step, row.document.summary), (None, Message::StandsWithdrawn));
    let changes = document["amendments"][0]["changes"].as_array().expect("changes");
    let change = |fact: &str| changes.iter().find(|change| change["fact"] == fact).expect("the fact is among them");
    let cause = change("disruption.cause");
    assert_eq!((&cause["from"], &cause["to"]), (&"CREW_SHORTAGE".into(), &"WEATHER_UNSAFE".into()));
    assert_eq!(change("itinerary.legs.0.flight_number")["to"], "AC892");
    assert_eq!(change("payout_account")["to"], serde_json::Value::Null);
    assert_eq!(document["itinerary"]["legs"][0]["flight_number"], "AC892");
    assert_eq!(document["disruption"]["cause"], "WEATHER_UNSAFE");
}

#[test]
fn what_came_back_is_owed_again() {
    let document = after(&LIFE.into_iter().chain(["PayoutReturned"]).collect::<Vec<_>>()).document;
    assert_eq!(document.summary.text(Language::English), "A payout came back: CAD 1000.00 is owed.");
    assert_eq!(document.next_step.map(|step| step.code), Some(NextStepCode::FixPayout));
    let payout = serde_json::to_value(&document.payouts[0]).expect("a payout is JSON");
    assert_eq!((&payout["status"], &payout["returned"]["amount"]), (&"returned".into(), &"985.00".into()));
}

#[test]
fn the_document_says_who_owes_what_to_whom_and_why() {
    let document = serde_json::to_value(after(&LIFE).document).expect("a document is JSON");
    assert_eq!(document["status"], "paid");
    assert_eq!(document["owed_by"], "AC");
    assert_eq!(document["flight"]["arrival_delay_minutes"], 560);
    assert_eq!(document["compensation"]["regime"], "CA-APPR");
    assert_eq!(document["compensation"]["rule_version"], "APPR-2022-09");
    assert_eq!(document["compensation"]["assessments"][0]["reason"], "OK");
    assert_eq!(document["decision"]["outcome"], "approved");
    assert_eq!(document["decision"]["decided_by"], "support");
    assert_eq!(document["passengers"][0]["paid"]["amount"], "1000.00");
    assert_eq!(document["payouts"][0]["status"], "paid");
    assert_eq!(document["payouts"][0]["bank_reference"], "BANK-1");
    assert_eq!(document["next_step"], serde_json::Value::Null);
}

#[test]
fn nothing_of_the_vault_and_nobodys_name_stands_in_the_document() {
    let added = ["CarrierReasonRecorded", "NoteAdded", "EvidenceAttached", "ClaimReopened", "ClaimAmended"];
    let row = after(&LIFE.into_iter().chain(added).collect::<Vec<_>>());
    let text = serde_json::to_string(&row.document).expect("a document is JSON");
    for trace in ["vault_ref", "commitment", "subject_id", "0199a0c0-0000-7000-8000-0000000000c", "a-slug", "client:"] {
        assert!(!text.contains(trace), "{trace} stands in {text}");
    }
}

#[test]
fn a_document_reads_back_as_it_was_written() {
    for count in 1..=LIFE.len() {
        let document = after(&LIFE[..count]).document;
        let text = serde_json::to_string(&document).expect("a document is JSON");
        let mut read: super::ClaimDocument = serde_json::from_str(&text).expect("it was written so");
        // What is told in words stands beside it.
        (read.summary, read.next_step) = (document.summary.clone(), document.next_step.clone());
        assert_eq!(read, *document);
    }
}

/// As a reader of the view gets it.
fn read(row: &ClaimStatusRow, language: Language) -> serde_json::Value {
    let stored = super::StoredClaim {
        claim_id: row.document.claim_id.clone(),
        version: row.document.version,
        claimant: row.claimant.clone(),
        document: serde_json::to_string(&row.document).expect("a document is JSON"),
        told: serde_json::to_string(&super::told::Told::of(&row.document)).expect("it is JSON"),
        last_position: row.last_position,
    };
    serde_json::from_str(&stored.in_words(language)).expect("the answer is JSON")
}

#[test]
fn a_claim_is_told_in_the_language_of_whoever_reads_it() {
    let row = after(&LIFE[..3]);
    let (english, french) = (read(&row, Language::English), read(&row, Language::French));
    assert_eq!(english["summary"], "CAD 1000.00 is owed under APPR-2022-09, APPR s.19(1)(a)(iii).");
    assert_eq!(
        french["summary"],
        "Montant dû\u{a0}: 1\u{a0}000,00\u{a0}$\u{a0}CA selon APPR-2022-09, APPR s.19(1)(a)(iii)."
    );
    assert_eq!(english["next_step"]["text"], "Support approves or denies the claim.");
    assert_eq!(french["next_step"]["text"], "L’équipe de soutien accepte ou refuse la réclamation.");
    assert_eq!(english["next_step"]["code"], french["next_step"]["code"]);
    assert_eq!(english["owed"], french["owed"], "figures for a program have one form");
    assert_eq!(read(&after(&LIFE), Language::French)["next_step"], serde_json::Value::Null);
}

#[test]
fn the_next_step_says_by_when_the_carrier_must_pay_or_explain() {
    // The claim reached the carrier on 1 June 2026: s.19(4) gives thirty days.
    for count in 1..LIFE.len() {
        let step = after(&LIFE[..count]).document.next_step.expect("something is next");
        assert_eq!(step.due_on, Some("2026-07-01".parse().expect("a day")), "{step:?}");
        assert_eq!(step.due_under.map(|citation| citation.to_string()).as_deref(), Some("APPR s.19(4)"));
    }
    let ClaimEvent::CompensationCalculated(mut calculated) = golden("CompensationCalculated") else {
        panic!("another")
    };
    calculated.outcome = redress_domain::claim::CalculationOutcome::NeedsFacts;
    let mut events = stream(&LIFE[..2]);
    events.push(settled(3, ClaimEvent::CompensationCalculated(calculated)));
    let step = fold_all(&events).expect("they go together").document.next_step.expect("something is next");
    assert_eq!((step.code, step.due_on), (NextStepCode::SupplyFacts, None), "the day does not bind the claimant");
}

#[test]
fn an_event_applied_twice_changes_nothing() {
    let events = stream(&LIFE);
    let once = fold_all(&events).expect("golden events go together");
    let twice = events.iter().flat_map(|event| [event.clone(), event.clone()]).collect::<Vec<_>>();
    assert_eq!(fold_all(&twice), Ok(once.clone()));
    let again = [events.clone(), events].concat();
    assert_eq!(fold_all(&again), Ok(once));
}

#[test]
fn an_event_out_of_turn_is_refused_with_its_reason() {
    let submitted = settled(1, golden("ClaimSubmitted"));
    let gap = [submitted.clone(), settled(3, golden("FlightVerified"))];
    assert_eq!(fold_all(&gap), Err(FoldError::VersionGap { expected: 2, found: 3 }));
    assert_eq!(fold_all(&[settled(1, golden("FlightVerified"))]), Err(FoldError::NotSubmitted));
    assert_eq!(fold_all(&[submitted, settled(2, golden("ClaimPaid"))]), Err(FoldError::PayoutUnknown));
}

#[test]
fn a_claim_without_legs_is_refused_and_not_guessed_at() {
    let ClaimEvent::ClaimSubmitted(mut submitted) = golden("ClaimSubmitted") else { panic!("another event") };
    submitted.itinerary.legs.clear();
    assert_eq!(fold_all(&[settled(1, ClaimEvent::ClaimSubmitted(submitted))]), Err(FoldError::NoLegs));
}

#[test]
fn a_second_opinion_of_flight_data_replaces_the_first() {
    let row = after(&["ClaimSubmitted", "FlightNotVerified", "FlightVerified"]);
    assert_eq!(row.document.status, ClaimStatus::FlightVerified);
    assert!(row.document.flight.is_some_and(|flight| flight.verified && flight.reason.is_none()));
}
