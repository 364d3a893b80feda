//! Whatever is sent, an estimate answers or refuses.

use proptest::prelude::*;
use redress_domain::estimate::estimate;
use redress_domain::intake::Faults;
use serde_json::Value;

/// The request of the contract's own example.
#[expect(clippy::unwrap_used, reason = "the file is part of the test")]
fn request() -> Value {
    serde_json::from_str(include_str!("data/estimate-request.json")).unwrap()
}

/// Any JSON, now and then with the words of the contract.
fn any_json() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        "delay",
        "cancellation",
        "denied_boarding",
        "CREW_SHORTAGE",
        "LATE_INBOUND",
        "YYZ",
        "LHR",
        "AC",
        "AC890",
        "large",
        "2026-05-01",
        "2026-05-01T18:30",
        "0001-01-01",
        "9999-12-31T23:59",
        "-1",
        "",
        "\u{0}",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        words.prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let items = prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from);
        let fields = prop::collection::hash_map("[a-z_~/]{0,9}", inner, 0..4);
        prop_oneof![items, fields.prop_map(|fields| fields.into_iter().collect())]
    })
}

/// Every place of the example.
fn places(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            let name = name.replace('~', "~0").replace('/', "~1");
            places(value, &format!("{pointer}/{name}"), found);
        }),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| places(value, &format!("{pointer}/{index}"), found));
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_at_all_is_answered_or_refused_and_never_ends_the_program(value in any_json()) {
        prop_assert!(estimate(&value, None).map_or_else(|faults| !faults.is_empty(), |reply| !reply.assessments.is_empty()));
    }

    #[test]
    fn any_json_in_any_place_of_a_request_is_answered_or_refused_with_pointers_into_it(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..4)
    ) {
        let mut request = request();
        for (place, value) in changes {
            let mut found = Vec::new();
            places(&request, "", &mut found);
            *request.pointer_mut(&found[place.index(found.len())]).unwrap() = value;
        }
        match estimate(&request, None) {
            Ok(reply) => prop_assert!(serde_json::to_string(&reply).is_ok()),
            Err(faults) => {
                prop_assert!(!faults.is_empty() && faults.len() <= Faults::LIMIT);
                for fault in faults.iter().filter(|fault| fault.code != "missing_field") {
                    prop_assert!(request.pointer(&fault.pointer).is_some(), "{fault:?} in {request}");
                }
            }
        }
    }
}
