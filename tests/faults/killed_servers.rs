//! Command processes are killed under load, and the projector with them; some clients leave before their answer. Whatever a
//! client was told is stored, once, however often and wherever it asked; and every read model is what the log says.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rand::Rng as _;
use rand::rngs::StdRng;
use reqwest::StatusCode;
use sqlx::{PgPool, Row as _, query};

use crate::SIZES;
use crate::client::{Answer, Client, PEOPLE, Request, denial, submission};
use crate::program::Program;
use crate::read_models;
use crate::report::{Run, fork};
use crate::streams::{self, Faults};
use crate::support::TestDatabase;

const SERVERS: usize = 3;
const CLIENTS: u64 = 16;
/// Clients that may have the same key at once, and rivals that may want the same version at once.
const AT_ONCE_MAX: usize = 3;
const KILL_EVERY_MILLISECONDS: std::ops::Range<u64> = 100..600;
const DOWN_MILLISECONDS: std::ops::Range<u64> = 0..300;
/// Every so many kills take the projector too, the first among them.
const PROJECTOR_KILL_EVERY: u32 = 2;

/// What one client was told, by claim.
#[derive(Debug, Default)]
struct Told {
    claims: HashMap<String, Claim>,
    /// Clients that were told something.
    answers: u64,
    failed_tries: u64,
    /// Answers that say that they were given before.
    replays: u64,
    /// Those among them that nobody else can have had: the first one went down with its process.
    lost_answers: u64,
    rivals_refused: u64,
    /// Answers that contradict each other, in words.
    wrong: Vec<String>,
}

/// What clients were told about one claim: the position of each acknowledged event.
#[derive(Debug)]
struct Claim {
    submitted_at: i64,
    denied_at: Option<i64>,
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_by_processes_that_were_killed_is_stored_once() {
    let run = Run::begin("killed servers").await;
    let database = TestDatabase::new().await;
    let mut servers = Vec::new();
    for _ in 0..SERVERS {
        servers.push(Program::serve("command", &database.url(), &[]).await);
    }
    let mut projector = Program::serve("projector", &database.url(), &[]).await;
    let client = Client::of(servers.iter().map(Program::address)).impatient();
    let stop = Arc::new(AtomicBool::new(false));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|number| tokio::spawn(work(client.clone(), run.dice(number), number, Arc::clone(&stop))))
        .collect();
    let projector_kills = kill_at_random(&mut servers, &mut projector, run.dice(CLIENTS)).await;
    stop.store(true, Ordering::Relaxed);
    let mut told = Told::default();
    for client in clients {
        told.absorb(client.await.expect("a client that was always answered in the end"));
    }
    let verdict = judge(&database, &told).await;
    let denials = told.denials();
    run.say(format_args!(
        "{} kills of {SERVERS} command processes and {projector_kills} of the projector; {CLIENTS} clients had {} answers \
         after {} tries without one, {} of them replayed, at least {} of those because the first was lost; {} submissions \
         and {denials} denials acknowledged ({} rivals told 412): {} lost, {} doubled or unasked for, {} answers wrong; of {} claims {}; {}",
        SIZES.server_kills,
        told.answers,
        told.failed_tries,
        told.replays,
        told.lost_answers,
        told.claims.len(),
        told.rivals_refused,
        verdict.lost,
        verdict.unasked,
        told.wrong.len(),
        verdict.claims,
        verdict.faults,
        verdict.read_models,
    ));
    assert!(denials > 0 && told.failed_tries > 0, "nothing was asked of a process while it was killed");
    assert!(told.wrong.is_empty(), "the first of them: {}", told.wrong[0]);
    assert_eq!((verdict.lost, verdict.unasked, verdict.faults), (0, 0, Faults::default()));
    assert_eq!(verdict.claims, told.claims.len());
    assert!(verdict.read_models.are_true(), "{:?}", verdict.read_models);
}

async fn kill_at_random(servers: &mut [Program], projector: &mut Program, mut dice: StdRng) -> u32 {
    let mut projector_kills = 0;
    for kill in 0..SIZES.server_kills {
        tokio::time::sleep(Duration::from_millis(dice.random_range(KILL_EVERY_MILLISECONDS))).await;
        let server = &mut servers[dice.random_range(0..SERVERS)];
        server.kill();
        let with_projector = kill % PROJECTOR_KILL_EVERY == 0;
        if with_projector {
            projector.kill();
            projector_kills += 1;
        }
        tokio::time::sleep(Duration::from_millis(dice.random_range(DOWN_MILLISECONDS))).await;
        server.restart().await;
        if with_projector {
            projector.restart().await;
        }
    }
    projector_kills
}

