//! Free text: nobody knows what people write into it, so all of it is personal.

use redress_domain::intake::Cursor;
use secrecy::SecretString;

const CHARACTERS_MAX: usize = 4_000;

/// A text of several lines: 1 to 4,000 characters, not all of them blanks.
pub(crate) fn prose(at: Cursor<'_, '_>) -> Option<SecretString> {
    let text = at.prose(CHARACTERS_MAX)?;
    if text.trim().is_empty() {
        at.fault("empty", "give at least one character that is not a blank");
        return None;
    }
    Some(text.into())
}
