//! `GET /v1/claims`: the claims that the caller may see, the newest first.

use axum::Json;
use axum::extract::State;
use axum::http::header::LINK;
use axum::http::{HeaderMap, StatusCode};
use redress_domain::claim::ClaimStatus;
use redress_domain::fact::DisruptionKind;
use redress_domain::intake::form_of_type;
use redress_domain::value::{AirportCode, CarrierCode};
use redress_projections::claim_status::{self, ClaimDocument, ClaimFilter, Cursor};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;

use crate::http::{Caller, MinPosition, QueryString};
use crate::openapi::{Operation, Reply, words};
use crate::problem::Problem;
use crate::query_api::QueryApi;
use crate::query_api::document::stored_json;
use crate::query_api::fresh::until_fresh;
use crate::query_api::page::{Page, describe_page, link_to_next};

use super::get::example;

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

/// A cursor as this list gives them out.
const CURSOR: &str = "0198c0de000070008000000000000001";

/// A page of claims, each as `GET /v1/claims/{claim_id}` gives it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ClaimPage")]
pub(crate) struct ListReply {
    /// The newest first.
    #[schemars(with = "Vec<ClaimDocument>")]
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

pub(crate) fn describe(operation: Operation) -> Operation {
    let statuses = words(STATUSES.iter().map(|status| status.as_str()));
    let kinds = words(KINDS.iter().map(|kind| kind.as_str()));
    let (name, claim) = example();
    let page = json!({ "claims": [claim], "next_cursor": CURSOR });
    let operation = operation
        .named("listClaims", "List claims", "The claims that the caller may see, the newest first.")
        .query("status", "Those that stand so.", statuses, "paid")
        .query("carrier", "Those whose disrupted leg this carrier flew.", form_of_type::<CarrierCode>(), "AC")
        .query("kind", "Those about this kind of disruption.", kinds, "delay")
        .query("origin", "Those from this airport.", form_of_type::<AirportCode>(), "YYZ")
        .query("destination", "Those to this airport.", form_of_type::<AirportCode>(), "FCO")
        .reply(Reply::json::<ListReply>(StatusCode::OK, "A page of claims.", vec![(name, page)]).with(LINK));
    describe_page(operation, CURSOR)
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
