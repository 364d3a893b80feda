//! A server of one test's own, and a client that says everything aloud.

use std::sync::Arc;

use redress::app::App;
use redress::command::{CommandContext, CommandExecutor, CommandRequest, ExpectedVersion, IdempotencyKey};
use redress::content_store::ContentDirectory;
use redress::database::DatabaseRole;
use redress::ids::new_v7;
use redress::lifecycle::Lifecycle;
use redress::metrics;
use redress::vault::{MasterKey, Vault, VaultRows};
use redress_domain::claim::{CalculateCompensation, ClaimCommand, FlightEvidence, VerifyFlight};
use redress_domain::fact::{LegObservations, LegRole, Observation, TimeSemantics};
use redress_domain::value::{ClaimId, CommandId, CorrelationId};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use sqlx::PgPool;
use tokio::net::TcpListener;

use crate::bodies::submission;
use crate::support::TestDatabase;

/// Both APIs and the read models, on a database of their own.
pub(crate) struct TestServer {
    pub(crate) command: String,
    pub(crate) query: String,
    pub(crate) lifecycle: Lifecycle,
    pub(crate) owner: PgPool,
    executor: CommandExecutor,
    client: reqwest::Client,
    /// Where evidence lies.
    pub(crate) evidence: tempfile::TempDir,
    // Dropped last.
    _database: TestDatabase,
}

/// A reply that was read to its end.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl TestServer {
    /// With read models that follow the log.
    pub(crate) async fn start() -> Self {
        Self::begin(true).await
    }

    /// With read models that stand still.
    pub(crate) async fn start_without_projections() -> Self {
        Self::begin(false).await
    }

    async fn begin(projections: bool) -> Self {
        crate::log::capture();
        metrics::recorder();
        let database = TestDatabase::new().await;
        let lifecycle = Lifecycle::new();
        let evidence = tempfile::tempdir().expect("a directory");
        let content = Arc::new(ContentDirectory::new(evidence.path()));
        let app = App::new(database.database().clone(), lifecycle.clone()).with_content(content);
        let vault = Arc::new(Vault::new(&MasterKey::generate()));
        let executor = app.executor(DatabaseRole::Command).await.expect("the command role");
        let (command, query) = (listener().await, listener().await);
        let urls = [&command, &query].map(|listener| format!("http://{}", listener.local_addr().expect("an address")));
        let [command_url, query_url] = urls;
        app.serve_commands(command, executor.clone(), Arc::clone(&vault)).await.expect("the command API");
        app.serve_queries(query, vault).await.expect("the query API");
        if projections {
            app.project().await.expect("the projections");
        }
        Self {
            command: command_url,
            query: query_url,
            lifecycle,
            owner: database.owner_pool().await,
            executor,
            client: reqwest::Client::new(),
            evidence,
            _database: database,
        }
    }

    /// A request to the command API.
    pub(crate) fn post(&self, path: &str) -> Ask {
        Ask::new(self.client.request(Method::POST, format!("{}{path}", self.command)))
    }

    /// A request to the query API.
    pub(crate) fn get(&self, path: &str) -> Ask {
        Ask::new(self.client.request(Method::GET, format!("{}{path}", self.query)))
    }

    /// Any other request.
    pub(crate) fn request(&self, method: Method, url: String) -> Ask {
        Ask::new(self.client.request(method, url))
    }

    /// A claim that `client:ada` has submitted.
    pub(crate) async fn submitted(&self) -> Submitted {
        let reply = self.post("/v1/claims").by("client:ada").key(&new_v7().to_string()).json(&submission()).await;
        assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text);
        Submitted::of(&reply)
    }

    /// The same, verified and calculated: at version 3.
    pub(crate) async fn calculated(&self) -> Submitted {
        self.calculated_from(&submission()).await
    }

    /// A claim of this submission, verified and calculated.
    pub(crate) async fn calculated_from(&self, body: &Value) -> Submitted {
        self.calculated_by("client:ada", body).await.1
    }

    /// The same of another client, with the reply to the submission.
    pub(crate) async fn calculated_by(&self, principal: &str, body: &Value) -> (Reply, Submitted) {
        let reply = self.post("/v1/claims").by(principal).key(&new_v7().to_string()).json(body).await;
        assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text);
        let claim = Submitted::of(&reply);
        self.calculate(&claim).await;
        (reply, claim)
    }

    /// Has a submitted claim verified and calculated.
    pub(crate) async fn calculate(&self, claim: &Submitted) {
        let claim_id: ClaimId = claim.claim_id.parse().expect("a claim id");
        self.automate(claim_id, verified()).await;
        self.automate(claim_id, ClaimCommand::CalculateCompensation(CalculateCompensation {})).await;
    }

    async fn automate(&self, claim_id: ClaimId, command: ClaimCommand) {
        let actor = "automation:test".to_owned();
        let request = CommandRequest {
            claim_id,
            command,
            expected: ExpectedVersion::Any,
            context: CommandContext {
                command_id: CommandId::from_uuid(new_v7()),
                correlation_id: CorrelationId::from_uuid(new_v7()),
                causation_id: None,
                traceparent: None,
                actor: actor.clone(),
            },
            idempotency: IdempotencyKey { principal: actor, key: new_v7().to_string(), fingerprint: [0; 32] },
            vault: VaultRows::default(),
            answer: json!({}),
        };
        self.executor.execute(request).await.expect("the automation's command");
    }

    /// A command of a part of the program to a claim.
    pub(crate) async fn as_the_program(&self, claim: &Submitted, command: ClaimCommand) {
        self.automate(claim.claim_id.parse().expect("a claim id"), command).await;
    }

    /// The claim as support reads it, once the read model has seen the reply's event.
    pub(crate) async fn claim_after(&self, claim: &Submitted, reply: &Reply) -> Value {
        let position = reply.header("redress-position").expect("a position");
        self.get(&claim.at("")).by("support:sam").header("redress-min-position", position).send().await.json()
    }

    /// How many events are stored.
    pub(crate) async fn events(&self) -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM events").fetch_one(&self.owner).await.expect("the events")
    }
}

