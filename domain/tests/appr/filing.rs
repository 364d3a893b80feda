//! When a claim must be made and answered, ss.19(3) and (4), Act ss.85.01 and 85.04.

use redress_domain::regime::{Assessment, Bound, Eligibility, ReasonCode};
use redress_domain::value::Money;
use serde_json::json;

use crate::support::{answer, cites, dollars};

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
fn a_claim_between_the_anniversaries_of_the_announcement_and_of_the_flight_is_in_time_with_a_warning() {
    let told = ("disruption.notice_days", json!(10));
    let filed = |day: &str| answer(&[told.clone(), ("filed_on", json!(day))]);
    assert!(filed("2027-04-20").warnings.is_empty());
    let between = filed("2027-04-21");
    assert_eq!((dollars(&between), between.warnings.len()), (Some(400), 1));
}

#[test]
fn denied_boarding_has_no_anniversary() {
    let kind = ("disruption.kind", json!("denied_boarding"));
    let denied = answer(&[kind, ("filed_on", json!("2030-01-01"))]);
    assert_eq!(dollars(&denied), Some(900));
    assert_eq!(day(&denied, "request_to_carrier"), None);
    let answered = denied.deadlines.iter().find(|deadline| deadline.deadline == "answer_of_carrier");
    assert_eq!(answered.map(|deadline| deadline.citation.as_str()), Some("CTA Act s.85.01(2)"));
}

#[test]
fn the_answer_names_the_last_day_to_claim_the_carriers_thirty_days_and_the_first_day_at_the_agency() {
    assert_eq!(day(&answer(&[]), "request_to_carrier").as_deref(), Some("2027-04-30"));
    assert_eq!(day(&answer(&[]), "answer_of_carrier"), None);
    let filed = answer(&[("filed_on", json!("2026-06-01"))]);
    assert_eq!(day(&filed, "answer_of_carrier").as_deref(), Some("2026-07-01"));
    assert_eq!(day(&filed, "complaint_to_agency").as_deref(), Some("2026-07-02"));
    let complaint = filed.deadlines.iter().find(|deadline| deadline.deadline == "complaint_to_agency");
    assert_eq!(complaint.map(|deadline| deadline.bound), Some(Bound::From));
}

fn day(assessment: &Assessment, name: &str) -> Option<String> {
    let deadline = assessment.deadlines.iter().find(|deadline| deadline.deadline == name)?;
    Some(deadline.day.to_string())
}
