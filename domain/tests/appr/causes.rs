//! What lay within the carrier's control, ss.10 to 12: one cause, several, and one of an earlier flight.

use redress_domain::fact::CauseCode;
use redress_domain::regime::{Assessment, Eligibility, ReasonCode};
use serde_json::{Value, json};

use crate::support::{DELAY, answer, asks, cites, dollars};

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

/// The category of each cause, by hand, beside the parameters: `?` is one that asks.
const CATEGORIES: [(&str, &str); 4] = [
    (
        "control",
        "TECH_SCHEDULED_MAINT GROUND_HANDLER_OWN CREW_ILLNESS CREW_SHORTAGE CREW_DUTY_TIME IT_OUTAGE_OWN OVERBOOKING \
         COMMERCIAL_CANCEL FUEL_COST_OR_INSOLVENCY UNKNOWN",
    ),
    ("safety", "TECH_UNSCHEDULED TECH_PREMATURE_FAILURE"),
    (
        "outside",
        "TECH_HIDDEN_DEFECT TECH_AIRWORTHINESS_DIRECTIVE BIRD_STRIKE LIGHTNING AIRPORT_FUEL_SYSTEM RUNWAY_CONTAMINATION \
         AIRPORT_BAGGAGE_STAFF STRIKE_OWN_LAWFUL STRIKE_OWN_WILDCAT STRIKE_PARENT_SYMPATHY STRIKE_ATC \
         STRIKE_AIRPORT_SECURITY ATC_RESTRICTION WEATHER_UNSAFE AIRSPACE_CLOSED AIRPORT_CLOSED SECURITY_THREAT \
         UNRULY_PASSENGER MEDICAL_EMERGENCY IT_OUTAGE_AIRPORT GOV_ORDER WAR_INSTABILITY",
    ),
    (
        "?",
        "FOD_TYRE GROUND_HANDLING_COLLISION COLLISION_OTHER_AIRCRAFT STRIKE_GROUND_HANDLER WEATHER_OTHER_ROTATION \
         DEICING BAGGAGE_OFFLOAD CYBERATTACK PANDEMIC AIRCRAFT_SWAP_SMALLER LATE_INBOUND BORDER_QUEUE",
    ),
];

#[test]
fn each_of_the_46_causes_pays_excuses_or_asks_its_question() {
    let mut seen = 0;
    for (category, causes) in CATEGORIES {
        for cause in causes.split_whitespace() {
            let assessment = because(cause, &[]);
            let expected = match category {
                "control" => (Eligibility::Yes, ReasonCode::Ok),
                "safety" => (Eligibility::No, ReasonCode::CategorySafety),
                "outside" => (Eligibility::No, ReasonCode::CategoryOutside),
                _ => (Eligibility::NeedsFacts, ReasonCode::NeedsFacts),
            };
            assert_eq!((assessment.eligible, assessment.reason), expected, "{cause}");
            assert_eq!(asks(&assessment, "disruption.cause"), category == "?", "{cause}");
            seen += 1;
        }
    }
    assert_eq!((seen, CauseCode::ALL.len()), (46, 46));
}

#[test]
fn an_earlier_flights_weather_excuses_only_a_carrier_that_took_all_reasonable_measures() {
    let proved = |proved| because("WEATHER_OTHER_ROTATION", &[(MEASURES, proved)]);
    let excused = proved(json!(true));
    assert_eq!((excused.reason, cites(&excused, "APPR s.10(2)")), (ReasonCode::CategoryOutside, true));
    let not_excused = proved(json!(false));
    assert_eq!((dollars(&not_excused), cites(&not_excused, "APPR s.10(2)")), (Some(400), true));
    assert!(asks(&proved(Value::Null), "disruption.cause"));
}

#[test]
fn a_late_inbound_aircraft_excuses_nothing_where_reasonable_measures_are_disproved_and_asks_for_its_root_else() {
    assert_eq!(dollars(&because("LATE_INBOUND", &[(MEASURES, json!(false))])), Some(400));
    assert!(asks(&because("LATE_INBOUND", &[(MEASURES, json!(true))]), "disruption.cause"));
}

#[test]
fn a_flights_own_cause_excuses_by_its_words_whatever_measures_were_taken() {
    for cause in ["WEATHER_UNSAFE", "TECH_UNSCHEDULED"] {
        let assessment = because(cause, &[(MEASURES, json!(false))]);
        assert_eq!((assessment.eligible, assessment.warnings.len()), (Eligibility::No, 1), "{cause}");
    }
}

#[test]
fn of_several_causes_the_most_significant_decides_about_the_whole_delay() {
    // Two hours of weather and four without a crew: six hours within control, whichever of the two is named.
    for (cause, excused, owed) in [
        ("CREW_SHORTAGE", 120, Some(700)),
        ("WEATHER_UNSAFE", 120, Some(700)),
        ("WEATHER_UNSAFE", 180, Some(700)),
        ("WEATHER_UNSAFE", 181, None),
        ("TECH_UNSCHEDULED", 240, None),
        ("WEATHER_UNSAFE", 360, None),
    ] {
        let several = because(cause, &[(DELAY, json!(360)), (EXCUSED, json!(excused))]);
        assert_eq!(dollars(&several), owed, "{cause} {excused}");
        let weighed = several.branches.iter().find(|branch| branch.test == "primary_reason");
        assert_eq!(weighed.map(|branch| branch.citation.as_str()), Some("CTA decision 122-C-A-2021"), "{cause}");
    }
}

#[test]
fn where_a_cause_that_excuses_less_than_the_rest_is_the_only_one_named_control_is_presumed() {
    let several = because("WEATHER_UNSAFE", &[(DELAY, json!(360)), (EXCUSED, json!(120))]);
    assert_eq!(several.presumptions.len(), 1);
}

#[test]
fn where_a_cause_that_is_not_named_excuses_most_of_the_delay_it_is_asked_for() {
    let several = because("CREW_SHORTAGE", &[(DELAY, json!(360)), (EXCUSED, json!(240))]);
    assert!(asks(&several, "disruption.cause"), "{several:#?}");
}

#[test]
fn whether_proved_measures_made_a_lack_of_crew_unavoidable_is_a_question_for_a_lawyer() {
    for cause in ["CREW_ILLNESS", "CREW_SHORTAGE", "CREW_DUTY_TIME"] {
        assert_eq!(because(cause, &[(MEASURES, json!(true))]).eligible, Eligibility::NeedsLegalReview, "{cause}");
        assert_eq!(dollars(&because(cause, &[(MEASURES, json!(false))])), Some(400), "{cause}");
        // What is settled without it is not put before anybody.
        let short = because(cause, &[(MEASURES, json!(true)), (DELAY, json!(179))]);
        assert_eq!(short.reason, ReasonCode::Below3h, "{cause}");
        let late = because(cause, &[(MEASURES, json!(true)), ("filed_on", json!("2027-05-01"))]);
        assert_eq!((late.reason, late.lapsed_amount), (ReasonCode::FiledAfterDeadline, None), "{cause}");
    }
    // Nothing else in the carrier's control can be rebutted so.
    assert_eq!(dollars(&because("TECH_SCHEDULED_MAINT", &[(MEASURES, json!(true))])), Some(400));
}

const MEASURES: &str = "disruption.reasonable_measures_proved";
const EXCUSED: &str = "disruption.excused_minutes";

fn because(cause: &str, changes: &[(&str, Value)]) -> Assessment {
    answer(&[&[("disruption.cause", json!(cause))], changes].concat())
}
