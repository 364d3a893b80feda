//! Words put into a document that is passed on as it is stored.

/// The JSON object `document`, with the members of the JSON object `words` before its own. Neither is parsed.
pub(crate) fn with_members(document: &str, words: &str) -> String {
    match (words.strip_suffix('}'), document.trim_start().strip_prefix('{')) {
        (Some(words), Some(rest)) if words.len() > 1 && rest.trim_start() != "}" => [words, ",", rest].concat(),
        (Some(_), Some(_)) if words.len() > 2 => words.to_owned(),
        _ => document.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_words_stand_before_what_is_stored_and_the_stored_bytes_stay_as_they_are() {
        let words = json!({ "summary": "Paid: \"all\"." }).to_string();
        assert_eq!(
            with_members("{\"b\": 1,\"a\":{}}", &words),
            "{\"summary\":\"Paid: \\\"all\\\".\",\"b\": 1,\"a\":{}}"
        );
        assert_eq!(with_members("{}", &words), "{\"summary\":\"Paid: \\\"all\\\".\"}");
        assert_eq!(with_members("{\"b\":1}", "{}"), "{\"b\":1}");
    }
}
