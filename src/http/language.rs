//! `Accept-Language`: in which language the sentences of a reply are (RFC 9110, RFC 4647 by lookup).

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use redress_projections::Language;
use serde_json::json;

use crate::openapi::{DescribesRequest, Operation};

/// The languages of a request that are read at most; whoever lists more gets the best of these.
const RANGES_MAX: usize = 32;

/// The language that the caller likes best of those there are; English, if none. A header that is malformed asks for
/// nothing, as RFC 9110 has it of a header that a server may ignore.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptedLanguage(pub Language);

impl<S: Sync> FromRequestParts<S> for AcceptedLanguage {
    type Rejection = Infallible;

    async fn from_request_parts(head: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self(accepted(&head.headers)))
    }
}

impl AcceptedLanguage {
    /// What a reply in this language says of itself.
    pub fn headers(self) -> [(HeaderName, HeaderValue); 2] {
        let vary = HeaderValue::from_static("accept-language");
        [(CONTENT_LANGUAGE, HeaderValue::from_static(self.0.tag())), (VARY, vary)]
    }
}

impl DescribesRequest for AcceptedLanguage {
    fn describe(operation: Operation) -> Operation {
        let description = "In which language sentences are wanted: English, or French. What asks for neither, or is malformed, is \
                           answered in English.";
        operation.header("Accept-Language", description, json!({ "type": "string" }), "fr-CA, en;q=0.5")
    }
}

fn accepted(headers: &HeaderMap) -> Language {
    let lists = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    let ranges = lists.flat_map(|list| list.split(',')).take(RANGES_MAX).filter_map(range);
    let ranges: Vec<(&str, u16)> = ranges.collect();
    let liked = |language: Language| {
        let primary = |range: &str| range.split('-').next().unwrap_or_default().eq_ignore_ascii_case(language.tag());
        let named = ranges.iter().filter(|(range, _)| primary(range)).map(|(_, quality)| *quality).max();
        let any = || ranges.iter().find(|(range, _)| *range == "*").map(|(_, quality)| *quality);
        named.or_else(any).unwrap_or(0)
    };
    // Of two that are liked alike, the one that is named first.
    let place = |language: Language| {
        ranges
            .iter()
            .position(|(range, _)| range.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case(language.tag())))
    };
    let best = Language::ALL.into_iter().filter(|language| liked(*language) > 0);
    let best = best.min_by_key(|language| (u16::MAX - liked(*language), place(*language).unwrap_or(usize::MAX)));
    best.unwrap_or_default()
}

/// `fr-CA;q=0.8` as a range and thousandths; `None`: malformed.
fn range(text: &str) -> Option<(&str, u16)> {
    let (range, parameter) = text.split_once(';').map_or((text, None), |(range, rest)| (range, Some(rest)));
    let range = range.trim();
    let in_form = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'*';
    let quality = match parameter {
        None => 1_000,
        Some(parameter) => thousandths(parameter.trim().strip_prefix("q=").or(parameter.trim().strip_prefix("Q="))?)?,
    };
    (!range.is_empty() && range.bytes().all(in_form)).then_some((range, quality))
}

/// `0`, `0.8`, `1.000`: no more than three digits behind the point, and never more than one.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = rest.len() <= 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let fraction: u16 = if rest.is_empty() { 0 } else { format!("{rest:0<3}").parse().ok()? };
    match whole {
        "0" if digits => Some(fraction),
        "1" if digits && fraction == 0 => Some(1_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lists: &[&str]) -> Language {
        let values = lists.iter().map(|list| (ACCEPT_LANGUAGE, HeaderValue::from_bytes(list.as_bytes()).unwrap()));
        accepted(&values.collect())
    }

    #[test]
    fn the_language_that_is_liked_best_is_taken() {
        for list in [
            "fr",
            "FR",
            "fr-CA",
            "fr-CA,fr;q=0.9,en;q=0.8",
            "en;q=0.5, fr;q=0.7",
            "de, fr-FR;q=0.2",
            "en;q=0, *",
            "fr, en",
            "en ; q=0.1 , fr ; q=0.2",
        ] {
            assert_eq!(of(&[list]), Language::French, "{list}");
        }
        assert_eq!(of(&["en;q=0.3", "fr;q=0.4"]), Language::French, "two headers are one list");
    }

    #[test]
    fn english_is_for_whoever_asks_for_nothing_that_there_is() {
        let long = "fr;q=0.1,".repeat(10_000);
        for list in [
            "",
            "en",
            "en-CA, fr;q=0.9",
            "de",
            "*",
            "fr;q=0",
            "fr;q=0, en;q=0",
            "*;q=0",
            "en, fr",
            "fr;q=nan, en;q=0.1",
            "fr;q=-1",
            "fr;q=2",
            "fr;q=0.1234",
            "fr;quality=1",
            ";;;",
            "fr\u{e9}",
            "frr",
            "french",
            &format!("en,{long}"),
        ] {
            assert_eq!(of(&[list]), Language::English, "{list}");
        }
        assert_eq!(of(&[]), Language::English);
    }
}
