//! Who may do what, route by route.

use redress::ids::new_v7;
use reqwest::Method;
use serde_json::{Value, json};

use crate::bodies::submission;
use crate::server::{Ask, Reply, Submitted, TestServer};

/// Every route that needs a principal, as method, path below the claim or whole, and body.
fn routes(claim: &Submitted) -> Vec<(Method, String, Value)> {
    let denial = json!({ "reason": "not_entitled", "citation": "APPR s.10(1)(c)" });
    vec![
        (Method::POST, "/v1/claims".to_owned(), submission()),
        (Method::POST, claim.at("/approve"), json!({})),
        (Method::POST, claim.at("/deny"), denial),
        (Method::POST, claim.at("/payouts"), json!({ "passengers": claim.passengers })),
        (Method::POST, claim.at(&format!("/payouts/{}/retry", new_v7())), json!({})),
        (Method::POST, claim.at(&format!("/payouts/{}/return", new_v7())), json!({ "reason": "sent_back" })),
        (Method::POST, claim.at("/amend"), json!({ "filed_on": "2026-05-31" })),
        (Method::POST, claim.at("/withdraw"), json!({})),
        (Method::POST, claim.at("/reopen"), json!({ "reason": "new_facts" })),
        (Method::POST, claim.at("/verify"), json!({ "observations": [] })),
        (Method::POST, claim.at("/calculate"), json!({})),
        (Method::POST, claim.at("/carrier-reasons"), json!({ "cause": "WEATHER_UNSAFE" })),
        (Method::POST, claim.at("/notes"), json!({ "text": "They called." })),
        (Method::POST, claim.at("/evidence"), json!("a text")),
        (Method::GET, "/v1/claims".to_owned(), Value::Null),
        (Method::GET, claim.at(""), Value::Null),
        (Method::GET, claim.at("/timeline"), Value::Null),
        (Method::GET, claim.at(&format!("/evidence/{}", new_v7())), Value::Null),
        (Method::GET, claim.at("/notes"), Value::Null),
        (Method::GET, claim.at("/carrier-reasons"), Value::Null),
        (Method::GET, claim.at("/submission"), Value::Null),
        (Method::GET, claim.at("/events"), Value::Null),
        (Method::GET, "/v1/work-queue".to_owned(), Value::Null),
    ]
}

async fn ask(server: &TestServer, route: &(Method, String, Value), principal: Option<&str>) -> Reply {
    let (method, path, body) = route;
    if *method == Method::POST {
        let ask = server.post(path).key(&new_v7().to_string());
        let ask = if path.ends_with("/claims") { ask } else { ask.at(1) };
        let ask = principal.into_iter().fold(ask, Ask::by);
        return ask.json(body).await;
    }
    let ask = principal.into_iter().fold(server.get(path), Ask::by);
    ask.send().await
}

#[tokio::test]
async fn a_request_that_does_not_say_who_sends_it_is_answered_401_everywhere() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    for route in routes(&claim) {
        for principal in [None, Some("root:ada"), Some("client:"), Some("ada")] {
            let reply = ask(&server, &route, principal).await;
            assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (401, "unauthenticated"), "{route:?}");
            assert!(reply.header("www-authenticate").is_some());
        }
    }
    assert_eq!(server.events().await, 1);
}

#[tokio::test]
async fn each_role_may_do_what_the_policy_says_and_nothing_else() {
    let server = TestServer::start().await;
    let claim = server.submitted().await;
    let allowed = |role: &str, (method, path, _): &(Method, String, Value)| match role {
        "client:ada" => {
            let below = path.strip_prefix(&claim.at("")).unwrap_or_default();
            let commands = ["/amend", "/withdraw", "/carrier-reasons", "/notes", "/evidence"];
            let reads = *method == Method::GET && below != "/events" && path != "/v1/work-queue";
            reads || path == "/v1/claims" || commands.contains(&below)
        }
        "support:sam" => path != "/v1/claims" || *method == Method::GET,
        _ => false,
    };
    for principal in ["client:ada", "support:sam", "analyst:ann"] {
        for route in &routes(&claim) {
            let allowed = allowed(principal, route);
            let reply = ask(&server, route, Some(principal)).await;
            let is_forbidden = reply.status.as_u16() == 403;
            assert_eq!(is_forbidden, !allowed, "{principal} {route:?} {}", reply.text);
            if is_forbidden {
                assert_eq!(reply.problem(), "forbidden");
            }
        }
    }
}

