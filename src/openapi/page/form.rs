//! A schema as a table of fields, or as a line.

use maud::{Markup, html};
use serde_json::Value;

use super::prose;

/// The form: its fields one below the other, or what it is in a line.
pub(super) fn of(schema: &Value) -> Markup {
    let choices = choices(schema);
    html! {
        @if schema["properties"].as_object().is_some_and(|fields| !fields.is_empty()) {
            table.fields { tbody { (rows(schema, "")) } }
        } @else if !choices.is_empty() && schema["enum"].is_null() {
            @for (index, choice) in choices.iter().enumerate() {
                @if index > 0 { p.or { "or" } }
                (prose(&choice["description"]))
                (of(choice))
            }
        } @else {
            p.line { (line(schema)) }
        }
    }
}

/// The fields of an object, those of objects within it too.
fn rows(schema: &Value, before: &str) -> Markup {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    html! {
        @for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            tr {
                th scope="row" {
                    span.before { (before) } code { (name) }
                    @if required.contains(&name.as_str()) { " " span.required { "required" } }
                }
                td { p.line { (line(field)) } (prose(&field["description"])) }
            }
            (below(field, &format!("{before}{name}")))
        }
    }
}

fn below(field: &Value, name: &str) -> Markup {
    html! {
        (rows(field, &format!("{name}.")))
        @if field["items"].is_object() {
            (rows(&field["items"], &format!("{name}[].")))
            @for choice in choices(&field["items"]) { (rows(choice, &format!("{name}[]."))) }
        }
    }
}

fn choices(schema: &Value) -> Vec<&Value> {
    ["anyOf", "oneOf", "allOf"].iter().filter_map(|word| schema[word].as_array()).flatten().collect()
}

/// What stands here, in a line.
pub(super) fn line(schema: &Value) -> Markup {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        return html! { a href={ "#schema-" (name) } { (name) } };
    }
    if let Some(constant) = schema.get("const") {
        return html! { code { (constant.to_string()) } };
    }
    let choices = choices(schema);
    if !choices.is_empty() && schema["properties"].is_null() {
        return html! { @for (index, choice) in choices.iter().enumerate() { @if index > 0 { " or " } (line(choice)) } };
    }
    html! {
        (kind(schema))
        @if schema["items"].is_object() { " of " (line(&schema["items"])) }
        @for bound in bounds(schema) { span.bound { (bound) } }
        @if let Some(pattern) = pattern(schema) { " " code.pattern { (pattern) } }
        @if let Some(words) = schema["enum"].as_array().filter(|_| !tells_words(schema)) {
            span.words { @for word in words.iter().filter_map(Value::as_str) { code { (word) } " " } }
        }
    }
}

/// The pattern, where nothing else says it: a format does, and that there are no control characters is said of every body.
fn pattern(schema: &Value) -> Option<&str> {
    schema["pattern"].as_str().filter(|pattern| schema["format"].is_null() && !pattern.starts_with(r"^[^\u0000-"))
}

/// Whether the description lists the words with their meanings.
fn tells_words(schema: &Value) -> bool {
    schema["description"].as_str().is_some_and(|description| description.contains("- `"))
}

fn kind(schema: &Value) -> String {
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => vec!["any value"],
    };
    let format = schema["format"].as_str().map(|format| format!(" ({format})")).unwrap_or_default();
    format!("{}{format}", kinds.join(" or "))
}

/// How long, how many, how much.
fn bounds(schema: &Value) -> Vec<String> {
    let between = |least: &str, most: &str, unit: &str| match (schema[least].as_i64(), schema[most].as_i64()) {
        (Some(least), Some(i64::MAX) | None) => Some(format!("from {least}{unit}")),
        (Some(least), Some(most)) => Some(format!("{least} to {most}{unit}")),
        (None, Some(most)) => Some(format!("at most {most}{unit}")),
        (None, None) => None,
    };
    let default = schema.get("default").map(|default| format!("{default} if absent"));
    [
        between("minLength", "maxLength", " characters"),
        between("minItems", "maxItems", " items"),
        between("minimum", "maximum", ""),
        default,
    ]
    .into_iter()
    .flatten()
    .collect()
}
