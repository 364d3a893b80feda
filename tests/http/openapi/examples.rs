//! Every example is answered as documented.

use redress::ids::new_v7;
use reqwest::Method;
use serde_json::{Value, json};

use super::conformance::{valid, validator};
use super::{operations, resolved};
use crate::server::{Submitted, TestServer};

#[test]
fn every_example_of_a_reply_has_the_form_that_is_described() {
    for (path, method, operation) in operations() {
        for (status, response) in operation["responses"].as_object().expect("responses") {
            for media in response["content"].as_object().into_iter().flat_map(serde_json::Map::values) {
                for (name, example) in media["examples"].as_object().expect("examples") {
                    let value = &resolved(example)["value"];
                    let errors: Vec<_> =
                        validator(&media["schema"]).iter_errors(value).map(|error| error.to_string()).collect();
                    assert!(errors.is_empty(), "{method} {path} {status} {name}: {errors:#?}");
                }
            }
        }
    }
}

#[test]
fn every_example_of_a_parameter_has_the_form_that_is_described() {
    for (path, method, operation) in operations() {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            assert!(valid(&parameter["schema"], &parameter["example"]), "{method} {path}: {parameter}");
        }
    }
}

/// The request bodies of an operation by their names; none at all is a request too.
fn bodies(operation: &'static Value) -> Vec<(&'static str, Option<&'static Value>)> {
    match operation["requestBody"]["content"]["application/json"]["examples"].as_object() {
        None => vec![("without a body", None)],
        Some(examples) => examples.iter().map(|(name, example)| (name.as_str(), Some(&example["value"]))).collect(),
    }
}

/// A claim of its own that stands so that the operation can be carried out, and its version.
async fn claim_for(server: &TestServer, operation: &Value) -> (Submitted, u64) {
    let claim = server.calculated().await;
    if operation["operationId"] != "authorizePayout" {
        return (claim, 3);
    }
    let reply = server.post(&claim.at("/approve")).by("support:sam").key(&new_v7().to_string()).at(3).send().await;
    assert_eq!(reply.status.as_u16(), 200, "{}", reply.text);
    (claim, 4)
}

/// The example with ids of this claim where ids of the documentation's claim stand.
fn about(claim: &Submitted, example: &Value) -> Value {
    let text = example.to_string().replace("0198c0de-0000-7000-8000-00000000000a", &claim.passengers[0]);
    serde_json::from_str(&text.replace("0198c0de-0000-7000-8000-000000000001", &claim.claim_id)).expect("JSON")
}

/// The example of a parameter, as it stands in an address.
fn pair(parameter: &Value) -> String {
    let example = parameter["example"].to_string();
    format!("{}={}", parameter["name"].as_str().expect("a name"), example.trim_matches('"'))
}

/// Whether its reply goes on for as long as somebody listens.
fn is_stream(operation: &Value) -> bool {
    operation["responses"]["200"]["content"]["text/event-stream"].is_object()
}

#[tokio::test]
async fn every_example_of_a_request_is_answered_with_success() {
    let server = TestServer::start().await;
    for (path, method, operation) in operations() {
        for (name, body) in bodies(operation) {
            let (claim, version) = claim_for(&server, operation).await;
            let parameter = |place: &str, name: &str| {
                let mut parameters = operation["parameters"].as_array().into_iter().flatten();
                parameters.find(|known| known["in"] == place && known["name"] == name).map(|known| &known["example"])
            };
            let mut address = path.replace("{claim_id}", &claim.claim_id);
            if let Some(code) = parameter("path", "code").and_then(Value::as_str) {
                address = address.replace("{code}", code);
            }
            let server_url = if operation["tags"] == json!(["Commands"]) { &server.command } else { &server.query };
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
            let principal = if operation["description"].as_str().is_some_and(|text| text.contains("`client`")) {
                "client:ada"
            } else {
                "support:sam"
            };
            let required = operation["parameters"].as_array().into_iter().flatten();
            let required = required.filter(|known| known["in"] == "query" && known["required"] == json!(true));
            let query: Vec<_> = required.map(pair).collect();
            if !query.is_empty() {
                address = format!("{address}?{}", query.join("&"));
            }
            let mut ask = server.request(method, format!("{server_url}{address}")).by(principal);
            if parameter("header", "Idempotency-Key").is_some() {
                ask = ask.key(&new_v7().to_string());
            }
            if parameter("header", "If-Match").is_some() {
                ask = ask.at(version);
            }
            if parameter("header", "Redress-Min-Position").is_some() {
                ask = ask.header("redress-min-position", &claim.position.to_string());
            }
            if is_stream(operation) {
                assert!(ask.open().await.status().is_success(), "{path} {name}");
                continue;
            }
            let reply = match body {
                Some(body) => ask.json(&about(&claim, body)).await,
                None => ask.send().await,
            };
            assert!(reply.status.is_success(), "{path} {name}: {}", reply.text);
        }
    }
}

#[tokio::test]
async fn every_example_of_a_query_parameter_is_understood() {
    let server = TestServer::start().await;
    for (path, _, operation) in operations() {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        // A cursor belongs to the list and to the server that gave it out.
        let parameters = parameters.filter(|parameter| parameter["in"] == "query" && parameter["name"] != "cursor");
        let parameters: Vec<_> = parameters.collect();
        if parameters.is_empty() {
            continue;
        }
        let claim = server.calculated().await;
        let query: Vec<_> = parameters.into_iter().map(pair).collect();
        let address = format!("{}?{}", path.replace("{claim_id}", &claim.claim_id), query.join("&"));
        let known = server.get(&address).by("support:sam").open().await;
        assert_eq!(known.status().as_u16(), 200, "{address}");
        let unknown = server.get(&format!("{address}&colour=red")).by("support:sam").send().await;
        assert_eq!(unknown.faults(), ["query /colour unknown_parameter"], "{address}");
    }
}
