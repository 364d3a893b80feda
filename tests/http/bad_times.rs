//! Times of a submission that cannot be true: a fault at each place, and no event.

use redress::ids::new_v7;
use serde_json::{Value, json};

use crate::bodies::{submission, submission_with};
use crate::server::TestServer;

async fn refused(body: &Value, faults: &[&str]) {
    let server = TestServer::start_without_projections().await;
    let reply = server.post("/v1/claims").by("client:ada").key(&new_v7().to_string()).json(body).await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (422, "request_invalid"), "{}", reply.text);
    assert_eq!(reply.faults(), faults, "{}", reply.text);
    assert_eq!(server.events().await, 0);
}

#[tokio::test]
async fn a_claim_filed_before_there_was_anything_to_claim_is_refused() {
    refused(&submission_with("/filed_on", json!("2026-04-29")), &["body /filed_on before_the_event"]).await;
    let server = TestServer::start_without_projections().await;
    let mut announced = submission_with("/filed_on", json!("2026-04-01"));
    announced["disruption"] = json!({ "kind": "cancellation", "leg": 0, "notice_days": 40 });
    announced["itinerary"]["legs"][0]["actual_arrival"] = Value::Null;
    for body in [submission_with("/filed_on", json!("2026-04-30")), announced] {
        let reply = server.post("/v1/claims").by("client:ada").key(&new_v7().to_string()).json(&body).await;
        assert_eq!(reply.status.as_u16(), 201, "{}", reply.text);
    }
}

#[tokio::test]
async fn a_leg_of_more_than_two_days_is_refused_booked_or_flown() {
    let body = submission_with("/itinerary/legs/0/scheduled_arrival", json!("2026-05-04T08:45"));
    refused(&body, &["body /itinerary/legs/0/scheduled_arrival leg_takes_too_long"]).await;
    let mut body = submission_with("/itinerary/legs/0/actual_departure", json!("2026-05-02T18:30"));
    body["itinerary"]["legs"][0]["actual_arrival"] = json!("2026-05-05T08:45");
    refused(&body, &["body /itinerary/legs/0/actual_arrival leg_takes_too_long"]).await;
}

#[tokio::test]
async fn a_flight_of_another_age_is_refused() {
    let mut body = submission();
    let leg = &mut body["itinerary"]["legs"][0];
    leg["scheduled_departure"] = json!("0001-05-01T18:30");
    leg["scheduled_arrival"] = json!("0001-05-02T08:45");
    leg["actual_arrival"] = Value::Null;
    refused(&body, &["body /itinerary/legs/0/scheduled_departure too_long_ago"]).await;
}
