//! What fails the build: catalogues that do not agree. These are the checks of `build.rs` themselves.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

#[path = "../build/catalogue.rs"]
mod catalogue;

use catalogue::{Catalogue, agreed};

const PAID: &str = "# Variables:\n#   $amount (Amount) - the sum\npaid = Paid: { $amount }.\n";

/// The complaints about two catalogues.
fn complaints(english: &str, french: &str) -> Vec<String> {
    let read = |file, text| Catalogue::read(file, text);
    let (english, french) = match (read("en", english), read("fr", french)) {
        (Ok(english), Ok(french)) => (english, french),
        (english, french) => return [english.err(), french.err()].into_iter().flatten().flatten().collect(),
    };
    agreed(("en", &english), ("fr", &french)).err().unwrap_or_default()
}

#[test]
fn catalogues_that_agree_tell_every_message_with_its_parameters() {
    assert_eq!(complaints(PAID, "paid = Payé : { $amount }.\n"), Vec::<String>::new());
    let english = Catalogue::read("en", PAID).expect("a catalogue");
    let shapes = agreed(("en", &english), ("en", &english)).expect("they agree");
    let parameters = &shapes["paid"].parameters;
    assert_eq!((shapes["paid"].text.as_str(), parameters.len()), ("Paid: {amount}.", 1));
    assert_eq!((parameters[0].name.as_str(), parameters[0].kind.as_str()), ("amount", "Amount"));
    assert_eq!(parameters[0].meaning, "the sum");
}

#[test]
fn a_key_that_one_language_lacks_fails_the_build() {
    assert_eq!(complaints(PAID, ""), ["en has paid, and fr has not"]);
    assert_eq!(complaints("", "paid = Payé.\n"), ["fr has paid, and en has not"]);
}

#[test]
fn a_placeholder_that_differs_fails_the_build() {
    for french in ["paid = Payé.\n", "paid = Payé : { $sum }.\n", "paid = Payé : { $amount } { $sum }.\n"] {
        let complaints = complaints(PAID, french);
        assert!(complaints.len() == 1 && complaints[0].starts_with("paid has the placeholders"), "{complaints:?}");
    }
}

#[test]
fn a_placeholder_that_is_not_declared_or_not_there_fails_the_build() {
    let undeclared = "paid = Paid: { $amount }.\n";
    assert!(complaints(undeclared, undeclared)[0].contains("declares"), "{:?}", complaints(undeclared, undeclared));
    let not_there = "#   $amount (Amount) - the sum\npaid = Paid.\n";
    assert!(complaints(not_there, "paid = Payé.\n")[0].contains("declares"));
}

#[test]
fn a_plural_has_the_forms_of_the_language_and_goes_by_a_count() {
    let plural = |kind: &str, forms: &str| {
        let text = format!("#   $count ({kind}) - how many\ntold = {{ $count ->\n{forms}}} told.\n");
        complaints(&text, &text)
    };
    let forms = "    [one] one\n   *[other] { $count }\n";
    assert_eq!(plural("Count", forms), Vec::<String>::new());
    assert!(plural("Amount", forms)[0].contains("is no Count"));
    for wrong in
        ["   *[other] { $count }\n", "    [1] one\n   *[other] { $count }\n", "    [few] some\n   *[other] more\n"]
    {
        assert!(plural("Count", wrong)[0].contains("plural forms"), "{wrong}: {:?}", plural("Count", wrong));
    }
}

#[test]
fn what_is_no_plain_message_fails_the_build() {
    for (text, word) in [
        ("paid = Paid\npaid = Paid\n", "twice"),
        ("paid = { other }\n", "alone"),
        ("paid = { DATETIME($day) }\n", "alone"),
        ("-brand = Redress\n", "term"),
        ("paid =\n    .title = Paid\n", "must have a text"),
        ("paid = { $amount\n", "line"),
        ("this is no message\n", "line"),
    ] {
        let complaints = complaints(text, text);
        assert!(complaints.iter().any(|complaint| complaint.contains(word)), "{text}: {complaints:?}");
    }
}
