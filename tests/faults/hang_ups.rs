//! Clients that send a request and are gone before its answer. What others were told meanwhile is stored, nothing is stored
//! by half, and no connection to the database is left in a transaction.

use std::collections::HashSet;
use std::io::Write as _;
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rand::Rng as _;
use rand::rngs::StdRng;
use reqwest::StatusCode;
use sqlx::{PgPool, query_scalar};

use crate::SIZES;
use crate::client::{Client, PEOPLE, Request, denial, submission};
use crate::program::Program;
use crate::report::{Run, fork};
use crate::streams::{self, Faults};
use crate::support::TestDatabase;

const IMPATIENT_CLIENTS: u32 = 4;
const PATIENT_CLIENTS: u64 = 3;
const PATIENCE_MICROSECONDS_MAX: u64 = 900;
/// Between two requests of an impatient client, so that patient ones are served in between.
const REST_MILLISECONDS_MAX: u64 = 12;

/// Claims that a patient client opened and that nobody has decided yet.
type Undecided = Arc<Mutex<Vec<String>>>;

/// Claim and version of every event that a patient client was told of.
type Acknowledged = Vec<(String, i64)>;

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_hang_up_take_nothing_with_them_that_was_acknowledged() {
    let run = Run::begin("hang-ups").await;
    let database = TestDatabase::new().await;
    let server = Program::serve("command", &database.url(), &[]).await;
    let client = Client::of([server.address()]);
    // The first request waits for connections and reference data.
    let warm = client.ask(&submission("warm"), &mut run.dice(98)).await;
    let mut acknowledged = vec![(warm.claim_id(), 1)];
    let (undecided, stop) = (Undecided::default(), Arc::new(AtomicBool::new(false)));
    let patient: Vec<_> = (0..PATIENT_CLIENTS)
        .map(|number| {
            let (dice, undecided, stop) = (run.dice(number), Arc::clone(&undecided), Arc::clone(&stop));
            tokio::spawn(be_patient(client.clone(), dice, number, undecided, stop))
        })
        .collect();
    let impatient: Vec<_> = (0..IMPATIENT_CLIENTS)
        .map(|number| {
            let (dice, undecided) = (run.dice(PATIENT_CLIENTS + u64::from(number)), Arc::clone(&undecided));
            let address = server.address();
            tokio::task::spawn_blocking(move || be_impatient(address, dice, number, &undecided))
        })
        .collect();
    let mut abandoned = Vec::new();
    for client in impatient {
        abandoned.extend(client.await.expect("a client that sent all its requests"));
    }
    stop.store(true, Ordering::Relaxed);
    for client in patient {
        acknowledged.extend(client.await.expect("a client that was always answered"));
    }
    let owner = database.owner_pool().await;
    let in_transaction = settle(&owner).await;
    let lost = lost(&owner, &acknowledged).await;
    let (claims, faults) = streams::examine(&owner, PEOPLE).await;
    let stored_all_the_same = ask_again(&client, &abandoned, run.dice(99)).await;
    let (_, faults_after) = streams::examine(&owner, PEOPLE).await;
    run.say(format_args!(
        "{} requests abandoned after 0 to {PATIENCE_MICROSECONDS_MAX} us, {stored_all_the_same} of them stored all the \
         same and the others when asked again; {lost} of {} acknowledged events lost; of {claims} claims {faults}; \
         {in_transaction} connections left in a transaction",
        abandoned.len(),
        acknowledged.len(),
    ));
    assert!(acknowledged.len() > 1, "nothing was acknowledged meanwhile");
    assert_eq!((lost, in_transaction, faults, faults_after), (0, 0, Faults::default(), Faults::default()));
    let events: i64 = query_scalar("SELECT count(*) FROM events").fetch_one(&owner).await.expect("a count");
    assert_eq!(events, i64::try_from(abandoned.len() + acknowledged.len()).expect("a count"), "one event a request");
}

