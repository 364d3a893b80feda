//! Extraordinary circumstances, art.5(3): each kind of cause, with the measures proved, failed or not contested.

use redress_domain::regime::Assessment;
use serde_json::{Value, json};

use crate::case::case;
use crate::eu;
use crate::said::{cited, keys, outcome, step};

const TEST: &str = "extraordinary_circumstances";
const MEASURES: &str = "all_reasonable_measures";

fn because(cause: impl Into<Value>, measures_proved: Option<bool>) -> Assessment {
    let late = case(&["AF CDG-BCN"]).late(180).with("disruption.cause", cause);
    eu(&late.with("disruption.reasonable_measures_proved", json!(measures_proved)))
}

#[test]
fn a_cause_that_is_inherent_in_the_carriers_activity_pays_whatever_was_done() {
    for measures in [None, Some(true), Some(false)] {
        let found = because("TECH_UNSCHEDULED", measures);
        assert_eq!(outcome(&found), "OK 250.00 EUR");
        assert_eq!(step(&found, TEST), ["- extraordinary_circumstances: reg261-inherent (C-549/07)"]);
        assert_eq!(step(&found, MEASURES), [""; 0]);
        assert_eq!(cited(&found)[3..], ["EU261 art.5(3)", "C-549/07", "C-257/14", "EU261 art.7(1)(a)"]);
        assert_eq!(keys(&found.warnings), [""; 0]);
    }
}

#[test]
fn an_extraordinary_cause_excuses_unless_the_measures_failed_and_who_does_not_contest_them_is_told() {
    let silent = because("TECH_HIDDEN_DEFECT", None);
    assert_eq!(outcome(&silent), "EXTRAORDINARY");
    assert_eq!(
        [step(&silent, TEST), step(&silent, MEASURES)].concat(),
        [
            "+ extraordinary_circumstances: reg261-extraordinary (C-549/07)",
            "+ all_reasonable_measures: reg261-measures-not-contested (EU261 art.5(3))"
        ]
    );
    assert_eq!(cited(&silent), ["EU261 art.5(3)", "C-549/07", "C-385/23", "C-411/23"]);
    assert_eq!(keys(&silent.warnings), ["reg261-measures-warning"]);

    let proved = because("TECH_HIDDEN_DEFECT", Some(true));
    assert_eq!(outcome(&proved), "EXTRAORDINARY");
    assert_eq!(step(&proved, MEASURES), ["+ all_reasonable_measures: reg261-measures-proved (EU261 art.5(3))"]);
    assert_eq!(keys(&proved.warnings), [""; 0]);

    let failed = because("TECH_HIDDEN_DEFECT", Some(false));
    assert_eq!(outcome(&failed), "OK 250.00 EUR");
    assert_eq!(step(&failed, TEST), [""; 0]);
    assert_eq!(step(&failed, MEASURES), ["- all_reasonable_measures: reg261-measures-not-proved (EU261 art.5(3))"]);
    assert!(cited(&failed).contains(&"EU261 art.5(3)"));
}

#[test]
fn a_section_that_is_the_ground_of_a_cause_is_cited_once() {
    assert_eq!(cited(&because("MEDICAL_EMERGENCY", None)), ["EU261 art.5(3)"]);
}

#[test]
fn of_a_cause_that_turns_on_a_fact_the_fact_is_asked_for_unless_the_measures_failed() {
    let open = because("LATE_INBOUND", None);
    assert_eq!(outcome(&open), "NEEDS_FACTS");
    assert_eq!(step(&open, TEST), ["- extraordinary_circumstances: reg261-cause-open (EU261 art.5(3))"]);
    assert_eq!(keys(&open.questions), ["reg261-ask-late-inbound"]);
    assert_eq!(cited(&open)[3..], ["EU261 art.5(3)", "C-74/19", "EU261 art.7(1)(a)"]);
    assert_eq!(outcome(&because("LATE_INBOUND", Some(true))), "NEEDS_FACTS");
    assert_eq!(outcome(&because("LATE_INBOUND", Some(false))), "OK 250.00 EUR");
}

#[test]
fn a_cause_that_is_never_the_last_one_counts_as_its_usual_root_and_the_reader_is_told() {
    let found = because("CREW_DUTY_TIME", None);
    assert_eq!(outcome(&found), "OK 250.00 EUR");
    assert_eq!(step(&found, TEST), ["- extraordinary_circumstances: reg261-counts-as (C-294/10)"]);
    assert_eq!(keys(&found.warnings), ["reg261-root-unknown"]);
}

#[test]
fn of_a_cause_that_is_not_settled_the_reader_is_told() {
    assert_eq!(keys(&because("DEICING", None).warnings), ["reg261-cause-unsettled"]);
    assert_eq!(keys(&because("DEICING", Some(false)).warnings), ["reg261-cause-unsettled"]);
}

#[test]
fn a_carrier_that_gave_no_cause_proves_none() {
    for cause in [Value::Null, json!("UNKNOWN")] {
        let found = because(cause, Some(true));
        assert_eq!(outcome(&found), "OK 250.00 EUR");
        assert_eq!(step(&found, TEST), ["- extraordinary_circumstances: reg261-no-cause (EU261 art.5(3))"]);
        let presumed: Vec<_> = found.presumptions.iter().map(|presumption| &presumption.presumed).collect();
        assert_eq!(keys(presumed), ["reg261-not-extraordinary-presumed"]);
        assert_eq!(found.presumptions[0].citation.as_str(), "EU261 art.5(3)");
    }
}
