//! Which tasks each event opens and closes. A task has seen every event up to its `last_position`, and an older one
//! changes it no more.

use std::collections::BTreeMap;

use redress_domain::claim::{
    CalculationOutcome, ClaimApproved, ClaimEvent, CompensationCalculated, FlightNotVerified, PayoutAuthorized,
    PayoutFailed, PayoutStalled,
};
use redress_domain::regime::Eligibility;
use redress_domain::value::PayoutId;

use super::task::{Task, TaskDetails, TaskRow};
use crate::amount::{remainder, sums};
use crate::claim_status::questions;
use crate::words::code;
use crate::{Amount, FoldError, SettledEvent};

/// All tasks of one claim, open and closed, by kind and subject.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClaimTasks {
    pub(super) claim_id: String,
    /// The tasks.
    pub tasks: BTreeMap<(Task, String), TaskRow>,
}

/// The tasks after one more event.
pub fn fold(tasks: &mut ClaimTasks, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
    if tasks.claim_id.is_empty() {
        tasks.claim_id.clone_from(&recorded.claim_id);
    }
    let mut queue = Queue { tasks, recorded };
    match event {
        ClaimEvent::ClaimSubmitted(_) | ClaimEvent::PayoutSent(_) => {}
        ClaimEvent::FlightVerified(_) => queue.close(Task::VerifyByHand, ""),
        ClaimEvent::FlightNotVerified(event) => queue.flight_not_verified(event),
        ClaimEvent::CompensationCalculated(event) => queue.calculated(event),
        ClaimEvent::ClaimApproved(event) => queue.approved(event),
        ClaimEvent::ClaimDenied(_) => queue.denied(),
        ClaimEvent::PayoutAuthorized(event) => queue.authorized(event)?,
        ClaimEvent::ClaimPaid(event) => queue.close(Task::SettlePayout, &event.payout_id.to_string()),
        ClaimEvent::PayoutFailed(event) => queue.failed(event)?,
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
        for task in [Task::VerifyByHand, Task::SupplyFacts, Task::ReviewLaw, Task::DecideClaim] {
            self.close(task, "");
        }
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

    /// A passenger whose answer is still open keeps its task: the decision was about the others.
    fn approved(&mut self, event: &ClaimApproved) {
        self.close(Task::VerifyByHand, "");
        self.close(Task::DecideClaim, "");
        let outstanding: Vec<Amount> = event.totals.iter().copied().map(Amount).collect();
        self.open(Task::AuthorizePayout, "", "approved", TaskDetails { outstanding, ..TaskDetails::default() });
    }

    /// What is outstanding shrinks; a refused payout that waited for another one waits no more.
    fn authorized(&mut self, event: &PayoutAuthorized) -> Result<(), FoldError> {
        let recorded = self.recorded;
        let rows = self.tasks.tasks.iter_mut();
        rows.filter(|((task, _), _)| *task == Task::FixPayout).for_each(|(_, row)| close(row, recorded));
        let row = self.authorization()?;
        if row.last_position >= recorded.position {
            return Ok(());
        }
        row.details.outstanding = remainder(&row.details.outstanding, &[Amount(event.total)]);
        row.details.payouts.insert(event.payout_id, Amount(event.total));
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
    fn failed(&mut self, event: &PayoutFailed) -> Result<(), FoldError> {
        let recorded = self.recorded;
        let subject = event.payout_id.to_string();
        self.close(Task::SettlePayout, &subject);
        let row = self.authorization()?;
        let total = if row.last_position < recorded.position {
            let freed = row.details.payouts.remove(&event.payout_id).ok_or(FoldError::PayoutUnknown)?;
            let outstanding = row.details.outstanding.iter().chain([&freed]);
            row.details.outstanding = sums(outstanding.map(|amount| amount.0))?;
            (row.last_position, row.changed) = (recorded.position, true);
            Some(freed)
        } else {
            None
        };
        self.open(Task::FixPayout, &subject, &event.reason, TaskDetails { total, ..TaskDetails::default() });
        Ok(())
    }

    fn stalled(&mut self, event: &PayoutStalled) -> Result<(), FoldError> {
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
