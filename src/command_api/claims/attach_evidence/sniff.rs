//! What bytes are, by themselves. Pictures and PDF have a signature at their beginning; a text has none, and is one if all
//! of it is.

use redress_domain::claim::MediaType;

/// As much of the beginning as any signature, and the headers of an e-mail, need.
const HEAD_BYTES: usize = 4 * 1024;

/// Header fields that every e-mail has one of at its beginning.
const EMAIL_FIELDS: [&str; 8] =
    ["received", "return-path", "delivered-to", "from", "date", "message-id", "mime-version", "subject"];

/// Sees bytes go by, and keeps their beginning.
#[derive(Debug, Default)]
pub(super) struct Sniffer {
    head: Vec<u8>,
    /// The first bytes of a character whose last have not come yet.
    unfinished: Vec<u8>,
    is_no_text: bool,
}

impl Sniffer {
    /// The next bytes.
    pub(super) fn take(&mut self, bytes: &[u8]) {
        let room = HEAD_BYTES.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(bytes.get(..room).unwrap_or_default());
        if !self.is_no_text {
            self.read(bytes);
        }
    }

    /// What the bytes are, of what is taken.
    pub(super) fn media_type(&self) -> Option<MediaType> {
        if let Some(found) = infer::get(&self.head) {
            return match found.mime_type() {
                "application/pdf" => Some(MediaType::Pdf),
                "image/png" => Some(MediaType::Png),
                "image/jpeg" => Some(MediaType::Jpeg),
                "image/heif" | "image/heic" => Some(MediaType::Heic),
                "image/webp" => Some(MediaType::Webp),
                _ => None,
            };
        }
        let is_text = !self.head.is_empty() && !self.is_no_text && self.unfinished.is_empty();
        is_text.then(|| if is_email(&self.head) { MediaType::Email } else { MediaType::PlainText })
    }

    fn read(&mut self, bytes: &[u8]) {
        let mut joined = std::mem::take(&mut self.unfinished);
        joined.extend_from_slice(bytes);
        let text = match std::str::from_utf8(&joined) {
            Ok(text) => text,
            Err(error) if error.error_len().is_none() => {
                let (text, rest) = joined.split_at(error.valid_up_to());
                self.unfinished = rest.to_vec();
                std::str::from_utf8(text).unwrap_or_default()
            }
            Err(_) => {
                self.is_no_text = true;
                return;
            }
        };
        let breaks = ['\n', '\r', '\t', '\u{c}'];
        self.is_no_text = text.chars().any(|character| character.is_control() && !breaks.contains(&character));
    }
}

/// Whether it begins with header fields, one that every e-mail has among the first of them.
fn is_email(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let mut fields = text.lines().take_while(|line| !line.is_empty()).filter(|line| !line.starts_with([' ', '\t']));
    let name = |line: &str| {
        let (name, _) = line.split_once(':')?;
        let in_form = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
        in_form.then(|| name.to_ascii_lowercase())
    };
    let names: Vec<Option<String>> = fields.by_ref().take(3).map(name).collect();
    let known = names.iter().flatten().filter(|name| EMAIL_FIELDS.contains(&name.as_str())).count();
    names.len() > 1 && names.iter().all(Option::is_some) && known > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sniffed(parts: &[&[u8]]) -> Option<MediaType> {
        let mut sniffer = Sniffer::default();
        for part in parts {
            sniffer.take(part);
        }
        sniffer.media_type()
    }

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    #[test]
    fn each_type_that_is_taken_is_known_by_its_own_bytes() {
        for (bytes, media_type) in [
            (&b"%PDF-1.7\n%\xe2\xe3"[..], MediaType::Pdf),
            (PNG, MediaType::Png),
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0", MediaType::Jpeg),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", MediaType::Heic),
            (b"RIFF\x24\0\0\0WEBPVP8 ", MediaType::Webp),
            ("Flight AC890 is delayed.\r\nÉquipage.".as_bytes(), MediaType::PlainText),
            (b"From: ac@example.com\r\nDate: Fri, 1 May 2026 10:00:00 +0000\r\n\r\nSorry", MediaType::Email),
            (b"Received: from a\r\n\tby b\r\nFrom: ac@example.com\r\n\r\n", MediaType::Email),
        ] {
            assert_eq!(sniffed(&[bytes]), Some(media_type));
            let one_by_one: Vec<&[u8]> = bytes.chunks(1).collect();
            assert_eq!(sniffed(&one_by_one), Some(media_type), "however they arrive");
        }
    }

    #[test]
    fn what_is_none_of_them_is_refused() {
        let long = [b"Dear claimant,\n".repeat(1_000).as_slice(), b"\0"].concat();
        for bytes in [
            &b""[..],
            b"PK\x03\x04\x14\0\0\0",
            b"MZ\x90\0\x03\0",
            b"\x7fELF\x02\x01\x01\0",
            b"GIF89a\x01\0",
            b"\x00\x01\x02",
            b"cut off \xc3",
            b"latin \xe9t\xe9",
            &long,
        ] {
            assert_eq!(sniffed(&[bytes]), None, "{:?}", bytes.get(..8));
        }
    }

    #[test]
    fn a_text_that_only_has_a_colon_in_it_is_no_email() {
        for text in ["Dear Ada:\nwe regret", "Date: today", "note: a\nnote: b\n"] {
            assert_eq!(sniffed(&[text.as_bytes()]), Some(MediaType::PlainText), "{text}");
        }
    }
}
