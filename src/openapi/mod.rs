//! The description of the APIs: OpenAPI 3.1, made from the routes that are served.
//!
//! A route is registered with its handler and a `describe` beside it ([`crate::http::Routes`] takes no other). What the
//! handler's arguments ask of a request, headers, a body, a principal, and how they refuse it, the arguments say themselves
//! ([`DescribesRequest`]); the form of a body is told by its reader, the form of a reply by its type, who may call by the
//! policy. `describe` adds what no program can know: what it is for, and examples.

mod assembly;
mod endpoints;
#[cfg(test)]
mod forms;
mod header;
mod operation;
mod page;
mod problems;
mod reply;
mod request;
mod tidy;

pub use assembly::{document, text};
pub use operation::{Example, Operation};
pub use reply::Reply;
pub use request::{DescribesRequest, Signature};

pub(crate) use endpoints::routes;
pub(crate) use operation::recorded_example;
pub(crate) use tidy::words;
