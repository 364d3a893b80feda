//! A receipt holds all that it was made of.

use proptest::prelude::*;
use redress_domain::receipt::{DecisionReceipt, PassengerCase};
use redress_domain::value::{EventId, PassengerId};
use uuid::Uuid;

use crate::generator::facts;
use crate::trying;

proptest! {
    #![proptest_config(trying(1_000))]

    #[test]
    fn a_receipt_that_is_recomputed_has_the_same_bytes(facts in facts()) {
        let case = PassengerCase { passenger_id: PassengerId::from_uuid(Uuid::from_u128(1)), facts, cautions: Vec::new() };
        let event = EventId::from_uuid(Uuid::from_u128(9));
        let receipt = DecisionReceipt::of(&[case], |_, _| event).unwrap();
        let again = receipt.recomputed().unwrap();
        prop_assert_eq!(receipt.canonical_bytes().unwrap(), again.canonical_bytes().unwrap());
    }
}
