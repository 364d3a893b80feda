use super::*;

/// An archive's record: direction, suffix, scheduled time at that end's airport with its offset.
fn record(source: &str, direction: Direction, suffix: Option<char>, scheduled: &str) -> Candidate {
    let scheduled_at: Timestamp = scheduled.parse().expect("a time");
    Candidate {
        source: source.to_owned(),
        provider_key: format!("{scheduled}{}", suffix.map(String::from).unwrap_or_default()),
        retrieved_at: Timestamp::UNIX_EPOCH,
        direction,
        suffix,
        local_date: scheduled[..10].parse().expect("a date"),
        scheduled_at,
        latest_at: Some(scheduled_at),
        is_final: true,
        time_semantics: "gate_arrival_actual".to_owned(),
        status: if direction == Direction::Dep { FlightStatus::Departed } else { FlightStatus::Arrived },
        cancelled: false,
        diverted: false,
    }
}

fn dep(scheduled: &str) -> Candidate {
    record("a", Direction::Dep, None, scheduled)
}

fn arr(scheduled: &str) -> Candidate {
    record("a", Direction::Arr, None, scheduled)
}

fn leg(flight: &str, route: [&str; 2], departure: &str, arrival: Option<&str>) -> Leg {
    Leg {
        flight_number: Some(flight.parse().expect("a flight number")),
        marketing_carrier: None,
        operating_carrier: None,
        origin: route[0].parse().expect("an airport"),
        destination: route[1].parse().expect("an airport"),
        scheduled_departure: departure.parse().expect("a time"),
        scheduled_arrival: arrival.map(|time| time.parse().expect("a time")),
        actual_departure: None,
        actual_arrival: None,
    }
}

fn found(leg: &Leg, candidates: &[Candidate]) -> Vec<String> {
    observations(leg, candidates).into_iter().map(|observation| observation.provider_key).collect()
}

#[test]
fn a_departure_belongs_to_the_local_day_and_not_to_the_day_in_utc() {
    let daily = [dep("2026-05-07T23:45-07:00"), dep("2026-05-08T23:45-07:00"), dep("2026-05-09T23:45-07:00")];
    let leg = leg("WS700", ["YVR", "YYZ"], "2026-05-08", None);
    assert_eq!(found(&leg, &daily), ["2026-05-08T23:45-07:00"]);
}

#[test]
fn an_arrival_belongs_to_the_day_that_the_ticket_names() {
    let daily = [arr("2026-05-01T08:45+02:00"), arr("2026-05-02T08:45+02:00"), arr("2026-05-03T08:45+02:00")];
    let leg = leg("AC890", ["YYZ", "FCO"], "2026-05-01", Some("2026-05-02"));
    assert_eq!(found(&leg, &daily), ["2026-05-02T08:45+02:00"]);
}

#[test]
fn without_a_day_of_arrival_it_is_the_one_within_24_hours_after_the_scheduled_departure() {
    let daily = [arr("2026-05-01T08:45+02:00"), arr("2026-05-02T08:45+02:00"), arr("2026-05-03T08:45+02:00")];
    let by_ticket = leg("AC890", ["YYZ", "FCO"], "2026-05-01T18:30", None);
    assert_eq!(found(&by_ticket, &daily), ["2026-05-02T08:45+02:00"]);
    let by_day = leg("AC890", ["YYZ", "FCO"], "2026-05-01", None);
    let with_departure = [&daily[..], &[dep("2026-05-01T18:30-04:00")]].concat();
    assert_eq!(found(&by_day, &with_departure), ["2026-05-01T18:30-04:00", "2026-05-02T08:45+02:00"]);
}

#[test]
fn over_the_date_line_a_flight_arrives_the_day_before_it_left() {
    let daily = [arr("2025-10-15T20:40-07:00"), arr("2025-10-16T20:40-07:00")];
    let leg = leg("CX880", ["HKG", "LAX"], "2025-10-16T00:05", None);
    assert_eq!(found(&leg, &daily), ["2025-10-15T20:40-07:00"]);
}

