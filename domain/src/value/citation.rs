//! Where a rule stands written.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The instruments that a citation of a person's may name: the Air Passenger Protection Regulations, the Canada
/// Transportation Act, the Montreal Convention, and the regulations of the European Union and the United Kingdom.
pub const INSTRUMENTS: [&str; 5] = ["APPR", "CTA Act", "MC99", "EU261", "UK261"];

/// What may stand before the number of a place.
const PLACE_WORDS: [&str; 4] = ["s.", "ss.", "art.", "sch."];

/// The courts and tribunals whose decisions may be cited.
const COURTS: [&str; 10] = ["SCC", "FCA", "FC", "BCCRT", "BCSC", "ONSC", "ONCJ", "QCCQ", "NSSM", "NSSC"];

const PLACES_MAX: usize = 4;

/// A number of more digits is no section: it may be an account, or a telephone.
const DIGITS_IN_A_ROW_MAX: usize = 3;

/// A place in an instrument, as a lawyer writes it: `APPR s.19(1)(a)(iii)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Citation(Cow<'static, str>);

impl Citation {
    /// A citation that stands in the code or in parameters.
    pub const fn from_static(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// A citation read from data.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Cow::Owned(text.into()))
    }

    /// A citation that a person wrote: one of [`INSTRUMENTS`] and places in it, as `APPR s.10(1)(c) and s.11(2)`, or a
    /// decision, as `CTA decision 122-C-A-2021` or `2022 BCCRT 1121`. `None`: anything else, since a citation goes into
    /// an event, where no person may stand.
    pub fn written(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split(' ').collect();
        let is_citation = match words.as_slice() {
            ["CTA", "decision", number] => is_agency_decision(number),
            [year, court, number] if is_number(year, 4) => COURTS.contains(court) && is_number(number, 5),
            _ => names_places(text),
        };
        is_citation.then(|| Self::new(text))
    }

    /// The form of a citation that a person writes, as a regular expression. What it lets through, [`Self::written`] looks
    /// at more closely.
    pub fn pattern() -> String {
        let (instruments, courts) = (INSTRUMENTS.join("|"), COURTS.join("|"));
        let place = format!("({})[0-9][0-9a-z.()]*", PLACE_WORDS.map(|word| word.replace('.', "[.]")).join("|"));
        let more = PLACES_MAX - 1;
        let agency = "CTA decision [0-9]{1,4}(-[A-Z]){0,3}-[0-9]{1,4}";
        format!(
            "^({agency}|[0-9]{{1,4}} ({courts}) [0-9]{{1,5}}|({instruments}) {place}( (and|to) {place}){{0,{more}}})$"
        )
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Places joined by words: `s.11(1) and s.12(2)`.
fn names_places(text: &str) -> bool {
    let places = INSTRUMENTS.iter().find_map(|instrument| text.strip_prefix(instrument)?.strip_prefix(' '));
    places.is_some_and(|places| {
        let words: Vec<&str> = places.split(' ').collect();
        let alternates = words.iter().enumerate().all(|(index, word)| match index % 2 {
            0 => is_place(word),
            _ => ["and", "to"].contains(word),
        });
        alternates && words.len() % 2 == 1 && words.len() < 2 * PLACES_MAX
    })
}

/// `122-C-A-2021`: of the Canadian Transportation Agency.
fn is_agency_decision(number: &str) -> bool {
    let parts: Vec<&str> = number.split('-').collect();
    let [number, letters @ .., year] = parts.as_slice() else { return false };
    let is_letter = |part: &&str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_uppercase());
    is_number(number, 4) && letters.len() <= 3 && letters.iter().all(is_letter) && is_number(year, 4)
}

fn is_number(word: &str, digits_max: usize) -> bool {
    (1..=digits_max).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `s.19(1)(a)(iii)`, `art.7`, `s.86.11`: a number, then numbers, points and single letters or numerals in brackets.
fn is_place(word: &str) -> bool {
    let Some(number) = PLACE_WORDS.iter().find_map(|place| word.strip_prefix(place)) else { return false };
    let mut parts = number.split(['(', ')', '.']).filter(|part| !part.is_empty());
    let is_numeral = |part: &str| part.len() <= 4 && part.bytes().all(|byte| b"ivx".contains(&byte));
    let is_part = |part: &str| {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let letters = &part[digits..];
        let is_letter = letters.len() <= 1 && letters.bytes().all(|byte| byte.is_ascii_lowercase());
        digits <= DIGITS_IN_A_ROW_MAX && (is_letter || (digits == 0 && is_numeral(letters)))
    };
    number.starts_with(|first: char| first.is_ascii_digit()) && parts.clone().count() <= 6 && parts.all(is_part)
}

#[cfg(test)]
mod tests {
    use super::Citation;

    #[test]
    fn a_citation_names_an_instrument_and_places_in_it_or_a_decision() {
        for text in [
            "APPR s.10(1)(c)",
            "APPR s.19(1)(a)(iii)",
            "APPR s.11(1) and s.12(2)(b)",
            "CTA Act s.85.07(2)",
            "EU261 art.5(3)",
            "MC99 art.19",
            "CTA decision 122-C-A-2021",
            "2025 FCA 149",
            "2022 BCCRT 1121",
        ] {
            assert!(Citation::written(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_could_name_a_person_or_an_account_is_no_citation() {
        for text in [
            "",
            "APPR",
            "APPR and",
            "s.10(1)",
            "APPR ask Ada",
            "Ada Lovelace 1",
            "DE75512108001245126199",
            "APPR DE75512108001245126199",
            "APPR s.75512108001245126199",
            "APPR s.10 514-555-0100",
            "APPR s.10 5145550100",
            "APPR s.10(Ada)",
            "APPR s.10(1)(2)(3)(4)(5)(6)(7)",
            "APPR  s.10",
            "appr s.10",
            "CTA decision of Ada",
            "CTA decision 5145550100",
            "2022 Ada 1121",
            "2022 SMITH 12345",
            "2022 BCCRT 1121121",
            "APPR 046 454 286",
            "APPR s.1 2 3 514 555 010 0",
            "APPR s.1 and s.2 and s.3 and s.4 and s.5",
        ] {
            assert!(Citation::written(text).is_none(), "{text}");
        }
    }
}
