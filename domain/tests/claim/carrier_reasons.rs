use redress_domain::claim::{
    CalculateCompensation, CarrierReasonRecorded, ClaimCommand, ClaimError, ClaimEvent, Entries, ReasonBearing,
    RecalculationReason, RecordCarrierReason,
};
use redress_domain::fact::CauseCode;

use crate::support::{Given, approved_claim, at, direct, event_id, given, submission, submitted, verified};

const CALCULATE: ClaimCommand = ClaimCommand::CalculateCompensation(CalculateCompensation {});

fn reason(cause: CauseCode) -> RecordCarrierReason {
    RecordCarrierReason {
        cause,
        said_at: Some("2026-05-02T03:10".parse().unwrap()),
        learned_on: "2026-06-01".parse().unwrap(),
        channel: None,
        words: None,
        evidence_id: None,
        received_at: at("2026-06-01T12:00:00Z"),
    }
}

fn say(cause: CauseCode) -> ClaimCommand {
    ClaimCommand::RecordCarrierReason(reason(cause))
}

fn recorded(claim: &mut Given, cause: CauseCode) -> CarrierReasonRecorded {
    match claim.then_record(say(cause)) {
        ClaimEvent::CarrierReasonRecorded(recorded) => recorded,
        other => panic!("not a reason: {other:?}"),
    }
}

fn silent() -> Given {
    let mut submission = submission(1, direct());
    submission.disruption.cause = None;
    given([submitted(submission), verified(560)])
}

#[test]
fn each_reason_is_kept_and_names_the_reasons_that_it_contradicts() {
    let mut claim = given([submitted(submission(1, direct())), verified(560)]);
    claim.then_record(CALCULATE);
    let weather = recorded(&mut claim, CauseCode::WeatherUnsafe);
    assert_eq!((weather.contradicts, weather.bearing), (vec![CauseCode::CrewShortage], ReasonBearing::Contradicts));
    let technical = recorded(&mut claim, CauseCode::TechUnscheduled);
    assert_eq!(technical.contradicts, [CauseCode::CrewShortage, CauseCode::WeatherUnsafe]);
    let again = recorded(&mut claim, CauseCode::WeatherUnsafe);
    assert_eq!(again.contradicts, [CauseCode::CrewShortage, CauseCode::TechUnscheduled]);
}

#[test]
fn a_shifting_reason_moves_nothing_by_itself() {
    let mut claim = given([submitted(submission(1, direct())), verified(560)]);
    claim.then_record(CALCULATE);
    recorded(&mut claim, CauseCode::WeatherUnsafe);
    assert_eq!(claim.when(CALCULATE), Err(ClaimError::CompensationAlreadyCalculated));
    assert!(claim.when(ClaimCommand::ApproveClaim).is_ok());
}

#[test]
fn the_first_reason_of_a_claim_that_had_none_counts_and_the_law_is_applied_again() {
    let mut claim = silent();
    claim.then_record(CALCULATE);
    let first = recorded(&mut claim, CauseCode::WeatherUnsafe);
    assert_eq!((first.bearing, first.contradicts.len()), (ReasonBearing::Counts, 0));
    assert_eq!(claim.when(ClaimCommand::ApproveClaim), Err(ClaimError::CompensationNotCalculated));
    let ClaimEvent::CompensationCalculated(again) = claim.then_record(CALCULATE) else { panic!("not calculated") };
    assert_eq!(again.why, Some(RecalculationReason::CarrierReason));
    let cause = again.receipt.inputs.iter().find(|input| input.fact == "disruption.cause").unwrap();
    assert_eq!(cause.event_id, event_id(4));
    let second = recorded(&mut claim, CauseCode::CrewShortage);
    assert_eq!(second.bearing, ReasonBearing::Contradicts, "only the first counts");
    assert_eq!(recorded(&mut claim, CauseCode::WeatherUnsafe).bearing, ReasonBearing::Confirms);
}

#[test]
fn a_reason_given_after_the_decision_is_kept_and_does_not_count() {
    let mut submission = submission(1, direct());
    submission.disruption.cause = None;
    let mut events = approved_claim(&[40_000]);
    events[0] = submitted(submission);
    assert_eq!(recorded(&mut given(events), CauseCode::WeatherUnsafe).bearing, ReasonBearing::TooLate);
}

#[test]
fn a_reason_is_said_then_learned_then_recorded() {
    let claim = silent();
    let of = |said: Option<&str>, learned: &str| {
        let said_at = said.map(|said| said.parse().unwrap());
        let learned_on = learned.parse().unwrap();
        claim.when(ClaimCommand::RecordCarrierReason(RecordCarrierReason {
            said_at,
            learned_on,
            ..reason(CauseCode::WeatherUnsafe)
        }))
    };
    assert!(of(None, "2026-06-02").is_ok(), "a day to spare for time zones");
    let on = |day: &str| day.parse().unwrap();
    assert_eq!(of(None, "2026-06-03"), Err(ClaimError::ReasonInTheFuture { on: on("2026-06-03") }));
    let refused = ClaimError::ReasonLearnedBeforeSaid { said_on: on("2026-05-20"), learned_on: on("2026-05-19") };
    assert_eq!(of(Some("2026-05-20T10:00"), "2026-05-19"), Err(refused));
}

#[test]
fn no_cause_is_no_reason_and_what_is_not_attached_is_no_evidence() {
    let claim = silent();
    assert_eq!(claim.when(say(CauseCode::Unknown)), Err(ClaimError::CauseNotGiven));
    let evidence_id = crate::by_hand::evidence_id(1);
    let proved = RecordCarrierReason { evidence_id: Some(evidence_id), ..reason(CauseCode::WeatherUnsafe) };
    let refused = claim.when(ClaimCommand::RecordCarrierReason(proved));
    assert_eq!(refused, Err(ClaimError::EvidenceUnknown { evidence_id }));
}

#[test]
fn a_claim_takes_so_many_reasons_and_no_more() {
    let mut claim = silent();
    for _ in 0..30 {
        claim.then_record(say(CauseCode::WeatherUnsafe));
    }
    let refused = claim.when(say(CauseCode::WeatherUnsafe));
    assert_eq!(refused, Err(ClaimError::TooManyEntries { entries: Entries::CarrierReasons, most: 30 }));
}