#[test]
fn where_only_the_day_is_known_an_arrival_counts_only_if_it_is_the_only_one_around() {
    let leg = leg("AC890", ["YYZ", "FCO"], "2026-05-01", None);
    let daily = [arr("2026-05-01T08:45+02:00"), arr("2026-05-02T08:45+02:00")];
    assert!(found(&leg, &daily).is_empty(), "either could be the passenger's");
    assert_eq!(found(&leg, &daily[1..]), ["2026-05-02T08:45+02:00"]);
    assert!(found(&leg, &[arr("2026-05-04T08:45+02:00")]).is_empty());
}

#[test]
fn yesterdays_delayed_flight_is_found_under_the_number_on_the_ticket_and_keeps_its_suffix_for_identity() {
    let late = record("a", Direction::Arr, Some('D'), "2025-10-26T06:15+08:00");
    let around = [arr("2025-10-25T06:15+08:00"), late, arr("2025-10-27T06:45+08:00")];
    let ticket = leg("CX260", ["CDG", "HKG"], "2025-10-25T12:40", None);
    assert_eq!(found(&ticket, &around), ["2025-10-26T06:15+08:00D"]);
}

#[test]
fn a_flight_with_the_legs_own_suffix_is_preferred() {
    let both = [record("a", Direction::Dep, Some('D'), "2025-11-26T09:00+08:00"), dep("2025-11-26T13:25+08:00")];
    for (flight, expected) in [("CX966", "2025-11-26T13:25+08:00"), ("CX966D", "2025-11-26T09:00+08:00D")] {
        assert_eq!(found(&leg(flight, ["HKG", "CKG"], "2025-11-26", None), &both), [expected]);
    }
}

#[test]
fn a_pass_with_the_suffix_d_and_the_day_it_flew_finds_the_flight_of_the_day_before() {
    let archive = [dep("2026-07-03T20:30-04:00"), arr("2026-07-04T08:35+01:00")];
    let pass = leg("AC848D", ["YYZ", "LHR"], "2026-07-04", None);
    assert_eq!(found(&pass, &archive), ["2026-07-03T20:30-04:00", "2026-07-04T08:35+01:00"]);
    let other_suffix = leg("AC848Z", ["YYZ", "LHR"], "2026-07-04", None);
    assert!(observations(&other_suffix, &archive[..1]).is_empty());
}

#[test]
fn every_source_is_judged_apart_and_all_are_kept() {
    let archive = [
        record("a", Direction::Arr, Some('D'), "2025-10-26T06:15+08:00"),
        record("b", Direction::Arr, None, "2025-10-26T06:15+08:00"),
    ];
    let leg = leg("CX260", ["CDG", "HKG"], "2025-10-25", Some("2025-10-26"));
    assert_eq!(observations(&leg, &archive).len(), 2);
}

#[test]
fn a_departure_tells_of_the_departure_alone_and_an_arrival_of_the_arrival() {
    let archive = [dep("2026-05-01T18:30-04:00"), arr("2026-05-02T08:45+02:00")];
    let found = observations(&leg("AC890", ["YYZ", "FCO"], "2026-05-01T18:30", None), &archive);
    assert!(found[0].actual_departure.is_some() && found[0].scheduled_departure.is_some());
    assert!(found[0].actual_arrival.is_none() && found[0].scheduled_arrival.is_none());
    assert!(found[1].actual_departure.is_none() && found[1].scheduled_departure.is_none());
    assert!(found[1].actual_arrival.is_some() && found[1].scheduled_arrival.is_some());
}

#[test]
fn a_time_counts_as_actual_only_where_the_flight_did_it() {
    let actual = |change: fn(&mut Candidate)| {
        let mut candidate = arr("2026-05-02T08:45+02:00");
        change(&mut candidate);
        let leg = leg("AC890", ["YYZ", "FCO"], "2026-05-01T18:30", None);
        observations(&leg, &[candidate]).first().expect("an observation").actual_arrival
    };
    assert!(actual(|_| ()).is_some());
    assert_eq!(actual(|candidate| candidate.is_final = false), None, "expected is not actual");
    assert_eq!(actual(|candidate| candidate.status = FlightStatus::Departed), None, "still in the air");
    assert_eq!(actual(|candidate| candidate.diverted = true), None, "it landed elsewhere");
    assert_eq!(actual(|candidate| candidate.status = FlightStatus::Diverted), None, "it landed elsewhere");
    assert_eq!(actual(|candidate| candidate.latest_at = None), None, "missing is not zero");
}
