//! Which tasks each event opens and closes. A task has seen every event up to its `last_position`, and an older one
//! changes it no more.

use std::collections::BTreeMap;

use redress_domain::claim::{
    Amendment, Award, CalculationOutcome, CarrierReasonRecorded, ClaimAmended, ClaimApproved, ClaimEvent,
    CompensationCalculated, Consequence, FlightNotVerified, PayoutAuthorized, PayoutStalled, ReasonBearing,
};
use redress_domain::regime::Eligibility;
use redress_domain::value::{Money, PayoutId};

use super::task::{Task, TaskDetails, TaskRow};
use crate::amount::sums;
use crate::claim_status::{ShareView, questions};
use crate::words::code;
use crate::{Amount, FoldError, SettledEvent};

/// The tasks on the way to a decision.
const BEFORE_DECISION: [Task; 4] = [Task::VerifyByHand, Task::SupplyFacts, Task::ReviewLaw, Task::DecideClaim];

/// All tasks of one claim, open and closed, by kind and subject.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClaimTasks {
    pub(super) claim_id: String,
    /// The tasks.
    pub tasks: BTreeMap<(Task, String), TaskRow>,
    /// Whether the table has rows of this claim.
    pub(super) is_stored: bool,
}

/// The tasks after one more event.
pub fn fold(tasks: &mut ClaimTasks, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
    if tasks.claim_id.is_empty() {
        tasks.claim_id.clone_from(&recorded.claim_id);
    }
    let mut queue = Queue { tasks, recorded };
    match event {
        ClaimEvent::ClaimSubmitted(_)
        | ClaimEvent::PayoutSent(_)
        | ClaimEvent::NoteAdded(_)
        | ClaimEvent::EvidenceAttached(_) => {}
        ClaimEvent::FlightVerified(_) => queue.close(Task::VerifyByHand, ""),
        ClaimEvent::FlightNotVerified(event) => queue.flight_not_verified(event),
        ClaimEvent::CompensationCalculated(event) => queue.calculated(event),
        ClaimEvent::ClaimApproved(event) => queue.approved(event)?,
        ClaimEvent::ClaimDenied(_) => queue.denied(),
        ClaimEvent::PayoutAuthorized(event) => queue.authorized(event)?,
        ClaimEvent::ClaimPaid(event) => queue.close(Task::SettlePayout, &event.payout_id.to_string()),
        ClaimEvent::PayoutFailed(event) => queue.freed(event.payout_id, &event.reason)?,
        ClaimEvent::PayoutReturned(event) => queue.freed(event.payout_id, &code(event.reason))?,
        ClaimEvent::ClaimAmended(event) => queue.amended(event),
        ClaimEvent::ClaimWithdrawn(_) => queue.close_everything(),
        ClaimEvent::ClaimReopened(_) => queue.reopened(),
        ClaimEvent::CarrierReasonRecorded(event) => queue.reason_recorded(event),
        ClaimEvent::PayoutStalled(event) => queue.stalled(event)?,
    }
    Ok(())
}

struct Queue<'a> {
    tasks: &'a mut ClaimTasks,
    recorded: &'a SettledEvent,
}

