//! `POST /v1/estimates`: what the law gives on these facts. Needs no account and stores nothing.

use axum::Json;
use redress_domain::estimate::{EstimateReply, estimate};

use crate::http::JsonBody;
use crate::problem::Problem;

pub(super) async fn handler(JsonBody(body): JsonBody) -> Result<Json<EstimateReply>, Problem> {
    estimate(&body).map(Json).map_err(Problem::faulty_body)
}
