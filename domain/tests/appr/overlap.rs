//! Compensation that was received already, Act s.86.11(3) and s.3(3).

use redress_domain::regime::{Eligibility, ReasonCode};
use serde_json::json;

use crate::support::{answer, cites, dollars, told};

#[test]
fn compensation_under_another_regime_ends_the_entitlement() {
    for kind in ["delay", "denied_boarding"] {
        let paid = answer(&[("disruption.kind", json!(kind)), ("already_compensated_by", json!("EU-261"))]);
        assert_eq!((paid.eligible, paid.reason), (Eligibility::No, ReasonCode::AlreadyCompensated));
    }
}

#[test]
fn a_right_to_compensation_elsewhere_that_is_not_received_takes_nothing_away() {
    let assessment = answer(&[]);
    let branch = assessment.branches.iter().find(|branch| branch.test == "not_compensated_yet");
    assert_eq!(dollars(&assessment), Some(400));
    assert_eq!(branch.map(|branch| branch.citation.as_str()), Some("APPR s.3(3)"));
}

#[test]
fn what_these_regulations_gave_already_is_not_given_twice_but_the_rest_of_it_is_owed() {
    for (kind, section) in [("delay", "APPR s.19(1)"), ("denied_boarding", "APPR s.20(1)")] {
        let paid = answer(&[("disruption.kind", json!(kind)), ("already_compensated_by", json!("CA-APPR"))]);
        assert_eq!((paid.eligible, paid.reason), (Eligibility::No, ReasonCode::AlreadyCompensated));
        assert!(cites(&paid, section) && !cites(&paid, "CTA Act s.86.11(3)"), "{:?}", paid.citations);
        assert!(paid.warnings.iter().any(|warning| told(warning).contains("the rest is still owed")));
    }
}
