//! The rules of the APPR at their boundaries, each test a sentence of the rule.

use redress_domain::estimate::EstimateRequest;
use redress_domain::regime::{Assessment, BranchOutcome, Eligibility, ReasonCode, assess};
use redress_domain::value::Money;
use serde_json::{Value, json};

/// A delay of five hours on a flight of a large carrier, short of crew; `changes` set fields by their dotted names.
#[expect(clippy::unwrap_used, reason = "a request of a test is well formed")]
fn answer(changes: &[(&str, Value)]) -> Assessment {
    let mut request = json!({
        "itinerary": { "single_booking": true, "legs": [{
            "operating_carrier": "AC", "origin": "YYZ", "destination": "YVR", "scheduled_departure": "2026-05-01T10:00"
        }] },
        "disruption": { "kind": "delay", "arrival_delay_minutes": 300, "cause": "CREW_SHORTAGE" },
        "passenger": { "confirmed_reservation": true, "presented_for_check_in": true },
        "carrier_size": "large"
    });
    for (field, value) in changes {
        let place = field.split('.').fold(&mut request, |place, step| match step.parse::<usize>() {
            Ok(index) => &mut place[index],
            Err(_) => &mut place[step],
        });
        *place = value.clone();
    }
    let facts = EstimateRequest::parse(&request).unwrap();
    assess(&facts).into_iter().find(|assessment| assessment.regime == "CA-APPR").unwrap()
}

fn dollars(assessment: &Assessment) -> Option<u64> {
    assert_eq!(assessment.eligible == Eligibility::Yes, assessment.amount.is_some(), "{assessment:#?}");
    assessment.amount.map(|amount| amount.amount_minor / 100)
}

fn cites(assessment: &Assessment, section: &str) -> bool {
    assessment.citations.iter().any(|citation| citation.as_str() == section)
}

fn asks(assessment: &Assessment, fact: &str) -> bool {
    assessment.eligible == Eligibility::NeedsFacts
        && assessment.questions.iter().any(|question| question.starts_with(fact))
}

const DELAY: &str = "disruption.arrival_delay_minutes";
const LEG: &str = "itinerary.legs.0";

#[test]
fn a_large_carrier_owes_by_bands_of_three_six_and_nine_hours_and_nothing_below() {
    for (minutes, owed) in [
        (-30, None),
        (0, None),
        (179, None),
        (180, Some(400)),
        (359, Some(400)),
        (360, Some(700)),
        (539, Some(700)),
        (540, Some(1000)),
        (100_000, Some(1000)),
    ] {
        assert_eq!(dollars(&answer(&[(DELAY, json!(minutes))])), owed, "{minutes}");
    }
}

#[test]
fn a_small_carrier_owes_less_in_every_band() {
    for (minutes, owed) in
        [(179, None), (180, Some(125)), (359, Some(125)), (360, Some(250)), (539, Some(250)), (540, Some(500))]
    {
        assert_eq!(dollars(&answer(&[(DELAY, json!(minutes)), ("carrier_size", json!("small"))])), owed, "{minutes}");
    }
}

#[test]
fn a_delay_below_three_hours_is_a_no_whatever_else_is_unknown() {
    let unknown = [(DELAY, json!(179)), ("carrier_size", Value::Null), ("disruption.cause", json!("LATE_INBOUND"))];
    let assessment = answer(&[&unknown[..], &[("itinerary.legs.0.operating_carrier", json!("ZZ"))]].concat());
    assert_eq!((assessment.eligible, assessment.reason), (Eligibility::No, ReasonCode::Below3h));
    assert!(assessment.questions.is_empty());
}

