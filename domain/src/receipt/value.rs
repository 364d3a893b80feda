//! What a receipt says a fact is.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde::{Deserialize, Serialize};

/// A value in a receipt: an integer or a string, nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum ReceiptValue {
    /// A count, minutes, minor units.
    Integer(i64),
    /// A code, a date, `yes` or `no`.
    Text(String),
}

/// By hand, because what serde derives for an untagged enum tries one variant after the other, and makes an error with its words
/// of each that does not fit: for every text of every receipt.
impl<'de> Deserialize<'de> for ReceiptValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IntegerOrText)
    }
}

struct IntegerOrText;

impl Visitor<'_> for IntegerOrText {
    type Value = ReceiptValue;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an integer or a string")
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<ReceiptValue, E> {
        Ok(ReceiptValue::Integer(integer))
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<ReceiptValue, E> {
        let integer = i64::try_from(integer);
        integer.map(ReceiptValue::Integer).map_err(|_| E::invalid_value(Unexpected::Other("too large"), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ReceiptValue, E> {
        Ok(ReceiptValue::Text(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<ReceiptValue, E> {
        Ok(ReceiptValue::Text(text))
    }
}

#[cfg(test)]
mod tests {
    use super::ReceiptValue::{self, Integer, Text};

    fn read(json: &str) -> Option<ReceiptValue> {
        serde_json::from_str(json).ok()
    }

    #[test]
    fn a_value_is_an_integer_or_a_string_and_nothing_else() {
        assert_eq!(read("9223372036854775807"), Some(Integer(i64::MAX)));
        assert_eq!(read("-9223372036854775808"), Some(Integer(i64::MIN)));
        assert_eq!(read(r#""a\nb""#), Some(Text("a\nb".to_owned())));
        for other in ["9223372036854775808", "-9223372036854775809", "1.0", "true", "null", "[]", "{}"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
