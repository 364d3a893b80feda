//! Who may call an endpoint, decided before anything else of the request is read.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::HeaderValue;
use axum::http::header::WWW_AUTHENTICATE;
use axum::http::request::Parts;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;

use super::exchange::Exchange;
use crate::openapi::{DescribesRequest, Operation};
use crate::principal::{Action, Authenticator, Principal, Reach};
use crate::problem::{Problem, ProblemCode};

/// Who calls, and how far the policy lets them go here.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who calls.
    pub principal: Principal,
    /// How far they may go.
    pub reach: Reach,
}

impl Caller {
    /// The owner whose claims alone the caller may see; `None`: every claim.
    pub fn sees_only(&self) -> Option<String> {
        match self.reach {
            Reach::Everything => None,
            Reach::Own | Reach::Nothing => Some(self.principal.to_string()),
        }
    }
}

/// Lets only those in to `endpoint` whom the policy lets do `action`.
pub(super) fn permitted<S>(
    authenticator: &Arc<dyn Authenticator>,
    action: Action,
    endpoint: MethodRouter<S>,
) -> MethodRouter<S>
where
    S: Clone + Send + Sync + 'static,
{
    let guard = Guard { authenticator: Arc::clone(authenticator), action };
    endpoint.route_layer(from_fn_with_state(guard, admit))
}

#[derive(Debug, Clone)]
struct Guard {
    authenticator: Arc<dyn Authenticator>,
    action: Action,
}

async fn admit(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let (mut head, body) = request.into_parts();
    let principal = match guard.authenticator.authenticate(&head).await {
        Ok(principal) => principal,
        Err(error) => {
            let challenge = HeaderValue::from_static(guard.authenticator.challenge());
            return Problem::new(ProblemCode::Unauthenticated)
                .with_detail(format!("{error}."))
                .with_header(WWW_AUTHENTICATE, challenge)
                .into_response();
        }
    };
    if let Some(exchange) = head.extensions.get::<Arc<Exchange>>() {
        exchange.know_role(principal.role());
    }
    let reach = principal.reach(guard.action);
    if reach == Reach::Nothing {
        return Problem::new(ProblemCode::Forbidden).into_response();
    }
    head.extensions.insert(Caller { principal, reach });
    next.run(Request::from_parts(head, body)).await
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    /// Fails closed: an endpoint that nothing guards has no caller.
    async fn from_request_parts(head: &mut Parts, _state: &S) -> Result<Self, Problem> {
        head.extensions.get().cloned().ok_or_else(|| Problem::new(ProblemCode::Internal))
    }
}

impl DescribesRequest for Caller {
    fn describe(operation: Operation) -> Operation {
        operation.refused_for(&[ProblemCode::Unauthenticated, ProblemCode::Forbidden])
    }
}
