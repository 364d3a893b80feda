//! Where to pay: an IBAN, or the three numbers of an account in Canada.

use std::ops::RangeInclusive;

use iban::{Iban, IbanLike};
use redress_domain::intake::{Cursor, Object};
use secrecy::SecretString;
use serde_json::{Value, json};

/// The members of an account, of either kind.
const ACCOUNT_FIELDS: &[&str] = &["holder", "iban", "institution", "transit", "account"];

const HOLDER_CHARACTERS_MAX: usize = 200;
/// The longest IBAN has 34 characters; people write blanks between groups of four.
const IBAN_CHARACTERS_MAX: usize = 42;
/// Its form; length and check digits depend on the country.
const IBAN_PATTERN: &str = "^[A-Za-z]{2}[0-9]{2}[0-9A-Za-z ]{11,38}$";
const NUMBER_CHARACTERS_MAX: usize = 16;

/// An account to pay to, as the one JSON text that the vault keeps of it: `holder` and `iban`, or `holder`,
/// `institution` (3 digits), `transit` (5) and `account` (7 to 12).
pub(crate) fn payout_account(at: Cursor<'_, '_>) -> Option<SecretString> {
    let account = at.object(ACCOUNT_FIELDS);
    at.narrow("object", one_kind_of_account);
    let account = account?;
    let holder = account.require("holder").text(HOLDER_CHARACTERS_MAX);
    let canadian = ["institution", "transit", "account"];
    if account.field("iban").is_present() {
        for name in canadian.iter().filter(|name| account.field(name).is_present()) {
            account.field(name).fault("contradicts", "give either an iban or the three numbers, not both");
        }
        let iban = iban_of(&account);
        return Some(json!({ "holder": holder?, "iban": iban?.electronic_str() }).to_string().into());
    }
    if !canadian.iter().any(|name| account.field(name).is_present()) {
        account.field("iban").fault("missing_field", "give an iban, or institution, transit and account");
        return None;
    }
    let institution = digits(account.require("institution"), 3..=3);
    let transit = digits(account.require("transit"), 5..=5);
    let number = digits(account.require("account"), 7..=12);
    let text = json!({ "holder": holder?, "institution": institution?, "transit": transit?, "account": number? });
    Some(text.to_string().into())
}

/// Either kind has what the other lacks.
fn one_kind_of_account() -> Value {
    let (given, absent) = (json!({ "type": "string" }), json!({ "type": "null" }));
    json!({ "anyOf": [
        { "title": "An IBAN", "required": ["iban"],
          "properties": { "iban": given, "institution": absent, "transit": absent, "account": absent } },
        { "title": "An account in Canada", "required": ["institution", "transit", "account"],
          "properties": { "iban": absent, "institution": given, "transit": given, "account": given } },
    ] })
}

fn iban_of(account: &Object<'_, '_>) -> Option<Iban> {
    let at = account.field("iban");
    let text = at.text(IBAN_CHARACTERS_MAX);
    at.narrow("string", || json!({ "pattern": IBAN_PATTERN }));
    let iban = text?.parse().ok();
    if iban.is_none() {
        at.fault("wrong_form", "not an IBAN: its length, its form or its check digits are wrong");
    }
    iban
}

fn digits<'v>(at: Cursor<'v, '_>, length: RangeInclusive<usize>) -> Option<&'v str> {
    let text = at.text(NUMBER_CHARACTERS_MAX);
    let (least, most) = (length.start(), length.end());
    let count = if least == most { most.to_string() } else { format!("{least},{most}") };
    at.narrow("string", || json!({ "pattern": format!("^[0-9]{{{count}}}$") }));
    let text = text?;
    if length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text);
    }
    let wanted = if least == most { format!("{most} digits") } else { format!("{least} to {most} digits") };
    at.fault("wrong_form", format!("give {wanted}"));
    None
}

#[cfg(test)]
mod tests {
    use redress_domain::intake::Faults;
    use secrecy::ExposeSecret;

    use super::*;

    fn read(document: &Value) -> Result<String, Vec<String>> {
        let faults = Faults::new();
        let account = payout_account(Cursor::root(document, &faults));
        let faults: Vec<_> =
            faults.into_vec().iter().map(|fault| format!("{} {}", fault.code, fault.pointer)).collect();
        match account {
            Some(account) if faults.is_empty() => Ok(account.expose_secret().to_owned()),
            _ => Err(faults),
        }
    }

    #[test]
    fn an_iban_is_kept_without_blanks() {
        let kept = read(&json!({ "holder": "Ada", "iban": "DE89 3704 0044 0532 0130 00" }));
        assert_eq!(kept, Ok(r#"{"holder":"Ada","iban":"DE89370400440532013000"}"#.to_owned()));
    }

    #[test]
    fn a_canadian_account_has_three_numbers() {
        let account = json!({ "holder": "Ada", "institution": "003", "transit": "00011", "account": "1234567" });
        assert!(read(&account).is_ok());
    }

    #[test]
    fn every_fault_of_an_account_is_reported_with_its_place() {
        let cases = [
            (json!({}), vec!["missing_field /holder", "missing_field /iban"]),
            (json!({ "holder": "Ada", "iban": "DE88370400440532013000" }), vec!["wrong_form /iban"]),
            (
                json!({ "holder": "Ada", "institution": "3", "account": "12x4567", "bank": "B" }),
                vec!["unknown_field /bank", "missing_field /transit", "wrong_form /institution", "wrong_form /account"],
            ),
            (
                json!({ "holder": "Ada", "iban": "DE89370400440532013000", "transit": "00011" }),
                vec!["contradicts /transit"],
            ),
        ];
        for (document, mut expected) in cases {
            let mut faults = read(&document).unwrap_err();
            faults.sort();
            expected.sort_unstable();
            assert_eq!(faults, expected, "{document}");
        }
    }
}
