//! Reading an embedded CSV table.

use serde::de::DeserializeOwned;

/// The rows of an embedded table that read.
pub(super) fn rows<Row: DeserializeOwned>(text: &str) -> Vec<Row> {
    csv::Reader::from_reader(text.as_bytes()).into_deserialize().filter_map(Result::ok).collect()
}
