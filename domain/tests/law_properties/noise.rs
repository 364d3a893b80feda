//! Anything at all in place of a request, or of a part of one.

use proptest::prelude::*;
use redress_domain::estimate::EstimateRequest;
use redress_domain::intake::Faults;
use serde_json::{Value, json};

use crate::generator::request;
use crate::trying;

fn anything() -> impl Strategy<Value = Value> {
    let words = vec![
        "",
        "/",
        "~",
        "delay",
        "YYZ",
        "ZZZ",
        "AC",
        "large",
        "EU-261",
        "2026-05-01T18:30",
        "2026-02-30",
        "-1",
        "1e9",
        "\0",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        Just(json!(1.5)),
        prop::sample::select(words).prop_map(Value::from),
        "\\PC{0,9}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let items = prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from);
        let names = prop_oneof![
            "[a-z_/~ ]{0,6}",
            prop::sample::select(vec!["itinerary", "legs", "kind", "offered"]).prop_map(str::to_owned)
        ];
        let fields = prop::collection::btree_map(names, inner, 0..4);
        prop_oneof![items, fields.prop_map(|fields| fields.into_iter().collect())]
    })
}

/// A pointer to every part of a document.
fn parts(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            let escaped = |name: &str| name.replace('~', "~0").replace('/', "~1");
            fields.iter().for_each(|(name, value)| parts(value, &format!("{at}/{}", escaped(name)), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| parts(value, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

fn is_read_or_faulted(document: &Value) -> bool {
    EstimateRequest::parse(document).err().is_none_or(|faults| {
        let placed = faults.iter().all(|fault| fault.pointer.is_empty() || fault.pointer.starts_with('/'));
        placed && !faults.is_empty() && faults.len() <= Faults::LIMIT
    })
}

proptest! {
    #![proptest_config(trying(2_000))]

    #[test]
    fn anything_is_read_or_refused_with_a_pointer_for_every_fault(document in anything()) {
        prop_assert!(is_read_or_faulted(&document));
    }

    #[test]
    fn a_request_with_anything_in_it_is_read_or_refused_with_a_pointer_for_every_fault(
        mut request in request(), noise in prop::collection::vec((any::<prop::sample::Index>(), anything()), 1..4)
    ) {
        for (place, value) in noise {
            let mut found = Vec::new();
            parts(&request, "", &mut found);
            *request.pointer_mut(&found[place.index(found.len())]).unwrap() = value;
        }
        prop_assert!(is_read_or_faulted(&request), "{request}");
    }
}
