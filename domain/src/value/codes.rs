//! IATA codes and flight numbers: their form only. Whether a code exists is a question for `reference`.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a code refuses: the wrong form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not three capital letters.
    #[error("an airport code is three capital letters, as YYZ")]
    NotAnAirportCode,
    /// Not two characters of an IATA designator.
    #[error("a carrier code is two capital letters or digits with at least one letter, as AC")]
    NotACarrierCode,
    /// Not a carrier code, a number and an optional suffix.
    #[error("a flight number is a carrier code, one to four digits and an optional letter, as AC890")]
    NotAFlightNumber,
}

macro_rules! text_form {
    ($name:ident) => {
        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "{}({self})", stringify!($name))
            }
        }

        impl TryFrom<String> for $name {
            type Error = CodeError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.to_string()
            }
        }
    };
}

/// An IATA three-letter airport code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[A-Z]{3}$"))]
pub struct AirportCode([u8; 3]);

impl AirportCode {
    /// The three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Its place among all codes there can be, `AAA` first: less than [`Self::COUNT`].
    pub fn place(self) -> usize {
        self.0.iter().fold(0, |place, letter| place * 26 + usize::from(letter - b'A'))
    }

    /// How many codes there can be.
    pub const COUNT: usize = 26 * 26 * 26;
}

impl FromStr for AirportCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let letters: [u8; 3] = text.as_bytes().try_into().map_err(|_| CodeError::NotAnAirportCode)?;
        if letters.iter().all(u8::is_ascii_uppercase) { Ok(Self(letters)) } else { Err(CodeError::NotAnAirportCode) }
    }
}

impl fmt::Display for AirportCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

text_form!(AirportCode);

/// An IATA two-character carrier designator.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^([A-Z][A-Z0-9]|[0-9][A-Z])$"))]
pub struct CarrierCode([u8; 2]);

impl CarrierCode {
    /// The two characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for CarrierCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let characters: [u8; 2] = text.as_bytes().try_into().map_err(|_| CodeError::NotACarrierCode)?;
        let form = characters.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let letter = characters.iter().any(u8::is_ascii_uppercase);
        if form && letter { Ok(Self(characters)) } else { Err(CodeError::NotACarrierCode) }
    }
}

impl fmt::Display for CarrierCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

text_form!(CarrierCode);

/// A flight number: designator, number without leading zeros, and the suffix of an extra or late flight.
///
/// The suffix is kept for identity and left out of matching: `CX260D` is yesterday's delayed `CX260`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^([A-Z][A-Z0-9]|[0-9][A-Z])(0{0,3}[1-9]|0{0,2}[1-9][0-9]|0?[1-9][0-9]{2}|[1-9][0-9]{3})[A-Z]?$"))]
pub struct FlightNumber {
    carrier: CarrierCode,
    number: u16,
    suffix: Option<u8>,
}

impl FlightNumber {
    /// The designator before the number.
    pub const fn carrier(&self) -> CarrierCode {
        self.carrier
    }

    /// The number, 1 to 9999.
    pub const fn number(&self) -> u16 {
        self.number
    }

    /// The suffix letter, if any.
    pub fn suffix(&self) -> Option<char> {
        self.suffix.map(char::from)
    }
}

impl FromStr for FlightNumber {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = CodeError::NotAFlightNumber;
        let (designator, rest) = text.split_at_checked(2).ok_or(refused)?;
        let carrier = designator.parse().map_err(|_| refused)?;
        let (digits, suffix) = match rest.as_bytes().last() {
            Some(last) if last.is_ascii_uppercase() => (&rest[..rest.len() - 1], Some(*last)),
            _ => (rest, None),
        };
        if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(refused);
        }
        match digits.parse() {
            Ok(0) | Err(_) => Err(refused),
            Ok(number) => Ok(Self { carrier, number, suffix }),
        }
    }
}

impl fmt::Display for FlightNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.carrier, self.number)?;
        self.suffix().map_or(Ok(()), |suffix| write!(formatter, "{suffix}"))
    }
}

text_form!(FlightNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flight_number_reads_back_without_leading_zeros_and_with_its_suffix() {
        for (text, canonical) in [("AC890", "AC890"), ("AC0890", "AC890"), ("U21234", "U21234"), ("CX260D", "CX260D")] {
            assert_eq!(text.parse::<FlightNumber>().map(|flight| flight.to_string()), Ok(canonical.to_owned()));
        }
    }

    #[test]
    fn what_is_not_a_flight_number_is_refused() {
        for text in ["", "A", "AC", "AC0", "AC12345", "ac890", "AC 890", "12345", "AC89é", "é890", "AC890DD"] {
            assert_eq!(text.parse::<FlightNumber>(), Err(CodeError::NotAFlightNumber), "{text}");
        }
    }

    #[test]
    fn a_carrier_code_needs_a_letter() {
        assert!("F8".parse::<CarrierCode>().is_ok());
        assert_eq!("99".parse::<CarrierCode>(), Err(CodeError::NotACarrierCode));
    }
}
