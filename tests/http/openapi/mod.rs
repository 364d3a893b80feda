//! The description of the APIs says what is true.

mod conformance;
mod examples;
mod page;
mod prepared;

pub(crate) use conformance::{check, check_event};

use redress::openapi::{document, text};
use serde_json::Value;

#[test]
fn the_committed_description_is_the_one_that_the_program_makes() {
    let committed = include_str!("../../../docs/openapi.json");
    assert!(committed == text(), "docs/openapi.json is out of date: cargo run -- openapi > docs/openapi.json");
}

/// Every operation with its path and its method.
fn operations() -> impl Iterator<Item = (&'static str, &'static str, &'static Value)> {
    let paths = document()["paths"].as_object().expect("paths");
    paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().expect("methods").iter();
        methods.map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    })
}

/// A value, behind the reference if it is one.
fn resolved(value: &'static Value) -> &'static Value {
    let Some(reference) = value["$ref"].as_str() else { return value };
    document().pointer(reference.trim_start_matches('#')).expect("a reference within the document")
}

#[test]
fn every_operation_says_what_it_is_for_and_has_a_name_of_its_own() {
    let mut names = std::collections::BTreeSet::new();
    for (path, method, operation) in operations() {
        for member in ["operationId", "summary", "description"] {
            assert!(operation[member].as_str().is_some_and(|text| !text.is_empty()), "{method} {path}: {member}");
        }
        assert!(names.insert(operation["operationId"].as_str()), "{method} {path}: the name is another's");
    }
}

#[test]
fn every_parameter_request_reply_and_problem_has_an_example() {
    for (path, method, operation) in operations() {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            assert!(!parameter["example"].is_null(), "{method} {path}: {parameter}");
        }
        let replies = operation["responses"].as_object().expect("responses").values();
        for content in replies.chain([&operation["requestBody"]]).filter_map(|body| body["content"].as_object()) {
            for media in content.values() {
                let examples = media["examples"].as_object().expect("examples");
                assert!(!examples.is_empty(), "{method} {path}");
                let codes = media["schema"]["allOf"][1]["properties"]["code"]["enum"].as_array();
                for code in codes.into_iter().flatten() {
                    let example = resolved(&examples[code.as_str().expect("a code")]);
                    assert_eq!(&example["value"]["code"], code, "{method} {path}");
                }
            }
        }
    }
}

/// The places of a schema of which nothing is known.
fn unknown_places(at: &str, schema: &Value) -> Vec<String> {
    let fields = schema["properties"].as_object().into_iter().flatten();
    let below = fields.map(|(name, field)| (format!("{at}/{name}"), field));
    let items = schema.get("items").map(|items| (format!("{at}/*"), items));
    let choices = schema["anyOf"].as_array().into_iter().flatten().map(|choice| (at.to_owned(), choice));
    let places = below.chain(items).chain(choices);
    places
        .flat_map(|(at, place)| if *place == Value::Bool(true) { vec![at] } else { unknown_places(&at, place) })
        .collect()
}

#[test]
fn the_examples_lead_a_reader_to_every_place_of_its_body() {
    let schemas = document()["components"]["schemas"].as_object().expect("schemas");
    for (name, schema) in schemas.iter().filter(|(name, _)| name.ends_with("Body")) {
        assert_eq!(unknown_places("", schema), Vec::<String>::new(), "{name}: add an example that has these");
    }
}
