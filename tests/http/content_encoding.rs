//! A body is read as it comes, and one that says that it is encoded is not read.

use redress::ids::new_v7;

use crate::bodies::submission;
use crate::server::TestServer;

#[tokio::test]
async fn a_body_that_is_declared_as_encoded_is_answered_415_whatever_is_in_it() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    for coding in ["gzip", "br", "identity, gzip", "", "x"] {
        let ask = server.post("/v1/claims").by("client:ada").key(&new_v7().to_string());
        let submitted = ask.header("content-encoding", coding).json(&submission()).await;
        let ask = server.post(&claim.at("/approve")).by("support:sam").key(&new_v7().to_string()).at(1);
        let approved = ask.header("content-encoding", coding).send().await;
        for reply in [submitted, approved] {
            let answer = (reply.status.as_u16(), reply.problem());
            assert_eq!(answer, (415, "media_type_unsupported".to_owned()), "{coding}");
            assert!(reply.text.contains("Content-Encoding"), "{}", reply.text);
            assert_eq!(reply.header("accept-encoding"), Some("identity"));
        }
    }
    assert_eq!(server.events().await, 1);
    let ask = server.post("/v1/claims").by("client:ada").key("k").header("content-encoding", "Identity");
    assert_eq!(ask.json(&submission()).await.status.as_u16(), 201);
}
