//! Free text: nobody knows what people write into it, so all of it is personal.

use redress_domain::intake::Cursor;
use secrecy::SecretString;
use serde_json::json;

const CHARACTERS_MAX: usize = 4_000;
/// Lines, with at least one character that is not a blank.
const PATTERN: &str = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*[^\u0000-\u001f\u007f-\u009f\s][^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$";

/// A text of several lines: 1 to 4,000 characters, not all of them blanks.
pub(crate) fn prose(at: Cursor<'_, '_>) -> Option<SecretString> {
    let text = at.prose(CHARACTERS_MAX);
    at.narrow("string", || json!({ "pattern": PATTERN }));
    let text = text?;
    if text.trim().is_empty() {
        at.fault("empty", "give at least one character that is not a blank");
        return None;
    }
    Some(text.into())
}
