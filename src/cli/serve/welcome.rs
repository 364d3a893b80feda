//! What a person reads when everything is up.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;

use tokio::net::TcpListener;

use super::Listeners;
use super::storage::Storage;

/// A request that needs no account and stores nothing.
const FIRST_REQUEST: &str = r#"{"itinerary":{"single_booking":true,"legs":[{"operating_carrier":"AC","origin":"YYZ","destination":"FCO","scheduled_departure":"2026-05-01T18:30"}]},"disruption":{"kind":"delay","leg":0,"arrival_delay_minutes":560,"cause":"CREW_SHORTAGE"},"carrier_size":"large"}"#;

/// Where everything is.
pub(super) struct Welcome {
    command: Option<SocketAddr>,
    query: Option<SocketAddr>,
    operations: Option<SocketAddr>,
    data_directory: Option<PathBuf>,
    bank_url: Option<String>,
}

impl Welcome {
    pub(super) fn new(listeners: &Listeners, storage: &Storage, bank_url: Option<&str>) -> io::Result<Self> {
        let address = |listener: &Option<TcpListener>| listener.as_ref().map(TcpListener::local_addr).transpose();
        Ok(Self {
            command: address(&listeners.command)?,
            query: address(&listeners.query)?,
            operations: address(&listeners.operations)?,
            data_directory: storage.data_directory().map(ToOwned::to_owned),
            bank_url: bank_url.map(ToOwned::to_owned),
        })
    }

    /// Whoever started the program may have closed its end; it serves all the same.
    pub(super) fn print(&self) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(self.text().as_bytes()).and_then(|()| out.flush());
    }

    fn text(&self) -> String {
        let mut lines = vec!["Redress is running.".to_owned(), String::new()];
        let places = [
            ("command API", self.command, "submit, approve, deny, pay"),
            ("query API", self.query, "claims, timelines, the work queue, estimates"),
            ("operations", self.operations, "/livez, /readyz, /metrics"),
        ];
        for (name, address, what) in places {
            if let Some(address) = address {
                lines.push(format!("  {name:<12} http://{address}  {what}"));
                if !address.ip().is_loopback() && name != "operations" {
                    lines.push("               others can reach it, and accounts do not exist yet: only what needs no account is answered".to_owned());
                }
            }
        }
        if let Some(address) = self.query.or(self.command) {
            lines.push(format!("  {:<12} http://{address}/docs  every request, reply and problem", "docs"));
        }
        if let Some(url) = &self.bank_url {
            lines.push(format!("  {:<12} {url}  play money, unless you named another", "bank"));
        }
        if let Some(directory) = &self.data_directory {
            lines.push(format!("  {:<12} {}  kept between starts", "data", directory.display()));
        }
        if let (Some(query), Some(_)) = (self.query, self.command) {
            lines.push(format!(
                "\nTry it from another terminal:\n\n  curl -s http://{query}/v1/estimates -H 'Content-Type: application/json' -d '{FIRST_REQUEST}'\n\nCtrl-C ends it."
            ));
        }
        lines.push(String::new());
        lines.join("\n")
    }
}
