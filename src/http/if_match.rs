//! `If-Match`, which every command to an existing claim carries.

use axum::extract::FromRequestParts;
use axum::http::HeaderValue;
use axum::http::header::IF_MATCH;
use axum::http::request::Parts;
use serde_json::json;

use redress_projections::Language;

use crate::openapi::{DescribesRequest, Operation};
use crate::problem::{Problem, ProblemCode, ProblemFault};

/// Behind the version, in the tag of a claim that was read in French.
const FRENCH: &str = "-fr";

/// The version of the claim that the caller has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IfMatch(pub u64);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let mut values = head.headers.get_all(IF_MATCH).iter();
        let Some(value) = values.next() else {
            return Err(problem(ProblemCode::IfMatchMissing, "missing", "the header is required here"));
        };
        let version = value.to_str().ok().and_then(version_of).filter(|_| values.next().is_none());
        let malformed = || problem(ProblemCode::IfMatchMalformed, "malformed", "one strong entity tag, as \"3\"");
        version.map(Self).ok_or_else(malformed)
    }
}

/// The version inside a strong entity tag of ours, whatever language the claim was read in. `*` is not one: who decides must
/// say what they have seen.
pub(super) fn version_of(tag: &str) -> Option<u64> {
    let inside = tag.strip_prefix('"')?.strip_suffix('"')?;
    let digits = inside.strip_suffix(FRENCH).unwrap_or(inside);
    let in_form = !digits.is_empty() && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    in_form.then(|| digits.parse::<i64>().ok())?.map(i64::unsigned_abs)
}

/// The entity tag of a claim at a version.
pub fn etag(version: u64) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{version}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
}

/// The entity tag of a claim at a version, with its sentences in a language: two texts never have the same tag.
pub fn etag_in(version: u64, language: Language) -> HeaderValue {
    match language {
        Language::English => etag(version),
        Language::French => {
            HeaderValue::from_str(&format!("\"{version}{FRENCH}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
        }
    }
}

fn problem(code: ProblemCode, rule: &str, message: &str) -> Problem {
    Problem::new(code).with_fault(ProblemFault::header(IF_MATCH.as_str(), rule, message))
}

impl DescribesRequest for IfMatch {
    fn describe(operation: Operation) -> Operation {
        let schema = json!({ "type": "string", "pattern": "^\"[1-9][0-9]{0,18}(-fr)?\"$" });
        let description = "The `ETag` of the claim as you have seen it: who decides says on what.";
        operation.required_header("If-Match", description, schema, "\"3\"").refused_for(&[
            ProblemCode::IfMatchMissing,
            ProblemCode::IfMatchMalformed,
            ProblemCode::ClaimVersionConflict,
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_reads_back_from_its_entity_tag() {
        for version in [1, 7, 4_294_967_296] {
            assert_eq!(version_of(etag(version).to_str().unwrap()), Some(version));
            for language in Language::ALL {
                assert_eq!(version_of(etag_in(version, language).to_str().unwrap()), Some(version));
            }
        }
    }

    #[test]
    fn what_is_not_one_strong_tag_of_ours_is_refused() {
        for tag in [
            "",
            "7",
            "*",
            "\"\"",
            "W/\"7\"",
            "\"7\", \"8\"",
            "\"-1\"",
            "\"07\"",
            "\"0\"",
            "\"x\"",
            "\"-fr\"",
            "\"7-de\"",
            "\"7-fr-fr\"",
            "\"9223372036854775808\"",
        ] {
            assert_eq!(version_of(tag), None, "{tag}");
        }
    }
}
