//! Every example is answered as documented.

use redress::ids::new_v7;
use reqwest::Method;
use serde_json::{Value, json};

use super::conformance::{valid, validator};
use super::prepared::Prepared;
use super::{operations, resolved};
use crate::server::TestServer;

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

/// The request bodies of an operation by their names, each with its media type; none at all is a request too. Of a file that
/// text cannot show there is only its beginning.
fn bodies(operation: &'static Value) -> Vec<(&'static str, Option<(&'static str, &'static Value)>)> {
    let Some(contents) = operation["requestBody"]["content"].as_object() else { return vec![("without a body", None)] };
    let examples = contents.iter().flat_map(|(media_type, media)| {
        let examples = media["examples"].as_object().expect("examples").iter();
        examples.map(move |(name, example)| (name.as_str(), Some((media_type.as_str(), &example["value"]))))
    });
    examples.filter(|(_, body)| body.is_none_or(|(media_type, _)| !media_type.starts_with("image/"))).collect()
}

/// Every parameter of the query string with its example.
fn query_of(operation: &Value) -> String {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let pairs = parameters.filter(|parameter| parameter["in"] == "query").map(|parameter| {
        let example = &parameter["example"];
        format!("{}={}", parameter["name"].as_str().expect("a name"), example.to_string().trim_matches('"'))
    });
    pairs.collect::<Vec<_>>().join("&")
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
            let prepared = Prepared::of(&server, operation).await;
            let parameter = |place: &str, name: &str| {
                let mut parameters = operation["parameters"].as_array().into_iter().flatten();
                parameters.find(|known| known["in"] == place && known["name"] == name).map(|known| &known["example"])
            };
            let mut address = path.to_owned();
            for name in ["claim_id", "payout_id", "evidence_id", "code"] {
                if let Some(example) = parameter("path", name).and_then(Value::as_str) {
                    address = address.replace(&format!("{{{name}}}"), &prepared.about(example));
                }
            }
            let query = query_of(operation);
            if method == "post" && !query.is_empty() {
                address = format!("{address}?{query}");
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
                ask = ask.at(prepared.version);
            }
            if parameter("header", "Redress-Min-Position").is_some() {
                ask = ask.header("redress-min-position", &prepared.claim.position.to_string());
            }
            if is_stream(operation) {
                assert!(ask.open().await.status().is_success(), "{path} {name}");
                continue;
            }
            let reply = match body {
                Some((media_type, Value::String(file))) => ask.raw(media_type, file).await,
                Some((media_type, body)) => ask.raw(media_type, &prepared.about(&body.to_string())).await,
                None => ask.send().await,
            };
            assert!(reply.status.is_success(), "{path} {name}: {}", reply.text);
        }
    }
}

#[tokio::test]
async fn every_example_of_a_query_parameter_is_understood() {
    let server = TestServer::start().await;
    for (path, method, operation) in operations() {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        // A cursor belongs to the list and to the server that gave it out.
        let parameters = parameters.filter(|parameter| parameter["in"] == "query" && parameter["name"] != "cursor");
        let parameters: Vec<_> = parameters.collect();
        // What a command says there is sent with its examples.
        if parameters.is_empty() || method == "post" {
            continue;
        }
        let claim = server.calculated().await;
        let query: Vec<_> = parameters.into_iter().map(pair).collect();
        let address = format!("{}?{}", path.replace("{claim_id}", &claim.claim_id), query.join("&"));
        // Whatever view it is of: it may lag behind the one by which the claim was seen to be calculated.
        let ask = server.get(&address).by("support:sam").header("redress-min-position", &claim.position.to_string());
        let known = ask.open().await;
        assert_eq!(known.status().as_u16(), 200, "{address}");
        let unknown = server.get(&format!("{address}&colour=red")).by("support:sam").send().await;
        assert_eq!(unknown.faults(), ["query /colour unknown_parameter"], "{address}");
    }
}