/// Opens claims, one at least, and decides some of them, until it is told to stop. Tells what was acknowledged.
async fn be_patient(
    client: Client,
    mut dice: StdRng,
    number: u64,
    undecided: Undecided,
    stop: Arc<AtomicBool>,
) -> Acknowledged {
    let mut acknowledged = Acknowledged::new();
    for round in 0.. {
        if round > 0 && stop.load(Ordering::Relaxed) {
            break;
        }
        let submitted = client.ask(&submission(&format!("patient-{number}-{round}")), &mut dice).await;
        assert_eq!(submitted.status, StatusCode::CREATED, "{submitted:?}");
        let claim_id = submitted.claim_id();
        acknowledged.push((claim_id.clone(), 1));
        if dice.random() {
            undecided.lock().expect("no panic").push(claim_id);
        } else {
            let denied = client.ask(&denial(&claim_id, &format!("deny-{claim_id}"), 1), &mut dice).await;
            assert_eq!(denied.status, StatusCode::OK, "{denied:?}");
            acknowledged.push((claim_id, 2));
        }
    }
    acknowledged
}

/// Sends requests and hangs up. Tells which.
fn be_impatient(server: SocketAddr, mut dice: StdRng, number: u32, undecided: &Undecided) -> Vec<Request> {
    let mut abandoned = Vec::new();
    for round in 0..SIZES.hang_ups / IMPATIENT_CLIENTS {
        let claim_id = undecided.lock().expect("no panic").pop();
        let request = match claim_id {
            Some(claim_id) => denial(&claim_id, &format!("deny-{claim_id}"), 1),
            None => submission(&format!("impatient-{number}-{round}")),
        };
        let mut connection = TcpStream::connect(server).expect("the server listens");
        connection.set_nodelay(true).expect("a connection");
        connection.write_all(&wire_form(server, &request)).expect("the server reads");
        std::thread::sleep(Duration::from_micros(dice.random_range(0..=PATIENCE_MICROSECONDS_MAX)));
        drop(connection);
        std::thread::sleep(Duration::from_millis(dice.random_range(0..=REST_MILLISECONDS_MAX)));
        abandoned.push(request);
    }
    abandoned
}

fn wire_form(server: SocketAddr, request: &Request) -> Vec<u8> {
    let Request { path, principal, key, if_match, body } = request;
    let body = body.to_string();
    let if_match = if_match.map(|version| format!("If-Match: \"{version}\"\r\n")).unwrap_or_default();
    format!(
        "POST {path} HTTP/1.1\r\nHost: {server}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Redress-Principal: {principal}\r\nIdempotency-Key: {key}\r\n{if_match}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Waits until no connection of the program has a transaction open, for a while, and tells how many still have.
async fn settle(owner: &PgPool) -> i64 {
    let open = "SELECT count(*) FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'";
    let mut left = 0;
    for _ in 0..50 {
        left = query_scalar(open).fetch_one(owner).await.expect("the server's activity");
        if left == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    left
}

async fn lost(owner: &PgPool, acknowledged: &Acknowledged) -> usize {
    let stored = "SELECT aggregate_id, sequence FROM events";
    let stored: HashSet<(String, i64)> =
        sqlx::query_as(stored).fetch_all(owner).await.expect("the log").into_iter().collect();
    acknowledged.iter().filter(|event| !stored.contains(event)).count()
}

/// Asks again for everything that was abandoned, and tells how much of it was stored already.
async fn ask_again(client: &Client, abandoned: &[Request], mut dice: StdRng) -> u64 {
    let stored = AtomicU64::new(0);
    for requests in abandoned.chunks(8) {
        let asking = requests.iter().map(|request| {
            let (mut dice, stored) = (fork(&mut dice), &stored);
            async move {
                let answer = client.ask(request, &mut dice).await;
                assert!(answer.status.is_success(), "{answer:?}");
                stored.fetch_add(u64::from(answer.replayed), Ordering::Relaxed);
            }
        });
        futures::future::join_all(asking.collect::<Vec<_>>()).await;
    }
    stored.into_inner()
}
