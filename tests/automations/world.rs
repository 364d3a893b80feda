//! A ledger with everything that automations need, and the people who ask things of it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use redress::automation::{
    Automation, AutomationSettings, Calculate, PAYOUT_ACCOUNT_FIELD, Pay, PayPatience, VerifyFlight, run,
};
use redress::command::{CommandContext, CommandExecutor, CommandRequest, ExpectedVersion, IdempotencyKey};
use redress::database::DatabaseRole;
use redress::event_store::{Appender, AppenderOptions};
use redress::flight_data::{FlightArchive, FlightDataProvider, sample};
use redress::ids::new_v7;
use redress::payment::{HttpBank, PaymentRail};
use redress::vault::{MasterKey, Vault, VaultRows};
use redress_domain::claim::{
    AuthorizePayout, ClaimCommand, ClaimEvent, Contact, PayoutShareRequest, SubmitClaim, SubmittedPassenger,
};
use redress_domain::fact::{Disruption, DisruptionKind, Itinerary, Leg, PassengerFacts};
use redress_domain::value::{ClaimId, CommandId, CorrelationId, PassengerId, PayoutId, SubjectId};
use redress_projections::feed::{SettledEvent, of_claim};
use redress_projections::{projectors, supervisor};
use serde_json::json;
use sqlx::PgPool;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::bank::BankProcess;
use crate::support::TestDatabase;

const PATIENCE: Duration = Duration::from_mins(1);

/// Of every claim here: found nowhere else in the world.
pub(crate) const PASSENGER_NAME: &str = "Canary Passenger";
pub(crate) const EMAIL: &str = "canary@example.org";

pub(crate) const GOOD_ACCOUNT: &str = r#"{"holder":"A","institution":"003","transit":"00011","account":"1230000"}"#;

/// An account whose number gives the sandbox bank an order.
pub(crate) fn account_ending(digits: &str) -> String {
    GOOD_ACCOUNT.replace("0000\"", &format!("{digits}\""))
}

pub(crate) struct World {
    pub(crate) owner: PgPool,
    pub(crate) pool: PgPool,
    executor: CommandExecutor,
    vault: Arc<Vault>,
    database: TestDatabase,
}

/// Automations at work. Dropping it stops them in the middle of whatever they do, as a killed process would.
pub(crate) struct Running {
    cancel: CancellationToken,
    tasks: Vec<JoinHandle<()>>,
}

