//! One operation, as its route, its handler's arguments and its `describe` tell it.

use std::fmt;

use redress_domain::intake::{Cursor, Fault, Faults, form_of};
use schemars::JsonSchema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

use super::files::{File, file_content};
use super::reply::Reply;
use super::{problems, tidy};
use crate::problem::{Problem, ProblemCode};

/// Where the schemas of named types stand in the document.
pub(super) const SCHEMAS_PATH: &str = "/components/schemas";

/// A request body that is shown: what it is an example of, and the body.
pub type Example = (&'static str, Value);

/// An example that is kept in a file of its own: as the program once answered it.
pub(crate) fn recorded_example(name: &'static str, text: &str) -> Example {
    (name, serde_json::from_str(text).unwrap_or_default())
}

/// How a body is read: every fault of it.
struct Reader(Box<FaultsOf>);

type FaultsOf = dyn Fn(&Value) -> Vec<Fault>;

impl fmt::Debug for Reader {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Reader")
    }
}

/// One operation of the API.
#[derive(Debug)]
pub struct Operation {
    id: &'static str,
    summary: &'static str,
    description: &'static str,
    parameters: Vec<Value>,
    body_required: bool,
    body: Option<Body>,
    files: Vec<File>,
    replies: Vec<Reply>,
    refusals: Vec<ProblemCode>,
    schemas: SchemaGenerator,
}

#[derive(Debug)]
struct Body {
    reader: Reader,
    schema: Value,
    examples: Vec<Example>,
    /// The form of a list of such bodies, but for its items, where one is taken too.
    list: Option<Value>,
}

impl Operation {
    /// An operation of which nothing is known but that it can fail as any can.
    pub(crate) fn new() -> Self {
        let settings = SchemaSettings::draft2020_12().for_serialize();
        let settings = settings.with(|settings| settings.definitions_path = SCHEMAS_PATH.into());
        Self {
            id: "",
            summary: "",
            description: "",
            parameters: Vec::new(),
            body_required: false,
            body: None,
            files: Vec::new(),
            replies: Vec::new(),
            refusals: vec![ProblemCode::Internal, ProblemCode::Overloaded, ProblemCode::RequestTimedOut],
            schemas: settings.into_generator(),
        }
    }

    /// What it is called in a program, in a list and at length. The description may be CommonMark.
    #[must_use]
    pub fn named(self, id: &'static str, summary: &'static str, description: &'static str) -> Self {
        Self { id, summary, description, ..self }
    }

    /// A parameter of the query string.
    #[must_use]
    pub fn query(self, name: &str, description: &str, schema: Value, example: impl Into<Value>) -> Self {
        self.parameter("query", name, false, description, schema, example.into())
    }

    /// A parameter of the query string without which the request is refused.
    #[must_use]
    pub fn required_query(self, name: &str, description: &str, schema: Value, example: impl Into<Value>) -> Self {
        self.parameter("query", name, true, description, schema, example.into())
    }

    /// A parameter of the path.
    #[must_use]
    pub fn path(self, name: &str, description: &str, schema: Value, example: impl Into<Value>) -> Self {
        self.parameter("path", name, true, description, schema, example.into())
    }

    /// A header that may be left out.
    #[must_use]
    pub fn header(self, name: &str, description: &str, schema: Value, example: impl Into<Value>) -> Self {
        self.parameter("header", name, false, description, schema, example.into())
    }

    /// A header without which the request is refused.
    #[must_use]
    pub fn required_header(self, name: &str, description: &str, schema: Value, example: impl Into<Value>) -> Self {
        self.parameter("header", name, true, description, schema, example.into())
    }

    fn parameter(
        mut self,
        place: &str,
        name: &str,
        required: bool,
        description: &str,
        schema: Value,
        example: Value,
    ) -> Self {
        let mut parameter = json!({ "in": place, "name": name, "required": required, "description": description });
        parameter["schema"] = schema;
        parameter["example"] = example;
        self.parameters.push(parameter);
        self
    }

    /// The body must be there, as JSON.
    pub(crate) fn with_required_body(self) -> Self {
        Self { body_required: true, ..self }
    }

    /// What `reader` takes. Its form is told by the reader itself, as far as the examples lead it: together they have every
    /// object and every array that a body can have.
    #[must_use]
    pub fn body<T>(self, reader: impl Fn(Cursor<'_, '_>) -> Option<T> + 'static, examples: Vec<Example>) -> Self {
        let documents: Vec<Value> = examples.iter().map(|(_, body)| body.clone()).collect();
        let schema = form_of(|at| drop(reader(at)), &documents);
        let faults_of = move |body: &Value| {
            let faults = Faults::new();
            let read = reader(Cursor::root(body, &faults));
            faults.finish(read).err().unwrap_or_default()
        };
        Self { body: Some(Body { reader: Reader(Box::new(faults_of)), schema, examples, list: None }), ..self }
    }

    /// The body may as well be a list of what was told before; `reader` takes that list.
    #[must_use]
    pub fn or_list<T>(mut self, reader: impl Fn(Cursor<'_, '_>) -> Option<T>, examples: Vec<Example>) -> Self {
        let documents: Vec<Value> = examples.iter().map(|(_, body)| body.clone()).collect();
        if let Some(body) = &mut self.body {
            body.list = Some(form_of(|at| drop(reader(at)), &documents));
            body.examples.extend(examples);
        }
        self
    }

