//! `GET /v1/work-queue`: what waits for a person, the longest waiting first.

use axum::Json;
use axum::extract::State;
use axum::http::header::LINK;
use axum::http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use redress_domain::value::ClaimId;
use redress_projections::work_queue::{self, OpenTask, Task, TaskCursor, TaskDetails, TaskFilter};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::QueryApi;
use super::document::stored_json;
use super::page::{List, Page, describe_page};
use crate::http::{MinPosition, QueryString};
use crate::openapi::{Operation, Reply, recorded_example, words};
use crate::problem::Problem;

/// A page of open tasks.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TaskPage")]
pub(super) struct WorkQueueReply {
    /// The longest waiting first.
    tasks: Vec<TaskReply>,
    /// Send it as `cursor` for the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// One task.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Task")]
struct TaskReply {
    #[schemars(with = "ClaimId")]
    claim_id: String,
    /// What is to be done.
    #[schemars(schema_with = "kinds")]
    task: &'static str,
    /// The payout that it is about, or the part of the program that is stuck; absent for the claim itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    subject: String,
    /// Why it is there, as a code.
    reason: String,
    /// What whoever takes it on will want to know.
    #[schemars(with = "TaskDetails")]
    details: Box<RawValue>,
    /// Since when it waits.
    opened_at: Timestamp,
}

pub(super) async fn handler(
    State(api): State<QueryApi>,
    min_position: MinPosition,
    mut query: QueryString,
) -> Result<(HeaderMap, Json<WorkQueueReply>), Problem> {
    let page = Page::<TaskCursor>::take(&mut query);
    let filter = TaskFilter {
        task: query.take("task", "a kind of task, as the queue names it", Task::from_word),
        claim_id: query
            .take("claim_id", "the id of a claim", |text| text.parse().ok())
            .map(|id: ClaimId| id.to_string()),
    };
    let parameters =
        vec![("task", filter.task.map(|task| task.as_str().to_owned())), ("claim_id", filter.claim_id.clone())];
    let list = List::new(&api.vault, "/v1/work-queue", None, parameters);
    let after = page.after(&list, &mut query);
    query.finish()?;
    api.freshness.until_applied(work_queue::NAME, min_position).await?;
    let (tasks, next) = work_queue::list(&api.pool, &filter, after, page.limit).await?;
    let next_cursor = next.map(|next| list.cursor(&next));
    let headers = next_cursor.as_ref().map(|cursor| list.link_to_next(page.limit, cursor));
    let tasks = tasks.into_iter().map(reply_of).collect::<Result<_, _>>()?;
    Ok((headers.unwrap_or_default(), Json(WorkQueueReply { tasks, next_cursor })))
}

fn kinds(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": Task::ALL.map(Task::as_str) })
}

pub(super) fn describe(operation: Operation) -> Operation {
    const CURSOR: &str = "6f1d0c53a2b94e78.1779000000000000.0198c0de-0000-7000-8000-000000000001.decide_claim.";
    let example = recorded_example("A claim to be decided", include_str!("examples/work_queue.json"));
    let claim_id = json!({ "type": "string", "format": "uuid" });
    let operation = operation
        .named("listTasks", "Read the work queue", "What waits for a person, the longest waiting first.")
        .query("task", "Tasks of this kind.", words(Task::ALL.map(Task::as_str)), "decide_claim")
        .query("claim_id", "Tasks of this claim.", claim_id, "0198c0de-0000-7000-8000-000000000001")
        .reply(Reply::json::<WorkQueueReply>(StatusCode::OK, "A page of open tasks.", vec![example]).with(LINK));
    describe_page(operation, CURSOR)
}

fn reply_of(task: OpenTask) -> Result<TaskReply, Problem> {
    Ok(TaskReply {
        claim_id: task.claim_id,
        task: task.task.as_str(),
        subject: task.subject,
        reason: task.reason,
        details: stored_json(task.details)?,
        opened_at: task.opened_at,
    })
}