#[test]
fn notice_of_exactly_14_days_still_pays_and_15_days_does_not() {
    for kind in ["delay", "cancellation"] {
        let told = |days: u32| {
            let offer = json!({ "offered": true, "accepted": true, "arrival_delay_minutes": 300 });
            let kind = ("disruption.kind", json!(kind));
            answer(&[kind, ("disruption.notice_days", json!(days)), ("disruption.rerouting", offer)])
        };
        assert_eq!(dollars(&told(14)), Some(400));
        assert_eq!((dollars(&told(15)), told(15).reason), (None, ReasonCode::NoticeOver14Days));
    }
}

#[test]
fn a_cancellation_without_a_day_of_notice_asks_for_it_and_a_delay_does_not() {
    let offer = json!({ "offered": true, "accepted": true, "arrival_delay_minutes": 300 });
    let cancelled = answer(&[("disruption.kind", json!("cancellation")), ("disruption.rerouting", offer)]);
    assert!(asks(&cancelled, "disruption.notice_days"), "{cancelled:#?}");
    assert_eq!(dollars(&answer(&[])), Some(400));
}

#[test]
fn a_cancellation_paragraph_is_cited_for_a_cancellation_and_a_delay_paragraph_for_a_delay() {
    let offer = json!({ "offered": true, "accepted": true, "arrival_delay_minutes": 300 });
    let told = ("disruption.notice_days", json!(0));
    let cancelled = answer(&[("disruption.kind", json!("cancellation")), told, ("disruption.rerouting", offer)]);
    assert!(cites(&cancelled, "APPR s.12(3)(d)") && !cites(&cancelled, "APPR s.12(2)(d)"));
    assert!(cites(&answer(&[]), "APPR s.12(2)(d)") && !cites(&answer(&[]), "APPR s.12(3)(d)"));
}

#[test]
fn a_refunded_ticket_is_owed_one_flat_sum_by_size_instead_of_the_band() {
    for (size, owed) in [("large", 400), ("small", 125)] {
        let told = ("disruption.notice_days", json!(0));
        let cancelled = ("disruption.kind", json!("cancellation"));
        let refunded = [cancelled, told, (DELAY, Value::Null), ("disruption.refunded", json!(true))];
        let assessment = answer(&[&refunded[..], &[("carrier_size", json!(size))]].concat());
        assert_eq!(dollars(&assessment), Some(owed));
        assert!(cites(&assessment, "APPR s.17(2)"));
    }
}

#[test]
fn a_delay_below_three_hours_gives_no_flat_sum_for_a_refund() {
    let assessment = answer(&[(DELAY, json!(179)), ("disruption.refunded", json!(true))]);
    assert_eq!(assessment.reason, ReasonCode::Below3h);
}

#[test]
fn a_claim_on_the_day_before_the_anniversary_is_in_time_and_on_the_anniversary_too_late() {
    let filed = |day: &str| answer(&[("filed_on", json!(day))]);
    assert_eq!(dollars(&filed("2027-04-30")), Some(400));
    let late = filed("2027-05-01");
    assert_eq!((late.eligible, late.reason), (Eligibility::No, ReasonCode::FiledAfterDeadline));
    assert_eq!(late.lapsed_amount.map(Money::decimal), Some("400.00".to_owned()));
    assert!(cites(&late, "APPR s.19(3)"));
}

#[test]
fn the_anniversary_of_a_flight_on_29_february_is_28_february() {
    let filed = |day: &str| {
        answer(&[("itinerary.legs.0.scheduled_departure", json!("2024-02-29T10:00")), ("filed_on", json!(day))])
    };
    assert_eq!(dollars(&filed("2025-02-27")), Some(400));
    assert_eq!(filed("2025-02-28").reason, ReasonCode::FiledAfterDeadline);
}

#[test]
fn a_late_claim_is_a_no_even_if_the_sum_is_not_known() {
    let open = ("disruption.cause", json!("LATE_INBOUND"));
    let late = answer(&[("filed_on", json!("2027-05-01")), open]);
    assert_eq!((late.eligible, late.lapsed_amount), (Eligibility::No, None));
}

