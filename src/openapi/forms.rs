//! The forms that are described are the forms that are checked: a body in another form is refused for its form, and a body
//! in the form for its meaning at most.

use proptest::strategy::{Strategy, ValueTree};
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use redress_domain::intake::Fault;
use serde_json::{Value, json};

use super::{Operation, document};
use crate::http::{Route, Routes};
use crate::{command_api, query_api};

/// Codes of faults that a schema can speak of.
const FORM: &[&str] = &[
    "wrong_type",
    "missing_field",
    "unknown_field",
    "out_of_range",
    "empty",
    "too_long",
    "control_character",
    "unknown_code",
    "wrong_form",
    "contradicts",
];

/// What is put wherever something stands.
fn anything() -> Vec<Value> {
    let long = "a".repeat(300);
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(i64::MAX),
        json!(""),
        json!(" "),
        json!("x"),
        json!("YYZ"),
        json!("AC"),
        json!("AC890"),
        json!("2026-02-03"),
        json!("2026-02-03T04:05"),
        json!("CAD"),
        json!("12.30"),
        json!("1.5"),
        json!("12345678901234567.00"),
        json!("123456789012345678.00"),
        json!("a\u{1}b"),
        json!("001"),
        json!("12345"),
        json!("delay"),
        json!(long),
        json!([]),
        json!({}),
        json!([null]),
        json!({ "x": 1 }),
        json!("0198c0de-0000-7000-8000-00000000000f"),
        json!("0198C0DE-0000-7000-8000-00000000000F"),
    ]
}

/// The values at the bounds of what may stand at a place, and just beyond.
fn bounds(schema: &Value, value: &Value) -> Vec<Value> {
    let mut values = Vec::new();
    for (bound, beyond) in [("minimum", -1), ("maximum", 1)] {
        if let Some(bound) = schema[bound].as_i64() {
            values.extend([json!(bound), json!(bound.saturating_add(beyond))]);
        }
    }
    if let Some(longest) = schema["maxLength"].as_u64().and_then(|longest| usize::try_from(longest).ok()) {
        values.extend([json!("a".repeat(longest)), json!("a".repeat(longest + 1))]);
    }
    if let (Some(most), Some(item)) = (schema["maxItems"].as_u64(), value.get(0)) {
        let most = usize::try_from(most).expect("a small number");
        values.extend([json!(vec![item; most]), json!(vec![item; most + 1])]);
    }
    values.extend(schema["enum"].as_array().into_iter().flatten().cloned());
    values
}

/// Every body that differs from this one at one place.
fn variants(schema: &Value, body: &Value) -> Vec<Value> {
    let mut variants = anything();
    variants.extend(bounds(schema, body));
    match body {
        Value::Object(members) => {
            let with = |name: &str, value: Option<Value>| {
                let mut members = members.clone();
                drop(match value {
                    Some(value) => members.insert(name.to_owned(), value),
                    None => members.remove(name),
                });
                Value::Object(members)
            };
            variants.push(with("colour", Some(json!("red"))));
            for (name, member) in members {
                variants.push(with(name, None));
                let below = self::variants(&schema["properties"][name], member);
                variants.extend(below.into_iter().map(|value| with(name, Some(value))));
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                variants.extend(self::variants(&schema["items"], item).into_iter().map(|value| {
                    let mut items = items.clone();
                    items[index] = value;
                    Value::Array(items)
                }));
            }
        }
        _ => {}
    }
    variants
}

/// Bodies in which one text is another that its pattern lets through.
fn written_otherwise(schema: &Value, body: &Value) -> Vec<Value> {
    match body {
        Value::Object(members) => {
            let within = members.iter().flat_map(|(name, member)| {
                let below = written_otherwise(&schema["properties"][name], member);
                below.into_iter().map(|value| {
                    let mut members = members.clone();
                    members.insert(name.clone(), value);
                    Value::Object(members)
                })
            });
            within.collect()
        }
        Value::Array(items) => {
            let first = items.iter().take(1).flat_map(|item| written_otherwise(&schema["items"], item));
            first.map(|value| json!([value])).collect()
        }
        Value::String(_) => schema["pattern"].as_str().map(texts_of).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Some texts of a pattern, the same each time.
fn texts_of(pattern: &str) -> Vec<Value> {
    let inner = pattern.trim_start_matches('^').trim_end_matches('$');
    let texts = string_regex(inner).expect("a pattern");
    let mut runner = TestRunner::deterministic();
    (0..40).map(|_| Value::from(texts.new_tree(&mut runner).expect("a text").current())).collect()
}

#[test]
fn a_text_that_its_pattern_lets_through_is_refused_for_its_meaning_at_most() {
    let mut looked_at = 0;
    for operation in operations() {
        let schema = &document()["components"]["schemas"][operation.body_name()];
        let validator = jsonschema::draft202012::new(schema).expect("a schema");
        let bodies = operation.examples();
        for body in bodies.iter().flat_map(|example| written_otherwise(schema, example)) {
            // Too long for the place, though its pattern has no bound.
            if !validator.is_valid(&body) {
                continue;
            }
            let faults = operation.faults_of(&body);
            // Check digits, days of a month and labels of a domain are looked at more closely than a pattern can.
            let of_form = |fault: &&Fault| FORM.contains(&fault.code) && fault.code != "wrong_form";
            let of_form: Vec<_> = faults.iter().filter(of_form).collect();
            assert!(
                of_form.is_empty() || of_form.iter().all(|fault| is_about_the_number_of_legs(fault)),
                "{of_form:?}: {body}"
            );
            looked_at += 1;
        }
    }
    assert!(looked_at > 500, "{looked_at}");
}

/// How many legs there are decides whether one must be named and which can be: no schema says that.
fn is_about_the_number_of_legs(fault: &Fault) -> bool {
    fault.pointer == "/disruption/leg" && ["out_of_range", "missing_field"].contains(&fault.code)
}

/// Every operation that reads a body.
fn operations() -> Vec<Operation> {
    fn of<S>(routes: &Routes<S>) -> Vec<Operation> {
        routes.iter().map(Route::operation).filter(Operation::has_body).collect()
    }
    [of(&command_api::routes()), of(&query_api::routes())].into_iter().flatten().collect()
}

#[test]
fn a_body_is_refused_for_its_form_exactly_where_the_schema_refuses_it() {
    let (mut looked_at, mut contradictions) = (0, Vec::new());
    for operation in operations() {
        let schema = &document()["components"]["schemas"][operation.body_name()];
        let options = jsonschema::draft202012::options().should_validate_formats(true);
        let validator = options.build(schema).expect("a schema");
        for body in operation.examples().iter().flat_map(|example| variants(schema, example)) {
            let valid = validator.is_valid(&body);
            let mut faults = operation.faults_of(&body);
            faults.retain(|fault| FORM.contains(&fault.code) && !(valid && is_about_the_number_of_legs(fault)));
            if faults.is_empty() != valid {
                contradictions.push(format!("the schema says {valid}, the reader {faults:?}: {body}"));
            }
            looked_at += 1;
        }
    }
    assert!(contradictions.is_empty(), "{}:\n{}", contradictions.len(), contradictions.join("\n"));
    assert!(looked_at > 1_000, "{looked_at}");
}
