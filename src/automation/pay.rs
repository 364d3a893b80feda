//! Pays what was authorized, once.
//!
//! `PayoutAuthorized` leads to `SendPayout`: the intent stands in the log before the bank hears of it. `PayoutSent` leads to
//! the bank, and there the first question is always what it knows of this payout; it is told to pay only if it never heard
//! of it. So it does not matter after which line a process died, or how many of them are at it. What the bank says is
//! recorded; while it says nothing the payout is looked up again and again, and after a few attempts that stands in the log
//! too, so that a person knows. The looking up goes on.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use redress_domain::claim::{
    ClaimCommand, ClaimError, ClaimEvent, ConfirmPayout, PayoutAuthorized, PayoutSent, PayoutStallReason,
    ReportPayoutFailure, ReportPayoutStalled, SendPayout,
};
use redress_domain::value::PayoutId;
use redress_projections::feed;
use sqlx::PgPool;

use super::{Automation, Commands, Failure, Trigger};
use crate::command::CommandExecutor;
use crate::payment::{LookUp, PaymentAnswer, PaymentError, PaymentOrder, PaymentRail};
use crate::vault::{Opened, Vault, VaultError};

/// The vault's name for where a payout goes.
pub const PAYOUT_ACCOUNT_FIELD: &str = "payout_account";

/// How long doubt is borne.
#[derive(Debug, Clone, Copy)]
pub struct PayPatience {
    /// After how many attempts it is recorded that nobody knows what the bank did. 5 attempts take about 15 s.
    pub attempts_before_stalled: u32,
    /// The pause between an order whose outcome is unknown and the question what became of it.
    pub pause_before_look_up: Duration,
}

impl Default for PayPatience {
    fn default() -> Self {
        Self { attempts_before_stalled: 5, pause_before_look_up: Duration::from_millis(200) }
    }
}

/// `PayoutAuthorized` and `PayoutSent` lead to a payment.
#[derive(Debug)]
pub struct Pay {
    commands: Commands,
    pool: PgPool,
    vault: Arc<Vault>,
    rail: Arc<dyn PaymentRail>,
    patience: PayPatience,
}

impl Pay {
    const NAME: &'static str = "pay";

    /// Pays through `rail`; `pool`, of the automation's role, reads the log and the vault.
    pub const fn new(
        executor: CommandExecutor,
        pool: PgPool,
        vault: Arc<Vault>,
        rail: Arc<dyn PaymentRail>,
        patience: PayPatience,
    ) -> Self {
        Self { commands: Commands::new(executor, Self::NAME), pool, vault, rail, patience }
    }

    async fn intend(&self, trigger: &Trigger, payout_id: PayoutId) -> Result<(), Failure> {
        let command = ClaimCommand::SendPayout(SendPayout { payout_id, rail: self.rail.name().to_owned() });
        match self.commands.issue(trigger, "send", command).await? {
            Ok(()) | Err(ClaimError::PayoutAlreadySent { .. } | ClaimError::PayoutAlreadySettled { .. }) => Ok(()),
            Err(refusal) => Err(Failure::new(refusal.to_string())),
        }
    }

    async fn settle(&self, trigger: &Trigger, sent: &PayoutSent) -> Result<(), Failure> {
        let payout_id = sent.payout_id;
        // Another rail's bank may know what this one does not.
        if sent.rail != self.rail.name() {
            return self.doubt(trigger, payout_id, PayoutStallReason::BankUnreachable).await;
        }
        match self.rail.look_up(payout_id).await {
            Ok(LookUp::Known(answer)) => self.record(trigger, payout_id, answer).await,
            Ok(LookUp::Unknown) => self.order(trigger, payout_id).await,
            Err(error) => self.doubt(trigger, payout_id, stall_reason(&error)).await,
        }
    }

    /// Tells the bank to pay. Whatever goes wrong, it is not told twice without being asked in between.
    async fn order(&self, trigger: &Trigger, payout_id: PayoutId) -> Result<(), Failure> {
        let authorized = self.authorized(trigger, payout_id).await?;
        let account =
            match self.vault.open(&self.pool, &authorized.account, trigger.claim_id, PAYOUT_ACCOUNT_FIELD).await {
                Ok(Opened::Plain(account)) => account,
                Err(VaultError::Unavailable(fault)) => {
                    return Err(Failure::new(format!("the vault is closed: {fault}")));
                }
                Ok(Opened::Erased) | Err(_) => {
                    return self.doubt(trigger, payout_id, PayoutStallReason::AccountUnreadable).await;
                }
            };
        let order = PaymentOrder { payout_id, amount: authorized.total, account };
        match self.rail.send(&order).await {
            Ok(answer) => self.record(trigger, payout_id, answer).await,
            Err(PaymentError::BankDisagrees) => self.doubt(trigger, payout_id, PayoutStallReason::BankDisagrees).await,
            Err(PaymentError::OutcomeUnknown { cause }) => {
                tracing::info!(%payout_id, cause, "a payment's outcome is unknown; looking it up");
                tokio::time::sleep(self.patience.pause_before_look_up).await;
                match self.rail.look_up(payout_id).await {
                    Ok(LookUp::Known(answer)) => self.record(trigger, payout_id, answer).await,
                    Ok(LookUp::Unknown) => self.doubt(trigger, payout_id, PayoutStallReason::BankUnreachable).await,
                    Err(error) => self.doubt(trigger, payout_id, stall_reason(&error)).await,
                }
            }
        }
    }

