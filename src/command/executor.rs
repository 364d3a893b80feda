//! One command from its request to its stored outcome.

use std::sync::Arc;
use std::{fmt, mem};

use cqrs_es::event_sink::EventSink;
use cqrs_es::{Aggregate, DomainEvent};
use redress_domain::claim::{ClaimCommand, ClaimError, ClaimEvent, ClaimState, Facts};
use redress_domain::value::{ClaimId, EventId};
use serde_json::Value;
use sqlx::PgPool;
use tokio_util::task::TaskTracker;
use tracing::Instrument;

use super::{CommandContext, CommandError, IdempotencyKey};
use crate::event_store::chain::{GENESIS, Hash};
use crate::event_store::{
    AppendError, Appended, AppenderHandle, DatabaseFault, IdempotencyRecord, NewEvent, StoredEvent, StreamReader, Unit,
    Unreadable,
};
use crate::gathered::NotRead;
use crate::ids;
use crate::telemetry::spans;
use crate::vault::VaultRows;

/// How often a command that goes with any version is decided anew when another one came first.
const DECISIONS_MAX: u32 = 8;

/// What the claim must be at for the command to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpectedVersion {
    /// The claim does not exist yet.
    New,
    /// The version that the client saw.
    Exact(u64),
    /// Whatever it is at: the command is decided anew when another one comes first, a bounded number of times.
    Any,
}

/// A command with all that is needed to carry it out once.
#[derive(Debug, Clone)]
pub struct CommandRequest {
    /// Which claim.
    pub claim_id: ClaimId,
    /// What is asked of it.
    pub command: ClaimCommand,
    /// What the claim must be at.
    pub expected: ExpectedVersion,
    /// Where the command comes from.
    pub context: CommandContext,
    /// What makes a repeat a repeat.
    pub idempotency: IdempotencyKey,
    /// Sealed values that the command refers to; stored with its events.
    pub vault: VaultRows,
    /// The answer to store for repeats, without personal data.
    pub answer: Value,
}

/// A command was carried out, now or before.
#[derive(Debug, Clone, PartialEq)]
pub struct CommandOutcome {
    /// The claim; of a replayed submission, the one that was opened then.
    pub claim_id: ClaimId,
    /// Its version after the command.
    pub version: u64,
    /// Position of the command's last event in the log.
    pub position: i64,
    /// The answer as it was stored.
    pub answer: Value,
    /// Whether this is the answer to an earlier request with the same key.
    pub replayed: bool,
}

/// Carries out commands. Clones share everything.
#[derive(Clone)]
pub struct CommandExecutor {
    shared: Arc<Shared>,
    tracker: TaskTracker,
}

struct Shared {
    pool: PgPool,
    appender: AppenderHandle,
    streams: StreamReader,
}

impl fmt::Debug for CommandExecutor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("CommandExecutor").field("appender", &self.shared.appender).finish_non_exhaustive()
    }
}

impl CommandExecutor {
    /// Loads with connections of `pool`, stores through `appender`, and runs each command in a task of `tracker`: whoever
    /// shuts the program down waits for it.
    pub fn new(pool: PgPool, appender: AppenderHandle, tracker: TaskTracker) -> Self {
        let streams = StreamReader::start(pool.clone());
        Self { shared: Arc::new(Shared { pool, appender, streams }), tracker }
    }

    /// Carries out the command, to its end even if the caller stops waiting.
    pub async fn execute(&self, request: CommandRequest) -> Result<CommandOutcome, CommandError> {
        self.execute_for(None, request).await
    }

    /// The same for somebody to whom the claims of others than `owner` do not exist; `None`: all do.
    pub async fn execute_for(
        &self,
        owner: Option<String>,
        request: CommandRequest,
    ) -> Result<CommandOutcome, CommandError> {
        let shared = Arc::clone(&self.shared);
        let command = request.command.name();
        let work = async move { shared.execute(owner.as_deref(), request).await }.instrument(spans::command(command));
        let outcome = match self.tracker.spawn(work).await {
            Ok(outcome) => outcome,
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => Err(CommandError::Unavailable(DatabaseFault::transient("the program is ending"))),
            },
        };
        metrics::counter!("redress_commands_total", "command" => command, "outcome" => label(&outcome)).increment(1);
        outcome
    }

    /// Whether a command to a claim would find it as its sender saw it: asked before the sender's bytes are taken. A repeat
    /// of a request that went through may find it otherwise.
    pub async fn foresee(
        &self,
        owner: Option<&str>,
        claim_id: ClaimId,
        expected: ExpectedVersion,
        principal: &str,
        key: &str,
    ) -> Result<(), CommandError> {
        match self.shared.load_for(owner, claim_id, expected).await {
            Err(CommandError::VersionConflict { .. }) if self.shared.is_used(principal, key).await? => Ok(()),
            loaded => loaded.map(|_| ()),
        }
    }
}

