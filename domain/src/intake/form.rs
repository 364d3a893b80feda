//! The form of a document, told by the readers that refuse every other: what is documented is what is checked.
//!
//! A reader that reads a document of [`Faults::tracing`] leaves at every place what it asks for there: a type, a length, a
//! range, the words of a list, whether something must stand. Nothing but the readers states those bounds.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

use super::{Cursor, Faults};

/// What the readers of one document asked for, place by place. An item of an array stands at `*`.
#[derive(Debug, Default)]
pub(super) struct Trace {
    places: BTreeMap<String, Place>,
}

#[derive(Debug, Default)]
struct Place {
    /// How often something had to stand here.
    required: usize,
    /// How often an object was read here.
    objects: usize,
    /// What may stand here, by the name of its type.
    forms: BTreeMap<String, Map<String, Value>>,
}

impl Trace {
    pub(super) fn require(&mut self, place: String) {
        self.places.entry(place).or_default().required += 1;
    }

    /// Keeps that something of this form may stand at a place; `form` is a schema with a `type`.
    pub(super) fn allow(&mut self, place: String, form: Value) {
        let Value::Object(form) = form else { return };
        let kind = form.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        self.places.entry(place).or_default().forms.entry(kind).or_default().extend(form);
    }

    /// Keeps that an object did stand at a place.
    pub(super) fn object(&mut self, place: String) {
        self.places.entry(place).or_default().objects += 1;
    }

    /// Adds keywords to what was allowed of a type at a place before.
    pub(super) fn narrow(&mut self, place: &str, kind: &str, keywords: Value) {
        let form = self.places.get_mut(place).and_then(|place| place.forms.get_mut(kind));
        if let (Some(form), Value::Object(keywords)) = (form, keywords) {
            form.extend(keywords);
        }
    }

    /// The schema of a place and of everything below it.
    fn schema(&self, at: &str) -> Value {
        let Some(place) = self.places.get(at) else { return Value::Bool(true) };
        let forms = place.forms.values().map(|form| self.whole(at, form.clone()));
        let mut forms: Vec<Value> = forms.collect();
        match (forms.len(), self.is_required(at, place)) {
            (0, _) => Value::Bool(true),
            (1, true) => forms.remove(0),
            (1, false) => or_null(forms.remove(0)),
            (_, true) => json!({ "anyOf": forms }),
            (_, false) => {
                forms.push(json!({ "type": "null" }));
                json!({ "anyOf": forms })
            }
        }
    }

    /// A field that one kind of its object needs and another has not is not required.
    fn is_required(&self, at: &str, place: &Place) -> bool {
        let parent = at.rsplit_once('/').and_then(|(parent, _)| self.places.get(parent));
        let objects = parent.map_or(0, |parent| parent.objects);
        place.required >= objects.max(1)
    }

    /// A form with the places below it.
    fn whole(&self, at: &str, mut form: Map<String, Value>) -> Value {
        if form.get("type") == Some(&json!("array")) {
            form.insert("items".to_owned(), self.schema(&format!("{at}/*")));
        }
        let names: Vec<String> = match form.remove("known") {
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => return Value::Object(form),
        };
        let below = |name: &String| format!("{at}/{name}");
        let is_required =
            |name: &&String| self.places.get(&below(name)).is_some_and(|place| self.is_required(&below(name), place));
        let required: Vec<&String> = names.iter().filter(is_required).collect();
        if !required.is_empty() {
            form.insert("required".to_owned(), json!(required));
        }
        let properties = names.iter().map(|name| (name.clone(), self.schema(&below(name)))).collect();
        form.insert("properties".to_owned(), Value::Object(properties));
        form.insert("additionalProperties".to_owned(), Value::Bool(false));
        Value::Object(form)
    }
}

/// An absent field and a null one are the same.
fn or_null(mut form: Value) -> Value {
    if let Value::Object(keywords) = &mut form {
        if let Some(kind) = keywords.get_mut("type") {
            *kind = json!([kind, "null"]);
        }
        if let Some(Value::Array(words)) = keywords.get_mut("enum") {
            words.push(Value::Null);
        }
    }
    form
}

/// The JSON Schema of what `reader` takes, by what it asks of these documents. A place below an optional object or array is
/// only known if a document has that object or array.
pub fn form_of(reader: impl Fn(Cursor<'_, '_>), documents: &[Value]) -> Value {
    let faults = Faults::tracing();
    for document in documents {
        reader(Cursor::root(document, &faults));
    }
    faults.trace().map_or(Value::Bool(true), |trace| trace.schema(""))
}

/// The JSON Schema of a type that is written as a text, such as a code.
pub fn form_of_type<T: JsonSchema>() -> Value {
    let mut generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = T::json_schema(&mut generator).to_value();
    // What a type is, its field says better.
    if let Value::Object(keywords) = &mut schema {
        keywords.remove("description");
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_document_is_what_its_reader_asks_for() {
        let reader = |at: Cursor<'_, '_>| {
            let Some(object) = at.required().object(&["name", "ages"]) else { return };
            object.require("name").text(5);
            if let Some(ages) = object.field("ages").array(1..=3) {
                let ages: Vec<_> = ages.items().map(|age| age.integer(0..=120)).collect();
                assert_eq!(ages, [Some(1)]);
            }
        };
        let form = form_of(reader, &[json!({ "ages": [1] })]);
        assert_eq!(form["required"], json!(["name"]));
        assert_eq!(form["additionalProperties"], json!(false));
        assert_eq!(form["properties"]["name"]["maxLength"], json!(5));
        let ages = &form["properties"]["ages"];
        assert_eq!((&ages["type"], &ages["maxItems"]), (&json!(["array", "null"]), &json!(3)));
        assert_eq!(ages["items"], json!({ "type": "integer", "minimum": 0, "maximum": 120 }));
    }
}
