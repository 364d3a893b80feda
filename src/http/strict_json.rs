//! JSON as a ledger can take it: one value, no member twice, no null character.
//!
//! Two readers may disagree over which of two equal members counts, and PostgreSQL stores no null character: both are
//! refused with their places before anything looks at the value. Depth is bounded by `serde_json` (128).

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::problem::{Problem, ProblemCode, ProblemFault};

/// Reads the one JSON value of a text, as a body is read.
pub fn read(bytes: &[u8]) -> Result<Value, Problem> {
    let faults = RefCell::new(Vec::new());
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Place { step: Step::Root, faults: &faults }.deserialize(&mut reader);
    let value = value.and_then(|value| reader.end().map(|()| value)).map_err(|error| not_json(&error))?;
    let faults = faults.into_inner();
    if faults.is_empty() { Ok(value) } else { Err(Problem::invalid(faults)) }
}

/// Only the place of the error: its text could quote the body.
fn not_json(error: &serde_json::Error) -> Problem {
    let message = format!("not JSON at line {}, column {}", error.line(), error.column());
    Problem::new(ProblemCode::BodyNotJson).with_fault(ProblemFault::body("", "not_json", message))
}

/// A value that is about to be read, and where it stands.
#[derive(Clone, Copy)]
struct Place<'p> {
    step: Step<'p>,
    faults: &'p RefCell<Vec<ProblemFault>>,
}

/// The way to a value, as a chain of borrowed steps: only a fault pays for the text of its pointer.
#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    Member(&'p Step<'p>, &'p str),
    Element(&'p Step<'p>, usize),
}

impl fmt::Display for Step<'_> {
    /// The pointer (RFC 6901).
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Member(above, name) => write!(formatter, "{above}/{}", name.replace('~', "~0").replace('/', "~1")),
            Self::Element(above, index) => write!(formatter, "{above}/{index}"),
        }
    }
}

impl Place<'_> {
    fn report(&self, code: &str, message: &str) {
        self.faults.borrow_mut().push(ProblemFault::body(self.step.to_string(), code, message));
    }

    fn check_text(&self, text: &str) {
        if text.contains('\0') {
            self.report("null_character", "a string holds no null character");
        }
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not a number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        self.check_text(value);
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        loop {
            let place = Place { step: Step::Element(&self.step, values.len()), faults: self.faults };
            match elements.next_element_seed(place)? {
                Some(value) => values.push(value),
                None => return Ok(Value::Array(values)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            self.check_text(&name);
            let place = Place { step: Step::Member(&self.step, &name), faults: self.faults };
            if values.contains_key(&name) {
                place.report("repeated_member", "the member stands here twice");
            }
            let value = members.next_value_seed(place)?;
            values.insert(name, value);
        }
        Ok(Value::Object(values))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn pointers(body: &str) -> Vec<String> {
        let problem = read(body.as_bytes()).unwrap_err();
        problem.faults().iter().map(|fault| format!("{} {}", fault.code(), fault.pointer())).collect()
    }

    #[test]
    fn a_value_is_read_as_serde_json_reads_it() {
        for text in [r#"{"a":[1,-2,3.5,"x",null,true],"b":{"c":18446744073709551615}}"#, "[]", "\"x\"", " 7 "] {
            assert_eq!(read(text.as_bytes()).unwrap(), serde_json::from_str::<Value>(text).unwrap());
        }
        assert_eq!(read(br#"{"a~/b":1}"#).unwrap(), json!({"a~/b": 1}));
    }

    #[test]
    fn what_is_not_one_json_value_is_refused() {
        let deep = "[".repeat(200);
        for text in ["", "{", "{}{}", "{'a':1}", "nul", "[1,]", "1e999", "\"\u{1}\"", deep.as_str()] {
            assert_eq!(pointers(text), ["not_json "], "{text}");
        }
        assert!(read(&[0xff, 0xfe]).is_err());
    }

    #[test]
    fn every_repeated_member_and_null_character_is_reported_with_its_place() {
        let body = r#"{"a":1,"a":2,"b":[{"c/d":"x\u0000"},{"e":1,"e":{"f":"\u0000"}}]}"#;
        let expected =
            ["repeated_member /a", "null_character /b/0/c~1d", "repeated_member /b/1/e", "null_character /b/1/e/f"];
        assert_eq!(pointers(body), expected);
    }
}
