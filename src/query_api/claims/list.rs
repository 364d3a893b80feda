//! `GET /v1/claims`: the claims that the caller may see, the newest first.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use redress_domain::claim::ClaimStatus;
use redress_domain::fact::DisruptionKind;
use redress_projections::claim_status::{self, ClaimFilter, Cursor};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::http::{Caller, MinPosition, QueryString};
use crate::problem::Problem;
use crate::query_api::QueryApi;
use crate::query_api::document::stored_json;
use crate::query_api::fresh::until_fresh;
use crate::query_api::page::{Page, link_to_next};

const STATUSES: [ClaimStatus; 14] = [
    ClaimStatus::Submitted,
    ClaimStatus::FlightVerified,
    ClaimStatus::FlightNotVerified,
    ClaimStatus::Calculated,
    ClaimStatus::Approved,
    ClaimStatus::Denied,
    ClaimStatus::PayoutAuthorized,
    ClaimStatus::PayoutSent,
    ClaimStatus::PayoutStalled,
    ClaimStatus::PayoutFailed,
    ClaimStatus::PartlyPaid,
    ClaimStatus::PayoutReturned,
    ClaimStatus::Withdrawn,
    ClaimStatus::Paid,
];

const KINDS: [DisruptionKind; 7] = [
    DisruptionKind::Delay,
    DisruptionKind::Cancellation,
    DisruptionKind::DeniedBoarding,
    DisruptionKind::MissedConnection,
    DisruptionKind::Diversion,
    DisruptionKind::EarlierDeparture,
    DisruptionKind::Downgrade,
];

/// A page of claims, each as `GET /v1/claims/{claim_id}` gives it.
#[derive(Serialize)]
pub(crate) struct ListReply {
    claims: Vec<Box<RawValue>>,
    /// Send it as `cursor` for the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

pub(crate) async fn handler(
    State(api): State<QueryApi>,
    caller: Caller,
    min_position: MinPosition,
    mut query: QueryString,
) -> Result<(HeaderMap, Json<ListReply>), Problem> {
    let page = Page::<Cursor>::take(&mut query);
    let filter = ClaimFilter { claimant: caller.sees_only(), ..filter(&mut query) };
    query.finish()?;
    until_fresh(&api.pool, claim_status::NAME, min_position).await?;
    let (claims, next) = claim_status::list(&api.pool, &filter, page.after, page.limit).await?;
    let headers = next.map(|next| link_to_next("/v1/claims", &parameters(&filter), page.limit, &next));
    let claims = claims.into_iter().map(|claim| stored_json(claim.document)).collect::<Result<_, _>>()?;
    let reply = ListReply { claims, next_cursor: next.map(|next| next.to_string()) };
    Ok((headers.unwrap_or_default(), Json(reply)))
}

fn filter(query: &mut QueryString) -> ClaimFilter {
    let status = |text: &str| STATUSES.into_iter().find(|status| status.as_str() == text);
    let kind = |text: &str| KINDS.into_iter().find(|kind| kind.as_str() == text);
    ClaimFilter {
        claimant: None,
        status: query.take("status", "a status of a claim, as calculated", status),
        carrier: query.take("carrier", "an IATA carrier code, as AC", |text| text.parse().ok()),
        origin: query.take("origin", "an IATA airport code, as YYZ", |text| text.parse().ok()),
        destination: query.take("destination", "an IATA airport code, as YYZ", |text| text.parse().ok()),
        kind: query.take("kind", "a kind of disruption, as delay", kind),
    }
}

/// The same filter for the next page.
fn parameters(filter: &ClaimFilter) -> [(&'static str, Option<String>); 5] {
    [
        ("status", filter.status.map(|status| status.as_str().to_owned())),
        ("carrier", filter.carrier.map(|carrier| carrier.to_string())),
        ("origin", filter.origin.map(|airport| airport.to_string())),
        ("destination", filter.destination.map(|airport| airport.to_string())),
        ("kind", filter.kind.map(|kind| kind.as_str().to_owned())),
    ]
}
