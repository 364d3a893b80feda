//! What is put around the routes of an API and around those of operations.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::extract::Path;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::Semaphore;

use super::exchange::{Surroundings, exchange};
use super::json_body::BODY_BYTES_MAX;
use crate::problem::{Problem, ProblemCode};

/// The name of the routes of operations, in logs and metrics.
pub(super) const OPERATIONS: &str = "operations";

/// How many handlers of an API run at once. A request beyond it is refused at once rather than queued.
const IN_FLIGHT_MAX: usize = 512;

/// The routes of an API, whole: nothing leaves it but answers and problems.
pub fn api(name: &'static str, routes: Router) -> Router {
    let surroundings = Surroundings { name, in_flight: Some(Arc::new(Semaphore::new(IN_FLIGHT_MAX))) };
    routes
        .route("/problems/{code}", get(describe_problem))
        .fallback(async || Problem::new(ProblemCode::RouteUnknown))
        .method_not_allowed_fallback(async || Problem::new(ProblemCode::MethodNotAllowed))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(from_fn_with_state(surroundings, exchange))
}

/// The routes of operations, whole. They answer however busy the API beside them is.
pub fn operations(routes: Router) -> Router {
    let surroundings = Surroundings { name: OPERATIONS, in_flight: None };
    routes
        .method_not_allowed_fallback(async || Problem::new(ProblemCode::MethodNotAllowed))
        .layer(from_fn_with_state(surroundings, exchange))
}

/// `GET /problems/{code}`: what the `type` of a problem leads to.
async fn describe_problem(Path(name): Path<String>) -> Response {
    let Some(code) = ProblemCode::named(&name) else {
        return Problem::new(ProblemCode::RouteUnknown).into_response();
    };
    let text = format!("{}\n\nStatus: {}\nWhat to do: {}\n", code.title(), code.status(), code.advice());
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
