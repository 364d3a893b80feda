//! What the archive answers about a leg.

use redress::flight_data::{FlightArchive, FlightDataError, FlightDataProvider};
use redress_domain::fact::Leg;

use crate::support::TestDatabase;
use crate::{FLIGHTS, archive, imported, leg};

async fn keys(archive: &FlightArchive, leg: &Leg) -> Vec<String> {
    let observed = archive.observe(leg).await.expect("asked");
    observed.into_iter().map(|observation| observation.provider_key).collect()
}

#[tokio::test]
async fn a_leg_finds_its_own_flight_and_no_other() {
    let database = TestDatabase::new().await;
    imported(&database, FLIGHTS).await.expect("imported");
    let archive = archive(&database).await;
    let both =
        |flight: &str, day: &str, next: &str| vec![format!("{day}#{flight}#dep"), format!("{next}#{flight}#arr")];
    let rome = both("AC890#YYZ-FCO", "2026-05-01", "2026-05-02");
    for (why, leg, expected) in [
        ("by the ticket", leg("AC890", ["YYZ", "FCO"], "2026-05-01T18:30", Some("2026-05-02T08:45")), rome.clone()),
        ("by the days", leg("AC890", ["YYZ", "FCO"], "2026-05-01", Some("2026-05-02")), rome.clone()),
        ("by the day of departure", leg("AC890", ["YYZ", "FCO"], "2026-05-01", None), rome),
        ("another day", leg("AC890", ["YYZ", "FCO"], "2026-05-09", None), vec![]),
        ("another route", leg("AC890", ["YUL", "FCO"], "2026-05-01", None), vec![]),
        ("another number", leg("AC891", ["YYZ", "FCO"], "2026-05-01", None), vec![]),
        ("another carrier", leg("WS890", ["YYZ", "FCO"], "2026-05-01", None), vec![]),
        (
            "the local day, which is the next one in UTC",
            leg("WS700", ["YVR", "YYZ"], "2026-05-08", None),
            both("WS700#YVR-YYZ", "2026-05-08", "2026-05-09"),
        ),
        (
            "sold by another carrier",
            leg("AC8838", ["YHZ", "YUL"], "2026-07-09", None),
            both("QK8838#YHZ-YUL", "2026-07-09", "2026-07-09"),
        ),
        (
            "sold under another number",
            leg("UA8123", ["YHZ", "YUL"], "2026-07-09", None),
            both("QK8838#YHZ-YUL", "2026-07-09", "2026-07-09"),
        ),
        (
            "without the suffix",
            leg("AC848", ["YYZ", "LHR"], "2026-07-03T20:30", None),
            both("AC848D#YYZ-LHR", "2026-07-03", "2026-07-04"),
        ),
        (
            "with the suffix and the day it flew",
            leg("AC848D", ["YYZ", "LHR"], "2026-07-04", None),
            both("AC848D#YYZ-LHR", "2026-07-03", "2026-07-04"),
        ),
        (
            "to a stop on the way",
            leg("CX564", ["HKG", "TPE"], "2026-06-01", None),
            vec!["2026-06-01#CX564#HKG-NRT#dep".to_owned()],
        ),
        (
            "from a stop on the way",
            leg("CX564", ["TPE", "NRT"], "2026-06-01T12:00", None),
            vec!["2026-06-01#CX564#HKG-NRT#arr".to_owned()],
        ),
    ] {
        assert_eq!(keys(&archive, &leg).await, expected, "{why}");
    }
}

#[tokio::test]
async fn a_regional_operators_number_is_found_under_the_operating_carrier() {
    let database = TestDatabase::new().await;
    let unsold = FLIGHTS.replace("AC8838|UA8123", "");
    imported(&database, &unsold).await.expect("imported");
    let mut ticket = leg("AC8838", ["YHZ", "YUL"], "2026-07-09", None);
    assert!(keys(&archive(&database).await, &ticket).await.is_empty());
    ticket.operating_carrier = Some("QK".parse().expect("a carrier"));
    assert_eq!(keys(&archive(&database).await, &ticket).await.len(), 2);
}

#[tokio::test]
async fn a_number_under_a_code_that_the_operator_does_not_fly_for_finds_nothing() {
    let database = TestDatabase::new().await;
    imported(&database, FLIGHTS).await.expect("imported");
    for flight in ["ZZ890", "LH890"] {
        let mut ticket = leg(flight, ["YYZ", "FCO"], "2026-05-01", None);
        ticket.operating_carrier = Some("AC".parse().expect("a carrier"));
        ticket.marketing_carrier = Some("AC".parse().expect("a carrier"));
        assert!(keys(&archive(&database).await, &ticket).await.is_empty(), "{flight}");
    }
}

#[tokio::test]
async fn an_observation_tells_times_as_instants_with_what_they_mean_and_when_the_source_was_asked() {
    let database = TestDatabase::new().await;
    imported(&database, FLIGHTS).await.expect("imported");
    let leg = leg("AC890", ["YYZ", "FCO"], "2026-05-01", None);
    let observed = archive(&database).await.observe(&leg).await.expect("asked");
    let json = serde_json::to_value(&observed).expect("JSON");
    assert_eq!(
        json,
        serde_json::json!([
            { "source": "test-file", "provider_key": "2026-05-01#AC890#YYZ-FCO#dep", "retrieved_at": "2026-11-01T12:00:00Z",
              "time_semantics": "gate", "scheduled_departure": "2026-05-01T22:30:00Z",
              "actual_departure": "2026-05-02T07:52:00Z", "cancelled": false },
            { "source": "test-file", "provider_key": "2026-05-02#AC890#YYZ-FCO#arr", "retrieved_at": "2026-11-01T12:00:00Z",
              "time_semantics": "gate", "scheduled_arrival": "2026-05-02T06:45:00Z",
              "actual_arrival": "2026-05-02T16:05:00Z", "cancelled": false },
        ])
    );
}

#[tokio::test]
async fn a_cancelled_flight_is_observed_without_times() {
    let database = TestDatabase::new().await;
    imported(&database, FLIGHTS).await.expect("imported");
    let leg = leg("AC416", ["YUL", "YYZ"], "2026-05-20", None);
    let observed = archive(&database).await.observe(&leg).await.expect("asked");
    assert_eq!(observed.len(), 2);
    assert!(
        observed
            .iter()
            .all(|found| found.cancelled && found.actual_arrival.is_none() && found.actual_departure.is_none())
    );
}

#[tokio::test]
async fn a_leg_without_a_flight_number_finds_nothing() {
    let database = TestDatabase::new().await;
    imported(&database, FLIGHTS).await.expect("imported");
    let nameless = Leg { flight_number: None, ..leg("AC890", ["YYZ", "FCO"], "2026-05-01", None) };
    assert!(keys(&archive(&database).await, &nameless).await.is_empty());
}

#[tokio::test]
async fn an_archive_that_cannot_be_asked_is_an_error_and_not_an_empty_answer() {
    let database = TestDatabase::new().await;
    let gone = sqlx::postgres::PgPoolOptions::new()
        .acquire_timeout(std::time::Duration::from_millis(200))
        .connect_lazy(&database.url().replace("127.0.0.1", "127.0.0.2"))
        .expect("a pool");
    let asked = FlightArchive::new(gone).observe(&leg("AC890", ["YYZ", "FCO"], "2026-05-01", None)).await;
    assert!(matches!(asked, Err(FlightDataError::Unavailable { .. })), "{asked:?}");
}
