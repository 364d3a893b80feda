use redress_domain::claim::{
    CalculationOutcome, CarrierChannel, DenialReason, EvidenceKind, FlightUnverifiedReason, MediaType,
    PayoutReturnReason, PayoutStallReason, ReasonBearing, RecalculationReason, ReopeningReason, ScheduleSource,
    WithdrawalReason,
};
use redress_domain::fact::{CauseCode, DenialGround, DisruptionKind, LegRole, TimeSemantics};
use redress_domain::receipt::Scope;
use redress_domain::regime::{BranchOutcome, CarrierSize, Eligibility, ReasonCode};
use redress_domain::value::Currency;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn keeps<Word: Serialize + DeserializeOwned>(words: &str) {
    for word in words.split_whitespace().map(|word| Value::String(word.to_owned())) {
        let read: Word = serde_json::from_value(word.clone()).unwrap_or_else(|error| panic!("{word}: {error}"));
        assert_eq!(serde_json::to_value(&read).unwrap(), word);
    }
}

/// A word that was written once is read for ever. New words are added at the ends of these lists; none is taken away.
#[test]
fn every_word_that_an_event_may_hold_is_read_and_written_as_it_is() {
    keeps::<CalculationOutcome>("owed not_owed needs_facts needs_legal_review");
    keeps::<DenialReason>(
        "not_entitled outside_carrier_control required_for_safety filed_too_late already_compensated \
         facts_not_established",
    );
    keeps::<FlightUnverifiedReason>(
        "flight_not_found flight_number_missing arrival_unknown observation_contradicts_claim \
         sources_unavailable",
    );
    keeps::<ScheduleSource>("ticket flight_data");
    keeps::<PayoutStallReason>("bank_unreachable bank_undecided bank_disagrees account_unreadable");
    keeps::<PayoutReturnReason>("account_closed account_unknown account_refuses holder_differs sent_back not_stated");
    keeps::<RecalculationReason>("facts_amended flight_verified_again carrier_reason claim_reopened rules_changed");
    keeps::<WithdrawalReason>("settled_with_carrier submitted_twice submitted_in_error not_pursued");
    keeps::<ReopeningReason>("new_facts decision_wrong decided_otherwise withdrawal_taken_back");
    keeps::<ReasonBearing>("counts confirms contradicts too_late");
    keeps::<CarrierChannel>("spoken notification email letter telephone pleading");
    keeps::<MediaType>("application/pdf image/png image/jpeg image/heic image/webp text/plain message/rfc822");
    keeps::<EvidenceKind>("carrier_statement boarding_pass booking flight_record receipt authority");
    keeps::<DisruptionKind>(
        "delay cancellation denied_boarding missed_connection diversion earlier_departure downgrade",
    );
    keeps::<DenialGround>(
        "overbooking documents_missing documents_wrongly_refused late_at_gate conduct health \
         announced_in_advance",
    );
    keeps::<LegRole>("booked replacement");
    keeps::<TimeSemantics>("on_block gate fids runway");
    keeps::<CarrierSize>("large small");
    keeps::<Eligibility>("yes no needs_facts needs_legal_review");
    keeps::<BranchOutcome>("taken refused");
    keeps::<Scope>("inside outside");
    keeps::<ReasonCode>(
        "OK OUT_OF_SCOPE REGIME_NOT_IN_FORCE S19_NOT_IN_FORCE BELOW_3H NOTICE_OVER_14_DAYS \
         CATEGORY_SAFETY CATEGORY_OUTSIDE VOLUNTEER NOT_DENIAL_OF_BOARDING ALREADY_COMPENSATED \
         FILED_AFTER_DEADLINE NEEDS_FACTS NEEDS_LEGAL_REVIEW KIND_NOT_COVERED",
    );
    keeps::<Currency>("CAD EUR GBP USD");
    keeps::<CauseCode>(
        "TECH_UNSCHEDULED TECH_SCHEDULED_MAINT TECH_PREMATURE_FAILURE TECH_HIDDEN_DEFECT \
         TECH_AIRWORTHINESS_DIRECTIVE FOD_TYRE BIRD_STRIKE LIGHTNING GROUND_HANDLING_COLLISION \
         COLLISION_OTHER_AIRCRAFT AIRPORT_FUEL_SYSTEM RUNWAY_CONTAMINATION AIRPORT_BAGGAGE_STAFF \
         GROUND_HANDLER_OWN CREW_ILLNESS CREW_SHORTAGE CREW_DUTY_TIME STRIKE_OWN_LAWFUL \
         STRIKE_OWN_WILDCAT STRIKE_PARENT_SYMPATHY STRIKE_ATC STRIKE_AIRPORT_SECURITY \
         STRIKE_GROUND_HANDLER ATC_RESTRICTION WEATHER_UNSAFE WEATHER_OTHER_ROTATION DEICING \
         AIRSPACE_CLOSED AIRPORT_CLOSED SECURITY_THREAT UNRULY_PASSENGER MEDICAL_EMERGENCY \
         BAGGAGE_OFFLOAD IT_OUTAGE_OWN IT_OUTAGE_AIRPORT CYBERATTACK GOV_ORDER WAR_INSTABILITY PANDEMIC \
         OVERBOOKING COMMERCIAL_CANCEL AIRCRAFT_SWAP_SMALLER LATE_INBOUND FUEL_COST_OR_INSOLVENCY \
         BORDER_QUEUE UNKNOWN",
    );
}
