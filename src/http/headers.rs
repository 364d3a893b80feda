//! The headers that are ours.

use axum::http::HeaderName;

/// The id under which the log knows the exchange; the `correlation_id` of the events that it led to.
pub const REDRESS_REQUEST_ID: HeaderName = HeaderName::from_static("redress-request-id");

/// The position in the log that a command's last event has.
pub const REDRESS_POSITION: HeaderName = HeaderName::from_static("redress-position");

/// The position that a query's answer must at least reflect.
pub const REDRESS_MIN_POSITION: HeaderName = HeaderName::from_static("redress-min-position");

/// The client's name for one intent, the same with every retry of it.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The name of the file that a body is, percent-encoded.
pub const REDRESS_FILE_NAME: HeaderName = HeaderName::from_static("redress-file-name");

/// `true` on an answer that was given before.
pub const IDEMPOTENT_REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// `true` on the copy of a submission in which a person who was erased is left out.
pub const REDRESS_ERASED: HeaderName = HeaderName::from_static("redress-erased");

/// The hash of a body (RFC 9530).
pub const CONTENT_DIGEST: HeaderName = HeaderName::from_static("content-digest");
