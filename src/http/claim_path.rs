//! `{claim_id}` of a path.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use redress_domain::value::ClaimId;
use serde_json::json;
use uuid::Uuid;

use crate::openapi::{DescribesRequest, Operation};
use crate::problem::{Problem, ProblemCode};

/// The claim that the path names. Whatever is not the id of a claim is answered like a claim that does not exist.
#[derive(Debug, Clone, Copy)]
pub struct ClaimPath(pub ClaimId);

impl<S: Send + Sync> FromRequestParts<S> for ClaimPath {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Ok(parameters) = RawPathParams::from_request_parts(head, state).await else {
            return Err(Problem::claim_not_found());
        };
        let id = parameters.iter().find(|(name, _)| *name == "claim_id").and_then(|(_, text)| claim_id_of(text));
        id.map(Self).ok_or_else(Problem::claim_not_found)
    }
}

impl From<ClaimPath> for ClaimId {
    fn from(ClaimPath(claim_id): ClaimPath) -> Self {
        claim_id
    }
}

/// The hyphenated form alone: one claim has one address.
fn claim_id_of(text: &str) -> Option<ClaimId> {
    let uuid = Uuid::try_parse(text).ok()?;
    (uuid.to_string() == text).then(|| ClaimId::from_uuid(uuid))
}

impl DescribesRequest for ClaimPath {
    fn describe(operation: Operation) -> Operation {
        let schema = json!({ "type": "string", "format": "uuid" });
        let example = "0198c0de-0000-7000-8000-000000000001";
        operation
            .path("claim_id", "The claim, by the id that its submission was answered with.", schema, example)
            .refused_for(&[ProblemCode::ClaimNotFound])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_has_one_address() {
        let id = "0198c0de-0000-7000-8000-000000000001";
        assert!(claim_id_of(id).is_some());
        for other in [
            "",
            "7",
            "AC890",
            &id.to_uppercase(),
            &id.replace('-', ""),
            &format!("{{{id}}}"),
            &format!("urn:uuid:{id}"),
        ] {
            assert!(claim_id_of(other).is_none(), "{other}");
        }
    }
}
