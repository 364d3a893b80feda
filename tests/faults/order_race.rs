//! Writers race, and a projector that reads by position must see each event once. With the order lock it does; without
//! it the same race loses events, which shows that the race is one.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use rand::Rng as _;
use rand::rngs::StdRng;
use redress::database::DatabaseRole;
use redress::ids::new_v7;
use redress_domain::claim::ClaimEvent;
use redress_projections::{FoldError, Projection, SettledEvent, Trust, supervisor};
use sqlx::{Executor as _, PgConnection, PgPool, query, query_as, query_scalar};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::SIZES;
use crate::report::Run;
use crate::support::TestDatabase;

const WRITERS: u32 = 8;
const ROLLBACK_PERCENT: u32 = 5;
const EVENTS_A_TRANSACTION_MAX: u32 = 15;
/// How long a transaction stays open after its insert, at most.
const HOLD_MILLISECONDS_MAX: u64 = 2;
const CATCH_UP_WITHIN: Duration = Duration::from_mins(1);

const APPEND: &str = r#"
INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, event_id,
                    command_id, correlation_id, actor, hash)
SELECT 'claim', $1, version, 'FlightNotVerified', '1',
       '{"type":"FlightNotVerified","data":{"reason":"sources_unavailable","observed":[]}}', '{}', gen_random_uuid(),
       $2, $2, 'client:race', sha256('not what is tested here')
  FROM generate_series(1, $3) AS version"#;

/// A read model that keeps every event that it was shown, as often as it was shown.
struct Seen;

/// Positions and versions that one claim's rows gain.
#[derive(Default)]
struct NewlySeen {
    claim_id: String,
    positions: Vec<i64>,
}

impl Projection for Seen {
    const NAME: &'static str = "seen";
    type Rows = NewlySeen;

    async fn load(_: &mut PgConnection, _: &str, _: &[&str], _: Trust) -> sqlx::Result<HashMap<String, NewlySeen>> {
        Ok(HashMap::new())
    }

    fn fold(rows: &mut NewlySeen, _: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
        rows.claim_id.clone_from(&recorded.claim_id);
        rows.positions.push(recorded.position);
        Ok(())
    }

    async fn store(connection: &mut PgConnection, table: &str, rows: Vec<NewlySeen>) -> sqlx::Result<()> {
        let claims = rows.iter().flat_map(|claim| claim.positions.iter().map(|_| claim.claim_id.as_str()));
        let positions: Vec<i64> = rows.iter().flat_map(|claim| &claim.positions).copied().collect();
        query(&format!("INSERT INTO {table} (claim_id, position) SELECT * FROM UNNEST($1::text[], $2::bigint[])"))
            .bind(claims.collect::<Vec<_>>())
            .bind(positions)
            .execute(connection)
            .await
            .map(drop)
    }
}

const MAKE_READ_MODEL: &str = "
CREATE TABLE read_model.seen_1 (claim_id text NOT NULL, position bigint NOT NULL);
ALTER TABLE read_model.seen_1 OWNER TO redress_projector;
INSERT INTO read_model.serving_generations VALUES ('seen', 1);
INSERT INTO subscriptions (name, generation, position, updated_at) VALUES ('seen', 1, 0, clock_timestamp())";

/// What a race came to, in events and transactions.
#[derive(Debug)]
struct Race {
    committed: i64,
    rolled_back: u32,
    skipped: i64,
    twice: i64,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_projector_sees_every_event_of_racing_writers_once() {
    let run = Run::begin("order race").await;
    let race = race(&run, "").await;
    let Race { committed, rolled_back, skipped, twice } = race;
    run.say(format_args!(
        "{WRITERS} writers, {rolled_back} transactions rolled back; {skipped} of {committed} events skipped, {twice} twice"
    ));
    assert_eq!((committed, skipped, twice), (i64::from(SIZES.race_events), 0, 0));
    assert!(rolled_back > 0, "nothing was rolled back");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_order_lock_the_same_race_loses_events() {
    let run = Run::begin("order race without the lock").await;
    let Race { committed, skipped, twice, .. } =
        race(&run, "ALTER TABLE events DISABLE TRIGGER events_order_lock").await;
    run.say(format_args!("{WRITERS} writers; {skipped} of {committed} events skipped, {twice} twice"));
    assert_eq!(committed, i64::from(SIZES.race_events));
    assert!(skipped > 0, "the race is none: nothing was lost without the lock");
}

async fn race(run: &Run, sabotage: &str) -> Race {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    owner.execute(MAKE_READ_MODEL).await.expect("a read model");
    owner.execute(sabotage).await.expect("the owner may");
    let (hint, stop, tracker) = (Arc::new(Notify::new()), CancellationToken::new(), TaskTracker::new());
    let readers = database.pool(DatabaseRole::Projector).await;
    supervisor::spawn(vec![Arc::new(Seen)], &readers, &hint, &stop, &tracker);
    let pool = database.pool(DatabaseRole::Command).await;
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        let (dice, pool, hint) = (run.dice(writer.into()), pool.clone(), Arc::clone(&hint));
        writers.push(tokio::spawn(write(pool, dice, hint, SIZES.race_events / WRITERS)));
    }
    let mut rolled_back = 0;
    for writer in writers {
        rolled_back += writer.await.expect("a writer that ends well");
    }
    catch_up(&owner).await;
    stop.cancel();
    tracker.close();
    tracker.wait().await;
    let counted = "SELECT count(*), count(*) FILTER (WHERE times IS NULL), count(*) FILTER (WHERE times > 1)
                     FROM events
                     LEFT JOIN (SELECT position, count(*) AS times FROM read_model.seen_1 GROUP BY position) AS seen
                    USING (position)";
    let (committed, skipped, twice) = query_as(counted).fetch_one(&owner).await.expect("counts");
    Race { committed, rolled_back, skipped, twice }
}

/// Commits as many events as it shall, in transactions of changing length, and rolls some back. Tells how many.
async fn write(pool: PgPool, mut dice: StdRng, hint: Arc<Notify>, events: u32) -> u32 {
    let (mut committed, mut rolled_back) = (0, 0);
    while committed < events {
        let count = dice.random_range(1..=EVENTS_A_TRANSACTION_MAX).min(events - committed);
        let mut transaction = pool.begin().await.expect("a transaction");
        let append = query(APPEND).bind(new_v7().to_string()).bind(new_v7()).bind(i64::from(count));
        let appended = append.execute(&mut *transaction).await;
        tokio::time::sleep(Duration::from_millis(dice.random_range(0..=HOLD_MILLISECONDS_MAX))).await;
        // Without the lock the schema's other guard finds times out of order now and then, and refuses.
        if appended.is_err() || dice.random_ratio(ROLLBACK_PERCENT, 100) {
            transaction.rollback().await.expect("a way back");
            rolled_back += 1;
        } else {
            transaction.commit().await.expect("a commit");
            committed += count;
            hint.notify_waiters();
        }
    }
    rolled_back
}

async fn catch_up(owner: &PgPool) {
    let caught_up = "SELECT position = (SELECT max(position) FROM events) FROM subscriptions WHERE name = 'seen'";
    let waiting = async {
        while !query_scalar::<_, bool>(caught_up).fetch_one(owner).await.expect("the checkpoint") {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(CATCH_UP_WITHIN, waiting).await.expect("the projector should catch up");
}
