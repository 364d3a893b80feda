//! The contract of an estimate: what a request may not be, and what a reply looks like.

use redress_domain::estimate::{EstimateRequest, estimate};
use redress_domain::regime::CarrierSize;
use redress_domain::value::{Currency, Money};
use serde_json::{Value, json};

/// The request of the contract's own example.
#[expect(clippy::unwrap_used, reason = "the file is part of the test")]
fn request() -> Value {
    serde_json::from_str(include_str!("data/estimate-request.json")).unwrap()
}

/// Two legs that join, by way of Montreal.
fn two_legs() -> Value {
    let mut request = request();
    request["itinerary"]["legs"] = json!([
        { "origin": "YYZ", "destination": "YUL", "scheduled_departure": "2026-05-01T18:30",
          "scheduled_arrival": "2026-05-01T19:50" },
        { "origin": "YUL", "destination": "FCO", "scheduled_departure": "2026-05-01T21:00" }
    ]);
    request
}

/// The pointers and codes of a request's faults, in the order of the pointers.
fn faults(request: &Value) -> Vec<(String, &'static str)> {
    let faults = EstimateRequest::parse(request).err().unwrap_or_default();
    assert!(faults.iter().all(|fault| !fault.message.is_empty()));
    let mut places: Vec<_> = faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect();
    places.sort();
    places
}

/// One change to the example, and the fault it must give, alone.
fn assert_fault(pointer: &str, value: Value, at: &str, code: &'static str) {
    assert_fault_of(request(), pointer, value, at, code);
}

#[expect(clippy::unwrap_used, reason = "a test names a place of its own request")]
fn assert_fault_of(mut request: Value, pointer: &str, value: Value, at: &str, code: &'static str) {
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    let parent = request.pointer_mut(parent).unwrap();
    match field.parse::<usize>() {
        Ok(index) => parent[index] = value,
        Err(_) => parent[field] = value,
    }
    assert_eq!(faults(&request), [(at.to_owned(), code)], "{pointer}");
}

#[test]
fn the_example_of_the_contract_is_answered_as_the_contract_says() {
    let reply = serde_json::to_value(estimate(&request(), None).unwrap()).unwrap();
    let assessment = &reply["assessments"][0];
    assert_eq!(assessment["regime"], "CA-APPR");
    assert_eq!(assessment["rule_version"], "APPR-2022-09");
    assert_eq!(assessment["in_scope"], true);
    assert_eq!(assessment["eligible"], "yes");
    assert_eq!(assessment["reason"], "OK");
    assert_eq!(assessment["amount"], json!({ "amount": "1000.00", "currency": "CAD" }));
    assert_eq!(assessment["unreduced_amount"], Value::Null);
    assert_eq!(assessment["questions"], json!([]));
    assert_eq!(assessment["warnings"], json!([]));
    assert!(assessment["citations"].as_array().unwrap().contains(&json!("APPR s.19(1)(a)(iii)")));
    assert_eq!(reply["best"], json!({ "regime": "CA-APPR", "amount": { "amount": "1000.00", "currency": "CAD" } }));
}

#[test]
fn a_reply_says_what_is_owed_beside_the_sum_and_the_days_that_count() {
    let reply = serde_json::to_value(estimate(&request(), None).unwrap()).unwrap();
    let assessment = &reply["assessments"][0];
    let rebooking = json!({
        "right": "rebooking", "standing": "owed", "conditions": [],
        "content": "a seat on the next flight of the carrier or a partner that departs within nine hours",
        "time": { "bound": "by", "hours": 9, "days": null, "after": "departure_on_ticket", "at": "2026-05-02T03:30" },
        "citation": "APPR s.17(1)(a)(i)"
    });
    assert!(assessment["rights"].as_array().unwrap().contains(&rebooking), "{assessment:#}");
    let days = json!([
        { "deadline": "request_to_carrier", "bound": "by", "day": "2027-04-30", "citation": "APPR s.19(3)" },
        { "deadline": "answer_of_carrier", "bound": "by", "day": "2026-07-01", "citation": "APPR s.19(4)" },
        { "deadline": "complaint_to_agency", "bound": "from", "day": "2026-07-02", "citation": "CTA Act s.85.04(1)(d)" }
    ]);
    assert_eq!(assessment["deadlines"], days);
}