#[test]
fn what_is_required_for_safety_and_what_lies_outside_control_pays_nothing() {
    for (cause, reason, section) in [
        ("TECH_UNSCHEDULED", ReasonCode::CategorySafety, "APPR s.11(1)"),
        ("WEATHER_UNSAFE", ReasonCode::CategoryOutside, "APPR s.10(1)(c)"),
        ("STRIKE_OWN_LAWFUL", ReasonCode::CategoryOutside, "APPR s.10(1)(j)"),
        ("BIRD_STRIKE", ReasonCode::CategoryOutside, "APPR s.10(1)(i)"),
    ] {
        let assessment = answer(&[("disruption.cause", json!(cause))]);
        assert_eq!((assessment.eligible, assessment.reason), (Eligibility::No, reason), "{cause}");
        assert!(cites(&assessment, section), "{cause}: {:?}", assessment.citations);
    }
}

#[test]
fn scheduled_maintenance_is_never_safety() {
    assert_eq!(dollars(&answer(&[("disruption.cause", json!("TECH_SCHEDULED_MAINT"))])), Some(400));
}

#[test]
fn a_carrier_that_gave_no_cause_is_presumed_to_have_been_in_control() {
    for cause in [Value::Null, json!("UNKNOWN")] {
        let assessment = answer(&[("disruption.cause", cause)]);
        assert_eq!(dollars(&assessment), Some(400));
        assert_eq!(assessment.presumptions.len(), 1);
        assert_eq!(assessment.presumptions[0].citation.as_str(), "CTA Act s.85.07(2)");
    }
    assert!(answer(&[]).presumptions.is_empty());
}

#[test]
fn a_late_inbound_aircraft_is_never_the_last_word() {
    assert!(asks(&answer(&[("disruption.cause", json!("LATE_INBOUND"))]), "disruption.cause"));
}

#[test]
fn crew_out_of_hours_without_a_root_cause_counts_as_a_lack_of_crew() {
    let assessment = answer(&[("disruption.cause", json!("CREW_DUTY_TIME"))]);
    assert_eq!((dollars(&assessment), assessment.presumptions.len()), (Some(400), 1));
}

#[test]
fn a_small_carrier_flying_for_a_large_one_owes_the_large_sums() {
    let small = ("carrier_size", json!("small"));
    let lifted = answer(&[small.clone(), ("carried_for", json!("AC"))]);
    assert_eq!((dollars(&lifted), cites(&lifted, "APPR s.1(4)")), (Some(400), true));
    let not_lifted = answer(&[small, ("carried_for", json!("PB"))]);
    assert_eq!(dollars(&not_lifted), Some(125));
}

#[test]
fn a_regional_operator_under_a_large_carriers_code_owes_the_large_sums() {
    let leg = |marketing: &str| {
        json!({ "marketing_carrier": marketing, "operating_carrier": "PB", "origin": "YHZ", "destination": "YYT",
            "scheduled_departure": "2026-05-01" })
    };
    assert_eq!(dollars(&answer(&[(LEG, leg("AC")), ("carrier_size", Value::Null)])), Some(400));
    assert_eq!(dollars(&answer(&[(LEG, leg("PB")), ("carrier_size", Value::Null)])), Some(125));
}

#[test]
fn a_size_that_is_not_stated_is_looked_up_by_carrier_and_year_and_asked_for_where_it_is_unknown() {
    let flown = |carrier: &str, day: &str| {
        let carrier = ("itinerary.legs.0.operating_carrier", json!(carrier));
        let day = ("itinerary.legs.0.scheduled_departure", json!(day));
        answer(&[carrier, day, ("carrier_size", Value::Null)])
    };
    assert_eq!(dollars(&flown("F8", "2023-08-29")), Some(125));
    assert_eq!(dollars(&flown("F8", "2024-08-29")), Some(400));
    assert!(asks(&flown("ZZ", "2024-08-29"), "carrier_size"));
}

