//! An answer to what was asked: what it means, its headers and its body.

use axum::http::header::{CONTENT_LANGUAGE, VARY};
use axum::http::{HeaderName, StatusCode};
use schemars::generate::SchemaGenerator;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use super::files::{File, file_content};
use super::header;
use super::operation::{Example, examples_of};
use crate::http::headers::REDRESS_REQUEST_ID;

/// One answer of an operation.
#[derive(Debug)]
pub struct Reply {
    status: StatusCode,
    description: &'static str,
    headers: Vec<HeaderName>,
    content: Option<Content>,
    files: Vec<File>,
}

#[derive(Debug)]
struct Content {
    media_type: &'static str,
    schema: fn(&mut SchemaGenerator) -> Schema,
    examples: Vec<Example>,
}

impl Reply {
    /// Without a body.
    pub fn empty(status: StatusCode, description: &'static str) -> Self {
        Self { status, description, headers: vec![REDRESS_REQUEST_ID], content: None, files: Vec::new() }
    }

    /// A body of JSON, as `T` writes it.
    pub fn json<T: JsonSchema>(status: StatusCode, description: &'static str, examples: Vec<Example>) -> Self {
        let schema = |generator: &mut SchemaGenerator| generator.subschema_for::<T>();
        let content = Some(Content { media_type: "application/json", schema, examples });
        Self { content, ..Self::empty(status, description) }
    }

    /// A body of text.
    pub fn text(media_type: &'static str, description: &'static str, examples: Vec<Example>) -> Self {
        let schema = |generator: &mut SchemaGenerator| generator.subschema_for::<String>();
        let content = Some(Content { media_type, schema, examples });
        Self { content, ..Self::empty(StatusCode::OK, description) }
    }

    /// A file of one of these kinds.
    pub fn file(description: &'static str, files: Vec<File>) -> Self {
        Self { files, ..Self::empty(StatusCode::OK, description) }
    }

    /// A header of the answer: one of those that [`header`] knows.
    #[must_use]
    pub fn with(mut self, name: HeaderName) -> Self {
        self.headers.push(name);
        self
    }

    /// The sentences of the answer are in the language that the caller likes best.
    #[must_use]
    pub fn in_words(self) -> Self {
        self.with(CONTENT_LANGUAGE).with(VARY)
    }

    pub(super) const fn status(&self) -> StatusCode {
        self.status
    }

    /// The Response Object.
    pub(super) fn to_json(&self, schemas: &mut SchemaGenerator) -> Value {
        let mut response = Map::from_iter([
            ("description".to_owned(), self.description.into()),
            ("headers".to_owned(), header::references(&self.headers)),
        ]);
        if let Some(content) = &self.content {
            let schema = (content.schema)(schemas).to_value();
            let body = json!({ "schema": schema, "examples": examples_of(&content.examples) });
            response.insert("content".to_owned(), json!({ content.media_type: body }));
        }
        if !self.files.is_empty() {
            let content: Map<String, Value> = self.files.iter().map(file_content).collect();
            response.insert("content".to_owned(), content.into());
        }
        Value::Object(response)
    }
}
