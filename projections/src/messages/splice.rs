//! Words put into a document that is passed on as it is stored.

use serde::Serialize;

/// The JSON object `document`, with the members of `words` before its own. The document is not parsed.
pub(crate) fn with_members(document: &str, words: &impl Serialize) -> String {
    let words = serde_json::to_string(words).unwrap_or_default();
    match (words.strip_suffix('}'), document.trim_start().strip_prefix('{')) {
        (Some(words), Some(rest)) if words.len() > 1 && rest.trim_start() != "}" => format!("{words},{rest}"),
        (Some(_), Some(_)) if words.len() > 2 => words,
        _ => document.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_words_stand_before_what_is_stored_and_the_stored_bytes_stay_as_they_are() {
        let words = json!({ "summary": "Paid: \"all\"." });
        assert_eq!(
            with_members("{\"b\": 1,\"a\":{}}", &words),
            "{\"summary\":\"Paid: \\\"all\\\".\",\"b\": 1,\"a\":{}}"
        );
        assert_eq!(with_members("{}", &words), "{\"summary\":\"Paid: \\\"all\\\".\"}");
        assert_eq!(with_members("{\"b\":1}", &json!({})), "{\"b\":1}");
    }
}