#[test]
fn a_request_that_owes_nothing_has_no_best() {
    let mut request = request();
    request["disruption"]["arrival_delay_minutes"] = json!(10);
    let reply = serde_json::to_value(estimate(&request, None).unwrap()).unwrap();
    assert_eq!(reply["best"], Value::Null);
    assert_eq!(reply["assessments"][0]["amount"], Value::Null);
}

#[test]
fn what_is_null_is_absent() {
    let mut bare = request();
    for pointer in ["", "/disruption", "/itinerary/legs/0", "/passenger", "/disruption/rerouting"] {
        bare.pointer_mut(pointer).unwrap().as_object_mut().unwrap().retain(|_, value| !value.is_null());
    }
    assert_eq!(EstimateRequest::parse(&bare), EstimateRequest::parse(&request()));
    assert_ne!(bare, request());
}

#[test]
fn every_field_is_read() {
    let mut request = request();
    request["carrier_size"] = json!("small");
    request["carried_for"] = json!("AC");
    request["one_way_fare"] = json!({ "amount": "420.50", "currency": "USD" });
    request["already_compensated_by"] = json!("EU-261");
    let facts = EstimateRequest::parse(&request).unwrap();
    assert_eq!(facts.carrier_size, Some(CarrierSize::Small));
    assert_eq!(facts.carried_for.map(String::from).as_deref(), Some("AC"));
    assert_eq!(facts.one_way_fare, Some(Money::from_minor(42_050, Currency::Usd)));
    assert_eq!(facts.filed_on.map(|day| day.to_string()).as_deref(), Some("2026-06-01"));
    assert_eq!(facts.already_compensated_by.as_deref(), Some("EU-261"));
}

#[test]
fn an_unknown_field_is_refused_wherever_it_stands() {
    for parent in ["", "/itinerary", "/itinerary/legs/0", "/disruption", "/disruption/rerouting", "/passenger"] {
        let pointer = format!("{parent}/surprise");
        assert_fault(&pointer, json!(1), &pointer, "unknown_field");
    }
}

#[test]
fn a_missing_field_is_named() {
    for pointer in [
        "/itinerary",
        "/disruption",
        "/itinerary/single_booking",
        "/itinerary/legs",
        "/itinerary/legs/0/origin",
        "/itinerary/legs/0/destination",
        "/itinerary/legs/0/scheduled_departure",
        "/disruption/kind",
        "/disruption/rerouting/offered",
    ] {
        assert_fault(pointer, Value::Null, pointer, "missing_field");
    }
    assert_eq!(faults(&Value::Null), [(String::new(), "missing_field")]);
}

#[test]
fn a_wrong_type_is_refused_wherever_it_stands() {
    for pointer in [
        "/itinerary",
        "/itinerary/legs",
        "/itinerary/legs/0",
        "/itinerary/legs/0/origin",
        "/itinerary/legs/0/scheduled_departure",
        "/itinerary/single_booking",
        "/disruption",
        "/disruption/kind",
        "/disruption/cause",
        "/disruption/refunded",
        "/disruption/rerouting",
        "/passenger",
        "/passenger/free_ticket",
        "/carrier_size",
        "/one_way_fare",
        "/filed_on",
        "/already_compensated_by",
    ] {
        assert_fault(pointer, json!(7), pointer, "wrong_type");
    }
    for pointer in ["/disruption/arrival_delay_minutes", "/disruption/notice_days", "/disruption/leg"] {
        assert_fault(pointer, json!("7"), pointer, "wrong_type");
        assert_fault(pointer, json!(1.5), pointer, "wrong_type");
    }
    assert_eq!(faults(&json!([])), [(String::new(), "wrong_type")]);
}

#[test]
fn a_code_that_is_not_on_its_list_is_refused() {
    for pointer in [
        "/disruption/kind",
        "/disruption/cause",
        "/disruption/denial_ground",
        "/carrier_size",
        "/already_compensated_by",
    ] {
        assert_fault(pointer, json!("NONSENSE"), pointer, "unknown_code");
    }
    assert_fault("/itinerary/legs/0/origin", json!("QQQ"), "/itinerary/legs/0/origin", "unknown_airport");
}

