//! Any bytes at all as an estimate request: they are refused with a pointer for every fault, or answered in both languages, and the
//! receipt of the answer can be recomputed from itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use redress_domain::estimate::{EstimateReply, EstimateRequest};
use redress_domain::explanation::Language;
use redress_domain::receipt::{DecisionReceipt, PassengerCase};
use redress_domain::regime::{CaseFacts, ExchangeRates, Rate};
use redress_domain::value::{Currency, EventId, PassengerId};
use serde_json::Value;
use uuid::Uuid;

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = serde_json::from_slice::<Value>(bytes) else { return };
    match EstimateRequest::parse(&document) {
        Ok(facts) => answer(facts),
        Err(faults) => {
            assert!(!faults.is_empty(), "refused without a fault");
            for fault in faults {
                let pointer = &fault.pointer;
                assert!(pointer.is_empty() || pointer.starts_with('/'), "{pointer} is no pointer");
            }
        }
    }
});

fn answer(facts: CaseFacts) {
    let reply = EstimateReply::of(&facts, Some(&rates()));
    for language in [Language::English, Language::French] {
        let told = serde_json::to_string(&reply.told(language)).expect("a reply is JSON");
        assert!(serde_json::from_str::<Value>(&told).is_ok(), "{told}");
    }
    let passenger_id = PassengerId::from_uuid(Uuid::from_u128(1));
    let case = PassengerCase { passenger_id, facts, cautions: Vec::new() };
    let event = EventId::from_uuid(Uuid::from_u128(2));
    let receipt = DecisionReceipt::of(&[case], |_, _| event).expect("a receipt is canonical");
    let again = receipt.recomputed().expect("a receipt holds all that it was made of");
    assert_eq!(receipt.canonical_bytes().ok(), again.canonical_bytes().ok());
}

fn rates() -> ExchangeRates {
    let rates = [(Currency::Eur, 1_620_000), (Currency::Gbp, 1_880_000), (Currency::Usd, 1_370_000)];
    let rates = rates.map(|(of, millionths)| Rate { of, millionths }).to_vec();
    ExchangeRates { into: Currency::Cad, as_of: None, rates }
}
