//! What is owed beside the sum: information, care, another way, a refund.

use redress_domain::regime::{Assessment, Bound, Moment, Right, Standing};
use serde_json::Value;

use crate::case::{Case, case};
use crate::eu;
use crate::said::{keys, outcome};

/// `information`, and in brackets on which conditions.
fn told(found: &Assessment) -> Vec<String> {
    let told = |right: &Right| {
        assert_eq!(right.standing == Standing::Owed, right.conditions.is_empty());
        match keys(&right.conditions).join(", ") {
            none if none.is_empty() => right.right.to_string(),
            conditions => format!("{} ({conditions})", right.right),
        }
    };
    found.rights.iter().map(told).collect()
}

fn of_kind(kind: &str) -> Case {
    case(&["AF CDG-BCN"]).with("disruption.kind", kind)
}

/// Left so late: from Paris to a place in each band.
fn departed(destination: &str, actual: &str) -> Assessment {
    let case =
        case(&[&format!("AF CDG-{destination}")]).with("itinerary.legs.0.scheduled_departure", "2026-05-01T10:00");
    eu(&case.with("itinerary.legs.0.actual_departure", actual).late(179))
}

#[test]
fn a_cancellation_gives_the_choice_and_care_at_once() {
    let found = eu(&of_kind("cancellation").with("disruption.notice_days", 0));
    assert_eq!(
        told(&found),
        [
            "information",
            "food_and_drink",
            "communication",
            "accommodation (reg261-if-overnight)",
            "refund (reg261-if-chosen-over-rerouting)",
            "rerouting (reg261-if-chosen-over-refund)",
            "transfer (reg261-if-another-airport)",
            "downgrade_reimbursement (reg261-if-lower-class)",
            "compensation_in_money",
            "further_damages (reg261-if-damage-is-proved)"
        ]
    );
    assert_eq!(told(&eu(&of_kind("denied_boarding"))), told(&found));
    let refund = found.rights.iter().find(|right| right.right == "refund").unwrap();
    assert_eq!(keys([&refund.content]), ["reg261-gives-refund"]);
    assert_eq!(refund.citation.as_str(), "EU261 art.8(1)(a)");
    let time = refund.time.unwrap();
    assert_eq!(
        (time.bound, time.days, time.hours, time.after, time.at),
        (Bound::By, Some(7), None, Moment::RefundOwed, None)
    );
    assert_eq!(found.rights[1].time, None);
}

#[test]
fn money_is_owed_with_a_sum_alone() {
    let storm =
        eu(&of_kind("cancellation").with("disruption.notice_days", 0).with("disruption.cause", "WEATHER_UNSAFE"));
    assert_eq!(outcome(&storm), "EXTRAORDINARY");
    assert!(!told(&storm).contains(&"compensation_in_money".to_owned()) && storm.rights.len() == 9);
}

#[test]
fn care_in_a_delay_begins_with_the_wait_of_the_band() {
    for (destination, short, long) in [
        ("BCN", "2026-05-01T11:59", "2026-05-01T12:00"),
        ("ATH", "2026-05-01T12:59", "2026-05-01T13:00"),
        ("JFK", "2026-05-01T13:59", "2026-05-01T14:00"),
    ] {
        let cared = |actual| told(&departed(destination, actual)).contains(&"food_and_drink".to_owned());
        assert!(!cared(short) && cared(long), "{destination}");
    }
}

#[test]
fn after_five_hours_the_passenger_may_give_up_a_delayed_journey() {
    let refund = |actual| {
        told(&departed("BCN", actual)).into_iter().filter(|right| right.starts_with("refund")).collect::<Vec<_>>()
    };
    assert_eq!(refund("2026-05-01T14:59"), [""; 0]);
    assert_eq!(refund("2026-05-01T15:00"), ["refund (reg261-if-passenger-gives-up)"]);
}

#[test]
fn where_the_departure_is_not_known_care_hangs_on_it() {
    let found = eu(&of_kind("delay").late(180));
    assert_eq!(
        told(&found),
        [
            "information",
            "food_and_drink (reg261-if-departs-late)",
            "communication (reg261-if-departs-late)",
            "accommodation (reg261-if-overnight)",
            "refund (reg261-if-departs-late, reg261-if-passenger-gives-up)",
            "compensation_in_money",
            "further_damages (reg261-if-damage-is-proved)"
        ]
    );
    let food = &found.rights[1];
    let time = food.time.unwrap();
    assert_eq!(
        (time.bound, time.hours, time.days, time.after, time.at),
        (Bound::From, Some(2), None, Moment::DepartureOnTicket, None)
    );
    let told_hours = serde_json::to_value(&food.conditions[0]).unwrap();
    assert_eq!(told_hours["hours"], 2);
    assert_eq!(found.rights[4].time.unwrap().days, Some(7));
    assert_eq!(told(&eu(&of_kind("missed_connection").late(180))), told(&found));
}

#[test]
fn a_landing_elsewhere_is_a_delay_with_a_way_to_the_airport() {
    let found = told(&eu(&of_kind("diversion").late(180)));
    assert!(found.contains(&"transfer (reg261-if-another-airport)".to_owned()));
    assert!(found.contains(&"food_and_drink (reg261-if-departs-late)".to_owned()));
    assert!(!told(&eu(&of_kind("delay").late(180))).iter().any(|right| right.starts_with("transfer")));
}

#[test]
fn a_flight_that_left_earlier_gives_what_a_cancellation_gives_or_what_a_delay_does() {
    let earlier = |minutes: i64| {
        let case = of_kind("earlier_departure").with("disruption.notice_days", 0);
        told(&eu(&case.with("disruption.departure_moved_earlier_minutes", minutes)))
    };
    assert!(earlier(61).iter().any(|right| right.starts_with("rerouting")));
    assert!(!earlier(60).iter().any(|right| right.starts_with("rerouting")));
    assert!(earlier(60).contains(&"food_and_drink (reg261-if-departs-late)".to_owned()), "{:?}", earlier(60));
}

#[test]
fn who_gave_up_the_seat_has_the_benefit_and_the_choice() {
    let found = eu(&of_kind("denied_boarding").with("disruption.volunteered", true));
    assert_eq!(
        told(&found),
        ["agreed_benefit", "refund (reg261-if-chosen-over-rerouting)", "rerouting (reg261-if-chosen-over-refund)"]
    );
}

#[test]
fn who_was_rightly_refused_has_no_rights() {
    let refused = of_kind("denied_boarding").with("disruption.denial_ground", "late_at_gate");
    assert!(eu(&refused.with("disruption.cause", Value::Null)).rights.is_empty());
}
