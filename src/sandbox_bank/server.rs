//! The bank's HTTP side.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use axum::extract::rejection::JsonRejection;
use axum::extract::{ConnectInfo, Path as UrlPath, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use jiff::SignedDuration;
use rand::SeedableRng;
use rand::rngs::StdRng;
use redress_domain::value::{Money, PayoutId};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::behaviour::Behaviour;
use super::book::{Book, BookError, Booking, BookingStatus, Order};
use super::connection::{FaultyListener, ReplySwitch};
use super::fate::{self, AccountOrder};
use super::journal::JournalError;
use crate::clock;

/// Why the bank is not open.
#[derive(Debug, thiserror::Error)]
pub enum BankError {
    /// Its store cannot be used.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// Its address cannot be had, or serving failed.
    #[error("the sandbox bank cannot serve at {address}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// What the system says.
        #[source]
        source: io::Error,
    },
}

/// A bank with its store open and its address bound, ready to serve.
#[derive(Debug)]
pub struct SandboxBank {
    listener: TcpListener,
    address: SocketAddr,
    counter: Arc<Counter>,
}

impl SandboxBank {
    /// Opens the store and binds the address. `seed` fixes every draw of the dice.
    pub async fn open(address: SocketAddr, store: &Path, behaviour: Behaviour, seed: u64) -> Result<Self, BankError> {
        let book = Book::open(store)?;
        let failed = |source| BankError::Listen { address, source };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let counter = Counter {
            book: Mutex::new(book),
            behaviour: RwLock::new(behaviour),
            dice: Mutex::new(StdRng::seed_from_u64(seed)),
        };
        Ok(Self { listener, address, counter: Arc::new(counter) })
    }

    /// Where it listens, with the port that the system gave.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `shutdown` is done.
    pub async fn serve(self, shutdown: impl Future<Output = ()> + Send + 'static) -> Result<(), BankError> {
        let router = Router::new()
            .route("/payments/{payment_id}", get(look_up).put(pay))
            .route("/bookings", get(bookings))
            .route("/behaviour", get(show_behaviour).put(set_behaviour))
            .with_state(self.counter)
            .into_make_service_with_connect_info::<ReplySwitch>();
        let address = self.address;
        let serving = axum::serve(FaultyListener(self.listener), router).with_graceful_shutdown(shutdown);
        serving.await.map_err(|source| BankError::Listen { address, source })
    }
}

/// What the handlers share.
#[derive(Debug)]
struct Counter {
    book: Mutex<Book>,
    behaviour: RwLock<Behaviour>,
    dice: Mutex<StdRng>,
}

