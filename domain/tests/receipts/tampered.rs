//! Whoever changes a receipt gets other bytes when it is recomputed.

use redress_domain::receipt::{DecisionReceipt, ReceiptValue};
use redress_domain::value::{Currency, Money};

use crate::{bytes, golden};

/// Changed, and then recomputed: the bytes of neither the changed receipt nor the old one come of it, or only the old.
#[track_caller]
fn is_found_out(name: &str, change: impl FnOnce(&mut DecisionReceipt)) {
    let receipt = golden(name);
    let mut changed = receipt.clone();
    change(&mut changed);
    assert_ne!(changed, receipt, "nothing was changed");
    assert_ne!(bytes(&changed.recomputed().unwrap()), bytes(&changed));
}

fn input<'r>(receipt: &'r mut DecisionReceipt, fact: &str) -> &'r mut ReceiptValue {
    &mut receipt.inputs.iter_mut().find(|input| input.fact == fact).unwrap().value
}

#[test]
fn another_input_gives_another_outcome() {
    is_found_out("appr-refused-eu-paid", |receipt| {
        *input(receipt, "disruption.arrival_delay_minutes") = ReceiptValue::Integer(179);
    });
    is_found_out("appr-refused-eu-paid", |receipt| {
        *input(receipt, "disruption.cause") = ReceiptValue::Text("CREW_SHORTAGE".to_owned());
    });
    is_found_out("appr-and-uk-two-passengers", |receipt| {
        let inputs = &mut receipt.passengers[1].inputs;
        inputs.iter_mut().find(|input| input.fact == "passenger.free_ticket").unwrap().value =
            ReceiptValue::Text("yes".to_owned());
    });
}

#[test]
fn another_sum_or_another_branch_is_found_out() {
    let more = Money::from_minor(99_900, Currency::Eur);
    is_found_out("appr-refused-eu-paid", |receipt| receipt.passengers[0].assessments[1].amount = Some(more));
    is_found_out("appr-refused-eu-paid", |receipt| receipt.passengers[0].best.as_mut().unwrap().amount = more);
    is_found_out("appr-refused-eu-paid", |receipt| {
        receipt.passengers[0].assessments[0].branches.pop();
    });
    is_found_out("eu-extraordinary", |receipt| receipt.passengers[0].assessments[0].warnings.clear());
    is_found_out("eu-extraordinary", |receipt| receipt.passengers[0].plans = None);
    is_found_out("eu-extraordinary", |receipt| receipt.passengers[0].assessments[0].deadlines.clear());
}

#[test]
fn a_regime_that_is_left_out_or_told_untouched_is_found_out() {
    is_found_out("appr-refused-eu-paid", |receipt| {
        let left = receipt.passengers[0].assessments.remove(1);
        receipt.untouched.push(left.regime);
    });
}

#[test]
fn another_event_is_kept_and_gives_another_hash() {
    let receipt = golden("eu-extraordinary");
    let mut changed = receipt.clone();
    changed.inputs[0].event_id = receipt.passengers[0].inputs[0].event_id;
    assert_ne!(changed.sha256().unwrap(), receipt.sha256().unwrap());
    assert_eq!(bytes(&changed.recomputed().unwrap()), bytes(&changed));
}
