//! Thousands of clients that open a live stream and never read: they cost little, and the server answers everybody else.

use std::process::Stdio;
use std::time::{Duration, Instant};

use redress::ids::new_v7;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::Child;

use crate::bodies::submission;
use crate::program::{free_address, program};
use crate::support::TestDatabase;

/// Far more than the server keeps open; fewer where the system allows fewer files.
const CLIENTS: usize = 10_000;
/// What one of them may cost the server, in bytes of its memory.
const BYTES_A_CLIENT: usize = 48 * 1024;
/// How many are let through at once: the others find the handlers busy, and that is not what is tried here.
const AT_ONCE: usize = 100;

/// How many of these this process can open: one file each, and some for everything else.
fn clients() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").expect("the limits");
    let files = limits.lines().find_map(|line| line.strip_prefix("Max open files")).expect("a limit of files");
    let files: usize = files.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(1_024);
    CLIENTS.min(files.saturating_sub(500))
}

async fn role(role: &str, option: &str, database: &TestDatabase) -> (Child, String) {
    let address = free_address();
    let arguments = ["serve", "--role", role, option, &address];
    let mut command = program(&arguments, Some(&database.url()));
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program");
    let begun = Instant::now();
    while !reqwest::get(format!("http://{address}/readyz")).await.is_ok_and(|reply| reply.status().is_success()) {
        assert!(begun.elapsed() < Duration::from_secs(30), "{role} is not ready");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    (child, address)
}

fn resident_bytes(child: &Child) -> usize {
    let id = child.id().expect("a running process");
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("its status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse::<usize>().expect("a number") * 1024
}

/// Opens a stream as a principal of its own and reads nothing.
async fn open(address: &str, path: &str, number: usize) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let head = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nRedress-Principal: support:s{number}\r\n\r\n");
    stream.write_all(head.as_bytes()).await.expect("a request");
    stream
}

async fn status(stream: &mut TcpStream) -> String {
    let mut head = [0; 12];
    match tokio::time::timeout(Duration::from_secs(20), stream.read_exact(&mut head)).await {
        Ok(Ok(_)) => String::from_utf8_lossy(&head[9..]).into_owned(),
        _ => "none".to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_streams_that_nobody_reads_exhaust_nothing() {
    let database = TestDatabase::new().await;
    let (_command, command_address) = role("command", "--command-address", &database).await;
    let (query, address) = role("query", "--query-address", &database).await;
    let (_projector, _) = role("projector", "--ops-address", &database).await;
    let client = reqwest::Client::new();
    let submit = client.post(format!("http://{command_address}/v1/claims")).header("redress-principal", "client:ada");
    let submit =
        submit.header("idempotency-key", new_v7().to_string()).json(&submission()).send().await.expect("a reply");
    let position = submit.headers()["redress-position"].to_str().expect("a position").to_owned();
    let path = submit.headers()["location"].to_str().expect("an address").to_owned();
    let read = async || {
        let ask = client.get(format!("http://{address}{path}")).header("redress-principal", "client:ada");
        ask.header("redress-min-position", &position).send().await.expect("a reply").status().as_u16()
    };
    assert_eq!(read().await, 200);

    let before = resident_bytes(&query);
    let (clients, mut streams, mut slowest) = (clients(), Vec::new(), Duration::ZERO);
    let live = format!("{path}/live");
    while streams.len() < clients {
        let numbers = streams.len()..(streams.len() + AT_ONCE).min(clients);
        streams.extend(futures::future::join_all(numbers.map(|number| open(&address, &live, number))).await);
        let began = Instant::now();
        assert_eq!(read().await, 200, "with {} streams", streams.len());
        slowest = slowest.max(began.elapsed());
    }
    assert!(slowest < Duration::from_secs(5), "others waited {slowest:?}");
    let cost = resident_bytes(&query).saturating_sub(before);
    assert!(cost < clients * BYTES_A_CLIENT, "{clients} clients cost {cost} bytes");

    let statuses = futures::future::join_all(streams.iter_mut().map(status)).await;
    let with = |wanted: &str| statuses.iter().filter(|status| *status == wanted).count();
    assert!((1..=1_024).contains(&with("200")), "{} streams are open", with("200"));
    assert_eq!(with("200") + with("503"), clients, "everybody else is told to come back");
}
