//! The documentation page: the document as one page of HTML with its style in it, without a script and without another
//! address, so that it can be read on a machine that has no network and under the strictest policy.

mod form;
mod operation;

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use pulldown_cmark::{Parser, html::push_html};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::document;

const STYLE: &str = include_str!("page.css");

/// The page and the policy under which it is shown.
pub(super) struct Page {
    pub(super) html: String,
    /// Nothing but the style of this page.
    pub(super) content_security_policy: String,
}

static PAGE: LazyLock<Page> = LazyLock::new(|| {
    let style = STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    Page { html: render(document()).into_string(), content_security_policy: policy }
});

/// The page, made when it is first asked for.
pub(super) fn page() -> &'static Page {
    &PAGE
}

fn render(document: &Value) -> Markup {
    let title = document["info"]["title"].as_str().unwrap_or_default();
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " API" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (contents(document, title))
                main {
                    header {
                        h1 { (title) " API" }
                        p.facts {
                            "Version " (document["info"]["version"].as_str().unwrap_or_default()) " · "
                            a href="/v1/openapi.json" { "OpenAPI 3.1" }
                        }
                        (prose(&document["info"]["description"]))
                    }
                    (principals(document))
                    @for tag in tags(document) {
                        section.tag id=(anchor(tag)) {
                            h2 { (tag) }
                            @for (path, method, described) in operations_of(document, tag) {
                                (operation::section(document, path, method, described))
                            }
                        }
                    }
                    (problems(document))
                    (schemas(document))
                }
            }
        }
    }
}

fn contents(document: &Value, title: &str) -> Markup {
    html! {
        nav aria-label="Contents" {
            p.name { (title) }
            @for tag in tags(document) {
                p.group { (tag) }
                ul {
                    @for (_, method, described) in operations_of(document, tag) {
                        li {
                            a href={ "#" (described["operationId"].as_str().unwrap_or_default()) } {
                                (described["summary"].as_str().unwrap_or_default())
                            }
                            " " span class={ "method " (method) } { (method) }
                        }
                    }
                }
            }
            p.group { "Reference" }
            ul {
                li { a href="#principals" { "Who asks" } }
                li { a href="#problems" { "Problems" } }
                li { a href="#schemas" { "Schemas" } }
            }
        }
    }
}

fn principals(document: &Value) -> Markup {
    let schemes = document["components"]["securitySchemes"].as_object();
    html! {
        section id="principals" {
            h2 { "Who asks" }
            @for scheme in schemes.into_iter().flat_map(serde_json::Map::values) {
                p { code { (scheme["name"].as_str().unwrap_or_default()) } " (" (scheme["in"].as_str().unwrap_or_default()) ")" }
                (prose(&scheme["description"]))
            }
        }
    }
}

fn problems(document: &Value) -> Markup {
    let problems = document["components"]["examples"].as_object();
    let mut problems: Vec<&Value> =
        problems.into_iter().flat_map(|all| all.values().map(|one| &one["value"])).collect();
    problems.sort_by_key(|problem| (problem["status"].as_u64(), problem["code"].as_str()));
    html! {
        section id="problems" {
            h2 { "Problems" }
            p { "What is not answered as asked is answered with one of these, as " code { "application/problem+json" } "." }
            table {
                thead { tr { th { "Status" } th { "Code" } th { "What it is, and what to do" } } }
                tbody {
                    @for problem in problems {
                        tr {
                            td { (problem["status"]) }
                            td { code { (problem["code"].as_str().unwrap_or_default()) } }
                            td { (problem["title"].as_str().unwrap_or_default()) ". " (problem["detail"].as_str().unwrap_or_default()) }
                        }
                    }
                }
            }
        }
    }
}

fn schemas(document: &Value) -> Markup {
    let schemas = document["components"]["schemas"].as_object();
    html! {
        section id="schemas" {
            h2 { "Schemas" }
            @for (name, schema) in schemas.into_iter().flatten().filter(|(name, _)| !name.ends_with("Body")) {
                article.schema id={ "schema-" (name) } {
                    h3 { (name) }
                    (prose(&schema["description"]))
                    (form::of(schema))
                }
            }
        }
    }
}

fn tags(document: &Value) -> impl Iterator<Item = &str> {
    document["tags"].as_array().into_iter().flatten().filter_map(|tag| tag["name"].as_str())
}

/// The operations of a tag with their paths and methods.
fn operations_of<'d>(document: &'d Value, tag: &str) -> Vec<(&'d str, &'d str, &'d Value)> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(path, methods)| {
        let methods = methods.as_object().into_iter().flatten();
        methods.map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    });
    operations.filter(|(_, _, operation)| operation["tags"][0] == tag).collect()
}

fn anchor(text: &str) -> String {
    text.to_lowercase().replace(' ', "-")
}

/// CommonMark as HTML. The text is the program's own.
fn prose(text: &Value) -> Markup {
    let mut written = String::new();
    push_html(&mut written, Parser::new(text.as_str().unwrap_or_default()));
    PreEscaped(written)
}

/// JSON as people read it.
fn pretty(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => serde_json::to_string_pretty(value).unwrap_or_default(),
    }
}
