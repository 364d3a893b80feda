//! Airports and airlines, for whoever fills in a form.

use std::time::Instant;

use serde_json::Value;

use crate::server::TestServer;

fn codes(body: &Value, list: &str) -> Vec<String> {
    let items = body[list].as_array().expect("a list").iter();
    items.map(|item| item["code"].as_str().expect("a code").to_owned()).collect()
}

#[tokio::test]
async fn anybody_finds_an_airport_by_code_city_or_a_slip_of_it() {
    let server = TestServer::start_without_projections().await;
    let ask = async |q: &str| {
        let reply = server.get(&format!("/v1/airports?q={q}")).send().await;
        assert_eq!(reply.status.as_u16(), 200, "{}", reply.text);
        reply.json()
    };
    let toronto = ask("yyz").await;
    assert_eq!(codes(&toronto, "airports")[0], "YYZ");
    assert_eq!(toronto["airports"][0]["time_zone"], "America/Toronto");
    assert!(codes(&ask("montr%C3%A9al").await, "airports").contains(&"YUL".to_owned()));
    let slip = ask("Torotno").await;
    assert_eq!(codes(&slip, "airports"), Vec::<String>::new());
    assert!(codes(&slip, "suggestions").contains(&"YYZ".to_owned()));
    let airline = server.get("/v1/airlines?q=air%20can").send().await.json();
    assert_eq!(codes(&airline, "airlines")[0], "AC");
}

#[tokio::test]
async fn a_look_up_may_be_kept_and_is_asked_for_again_by_its_tag() {
    let server = TestServer::start_without_projections().await;
    for path in ["/v1/airports?q=toronto&limit=3", "/v1/airlines?q=west&limit=3"] {
        let reply = server.get(path).send().await;
        assert!(reply.header("cache-control").is_some_and(|kept| kept.starts_with("public, max-age=")), "{path}");
        let tag = reply.header("etag").expect("a tag").to_owned();
        let again = server.get(path).header("if-none-match", &tag).send().await;
        assert_eq!((again.status.as_u16(), again.text.as_str(), again.header("etag")), (304, "", Some(tag.as_str())));
        let other = server.get(&path.replace("limit=3", "limit=1")).header("if-none-match", &tag).send().await;
        assert_eq!(other.status.as_u16(), 200);
    }
}

#[tokio::test]
async fn a_look_up_is_read_as_strictly_as_everything_else() {
    let server = TestServer::start_without_projections().await;
    let long = format!("q={}", "a".repeat(65));
    for path in ["/v1/airports", "/v1/airlines"] {
        for (query, faults) in [
            ("", vec!["query /q missing_parameter"]),
            ("q=", vec!["query /q value_refused"]),
            ("q=%21%3F", vec!["query /q value_refused"]),
            ("q=%00", vec!["query /q value_refused"]),
            (&*long, vec!["query /q value_refused"]),
            ("q=a&q=b", vec!["query /q repeated_parameter"]),
            ("q=a&limit=0", vec!["query /limit value_refused"]),
            ("q=a&limit=21", vec!["query /limit value_refused"]),
            ("q=a&sort=asc", vec!["query /sort unknown_parameter"]),
            (
                "limit=x&colour=red",
                vec!["query /colour unknown_parameter", "query /limit value_refused", "query /q missing_parameter"],
            ),
        ] {
            let reply = server.get(&format!("{path}?{query}")).send().await;
            assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (422, "request_invalid"), "{path}?{query}");
            assert_eq!(reply.faults(), faults, "{path}?{query}");
        }
        let bytes = server.get(&format!("{path}?q=%FF%FE")).send().await;
        assert!(bytes.status.as_u16() == 422 || bytes.status.as_u16() == 200, "{}", bytes.text);
    }
}

#[tokio::test]
async fn the_worst_question_is_answered_soon_and_with_few_rows() {
    let server = TestServer::start_without_projections().await;
    server.get("/v1/airports?q=warm").send().await;
    for q in ["e".to_owned(), "zyxwvu tsrqpo nmlkji".repeat(3), "%F0%9F%9B%AB%20international".to_owned()] {
        let began = Instant::now();
        let reply = server.get(&format!("/v1/airports?q={}&limit=20", q.replace(' ', "%20"))).send().await;
        assert_eq!(reply.status.as_u16(), 200, "{}", reply.text);
        assert!(codes(&reply.json(), "airports").len() <= 20 && reply.text.len() < 8 * 1024);
        assert!(began.elapsed().as_secs() < 3, "{q}: {:?}", began.elapsed());
    }
}
