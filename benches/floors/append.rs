//! Durable append: appenders of this process against 32 clients that insert one event a transaction.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use redress::command::{CommandContext, IdempotencyKey};
use redress::database::{Database, DatabaseRole};
use redress::event_store::{Appender, AppenderHandle, AppenderOptions, IdempotencyRecord, NewEvent, Unit};
use redress::ids;
use redress::vault::VaultRows;
use redress_domain::value::{ClaimId, CommandId, CorrelationId, EventId};
use serde_json::json;

use crate::report::{Measure, Round};
use crate::stage::{SUBMITTED_BYTES, Stage, insert_one};

/// So many appenders, and the floor that the ledger has for them.
#[derive(Clone, Copy)]
pub(crate) struct Appenders {
    pub(crate) count: usize,
    pub(crate) floor: f64,
}

/// Measures `rounds` rounds of `seconds` each.
pub(crate) async fn measure(
    stage: &Stage,
    Appenders { count, floor }: Appenders,
    rounds: usize,
    seconds: u64,
) -> Result<Measure, Box<dyn Error>> {
    let database = Database::from_url(&stage.program_url)?;
    let pool = database.pool(DatabaseRole::Command, 2).await?;
    let appender = Appender::start(&pool, AppenderOptions::default())?;
    append_for(&appender, count, 1).await?;
    let mut measured = Vec::new();
    for _ in 0..rounds {
        let yardstick = stage.yardstick(&insert_one(SUBMITTED_BYTES), seconds)?;
        measured.push(Round { yardstick, ours: append_for(&appender, count, seconds).await? });
    }
    Ok(Measure {
        work: format!(
            "append one event to a new stream, durable, with its idempotency answer; {count} writers (pgbench: 32)"
        ),
        yardstick: "one insert a transaction",
        rounds: measured,
        floor,
        remark: String::new(),
    })
}

async fn append_for(appender: &AppenderHandle, appenders: usize, seconds: u64) -> Result<f64, Box<dyn Error>> {
    let (stop, stored) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let start = Instant::now();
    let writers: Vec<_> = (0..appenders)
        .map(|_| {
            let (appender, stop, stored) = (appender.clone(), Arc::clone(&stop), Arc::clone(&stored));
            tokio::spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    appender.append(unit()).await?;
                    stored.fetch_add(1, Ordering::Relaxed);
                }
                Ok::<_, redress::event_store::AppendError>(())
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    stop.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.await??;
    }
    let events = f64::from(u32::try_from(stored.load(Ordering::Relaxed))?);
    Ok(events / start.elapsed().as_secs_f64())
}

/// An event as large as a submitted claim's.
fn unit() -> Unit {
    let payload = json!({ "type": "ClaimSubmitted", "data": { "text": "x".repeat(660) } }).to_string();
    let command_id = ids::new_v7();
    Unit {
        claim_id: ClaimId::from_uuid(ids::new_v7()),
        expected_version: 0,
        previous_hash: Some(redress::event_store::chain::GENESIS),
        events: vec![NewEvent {
            event_id: EventId::from_uuid(ids::new_v7()),
            event_type: "ClaimSubmitted".to_owned(),
            event_version: "1".to_owned(),
            payload,
        }],
        idempotency: Some(IdempotencyRecord {
            key: IdempotencyKey {
                principal: "client:bench".to_owned(),
                key: command_id.to_string(),
                fingerprint: [7; 32],
            },
            answer: json!({ "status": "submitted" }),
        }),
        vault: VaultRows::default(),
        context: CommandContext {
            command_id: CommandId::from_uuid(command_id),
            correlation_id: CorrelationId::from_uuid(command_id),
            causation_id: None,
            traceparent: None,
            actor: "client:bench".to_owned(),
        },
    }
}
