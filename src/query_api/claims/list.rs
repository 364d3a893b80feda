//! `GET /v1/claims`: the claims that the caller may see, the newest first.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LINK;
use axum::response::IntoResponse;
use redress_projections::claim_status::{self, ClaimDocument, Cursor};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::filter::{Filters, describe_filters};
use super::get::example;
use crate::http::{AcceptedLanguage, Caller, MinPosition, QueryString};
use crate::openapi::{Operation, Reply};
use crate::problem::Problem;
use crate::query_api::QueryApi;
use crate::query_api::document::stored_json;
use crate::query_api::page::{List, Page, describe_page};

/// A cursor as this list gives them out.
const CURSOR: &str = "6f1d0c53a2b94e78.0198c0de000070008000000000000001";

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
    language: AcceptedLanguage,
    mut query: QueryString,
) -> Result<impl IntoResponse, Problem> {
    let owner = caller.sees_only();
    let page = Page::<Cursor>::take(&mut query);
    let filters = Filters::take(&mut query, owner.clone());
    let list = List::new(&api.vault, "/v1/claims", owner.as_deref(), filters.parameters());
    let after = page.after(&list, &mut query).copied();
    query.finish()?;
    api.freshness.until_applied(claim_status::NAME, min_position).await?;
    let may_be_linked = filters.may_be_linked();
    let filter = filters.resolve(&api.vault, &api.pool, after.map(Cursor::claim_id)).await?;
    let (claims, next) = claim_status::list(&api.pool, &filter, after, page.limit).await?;
    let next_cursor = next.map(|next| list.cursor(&next));
    let link = next_cursor.as_ref().filter(|_| may_be_linked).map(|cursor| list.link_to_next(page.limit, cursor));
    let claims = claims.iter().map(|claim| stored_json(claim.in_words(language.0))).collect::<Result<_, _>>()?;
    Ok((language.headers(), link.unwrap_or_default(), Json(ListReply { claims, next_cursor })))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let (name, claim) = example();
    let page = json!({ "claims": [claim], "next_cursor": CURSOR });
    let reply = Reply::json::<ListReply>(StatusCode::OK, "A page of claims.", vec![(name, page)]);
    let operation = operation
        .named(
            "listClaims",
            "List claims",
            "The claims that the caller may see, the newest first. All filters that are given must hold.",
        )
        .reply(reply.with(LINK).in_words());
    describe_page(describe_filters(operation), CURSOR)
}