    /// What was authorized, from the log: amount and account are never carried along.
    async fn authorized(&self, trigger: &Trigger, payout_id: PayoutId) -> Result<PayoutAuthorized, Failure> {
        let events = feed::of_claim(&self.pool, &trigger.claim_id.to_string(), 0, trigger.position)
            .await
            .map_err(|_| Failure::new("the claim's events cannot be read"))?;
        let found = events.into_iter().find_map(|settled| match settled.event {
            Ok(ClaimEvent::PayoutAuthorized(authorized)) if authorized.payout_id == payout_id => Some(authorized),
            _ => None,
        });
        found.ok_or_else(|| Failure::new("the payout was never authorized"))
    }

    /// Records what the bank says.
    async fn record(&self, trigger: &Trigger, payout_id: PayoutId, answer: PaymentAnswer) -> Result<(), Failure> {
        let (purpose, command) = match answer {
            PaymentAnswer::Pending => {
                return self.doubt(trigger, payout_id, PayoutStallReason::BankUndecided).await;
            }
            PaymentAnswer::Accepted { bank_reference, amount, paid_at } => {
                ("confirm", ClaimCommand::ConfirmPayout(ConfirmPayout { payout_id, bank_reference, amount, paid_at }))
            }
            PaymentAnswer::Refused { reason } => {
                ("failure", ClaimCommand::ReportPayoutFailure(ReportPayoutFailure { payout_id, reason }))
            }
        };
        match self.commands.issue(trigger, purpose, command).await? {
            Ok(()) | Err(ClaimError::PayoutAlreadySettled { .. }) => Ok(()),
            Err(ClaimError::PaidAmountDiffers { .. }) => {
                self.doubt(trigger, payout_id, PayoutStallReason::BankDisagrees).await
            }
            Err(refusal) => Err(Failure::new(refusal.to_string())),
        }
    }

    /// Nobody knows. Records that once it has lasted, or at once where waiting will not help; never ends the trying.
    async fn doubt(&self, trigger: &Trigger, payout_id: PayoutId, reason: PayoutStallReason) -> Result<(), Failure> {
        let (code, may_pass) = match reason {
            PayoutStallReason::BankUnreachable => ("bank_unreachable", true),
            PayoutStallReason::BankUndecided => ("bank_undecided", true),
            PayoutStallReason::BankDisagrees => ("bank_disagrees", false),
            PayoutStallReason::AccountUnreadable => ("account_unreadable", false),
        };
        if !may_pass || trigger.attempt >= self.patience.attempts_before_stalled {
            let stalled = ReportPayoutStalled { payout_id, reason, attempts: trigger.attempt };
            let purpose = format!("stalled:{code}");
            match self.commands.issue(trigger, &purpose, ClaimCommand::ReportPayoutStalled(stalled)).await? {
                Ok(()) | Err(ClaimError::PayoutAlreadyStalled { .. }) => {}
                Err(ClaimError::PayoutAlreadySettled { .. }) => return Ok(()),
                Err(refusal) => return Err(Failure::new(refusal.to_string())),
            }
        }
        Err(Failure::new(code))
    }
}

const fn stall_reason(error: &PaymentError) -> PayoutStallReason {
    match error {
        PaymentError::OutcomeUnknown { .. } => PayoutStallReason::BankUnreachable,
        PaymentError::BankDisagrees => PayoutStallReason::BankDisagrees,
    }
}

#[async_trait]
impl Automation for Pay {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn concerns(&self, event: &ClaimEvent) -> bool {
        matches!(event, ClaimEvent::PayoutAuthorized(_) | ClaimEvent::PayoutSent(_))
    }

    async fn react(&self, trigger: &Trigger) -> Result<(), Failure> {
        match &trigger.event {
            ClaimEvent::PayoutAuthorized(authorized) => self.intend(trigger, authorized.payout_id).await,
            ClaimEvent::PayoutSent(sent) => self.settle(trigger, sent).await,
            _ => Ok(()),
        }
    }
}
