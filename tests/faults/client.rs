//! Clients that repeat a request under its key, at another process, until they have an answer.

use std::net::SocketAddr;
use std::time::Duration;

use rand::Rng as _;
use rand::rngs::StdRng;
use reqwest::StatusCode;
use reqwest::header::{IF_MATCH, LOCATION};
use serde_json::{Value, json};

/// Of whom [`submission`] tells: a passenger and the contact.
pub(crate) const PEOPLE: i64 = 2;

const CLIENT: &str = "client:ada";
const SUPPORT: &str = "support:sam";
const ANSWER_WITHIN: Duration = Duration::from_secs(5);
/// How long an impatient client waits in one of so many tries, before it turns to another process.
const SHORT_WAIT_MILLISECONDS: std::ops::Range<u64> = 1..40;
const SHORT_WAIT_EVERY: u32 = 6;
const PAUSE: Duration = Duration::from_millis(20);
const TRIES_MAX: u32 = 500;

/// What a client asks.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) principal: &'static str,
    pub(crate) key: String,
    pub(crate) if_match: Option<u64>,
    pub(crate) body: Value,
}

/// What it is told in the end.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    /// Whether the server says that it told the same before.
    pub(crate) replayed: bool,
    pub(crate) body: Value,
    /// Tries that had no answer, or one that says to try again.
    pub(crate) failed_tries: u32,
}

impl Answer {
    pub(crate) fn claim_id(&self) -> String {
        self.body["claim_id"].as_str().unwrap_or_else(|| panic!("no claim in {self:?}")).to_owned()
    }

    /// Which event it tells of.
    pub(crate) fn event(&self) -> (String, i64) {
        (self.claim_id(), self.position())
    }

    pub(crate) fn version(&self) -> u64 {
        self.body["version"].as_u64().unwrap_or_else(|| panic!("no version in {self:?}"))
    }

    pub(crate) fn position(&self) -> i64 {
        self.body["position"].as_i64().unwrap_or_else(|| panic!("no position in {self:?}"))
    }
}

/// One passenger who came nine hours late to Rome: 1,000.00 CAD under the APPR.
pub(crate) fn submission(key: &str) -> Request {
    let body = json!({
        "passengers": [{ "name": "Ada Lovelace", "confirmed_reservation": true }],
        "contact": { "email": "ada@example.com" },
        "itinerary": { "single_booking": true, "legs": [{
            "flight_number": "AC890", "operating_carrier": "AC", "origin": "YYZ", "destination": "FCO",
            "scheduled_departure": "2026-05-01T18:30", "scheduled_arrival": "2026-05-02T08:45",
        }] },
        "disruption": { "kind": "delay", "leg": 0, "arrival_delay_minutes": 560, "cause": "CREW_SHORTAGE" },
        "filed_on": "2026-06-01",
        "payout_account": { "holder": "Ada Lovelace", "iban": "DE89370400440532013000" },
    });
    Request { path: "/v1/claims".to_owned(), principal: CLIENT, key: key.to_owned(), if_match: None, body }
}

pub(crate) fn denial(claim_id: &str, key: &str, if_match: u64) -> Request {
    let body = json!({ "reason": "facts_not_established", "citation": "APPR s.10(1)(c)" });
    of_claim(claim_id, "deny", key, if_match, body)
}

pub(crate) fn of_claim(claim_id: &str, action: &str, key: &str, if_match: u64, body: Value) -> Request {
    let path = format!("/v1/claims/{claim_id}/{action}");
    Request { path, principal: SUPPORT, key: key.to_owned(), if_match: Some(if_match), body }
}

/// A client of any number of processes. Clones share their connections.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    servers: Vec<SocketAddr>,
    impatient: bool,
}

impl Client {
    pub(crate) fn of(servers: impl IntoIterator<Item = SocketAddr>) -> Self {
        let http = reqwest::Client::builder().no_proxy().timeout(ANSWER_WITHIN).build().expect("a client");
        Self { http, servers: servers.into_iter().collect(), impatient: false }
    }

    /// The same, but that it leaves now and then while it is being answered, and asks again elsewhere.
    pub(crate) fn impatient(self) -> Self {
        Self { impatient: true, ..self }
    }

    /// Asks one process after another, by chance, until one gives an answer that another try would not change.
    pub(crate) async fn ask(&self, request: &Request, dice: &mut StdRng) -> Answer {
        for failed_tries in 0..TRIES_MAX {
            let server = self.servers[dice.random_range(0..self.servers.len())];
            let wait = if self.impatient && dice.random_ratio(1, SHORT_WAIT_EVERY) {
                Duration::from_millis(dice.random_range(SHORT_WAIT_MILLISECONDS))
            } else {
                ANSWER_WITHIN
            };
            if let Ok(Ok(answer)) = tokio::time::timeout(wait, self.try_once(server, request, failed_tries)).await
                && !answer.status.is_server_error()
                && answer.status != StatusCode::TOO_MANY_REQUESTS
            {
                return answer;
            }
            tokio::time::sleep(PAUSE).await;
        }
        panic!("no answer to {request:?}");
    }

    /// Asks one process once.
    async fn try_once(&self, server: SocketAddr, request: &Request, failed_tries: u32) -> reqwest::Result<Answer> {
        let mut post = self
            .http
            .post(format!("http://{server}{}", request.path))
            .header("Redress-Principal", request.principal)
            .header("Idempotency-Key", &request.key)
            .json(&request.body);
        if let Some(version) = request.if_match {
            post = post.header(IF_MATCH, format!("\"{version}\""));
        }
        let response = post.send().await?;
        let (status, replayed) = (response.status(), response.headers().contains_key("Idempotent-Replayed"));
        assert!(status != StatusCode::CREATED || response.headers().contains_key(LOCATION), "no place of the claim");
        let body = response.json().await?;
        Ok(Answer { status, replayed, body, failed_tries })
    }
}
