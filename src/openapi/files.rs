//! Bodies that are files.

use redress_domain::claim::MediaType;
use serde_json::{Value, json};

use super::operation::examples_of;

/// A file of one media type, and how one begins.
pub type File = (&'static str, &'static str);

/// Files of evidence, of every type that is taken.
pub(crate) fn files() -> Vec<File> {
    MediaType::ALL.iter().map(|media_type| (media_type.as_str(), beginning(*media_type))).collect()
}

/// How a file of a type begins, as far as text can show it.
const fn beginning(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Pdf => "%PDF-1.7\n",
        MediaType::Png => "\u{89}PNG\r\n",
        MediaType::Jpeg => "\u{ff}\u{d8}\u{ff}",
        MediaType::Heic => "....ftypheic",
        MediaType::Webp => "RIFF....WEBP",
        MediaType::PlainText => "We are sorry that your flight was late.\n",
        MediaType::Email => "From: care@carrier.example\nSubject: Your flight\n\nWe are sorry.\n",
    }
}

/// A Media Type Object of bytes: JSON Schema has nothing to say of them.
pub(super) fn file_content((media_type, beginning): &File) -> (String, Value) {
    let examples = examples_of(&[("The beginning of one", (*beginning).into())]);
    ((*media_type).to_owned(), json!({ "schema": { "contentMediaType": media_type }, "examples": examples }))
}
