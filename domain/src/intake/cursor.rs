//! A place in a JSON document, and the readers of what should stand there.

use std::fmt::{Display, Write};
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde_json::{Map, Value, json};

use super::nearest::nearest;
use super::{Fault, Faults, form_of_type};
use crate::value::{Currency, DecimalMoney, LocalTime, Money};

/// The longest text that a code, a date or an amount can be.
const CODE_CHARACTERS: usize = 64;

/// A text without control characters, as a regular expression.
const NO_CONTROL_CHARACTERS: &str = r"^[^\u0000-\u001f\u007f-\u009f]*$";

/// The same, but lines may end in it.
const LINES: &str = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$";

/// The way from the root, held on the stack: a pointer is written only when there is a fault.
#[derive(Debug, Clone, Copy)]
enum Path<'p> {
    Root,
    Field(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

impl Path<'_> {
    /// The way with `*` for any item of an array.
    fn place(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Field(parent, name) => format!("{}/{name}", parent.place()),
            Self::Index(parent, _) => format!("{}/*", parent.place()),
        }
    }

    fn write_to(&self, pointer: &mut String) {
        match self {
            Self::Root => {}
            Self::Field(parent, name) => {
                parent.write_to(pointer);
                pointer.push('/');
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
            }
            Self::Index(parent, index) => {
                parent.write_to(pointer);
                // Writing to a `String` cannot fail.
                let _ = write!(pointer, "/{index}");
            }
        }
    }
}

/// A place in a document: `'v` is the document's life, `'p` that of the way to the place.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'v, 'p> {
    value: Option<&'v Value>,
    path: Path<'p>,
    faults: &'p Faults,
}

impl<'v, 'p> Cursor<'v, 'p> {
    /// At the root of a document.
    pub fn root(document: &'v Value, faults: &'p Faults) -> Self {
        Self { value: Some(document).filter(|value| !value.is_null()), path: Path::Root, faults }
    }

    /// Whether something stands here. Null is nothing.
    pub const fn is_present(&self) -> bool {
        self.value.is_some()
    }

    /// Whether an array without items stands here: nothing, where others are many.
    pub fn is_empty_array(&self) -> bool {
        self.value.and_then(Value::as_array).is_some_and(Vec::is_empty)
    }