impl Running {
    /// Asks them to stop, and waits.
    pub(crate) async fn stop(mut self) {
        self.cancel.cancel();
        for task in std::mem::take(&mut self.tasks) {
            task.await.expect("a runner ends");
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        let database = TestDatabase::new().await;
        let mut migrator = database.database().migrator().await.expect("the migrator");
        sample::load(&mut migrator).await.expect("the sample");
        let pool = database.pool(DatabaseRole::Automation).await;
        let executor = executor(database.pool(DatabaseRole::Command).await);
        let vault = Arc::new(Vault::new(&MasterKey::generate()));
        Self { owner: database.owner_pool().await, pool, executor, vault, database }
    }

    pub(crate) fn archive(&self) -> Arc<dyn FlightDataProvider> {
        Arc::new(FlightArchive::new(self.pool.clone()))
    }

    /// All automations, as one process would run them.
    pub(crate) fn automations(&self, rail: Arc<dyn PaymentRail>) -> Vec<Arc<dyn Automation>> {
        let executor = executor(self.pool.clone());
        vec![
            Arc::new(VerifyFlight::new(executor.clone(), vec![self.archive()])),
            Arc::new(Calculate::new(executor.clone())),
            Arc::new(self.pay(executor, rail)),
        ]
    }

    pub(crate) fn verify(&self, source: Arc<dyn FlightDataProvider>) -> Vec<Arc<dyn Automation>> {
        vec![Arc::new(VerifyFlight::new(executor(self.pool.clone()), vec![source]))]
    }

    fn pay(&self, executor: CommandExecutor, rail: Arc<dyn PaymentRail>) -> Pay {
        let patience = PayPatience { attempts_before_stalled: 3, pause_before_look_up: Duration::from_millis(20) };
        Pay::new(executor, self.pool.clone(), Arc::clone(&self.vault), rail, patience)
    }

    /// Starts a process's worth of automations.
    pub(crate) fn start(&self, automations: Vec<Arc<dyn Automation>>) -> Running {
        let settings = AutomationSettings {
            lease: Duration::from_secs(1),
            idle_pause: Duration::from_millis(20),
            retry_pause: Duration::from_millis(50),
            ..AutomationSettings::default()
        };
        let cancel = CancellationToken::new();
        let start = |automation| {
            let hint = Arc::new(Notify::new());
            tokio::spawn(run(automation, self.pool.clone(), settings, hint, cancel.clone()))
        };
        let tasks = automations.into_iter().map(start).collect();
        Running { cancel, tasks }
    }

    /// Starts everything, with a bank.
    pub(crate) fn start_all(&self, bank: &BankProcess) -> Running {
        self.start(self.automations(rail(bank)))
    }

    /// Starts the read models.
    pub(crate) async fn project(&self) -> Running {
        let pool = self.database.pool(DatabaseRole::Projector).await;
        let (cancel, tracker) = (CancellationToken::new(), TaskTracker::new());
        supervisor::spawn(projectors(), &pool, &Arc::new(Notify::new()), &cancel, &tracker);
        tracker.close();
        let tasks = vec![tokio::spawn(async move { tracker.wait().await })];
        Running { cancel, tasks }
    }

    /// Makes every parked claim due at once, again and again, so that a test need not wait minutes.
    pub(crate) fn hurry(&self) -> Running {
        let owner = self.owner.clone();
        let task = tokio::spawn(async move {
            loop {
                let due = "UPDATE parked_claims SET next_attempt_at = clock_timestamp()";
                sqlx::query(due).execute(&owner).await.expect("hurried");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        Running { cancel: CancellationToken::new(), tasks: vec![task] }
    }

    /// A claim of one passenger about a late flight of one leg.
    pub(crate) async fn submit(&self, flight: &str, route: [&str; 2], day: &str, account: &str) -> ClaimId {
        let leg = leg(flight, route, day);
        self.submit_with(vec![leg], vec![], DisruptionKind::Delay, 0, account).await
    }

    /// The sample's flight of nine hours and twenty minutes.
    pub(crate) async fn submit_late(&self, account: &str) -> ClaimId {
        self.submit("AC890", ["YYZ", "FCO"], "2026-05-01", account).await
    }

    pub(crate) async fn submit_with(
        &self,
        legs: Vec<Leg>,
        replacement_legs: Vec<Leg>,
        kind: DisruptionKind,
        disrupted: usize,
        account: &str,
    ) -> ClaimId {
        let claim_id = ClaimId::from_uuid(new_v7());
        let mut sealer = self.vault.sealer(SubjectId::from_uuid(new_v7()), claim_id);
        let mut disruption: Disruption =
            serde_json::from_value(json!({ "kind": kind.as_str(), "leg": disrupted })).expect("a disruption");
        disruption.notice_days = Some(0);
        let filed_on = legs[0].scheduled_departure.date().tomorrow().expect("a day");
        let passenger = SubmittedPassenger {
            passenger_id: PassengerId::from_uuid(new_v7()),
            name: sealer.seal("name", PASSENGER_NAME),
            facts: PassengerFacts { confirmed_reservation: Some(true), ..PassengerFacts::default() },
            one_way_fare: None,
        };
        let command = ClaimCommand::SubmitClaim(SubmitClaim {
            claimant: "client:lina".to_owned(),
            passengers: vec![passenger],
            contact: Contact { email: sealer.seal("email", EMAIL), phone: None },
            booking_reference: None,
            itinerary: Itinerary { single_booking: true, legs },
            replacement_legs,
            disruption,
            carrier_size: None,
            carried_for: None,
            filed_on,
            already_compensated_by: None,
            payout_account: Some(sealer.seal(PAYOUT_ACCOUNT_FIELD, account)),
            received_at: redress::clock::now(),
        });
        self.execute(claim_id, command, ExpectedVersion::New, sealer.into_rows()).await;
        claim_id
    }

    async fn execute(&self, claim_id: ClaimId, command: ClaimCommand, expected: ExpectedVersion, vault: VaultRows) {
        let context = CommandContext {
            command_id: CommandId::from_uuid(new_v7()),
            correlation_id: CorrelationId::from_uuid(new_v7()),
            causation_id: None,
            traceparent: None,
            actor: "support:ada".to_owned(),
        };
        let key = new_v7().to_string();
        let idempotency = IdempotencyKey { principal: "support:ada".to_owned(), key, fingerprint: [0; 32] };
        let request = CommandRequest { claim_id, command, expected, context, idempotency, vault, answer: json!({}) };
        self.executor.execute(request).await.expect("carried out");
    }

    /// A person approves what was calculated, once it is.
    pub(crate) async fn approve(&self, claim_id: ClaimId) {
        self.until(claim_id, |event| matches!(event, ClaimEvent::CompensationCalculated(_))).await;
        self.execute(claim_id, ClaimCommand::ApproveClaim, ExpectedVersion::Any, VaultRows::default()).await;
    }

    /// A person allows the payment of everything owed, to the account of the submission or to another one.
    pub(crate) async fn authorize(&self, claim_id: ClaimId, account: Option<&str>) -> PayoutId {
        let submitted = self.events(claim_id).await.into_iter().next().expect("a claim");
        let Ok(ClaimEvent::ClaimSubmitted(submitted)) = submitted.event else { panic!("a claim begins otherwise") };
        let shares = submitted.passengers.iter();
        let shares = shares.map(|of| PayoutShareRequest { passenger_id: of.passenger_id, amount: None }).collect();
        let mut sealer = self.vault.sealer(SubjectId::from_uuid(new_v7()), claim_id);
        let account = account.map(|account| sealer.seal(PAYOUT_ACCOUNT_FIELD, account));
        let payout_id = PayoutId::from_uuid(new_v7());
        let command = ClaimCommand::AuthorizePayout(AuthorizePayout { payout_id, shares, account });
        self.execute(claim_id, command, ExpectedVersion::Any, sealer.into_rows()).await;
        payout_id
    }

    /// From submission to a payment that is allowed.
    pub(crate) async fn submit_and_authorize(&self, account: &str) -> (ClaimId, PayoutId) {
        let claim_id = self.submit_late(account).await;
        self.approve(claim_id).await;
        let payout_id = self.authorize(claim_id, None).await;
        (claim_id, payout_id)
    }

    pub(crate) async fn events(&self, claim_id: ClaimId) -> Vec<SettledEvent> {
        of_claim(&self.owner, &claim_id.to_string(), 0, i64::MAX).await.expect("the log")
    }

    /// The types of a claim's events, in order.
    pub(crate) async fn story(&self, claim_id: ClaimId) -> Vec<&'static str> {
        let events = self.events(claim_id).await;
        events.iter().map(|settled| settled.event.as_ref().map_or("unreadable", ClaimEvent::type_name)).collect()
    }

    /// Waits for an event.
    pub(crate) async fn until(&self, claim_id: ClaimId, is_it: impl Fn(&ClaimEvent) -> bool) -> SettledEvent {
        let begin = Instant::now();
        loop {
            let events = self.events(claim_id).await;
            if let Some(found) = events.into_iter().find(|settled| settled.event.as_ref().is_ok_and(&is_it)) {
                return found;
            }
            let story = self.story(claim_id).await;
            assert!(begin.elapsed() < PATIENCE, "it did not come: {story:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub(crate) async fn until_paid(&self, claim_id: ClaimId) -> SettledEvent {
        self.until(claim_id, |event| matches!(event, ClaimEvent::ClaimPaid(_))).await
    }
}

/// The stories of claims that went well.
pub(crate) const PAID: [&str; 7] = [
    "ClaimSubmitted",
    "FlightVerified",
    "CompensationCalculated",
    "ClaimApproved",
    "PayoutAuthorized",
    "PayoutSent",
    "ClaimPaid",
];

pub(crate) fn rail(bank: &BankProcess) -> Arc<dyn PaymentRail> {
    let timeout = Duration::from_secs(1);
    Arc::new(HttpBank::with_timeouts(&bank.url(), timeout, timeout).expect("a rail"))
}

pub(crate) fn leg(flight: &str, route: [&str; 2], day: &str) -> Leg {
    let carrier = &flight[..2];
    serde_json::from_value(json!({
        "flight_number": flight, "marketing_carrier": carrier, "operating_carrier": carrier,
        "origin": route[0], "destination": route[1], "scheduled_departure": day,
    }))
    .expect("a leg")
}

fn executor(pool: PgPool) -> CommandExecutor {
    let appender = Appender::start(&pool, AppenderOptions::default()).expect("a thread");
    CommandExecutor::new(pool, appender, TaskTracker::new())
}
