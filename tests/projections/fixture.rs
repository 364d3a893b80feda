//! A database with projections, and what its tables should hold.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use redress::database::DatabaseRole;
use redress_projections::claim_status::{self, ClaimFilter, ClaimStatusRow, StoredClaim};
use redress_projections::runner::{Runner, RunnerSettings};
use redress_projections::{Feed, Language, Projector, SettledEvent, projectors};
use serde_json::Value;
use sqlx::PgPool;

use crate::support::TestDatabase;

/// The names of all projections.
pub(crate) const NAMES: [&str; 3] = ["claim_status", "claim_timeline", "work_queue"];

/// A database of one test's own, with pools.
pub(crate) struct World {
    _database: TestDatabase,
    pub(crate) owner: PgPool,
    pub(crate) projector: PgPool,
    pub(crate) query: PgPool,
}

impl World {
    pub(crate) async fn new() -> Self {
        let database = TestDatabase::new().await;
        let owner = database.owner_pool().await;
        let projector = database.pool(DatabaseRole::Projector).await;
        let query = database.pool(DatabaseRole::Query).await;
        Self { _database: database, owner, projector, query }
    }

    /// A runner of one projection with batches of this size.
    pub(crate) fn runner(&self, projector: Arc<dyn Projector>, batch_events: usize) -> Runner {
        Runner::new(projector, self.projector.clone(), settings(batch_events))
    }

    /// Lets every projection apply what is in the log.
    pub(crate) async fn catch_up(&self, batch_events: usize) {
        for projector in projectors() {
            self.runner(projector, batch_events).catch_up().await.expect("nothing stands in the way");
        }
    }

    /// Every row of every read model, as readers see them.
    pub(crate) async fn rows(&self) -> Vec<String> {
        let mut rows = Vec::new();
        for name in NAMES {
            let query = format!("SELECT '{name} ' || row_to_json(t)::text FROM read_model.{name} t");
            let read = sqlx::query_scalar::<_, String>(&query).fetch_all(&self.owner).await.expect("views can be read");
            // A document is text that holds JSON: its quotation marks come back escaped.
            rows.extend(read.into_iter().map(|row| row.replace("\\\"", "\"")));
        }
        rows.sort();
        rows
    }

    /// The documents that the pure fold of the log gives, by claim.
    pub(crate) async fn folded_documents(&self) -> BTreeMap<String, String> {
        let events: Vec<SettledEvent> =
            Feed::new(self.projector.clone()).read_after(0, i64::MAX).await.expect("the log can be read");
        let mut claims: BTreeMap<String, ClaimStatusRow> = BTreeMap::new();
        for recorded in events {
            let event = recorded.event.as_ref().expect("these events can be read");
            let row = claims.remove(&recorded.claim_id);
            let row = claim_status::fold(row, event, &recorded).expect("these events go together");
            claims.insert(recorded.claim_id.clone(), row);
        }
        claims.into_iter().map(|(claim_id, row)| (claim_id, in_words(&row).to_string())).collect()
    }

    /// The documents that readers see, by claim.
    pub(crate) async fn documents(&self) -> BTreeMap<String, String> {
        let all = ClaimFilter::default();
        let (claims, _) = claim_status::list(&self.query, &all, None, u16::MAX).await.expect("the view can be read");
        let read = |claim: StoredClaim| {
            let document: Value = serde_json::from_str(&claim.in_words(Language::English)).expect("a document is JSON");
            (claim.claim_id, document.to_string())
        };
        claims.into_iter().map(read).collect()
    }

    pub(crate) async fn last_position(&self) -> i64 {
        let last = sqlx::query_scalar("SELECT coalesce(max(position), 0) FROM settled_events");
        last.fetch_one(&self.query).await.expect("the log can be read")
    }

    /// Runs SQL as the owner.
    pub(crate) async fn sql(&self, statements: &str) {
        sqlx::raw_sql(statements).execute(&self.owner).await.expect("the owner may do this");
    }

    pub(crate) async fn number(&self, query: &str) -> i64 {
        sqlx::query_scalar(query).fetch_one(&self.owner).await.expect("the owner may read this")
    }
}

/// The document of a row, with its sentences.
fn in_words(row: &ClaimStatusRow) -> Value {
    let mut document = serde_json::to_value(&row.document).expect("a document is JSON");
    document["summary"] = row.document.summary.text(Language::English).into();
    document["next_step"] = row.document.next_step.as_ref().map_or(Value::Null, |step| {
        let mut told = serde_json::to_value(step).expect("a step is JSON");
        told["text"] = step.code.message().text(Language::English).into();
        told
    });
    document
}

/// Quick settings with batches of this size.
pub(crate) fn settings(batch_events: usize) -> RunnerSettings {
    RunnerSettings {
        batch_events,
        gathering_pause: Duration::from_millis(2),
        idle_pause: Duration::from_millis(10),
        retry_pause: Duration::from_millis(20),
        error_pause_max: Duration::from_millis(200),
    }
}

/// The projection of this name.
pub(crate) fn projector(name: &str) -> Arc<dyn Projector> {
    projectors().into_iter().find(|projector| projector.name() == name).expect("there is a projection of this name")
}
