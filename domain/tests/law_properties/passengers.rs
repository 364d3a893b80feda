//! Passengers are assessed one by one: their order tells nothing.

use std::collections::BTreeMap;

use proptest::prelude::*;
use redress_domain::estimate::EstimateRequest;
use redress_domain::receipt::{DecisionReceipt, PassengerCase, PassengerReceipt};
use redress_domain::value::{EventId, PassengerId};
use serde_json::Value;
use uuid::Uuid;

use crate::generator::{fare, passenger, request};
use crate::trying;

/// One to five passengers of one journey, in some order and in another.
fn claim() -> impl Strategy<Value = (Vec<PassengerCase>, Vec<PassengerCase>)> {
    let passengers = prop::collection::vec((passenger(), fare()), 1..=5);
    let cases = (request(), passengers).prop_filter_map("refused", |(request, passengers)| {
        let numbered = passengers.into_iter().zip(1_u128..);
        numbered.map(|((passenger, fare), number)| case_of(&request, passenger, fare, number)).collect()
    });
    cases.prop_flat_map(|cases: Vec<PassengerCase>| (Just(cases.clone()), Just(cases).prop_shuffle()))
}

fn case_of(request: &Value, passenger: Value, fare: Value, number: u128) -> Option<PassengerCase> {
    let mut request = request.clone();
    request["passenger"] = passenger;
    request["one_way_fare"] = fare;
    let facts = EstimateRequest::parse(&request).ok()?;
    Some(PassengerCase { passenger_id: PassengerId::from_uuid(Uuid::from_u128(number)), facts, cautions: Vec::new() })
}

fn receipt(cases: &[PassengerCase]) -> DecisionReceipt {
    let event = EventId::from_uuid(Uuid::from_u128(9));
    DecisionReceipt::of(cases, |_, _| event).unwrap()
}

fn by_passenger(receipt: DecisionReceipt) -> BTreeMap<PassengerId, PassengerReceipt> {
    receipt.passengers.into_iter().map(|passenger| (passenger.passenger_id, passenger)).collect()
}

proptest! {
    #![proptest_config(trying(500))]

    #[test]
    fn the_order_of_the_passengers_changes_nothing((cases, others) in claim()) {
        let (one, other) = (receipt(&cases), receipt(&others));
        prop_assert_eq!(&one.inputs, &other.inputs);
        prop_assert_eq!(by_passenger(one), by_passenger(other));
    }

    #[test]
    fn a_passenger_is_assessed_the_same_alone_and_among_others((cases, _) in claim()) {
        let together = by_passenger(receipt(&cases));
        for case in cases {
            let id = case.passenger_id;
            let alone = by_passenger(receipt(&[case]));
            prop_assert_eq!(alone.get(&id), together.get(&id));
        }
    }
}
