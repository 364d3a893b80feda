//! The whole of Redress, whose sandbox bank dies.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]
#![cfg(target_os = "linux")]

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use redress::ids::new_v7;
use reqwest::Client;
use serde_json::{Value, json};
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_mins(1);

/// `redress serve` with a database and a bank of its own.
struct Redress {
    child: Child,
    command: String,
    query: String,
    client: Client,
    place: TempDir,
}

impl Redress {
    async fn start() -> Self {
        let place = tempfile::tempdir_in("/var/tmp").expect("a folder that the server's user can reach");
        // As root the server's user passes through.
        fs::set_permissions(place.path(), std::os::unix::fs::PermissionsExt::from_mode(0o711)).expect("our folder");
        let [command, query] = [free_address(), free_address()];
        let log = fs::File::create(place.path().join("log")).expect("a log");
        let child = Command::new(env!("CARGO_BIN_EXE_redress"))
            .args(["serve", "--command-address", &command, "--query-address", &query, "--data-dir"])
            .arg(place.path().join("data"))
            .env_remove("DATABASE_URL")
            .env_remove("REDRESS_BANK_URL")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("the program");
        let client = Client::builder().no_proxy().build().expect("a client");
        let [command, query] = [command, query].map(|address| format!("http://{address}"));
        let redress = Self { child, command, query, client, place };
        for api in [&redress.command, &redress.query] {
            redress.until("it is ready", async || redress.is_ready(api).await.then_some(())).await;
        }
        redress
    }

    async fn is_ready(&self, api: &str) -> bool {
        self.client.get(format!("{api}/readyz")).send().await.is_ok_and(|reply| reply.status().is_success())
    }

    fn log(&self) -> String {
        fs::read_to_string(self.place.path().join("log")).expect("the log")
    }

    async fn until<T>(&self, what: &str, mut happens: impl AsyncFnMut() -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            if let Some(happened) = happens().await {
                return happened;
            }
            assert!(begun.elapsed() < PATIENCE, "waited in vain until {what}:\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// The process of the bank, once there is one beside `before`.
    async fn bank(&self, before: Option<u32>) -> u32 {
        let ours = self.child.id();
        self.until("there is a bank", async || bank_of(ours).filter(|&bank| Some(bank) != before)).await
    }

    async fn post(&self, path: &str, principal: &str, version: Option<u64>, body: &Value) -> Value {
        let mut request = self.client.post(format!("{}{path}", self.command)).json(body);
        request = request.header("redress-principal", principal).header("idempotency-key", new_v7().to_string());
        if let Some(version) = version {
            request = request.header("if-match", format!("\"{version}\""));
        }
        let reply = request.send().await.expect("a reply");
        let (status, text) = (reply.status(), reply.text().await.expect("a body"));
        assert!(status.is_success(), "{path}: {text}");
        serde_json::from_str(&text).expect("JSON")
    }

    async fn until_status(&self, claim: &str, status: &str) {
        self.until(status, async || {
            let request = self.client.get(format!("{}{claim}", self.query)).header("redress-principal", "support:sam");
            let claim: Value = request.send().await.ok()?.json().await.ok()?;
            (claim["status"] == status).then_some(())
        })
        .await;
    }

    /// A claim about a flight of the sample, approved and allowed to be paid; `before_payment` happens in between.
    async fn pay(&self, before_payment: impl FnOnce()) {
        let leg = json!({ "flight_number": "AC890", "operating_carrier": "AC", "origin": "YYZ", "destination": "FCO",
            "scheduled_departure": "2026-05-01T18:30" });
        let body = json!({
            "passengers": [{ "name": "Ada Example" }], "contact": { "email": "ada@example.org" },
            "itinerary": { "single_booking": true, "legs": [leg] }, "disruption": { "kind": "delay", "leg": 0 },
            "filed_on": "2026-06-01",
            "payout_account": { "holder": "Ada", "institution": "001", "transit": "12345", "account": "1234567" },
        });
        let submitted = self.post("/v1/claims", "client:ada", None, &body).await;
        let claim = format!("/v1/claims/{}", submitted["claim_id"].as_str().expect("an id"));
        self.until_status(&claim, "calculated").await;
        self.post(&format!("{claim}/approve"), "support:sam", Some(3), &json!({})).await;
        before_payment();
        let order = json!({ "passengers": [submitted["passengers"][0]["passenger_id"]] });
        self.post(&format!("{claim}/payouts"), "support:sam", Some(4), &order).await;
        self.until_status(&claim, "paid").await;
    }
}

impl Drop for Redress {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            signal("TERM", self.child.id());
            let _ = self.child.wait();
        }
    }
}

/// The child of ours that is a bank. One that has ended has no command line any more.
fn bank_of(parent: u32) -> Option<u32> {
    let processes = fs::read_dir("/proc").expect("the processes").filter_map(Result::ok);
    let mut ids = processes.filter_map(|process| process.file_name().to_str()?.parse::<u32>().ok());
    ids.find(|id| {
        let of = |file: &str| fs::read(Path::new("/proc").join(id.to_string()).join(file)).unwrap_or_default();
        let status = String::from_utf8_lossy(&of("stat")).into_owned();
        // Behind the name: the state and the parent.
        let is_ours =
            status.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1)) == Some(&parent.to_string());
        is_ours && of("cmdline").split(|byte| *byte == 0).any(|word| word == b"sandbox-bank")
    })
}

fn signal(name: &str, process: u32) {
    let _ = Command::new("sh").args(["-c", &format!("kill -{name} {process}")]).status();
}

fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").to_string()
}

#[tokio::test]
async fn a_sandbox_bank_that_is_killed_is_started_again_and_pays() {
    let mut redress = Redress::start().await;
    let mut bank = redress.bank(None).await;
    redress.pay(|| {}).await;
    for kills in 1..=2 {
        redress.pay(|| signal("KILL", bank)).await;
        assert!(redress.child.try_wait().expect("a child of ours").is_none(), "the ledger went down with the bank");
        bank = redress.bank(Some(bank)).await;
        let metrics = redress.client.get(format!("{}/metrics", redress.query)).send().await.expect("a reply");
        let metrics = metrics.text().await.expect("a body");
        assert!(metrics.contains(&format!("redress_sandbox_bank_restarts_total {kills}")), "{metrics}");
    }
    let log = redress.log();
    assert!(log.contains("the process of the sandbox bank has ended") && log.contains("signal: 9"), "{log}");
    let store = fs::read_to_string(redress.place.path().join("data/sandbox-bank.ndjson")).expect("the bank's store");
    assert_eq!(store.matches(r#""status":"accepted""#).count(), 3, "each is paid once: {store}");
    signal("TERM", redress.child.id());
    assert!(redress.child.wait().expect("its end").success(), "it still ends well");
    assert!(!Path::new(&format!("/proc/{bank}")).exists(), "and its bank with it");
}
