//! Every read model must be what a fold of the whole log gives, and say what the clients were told.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::time::Duration;

use redress::database::DatabaseRole;
use redress_projections::wait::until_applied;
use redress_projections::{projectors, rebuild};
use sqlx::{PgPool, query_as, query_scalar};

use crate::support::TestDatabase;

const CATCH_UP_WITHIN: Duration = Duration::from_mins(2);

/// What was found. All but `rows` should be 0.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// Rows of all read models.
    rows: usize,
    /// Read models that did not reach the end of the log.
    behind: usize,
    /// Rows that are others after a rebuild from the first event.
    differing: usize,
    /// Claims whose status, version or number of timeline entries is not that of the log.
    untrue: usize,
    /// Claims that wait because an event could not be applied.
    parked: i64,
}

impl Verdict {
    pub(crate) const fn are_true(&self) -> bool {
        let Self { rows, behind, differing, untrue, parked } = self;
        *rows > 0 && *behind == 0 && *differing == 0 && *untrue == 0 && *parked == 0
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rows, behind, differing, untrue, parked } = self;
        write!(
            formatter,
            "{differing} of {rows} rows of read models differ from a rebuild, {untrue} claims untrue, {parked} parked, \
             {behind} read models behind"
        )
    }
}

/// Waits until the running projector has come to the end of the log, and compares. `statuses` is what is known of every
/// claim from elsewhere.
pub(crate) async fn judge(database: &TestDatabase, statuses: &HashMap<String, &'static str>) -> Verdict {
    let owner = database.owner_pool().await;
    let end: i64 = query_scalar("SELECT max(position) FROM events").fetch_one(&owner).await.expect("a log");
    let mut verdict = Verdict::default();
    for projector in projectors() {
        let applied = until_applied(&owner, projector.name(), end, CATCH_UP_WITHIN).await.expect("the checkpoint");
        verdict.behind += usize::from(!applied);
    }
    verdict.parked = query_scalar("SELECT count(*) FROM parked_claims").fetch_one(&owner).await.expect("a count");
    verdict.untrue = untrue(&owner, statuses).await;
    let pool = database.pool(DatabaseRole::Projector).await;
    for projector in projectors() {
        let followed = rows(&owner, projector.name()).await;
        rebuild::rebuild(&pool, &*projector).await.expect("a rebuild");
        let rebuilt = rows(&owner, projector.name()).await;
        verdict.rows += rebuilt.len();
        let differs = |row: &&String| followed.get(*row) != rebuilt.get(*row);
        verdict.differing += followed.keys().chain(rebuilt.keys()).filter(differs).count();
    }
    verdict
}

/// Every row of a view as JSON, and how often it is there.
async fn rows(owner: &PgPool, view: &str) -> BTreeMap<String, u32> {
    let select = format!("SELECT to_jsonb(model)::text FROM read_model.{view} AS model");
    let mut rows = BTreeMap::new();
    for row in query_scalar::<_, String>(&select).fetch_all(owner).await.expect("the view") {
        *rows.entry(row).or_default() += 1;
    }
    rows
}

async fn untrue(owner: &PgPool, statuses: &HashMap<String, &'static str>) -> usize {
    let compared: Vec<(String, Option<String>, bool)> = query_as(
        "SELECT aggregate_id, status, coalesce(status.version = log.version AND entries = log.version, false)
           FROM (SELECT aggregate_id, max(sequence) AS version FROM events GROUP BY aggregate_id) AS log
           LEFT JOIN read_model.claim_status AS status ON status.claim_id = aggregate_id
           LEFT JOIN (SELECT claim_id, count(*) AS entries FROM read_model.claim_timeline GROUP BY claim_id) AS timeline
                  ON timeline.claim_id = aggregate_id",
    )
    .fetch_all(owner)
    .await
    .expect("the log and the read models");
    let is_true = |(claim_id, status, agrees): &&(String, Option<String>, bool)| {
        *agrees && status.is_some() && status.as_deref() == statuses.get(claim_id).copied()
    };
    let missing = statuses.len().saturating_sub(compared.len());
    missing + compared.len() - compared.iter().filter(is_true).count()
}
