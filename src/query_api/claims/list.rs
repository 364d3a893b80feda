//! `GET /v1/claims`: the claims that the caller may see, the newest first.

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use redress_projections::claim_status::{self, Cursor};
use serde::Serialize;
use serde_json::value::RawValue;

use super::filter::Filters;
use crate::http::{AcceptedLanguage, Caller, MinPosition, QueryString};
use crate::problem::Problem;
use crate::query_api::QueryApi;
use crate::query_api::document::stored_json;
use crate::query_api::fresh::until_fresh;
use crate::query_api::page::{List, Page};

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
    language: AcceptedLanguage,
    mut query: QueryString,
) -> Result<impl IntoResponse, Problem> {
    let owner = caller.sees_only();
    let page = Page::<Cursor>::take(&mut query);
    let filters = Filters::take(&mut query, owner.clone());
    let list = List::new(&api.vault, "/v1/claims", owner.as_deref(), filters.parameters());
    let after = page.after(&list, &mut query).copied();
    query.finish()?;
    until_fresh(&api.pool, claim_status::NAME, min_position).await?;
    let may_be_linked = filters.may_be_linked();
    let filter = filters.resolve(&api.vault, &api.pool, after.map(Cursor::claim_id)).await?;
    let (claims, next) = claim_status::list(&api.pool, &filter, after, page.limit).await?;
    let next_cursor = next.map(|next| list.cursor(&next));
    let link = next_cursor.as_ref().filter(|_| may_be_linked).map(|cursor| list.link_to_next(page.limit, cursor));
    let claims = claims.iter().map(|claim| stored_json(claim.in_words(language.0))).collect::<Result<_, _>>()?;
    Ok((language.headers(), link.unwrap_or_default(), Json(ListReply { claims, next_cursor })))
}
