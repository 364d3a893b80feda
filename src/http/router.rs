//! What is put around the routes of an API and around those of operations.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;

use super::exchange::{Surroundings, exchange};
use super::json_body::BODY_BYTES_MAX;
use super::routes::Routes;
use crate::openapi;
use crate::principal::Authenticator;
use crate::problem::{Problem, ProblemCode};

/// The name of the routes of operations, in logs and metrics.
pub(super) const OPERATIONS: &str = "operations";

/// How many handlers of an API run at once, those included that wait for a view or a slow sender. A request beyond it is refused
/// at once rather than queued: 128 keep two cores busy, and more would answer nobody sooner.
const IN_FLIGHT_MAX: usize = 192;

/// The routes of an API and what it says of itself, whole: nothing leaves it but answers and problems.
pub fn api<S>(name: &'static str, routes: Routes<S>, authenticator: &Arc<dyn Authenticator>, state: S) -> Router
where
    S: Clone + Send + Sync + 'static,
{
    let surroundings = Surroundings::new(name, Some(IN_FLIGHT_MAX));
    let about = openapi::routes::<S>().into_router(authenticator);
    routes
        .into_router(authenticator)
        .merge(about)
        .with_state(state)
        .fallback(async || Problem::new(ProblemCode::RouteUnknown))
        .method_not_allowed_fallback(async || Problem::new(ProblemCode::MethodNotAllowed))
        // Together: each call of `layer` puts another box around every route, and each request clones every box.
        .layer((from_fn_with_state(surroundings, exchange), DefaultBodyLimit::max(BODY_BYTES_MAX)))
}

/// The routes of operations, whole. They answer however busy the API beside them is.
pub fn operations(routes: Router) -> Router {
    let surroundings = Surroundings::new(OPERATIONS, None);
    routes
        .method_not_allowed_fallback(async || Problem::new(ProblemCode::MethodNotAllowed))
        .layer(from_fn_with_state(surroundings, exchange))
}