/// Submits claims and denies every other one, each at several processes at once.
async fn work(client: Client, mut dice: StdRng, number: u64, stop: Arc<AtomicBool>) -> Told {
    let mut told = Told::default();
    for round in 0.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let submission = submission(&format!("submit-{number}-{round}"));
        let answers = at_once(&client, &mut dice, |_| submission.clone()).await;
        told.count(&answers);
        let first = &answers[0];
        let is_same = |answer: &Answer| answer.status == StatusCode::CREATED && answer.event() == first.event();
        if !answers.iter().all(is_same) || answers.iter().filter(|answer| !answer.replayed).count() > 1 {
            told.wrong.push(format!("one key, one claim: {answers:?}"));
            continue;
        }
        let (claim_id, submitted_at) = (first.claim_id(), first.position());
        let denied_at = if round % 2 == 0 { deny(&client, &mut dice, &claim_id, &mut told).await } else { None };
        told.claims.insert(claim_id, Claim { submitted_at, denied_at });
    }
    told
}

/// Rivals deny the claim; one of them wins. Tells the position of the denial.
async fn deny(client: &Client, dice: &mut StdRng, claim_id: &str, told: &mut Told) -> Option<i64> {
    let answers = at_once(client, dice, |rival| denial(claim_id, &format!("deny-{claim_id}-{rival}"), 1)).await;
    told.count(&answers);
    let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == StatusCode::OK);
    if won.len() != 1 || lost.iter().any(|answer| answer.status != StatusCode::PRECONDITION_FAILED) {
        told.wrong.push(format!("one winner, the others 412: {answers:?}"));
    }
    told.rivals_refused += lost.len() as u64;
    won.first().map(|answer| answer.position())
}

/// What several clients are told that ask at once.
async fn at_once(client: &Client, dice: &mut StdRng, request: impl Fn(usize) -> Request) -> Vec<Answer> {
    let asking = (0..dice.random_range(1..=AT_ONCE_MAX)).map(|rival| {
        let (request, mut dice) = (request(rival), fork(dice));
        async move { client.ask(&request, &mut dice).await }
    });
    futures::future::join_all(asking.collect::<Vec<_>>()).await
}

impl Told {
    fn count(&mut self, answers: &[Answer]) {
        self.answers += answers.len() as u64;
        self.failed_tries += answers.iter().map(|answer| u64::from(answer.failed_tries)).sum::<u64>();
        let replays = answers.iter().filter(|answer| answer.replayed).count() as u64;
        self.replays += replays;
        self.lost_answers += if answers.len() == 1 { replays } else { 0 };
    }

    fn absorb(&mut self, other: Self) {
        self.claims.extend(other.claims);
        self.answers += other.answers;
        self.failed_tries += other.failed_tries;
        self.replays += other.replays;
        self.lost_answers += other.lost_answers;
        self.rivals_refused += other.rivals_refused;
        self.wrong.extend(other.wrong);
    }

    /// What each claim must say it is.
    fn statuses(&self) -> HashMap<String, &'static str> {
        let status = |claim: &Claim| if claim.denied_at.is_some() { "denied" } else { "submitted" };
        self.claims.iter().map(|(claim_id, claim)| (claim_id.clone(), status(claim))).collect()
    }

    fn denials(&self) -> usize {
        self.claims.values().filter(|claim| claim.denied_at.is_some()).count()
    }
}

struct Verdict {
    /// Acknowledged events that are not where the answer said.
    lost: usize,
    /// Stored events that nobody was told of. Every client asked until it was told, so they are somebody's twice.
    unasked: usize,
    claims: usize,
    faults: Faults,
    read_models: read_models::Verdict,
}

async fn judge(database: &TestDatabase, told: &Told) -> Verdict {
    let owner = database.owner_pool().await;
    let mut stored = stored_events(&owner).await;
    let mut lost = 0;
    for (claim_id, claim) in &told.claims {
        let submitted = ("ClaimSubmitted", 1, Some(claim.submitted_at));
        for (event_type, version, position) in [submitted, ("ClaimDenied", 2, claim.denied_at)] {
            let Some(position) = position else { continue };
            let event = (claim_id.clone(), event_type.to_owned(), version);
            lost += usize::from(stored.remove(&position) != Some(event));
        }
    }
    let (claims, faults) = streams::examine(&owner, PEOPLE).await;
    let read_models = read_models::judge(database, &told.statuses()).await;
    Verdict { lost, unasked: stored.len(), claims, faults, read_models }
}

/// Claim, type and version of every event, by position.
async fn stored_events(owner: &PgPool) -> HashMap<i64, (String, String, i64)> {
    let rows = query("SELECT position, aggregate_id, event_type, sequence FROM events").fetch_all(owner).await;
    let rows = rows.expect("the log");
    rows.iter().map(|row| (row.get(0), (row.get(1), row.get(2), row.get(3)))).collect()
}
