//! The opaque cursor of a list: where the next page begins.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Writes a place as a cursor.
pub(super) fn write<T: Serialize>(place: &T) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(place).unwrap_or_default())
}

/// Reads the place back. `None`: not a cursor of this list.
pub(super) fn read<T: DeserializeOwned>(cursor: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back_from_its_cursor_and_nothing_else_does() {
        let place = ("2026-05-01T18:30:00Z".to_owned(), "0198c0de".to_owned());
        assert_eq!(read(&write(&place)), Some(place.clone()));
        for text in ["", "x", "e30", "%", &write(&"one")] {
            assert_eq!(read::<(String, String)>(text), None, "{text}");
        }
    }
}
