//! What cannot be recomputed, and what is said of it.

use redress_domain::receipt::{DecisionReceipt, NotRecomputable, ReceiptInput, ReceiptValue};

use crate::golden;

const NAME: &str = "appr-refused-eu-paid";

fn changed(change: impl FnOnce(&mut DecisionReceipt)) -> NotRecomputable {
    let mut receipt = golden(NAME);
    change(&mut receipt);
    receipt.recomputed().unwrap_err()
}

fn with_input(fact: &'static str, value: ReceiptValue) -> NotRecomputable {
    changed(|receipt| {
        receipt.inputs.retain(|input| input.fact != fact);
        let event_id = receipt.inputs[0].event_id;
        receipt.inputs.push(ReceiptInput { fact: fact.into(), value, event_id });
    })
}

#[test]
fn a_receipt_of_version_1_keeps_words_and_is_refused() {
    for version in [0, 1, 3] {
        let refusal = changed(|receipt| receipt.receipt_version = version);
        assert!(matches!(refusal, NotRecomputable::Version(told) if told == version), "{refusal}");
    }
}

#[test]
fn a_regime_or_a_version_that_nobody_knows_is_refused() {
    let regime = changed(|receipt| receipt.passengers[0].assessments[0].regime = "XX-261".into());
    assert!(matches!(regime, NotRecomputable::LawUnknown), "{regime}");
    let untouched = changed(|receipt| receipt.untouched.push("XX-261".into()));
    assert!(matches!(untouched, NotRecomputable::LawUnknown), "{untouched}");
    let version = changed(|receipt| receipt.passengers[0].assessments[1].rule_version = Some("EU261-1999".into()));
    assert!(matches!(version, NotRecomputable::LawUnknown), "{version}");
    let of_another = changed(|receipt| receipt.passengers[0].assessments[1].rule_version = Some("UK261-2023".into()));
    assert!(matches!(of_another, NotRecomputable::LawUnknown), "{of_another}");
}

#[test]
fn inputs_that_are_no_facts_are_refused_with_their_name() {
    let text = |text: &str| ReceiptValue::Text(text.to_owned());
    for (fact, value, told) in [
        ("disruption.kind", text("strike"), "disruption: "),
        ("disruption.notice_days", text("three"), "disruption: "),
        ("itinerary", text("YUL-CDG"), "itinerary: "),
        ("itinerary.legs.3.origin", text("YUL"), "itinerary: "),
        ("carrier_size", text("huge"), "carrier_size: "),
        ("filed_on", text("2026-02-30"), "filed_on: "),
        ("carried_for", text("A-1"), "carried_for: "),
        ("one_way_fare", text("612.40"), "one_way_fare: 612.40"),
        ("one_way_fare", text("612.40 XXX"), "one_way_fare: 612.40 XXX"),
        ("one_way_fare", text("612,40 CAD"), "one_way_fare: 612,40 CAD"),
        ("one_way_fare", ReceiptValue::Integer(612), "one_way_fare: "),
    ] {
        match with_input(fact, value) {
            NotRecomputable::InputsUnreadable(why) => assert!(why.starts_with(told), "{fact}: {why}"),
            other => panic!("{fact}: {other}"),
        }
    }
}

#[test]
fn a_receipt_without_inputs_is_refused() {
    let empty = changed(|receipt| receipt.inputs.clear());
    assert!(matches!(empty, NotRecomputable::InputsUnreadable(_)), "{empty}");
    let without_passengers = changed(|receipt| {
        receipt.inputs.clear();
        receipt.passengers.clear();
    });
    let NotRecomputable::InputsUnreadable(why) = without_passengers else { panic!("{without_passengers}") };
    assert_eq!(why, "there are none");
}

#[test]
fn a_name_that_nests_without_end_is_refused_before_it_is_followed() {
    let refusal = changed(|receipt| receipt.inputs[0].fact = vec!["a"; 1_000_000].join(".").into());
    let NotRecomputable::InputsUnreadable(why) = refusal else { panic!("{refusal}") };
    assert_eq!(why, "a name of more than 8 steps");
}