#[test]
fn a_code_or_a_time_of_the_wrong_form_is_refused() {
    for (field, text) in [
        ("origin", "yyz"),
        ("operating_carrier", "ACA"),
        ("flight_number", "AC"),
        ("scheduled_departure", "2026-05-01T18:30:00Z"),
        ("scheduled_arrival", "2026-02-30"),
    ] {
        let pointer = format!("/itinerary/legs/0/{field}");
        assert_fault(&pointer, json!(text), &pointer, "wrong_form");
    }
    assert_fault("/filed_on", json!("2026-06-01T10:00"), "/filed_on", "wrong_form");
    assert_fault("/carried_for", json!("A"), "/carried_for", "wrong_form");
    let fare = json!({ "amount": "12", "currency": "CAD" });
    assert_fault("/one_way_fare", fare, "/one_way_fare/amount", "wrong_form");
}

#[test]
fn null_bytes_and_endless_texts_are_refused() {
    let pointer = "/itinerary/legs/0/flight_number";
    assert_fault(pointer, json!("AC\u{0}90"), pointer, "control_character");
    assert_fault(pointer, json!("A".repeat(10_000)), pointer, "too_long");
    assert_fault(pointer, json!(""), pointer, "empty");
}

#[test]
fn a_number_that_cannot_be_meant_is_refused() {
    for (field, number) in [
        ("arrival_delay_minutes", json!(10_000_000)),
        ("arrival_delay_minutes", json!(u64::MAX)),
        ("notice_days", json!(-1)),
        ("excused_minutes", json!(-1)),
        ("leg", json!(1)),
        ("leg", json!(-1)),
    ] {
        let pointer = format!("/disruption/{field}");
        assert_fault(&pointer, number, &pointer, "out_of_range");
    }
    assert_fault("/itinerary/legs", json!([]), "/itinerary/legs", "out_of_range");
    let legs = vec![request()["itinerary"]["legs"][0].clone(); 13];
    assert_fault("/itinerary/legs", json!(legs), "/itinerary/legs", "out_of_range");
}

#[test]
fn a_leg_begins_where_the_leg_before_it_ended() {
    assert_eq!(faults(&two_legs()), []);
    let pointer = "/itinerary/legs/1/origin";
    assert_fault_of(two_legs(), pointer, json!("YVR"), pointer, "legs_do_not_join");
}

#[test]
fn legs_stand_in_the_order_of_travel() {
    let pointer = "/itinerary/legs/1/scheduled_departure";
    assert_fault_of(two_legs(), pointer, json!("2026-05-01T19:49"), pointer, "legs_out_of_order");
    assert_fault_of(two_legs(), pointer, json!("2026-04-30"), pointer, "legs_out_of_order");
}

#[test]
fn an_arrival_before_its_departure_is_refused_by_the_instants_not_by_the_clocks() {
    let arrival = "/itinerary/legs/0/scheduled_arrival";
    // 00:29 in Rome is one minute before 18:30 in Toronto.
    assert_fault(arrival, json!("2026-05-02T00:29"), arrival, "arrival_before_departure");
    assert_fault(arrival, json!("2026-05-01"), arrival, "arrival_before_departure");
    let actual = "/itinerary/legs/0/actual_arrival";
    assert_fault(actual, json!("2026-05-01T20:00"), actual, "arrival_before_departure");
    // The same instant is not before: a local time has no seconds.
    let mut at_once = request();
    at_once["itinerary"]["legs"][0]["scheduled_arrival"] = json!("2026-05-02T00:30");
    assert_eq!(faults(&at_once), []);
    // Over the date line a flight lands on the day before it left.
    let mut westward = request();
    westward["itinerary"]["legs"] = json!([{ "origin": "NRT", "destination": "YVR",
        "scheduled_departure": "2026-05-02T00:30", "scheduled_arrival": "2026-05-01T17:20" }]);
    assert_eq!(faults(&westward), []);
}

