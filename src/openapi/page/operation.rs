//! One operation: what it is for, what it takes, a line to try it with, and everything that it answers.

use std::fmt::Write as _;

use maud::{Markup, html};
use serde_json::Value;

use super::{form, pretty, prose};

pub(super) fn section(document: &Value, path: &str, method: &str, operation: &Value) -> Markup {
    let id = operation["operationId"].as_str().unwrap_or_default();
    html! {
        article.operation id=(id) {
            h3 { (operation["summary"].as_str().unwrap_or_default()) }
            p.address { span class={ "method " (method) } { (method) } " " code { (path) } }
            (prose(&operation["description"]))
            (parameters(operation))
            @if operation["requestBody"].is_object() { (body(document, operation)) }
            details.try {
                summary { "Try it" }
                pre { code { (curl(path, method, operation)) } }
            }
            h4 { "Replies" }
            @for (status, response) in operation["responses"].as_object().into_iter().flatten() {
                (reply(document, status, response))
            }
        }
    }
}

fn parameters(operation: &Value) -> Markup {
    let parameters = operation["parameters"].as_array();
    html! {
        @if let Some(parameters) = parameters {
            h4 { "Parameters" }
            table.fields { tbody {
                @for parameter in parameters {
                    tr {
                        th scope="row" {
                            code { (parameter["name"].as_str().unwrap_or_default()) } " "
                            span.place { (parameter["in"].as_str().unwrap_or_default()) }
                            @if parameter["required"] == true { " " span.required { "required" } }
                        }
                        td { (form::of(&parameter["schema"])) (prose(&parameter["description"])) }
                    }
                }
            } }
        }
    }
}

fn body(document: &Value, operation: &Value) -> Markup {
    let contents = operation["requestBody"]["content"].as_object();
    html! {
        h4 { "Body" @if operation["requestBody"]["required"] == false { " (may be absent)" } }
        @for (media_type, media) in contents.into_iter().flatten() {
            @if media_type == "application/json" {
                @let (one, list) = one_or_list(&media["schema"]);
                (form::of(resolved(document, one)))
                @if let Some(list) = list { p.or { "or several of these" } p.line { (form::line(&list)) } }
                (examples(document, media))
            } @else {
                p.media { code { (media_type) } " a file" }
            }
        }
    }
}

/// What a body is, and the array of such that it may be instead, whose items were told before.
fn one_or_list(schema: &Value) -> (&Value, Option<Value>) {
    let (Some(one), Some(list)) = (schema["oneOf"].get(0), schema["oneOf"].get(1)) else { return (schema, None) };
    let mut list = list.clone();
    list.as_object_mut().and_then(|list| list.remove("items"));
    (one, Some(list))
}

fn reply(document: &Value, status: &str, response: &Value) -> Markup {
    let class = if status.starts_with(['4', '5']) { "reply refused" } else { "reply" };
    html! {
        details class=(class) {
            summary { span.status { (status) } " " (first_line(response)) }
            @if status.starts_with(['4', '5']) { (prose(&response["description"])) }
            @if let Some(headers) = response["headers"].as_object() {
                ul.headers {
                    @for (name, header) in headers {
                        li { code { (name) } " " (prose(&resolved(document, header)["description"])) }
                    }
                }
            }
            @for (media_type, media) in response["content"].as_object().into_iter().flatten() {
                @if media["schema"]["contentMediaType"].is_string() {
                    p.media { code { (media_type) } " a file" }
                } @else {
                    p.media { code { (media_type) } " " (form::line(of_any_code(&media["schema"]))) }
                    (examples(document, media))
                }
            }
        }
    }
}

/// The form of a problem, whichever codes this reply can have: those are listed before.
fn of_any_code(schema: &Value) -> &Value {
    schema["allOf"].get(0).unwrap_or(schema)
}

/// A success by its description; problems by their codes.
fn first_line(response: &Value) -> Markup {
    let problem = &response["content"]["application/problem+json"]["examples"];
    html! {
        @if let Some(problems) = problem.as_object() {
            @for code in problems.keys() { code { (code) } " " }
        } @else {
            (response["description"].as_str().unwrap_or_default())
        }
    }
}

fn examples(document: &Value, media: &Value) -> Markup {
    html! {
        @for example in media["examples"].as_object().into_iter().flat_map(serde_json::Map::values) {
            @let example = resolved(document, example);
            details.example {
                summary { (example["summary"].as_str().unwrap_or("Example")) }
                pre { code { (pretty(&example["value"])) } }
            }
        }
    }
}

/// A line for a shell, with the first example of everything.
fn curl(path: &str, method: &str, operation: &Value) -> String {
    let server = operation["servers"][1]["url"].as_str().unwrap_or("http://127.0.0.1:8080");
    let mut address = format!("{server}{path}");
    let mut rest = String::new();
    let principal = if operation["description"].as_str().is_some_and(|text| text.contains("`client`")) {
        "client:ada"
    } else {
        "support:sam"
    };
    // Writing to a `String` cannot fail.
    if operation["security"].is_array() {
        let _ = write!(rest, " \\\n  -H 'Redress-Principal: {principal}'");
    }
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let (name, example) = (parameter["name"].as_str().unwrap_or_default(), pretty(&parameter["example"]));
        if parameter["in"] == "path" {
            address = address.replace(&format!("{{{name}}}"), &example);
        } else if parameter["required"] == true {
            let _ = write!(rest, " \\\n  -H '{name}: {example}'");
        }
    }
    let contents = &operation["requestBody"]["content"];
    let examples = contents["application/json"]["examples"].as_object();
    if let Some(example) = examples.and_then(|examples| examples.values().next()) {
        let body = example["value"].to_string().replace('\'', r"'\''");
        let _ = write!(rest, " \\\n  -H 'Content-Type: application/json' \\\n  -d '{body}'");
    } else if let Some(media_type) = contents.as_object().and_then(|contents| contents.keys().next()) {
        let _ = write!(rest, " \\\n  -H 'Content-Type: {media_type}' \\\n  --data-binary @FILE");
    } else if method == "post" {
        rest.push_str(" \\\n  -X POST");
    }
    format!("curl -i {address}{rest}")
}

fn resolved<'d>(document: &'d Value, value: &'d Value) -> &'d Value {
    let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| document.pointer(pointer)).unwrap_or(value)
}
