//! Neighbours that misbehave in ways that a process cannot be told to.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use redress::flight_data::{FlightDataError, FlightDataProvider};
use redress::payment::{LookUp, PaymentAnswer, PaymentError, PaymentOrder, PaymentRail};
use redress_domain::fact::{Leg, Observation};
use redress_domain::value::PayoutId;
use tokio::sync::Semaphore;

/// A source that is silent a number of times, and then speaks.
#[derive(Debug)]
pub(crate) struct Silent {
    pub(crate) times: AtomicU32,
    pub(crate) then: Arc<dyn FlightDataProvider>,
}

#[async_trait]
impl FlightDataProvider for Silent {
    fn name(&self) -> &'static str {
        "silent"
    }

    async fn observe(&self, leg: &Leg) -> Result<Vec<Observation>, FlightDataError> {
        let left = self.times.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        match left {
            Ok(_) => Err(FlightDataError::Unavailable { name: "silent", cause: "it is silent".into() }),
            Err(_) => self.then.observe(leg).await,
        }
    }
}

/// Where a rail holds on for ever, so that the process can be killed there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Point {
    /// Before the bank has heard anything.
    BeforeTheCall,
    /// After the bank has booked, before anyone knows.
    AfterTheCall,
}

/// A rail that never comes back from one point.
#[derive(Debug)]
pub(crate) struct HoldsOn {
    pub(crate) point: Point,
    pub(crate) reached: Arc<Semaphore>,
    pub(crate) rail: Arc<dyn PaymentRail>,
}

impl HoldsOn {
    async fn hold(&self) {
        self.reached.add_permits(1);
        std::future::pending::<()>().await;
    }
}

#[async_trait]
impl PaymentRail for HoldsOn {
    fn name(&self) -> &'static str {
        self.rail.name()
    }

    async fn send(&self, order: &PaymentOrder) -> Result<PaymentAnswer, PaymentError> {
        let answer = self.rail.send(order).await;
        self.hold().await;
        answer
    }

    async fn look_up(&self, payout_id: PayoutId) -> Result<LookUp, PaymentError> {
        if self.point == Point::BeforeTheCall {
            self.hold().await;
        }
        self.rail.look_up(payout_id).await
    }
}

/// A rail that counts how often the bank is told to pay.
#[derive(Debug)]
pub(crate) struct Counted {
    pub(crate) orders: Arc<AtomicU32>,
    pub(crate) rail: Arc<dyn PaymentRail>,
}

#[async_trait]
impl PaymentRail for Counted {
    fn name(&self) -> &'static str {
        self.rail.name()
    }

    async fn send(&self, order: &PaymentOrder) -> Result<PaymentAnswer, PaymentError> {
        self.orders.fetch_add(1, Ordering::SeqCst);
        self.rail.send(order).await
    }

    async fn look_up(&self, payout_id: PayoutId) -> Result<LookUp, PaymentError> {
        self.rail.look_up(payout_id).await
    }
}
