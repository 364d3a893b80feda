//! The flights that ship with the program.

use redress::flight_data::import::read;
use redress::flight_data::{FlightDataProvider, sample};
use redress_domain::fact::Leg;

use crate::support::TestDatabase;
use crate::{archive, leg};

#[test]
fn what_is_invented_says_so_in_its_source() {
    for (csv, source) in [(sample::DECIDED, "sample-decided"), (sample::INVENTED, "sample-invented")] {
        let records = read(csv.as_bytes()).expect("good files ship");
        assert!(!records.is_empty() && records.iter().all(|record| record.source == source));
    }
}

#[tokio::test]
async fn loading_the_sample_again_and_again_changes_nothing() {
    let database = TestDatabase::new().await;
    let mut connection = database.database().migrator().await.expect("the migrator");
    let first = sample::load(&mut connection).await.expect("loaded");
    assert!(first.stored > 100 && first.stored == first.records);
    assert_eq!(sample::load(&mut connection).await.expect("loaded").stored, 0);
}

/// Minutes from the promised arrival of one leg to the observed arrival of another.
async fn delay(database: &TestDatabase, promised: &Leg, travelled: &Leg) -> i64 {
    let archive = archive(database).await;
    let of = |leg: Leg| {
        let archive = archive.clone();
        async move {
            let observed = archive.observe(&leg).await.expect("asked");
            observed.into_iter().find(|found| found.scheduled_arrival.is_some()).expect("an arrival")
        }
    };
    let scheduled = of(promised.clone()).await.scheduled_arrival.expect("a schedule");
    let arrived = of(travelled.clone()).await.actual_arrival.expect("an arrival");
    arrived.duration_since(scheduled).as_mins()
}

#[tokio::test]
async fn the_sample_gives_the_delays_that_its_readme_states() {
    let database = TestDatabase::new().await;
    let mut connection = database.database().migrator().await.expect("the migrator");
    sample::load(&mut connection).await.expect("loaded");
    let one = |flight, route, day| (leg(flight, route, day, None), leg(flight, route, day, None));
    for ((promised, travelled), minutes) in [
        (one("AC890", ["YYZ", "FCO"], "2026-05-01"), 560),
        (one("AC119", ["YYZ", "YVR"], "2026-05-14"), 179),
        (one("AC121", ["YYZ", "YVR"], "2026-05-15"), 180),
        (one("AC848", ["YYZ", "LHR"], "2026-07-03"), 1_206),
        (one("WS275", ["YHZ", "YYZ"], "2022-12-25"), 225),
        ((leg("WS3536", ["YYZ", "YOW"], "2021-07-18", None), leg("WS610", ["YYC", "YOW"], "2021-07-19", None)), 1_260),
        ((leg("MS778", ["LHR", "CAI"], "2022-07-05", None), leg("MS996", ["YYZ", "CAI"], "2022-07-07", None)), 3_360),
        ((leg("F8811", ["YVR", "YYC"], "2023-08-29", None), leg("F8803", ["YVR", "YYC"], "2023-08-30", None)), 855),
        ((leg("AC710", ["YYZ", "LGA"], "2022-07-06", None), leg("DL4977", ["YYZ", "LGA"], "2022-07-06", None)), 431),
    ] {
        let found = delay(&database, &promised, &travelled).await;
        assert_eq!(found, minutes, "{:?}", travelled.flight_number);
    }
}
