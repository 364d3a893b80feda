//! Who it is and how to reach them.

use redress_domain::intake::Cursor;
use secrecy::SecretString;
use serde_json::json;

const NAME_CHARACTERS_MAX: usize = 200;
/// RFC 5321: 64 before the sign, 254 in all.
const EMAIL_CHARACTERS_MAX: usize = 254;
const EMAIL_LOCAL_CHARACTERS_MAX: usize = 64;
const PHONE_CHARACTERS_MAX: usize = 32;
const REFERENCE_CHARACTERS_MAX: usize = 16;

/// What the readers below look for, for those who read the documentation. A reader may look more closely.
const NAME_PATTERN: &str =
    r"^[^\u0000-\u001f\u007f-\u009f]*[^\u0000-\u001f\u007f-\u009f\s][^\u0000-\u001f\u007f-\u009f]*$";
const EMAIL_PATTERN: &str =
    r"^[^@\s\u0000-\u001f\u007f-\u009f]{1,64}@[^@\s\u0000-\u001f\u007f-\u009f]+[.][^@\s\u0000-\u001f\u007f-\u009f]+$";
const PHONE_PATTERN: &str = "^[+]?[ ().-]*([0-9][ ().-]*){5,15}$";
const REFERENCE_PATTERN: &str = "^[A-Za-z0-9]{5,8}$";

/// A person's name: 1 to 200 characters, not all of them blanks, no control characters.
pub(crate) fn name(at: Cursor<'_, '_>) -> Option<SecretString> {
    let text = at.text(NAME_CHARACTERS_MAX);
    at.narrow("string", || json!({ "pattern": NAME_PATTERN }));
    let text = text?.trim();
    if text.is_empty() {
        at.fault("empty", "give at least one character that is not a blank");
        return None;
    }
    Some(text.into())
}

/// An e-mail address, by its shape alone: only a letter that arrives proves more.
pub(crate) fn email(at: Cursor<'_, '_>) -> Option<SecretString> {
    let text = at.text(EMAIL_CHARACTERS_MAX);
    at.narrow("string", || json!({ "format": "idn-email", "pattern": EMAIL_PATTERN }));
    let text = text?;
    if is_email(text) {
        return Some(text.into());
    }
    at.fault("wrong_form", "an e-mail address is written name@domain.example");
    None
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let local_fits = !local.is_empty() && local.chars().count() <= EMAIL_LOCAL_CHARACTERS_MAX && !local.contains('@');
    let is_label = |label: &str| {
        let inner = |character: char| character.is_alphanumeric() || character == '-';
        !label.is_empty() && label.chars().all(inner) && !label.starts_with('-') && !label.ends_with('-')
    };
    local_fits && !text.contains(char::is_whitespace) && domain.contains('.') && domain.split('.').all(is_label)
}

/// A telephone number as people write it: digits, blanks, hyphens, brackets and a leading plus, 5 to 15 digits (E.164).
pub(crate) fn phone(at: Cursor<'_, '_>) -> Option<SecretString> {
    let text = at.text(PHONE_CHARACTERS_MAX);
    at.narrow("string", || json!({ "pattern": PHONE_PATTERN }));
    let text = text?;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let rest = text.strip_prefix('+').unwrap_or(text);
    let in_form = rest.bytes().all(|byte| byte.is_ascii_digit() || b" -().".contains(&byte));
    if in_form && (5..=15).contains(&digits) {
        return Some(text.into());
    }
    at.fault("wrong_form", "a telephone number has 5 to 15 digits and may begin with a plus");
    None
}

/// An airline's locator: 5 to 8 letters and digits, kept in capitals.
pub(crate) fn booking_reference(at: Cursor<'_, '_>) -> Option<SecretString> {
    let text = at.text(REFERENCE_CHARACTERS_MAX);
    at.narrow("string", || json!({ "pattern": REFERENCE_PATTERN }));
    let text = text?;
    if (5..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(text.to_ascii_uppercase().into());
    }
    at.fault("wrong_form", "a booking reference is 5 to 8 letters and digits");
    None
}

#[cfg(test)]
mod tests {
    use redress_domain::intake::Faults;
    use secrecy::ExposeSecret;
    use serde_json::Value;

    use super::*;

    fn read(reader: fn(Cursor<'_, '_>) -> Option<SecretString>, text: &str) -> Result<String, String> {
        let (document, faults) = (Value::from(text), Faults::new());
        let read = reader(Cursor::root(&document, &faults));
        match (read, faults.into_vec().as_slice()) {
            (Some(value), []) => Ok(value.expose_secret().to_owned()),
            (None, [fault]) => Err(fault.code.to_owned()),
            (_, faults) => panic!("{faults:?}"),
        }
    }

    #[test]
    fn a_name_has_1_to_200_characters_and_no_control_characters() {
        for text in ["Ada Lovelace", "X", "José Ñandú-O'Neil", "李小龍", &"é".repeat(200)] {
            assert_eq!(read(name, text), Ok(text.to_owned()));
        }
        for (text, code) in
            [("", "empty"), ("   ", "empty"), (&*"é".repeat(201), "too_long"), ("A\0B", "control_character")]
        {
            assert_eq!(read(name, text), Err(code.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn an_email_address_has_the_shape_of_one() {
        for text in ["ada@example.com", "a.b+c@mail.example.co.uk", "ada@exämple.ch"] {
            assert_eq!(read(email, text), Ok(text.to_owned()));
        }
        for text in [
            "ada",
            "@example.com",
            "ada@",
            "ada@example",
            "a da@example.com",
            "ada@@example.com",
            "ada@-a.com",
            "ada@a..com",
        ] {
            assert_eq!(read(email, text), Err("wrong_form".to_owned()), "{text}");
        }
        assert_eq!(read(email, &format!("{}@example.com", "a".repeat(65))), Err("wrong_form".to_owned()));
    }

    #[test]
    fn a_telephone_number_has_5_to_15_digits() {
        for text in ["+1 514 555 0100", "(514) 555-0100", "12345", "+49.30.1234567"] {
            assert_eq!(read(phone, text), Ok(text.to_owned()));
        }
        for text in ["1234", "1234567890123456", "call me", "+1+2345678", "514-555-0100 x7"] {
            assert_eq!(read(phone, text), Err("wrong_form".to_owned()), "{text}");
        }
    }

    #[test]
    fn a_booking_reference_is_kept_in_capitals() {
        assert_eq!(read(booking_reference, "x7k9qz"), Ok("X7K9QZ".to_owned()));
        for text in ["ABCD", "ABCDEFGHI", "ABC-12"] {
            assert_eq!(read(booking_reference, text), Err("wrong_form".to_owned()), "{text}");
        }
    }
}