    /// The pointer to this place (RFC 6901).
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        self.path.write_to(&mut pointer);
        pointer
    }

    /// Keeps a fault of this place.
    pub fn fault(&self, code: &'static str, message: impl Into<String>) {
        self.faults.push(Fault { pointer: self.pointer(), code, message: message.into() });
    }

    /// The same place, with the fault `missing_field` if nothing stands here.
    #[must_use = "the fault stands at the place that is read next"]
    pub fn required(self) -> Self {
        self.faults.note(|trace| trace.require(self.path.place()));
        if !self.is_present() {
            self.fault("missing_field", "this field is required");
        }
        self
    }

    /// The place of a field below this one, whatever stands here: for a check of what was read before.
    pub fn field<'b>(&'b self, name: &'b str) -> Cursor<'v, 'b> {
        let value = self.value.and_then(|value| value.get(name)).filter(|value| !value.is_null());
        Cursor { value, path: Path::Field(&self.path, name), faults: self.faults }
    }

    /// The place of an item below this one, whatever stands here.
    pub fn item<'b>(&'b self, index: usize) -> Cursor<'v, 'b> {
        let value = self.value.and_then(|value| value.get(index)).filter(|value| !value.is_null());
        Cursor { value, path: Path::Index(&self.path, index), faults: self.faults }
    }

    /// Whether a string stands here, where something else could.
    pub const fn is_text(&self) -> bool {
        matches!(self.value, Some(Value::String(_)))
    }

    /// Tells whoever documents the reader what it asks of a value of that type beyond what it has asked, as keywords of a
    /// JSON Schema: a `pattern` of a `string`, an `anyOf` of an `object`.
    pub fn narrow(&self, kind: &str, keywords: impl FnOnce() -> Value) {
        self.faults.note(|trace| trace.narrow(&self.path.place(), kind, keywords()));
    }

    fn allow(&self, form: impl FnOnce() -> Value) {
        self.faults.note(|trace| trace.allow(self.path.place(), form()));
    }

    /// An object with no other fields than `known`; others give `unknown_field` each, anything else `wrong_type`.
    pub fn object(&self, known: &[&str]) -> Option<Object<'v, 'p>> {
        self.allow(|| json!({ "type": "object", "known": known }));
        let Value::Object(fields) = self.value? else { return self.wrong_type("an object") };
        self.faults.note(|trace| trace.object(self.path.place()));
        let object = Object { fields, path: self.path, faults: self.faults };
        for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
            object
                .field(name)
                .fault("unknown_field", format!("remove this field; known here are {}", known.join(", ")));
        }
        Some(object)
    }

    /// An array with so many items; a wrong number gives `out_of_range`, anything else `wrong_type`.
    pub fn array(&self, length: RangeInclusive<usize>) -> Option<Array<'v, 'p>> {
        self.allow(|| json!({ "type": "array", "minItems": length.start(), "maxItems": length.end() }));
        let Value::Array(items) = self.value? else { return self.wrong_type("an array") };
        if !length.contains(&items.len()) {
            self.fault("out_of_range", format!("give {} to {} items", length.start(), length.end()));
            return None;
        }
        Some(Array { items, path: self.path, faults: self.faults })
    }

    /// A text of 1 to `longest` characters without control characters: `wrong_type`, `empty`, `too_long`,
    /// `control_character`.
    pub fn text(&self, longest: usize) -> Option<&'v str> {
        self.allow(
            || json!({ "type": "string", "minLength": 1, "maxLength": longest, "pattern": NO_CONTROL_CHARACTERS }),
        );
        self.short_text(longest)
    }

    /// The same, but lines may end in it.
    pub fn prose(&self, longest: usize) -> Option<&'v str> {
        self.allow(|| json!({ "type": "string", "minLength": 1, "maxLength": longest, "pattern": LINES }));
        self.text_with(longest, &['\n', '\r', '\t'])
    }

    fn short_text(&self, longest: usize) -> Option<&'v str> {
        self.text_with(longest, &[])
    }

    fn text_with(&self, longest: usize, breaks: &[char]) -> Option<&'v str> {
        let Value::String(text) = self.value? else { return self.wrong_type("a string") };
        // Most texts are codes and times: as many bytes as characters, and all of them to be seen.
        if (1..=longest).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Some(text);
        }
        let (code, message) = if text.is_empty() {
            ("empty", "give at least one character, or leave the field out".to_owned())
        } else if text.chars().nth(longest).is_some() {
            ("too_long", format!("give at most {longest} characters"))
        } else if text.chars().any(|character| character.is_control() && !breaks.contains(&character)) {
            ("control_character", "remove null bytes and other control characters".to_owned())
        } else {
            return Some(text);
        };
        self.fault(code, message);
        None
    }

    /// A text of a form, as a code or a local time; another form gives `wrong_form` with the form's own rule.
    pub fn parsed<T: FromStr + JsonSchema>(&self) -> Option<T>
    where
        T::Err: Display,
    {
        self.allow(form_of_type::<T>);
        let refused = |error: T::Err| self.fault("wrong_form", error.to_string());
        self.short_text(CODE_CHARACTERS)?.parse().map_err(refused).ok()
    }

    /// One word of a list; another word gives `unknown_code`.
    pub fn word<T>(&self, words: impl Iterator<Item = (&'static str, T)> + Clone) -> Option<T> {
        self.allow(|| json!({ "type": "string", "enum": words.clone().map(|(word, _)| word).collect::<Vec<_>>() }));
        let text = self.short_text(CODE_CHARACTERS)?;
        let found = words.clone().find(|(word, _)| *word == text).map(|(_, meaning)| meaning);
        if found.is_none() {
            let known: Vec<_> = words.map(|(word, _)| word).collect();
            let listed = known.join(", ");
            let advice = match nearest(text, &known) {
                Some(word) => format!("did you mean {word}? Give one of {listed}"),
                None => format!("give one of {listed}"),
            };
            self.fault("unknown_code", advice);
        }
        found
    }

    /// A whole number in a range: `wrong_type`, `out_of_range`.
    pub fn integer(&self, range: RangeInclusive<i64>) -> Option<i64> {
        self.allow(|| json!({ "type": "integer", "minimum": range.start(), "maximum": range.end() }));
        let Value::Number(number) = self.value? else { return self.wrong_type("a whole number") };
        if !number.is_i64() && !number.is_u64() {
            return self.wrong_type("a whole number");
        }
        let within = number.as_i64().filter(|number| range.contains(number));
        if within.is_none() {
            self.fault("out_of_range", format!("give a number from {} to {}", range.start(), range.end()));
        }
        within
    }

    /// True or false.
    pub fn boolean(&self) -> Option<bool> {
        self.allow(|| json!({ "type": "boolean" }));
        let Value::Bool(answer) = self.value? else { return self.wrong_type("true or false") };
        Some(*answer)
    }

    /// A calendar day, `YYYY-MM-DD`.
    pub fn date(&self) -> Option<Date> {
        self.allow(form_of_type::<Date>);
        match self.short_text(CODE_CHARACTERS)?.parse() {
            Ok(LocalTime::Day(date)) => Some(date),
            Ok(LocalTime::Minute(_)) | Err(_) => {
                self.fault("wrong_form", "a date is written YYYY-MM-DD");
                None
            }
        }
    }

    /// A sum, `{"amount": "400.00", "currency": "CAD"}`.
    pub fn money(&self) -> Option<Money> {
        let object = self.object(&["amount", "currency"])?;
        let currency = object.require("currency").parsed::<Currency>();
        let amount = object.require("amount");
        let text = amount.text(DecimalMoney::CHARACTERS_MAX);
        amount.narrow("string", || json!({ "pattern": DecimalMoney::PATTERN }));
        let refused = |error: crate::value::MoneyError| amount.fault("wrong_form", error.to_string());
        Money::from_decimal(text?, currency?).map_err(refused).ok()
    }

    fn wrong_type<T>(&self, expected: &str) -> Option<T> {
        self.fault("wrong_type", format!("give {expected}"));
        None
    }
}