    /// The body is a file of one of these kinds, which must be there.
    #[must_use]
    pub fn bytes_body(self, files: Vec<File>) -> Self {
        Self { body_required: true, files, ..self }
    }

    /// The fields of the body at a JSON pointer (an item of an array is `*`) mean what those of `T` mean.
    #[must_use]
    pub fn body_means<T: JsonSchema>(mut self, pointer: &str) -> Self {
        let meaning = SchemaGenerator::default().into_root_schema_for::<T>().to_value();
        if let Some(schema) = self.body.as_mut().and_then(|body| tidy::place_of(&mut body.schema, pointer)) {
            tidy::take_meanings(schema, &meaning, &meaning);
        }
        self
    }

    /// What the field of the body at a JSON pointer means.
    #[must_use]
    pub fn field_means(mut self, pointer: &str, meaning: &str) -> Self {
        let schema = self.body.as_mut().and_then(|body| tidy::place_of(&mut body.schema, pointer));
        if let Some(Value::Object(schema)) = schema {
            schema.insert("description".to_owned(), meaning.into());
        }
        self
    }

    /// An answer to what was asked.
    #[must_use]
    pub fn reply(mut self, reply: Reply) -> Self {
        self.replies.push(reply);
        self
    }

    /// Problems that it can be answered with, beside those that its arguments know of.
    #[must_use]
    pub fn refused_for(mut self, codes: &[ProblemCode]) -> Self {
        for code in codes {
            if !self.refusals.contains(code) {
                self.refusals.push(*code);
            }
        }
        self
    }

    /// The name of the schema of its body.
    pub(super) fn body_name(&self) -> String {
        let (first, rest) = self.id.split_at_checked(1).unwrap_or_default();
        format!("{}{rest}Body", first.to_uppercase())
    }

    /// The Operation Object, and the schemas that it refers to.
    pub(super) fn into_json(mut self, who: &str) -> (Map<String, Value>, Map<String, Value>) {
        let name = self.body_name();
        let mut responses = Map::new();
        for reply in &self.replies {
            responses.insert(reply.status().as_str().to_owned(), reply.to_json(&mut self.schemas));
        }
        let invalid = self.body.as_ref().map(Body::refusal);
        for (status, response) in problems::responses(&self.refusals, invalid.as_ref()) {
            responses.insert(status.as_str().to_owned(), response);
        }
        let mut schemas = self.schemas.take_definitions(true);
        let mut operation = Map::from_iter([
            ("operationId".to_owned(), self.id.into()),
            ("summary".to_owned(), self.summary.into()),
            ("description".to_owned(), format!("{}\n\n{who}", self.description).into()),
            ("responses".to_owned(), responses.into()),
        ]);
        if !self.parameters.is_empty() {
            operation.insert("parameters".to_owned(), self.parameters.into());
        }
        if !self.files.is_empty() {
            let content: Map<String, Value> = self.files.iter().map(file_content).collect();
            operation.insert("requestBody".to_owned(), json!({ "required": self.body_required, "content": content }));
        }
        if let Some(body) = self.body {
            let content = json!({ "schema": body.place(&name), "examples": examples_of(&body.examples) });
            let content = json!({ "required": self.body_required, "content": { "application/json": content } });
            operation.insert("requestBody".to_owned(), content);
            schemas.insert(name, body.schema);
        }
        (operation, schemas)
    }
}

#[cfg(test)]
impl Operation {
    pub(super) fn has_body(&self) -> bool {
        self.body.is_some()
    }

    pub(super) fn examples(&self) -> Vec<Value> {
        let examples = self.body.iter().flat_map(|body| body.examples.iter().map(|(_, example)| example));
        // The items of a list are the bodies that stand alone.
        examples.filter(|example| example.is_object()).cloned().collect()
    }

    pub(super) fn faults_of(&self, body: &Value) -> Vec<Fault> {
        self.body.as_ref().map(|reads| (reads.reader.0)(body)).unwrap_or_default()
    }
}

impl Body {
    /// The schema where the body stands, whose own schema has that name.
    fn place(&self, name: &str) -> Value {
        let one = json!({ "$ref": format!("#{SCHEMAS_PATH}/{name}") });
        let Some(mut list) = self.list.clone() else { return one };
        if let Value::Object(list) = &mut list {
            list.insert("items".to_owned(), one.clone());
        }
        json!({ "oneOf": [one, list] })
    }

    /// What is answered to a body that has nothing that it should have.
    fn refusal(&self) -> Problem {
        Problem::faulty_body((self.reader.0)(&json!({ "colour": "red" })))
    }
}

/// Examples by their names, each with the name as it is read.
pub(super) fn examples_of(examples: &[Example]) -> Value {
    let named = examples.iter().map(|(summary, value)| {
        let name = summary.to_lowercase().replace(|character: char| !character.is_ascii_alphanumeric(), "_");
        (name, json!({ "summary": summary, "value": value }))
    });
    Value::Object(named.collect())
}