/// Port 0: the system chooses.
async fn listener() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.expect("a free port")
}

fn verified() -> ClaimCommand {
    let observation = Observation {
        source: "test".to_owned(),
        provider_key: "AC890".to_owned(),
        retrieved_at: "2026-06-01T00:00:00Z".parse().expect("a time"),
        time_semantics: TimeSemantics::Gate,
        scheduled_departure: Some("2026-05-01T22:30:00Z".parse().expect("a time")),
        actual_departure: None,
        scheduled_arrival: Some("2026-05-02T06:45:00Z".parse().expect("a time")),
        actual_arrival: Some("2026-05-02T16:05:00Z".parse().expect("a time")),
        cancelled: false,
        diverted_to: None,
    };
    let leg = LegObservations { role: LegRole::Booked, leg: 0, observations: vec![observation] };
    ClaimCommand::VerifyFlight(VerifyFlight { evidence: FlightEvidence::Observed(vec![leg]), asked_at_version: 1 })
}

/// What the submission answered.
#[derive(Debug, Clone)]
pub(crate) struct Submitted {
    pub(crate) claim_id: String,
    pub(crate) passengers: Vec<String>,
    pub(crate) position: i64,
}

impl Submitted {
    pub(crate) fn of(reply: &Reply) -> Self {
        let body = reply.json();
        let passengers = body["passengers"].as_array().expect("passengers").iter();
        Self {
            claim_id: text(&body["claim_id"]),
            passengers: passengers.map(|passenger| text(&passenger["passenger_id"])).collect(),
            position: body["position"].as_i64().expect("a position"),
        }
    }

    /// The address of the claim, or of something below it.
    pub(crate) fn at(&self, below: &str) -> String {
        format!("/v1/claims/{}{below}", self.claim_id)
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

/// A request that is being put together.
pub(crate) struct Ask {
    request: RequestBuilder,
}

impl Ask {
    fn new(request: RequestBuilder) -> Self {
        Self { request }
    }

    pub(crate) fn header(self, name: &'static str, value: &str) -> Self {
        let value = HeaderValue::from_bytes(value.as_bytes()).expect("a header");
        Self { request: self.request.header(HeaderName::from_static(name), value) }
    }

    /// Who asks.
    pub(crate) fn by(self, principal: &str) -> Self {
        self.header("redress-principal", principal)
    }

    pub(crate) fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// The version that the caller has seen.
    pub(crate) fn at(self, version: u64) -> Self {
        self.header("if-match", &format!("\"{version}\""))
    }

    pub(crate) async fn json(self, body: &Value) -> Reply {
        self.raw("application/json", &body.to_string()).await
    }

    pub(crate) async fn raw(self, media_type: &str, body: &str) -> Reply {
        Self { request: self.request.body(body.to_owned()) }.header("content-type", media_type).send().await
    }

    pub(crate) async fn bytes(self, media_type: &str, body: &[u8]) -> Reply {
        Self { request: self.request.body(body.to_vec()) }.header("content-type", media_type).send().await
    }

    /// The reply, to be read bit by bit.
    pub(crate) async fn open(self) -> reqwest::Response {
        self.request.send().await.expect("a reply")
    }

    pub(crate) async fn send(self) -> Reply {
        let (client, request) = self.request.build_split();
        let request = request.expect("a request");
        let (method, path) = (request.method().to_string(), request.url().path().to_owned());
        let reply = client.execute(request).await.expect("a reply");
        let (status, headers) = (reply.status(), reply.headers().clone());
        let reply = Reply { status, headers, text: reply.text().await.expect("a body") };
        crate::openapi::check(&method, &path, &reply);
        reply
    }
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("a readable header"))
    }

    /// The code of a problem, after a look at its form.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.text);
        let body = self.json();
        let code = text(&body["code"]);
        assert_eq!(body["type"], format!("/problems/{code}"));
        assert_eq!(body["status"], self.status.as_u16());
        assert_eq!(body["instance"], format!("urn:uuid:{}", self.header("redress-request-id").expect("an id")));
        code
    }

    /// The broken rules of a problem, as `part pointer code`, in order of their places.
    pub(crate) fn faults(&self) -> Vec<String> {
        let body = self.json();
        let faults = body["errors"].as_array().cloned().unwrap_or_default();
        let mut faults: Vec<_> = faults
            .iter()
            .map(|fault| format!("{} {} {}", text(&fault["in"]), text(&fault["pointer"]), text(&fault["code"])))
            .collect();
        faults.sort();
        faults
    }
}
