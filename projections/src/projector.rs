//! A projection, and how a batch of events goes through it: load the rows of the claims in the batch, fold them in
//! memory, write them back all together. One claim that cannot be folded does not stop the others.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};

use async_trait::async_trait;
use redress_domain::claim::ClaimEvent;
use redress_domain::upcast::UnreadableEvent;
use sqlx::PgConnection;

use crate::parked::Refusal;
use crate::{FoldError, SettledEvent};

/// How one claim's events change its rows in one read model. The read model's table is named as the projection, with
/// the generation behind it.
pub trait Projection: Send + Sync + 'static {
    /// Its name: of the subscription, the view, and, with a generation, the table.
    const NAME: &'static str;

    /// All that one claim has in this read model, as far as the fold needs it.
    type Rows: Default + Send;

    /// The rows of these claims, by claim, as far as the fold needs them. A claim without rows is left out. Where the checkpoint is
    /// trusted, claims that begin with this batch are not asked for.
    fn load(
        connection: &mut PgConnection,
        table: &str,
        claim_ids: &[&str],
        trust: Trust,
    ) -> impl Future<Output = sqlx::Result<HashMap<String, Self::Rows>>> + Send;

    /// The rows after one more event. Pure, and without effect for an event that the rows have seen already. After an
    /// error the rows are thrown away.
    fn fold(rows: &mut Self::Rows, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError>;

    /// Writes the rows.
    fn store(
        connection: &mut PgConnection,
        table: &str,
        rows: Vec<Self::Rows>,
    ) -> impl Future<Output = sqlx::Result<()>> + Send;
}

/// What is believed of the rows before a batch is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// What the checkpoint says: no row has seen an event of the batch.
    Checkpoint,
    /// Nothing: the rows are asked what they have seen. Slower, and right even where a checkpoint was set back by hand.
    Nothing,
}

/// One claim's events of a batch, in order.
#[derive(Debug)]
pub struct ClaimEvents<'a> {
    /// Whose.
    pub claim_id: &'a str,
    /// At least one.
    pub events: Vec<&'a SettledEvent>,
}

/// A [`Projection`] behind a pointer: what the runner, the supervisor and the rebuild work with.
#[async_trait]
pub trait Projector: Send + Sync {
    /// The projection's name.
    fn name(&self) -> &'static str;

    /// Applies the events of these claims to a generation's table, and tells which claims must be parked: of those,
    /// everything before the refused event is applied.
    async fn apply(
        &self,
        connection: &mut PgConnection,
        generation: i32,
        claims: &[ClaimEvents<'_>],
        trust: Trust,
    ) -> sqlx::Result<Vec<Refusal>>;
}

#[async_trait]
impl<P: Projection> Projector for P {
    fn name(&self) -> &'static str {
        P::NAME
    }

    async fn apply(
        &self,
        connection: &mut PgConnection,
        generation: i32,
        claims: &[ClaimEvents<'_>],
        trust: Trust,
    ) -> sqlx::Result<Vec<Refusal>> {
        let table = table_name(P::NAME, generation);
        let mut loaded = P::load(connection, &table, &with_rows(claims, trust), trust).await?;
        let (mut folded, mut refusals) = (Vec::with_capacity(claims.len()), Vec::new());
        for claim in claims {
            let rows = loaded.remove(claim.claim_id).unwrap_or_default();
            match fold_all::<P>(rows, &claim.events) {
                Ok(rows) => folded.push(rows),
                Err(refused) => {
                    // The rows may be half changed: begin again and stop before the event.
                    let again = P::load(connection, &table, &[claim.claim_id], trust).await?.remove(claim.claim_id);
                    let before = &claim.events[..refused.index];
                    if let (false, Ok(rows)) = (before.is_empty(), fold_all::<P>(again.unwrap_or_default(), before)) {
                        folded.push(rows);
                    }
                    refusals.push(Refusal {
                        claim_id: claim.claim_id.to_owned(),
                        position: claim.events[refused.index].position,
                        reason: refused.reason,
                    });
                }
            }
        }
        if !folded.is_empty() {
            P::store(connection, &table, folded).await?;
        }
        Ok(refusals)
    }
}

/// The table of a generation, with its schema.
pub(crate) fn table_name(projection: &str, generation: i32) -> String {
    format!("read_model.{projection}_{generation}")
}

/// A batch by claim, the claims in the order of their first events.
pub(crate) fn by_claim<E: Borrow<SettledEvent>>(events: &[E]) -> Vec<ClaimEvents<'_>> {
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(events.len());
    let mut claims: Vec<ClaimEvents<'_>> = Vec::new();
    for event in events.iter().map(Borrow::borrow) {
        let place = *places.entry(&event.claim_id).or_insert_with(|| {
            claims.push(ClaimEvents { claim_id: &event.claim_id, events: Vec::new() });
            claims.len() - 1
        });
        claims[place].events.push(event);
    }
    claims
}

/// The claims that may have rows: by the checkpoint, one whose first event is in the batch has none.
fn with_rows<'a>(claims: &[ClaimEvents<'a>], trust: Trust) -> Vec<&'a str> {
    let began_before = |claim: &&ClaimEvents<'_>| claim.events.first().is_some_and(|event| event.version > 1);
    let older = claims.iter().filter(|claim| trust == Trust::Nothing || began_before(claim));
    older.map(|claim| claim.claim_id).collect()
}

struct Refused {
    index: usize,
    reason: String,
}

fn fold_all<P: Projection>(mut rows: P::Rows, events: &[&SettledEvent]) -> Result<P::Rows, Refused> {
    for (index, recorded) in events.iter().enumerate() {
        let refused = |reason: String| Refused { index, reason };
        let event = recorded.event.as_ref().map_err(|unreadable| refused(without_data(unreadable)))?;
        // A fold that panics is a defect, and one claim's events must not hold up every other claim's.
        catch_unwind(AssertUnwindSafe(|| P::fold(&mut rows, event, recorded)))
            .unwrap_or(Err(FoldError::Panicked))
            .map_err(|error| refused(error.to_string()))?;
    }
    Ok(rows)
}

/// The words for a parked claim. What serde says of a payload may quote it, and a payload that cannot be read may hold
/// anything.
fn without_data(unreadable: &UnreadableEvent) -> String {
    match unreadable {
        UnreadableEvent::PayloadUnreadable { event_type, event_version, .. } => {
            format!("the payload is not a {event_type} of version {event_version}")
        }
        UnreadableEvent::TypeUnknown { .. } | UnreadableEvent::VersionUnknown { .. } => unreadable.to_string(),
    }
}
