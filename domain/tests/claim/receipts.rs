use redress_domain::claim::{CalculateCompensation, ClaimCommand, ClaimEvent, CompensationCalculated};
use redress_domain::receipt::{DecisionReceipt, ReceiptValue};
use redress_domain::regime::CarrierSize;
use redress_domain::value::{Currency, Money};
use serde_json::Value;

use crate::support::{calculated, connecting, given, submission, submitted, verified};

/// What the law of today says about a claim with as many facts as there are.
fn calculation() -> CompensationCalculated {
    let mut submission = submission(3, connecting());
    submission.carrier_size = Some(CarrierSize::Large);
    submission.disruption.refunded = Some(false);
    submission.disruption.departure_moved_earlier_minutes = Some(i64::MAX);
    submission.passengers[0].one_way_fare = Some(Money::from_minor(u64::MAX, Currency::Usd));
    submission.passengers[1].facts.under_two_without_seat = Some(true);
    let claim = given([submitted(submission), verified(560)]);
    match claim.when(ClaimCommand::CalculateCompensation(CalculateCompensation {})).unwrap().pop() {
        Some(ClaimEvent::CompensationCalculated(calculated)) => calculated,
        other => panic!("not a calculation: {other:?}"),
    }
}

fn assert_objects_arrays_integers_and_strings(path: &str, value: &Value) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| {
                assert_objects_arrays_integers_and_strings(&format!("{path}/{name}"), value);
            });
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| {
            assert_objects_arrays_integers_and_strings(&format!("{path}/{index}"), item);
        }),
        Value::Number(number) => {
            let exact = number.as_i64().is_some_and(|integer| integer.unsigned_abs() < 1 << 53);
            assert!(exact, "{path}: {number} is not an integer that every reader holds exactly");
        }
        Value::String(_) => {}
        Value::Bool(_) | Value::Null => panic!("{path}: {value} has no place in a receipt"),
    }
}

#[test]
fn a_stored_receipt_gives_the_same_bytes_and_hash_when_it_is_read_again() {
    for calculated in [calculation(), calculated(&[40_000, 0])] {
        let stored = serde_json::to_string(&ClaimEvent::CompensationCalculated(calculated.clone())).unwrap();
        let Ok(ClaimEvent::CompensationCalculated(read)) = serde_json::from_str(&stored) else { panic!("unreadable") };
        assert_eq!(read.receipt.canonical_bytes().unwrap(), calculated.receipt.canonical_bytes().unwrap());
        assert_eq!(read.receipt.sha256().unwrap(), read.receipt_sha256);
    }
}

#[test]
fn a_receipt_holds_objects_arrays_integers_and_strings_alone() {
    for receipt in [calculation().receipt, calculated(&[40_000, 0]).receipt] {
        assert_objects_arrays_integers_and_strings("", &serde_json::to_value(&receipt).unwrap());
        let canonical: Value = serde_json::from_slice(&receipt.canonical_bytes().unwrap()).unwrap();
        assert_objects_arrays_integers_and_strings("", &canonical);
    }
}

#[test]
fn the_law_gives_the_same_bytes_for_the_same_facts() {
    assert_eq!(calculation().receipt.canonical_bytes().unwrap(), calculation().receipt.canonical_bytes().unwrap());
}

#[test]
fn the_canonical_form_is_that_of_rfc_8785() {
    let mut receipt =
        DecisionReceipt { receipt_version: 1, inputs: Vec::new(), untouched: Vec::new(), passengers: Vec::new() };
    assert_eq!(receipt.canonical_bytes().unwrap(), br#"{"inputs":[],"passengers":[],"receipt_version":1}"#);
    assert_eq!(receipt.sha256().unwrap(), "1df727d1199d0fe0ac47a0dcb76c5e71eaac1957d868dfee4a421515ae1ca128");

    receipt.inputs = calculated(&[]).receipt.inputs;
    receipt.inputs[0].value = ReceiptValue::Text("\u{20ac}\n\"".to_owned());
    let text = String::from_utf8(receipt.canonical_bytes().unwrap()).unwrap();
    assert!(text.contains(r#""value":"€\n\"""#), "{text}");
}
