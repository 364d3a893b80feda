//! The name of a file: people write names into it.

use percent_encoding::percent_decode;
use secrecy::SecretString;

const CHARACTERS_MAX: usize = 255;

/// A file's name as a header carries it: percent-encoded UTF-8.
pub(crate) fn file_name(header: &[u8]) -> Option<SecretString> {
    let name = percent_decode(header).decode_utf8().ok()?;
    let in_form =
        !name.trim().is_empty() && name.chars().nth(CHARACTERS_MAX).is_none() && !name.chars().any(char::is_control);
    in_form.then(|| name.into_owned().into())
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn a_name_is_percent_encoded_and_without_control_characters() {
        let read = |header: &str| file_name(header.as_bytes()).map(|name| name.expose_secret().to_owned());
        assert_eq!(read("boarding%20pass%20%C3%89va.pdf").as_deref(), Some("boarding pass Éva.pdf"));
        for header in ["", "%20", "a%00b", "%FF", &"a".repeat(256)] {
            assert_eq!(read(header), None, "{header}");
        }
    }
}
