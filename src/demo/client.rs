//! What the demo says to a Redress, over HTTP like anyone else.

use std::time::Duration;

use reqwest::header::RETRY_AFTER;
use reqwest::{RequestBuilder, Response, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::DemoError;

/// Who submits the claims.
const CLAIMANT: &str = "client:demo";
/// Who decides them.
pub const SUPPORT: &str = "support:demo";
/// How often a request is sent that the server asks to send again later.
const ATTEMPTS: u32 = 20;
/// The longest that one `Retry-After` is followed.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// The two servers of a Redress, and the keys of this run.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    command_url: String,
    query_url: String,
    run: Uuid,
}

/// What a command was answered.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Recorded {
    /// The claim it was about.
    pub claim_id: Uuid,
    /// The claim's version after it, which the next command states.
    pub version: u64,
    /// Its place in the log, which the next reading waits for.
    pub position: i64,
}

/// A command on a claim that exists.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// The claim.
    pub claim_id: Uuid,
    /// The last part of its address: `approve`, `deny`, `payouts`.
    pub verb: &'a str,
    /// The version that the decision rests on.
    pub version: u64,
}

impl Client {
    /// A client of two servers. `run` makes the idempotency keys of this run its own.
    ///
    /// # Errors
    /// The HTTP client cannot be made.
    pub fn new(command_url: &str, query_url: &str, run: Uuid) -> Result<Self, DemoError> {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(30)).no_proxy().build();
        let http = http.map_err(|error| DemoError::Unreachable { url: command_url.to_owned(), error })?;
        let trimmed = |url: &str| url.trim_end_matches('/').to_owned();
        Ok(Self { http, command_url: trimmed(command_url), query_url: trimmed(query_url), run })
    }

    /// Asks both servers whether they are ready, and answers with the first that is not.
    ///
    /// # Errors
    /// A server that cannot be reached or is not ready.
    pub async fn check_ready(&self) -> Result<(), DemoError> {
        for url in [&self.command_url, &self.query_url] {
            let url = format!("{url}/readyz");
            let response = self.http.get(&url).send().await;
            let response = response.map_err(|error| DemoError::Unreachable { url: url.clone(), error })?;
            if !response.status().is_success() {
                return Err(refusal(&url, response).await);
            }
        }
        Ok(())
    }

    /// `POST /v1/claims`; `name` tells this submission from the others of the run.
    ///
    /// # Errors
    /// A server that cannot be reached, or a refusal.
    pub async fn submit(&self, name: &str, body: &Value) -> Result<Recorded, DemoError> {
        let url = format!("{}/v1/claims", self.command_url);
        let key = format!("demo-{}-{name}-submit", self.run);
        let request = self.http.post(url).header("Redress-Principal", CLAIMANT).header("Idempotency-Key", key);
        self.answer(request.json(body)).await
    }

    /// A command of the support staff on a claim.
    ///
    /// # Errors
    /// A server that cannot be reached, or a refusal.
    pub async fn decide(&self, name: &str, step: Step<'_>, body: &Value) -> Result<Recorded, DemoError> {
        let url = format!("{}/v1/claims/{}/{}", self.command_url, step.claim_id, step.verb);
        let key = format!("demo-{}-{name}-{}", self.run, step.verb);
        let request = self.http.post(url);
        let request = request.header("Redress-Principal", SUPPORT).header("Idempotency-Key", key);
        self.answer(request.header("If-Match", format!("\"{}\"", step.version)).json(body)).await
    }

    /// `POST /v1/estimates`, which needs no principal and no key.
    ///
    /// # Errors
    /// A server that cannot be reached, or a refusal.
    pub async fn estimate<T: DeserializeOwned>(&self, body: &Value) -> Result<T, DemoError> {
        let url = format!("{}/v1/estimates", self.query_url);
        self.answer(self.http.post(url).json(body)).await
    }

    /// A reading of the query server, if wanted one that knows of everything up to `position`.
    ///
    /// # Errors
    /// A server that cannot be reached, or a refusal.
    pub async fn read<T: DeserializeOwned>(&self, path: &str, position: Option<i64>) -> Result<T, DemoError> {
        let url = format!("{}{path}", self.query_url);
        let mut request = self.http.get(url).header("Redress-Principal", SUPPORT);
        if let Some(position) = position {
            request = request.header("Redress-Min-Position", position.to_string());
        }
        self.answer(request).await
    }

    /// Sends a request, again when the server says when, and reads the answer.
    async fn answer<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, DemoError> {
        let (_, request) = request.build_split();
        let request = request.map_err(|error| DemoError::Unreachable { url: self.command_url.clone(), error })?;
        let url = request.url().to_string();
        let unreachable = |error| DemoError::Unreachable { url: url.clone(), error };
        let mut attempts = 1;
        loop {
            // A body of JSON can be sent any number of times, so there is always another copy.
            let copy = request.try_clone().ok_or_else(|| DemoError::Unexpected { url: url.clone() })?;
            let response = self.http.execute(copy).await.map_err(unreachable)?;
            if response.status().is_success() {
                let body = response.bytes().await.map_err(unreachable)?;
                return serde_json::from_slice(&body).map_err(|_| DemoError::Unexpected { url });
            }
            match later(&response) {
                Some(wait) if attempts < ATTEMPTS => tokio::time::sleep(wait).await,
                _ => return Err(refusal(&url, response).await),
            }
            attempts += 1;
        }
    }
}

/// How long to wait before the same request may succeed, if the server says that it may.
fn later(response: &Response) -> Option<Duration> {
    let asks = matches!(response.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE);
    let seconds = response.headers().get(RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
    asks.then(|| Duration::from_secs(seconds).min(LONGEST_WAIT))
}

/// The problem that a server answered with (RFC 9457), in words.
async fn refusal(url: &str, response: Response) -> DemoError {
    let status = response.status();
    let problem: Value = response.json().await.unwrap_or_default();
    DemoError::Refused { url: url.to_owned(), status: status.as_u16(), problem: problem_in_words(&problem) }
}

/// Title, detail and every fault with its pointer.
fn problem_in_words(problem: &Value) -> String {
    let text = |value: &Value, field: &str| value.get(field).and_then(Value::as_str).map(str::to_owned);
    let mut words: Vec<String> = ["title", "detail"].iter().filter_map(|field| text(problem, field)).collect();
    for fault in problem.get("errors").and_then(Value::as_array).into_iter().flatten() {
        let pointer = text(fault, "pointer").unwrap_or_default();
        words.push(format!("{pointer}: {}", text(fault, "message").unwrap_or_default()));
    }
    if words.is_empty() { "no reason given".to_owned() } else { words.join("; ") }
}