/// An object whose fields are being read.
#[derive(Debug, Clone, Copy)]
pub struct Object<'v, 'p> {
    fields: &'v Map<String, Value>,
    path: Path<'p>,
    faults: &'p Faults,
}

impl<'v> Object<'v, '_> {
    /// The place of a field, whether or not something stands there.
    pub fn field<'b>(&'b self, name: &'b str) -> Cursor<'v, 'b> {
        let value = self.fields.get(name).filter(|value| !value.is_null());
        Cursor { value, path: Path::Field(&self.path, name), faults: self.faults }
    }

    /// Whether null stands in a field: nothing, said aloud.
    pub fn is_null(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(Value::is_null)
    }

    /// The place of a field that must be there: `missing_field` if it is not.
    pub fn require<'b>(&'b self, name: &'b str) -> Cursor<'v, 'b> {
        self.field(name).required()
    }
}

/// An array whose items are being read.
#[derive(Debug, Clone, Copy)]
pub struct Array<'v, 'p> {
    items: &'v [Value],
    path: Path<'p>,
    faults: &'p Faults,
}

impl<'v> Array<'v, '_> {
    /// The items in order; a null item gives `missing_field`.
    pub fn items<'b>(&'b self) -> impl ExactSizeIterator<Item = Cursor<'v, 'b>> {
        self.items.iter().enumerate().map(|(index, value)| {
            let value = Some(value).filter(|value| !value.is_null());
            Cursor { value, path: Path::Index(&self.path, index), faults: self.faults }.required()
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_pointer_escapes_tilde_and_slash() {
        let document = json!({ "a/b~c": [1] });
        let faults = Faults::new();
        Cursor::root(&document, &faults).object(&["known"]);
        assert_eq!(faults.into_vec()[0].pointer, "/a~1b~0c");
    }

    #[test]
    fn a_null_field_is_an_absent_field() {
        let document = json!({ "size": null });
        let faults = Faults::new();
        let object = Cursor::root(&document, &faults).object(&["size"]).unwrap();
        assert!(!object.field("size").is_present());
        assert_eq!(object.field("size").text(9), None);
        assert!(faults.is_empty());
    }

    #[test]
    fn a_fraction_is_no_whole_number_and_a_huge_one_is_out_of_range() {
        for (document, code) in
            [(json!(1.5), "wrong_type"), (json!(u64::MAX), "out_of_range"), (json!("1"), "wrong_type")]
        {
            let faults = Faults::new();
            assert_eq!(Cursor::root(&document, &faults).integer(0..=10), None);
            assert_eq!(faults.into_vec()[0].code, code, "{document}");
        }
    }

    #[test]
    fn no_more_faults_are_kept_than_the_limit() {
        let document = Value::Object((0..1_000).map(|index| (format!("x{index}"), json!(1))).collect());
        let faults = Faults::new();
        Cursor::root(&document, &faults).object(&[]);
        assert_eq!(faults.into_vec().len(), Faults::LIMIT);
    }
}