#[test]
fn denied_boarding_pays_the_same_whatever_the_size_by_bands_of_six_and_nine_hours() {
    for (minutes, owed) in [(-20, 900), (0, 900), (359, 900), (360, 1800), (539, 1800), (540, 2400)] {
        for size in [json!("large"), json!("small"), Value::Null] {
            let kind = ("disruption.kind", json!("denied_boarding"));
            let cause = ("disruption.cause", json!("OVERBOOKING"));
            let assessment = answer(&[kind, cause, (DELAY, json!(minutes)), ("carrier_size", size)]);
            assert_eq!(dollars(&assessment), Some(owed), "{minutes}");
        }
    }
}

#[test]
fn who_gave_up_the_seat_or_could_not_board_by_own_doing_was_not_denied_boarding() {
    let denied = |field, value| answer(&[("disruption.kind", json!("denied_boarding")), (field, value)]);
    assert_eq!(denied("disruption.volunteered", json!(true)).reason, ReasonCode::Volunteer);
    for ground in ["documents_missing", "late_at_gate", "conduct", "health"] {
        assert_eq!(denied("disruption.denial_ground", json!(ground)).reason, ReasonCode::NotDenialOfBoarding);
    }
    assert_eq!(denied("passenger.presented_for_check_in", json!(false)).reason, ReasonCode::NotDenialOfBoarding);
    assert!(asks(&denied("passenger.presented_for_check_in", Value::Null), "passenger.presented_for_check_in"));
    assert!(asks(&denied("disruption.denial_ground", json!("documents_wrongly_refused")), "disruption.denial_ground"));
}

#[test]
fn a_refusal_announced_before_the_day_is_judged_as_a_cancellation() {
    let announced = ("disruption.denial_ground", json!("announced_in_advance"));
    let told = ("disruption.notice_days", json!(5));
    let assessment = answer(&[("disruption.kind", json!("denied_boarding")), announced, told]);
    assert_eq!((dollars(&assessment), cites(&assessment, "APPR s.12(3)(d)")), (Some(400), true));
}

#[test]
fn denied_boarding_for_safety_pays_nothing() {
    let cause = ("disruption.cause", json!("TECH_UNSCHEDULED"));
    assert_eq!(answer(&[("disruption.kind", json!("denied_boarding")), cause]).reason, ReasonCode::CategorySafety);
}

#[test]
fn delay_pays_from_15_december_2019_and_denied_boarding_from_15_july_2019() {
    let flown = |day: &str, kind: &str| {
        answer(&[("itinerary.legs.0.scheduled_departure", json!(day)), ("disruption.kind", json!(kind))])
    };
    assert_eq!(flown("2019-12-14", "delay").reason, ReasonCode::S19NotInForce);
    assert_eq!(dollars(&flown("2019-12-15", "delay")), Some(400));
    assert_eq!(flown("2019-07-14", "denied_boarding").reason, ReasonCode::RegimeNotInForce);
    assert_eq!(dollars(&flown("2019-07-15", "denied_boarding")), Some(900));
}

#[test]
fn compensation_under_another_regime_ends_the_entitlement() {
    for kind in ["delay", "denied_boarding"] {
        let paid = answer(&[("disruption.kind", json!(kind)), ("already_compensated_by", json!("EU-261"))]);
        assert_eq!((paid.eligible, paid.reason), (Eligibility::No, ReasonCode::AlreadyCompensated));
    }
}

#[test]
fn any_leg_of_one_booking_that_touches_canada_brings_the_whole_into_scope_and_separate_bookings_do_not() {
    let legs = json!([
        { "operating_carrier": "AC", "origin": "YYZ", "destination": "LHR", "scheduled_departure": "2026-05-01T18:00" },
        { "operating_carrier": "MS", "origin": "LHR", "destination": "CAI", "scheduled_departure": "2026-05-02T14:00" }
    ]);
    let booked = |single: bool| {
        let single = ("itinerary.single_booking", json!(single));
        answer(&[("itinerary.legs", legs.clone()), single, ("disruption.leg", json!(1))])
    };
    assert_eq!(dollars(&booked(true)), Some(400));
    assert!(!booked(true).warnings.is_empty());
    assert_eq!((booked(false).in_scope, booked(false).reason), (false, ReasonCode::OutOfScope));
}

