use redress_domain::claim::{CalculationOutcome, ClaimEvent};

use super::fold;
use crate::golden::{golden, settled};
use crate::{ActorRole, Language};

fn text(event: &ClaimEvent) -> String {
    let recorded = settled(3, event.clone());
    fold(event, &recorded).message.text(Language::English)
}

const AMENDED: &str = "Claim amended: the itinerary, the legs travelled in the end, what went wrong, the size of the \
                       carrier, for whom the carrier flew, the day the claim reached the carrier, who has paid already, \
                       who travelled, what is known of a passenger, a fare, a name, the e-mail address, the telephone \
                       number, the booking reference, where to pay.";

#[test]
fn every_event_is_told_in_a_sentence() {
    let sentences = [
        ("ClaimSubmitted", "Claim submitted: delay for 1 passenger, YYZ to FCO."),
        ("FlightVerified", "Flight verified: arrived 9 h 20 min late at the final destination."),
        ("FlightNotVerified", "Flight not verified: flight data says something else than the claim."),
        (
            "CompensationCalculated",
            "Compensation calculated again, as the claim was amended: CAD 1000.00 under APPR-2022-09, APPR s.19(1)(a)(iii).",
        ),
        ("ClaimApproved", "Claim approved: CAD 1000.00."),
        ("ClaimDenied", "Claim denied: the cause was outside the carrier's control (APPR s.10(3))."),
        ("PayoutAuthorized", "Payout authorized in place of one that failed: CAD 1000.00."),
        ("PayoutSent", "Payout sent to the bank."),
        ("ClaimPaid", "Paid: CAD 1000.00; everything owed is paid."),
        ("PayoutFailed", "Payout refused by the bank: account_closed."),
        ("PayoutStalled", "Payout in doubt after 5 attempts: the bank could not be reached."),
        ("PayoutReturned", "Paid money came back: the account is closed; CAD 1000.00 is owed again."),
        ("ClaimAmended", AMENDED),
        ("ClaimWithdrawn", "Claim withdrawn: it is settled with the carrier."),
        ("ClaimReopened", "Claim reopened: something became known."),
        (
            "CarrierReasonRecorded",
            "The carrier gave a reason: Weather incompatible with safe operation of this flight; it had said something \
             else before.",
        ),
        ("NoteAdded", "Note added."),
        ("EvidenceAttached", "Evidence attached: a statement of the carrier, 48213 bytes of application/pdf."),
    ];
    assert_eq!(sentences.len(), ClaimEvent::TYPES.len(), "an event has no sentence");
    for (event_type, sentence) in sentences {
        assert_eq!(text(&golden(event_type)), sentence);
    }
}

#[test]
fn a_calculation_says_what_it_came_to() {
    let ClaimEvent::CompensationCalculated(calculated) = golden("CompensationCalculated") else {
        panic!("the golden file is of another event")
    };
    let outcome = |outcome| {
        let mut other = calculated.clone();
        other.outcome = outcome;
        other.why = None;
        other.totals.clear();
        other.receipt.passengers.iter_mut().for_each(|passenger| passenger.best = None);
        text(&ClaimEvent::CompensationCalculated(other))
    };
    assert_eq!(outcome(CalculationOutcome::NotOwed), "Compensation calculated: nothing is owed.");
    assert_eq!(outcome(CalculationOutcome::NeedsFacts), "Compensation not calculated: a fact is missing.");
    assert_eq!(outcome(CalculationOutcome::NeedsLegalReview), "Compensation not calculated: the law is open.");
}

#[test]
fn an_entry_carries_its_figures_and_the_part_of_who_acted_but_no_name() {
    let event = golden("CompensationCalculated");
    let recorded = settled(3, event.clone());
    let entry = serde_json::to_value(fold(&event, &recorded)).expect("an entry is JSON");
    assert_eq!(entry["code"], "compensation_calculated");
    assert_eq!(entry["figures"]["amounts"][0], serde_json::json!({"amount": "1000.00", "currency": "CAD"}));
    assert_eq!(entry["figures"]["rule_version"], "APPR-2022-09");
    assert_eq!(entry["actor"], "program");
    for (principal, role) in [
        ("client:jane-doe", ActorRole::Claimant),
        ("support:jane-doe", ActorRole::Support),
        ("automation:calculate", ActorRole::Program),
        ("jane-doe", ActorRole::Other),
    ] {
        let recorded = crate::SettledEvent { actor: principal.to_owned(), ..recorded.clone() };
        let entry = fold(&event, &recorded);
        assert_eq!(entry.actor, role);
        assert!(!serde_json::to_string(&entry).expect("an entry is JSON").contains("jane"));
    }
}