#[tokio::test]
async fn the_claim_of_somebody_else_does_not_exist_for_a_client() {
    let server = TestServer::start().await;
    let claim = server.submitted().await;
    let unknown = format!("/v1/claims/{}", new_v7());
    for below in ["", "/timeline", "/submission"] {
        let min = claim.position.to_string();
        let ask = |path: String, principal| server.get(&path).by(principal).header("redress-min-position", &min).send();
        let own = ask(claim.at(below), "client:ada").await;
        assert_eq!(own.status.as_u16(), 200, "{}", own.text);
        let foreign = ask(claim.at(below), "client:eve").await;
        let missing = ask(format!("{unknown}{below}"), "client:eve").await;
        assert_eq!((foreign.status.as_u16(), foreign.problem()), (404, "claim_not_found".to_owned()));
        let but_for_the_request = |reply: &Reply| {
            let mut body = reply.json();
            body["instance"] = Value::Null;
            body
        };
        assert_eq!(but_for_the_request(&foreign), but_for_the_request(&missing));
    }
    let list = server.get("/v1/claims").by("client:eve").send().await;
    assert_eq!(list.json()["claims"], json!([]));
}

#[tokio::test]
async fn a_command_to_the_claim_of_somebody_else_is_answered_like_one_to_a_claim_that_does_not_exist() {
    let server = TestServer::start_without_projections().await;
    let (claim, missing) =
        (server.submitted().await, Submitted { claim_id: new_v7().to_string(), ..server.submitted().await });
    let but_for_the_request = |reply: &Reply| {
        let mut body = reply.json();
        body["instance"] = Value::Null;
        body
    };
    for below in ["/amend", "/withdraw", "/carrier-reasons", "/notes"] {
        for (foreign, nowhere) in
            routes(&claim).iter().zip(routes(&missing)).filter(|(route, _)| route.1.ends_with(below))
        {
            let foreign = ask(&server, foreign, Some("client:eve")).await;
            let nowhere = ask(&server, &nowhere, Some("client:eve")).await;
            assert_eq!((foreign.status.as_u16(), foreign.problem()), (404, "claim_not_found".to_owned()), "{below}");
            assert_eq!(but_for_the_request(&foreign), but_for_the_request(&nowhere));
            let stale = server.post(&claim.at(below)).by("client:eve").key(&new_v7().to_string()).at(7);
            assert_eq!(
                stale.json(&routes(&claim).iter().find(|route| route.1.ends_with(below)).expect("it").2).await.status,
                404
            );
        }
    }
    assert_eq!(server.events().await, 2);
}

#[tokio::test]
async fn an_estimate_needs_no_principal() {
    let server = TestServer::start_without_projections().await;
    let body = json!({ "itinerary": submission()["itinerary"], "disruption": submission()["disruption"] });
    let url = format!("{}/v1/estimates", server.query);
    let reply = server.request(Method::POST, url).json(&body).await;
    assert_eq!(reply.status.as_u16(), 200, "{}", reply.text);
    assert_eq!(reply.json()["best"]["amount"], json!({ "amount": "1000.00", "currency": "CAD" }));
}

#[tokio::test]
async fn a_list_of_estimates_is_answered_in_its_order_or_refused_as_a_whole() {
    let server = TestServer::start_without_projections().await;
    let url = format!("{}/v1/estimates", server.query);
    let body = json!({ "itinerary": submission()["itinerary"], "disruption": submission()["disruption"] });
    let (mut in_time, mut faulty) = (body.clone(), body.clone());
    in_time["disruption"]["arrival_delay_minutes"] = json!(10);
    faulty["itinerary"]["legs"][0]["origin"] = json!("QQQ");
    let reply = server.request(Method::POST, url.clone()).json(&json!([body, in_time, body])).await;
    assert_eq!(reply.status.as_u16(), 200, "{}", reply.text);
    let sums =
        reply.json().as_array().expect("a list").iter().map(|one| one["best"]["amount"]["amount"].clone()).collect();
    assert_eq!(Value::Array(sums), json!(["1000.00", null, "1000.00"]));
    let reply = server.request(Method::POST, url.clone()).json(&json!([body, faulty, body, { "colour": 1 }])).await;
    assert_eq!((reply.status.as_u16(), reply.problem()), (422, "request_invalid".to_owned()));
    for pointer in ["/1/itinerary/legs/0/origin", "/3/colour", "/3/itinerary", "/3/disruption"] {
        assert!(reply.text.contains(&format!("\"{pointer}\"")), "{pointer}: {}", reply.text);
    }
    let reply = server.request(Method::POST, url).json(&json!([])).await;
    assert!(reply.status == 422 && reply.text.contains("give 1 to 500 items"), "{}", reply.text);
}
