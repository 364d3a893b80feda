//! What holds whatever the facts are.

use proptest::prelude::*;
use redress_domain::fact::CauseCode;
use redress_domain::regime::{Assessment, Eligibility, ReasonCode};
use serde_json::{Value, json};

use crate::support::{DELAY, answer};

/// A case with everything that can matter, most of it now and then unknown.
fn case() -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    let kinds = ["delay", "cancellation", "denied_boarding", "missed_connection", "diversion", "earlier_departure"];
    let known = |value: Value| prop_oneof![3 => Just(value), 1 => Just(Value::Null)];
    let any_of = |values: Vec<Value>| prop::sample::select(values);
    let booleans = || any_of(vec![Value::Null, json!(true), json!(false)]);
    let causes: Vec<Value> = CauseCode::ALL.iter().map(|cause| json!(cause.code())).chain([Value::Null]).collect();
    let days = ["2019-07-15", "2019-12-14", "2019-12-15", "2022-09-07", "2022-09-08", "2026-05-01"];
    let grounds = ["overbooking", "documents_wrongly_refused", "late_at_gate", "announced_in_advance"];
    (
        prop::sample::select(kinds.to_vec()),
        any_of(causes),
        (-60_i64..800).prop_flat_map(move |minutes| known(json!(minutes))),
        (0_u32..30).prop_flat_map(move |days| known(json!(days))),
        any_of(vec![json!("large"), json!("small"), Value::Null]),
        prop::sample::select(days.to_vec()),
        (booleans(), booleans(), booleans(), booleans()),
        any_of(grounds.iter().map(|ground| json!(ground)).chain([Value::Null]).collect()),
        (0_i64..800).prop_flat_map(move |minutes| known(json!(minutes))),
    )
        .prop_map(|(kind, cause, minutes, notice, size, day, booleans, ground, excused)| {
            let offer = json!({ "offered": true, "accepted": true, "arrival_delay_minutes": minutes });
            let (refunded, volunteered, measures, presented) = booleans;
            vec![
                ("disruption.kind", json!(kind)),
                ("disruption.cause", cause),
                (DELAY, minutes),
                ("disruption.rerouting", offer),
                ("disruption.notice_days", notice),
                ("disruption.refunded", refunded),
                ("disruption.volunteered", volunteered),
                ("disruption.reasonable_measures_proved", measures),
                ("disruption.denial_ground", ground),
                ("disruption.excused_minutes", excused),
                ("passenger.presented_for_check_in", presented),
                ("carrier_size", size),
                ("itinerary.legs.0.scheduled_departure", json!(day)),
            ]
        })
}

fn with(case: &[(&'static str, Value)], changes: &[(&'static str, Value)]) -> Assessment {
    answer(&[case, changes].concat())
}

fn sum(assessment: &Assessment) -> u64 {
    assessment.amount.map_or(0, |amount| amount.amount_minor)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_yes_has_a_sum_of_the_tables_a_no_a_reason_and_an_open_case_a_question(case in case()) {
        let assessment = with(&case, &[]);
        let sums = [12_500, 25_000, 40_000, 50_000, 70_000, 90_000, 100_000, 180_000, 240_000];
        prop_assert_eq!(assessment.eligible == Eligibility::Yes, sums.contains(&sum(&assessment)));
        prop_assert_eq!(assessment.eligible == Eligibility::NeedsFacts, !assessment.questions.is_empty());
        prop_assert!(!assessment.citations.is_empty() && !assessment.branches.is_empty());
        prop_assert!(assessment.lapsed_amount.is_none());
    }

    #[test]
    fn a_claim_that_comes_too_late_has_lost_what_it_would_have_been_owed(case in case()) {
        let (in_time, late) = (with(&case, &[]), with(&case, &[("filed_on", json!("2031-01-01"))]));
        if late.reason == ReasonCode::FiledAfterDeadline {
            prop_assert_eq!(late.lapsed_amount, in_time.amount);
        } else {
            prop_assert_eq!((late.eligible, late.amount), (in_time.eligible, in_time.amount));
        }
    }

    #[test]
    fn whoever_was_compensated_elsewhere_is_owed_no_sum_and_keeps_every_other_right(case in case()) {
        let (before, after) = (with(&case, &[]), with(&case, &[("already_compensated_by", json!("EU-261"))]));
        prop_assert!(after.amount.is_none() && after.eligible != Eligibility::Yes);
        let others = |assessment: &Assessment| -> Vec<_> {
            let rights = assessment.rights.iter().filter(|right| right.right != "compensation_in_money");
            rights.cloned().collect()
        };
        if before.reason != ReasonCode::NotDenialOfBoarding && before.reason != ReasonCode::Volunteer {
            prop_assert_eq!(others(&before), others(&after));
        }
    }

    #[test]
    fn a_small_carrier_never_owes_more_than_a_large_one(case in case()) {
        let owed = |size| sum(&with(&case, &[("carrier_size", json!(size))]));
        prop_assert!(owed("small") <= owed("large"));
    }

    #[test]
    fn a_later_arrival_without_a_refund_or_another_cause_is_never_owed_less(case in case(), minutes in 0_i64..800, more in 0_i64..800) {
        let alone = [("disruption.excused_minutes", Value::Null), ("disruption.refunded", json!(false))];
        let owed = |minutes: i64| {
            let delay = [(DELAY, json!(minutes)), ("passenger.presented_for_check_in", json!(true))];
            sum(&with(&case, &[&alone[..], &delay[..]].concat()))
        };
        prop_assert!(owed(minutes) <= owed(minutes + more));
    }
}
