//! `{claim_id}` and `{payout_id}` of a path.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use redress_domain::value::{ClaimId, PayoutId};

use serde_json::json;

use super::ClaimPath;
use crate::openapi::{DescribesRequest, Operation};
use crate::problem::{Problem, ProblemCode, ProblemFault};

/// The payout that the path names. Whatever is not an id is answered like a payout that the claim has not.
#[derive(Debug, Clone, Copy)]
pub struct PayoutPath {
    /// The claim.
    pub claim_id: ClaimId,
    /// The payout.
    pub payout_id: PayoutId,
}

impl<S: Send + Sync> FromRequestParts<S> for PayoutPath {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, state: &S) -> Result<Self, Problem> {
        let ClaimPath(claim_id) = ClaimPath::from_request_parts(head, state).await?;
        let parameters = Path::<HashMap<String, String>>::from_request_parts(head, state).await;
        let text = parameters.ok().and_then(|Path(parameters)| parameters.get("payout_id").cloned());
        let id = text.and_then(|text| text.parse::<PayoutId>().ok().filter(|id| id.to_string() == text));
        let fault = ProblemFault::path("payout_id", "payout_unknown", "no such payout");
        id.map(|payout_id| Self { claim_id, payout_id })
            .ok_or_else(|| Problem::new(ProblemCode::PayoutUnknown).with_fault(fault))
    }
}

impl From<PayoutPath> for ClaimId {
    fn from(path: PayoutPath) -> Self {
        path.claim_id
    }
}

impl DescribesRequest for PayoutPath {
    fn describe(operation: Operation) -> Operation {
        let schema = json!({ "type": "string", "format": "uuid" });
        let example = "0198c0de-0000-7000-8000-0000000000bb";
        ClaimPath::describe(operation)
            .path("payout_id", "The payout, by the id that its authorization was answered with.", schema, example)
            .refused_for(&[ProblemCode::PayoutUnknown])
    }
}
