//! A `redress sandbox-bank` process for a test.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use redress_domain::value::PayoutId;
use serde_json::Value;
use tempfile::TempDir;

/// The process and the folder with its store. Killed, not asked, when it is dropped.
pub(crate) struct BankProcess {
    child: Child,
    address: SocketAddr,
    folder: TempDir,
}

impl BankProcess {
    /// A new bank on a free port.
    pub(crate) fn start(behaviour: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (child, address) = spawn(folder.path(), "127.0.0.1:0", behaviour);
        Self { child, address, folder }
    }

    /// `kill -9`.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("a process to kill");
        self.child.wait().expect("its end");
    }

    /// The same bank again: same address, same store.
    pub(crate) fn restart(&mut self, behaviour: &[&str]) {
        let (child, address) = spawn(self.folder.path(), &self.address.to_string(), behaviour);
        assert_eq!(address, self.address);
        self.child = child;
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.folder.path().join("bank.ndjson")
    }

    /// What the bank booked.
    pub(crate) async fn bookings(&self) -> Vec<Value> {
        let url = format!("{}/bookings", self.url());
        let reply: Value = reqwest::get(url).await.expect("an answer").json().await.expect("JSON");
        reply["bookings"].as_array().expect("a list").clone()
    }

    /// How often the bank booked one payment.
    pub(crate) async fn times_booked(&self, payout_id: PayoutId) -> usize {
        let id = payout_id.to_string();
        self.bookings().await.iter().filter(|booking| booking["payment_id"] == id.as_str()).count()
    }

    /// Tells the running bank how to behave from now on.
    pub(crate) async fn behave(&self, behaviour: Value) {
        let request = reqwest::Client::new().put(format!("{}/behaviour", self.url())).json(&behaviour);
        assert!(request.send().await.expect("an answer").status().is_success());
    }
}

impl Drop for BankProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn spawn(folder: &Path, address: &str, behaviour: &[&str]) -> (Child, SocketAddr) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_redress"))
        .args(["sandbox-bank", "--address", address, "--store"])
        .arg(folder.join("bank.ndjson"))
        .args(behaviour)
        .stdout(Stdio::piped())
        .stderr(File::options().append(true).create(true).open(folder.join("bank.log")).expect("a log"))
        .spawn()
        .expect("the program");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("its first line");
    let address = line.trim().strip_prefix("sandbox bank: http://").expect("the announced address");
    (child, address.parse().expect("an address"))
}
