//! Many commands that were meant for one version of a claim, at several processes at once: one of them goes.

use rand::Rng as _;
use reqwest::StatusCode;
use serde_json::json;

use crate::SIZES;
use crate::client::{Client, PEOPLE, Request, denial, of_claim};
use crate::program::Program;
use crate::report::{Run, fork};
use crate::seed::{CALCULATED, calculated, executor};
use crate::streams::{self, Faults};
use crate::support::TestDatabase;

const SERVERS: usize = 3;
const RIVALS: u32 = 32;

#[tokio::test(flavor = "multi_thread")]
async fn of_many_commands_for_one_version_one_goes_and_the_others_are_told_412() {
    let run = Run::begin("one winner").await;
    let database = TestDatabase::new().await;
    let mut servers = Vec::new();
    for _ in 0..SERVERS {
        servers.push(Program::serve("command", &database.url(), &[]).await);
    }
    let client = Client::of(servers.iter().map(Program::address));
    let executor = executor(&database).await;
    let mut dice = run.dice(0);
    let (mut winners, mut refused, mut others, mut approvals) = (0, 0, Vec::new(), 0);
    for round in 0..SIZES.winner_rounds {
        let claim_id = calculated(&client, &executor, &format!("submit-{round}"), &mut dice).await.claim_id();
        let rivals = (0..RIVALS).map(|rival| {
            let (request, mut dice) = (rival_request(&claim_id, rival, dice.random()), fork(&mut dice));
            let client = client.clone();
            tokio::spawn(async move { (request.path.clone(), client.ask(&request, &mut dice).await) })
        });
        for rival in rivals.collect::<Vec<_>>() {
            let (path, answer) = rival.await.expect("a rival that was answered");
            match answer.status {
                StatusCode::OK if answer.version() == CALCULATED + 1 => {
                    winners += 1;
                    approvals += u32::from(path.ends_with("/approve"));
                }
                StatusCode::PRECONDITION_FAILED => refused += 1,
                _ => others.push(answer),
            }
        }
        assert_eq!(winners, round + 1, "one winner a round");
    }
    let (claims, faults) = streams::examine(&database.owner_pool().await, PEOPLE).await;
    run.say(format_args!(
        "{} rounds of {RIVALS} commands for one version at {SERVERS} processes: {winners} told 200 ({approvals} of them \
         approvals), {refused} told 412, {} told something else; of {claims} claims {faults}",
        SIZES.winner_rounds,
        others.len(),
    ));
    assert!(others.is_empty(), "{others:?}");
    assert_eq!(faults, Faults::default());
}

/// An approval or a denial of a claim as it is once its compensation is calculated.
fn rival_request(claim_id: &str, rival: u32, approve: bool) -> Request {
    let key = format!("decide-{claim_id}-{rival}");
    if approve {
        of_claim(claim_id, "approve", &key, CALCULATED, json!({}))
    } else {
        denial(claim_id, &key, CALCULATED)
    }
}
