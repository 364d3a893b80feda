//! Whether a reply is one that the description has: every reply that a test of these suites sees is looked at.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use jsonschema::Validator;
use redress::openapi::document;
use serde_json::{Value, json};

use super::resolved;
use crate::server::Reply;

/// Panics if the operation has no such reply: its status, its media type, its headers or its body.
pub(crate) fn check(method: &str, path: &str, reply: &Reply) {
    let Some((template, operation)) = operation(method, path) else { return };
    let status = reply.status.as_u16().to_string();
    let about = format!("{method} {template}: {status} {}", reply.text);
    let response = &operation["responses"][&status];
    assert!(response.is_object(), "not described: {about}");
    for (name, header) in response["headers"].as_object().expect("headers") {
        let header = resolved(header);
        let value = reply.header(name);
        assert!(value.is_some() || header["required"] == json!(false), "lacks {name}: {about}");
        if let Some(value) = value {
            let value =
                if header["schema"]["type"] == "integer" { json!(value.parse::<i64>().unwrap()) } else { json!(value) };
            assert!(valid(&header["schema"], &value), "{name}: {value}: {about}");
        }
    }
    let Some(content) = response["content"].as_object() else {
        assert!(reply.text.is_empty(), "a body: {about}");
        return;
    };
    let media_type = reply.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default();
    let media = content.get(media_type).unwrap_or_else(|| panic!("not as {media_type}: {about}"));
    let body = if media_type.ends_with("json") { reply.json() } else { Value::from(reply.text.clone()) };
    let validator = validator(&media["schema"]);
    let errors: Vec<_> =
        validator.iter_errors(&body).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}: {about}");
}

/// Panics if an event of a stream has not the form of this schema.
pub(crate) fn check_event(schema: &str, data: &str) {
    let event = serde_json::from_str(data).expect("JSON");
    assert!(valid(&json!({ "$ref": format!("#/components/schemas/{schema}") }), &event), "{schema}: {data}");
}

/// The operation at an address, with the template of it.
fn operation(method: &str, path: &str) -> Option<(&'static str, &'static Value)> {
    let path = path.split('?').next().unwrap_or_default();
    let matches = |template: &str| {
        let (ours, theirs): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
        ours.len() == theirs.len()
            && ours.iter().zip(theirs).all(|(ours, theirs)| ours.starts_with('{') || *ours == theirs)
    };
    let paths = document()["paths"].as_object()?;
    let (template, methods) = paths.iter().find(|(template, _)| matches(template))?;
    Some((template.as_str(), methods.get(method.to_lowercase())?))
}

pub(super) fn valid(schema: &Value, value: &Value) -> bool {
    validator(schema).is_valid(value)
}

/// The validators made so far, by their schemas.
static KNOWN: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// The schemas of the document, closed.
static COMPONENTS: LazyLock<Value> = LazyLock::new(|| {
    let mut components = json!({ "schemas": document()["components"]["schemas"] });
    close(&mut components);
    components
});

/// A validator of a schema of the document, in which what is not described is not allowed.
pub(super) fn validator(schema: &Value) -> Arc<Validator> {
    let key = schema.to_string();
    if let Some(validator) = KNOWN.lock().unwrap().get(&key) {
        return Arc::clone(validator);
    }
    let mut whole = schema.clone();
    whole["components"] = COMPONENTS.clone();
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    let validator = Arc::new(options.build(&whole).expect("a schema"));
    KNOWN.lock().unwrap().insert(key, Arc::clone(&validator));
    validator
}

/// Has every object refuse members that are not described, unless it says of itself that any may stand there.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(keywords) => {
            let is_whole =
                keywords.get("type").is_some_and(|kind| kind == "object") && keywords.contains_key("properties");
            if is_whole && !keywords.contains_key("additionalProperties") {
                keywords.insert("additionalProperties".to_owned(), json!(false));
            }
            keywords.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}
