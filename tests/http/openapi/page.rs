//! The document and its page as they are served.

use redress::openapi::text;

use super::operations;
use crate::server::TestServer;

#[tokio::test]
async fn both_apis_serve_the_description_and_its_page_to_anybody() {
    let server = TestServer::start_without_projections().await;
    for url in [&server.command, &server.query] {
        let reply = server.request(reqwest::Method::GET, format!("{url}/v1/openapi.json")).send().await;
        assert_eq!((reply.status.as_u16(), reply.header("content-type")), (200, Some("application/json")));
        assert!(reply.text == text(), "{url}");
        let page = server.request(reqwest::Method::GET, format!("{url}/docs")).send().await;
        assert_eq!((page.status.as_u16(), page.header("content-type")), (200, Some("text/html; charset=utf-8")));
        for (path, _, operation) in operations() {
            let heading = format!("id=\"{}\"", operation["operationId"].as_str().expect("a name"));
            assert!(page.text.contains(&heading) && page.text.contains(path), "{path}");
        }
    }
}

#[tokio::test]
async fn the_page_runs_no_script_and_needs_no_other_address() {
    let server = TestServer::start_without_projections().await;
    let page = server.get("/docs").send().await;
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
    for loading in ["<script", "src=", "<link", "@import", "url(", "style=", "onclick"] {
        assert!(!page.text.contains(loading), "{loading}");
    }
}