impl Queue<'_> {
    fn open(&mut self, task: Task, subject: &str, reason: &str, details: TaskDetails) {
        let key = (task, subject.to_owned());
        if self.tasks.tasks.get(&key).is_some_and(|row| row.last_position >= self.recorded.position) {
            return;
        }
        // A task that is opened while it is open goes on waiting since it was first opened.
        let open_since = self.tasks.tasks.get(&key).filter(|row| row.closed_at.is_none()).map(|row| row.opened_at);
        let row = TaskRow {
            reason: reason.to_owned(),
            details,
            opened_at: open_since.unwrap_or(self.recorded.recorded_at),
            closed_at: None,
            last_position: self.recorded.position,
            changed: true,
        };
        self.tasks.tasks.insert(key, row);
    }

    fn close(&mut self, task: Task, subject: &str) {
        if let Some(row) = self.tasks.tasks.get_mut(&(task, subject.to_owned())) {
            close(row, self.recorded);
        }
    }

    fn denied(&mut self) {
        self.close_all(&BEFORE_DECISION);
        self.close(Task::WeighReasons, "");
    }

    fn flight_not_verified(&mut self, event: &FlightNotVerified) {
        let details = TaskDetails { role: event.role, leg: event.leg, ..TaskDetails::default() };
        self.open(Task::VerifyByHand, "", &code(event.reason), details);
    }

    fn calculated(&mut self, event: &CompensationCalculated) {
        self.close(Task::VerifyByHand, "");
        for task in [Task::SupplyFacts, Task::ReviewLaw, Task::DecideClaim] {
            if is_left_by(event, task) {
                let owed = event.totals.iter().copied().map(Amount).collect();
                let details = match task {
                    Task::SupplyFacts => TaskDetails { questions: questions(event), ..TaskDetails::default() },
                    _ => TaskDetails { owed, ..TaskDetails::default() },
                };
                self.open(task, "", &code(event.outcome), details);
            } else {
                self.close(task, "");
            }
        }
    }

    /// A passenger whose answer is still open keeps its task: the decision was about the others. What was paid before a
    /// reopening counts towards what is awarded after it.
    fn approved(&mut self, event: &ClaimApproved) -> Result<(), FoldError> {
        self.close_all(&[Task::VerifyByHand, Task::DecideClaim, Task::WeighReasons]);
        let known = self.tasks.tasks.get(&(Task::AuthorizePayout, String::new())).map(|row| row.details.clone());
        let award = |award: &Award| ShareView { passenger_id: award.passenger_id, share: Amount(award.amount) };
        let awards = event.awards.iter().map(award).collect();
        let mut details = TaskDetails { awards, owed: Vec::new(), ..known.unwrap_or_default() };
        details.outstanding = outstanding(&details)?;
        let is_paid = details.outstanding.is_empty();
        self.open(Task::AuthorizePayout, "", "approved", details);
        if is_paid {
            self.close_now(Task::AuthorizePayout);
        }
        Ok(())
    }

    /// What is outstanding shrinks; a payout that failed or came back and waited for another one waits no more.
    fn authorized(&mut self, event: &PayoutAuthorized) -> Result<(), FoldError> {
        let recorded = self.recorded;
        let rows = self.tasks.tasks.iter_mut();
        rows.filter(|((task, _), _)| *task == Task::FixPayout).for_each(|(_, row)| close(row, recorded));
        let row = self.authorization()?;
        if row.last_position >= recorded.position {
            return Ok(());
        }
        let shares = event.shares.iter();
        let shares = shares.map(|part| ShareView { passenger_id: part.passenger_id, share: Amount(part.amount) });
        row.details.payouts.insert(event.payout_id, Amount(event.total));
        row.details.shares.insert(event.payout_id, shares.collect());
        row.details.outstanding = outstanding(&row.details)?;
        if row.details.outstanding.is_empty() {
            close(row, recorded);
        } else if row.closed_at.is_some() {
            row.opened_at = recorded.recorded_at;
            row.closed_at = None;
        }
        (row.last_position, row.changed) = (recorded.position, true);
        Ok(())
    }

    /// The payout's sum is outstanding again, and waits for whoever fixes the payout.
    fn freed(&mut self, payout_id: PayoutId, reason: &str) -> Result<(), FoldError> {
        let recorded = self.recorded;
        let subject = payout_id.to_string();
        self.close(Task::SettlePayout, &subject);
        let row = self.authorization()?;
        let total = if row.last_position < recorded.position {
            let freed = row.details.payouts.remove(&payout_id).ok_or(FoldError::PayoutUnknown)?;
            row.details.shares.remove(&payout_id);
            row.details.outstanding = outstanding(&row.details)?;
            (row.last_position, row.changed) = (recorded.position, true);
            Some(freed)
        } else {
            None
        };
        self.open(Task::FixPayout, &subject, reason, TaskDetails { total, ..TaskDetails::default() });
        Ok(())
    }

    /// Another reason than the one that counts waits for a person.
    fn reason_recorded(&mut self, event: &CarrierReasonRecorded) {
        if event.bearing == ReasonBearing::Contradicts {
            let causes = event.contradicts.iter().copied().chain([event.cause]).collect();
            let details = TaskDetails { causes, ..TaskDetails::default() };
            self.open(Task::WeighReasons, "", "reasons_contradict", details);
        }
    }

    /// Whoever amends the cause has weighed the reasons. What rested on the facts as they were waits no more: the next
    /// verification or calculation says what to do.
    fn amended(&mut self, event: &ClaimAmended) {
        let is_cause =
            |change: &Amendment| matches!(change, Amendment::Disruption { from, to } if from.cause != to.cause);
        if event.changes.iter().any(is_cause) {
            self.close(Task::WeighReasons, "");
        }
        match event.consequence() {
            Consequence::Verification => self.close_all(&BEFORE_DECISION),
            Consequence::Recalculation => self.close_all(&[Task::SupplyFacts, Task::ReviewLaw, Task::DecideClaim]),
            Consequence::Nothing => {}
        }
    }

    /// The tasks that a decision or a withdrawal closed wait again; money waits for the next approval.
    fn reopened(&mut self) {
        for subject in self.subjects(Task::FixPayout) {
            self.close(Task::FixPayout, &subject);
        }
        self.close(Task::AuthorizePayout, "");
        let before = BEFORE_DECISION.into_iter().map(|task| (task, String::new()));
        let known: Vec<_> = before.filter_map(|key| Some((self.tasks.tasks.get(&key)?.clone(), key))).collect();
        let closed_at_last = known.iter().map(|(row, _)| row.last_position).max();
        for (row, (task, subject)) in known {
            if Some(row.last_position) == closed_at_last {
                self.open(task, &subject, &row.reason, row.details);
            }
        }
    }

    fn close_everything(&mut self) {
        let recorded = self.recorded;
        self.tasks.tasks.values_mut().for_each(|row| close(row, recorded));
    }

    fn close_all(&mut self, tasks: &[Task]) {
        for task in tasks {
            self.close(*task, "");
        }
    }

    fn subjects(&self, of: Task) -> Vec<String> {
        self.tasks.tasks.keys().filter(|(task, _)| *task == of).map(|(_, subject)| subject.clone()).collect()
    }

    /// Closes a task that this very event opened.
    fn close_now(&mut self, task: Task) {
        let row = self.tasks.tasks.get_mut(&(task, String::new()));
        if let Some(row) = row.filter(|row| row.last_position == self.recorded.position) {
            row.closed_at = Some(self.recorded.recorded_at);
        }
    }

    fn stalled(&mut self, event: &PayoutStalled) -> Result<(), FoldError> {
        // Seen before, the payout may have failed or come back since, and its sum is not kept here any more.
        let known = self.tasks.tasks.get(&(Task::SettlePayout, event.payout_id.to_string()));
        if known.is_some_and(|row| row.last_position >= self.recorded.position) {
            return Ok(());
        }
        let total = Some(self.payout_total(event.payout_id)?);
        let details = TaskDetails { total, attempts: Some(event.attempts), ..TaskDetails::default() };
        self.open(Task::SettlePayout, &event.payout_id.to_string(), &code(event.reason), details);
        Ok(())
    }

    /// The task that holds the account of what is outstanding, open or closed.
    fn authorization(&mut self) -> Result<&mut TaskRow, FoldError> {
        self.tasks.tasks.get_mut(&(Task::AuthorizePayout, String::new())).ok_or(FoldError::PayoutUnknown)
    }

    fn payout_total(&mut self, payout_id: PayoutId) -> Result<Amount, FoldError> {
        self.authorization()?.details.payouts.get(&payout_id).copied().ok_or(FoldError::PayoutUnknown)
    }
}

