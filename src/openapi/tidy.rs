//! Schemas as people and generators of clients like them: words of a list as one `enum`, descriptions where they belong.

use serde_json::{Value, json};

/// Turns every choice between constant words into one `enum`; what the words mean goes into its description.
pub(super) fn words_as_enum(schema: &mut Value) {
    match schema {
        Value::Object(keywords) => {
            if let Some((words, meanings)) = keywords.get("oneOf").and_then(words_of) {
                keywords.remove("oneOf");
                let before = keywords.get("description").and_then(Value::as_str).unwrap_or_default();
                let description = format!("{before}\n\n{}", meanings.join("\n")).trim().to_owned();
                keywords.insert("description".to_owned(), description.into());
                keywords.insert("type".to_owned(), "string".into());
                keywords.insert("enum".to_owned(), words.into());
            }
            keywords.values_mut().for_each(words_as_enum);
        }
        Value::Array(items) => items.iter_mut().for_each(words_as_enum),
        _ => {}
    }
}

/// The words and a line on each, if each choice is a word or a list of words.
fn words_of(choices: &Value) -> Option<(Vec<Value>, Vec<String>)> {
    let (mut words, mut meanings) = (Vec::new(), Vec::new());
    for choice in choices.as_array()? {
        let mine = match (choice.get("const"), choice.get("enum")) {
            (Some(word), _) => vec![word.clone()],
            (None, Some(Value::Array(words))) => words.clone(),
            _ => return None,
        };
        let meaning = choice.get("description").and_then(Value::as_str);
        for word in &mine {
            let word = word.as_str()?;
            meanings.push(meaning.map_or_else(|| format!("- `{word}`"), |meaning| format!("- `{word}`: {meaning}")));
        }
        words.extend(mine);
    }
    Some((words, meanings))
}

/// The schema of the field at a JSON pointer into a document; `*` is any item of an array.
pub(super) fn place_of<'s>(schema: &'s mut Value, pointer: &str) -> Option<&'s mut Value> {
    pointer.split('/').skip(1).try_fold(schema, |schema, step| match step {
        "*" => schema.get_mut("items"),
        name => schema.get_mut("properties")?.get_mut(name),
    })
}

/// Gives the fields of `schema` the descriptions that fields of the same names have in `meaning`, whose references lead
/// into `root`.
pub(super) fn take_meanings(schema: &mut Value, meaning: &Value, root: &Value) {
    let meaning = resolved(meaning, root);
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        for (name, field) in properties {
            let Some(told) = meaning.get("properties").and_then(|properties| properties.get(name)) else { continue };
            let description = told.get("description").or_else(|| resolved(told, root).get("description"));
            if let (Value::Object(field), Some(description)) = (&mut *field, description) {
                field.insert("description".to_owned(), description.clone());
            }
            take_meanings(field, told, root);
        }
    }
    if let (Some(items), Some(told)) = (schema.get_mut("items"), meaning.get("items")) {
        take_meanings(items, told, root);
    }
}

/// What a schema is about, behind a reference and beside null.
fn resolved<'s>(schema: &'s Value, root: &'s Value) -> &'s Value {
    let not_null = schema.get("anyOf").and_then(Value::as_array).and_then(|choices| choices.first()).unwrap_or(schema);
    let reference = not_null.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
    reference.and_then(|pointer| root.pointer(pointer)).unwrap_or(not_null)
}

/// A schema of one of these words.
pub(crate) fn words<'w>(words: impl IntoIterator<Item = &'w str>) -> Value {
    json!({ "type": "string", "enum": words.into_iter().collect::<Vec<_>>() })
}
