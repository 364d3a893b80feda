//! What every HTTP endpoint shares: the exchange around a handler, who may call it, and how its parts are read.

mod authorize;
mod claim_path;
mod exchange;
pub mod headers;
mod idempotency_key;
mod if_match;
mod json_body;
mod min_position;
mod payout_path;
mod query_string;
mod record;
mod router;
mod routes;
mod server;
mod strict_json;

pub use authorize::Caller;
pub use claim_path::ClaimPath;
pub use exchange::RequestId;
pub use idempotency_key::IdempotencyKeyHeader;
pub use if_match::{IfMatch, etag};
pub use json_body::{BODY_BYTES_MAX, JsonBody, OptionalJsonBody};
pub use min_position::MinPosition;
pub use payout_path::PayoutPath;
pub use query_string::QueryString;
pub use router::{api, operations};
pub use routes::{Access, Endpoint, Route, Routes, get, post};
pub use server::serve;
pub use strict_json::read as read_json;