impl Shared {
    async fn execute(&self, owner: Option<&str>, mut request: CommandRequest) -> Result<CommandOutcome, CommandError> {
        let mut decisions = 0;
        loop {
            decisions += 1;
            let unit = match self.decide(owner, &mut request).await {
                Ok(unit) => unit,
                Err(error) => return self.answered_before(&request, error).await,
            };
            match self.appender.append(unit).instrument(spans::append()).await {
                Ok(appended) => return Ok(outcome(request, appended)),
                Err(AppendError::VersionConflict { .. })
                    if request.expected == ExpectedVersion::Any && decisions < DECISIONS_MAX => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// A request that is refused now may be the repeat of one that went through: its own success is often the reason.
    async fn answered_before(
        &self,
        request: &CommandRequest,
        refusal: CommandError,
    ) -> Result<CommandOutcome, CommandError> {
        match request.idempotency.answered(&self.pool).await? {
            Some(appended) => Ok(outcome(request.clone(), appended)),
            None => Err(refusal),
        }
    }

    async fn decide(&self, owner: Option<&str>, request: &mut CommandRequest) -> Result<Unit, CommandError> {
        let Loaded { mut state, facts, last_hash } = match request.expected {
            ExpectedVersion::New => Loaded::nothing(),
            expected => self.load_for(owner, request.claim_id, expected).await?,
        };
        let version = facts.event_ids.len() as u64;
        let sink = EventSink::default();
        state.handle(request.command.clone(), &facts, &sink).await?;
        let events = sink.collect().await.iter().map(new_event).collect::<Result<_, _>>()?;
        let answer = request.answer.clone();
        // Only such a command can come to be decided again.
        let vault = match request.expected {
            ExpectedVersion::Any => request.vault.clone(),
            ExpectedVersion::New | ExpectedVersion::Exact(_) => mem::take(&mut request.vault),
        };
        Ok(Unit {
            claim_id: request.claim_id,
            expected_version: version,
            previous_hash: Some(last_hash),
            events,
            idempotency: Some(IdempotencyRecord { key: request.idempotency.clone(), answer }),
            vault,
            context: request.context.clone(),
        })
    }

    /// The claim, if there is one, it is the owner's and it is at the version that is expected. Whose it is comes first: to
    /// anybody else it is at no version.
    async fn load_for(
        &self,
        owner: Option<&str>,
        claim_id: ClaimId,
        expected: ExpectedVersion,
    ) -> Result<Loaded, CommandError> {
        let loaded = self.load(claim_id).await?;
        let claimant = loaded.state.submission.as_ref().map(|submission| submission.fact.claimant.as_str());
        if claimant.is_none() || owner.is_some_and(|owner| claimant != Some(owner)) {
            return Err(ClaimError::ClaimNotFound.into());
        }
        let actual = loaded.facts.event_ids.len() as u64;
        match expected {
            ExpectedVersion::Exact(expected) if expected != actual => {
                Err(CommandError::VersionConflict { expected, actual })
            }
            _ => Ok(loaded),
        }
    }

    async fn is_used(&self, principal: &str, key: &str) -> Result<bool, CommandError> {
        let found = sqlx::query("SELECT 1 FROM idempotency_keys WHERE principal = $1 AND key = $2");
        let found = found.bind(principal).bind(key).fetch_optional(&self.pool).await;
        Ok(found.map_err(|error| DatabaseFault::from(&error))?.is_some())
    }

    async fn load(&self, claim_id: ClaimId) -> Result<Loaded, CommandError> {
        let stream = self.streams.read(&claim_id.to_string()).await.map_err(|error| match error {
            NotRead::Overloaded => CommandError::Overloaded,
            NotRead::Unavailable(fault) => fault.into(),
        })?;
        let events = stream.as_deref().unwrap_or_default();
        Loaded::from(events).map_err(|Unreadable| {
            tracing::error!(%claim_id, "a stored event cannot be read");
            CommandError::StreamUnreadable { claim_id }
        })
    }
}

/// A claim as its events left it, with their ids and the hash of the last.
struct Loaded {
    state: ClaimState,
    facts: Facts,
    last_hash: Hash,
}

impl Loaded {
    /// Before its first event.
    fn nothing() -> Self {
        Self { state: ClaimState::default(), facts: Facts::default(), last_hash: GENESIS }
    }

    /// After all of these events.
    fn from(events: &[StoredEvent]) -> Result<Self, Unreadable> {
        let mut loaded = Self::nothing();
        for stored in events {
            loaded.facts.event_ids.push(stored.event_id()?);
            loaded.state.apply(stored.read()?);
        }
        loaded.last_hash = events.last().map_or(Ok(GENESIS), StoredEvent::hash)?;
        Ok(loaded)
    }
}

fn new_event(event: &ClaimEvent) -> Result<NewEvent, CommandError> {
    let unwritable = |_| CommandError::Unstorable(DatabaseFault::permanent("an event cannot be written as JSON"));
    Ok(NewEvent {
        event_id: EventId::from_uuid(ids::new_v7()),
        event_type: event.event_type(),
        event_version: event.event_version(),
        payload: serde_json::to_string(event).map_err(unwritable)?,
    })
}

fn outcome(request: CommandRequest, appended: Appended) -> CommandOutcome {
    let Appended { version, position, replayed } = appended;
    match replayed {
        Some(stored) => {
            CommandOutcome { claim_id: stored.claim_id, version, position, answer: stored.answer, replayed: true }
        }
        None => {
            CommandOutcome { claim_id: request.claim_id, version, position, answer: request.answer, replayed: false }
        }
    }
}

const fn label(outcome: &Result<CommandOutcome, CommandError>) -> &'static str {
    match outcome {
        Ok(CommandOutcome { replayed: true, .. }) => "replayed",
        Ok(_) => "stored",
        Err(CommandError::Refused(_)) => "refused",
        Err(CommandError::VersionConflict { .. }) => "version_conflict",
        Err(CommandError::IdempotencyKeyReused) => "idempotency_key_reused",
        Err(CommandError::Overloaded) => "overloaded",
        Err(CommandError::Unavailable(_)) => "unavailable",
        Err(CommandError::Unstorable(_)) => "unstorable",
        Err(CommandError::StreamUnreadable { .. }) => "stream_unreadable",
    }
}
