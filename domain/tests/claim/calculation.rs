use redress_domain::claim::{
    CalculateCompensation, CalculationOutcome, ClaimCommand, ClaimError, ClaimEvent, CompensationCalculated, Facts,
    FlightVerified, SubmitClaim,
};
use redress_domain::explanation::Explanation;
use redress_domain::fact::{DisruptionKind, Rerouting};
use redress_domain::receipt::{ReceiptInput, ReceiptValue};
use redress_domain::regime::CarrierSize;
use redress_domain::value::{Currency, Money};

use crate::support::{
    Given, approved_claim, connecting, direct, event_id, given, passenger_id, submission, submitted, told, verified,
};

const CALCULATE: ClaimCommand = ClaimCommand::CalculateCompensation(CalculateCompensation {});

fn calculation(claim: &Given) -> CompensationCalculated {
    match claim.when(CALCULATE).unwrap().pop() {
        Some(ClaimEvent::CompensationCalculated(calculated)) => calculated,
        other => panic!("not a calculation: {other:?}"),
    }
}

fn input<'a>(inputs: &'a [ReceiptInput], fact: &str) -> &'a ReceiptInput {
    inputs.iter().find(|input| input.fact == fact).unwrap_or_else(|| panic!("no input {fact}"))
}

fn text(value: &str) -> ReceiptValue {
    ReceiptValue::Text(value.to_owned())
}

#[test]
fn the_law_is_applied_to_a_verified_flight() {
    let unverified = given([submitted(submission(1, direct()))]);
    assert_eq!(unverified.when(CALCULATE), Err(ClaimError::FlightNotVerified));
}

#[test]
fn each_passenger_is_assessed_and_every_fact_names_the_event_that_established_it() {
    let mut submission = submission(2, connecting());
    submission.passengers[1].one_way_fare = Some(Money::from_minor(51_005, Currency::Cad));
    let calculated = calculation(&given([submitted(submission), verified(560)]));
    let receipt = &calculated.receipt;
    let ids: Vec<_> = receipt.passengers.iter().map(|passenger| passenger.passenger_id).collect();
    assert_eq!(ids, [passenger_id(1), passenger_id(2)]);

    for (fact, value, version) in [
        ("itinerary.single_booking", text("yes"), 1),
        ("itinerary.legs.1.flight_number", text("AC890"), 1),
        ("itinerary.legs.1.scheduled_arrival", text("2026-05-02T08:45"), 1),
        ("disruption.cause", text("CREW_SHORTAGE"), 1),
        ("disruption.arrival_delay_minutes", ReceiptValue::Integer(560), 2),
        ("filed_on", text("2026-06-01"), 1),
    ] {
        let input = input(&receipt.inputs, fact);
        assert_eq!((&input.value, input.event_id), (&value, event_id(version)), "{fact}");
    }
    let of_passenger = &receipt.passengers[1].inputs;
    assert_eq!(input(of_passenger, "passenger.confirmed_reservation").value, text("yes"));
    assert_eq!(input(of_passenger, "one_way_fare").value, text("510.05 CAD"));
    assert!(receipt.passengers[0].inputs.iter().all(|input| input.fact != "one_way_fare"), "unknown is no input");
    assert!(receipt.inputs.is_sorted_by(|one, next| one.fact < next.fact), "each fact once, in order");
}

#[test]
fn a_stated_delay_stands_where_no_source_tells_the_arrival() {
    let unobserved = ClaimEvent::FlightVerified(FlightVerified { legs: Vec::new(), arrival: None });
    let calculated = calculation(&given([submitted(submission(1, direct())), unobserved]));
    let delay = input(&calculated.receipt.inputs, "disruption.arrival_delay_minutes");
    assert_eq!((&delay.value, delay.event_id), (&ReceiptValue::Integer(500), event_id(1)));
}

#[test]
fn a_delay_of_three_hours_within_the_carriers_control_owes_each_passenger_400_dollars_and_a_minute_less_owes_nothing() {
    let mut claim = submission(2, direct());
    claim.disruption.arrival_delay_minutes = None;
    let owed = calculation(&given([submitted(claim.clone()), verified(180)]));
    assert_eq!(owed.outcome, CalculationOutcome::Owed);
    assert_eq!(owed.totals, vec![Money::from_minor(80_000, Currency::Cad)]);
    let regimes: Vec<_> = owed.receipt.passengers.iter().filter_map(|passenger| passenger.best.as_ref()).collect();
    assert_eq!(regimes.len(), 2);
    assert!(regimes.iter().all(|best| best.regime == "CA-APPR" && best.amount.amount_minor == 40_000));

    let below = calculation(&given([submitted(claim), verified(179)]));
    assert_eq!((below.outcome, below.totals), (CalculationOutcome::NotOwed, Vec::new()));
}

#[test]
fn the_same_facts_are_calculated_once_under_the_same_rules() {
    let mut claim = given([submitted(submission(1, direct())), verified(560)]);
    claim.then_record(CALCULATE);
    assert_eq!(claim.when(CALCULATE), Err(ClaimError::CompensationAlreadyCalculated));

    // A calculation under other rules came between.
    claim.record(ClaimEvent::CompensationCalculated(crate::support::calculated(&[1])));
    assert!(claim.when(CALCULATE).is_ok());
}

