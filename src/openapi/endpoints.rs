//! What both APIs say of themselves: the document, its page, and what a problem means.

use axum::extract::Path;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde_json::json;

use super::{Operation, Reply, page, text, tidy};
use crate::http::{Access, Routes, get};
use crate::problem::{Problem, ProblemCode};

/// The routes, for beside those of an API.
pub(crate) fn routes<S: Clone + Send + Sync + 'static>() -> Routes<S> {
    Routes::new()
        .route("/v1/openapi.json", Access::Anybody, get(serve_document, describe_document))
        .route("/docs", Access::Anybody, get(serve_page, describe_page))
        .route("/problems/{code}", Access::Anybody, get(explain_problem, describe_problem))
}

/// An OpenAPI document.
#[derive(JsonSchema)]
#[schemars(extend("required" = ["openapi", "info", "paths"]))]
struct OpenApiDocument {}

async fn serve_document() -> Response {
    ([(CONTENT_TYPE, "application/json")], text()).into_response()
}

fn describe_document(operation: Operation) -> Operation {
    let example = json!({ "openapi": "3.1.0", "info": { "title": "Redress", "version": "0.1.0" }, "paths": {} });
    let reply = Reply::json::<OpenApiDocument>(StatusCode::OK, "This document.", vec![("The beginning", example)]);
    operation.named("getOpenApi", "Read the API's description", "OpenAPI 3.1, the same on both APIs.").reply(reply)
}

/// The page brings its own style and nothing else: no script, no other address.
async fn serve_page() -> Response {
    let page = page::page();
    let mut response = ([(CONTENT_TYPE, "text/html; charset=utf-8")], page.html.as_str()).into_response();
    if let Ok(policy) = HeaderValue::from_str(&page.content_security_policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

fn describe_page(operation: Operation) -> Operation {
    let reply = Reply::text("text/html", "The page.", vec![("The beginning", "<!DOCTYPE html>".into())]);
    let description = "The same for people, in one page that needs no other address and runs no script.";
    operation.named("readDocumentation", "Read the documentation", description).reply(reply)
}

async fn explain_problem(Path(name): Path<String>) -> Response {
    let Some(code) = ProblemCode::named(&name) else {
        return Problem::new(ProblemCode::RouteUnknown).into_response();
    };
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], explanation(code)).into_response()
}

fn explanation(code: ProblemCode) -> String {
    format!("{}\n\nStatus: {}\nWhat to do: {}\n", code.title(), code.status(), code.advice())
}

fn describe_problem(operation: Operation) -> Operation {
    let example = explanation(ProblemCode::IfMatchMissing).into();
    let codes = tidy::words(ProblemCode::ALL.iter().map(|code| code.as_str()));
    operation
        .named("explainProblem", "Read what a problem means", "What the `type` of a problem leads to.")
        .path("code", "The `code` of a problem.", codes, "if_match_missing")
        .reply(Reply::text("text/plain", "What it means and what to do.", vec![("A header is missing", example)]))
        .refused_for(&[ProblemCode::RouteUnknown])
}