impl Counter {
    fn behaviour(&self) -> Behaviour {
        self.behaviour.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Works with the book on a thread that may wait for the disk. What has become due is decided first.
    async fn with_book<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self, &mut Book) -> Result<T, BookError> + Send + 'static,
    ) -> Result<T, BookError> {
        let counter = Arc::clone(self);
        let working = tokio::task::spawn_blocking(move || {
            // A poisoned lock is safe to take: the book changes only after the journal has.
            let mut book = counter.book.lock().unwrap_or_else(PoisonError::into_inner);
            let wait = i64::try_from(counter.behaviour().decide_after_ms).unwrap_or(i64::MAX);
            book.decide_overdue(SignedDuration::from_millis(wait), clock::now())?;
            work(&counter, &mut book)
        });
        working.await.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()))
    }

    /// Sends the reply on its way, as the dice and the account will have it.
    async fn reply(&self, switch: &ReplySwitch, order: Option<AccountOrder>, reply: Response) -> Response {
        let behaviour = self.behaviour();
        let fate = {
            let mut dice = self.dice.lock().unwrap_or_else(PoisonError::into_inner);
            fate::reply_fate(&behaviour, order, &mut dice)
        };
        tokio::time::sleep(fate.delay).await;
        switch.set(fate.delivery);
        reply
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderBody {
    amount: AmountBody,
    account: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AmountBody {
    amount: String,
    currency: String,
}

async fn pay(
    State(counter): State<Arc<Counter>>,
    ConnectInfo(switch): ConnectInfo<ReplySwitch>,
    UrlPath(payment_id): UrlPath<PayoutId>,
    headers: HeaderMap,
    body: Result<Json<OrderBody>, JsonRejection>,
) -> Response {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    if key != Some(payment_id.to_string().as_str()) {
        return refusal(StatusCode::BAD_REQUEST, payment_id, "IDEMPOTENCY_KEY_IS_NOT_THE_PAYMENT_ID");
    }
    let Ok(Json(body)) = body else {
        return refusal(StatusCode::BAD_REQUEST, payment_id, "ORDER_UNREADABLE");
    };
    let amount = body.amount.currency.parse().and_then(|currency| Money::from_decimal(&body.amount.amount, currency));
    let Ok(amount) = amount else {
        return refusal(StatusCode::BAD_REQUEST, payment_id, "AMOUNT_UNREADABLE");
    };
    let account_order = fate::account_order(&body.account);
    let order = Order { payment_id, amount, account: body.account.into() };
    let taken = counter
        .with_book(move |counter, book| {
            let decide = || {
                let mut dice = counter.dice.lock().unwrap_or_else(PoisonError::into_inner);
                fate::decision(&counter.behaviour(), account_order, &mut dice)
            };
            book.take(order, decide, clock::now())
        })
        .await;
    let reply = match taken {
        Ok((booking, new)) => {
            let status = match booking.status {
                BookingStatus::Accepted { .. } if new => StatusCode::CREATED,
                BookingStatus::Pending => StatusCode::ACCEPTED,
                _ => StatusCode::OK,
            };
            (status, Json(statement(&booking))).into_response()
        }
        Err(BookError::Differs) => refusal(StatusCode::CONFLICT, payment_id, "PAYMENT_ID_KNOWN_WITH_OTHER_CONTENT"),
        Err(BookError::Journal(error)) => unavailable(payment_id, &error),
    };
    counter.reply(&switch, account_order, reply).await
}

async fn look_up(
    State(counter): State<Arc<Counter>>,
    ConnectInfo(switch): ConnectInfo<ReplySwitch>,
    UrlPath(payment_id): UrlPath<PayoutId>,
) -> Response {
    let found = counter.with_book(move |_, book| Ok(book.get(payment_id).cloned())).await;
    let reply = match found {
        Ok(Some(booking)) => Json(statement(&booking)).into_response(),
        Ok(None) => {
            (StatusCode::NOT_FOUND, Json(json!({ "payment_id": payment_id, "status": "unknown" }))).into_response()
        }
        Err(error) => unavailable(payment_id, &error),
    };
    counter.reply(&switch, None, reply).await
}

async fn bookings(State(counter): State<Arc<Counter>>) -> Response {
    match counter.with_book(|_, book| Ok(book.accepted())).await {
        Ok(accepted) => {
            let bookings: Vec<Value> = accepted.iter().map(statement).collect();
            Json(json!({ "bookings": bookings })).into_response()
        }
        Err(error) => (StatusCode::SERVICE_UNAVAILABLE, error.to_string()).into_response(),
    }
}

async fn show_behaviour(State(counter): State<Arc<Counter>>) -> Json<Behaviour> {
    Json(counter.behaviour())
}

async fn set_behaviour(State(counter): State<Arc<Counter>>, Json(behaviour): Json<Behaviour>) -> Json<Behaviour> {
    counter.behaviour.write().unwrap_or_else(PoisonError::into_inner).clone_from(&behaviour);
    Json(behaviour)
}

fn statement(booking: &Booking) -> Value {
    let (status, bank_reference, reason) = match &booking.status {
        BookingStatus::Pending => ("pending", None, None),
        BookingStatus::Accepted { bank_reference } => ("accepted", Some(bank_reference), None),
        BookingStatus::Refused { reason } => ("refused", None, Some(reason)),
    };
    json!({
        "payment_id": booking.payment_id,
        "status": status,
        "bank_reference": bank_reference,
        "amount": { "amount": booking.amount.decimal(), "currency": booking.amount.currency.code() },
        "reason": reason,
        "at": booking.at,
    })
}

/// A request that was not understood: not a decision about the payment, so its status is no statement.
fn refusal(status: StatusCode, payment_id: PayoutId, fault: &str) -> Response {
    (status, Json(json!({ "payment_id": payment_id, "status": "not_understood", "fault": fault }))).into_response()
}

fn unavailable(payment_id: PayoutId, error: &dyn std::error::Error) -> Response {
    tracing::error!(%payment_id, error = %error, "the sandbox bank cannot write its journal");
    refusal(StatusCode::SERVICE_UNAVAILABLE, payment_id, "JOURNAL_UNAVAILABLE")
}