#[test]
fn nothing_is_calculated_after_a_decision() {
    assert_eq!(given(approved_claim(&[40_000])).when(CALCULATE), Err(ClaimError::ClaimAlreadyDecided));
}

#[test]
fn facts_at_the_ends_of_their_range_are_calculated_without_a_panic() {
    for extreme in [i64::MIN, -1, 0, i64::MAX] {
        let mut claim = submission(1, direct());
        let disruption = &mut claim.disruption;
        disruption.arrival_delay_minutes = Some(extreme);
        disruption.excused_minutes = Some(extreme);
        disruption.departure_moved_earlier_minutes = Some(extreme);
        disruption.notice_days = Some(u32::MAX);
        let (departs_earlier_minutes, arrival_delay_minutes) = (Some(extreme), Some(extreme));
        disruption.rerouting =
            Some(Rerouting { offered: true, accepted: None, departs_earlier_minutes, arrival_delay_minutes });
        claim.filed_on = "-009999-01-01".parse().unwrap();
        for kind in [DisruptionKind::Delay, DisruptionKind::Cancellation, DisruptionKind::DeniedBoarding] {
            claim.disruption.kind = kind;
            let unobserved = ClaimEvent::FlightVerified(FlightVerified { legs: Vec::new(), arrival: None });
            let calculated = calculation(&given([submitted(claim.clone()), unobserved]));
            assert_eq!(calculated.receipt.passengers.len(), 1);
        }
    }
}

#[test]
fn a_receipt_is_not_made_without_the_ids_of_its_events() {
    let mut claim = given([submitted(submission(1, direct())), verified(560)]);
    claim.facts = Facts { event_ids: vec![event_id(1)] };
    assert_eq!(claim.when(CALCULATE), Err(ClaimError::EventIdMissing { version: 2 }));
}

#[test]
fn what_is_stated_about_the_carrier_reaches_the_law() {
    let mut stated = SubmitClaim {
        carrier_size: Some(CarrierSize::Small),
        carried_for: Some("WS".parse().unwrap()),
        already_compensated_by: Some("EU-261".to_owned()),
        ..submission(1, direct())
    };
    // A carrier that the reference does not know.
    stated.itinerary.legs[0].operating_carrier = Some("Z9".parse().unwrap());
    let inputs = calculation(&given([submitted(stated), verified(560)])).receipt.inputs;
    for (fact, value) in [("carrier_size", "small"), ("carried_for", "WS"), ("already_compensated_by", "EU-261")] {
        assert_eq!(input(&inputs, fact).value, text(value));
    }
}

#[test]
fn a_stated_size_counts_only_where_the_reference_knows_none() {
    let size_found = |carrier: &str| {
        let mut submission = submission(1, direct());
        submission.itinerary.legs[0].operating_carrier = Some(carrier.parse().unwrap());
        submission.carrier_size = Some(CarrierSize::Small);
        let receipt = calculation(&given([submitted(submission), verified(560)])).receipt;
        let branches = &receipt.passengers[0].assessments[0].branches;
        told(&branches.iter().find(|branch| branch.test == "carrier_is_large").unwrap().finding)
    };
    assert!(size_found("AC").starts_with("large: AC in 2026"), "{}", size_found("AC"));
    assert_eq!(size_found("Z9"), "small: as stated");
}

/// What the decider is warned of, and whether the carrier was taken to fly for a large one.
fn carried_for(operator: &str, principal: &str) -> (Vec<String>, bool) {
    let mut stated = SubmitClaim { carried_for: Some(principal.parse().unwrap()), ..submission(1, direct()) };
    stated.itinerary.legs[0].operating_carrier = Some(operator.parse().unwrap());
    let receipt = calculation(&given([submitted(stated), verified(560)])).receipt;
    let counted = receipt.inputs.iter().any(|input| input.fact == "carried_for");
    (receipt.passengers[0].cautions.iter().map(told).collect(), counted)
}

#[test]
fn that_a_carrier_flew_for_a_large_one_counts_only_where_evidence_bears_it_out_or_nothing_is_known() {
    let (warnings, counted) = carried_for("QK", "AC");
    assert!(counted && !warnings.iter().any(|warning| warning.contains("flew for")), "{warnings:?}");
    let (warnings, counted) = carried_for("Z9", "AC");
    assert!(counted && warnings.iter().any(|warning| warning.contains("Z9 flew for AC")), "{warnings:?}");
    for (operator, principal) in [("AC", "ZZ"), ("Z9", "ZZ"), ("F8", "AC")] {
        let (warnings, counted) = carried_for(operator, principal);
        assert!(!counted && warnings.iter().any(|warning| warning.contains("was not counted")), "{warnings:?}");
    }
}

#[test]
fn whoever_decides_is_warned_of_a_delay_that_no_flight_data_tells() {
    let warnings = |flight: ClaimEvent| {
        let receipt = calculation(&given([submitted(submission(1, direct())), flight])).receipt;
        receipt.passengers[0].cautions.clone()
    };
    let is_the_warning = |warning: &Explanation| told(warning).contains("statement alone");
    let unobserved = ClaimEvent::FlightVerified(FlightVerified { legs: Vec::new(), arrival: None });
    assert!(warnings(unobserved).iter().any(is_the_warning));
    assert!(!warnings(verified(560)).iter().any(is_the_warning));
}
