//! `GET /v1/claims/{claim_id}/live`: the timeline of one claim as it grows, as server-sent events.
//!
//! The id of an event is the version of the claim with it: a client that comes back with `Last-Event-ID` misses nothing and
//! gets nothing twice.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures::stream::unfold;
use redress_projections::claim_timeline::{self, StoredEntry};
use redress_projections::{Language, claim_status};
use serde_json::json;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at, sleep_until};

use super::get::visible_claim;
use crate::event_store::DatabaseFault;
use crate::http::{AcceptedLanguage, Caller, ClaimPath, LastEventId, MinPosition, QueryString};
use crate::openapi::{Operation, Reply};
use crate::problem::{Problem, ProblemCode};
use crate::query_api::QueryApi;
use crate::query_api::live::Seat;

/// How many entries a stream holds at most; the next are read when these are taken.
const PAGE_ENTRIES: u16 = 16;
/// How often a silent stream says that it lives. It reads for itself then, whatever it was told.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// After this a stream ends and the client comes back: a connection that died unnoticed does not keep its seat.
const STREAM_TIME_MAX: Duration = Duration::from_mins(30);
/// How long a client waits before it comes back.
const RETRY: Duration = Duration::from_secs(2);
/// Has a proxy pass on what comes at once, and not when a buffer is full.
const UNBUFFERED: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));

pub(crate) async fn handler(
    State(api): State<QueryApi>,
    caller: Caller,
    ClaimPath(claim_id): ClaimPath,
    min_position: MinPosition,
    last_event_id: LastEventId,
    language: AcceptedLanguage,
    mut query: QueryString,
) -> Result<Response, Problem> {
    let after =
        query.take("after", "the version after which to begin", |text| text.parse().ok().filter(|after| *after >= 0));
    query.finish()?;
    let claim_id = claim_id.to_string();
    // First of all: to be refused a seat must cost nothing.
    let seat = api.live.take(caller.principal.to_string(), claim_id.clone())?;
    api.freshness.until_applied(claim_status::NAME, min_position).await?;
    api.freshness.until_applied(claim_timeline::NAME, min_position).await?;
    visible_claim(&api, &caller, &claim_id).await?;
    let begun = Instant::now();
    let mut heartbeat = interval_at(begun + HEARTBEAT, HEARTBEAT);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let stream = Stream {
        api,
        claim_id,
        language: language.0,
        after: last_event_id.0.or(after).unwrap_or(0),
        seat,
        heartbeat,
        ends_at: begun + STREAM_TIME_MAX,
        greeted: false,
        is_behind: true,
        entries: VecDeque::new(),
    };
    let events = unfold(stream, async |mut stream| Some((Ok::<_, Infallible>(stream.next().await?), stream)));
    Ok((language.headers(), [UNBUFFERED], Sse::new(events)).into_response())
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let version = json!({ "type": "integer", "minimum": 0, "maximum": i64::MAX });
    let example = "id: 1\nevent: timeline\ndata: {\"text\":\"Claim submitted: delay for 1 passenger, YYZ to FCO.\",\"version\":1}\n\n";
    let stream = Reply::text(
        "text/event-stream",
        "The stream. Each event `timeline` has a step of the timeline as its `data`, and the version of the claim with it as its `id`.",
        vec![("The first event", example.into())],
    );
    operation
        .named(
            "followClaim",
            "Follow a claim",
            "The timeline as it grows, as server-sent events. It begins behind `Last-Event-ID`, else behind `after`, else with the first \
             step; a client that comes back with the last id it saw misses nothing and gets nothing twice. A comment every 15 seconds \
             says that the stream lives; after 30 minutes it ends and the client comes back.",
        )
        .query("after", "The version after which to begin.", version, 0)
        .reply(stream.in_words())
        .refused_for(&[ProblemCode::LiveStreamsTaken])
}

/// A stream on its way. It moves only when the client takes what it has.
struct Stream {
    api: QueryApi,
    claim_id: String,
    language: Language,
    /// The version of the last entry that was handed out.
    after: i64,
    seat: Seat,
    heartbeat: Interval,
    ends_at: Instant,
    greeted: bool,
    /// Whether there may be entries that are not read yet.
    is_behind: bool,
    entries: VecDeque<StoredEntry>,
}

impl Stream {
    /// What the client gets next; `None`: the stream ends.
    async fn next(&mut self) -> Option<Event> {
        if !self.greeted {
            self.greeted = true;
            return Some(Event::default().retry(RETRY).comment("the timeline follows"));
        }
        let stop = self.api.stop.clone();
        loop {
            if stop.is_cancelled() || Instant::now() >= self.ends_at {
                return None;
            }
            if self.entries.is_empty() && self.is_behind {
                self.read().await;
            }
            if let Some(entry) = self.entries.pop_front() {
                self.after = entry.version;
                let data = entry.in_words(self.language);
                return Some(Event::default().id(entry.version.to_string()).event("timeline").data(data));
            }
            tokio::select! {
                () = stop.cancelled() => return None,
                () = sleep_until(self.ends_at) => return None,
                () = self.seat.news() => self.is_behind = true,
                _ = self.heartbeat.tick() => {
                    self.is_behind = true;
                    return Some(Event::default().comment("heartbeat"));
                }
            }
        }
    }

    /// Reads the next page. Where the store cannot be asked, the stream waits for its next heartbeat.
    async fn read(&mut self) {
        match claim_timeline::of_claim(&self.api.pool, &self.claim_id, self.after, PAGE_ENTRIES).await {
            Ok(entries) => {
                self.is_behind = entries.len() == usize::from(PAGE_ENTRIES);
                self.entries = entries.into();
            }
            Err(error) => {
                self.is_behind = false;
                let error = DatabaseFault::from(&error);
                tracing::debug!(%error, "a live stream cannot be read on");
            }
        }
    }
}
