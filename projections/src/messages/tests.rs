use redress_domain::claim::{
    DenialReason, EvidenceKind, FlightUnverifiedReason, PayoutReturnReason, PayoutStallReason, ReasonBearing,
    RecalculationReason, ReopeningReason, WithdrawalReason,
};
use redress_domain::fact::{CauseCode, DisruptionKind};
use redress_domain::value::{AirportCode, Citation, Currency, Money};

use super::{Again, AmendedFacts, Amounts, Arrival, Basis, Document, Duration, Language, Message, Route, samples};
use crate::Amount;

/// A figure to try a message with.
pub(super) trait Sample {
    fn sample() -> Self;
}

macro_rules! sample {
    ($($kind:ty => $value:expr;)*) => { $(impl Sample for $kind { fn sample() -> Self { $value } })* };
}

sample! {
    String => "APPR-2022-09".to_owned();
    u64 => 2;
    Amount => cad(100_000);
    Amounts => vec![cad(123_456_789), Amount(Money::from_minor(25_000, Currency::Eur))];
    Duration => Duration(560);
    Arrival => Arrival(Some(560));
    Route => Route(Some((AirportCode::sample(), AirportCode::sample())));
    Basis => Basis { rules: Some(String::sample()), citation: Some(Citation::sample()) };
    AirportCode => "YYZ".parse().expect("a code");
    Citation => Citation::from_static("APPR s.19(1)(a)(iii)");
    DisruptionKind => DisruptionKind::Delay;
    DenialReason => DenialReason::FiledTooLate;
    FlightUnverifiedReason => FlightUnverifiedReason::FlightNotFound;
    PayoutStallReason => PayoutStallReason::BankUndecided;
    PayoutReturnReason => PayoutReturnReason::SentBack;
    WithdrawalReason => WithdrawalReason::NotPursued;
    ReopeningReason => ReopeningReason::NewFacts;
    ReasonBearing => ReasonBearing::Contradicts;
    CauseCode => CauseCode::BirdStrike;
    Again => Again(Some(RecalculationReason::FactsAmended));
    Document => Document(Some(EvidenceKind::BoardingPass));
    AmendedFacts => AmendedFacts(vec!["name".to_owned(), "phone".to_owned()]);
}

fn cad(amount_minor: u64) -> Amount {
    Amount(Money::from_minor(amount_minor, Currency::Cad))
}

fn both(message: &Message) -> [String; 2] {
    Language::ALL.map(|language| message.text(language))
}

#[test]
fn every_message_has_a_whole_text_in_every_language_and_reads_back_as_it_was_kept() {
    let samples = samples();
    assert!(samples.len() > 60, "{}", samples.len());
    for message in samples {
        let [english, french] = both(&message);
        for text in [&english, &french] {
            assert!(!text.contains(['{', '}', '$']) || text.contains("$\u{a0}CA"), "{text}");
            assert!(!text.is_empty() || matches!(message, Message::BasisNone | Message::AgainNo));
        }
        let kept = serde_json::to_string(&message).expect("a message is JSON");
        assert_eq!(Message::stored(&kept), message, "{kept}");
    }
}

#[test]
fn a_plural_form_is_that_of_the_language() {
    let submitted =
        |passengers| Message::ClaimSubmitted { kind: Sample::sample(), passengers, route: Sample::sample() };
    let told = |passengers| both(&submitted(passengers)).map(|text| text.replace('\u{a0}', "_"));
    assert_eq!(told(1)[0], "Claim submitted: delay for 1 passenger, YYZ to YYZ.");
    assert_eq!(told(1)[1], "Réclamation déposée_: retard pour 1 passager, de YYZ à YYZ.");
    assert_eq!(told(2)[0], "Claim submitted: delay for 2 passengers, YYZ to YYZ.");
    assert_eq!(told(2)[1], "Réclamation déposée_: retard pour 2 passagers, de YYZ à YYZ.");
    // None is plural in English and singular in French.
    assert!(told(0)[0].contains("0 passengers") && told(0)[1].contains("0 passager,"));
}

#[test]
fn sums_are_written_as_the_language_writes_them() {
    let paid = |amounts: &[Amount]| both(&Message::StandsPaid { amounts: amounts.to_vec() });
    assert_eq!(paid(&[cad(100_000)]), ["CAD 1000.00 is paid.", "Payé\u{a0}: 1\u{a0}000,00\u{a0}$\u{a0}CA."]);
    assert_eq!(paid(&[cad(40_000)])[1], "Payé\u{a0}: 400,00\u{a0}$\u{a0}CA.");
    assert_eq!(paid(&[cad(123_456_789)])[1], "Payé\u{a0}: 1\u{a0}234\u{a0}567,89\u{a0}$\u{a0}CA.");
    let three = [cad(5), Amount(Money::from_minor(25_000, Currency::Eur)), Amount(Money::from_minor(1, Currency::Gbp))];
    assert_eq!(paid(&three)[0], "CAD 0.05 and EUR 250.00 and GBP 0.01 is paid.");
    assert_eq!(paid(&three)[1], "Payé\u{a0}: 0,05\u{a0}$\u{a0}CA et 250,00\u{a0}€ et 0,01\u{a0}£.");
}

#[test]
fn a_delay_is_told_in_hours_and_minutes() {
    let told = |delay| both(&Message::FlightVerified { arrival: Arrival(delay) });
    assert_eq!(told(Some(560))[0], "Flight verified: arrived 9 h 20 min late at the final destination.");
    assert_eq!(
        told(Some(560))[1],
        "Vol vérifié\u{a0}: arrivée à la destination finale avec 9\u{a0}h\u{a0}20\u{a0}min de retard."
    );
    assert!(told(Some(180))[0].contains("arrived 3 h late") && told(Some(-5))[0].contains("arrived 5 min early"));
    assert!(told(Some(180))[1].contains("3\u{a0}h de retard") && told(Some(-5))[1].contains("5\u{a0}min d’avance"));
    assert!(told(Some(0))[0].contains("on time") && told(None)[0].contains("no source tells"));
    assert!(told(Some(i64::MIN))[0].contains("153722867280912930 h"));
}

#[test]
fn an_answer_of_the_law_names_the_rules_and_the_section_that_decided_last() {
    let told = |rules: Option<&str>, sections: &[Citation]| {
        Message::StandsNotOwed { basis: Basis::of(rules, sections) }.text(Language::English)
    };
    let sections = [Citation::from_static("s.1"), Citation::from_static("s.2")];
    assert_eq!(told(Some("V1"), &sections), "Nothing is owed under V1, s.2.");
    assert_eq!(told(None, &sections), "Nothing is owed under s.2.");
    assert_eq!(told(Some("V1"), &[]), "Nothing is owed under V1.");
    assert_eq!(told(None, &[]), "Nothing is owed.");
}

#[test]
fn what_another_version_of_the_program_kept_is_said_to_be_unknown_and_nothing_breaks() {
    for kept in ["{}", "7", r#"{"message":"claim-sold"}"#, r#"{"message":"claim-approved"}"#, "not JSON"] {
        assert_eq!(Message::stored(kept), Message::Unknown, "{kept}");
    }
}

#[test]
fn french_has_its_own_spaces_and_apostrophes() {
    for message in samples() {
        let text = message.text(Language::French);
        for (place, _) in text.match_indices(':') {
            assert!(text[..place].ends_with('\u{a0}'), "a colon follows a space that does not break: {text}");
        }
        assert!(!text.contains('\''), "an apostrophe is ’: {text}");
        assert_eq!(text.is_empty(), matches!(message, Message::BasisNone | Message::AgainNo), "{text}");
    }
}