#[test]
fn a_delay_that_is_not_stated_is_the_difference_of_instants_at_the_last_destination() {
    // Over midnight, and over the night in which Toronto's clock goes back an hour.
    let leg = json!({ "operating_carrier": "AC", "origin": "YVR", "destination": "YYZ",
        "scheduled_departure": "2026-10-31T16:30", "scheduled_arrival": "2026-10-31T23:50",
        "actual_arrival": "2026-11-01T01:50" });
    let mut later = leg.clone();
    later["actual_arrival"] = json!("2026-11-01T02:50");
    let by_times = |leg: Value| answer(&[(LEG, leg), (DELAY, Value::Null)]);
    assert_eq!(by_times(leg).reason, ReasonCode::Below3h);
    // 23:50 to 02:50 reads as three hours and is four.
    let found = by_times(later);
    assert_eq!(dollars(&found), Some(400));
    assert!(found.branches.iter().any(|branch| branch.finding.starts_with("240 minutes")), "{:#?}", found.branches);
}

#[test]
fn a_stated_delay_wins_over_the_times_and_no_delay_at_all_is_asked_for() {
    let timed = json!({ "operating_carrier": "AC", "origin": "YYZ", "destination": "YVR",
        "scheduled_departure": "2026-05-01T10:00", "scheduled_arrival": "2026-05-01T12:00",
        "actual_arrival": "2026-05-01T23:00" });
    assert_eq!(dollars(&answer(&[(LEG, timed)])), Some(400));
    assert!(asks(&answer(&[(DELAY, Value::Null)]), DELAY));
}

#[test]
fn a_flight_moved_earlier_and_a_downgrade_are_not_delays() {
    let earlier = answer(&[("disruption.kind", json!("earlier_departure")), (DELAY, json!(-60))]);
    assert_eq!(earlier.reason, ReasonCode::KindNotCovered);
    let taken_later = answer(&[("disruption.kind", json!("earlier_departure"))]);
    assert_eq!(taken_later.eligible, Eligibility::NeedsLegalReview);
    assert_eq!(answer(&[("disruption.kind", json!("downgrade"))]).reason, ReasonCode::KindNotCovered);
}

#[test]
fn a_child_on_a_lap_is_a_question_for_a_lawyer() {
    let lap = ("passenger.under_two_without_seat", json!(true));
    assert_eq!(answer(std::slice::from_ref(&lap)).eligible, Eligibility::NeedsLegalReview);
    assert_eq!(answer(&[lap, (DELAY, json!(10))]).eligible, Eligibility::No);
}

#[test]
fn a_free_ticket_is_owed_the_same() {
    assert_eq!(dollars(&answer(&[("passenger.free_ticket", json!(true))])), Some(400));
}

#[test]
fn every_answer_shows_the_tests_it_made_with_a_finding_and_a_citation() {
    let assessment = answer(&[]);
    let names: Vec<_> = assessment.branches.iter().map(|branch| branch.test.as_ref()).collect();
    for test in ["touches_canada", "in_force", "within_control", "not_compensated_yet", "arrival_delay_band"] {
        assert!(names.contains(&test), "{test} of {names:?}");
    }
    let bands = assessment.branches.iter().filter(|branch| branch.test == "arrival_delay_band");
    let outcomes: Vec<_> = bands.map(|branch| branch.outcome).collect();
    assert_eq!(outcomes, [BranchOutcome::Taken, BranchOutcome::Refused, BranchOutcome::Refused]);
    assert!(assessment.branches.iter().all(|branch| !branch.finding.is_empty()));
}
