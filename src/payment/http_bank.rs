//! A bank behind HTTP: `PUT /payments/{payout_id}` and `GET /payments/{payout_id}`, as `redress sandbox-bank` speaks it.

use std::net::IpAddr;
use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use redress_domain::value::{Money, PayoutId};
use reqwest::{Method, RequestBuilder, StatusCode, Url};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

use super::{LookUp, PaymentAnswer, PaymentError, PaymentOrder, PaymentRail};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
const TOTAL_TIMEOUT: Duration = Duration::from_secs(5);
const REASON_LENGTH_MAX: usize = 64;

/// Why there is no adapter.
#[derive(Debug, thiserror::Error)]
pub enum HttpBankError {
    /// The bank's address cannot be used.
    #[error("{0} is not the address of a bank: https://HOST:PORT is, and on this machine http://HOST:PORT")]
    AddressInvalid(String),
    /// Account numbers would travel in clear.
    #[error(
        "{0} would have account numbers travel in clear: a bank that is not on a loopback address is reached by https"
    )]
    NotEncrypted(String),
    /// The HTTP client could not be made.
    #[error("the HTTP client could not be made")]
    Client(#[source] reqwest::Error),
}

/// The adapter. It keeps no connection open between calls, so an answer that arrives late or twice can never be read as
/// the answer to the next question; and it believes only an answer that names the payment it asked about.
#[derive(Debug, Clone)]
pub struct HttpBank {
    client: reqwest::Client,
    base: Url,
}

impl HttpBank {
    /// A bank at `https://HOST:PORT`, with a certificate of a public authority, or at `http://HOST:PORT` on a loopback
    /// address, which nobody can listen in on. 2 s to connect, 5 s for the whole of a call.
    pub fn new(base: &str) -> Result<Self, HttpBankError> {
        Self::with_timeouts(base, CONNECT_TIMEOUT, TOTAL_TIMEOUT)
    }

    /// The same with other timeouts.
    pub fn with_timeouts(base: &str, connect: Duration, total: Duration) -> Result<Self, HttpBankError> {
        let url: Url = base.parse().map_err(|_| HttpBankError::AddressInvalid(base.to_owned()))?;
        let Some(host) = url.host_str().filter(|_| matches!(url.path(), "" | "/")) else {
            return Err(HttpBankError::AddressInvalid(base.to_owned()));
        };
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(host) => {}
            "http" => return Err(HttpBankError::NotEncrypted(base.to_owned())),
            _ => return Err(HttpBankError::AddressInvalid(base.to_owned())),
        }
        let client = reqwest::Client::builder()
            .connect_timeout(connect)
            .timeout(total)
            .pool_max_idle_per_host(0)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(HttpBankError::Client)?;
        Ok(Self { client, base: url })
    }

    fn request(&self, method: Method, payout_id: PayoutId) -> RequestBuilder {
        let mut url = self.base.clone();
        url.set_path(&format!("/payments/{payout_id}"));
        self.client.request(method, url)
    }
}

#[async_trait]
impl PaymentRail for HttpBank {
    fn name(&self) -> &'static str {
        "http-bank"
    }

    async fn send(&self, order: &PaymentOrder) -> Result<PaymentAnswer, PaymentError> {
        let body = OrderBody { amount: order.amount.into(), account: order.account.expose_secret() };
        let request = self
            .request(Method::PUT, order.payout_id)
            .header("Idempotency-Key", order.payout_id.to_string())
            .json(&body);
        let (status, answer) = call(request, order.payout_id).await?;
        match status {
            StatusCode::OK | StatusCode::CREATED | StatusCode::ACCEPTED => statement(answer),
            StatusCode::CONFLICT => Err(PaymentError::BankDisagrees),
            other => Err(unknown(format!("the bank answered {other}"))),
        }
    }

    async fn look_up(&self, payout_id: PayoutId) -> Result<LookUp, PaymentError> {
        let (status, answer) = call(self.request(Method::GET, payout_id), payout_id).await?;
        match (status, answer.status.as_str()) {
            (StatusCode::OK, _) => statement(answer).map(LookUp::Known),
            (StatusCode::NOT_FOUND, "unknown") => Ok(LookUp::Unknown),
            (other, _) => Err(unknown(format!("the bank answered {other}"))),
        }
    }
}

#[derive(Serialize)]
struct OrderBody<'a> {
    amount: Amount,
    account: &'a str,
}

#[derive(Serialize, Deserialize)]
struct Amount {
    amount: String,
    currency: String,
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self { amount: money.decimal(), currency: money.currency.to_string() }
    }
}

#[derive(Deserialize)]
struct Answer {
    payment_id: PayoutId,
    status: String,
    #[serde(default)]
    bank_reference: Option<String>,
    #[serde(default)]
    amount: Option<Amount>,
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    at: Option<Timestamp>,
}

