//! The decided cases of `redress demo`: their data, and the whole run.

use redress::demo::cases::{CaseFile, DecidedCase};
use redress_domain::regime::{CaseFacts, Eligibility, Regime, appr::Appr};

fn shipped() -> CaseFile {
    CaseFile::shipped().expect("the shipped cases")
}

#[test]
fn at_least_twelve_cases_are_shipped_and_each_can_be_looked_up() {
    let file = shipped();
    assert!(file.cases.len() >= 12, "{} cases", file.cases.len());
    let mut ids: Vec<_> = file.cases.iter().map(|case| &case.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), file.cases.len(), "an id stands twice");
    for case in &file.cases {
        assert!(case.source_url.starts_with("https://"), "{} has no source", case.id);
        assert!(!case.summary.is_empty() && !case.held.citations.is_empty(), "{} does not say what was held", case.id);
    }
}

#[test]
fn every_assumed_fact_is_a_fact_of_the_claim() {
    for case in shipped().cases {
        let claim = serde_json::to_value(&case.claim).expect("JSON");
        for assumption in &case.assumed {
            assert!(claim.pointer(&assumption.field).is_some(), "{} has no {}", case.id, assumption.field);
            assert!(!assumption.because.is_empty());
        }
    }
}

#[test]
fn every_exception_is_a_shipped_case_and_explained() {
    let file = shipped();
    for exception in &file.exceptions {
        assert!(file.cases.iter().any(|case| case.id == exception.case), "{} is not run", exception.case);
        assert!(exception.because.len() > 40, "{} is not explained", exception.case);
    }
}

#[test]
fn the_law_alone_comes_to_what_was_held_and_the_exceptions_are_what_differs() {
    let file = shipped();
    let differing: Vec<_> = file.cases.iter().filter(|case| !law_agrees(case)).map(|case| &case.id).collect();
    let excepted: Vec<_> = file.exceptions.iter().map(|exception| &exception.case).collect();
    assert_eq!(differing, excepted, "an exception that does not differ would only hide a fault to come");
}

fn law_agrees(case: &DecidedCase) -> bool {
    case.claim.passengers.iter().all(|passenger| {
        let assessment = Appr.assess(&CaseFacts {
            itinerary: case.claim.itinerary.clone(),
            disruption: case.claim.disruption.clone(),
            passenger: *passenger,
            carrier_size: case.claim.carrier_size,
            carried_for: None,
            one_way_fare: None,
            filed_on: Some(case.claim.filed_on),
            already_compensated_by: None,
        });
        match &case.held.owed_per_passenger {
            Some(held) => assessment.amount.is_some_and(|owed| owed.decimal() == held.amount),
            None => assessment.eligible == Eligibility::No,
        }
    })
}