/// Whether a calculation leaves that to be done, for the claim as a whole or for one of its passengers.
fn is_left_by(event: &CompensationCalculated, task: Task) -> bool {
    let outcome = match event.outcome {
        CalculationOutcome::Owed | CalculationOutcome::NotOwed => Task::DecideClaim,
        CalculationOutcome::NeedsFacts => Task::SupplyFacts,
        CalculationOutcome::NeedsLegalReview => Task::ReviewLaw,
    };
    let is_open = |eligible| event.receipt.passengers.iter().any(|passenger| passenger.is_open(eligible));
    task == outcome
        || match task {
            Task::SupplyFacts => is_open(Eligibility::NeedsFacts),
            Task::ReviewLaw => is_open(Eligibility::NeedsLegalReview),
            _ => false,
        }
}

fn close(row: &mut TaskRow, recorded: &SettledEvent) {
    if row.last_position < recorded.position && row.closed_at.is_none() {
        row.closed_at = Some(recorded.recorded_at);
        (row.last_position, row.changed) = (recorded.position, true);
    }
}

/// What is awarded and neither paid nor under way, passenger by passenger: what one was paid too much, before a reopening,
/// is not taken from another.
fn outstanding(details: &TaskDetails) -> Result<Vec<Amount>, FoldError> {
    let left = details.awards.iter().map(|award| {
        let Amount(owed) = award.share;
        let parts = details.shares.values().flatten().filter(|part| part.passenger_id == award.passenger_id);
        let parts = parts.filter(|part| part.share.0.currency == owed.currency);
        let held = parts.fold(0_u64, |sum, part| sum.saturating_add(part.share.0.amount_minor));
        Money::from_minor(owed.amount_minor.saturating_sub(held), owed.currency)
    });
    Ok(sums(left)?)
}
