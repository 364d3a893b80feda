//! The live stream of one claim.

use std::time::Duration;

use reqwest::Response;
use tokio::time::timeout;

use crate::server::{Ask, TestServer};

const PATIENCE: Duration = Duration::from_secs(10);

/// A stream that is read event by event.
struct Live {
    response: Response,
    text: String,
}

impl Live {
    async fn open(ask: Ask) -> Self {
        let response = ask.open().await;
        assert_eq!(response.status().as_u16(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response, text: String::new() }
    }

    /// The next entry, as its id and its data; comments are passed over. `None`: the stream ended.
    async fn next(&mut self) -> Option<(i64, String)> {
        loop {
            if let Some((message, rest)) = self.text.split_once("\n\n") {
                let (message, rest) = (message.to_owned(), rest.to_owned());
                self.text = rest;
                let field = |name: &str| message.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
                let Some(id) = field("id: ") else { continue };
                assert_eq!(field("event: ").as_deref(), Some("timeline"));
                let data = field("data: ").expect("data");
                crate::openapi::check_event("TimelineEntry", &data);
                return Some((id.parse().expect("a version"), data));
            }
            let chunk =
                timeout(PATIENCE, self.response.chunk()).await.expect("something in time").expect("a whole stream");
            self.text.push_str(std::str::from_utf8(&chunk?).expect("text"));
        }
    }

    async fn versions(&mut self, count: usize) -> Vec<i64> {
        let mut versions = Vec::new();
        while versions.len() < count {
            versions.push(self.next().await.expect("more").0);
        }
        versions
    }
}

#[tokio::test]
async fn a_stream_tells_what_was_and_then_what_happens_and_goes_on_where_it_broke_off() {
    let server = TestServer::start().await;
    let claim = server.submitted().await;
    let min = claim.position.to_string();
    let ask = |query: &str| server.get(&claim.at(query)).by("client:ada").header("redress-min-position", &min);
    let mut live = Live::open(ask("/live")).await;
    let (version, data) = live.next().await.expect("the submission");
    assert!(version == 1 && data.starts_with("{\"text\":\"Claim submitted: delay for 2 passengers"), "{data}");
    server.calculate(&claim).await;
    assert_eq!(live.versions(2).await, [2, 3], "nothing is left out and nothing comes twice");
    drop(live);
    for (query, last, expected) in
        [("/live", Some("1"), vec![2, 3]), ("/live?after=1", Some("2"), vec![3]), ("/live?after=2", None, vec![3])]
    {
        let ask = last.into_iter().fold(ask(query), |ask, last| ask.header("last-event-id", last));
        let mut live = Live::open(ask.header("accept-language", "fr")).await;
        assert_eq!(live.versions(expected.len()).await, expected, "{query} {last:?}");
        assert_eq!(live.response.headers()["content-language"], "fr");
    }
    // Somebody who has everything hears of the next.
    let mut live = Live::open(ask("/live").header("last-event-id", "3").header("accept-language", "fr")).await;
    let approve =
        server.post(&claim.at("/approve")).by("support:sam").key("k").at(3).json(&serde_json::json!({})).await;
    assert_eq!(approve.status.as_u16(), 200, "{}", approve.text);
    let (version, data) = live.next().await.expect("the approval");
    assert!(version == 4 && data.contains("Réclamation acceptée"), "{data}");
}

#[tokio::test]
async fn a_stream_ends_when_the_server_does() {
    let server = TestServer::start().await;
    let claim = server.submitted().await;
    let ask = server.get(&claim.at("/live")).by("client:ada");
    let mut live = Live::open(ask.header("redress-min-position", &claim.position.to_string())).await;
    assert_eq!(live.versions(1).await, [1]);
    server.lifecycle.stopping().cancel();
    assert!(live.next().await.is_none(), "it ends in form, and not by a broken connection");
}

#[tokio::test]
async fn one_principal_has_so_many_streams_and_the_next_is_answered_503() {
    let server = TestServer::start().await;
    let claim = server.submitted().await;
    let min = claim.position.to_string();
    let by = |principal| server.get(&claim.at("/live")).by(principal).header("redress-min-position", &min);
    let ask = || by("client:ada");
    let mut open = Vec::new();
    for _ in 0..16 {
        open.push(Live::open(ask()).await);
    }
    let refused = ask().send().await;
    assert_eq!((refused.status.as_u16(), refused.problem().as_str()), (503, "live_streams_taken"));
    assert!(refused.header("retry-after").is_some() && refused.header("connection") == Some("close"));
    assert_eq!(Live::open(by("support:sam")).await.versions(1).await, [1]);
    drop(open.pop());
    for _ in 0..50 {
        if ask().open().await.status().as_u16() == 200 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("a seat that was given back is not free");
}

#[tokio::test]
async fn what_cannot_be_followed_is_refused_as_clearly_as_a_question() {
    let server = TestServer::start().await;
    let claim = server.submitted().await;
    let min = claim.position.to_string();
    let ask = |path: &str| server.get(path).by("client:ada").header("redress-min-position", &min);
    for id in ["", "x", "-1", "1.5", "99999999999999999999", "1, 2"] {
        let reply = ask(&claim.at("/live")).header("last-event-id", id).send().await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "last_event_id_malformed"), "{id}");
        assert_eq!(reply.faults(), ["header /last-event-id malformed"]);
    }
    let reply = ask(&claim.at("/live?after=-1&speed=2")).send().await;
    assert_eq!(reply.faults(), ["query /after value_refused", "query /speed unknown_parameter"]);
    let unknown = format!("/v1/claims/{}/live", redress::ids::new_v7());
    for path in [&unknown, "/v1/claims/AC890/live"] {
        assert_eq!(ask(path).send().await.problem(), "claim_not_found", "{path}");
    }
    let foreign = server.get(&claim.at("/live")).by("client:eve").send().await;
    assert_eq!((foreign.status.as_u16(), foreign.problem().as_str()), (404, "claim_not_found"));
    assert_eq!(server.get(&claim.at("/live")).send().await.problem(), "unauthenticated");
    assert_eq!(server.get(&claim.at("/live")).by("analyst:ann").send().await.problem(), "forbidden");
}
