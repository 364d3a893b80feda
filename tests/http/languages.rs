//! In which language a claim is told.

use serde_json::{Value, json};

use crate::server::{Reply, Submitted, TestServer};

async fn ask(server: &TestServer, path: &str, position: i64, language: &str) -> Reply {
    let ask = server.get(path).by("client:ada").header("accept-language", language);
    let reply = ask.header("redress-min-position", &position.to_string()).send().await;
    assert_eq!(reply.status.as_u16(), 200, "{}", reply.text);
    reply
}

async fn world() -> (TestServer, Submitted, i64) {
    let server = TestServer::start().await;
    let claim = server.calculated().await;
    let last = sqlx::query_scalar("SELECT max(position) FROM events").fetch_one(&server.owner).await.expect("events");
    (server, claim, last)
}

#[tokio::test]
async fn a_claim_its_list_and_its_timeline_are_told_in_the_language_that_is_asked_for() {
    let (server, claim, last) = world().await;
    for (asked, language, summary, next, first) in [
        ("en-CA", "en", "CAD 2000.00 is owed", "Support approves or denies", "Claim submitted: delay for 2 passengers"),
        (
            "fr-CA, en;q=0.5",
            "fr",
            "Montant dû\u{a0}: 2\u{a0}000,00\u{a0}$\u{a0}CA",
            "L’équipe de soutien accepte",
            "Réclamation déposée\u{a0}: retard pour 2 passagers",
        ),
        ("de", "en", "CAD 2000.00 is owed", "Support approves or denies", "Claim submitted: delay for 2 passengers"),
    ] {
        let one = ask(&server, &claim.at(""), last, asked).await;
        let listed = ask(&server, "/v1/claims", last, asked).await;
        let timeline = ask(&server, &claim.at("/timeline"), last, asked).await;
        for reply in [&one, &listed, &timeline] {
            assert_eq!(reply.header("content-language"), Some(language), "{asked}");
            assert_eq!(reply.header("vary"), Some("accept-language"), "{asked}");
        }
        let starts = |value: &Value, text: &str| value.as_str().is_some_and(|value| value.starts_with(text));
        assert!(starts(&one.json()["summary"], summary), "{}", one.text);
        assert!(starts(&one.json()["next_step"]["text"], next), "{}", one.text);
        assert_eq!(listed.json()["claims"][0], one.json());
        assert!(starts(&timeline.json()["entries"][0]["text"], first), "{}", timeline.text);
    }
}

#[tokio::test]
async fn the_next_step_names_who_acts_and_by_when_with_the_section() {
    let (server, claim, last) = world().await;
    let step = ask(&server, &claim.at(""), last, "en").await.json()["next_step"].clone();
    let expected = json!({
        "code": "decide_claim", "actor": "support", "text": "Support approves or denies the claim.",
        "due_on": "2026-07-01", "due_under": "APPR s.19(4)",
    });
    assert_eq!(step, expected);
}

#[tokio::test]
async fn two_languages_have_two_tags_and_either_is_the_version_to_a_command() {
    let (server, claim, last) = world().await;
    let path = claim.at("");
    let (english, french) = (ask(&server, &path, last, "en").await, ask(&server, &path, last, "fr").await);
    assert_eq!((english.header("etag"), french.header("etag")), (Some("\"3\""), Some("\"3-fr\"")));
    let kept = |language, tag| {
        server
            .get(&claim.at(""))
            .by("client:ada")
            .header("accept-language", language)
            .header("if-none-match", tag)
            .send()
    };
    assert_eq!(kept("fr", "\"3-fr\"").await.status.as_u16(), 304);
    assert_eq!(kept("fr", "\"3\"").await.status.as_u16(), 200, "the English text is not the French one");
    let approve = server.post(&claim.at("/approve")).by("support:sam").key("k").header("if-match", "\"3-fr\"");
    assert_eq!(approve.json(&json!({})).await.status.as_u16(), 200);
}

#[tokio::test]
async fn a_language_header_of_any_form_is_no_reason_to_refuse() {
    let (server, claim, last) = world().await;
    for asked in ["", ";;;", "fr;q=nan", "*;q=0", &"fr;q=0.1,".repeat(500), "en-en-en-en", "q=1"] {
        assert!(ask(&server, &claim.at(""), last, asked).await.header("content-language").is_some(), "{asked}");
    }
}
