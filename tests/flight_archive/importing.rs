//! A file is taken as a whole or not at all, and never twice.

use std::path::Path;

use redress::flight_data::import::{COLUMNS, ImportError, ImportReport, RowFault, read};
use redress::flight_data::{FlightDataProvider, FlightRecord};

use crate::support::TestDatabase;
use crate::{FLIGHTS, archive, imported, leg};

fn faults(csv: &[u8]) -> Vec<RowFault> {
    match read(csv) {
        Err(ImportError::Faults(faults)) => faults,
        other => panic!("faults were expected, not {other:?}"),
    }
}

/// The file with one field of one row (from 0) replaced.
fn with_field(row: usize, column: &str, value: &str) -> String {
    let place = COLUMNS.iter().position(|name| *name == column).expect("a column");
    let mut lines: Vec<String> = FLIGHTS.lines().map(ToOwned::to_owned).collect();
    let mut fields: Vec<&str> = lines[row + 1].split(',').collect();
    fields[place] = value;
    lines[row + 1] = fields.join(",");
    lines.join("\n") + "\n"
}

#[test]
fn every_bad_field_is_reported_with_its_line_and_column() {
    for (column, value) in [
        ("source", "Test File"),
        ("provider_key", ""),
        ("direction", "departure"),
        ("carrier_iata", "ACA"),
        ("carrier_icao", "ac"),
        ("flight_number", "0"),
        ("flight_number", "AC890"),
        ("flight_number", "12345"),
        ("suffix", "d"),
        ("origin", "yyz"),
        ("destination", "Rome"),
        ("via", "TPE;BKK"),
        ("scheduled_local", "2026-04-30T18:30"),
        ("scheduled_utc", "30/04/2026 22:30"),
        ("scheduled_utc", "2026-04-30T18:30Z"),
        ("latest_local", ""),
        ("time_semantics", "estimated"),
        ("status", "landed"),
        ("cancelled", "no"),
        ("cancelled", "1"),
        ("diverted", "2"),
        ("delay_min", "7"),
        ("codeshares", "AC 8838"),
        ("gate", "a gate with a name that is far too long"),
        ("retrieved_at", "yesterday"),
        ("final", ""),
        ("origin_country", "CAN"),
        ("gc_km", "-1"),
    ] {
        let found = faults(with_field(0, column, value).as_bytes());
        assert!(found.iter().all(|fault| fault.line == 2), "{column}: {found:?}");
        assert!(found.iter().any(|fault| fault.column == column), "{column} = {value}: {found:?}");
    }
}

#[test]
fn a_local_time_that_is_not_by_the_airports_clock_is_refused() {
    let in_utc = with_field(0, "scheduled_local", "2026-04-30T22:30+00:00");
    let found = faults(in_utc.as_bytes());
    assert_eq!((found[0].line, found[0].column), (2, "scheduled_local"), "{found:?}");
}

#[test]
fn all_faults_of_a_file_are_reported_at_once() {
    let mut csv = with_field(0, "origin", "Toronto");
    csv.push_str("one,field,too,few\n");
    csv.push_str(FLIGHTS.lines().nth(3).expect("a row"));
    csv.push('\n');
    let found = faults(csv.as_bytes());
    let last = FLIGHTS.lines().count() as u64;
    let places: Vec<(u64, &str)> = found.iter().map(|fault| (fault.line, fault.column)).collect();
    assert_eq!(places, [(2, "origin"), (last + 1, ""), (last + 2, "provider_key")]);
    let report = ImportError::Faults(found).to_string();
    assert!(report.contains("3 faults") && report.contains("line 2, origin: `Toronto` is not"), "{report}");
}

#[test]
fn a_header_with_missing_and_strange_columns_is_refused() {
    let found = faults(b"source,flight\ntest,AC890\n");
    assert_eq!(found.len(), COLUMNS.len(), "each missing column and the strange one: {found:?}");
    assert!(found.iter().all(|fault| fault.line == 1));
}

#[test]
fn bytes_that_are_no_text_are_a_fault_of_their_line_and_not_a_crash() {
    let mut csv = FLIGHTS.as_bytes().to_vec();
    csv.extend_from_slice(b"test-file,\xff\xfe");
    csv.extend_from_slice(&b",".repeat(COLUMNS.len() - 2));
    csv.push(b'\n');
    let found = faults(&csv);
    assert_eq!(found.first().map(|fault| fault.line), Some(FLIGHTS.lines().count() as u64 + 1));
    assert!(!faults(b"").is_empty());
    assert!(!faults(&[0; 64]).is_empty());
}

