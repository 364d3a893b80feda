//! Estimates by the list: all are answered, or all that is wrong is told.

use redress_domain::estimate::{ESTIMATES_LIMIT, estimate, estimate_list};
use serde_json::{Value, json};

/// The request of the contract's own example.
#[expect(clippy::unwrap_used, reason = "the file is part of the test")]
fn request() -> Value {
    serde_json::from_str(include_str!("data/estimate-request.json")).unwrap()
}

#[test]
fn a_list_is_answered_in_its_order() {
    let mut late = request();
    late["disruption"]["arrival_delay_minutes"] = json!(10);
    let list = json!([request(), late, request()]);
    let replies = estimate_list(&list, None).unwrap();
    let alone: Vec<_> = list.as_array().unwrap().iter().map(|request| estimate(request, None).unwrap()).collect();
    assert_eq!(replies, alone);
    assert_ne!(replies[0], replies[1]);
}

#[test]
fn a_list_is_refused_with_the_faults_of_all_its_requests() {
    let mut spoilt = request();
    spoilt["itinerary"]["legs"][0]["origin"] = json!("QQQ");
    spoilt["wish"] = json!("money");
    let faults = estimate_list(&json!([request(), spoilt, null, 7, request(), { "itinerary": 1 }]), None).unwrap_err();
    let mut places: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
    places.sort_unstable();
    let expected = [
        ("/1/itinerary/legs/0/origin", "unknown_airport"),
        ("/1/wish", "unknown_field"),
        ("/2", "missing_field"),
        ("/3", "wrong_type"),
        ("/5/disruption", "missing_field"),
        ("/5/itinerary", "wrong_type"),
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_list_has_a_request_at_least_and_no_more_than_the_limit() {
    for (requests, fault) in
        [(0, Some("out_of_range")), (1, None), (ESTIMATES_LIMIT, None), (ESTIMATES_LIMIT + 1, Some("out_of_range"))]
    {
        let faults = estimate_list(&json!(vec![request(); requests]), None).err().unwrap_or_default();
        let places: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
        assert_eq!(places, fault.map(|code| ("", code)).into_iter().collect::<Vec<_>>(), "{requests}");
        assert!(faults.iter().all(|fault| fault.message.contains(&format!("1 to {ESTIMATES_LIMIT}"))));
    }
}