#[test]
fn a_leg_that_goes_nowhere_is_refused() {
    assert_fault_of(
        two_legs(),
        "/itinerary/legs/1/destination",
        json!("YUL"),
        "/itinerary/legs/1/destination",
        "same_airport",
    );
}

#[test]
fn a_delay_that_contradicts_a_cancellation_is_refused() {
    let at = "/disruption/arrival_delay_minutes";
    let mut cancelled = request();
    cancelled["disruption"]["kind"] = json!("cancellation");
    assert_eq!(faults(&cancelled), []);
    let code = "delay_contradicts_cancellation";
    let declined = json!({ "offered": true, "accepted": false });
    for rerouting in [Value::Null, json!({ "offered": false }), declined] {
        assert_fault_of(cancelled.clone(), "/disruption/rerouting", rerouting, at, code);
    }
}

#[test]
fn a_leg_that_flew_was_not_cancelled() {
    let mut request = request();
    request["disruption"] = json!({ "kind": "cancellation", "leg": 0 });
    let flew = "/itinerary/legs/0/actual_departure";
    let at = "/itinerary/legs/0/actual_arrival";
    assert_fault_of(request, flew, json!("2026-05-01T19:00"), at, "delay_contradicts_cancellation");
}

#[test]
fn what_was_not_offered_was_not_taken() {
    let offer = json!({ "offered": false, "accepted": true });
    assert_fault("/disruption/rerouting", offer, "/disruption/rerouting/accepted", "rerouting_not_offered");
}

#[test]
fn every_fault_is_found_at_once() {
    let request = json!({
        "itinerary": { "single_booking": "yes", "legs": [
            { "flight_number": "890", "origin": "QQQ", "destination": "FCO", "scheduled_departure": "tomorrow" },
            { "origin": "LHR", "destination": "LHR", "scheduled_departure": "2026-05-01", "gate": 4 }
        ] },
        "disruption": { "kind": "late", "arrival_delay_minutes": "many", "cause": "MOOD", "rerouting": {} },
        "passenger": { "free_ticket": "no" },
        "carrier_size": "medium",
        "filed_on": "soon",
        "wish": true
    });
    let expected = [
        ("/carrier_size", "unknown_code"),
        ("/disruption/arrival_delay_minutes", "wrong_type"),
        ("/disruption/cause", "unknown_code"),
        ("/disruption/kind", "unknown_code"),
        ("/disruption/leg", "missing_field"),
        ("/disruption/rerouting/offered", "missing_field"),
        ("/filed_on", "wrong_form"),
        ("/itinerary/legs/0/flight_number", "wrong_form"),
        ("/itinerary/legs/0/origin", "unknown_airport"),
        ("/itinerary/legs/0/scheduled_departure", "wrong_form"),
        ("/itinerary/legs/1/destination", "same_airport"),
        ("/itinerary/legs/1/gate", "unknown_field"),
        ("/itinerary/single_booking", "wrong_type"),
        ("/passenger/free_ticket", "wrong_type"),
        ("/wish", "unknown_field"),
    ];
    let expected: Vec<_> = expected.iter().map(|(pointer, code)| ((*pointer).to_owned(), *code)).collect();
    assert_eq!(faults(&request), expected);
}

#[test]
fn what_could_not_be_read_is_not_held_against_the_rest() {
    let mut request = request();
    request["disruption"]["kind"] = json!("earlier_departure");
    request["itinerary"]["legs"][0]["actual_arrival"] = json!("2026-05-01T20:00");
    assert_eq!(faults(&request), []);
    assert_fault_of(request, "/disruption/kind", json!("NONSENSE"), "/disruption/kind", "unknown_code");
}

#[test]
fn no_message_repeats_what_was_submitted() {
    let mut request = request();
    for pointer in ["/disruption/cause", "/itinerary/legs/0/origin", "/filed_on", "/carrier_size"] {
        *request.pointer_mut(pointer).unwrap() = json!("Secret Name");
    }
    let faults = EstimateRequest::parse(&request).unwrap_err();
    assert_eq!(faults.len(), 4);
    assert!(faults.iter().all(|fault| !fault.message.contains("Secret")), "{faults:?}");
}