#[tokio::test]
async fn a_file_with_one_bad_row_stores_nothing() {
    let database = TestDatabase::new().await;
    imported(&database, &with_field(5, "status", "landed")).await.expect_err("refused");
    let stored: i64 = sqlx::query_scalar("SELECT count(*) FROM flights")
        .fetch_one(&database.owner_pool().await)
        .await
        .expect("counted");
    assert_eq!(stored, 0);
}

#[tokio::test]
async fn the_same_file_imported_again_changes_nothing() {
    let database = TestDatabase::new().await;
    let rows = FLIGHTS.lines().count() as u64 - 1;
    assert_eq!(imported(&database, FLIGHTS).await.expect("imported"), ImportReport { records: rows, stored: rows });
    let asked_later = FLIGHTS.replace("2026-11-01T12:00Z", "2026-11-02T12:00Z");
    for again in [FLIGHTS, &asked_later] {
        assert_eq!(imported(&database, again).await.expect("imported"), ImportReport { records: rows, stored: 0 });
    }
}

#[tokio::test]
async fn a_retimed_flight_keeps_the_schedule_that_was_first_seen_and_tells_the_newest_outcome() {
    let database = TestDatabase::new().await;
    let scheduled = FLIGHTS.lines().filter(|line| !line.contains("AC890") || line.contains("2026-05-02#"));
    let first = scheduled.collect::<Vec<_>>().join("\n");
    let retimed = first
        .replace("2026-05-02T08:45+02:00,2026-05-02T06:45Z", "2026-05-02T17:00+02:00,2026-05-02T15:00Z")
        .replace(",560,", ",65,")
        .replace("2026-11-01T12:00Z", "2026-11-02T12:00Z");
    assert_ne!(first, retimed);
    // The newer file may come first: what counts is when the source was asked.
    for csv in [&retimed, &first] {
        imported(&database, csv).await.expect("imported");
    }
    let leg = leg("AC890", ["YYZ", "FCO"], "2026-05-01", Some("2026-05-02"));
    let observed = archive(&database).await.observe(&leg).await.expect("asked");
    let arrival = observed.iter().find(|observation| observation.scheduled_arrival.is_some()).expect("an arrival");
    assert_eq!(arrival.scheduled_arrival, Some("2026-05-02T06:45Z".parse().expect("a time")));
    assert_eq!(arrival.actual_arrival, Some("2026-05-02T16:05Z".parse().expect("a time")));
    assert_eq!(arrival.retrieved_at, "2026-11-02T12:00Z".parse().expect("a time"));
}

#[tokio::test]
async fn nobody_rewrites_the_archive_not_even_its_owner() {
    let database = TestDatabase::new().await;
    imported(&database, FLIGHTS).await.expect("imported");
    let owner = database.owner_pool().await;
    for statement in ["UPDATE flights SET cancelled = true", "DELETE FROM flights", "TRUNCATE flights"] {
        sqlx::query(statement).execute(&owner).await.expect_err(statement);
    }
    let automation = database.pool(redress::database::DatabaseRole::Automation).await;
    sqlx::query("INSERT INTO flights SELECT * FROM flights").execute(&automation).await.expect_err("no right to");
}

/// The real file lies beside some checkouts only; what it shows is shown by the small file too.
#[tokio::test]
async fn seventeen_thousand_real_flights_are_imported_where_they_are_at_hand() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/fetched/flights_hkg.csv");
    let Ok(csv) = std::fs::read_to_string(path) else { return };
    let records: Vec<FlightRecord> = read(csv.as_bytes()).expect("a good file");
    assert_eq!(records.len(), 17_680);
    let database = TestDatabase::new().await;
    let report = imported(&database, &csv).await.expect("imported");
    assert_eq!(report, ImportReport { records: 17_680, stored: 17_680 });
    let late = leg("CX260", ["CDG", "HKG"], "2025-10-25T12:40", None);
    let observed = archive(&database).await.observe(&late).await.expect("asked");
    assert_eq!(observed.iter().map(|found| found.provider_key.as_str()).collect::<Vec<_>>(), ["2025-10-26#CX 260D#A"]);
}