/// One exchange. An answer counts only if it can be read and speaks of `payout_id`; a missing payment too must be the
/// bank's own statement, because a 404 of something between us and the bank says nothing about it.
async fn call(request: RequestBuilder, payout_id: PayoutId) -> Result<(StatusCode, Answer), PaymentError> {
    let response = request.send().await.map_err(|error| unknown(transport_cause(&error)))?;
    let status = response.status();
    let bytes = response.bytes().await.map_err(|error| unknown(transport_cause(&error)))?;
    // The parser's own message may quote the body, so it is not passed on.
    let answer: Answer = serde_json::from_slice(&bytes)
        .map_err(|_| unknown(format!("the bank answered {status} in a form that was not agreed")))?;
    if answer.payment_id != payout_id {
        return Err(unknown(format!("the bank answered {status} about another payment")));
    }
    Ok((status, answer))
}

fn transport_cause(error: &reqwest::Error) -> String {
    let cause = if error.is_timeout() {
        "no answer in time"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the connection broke"
    };
    cause.to_owned()
}

/// Whether what is sent to a host, as a URL writes it, stays on this machine.
fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    address.map_or_else(|_| host == "localhost", |address| address.is_loopback())
}

fn is_reference(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte);
    (1..=64).contains(&text.len()) && text.bytes().all(known)
}

fn statement(answer: Answer) -> Result<PaymentAnswer, PaymentError> {
    let unreadable = || unknown("the bank's statement is incomplete".to_owned());
    match answer.status.as_str() {
        "pending" => Ok(PaymentAnswer::Pending),
        "accepted" => {
            // It stays in the log for ever: only what looks like a reference may, never a bank's free text.
            let bank_reference = answer.bank_reference.filter(|text| is_reference(text)).ok_or_else(unreadable)?;
            let amount = answer.amount.ok_or_else(unreadable)?;
            let currency = amount.currency.parse().map_err(|_| unreadable())?;
            let amount = Money::from_decimal(&amount.amount, currency).map_err(|_| unreadable())?;
            Ok(PaymentAnswer::Accepted { bank_reference, amount, paid_at: answer.at })
        }
        "refused" => Ok(PaymentAnswer::Refused { reason: reason_code(answer.reason) }),
        _ => Err(unreadable()),
    }
}

/// The reason goes into the log for ever: a code passes, free text does not.
fn reason_code(reason: Option<String>) -> String {
    let is_code = |text: &String| {
        (1..=REASON_LENGTH_MAX).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    };
    reason.filter(is_code).unwrap_or_else(|| "UNSPECIFIED".to_owned())
}

fn unknown(cause: String) -> PaymentError {
    PaymentError::OutcomeUnknown { cause }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_that_is_not_a_code_is_not_recorded() {
        for text in ["Holder Jane Roe moved", "", "account_closed", "A\u{0}B"] {
            assert_eq!(reason_code(Some(text.to_owned())), "UNSPECIFIED", "{text}");
        }
        assert_eq!(reason_code(Some("ACCOUNT_CLOSED".to_owned())), "ACCOUNT_CLOSED");
    }

    #[test]
    fn a_statement_without_its_amount_is_unknown_and_not_a_payment() {
        let answer = Answer {
            payment_id: PayoutId::from_uuid(uuid::Uuid::nil()),
            status: "accepted".to_owned(),
            bank_reference: Some("SB-1".to_owned()),
            amount: None,
            reason: None,
            at: None,
        };
        assert!(matches!(statement(answer), Err(PaymentError::OutcomeUnknown { .. })));
    }

    #[test]
    fn only_the_root_of_an_http_host_is_a_bank() {
        for base in ["bank", "ftp://bank", "ftp://127.0.0.1", "http://", "http://127.0.0.1/v1", "https://bank/v1"] {
            assert!(matches!(HttpBank::new(base), Err(HttpBankError::AddressInvalid(_))), "{base}");
        }
    }

    #[test]
    fn what_leaves_this_machine_is_encrypted() {
        for base in ["https://bank.example", "https://192.0.2.7:9000", "https://127.0.0.1:9000/"] {
            assert!(HttpBank::new(base).is_ok(), "{base}");
        }
        for base in ["http://127.0.0.1:9000", "http://127.9.8.7", "http://[::1]:9000", "http://localhost:9000/"] {
            assert!(HttpBank::new(base).is_ok(), "{base}");
        }
        let clear =
            ["http://bank", "http://192.0.2.7", "http://0.0.0.0", "http://[2001:db8::1]", "http://localhost.example"];
        for base in
            clear.into_iter().chain(["http://127.0.0.1@bank.example", "HTTP://BANK", "http://127.0.0.1.example"])
        {
            assert!(matches!(HttpBank::new(base), Err(HttpBankError::NotEncrypted(_))), "{base}");
        }
    }
}
