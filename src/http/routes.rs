//! The routes of an API. None is served that does not say who may call it and what it is: the type takes no other.

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{self, MethodRouter};

use super::authorize::permitted;
use crate::openapi::{DescribesRequest, Operation, Signature};
use crate::principal::{Action, Authenticator};

/// Who may call an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Whoever reaches the server.
    Anybody,
    /// Whom the policy lets do this.
    Only(Action),
}

impl From<Action> for Access {
    fn from(action: Action) -> Self {
        Self::Only(action)
    }
}

/// A handler with the method by which it is reached and the description of what it does.
#[derive(Debug, Clone)]
pub struct Endpoint<S> {
    method: &'static str,
    service: MethodRouter<S>,
    arguments: fn(Operation) -> Operation,
    describe: fn(Operation) -> Operation,
}

/// Answers GET, and is described by `describe`.
pub fn get<H, T, S>(handler: H, describe: fn(Operation) -> Operation) -> Endpoint<S>
where
    H: Handler<T, S>,
    T: Signature + 'static,
    S: Clone + Send + Sync + 'static,
{
    Endpoint { method: "get", service: routing::get(handler), arguments: T::describe, describe }
}

/// Answers POST, and is described by `describe`.
pub fn post<H, T, S>(handler: H, describe: fn(Operation) -> Operation) -> Endpoint<S>
where
    H: Handler<T, S>,
    T: Signature + 'static,
    S: Clone + Send + Sync + 'static,
{
    Endpoint { method: "post", service: routing::post(handler), arguments: T::describe, describe }
}

/// An endpoint at its address.
#[derive(Debug, Clone)]
pub struct Route<S> {
    path: &'static str,
    access: Access,
    endpoint: Endpoint<S>,
}

impl<S> Route<S> {
    /// The template of its address.
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Its method, in lower case.
    pub const fn method(&self) -> &'static str {
        self.endpoint.method
    }

    /// Who may call it.
    pub const fn access(&self) -> Access {
        self.access
    }

    /// What it does.
    pub fn operation(&self) -> Operation {
        let operation = (self.endpoint.arguments)(Operation::new());
        let operation = match self.access {
            Access::Only(_) => super::Caller::describe(operation),
            Access::Anybody => operation,
        };
        (self.endpoint.describe)(operation)
    }
}

/// The routes of an API.
#[derive(Debug, Clone)]
pub struct Routes<S> {
    routes: Vec<Route<S>>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// None so far.
    pub const fn new() -> Self {
        Self { routes: Vec::new() }
    }

    /// One more.
    #[must_use]
    pub fn route(mut self, path: &'static str, access: impl Into<Access>, endpoint: Endpoint<S>) -> Self {
        self.routes.push(Route { path, access: access.into(), endpoint });
        self
    }

    /// Each with its guard.
    pub(super) fn into_router(self, authenticator: &Arc<dyn Authenticator>) -> Router<S> {
        self.routes.into_iter().fold(Router::new(), |router, Route { path, access, endpoint }| {
            let service = match access {
                Access::Anybody => endpoint.service,
                Access::Only(action) => permitted(authenticator, action, endpoint.service),
            };
            router.route(path, service)
        })
    }
}

impl<S> Routes<S> {
    /// In the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Route<S>> {
        self.routes.iter()
    }
}
