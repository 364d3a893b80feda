//! The one place where the program makes ids.

use uuid::Uuid;

/// A fresh id that sorts by the time it was made (RFC 9562, version 7): new rows land beside one another in an index.
pub fn new_v7() -> Uuid {
    Uuid::now_v7()
}

/// The id that follows from `cause` for a purpose, the same for ever (RFC 9562, version 5): what is done twice for one
/// event carries one id.
pub fn derived(cause: Uuid, purpose: &str) -> Uuid {
    Uuid::new_v5(&cause, purpose.as_bytes())
}
