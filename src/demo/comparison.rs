//! Whether the ledger came to what was held.

use super::Amount;
use super::cases::{CaseFile, DecidedCase};

/// How a claim ended in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The bank has paid: one amount a passenger.
    Paid {
        /// What each passenger received.
        each: Vec<Amount>,
    },
    /// Nothing is paid.
    Denied {
        /// Why, as a code of the ledger.
        reason: String,
    },
    /// It was asked as an estimate, which pays and denies nothing.
    Estimated {
        /// What would be owed to a passenger; absent: nothing.
        owed: Option<Amount>,
        /// Why, as a code of the law.
        reason: String,
    },
    /// None of these, and nothing further will happen by itself.
    Open {
        /// The claim's status, or the outcome of its calculation.
        status: String,
        /// Why it stopped there.
        reason: String,
    },
}

/// What the comparison of a case came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The ledger came to what was held.
    Agrees,
    /// It did not, and the case is a known exception.
    Excepted {
        /// What differs.
        difference: String,
        /// Why it may.
        because: String,
    },
    /// It did not.
    Differs {
        /// What differs.
        difference: String,
    },
}

/// Stands for [`Verdict::Agrees`] in a table.
pub const AGREES: &str = "\u{2713}";
/// Stands for [`Verdict::Excepted`] in a table.
pub const EXCEPTED: &str = "~";
/// Stands for [`Verdict::Differs`] in a table.
pub const DIFFERS: &str = "\u{2260}";

impl Verdict {
    /// The sign in a table.
    pub const fn sign(&self) -> &'static str {
        match self {
            Self::Agrees => AGREES,
            Self::Excepted { .. } => EXCEPTED,
            Self::Differs { .. } => DIFFERS,
        }
    }
}

/// Compares one case with how its claim ended.
pub fn judge(case: &DecidedCase, ending: &Ending, file: &CaseFile) -> Verdict {
    let Some(difference) = difference(case, ending) else { return Verdict::Agrees };
    match file.exception(&case.id) {
        Some(exception) => Verdict::Excepted { difference, because: exception.because.clone() },
        None => Verdict::Differs { difference },
    }
}

/// What was held, in words.
pub fn held_in_words(case: &DecidedCase) -> String {
    match &case.held.owed_per_passenger {
        Some(amount) => in_words(&vec![amount.clone(); case.claim.passengers.len()]),
        None => "nothing".to_owned(),
    }
}

/// How a claim ended, in words.
pub fn ending_in_words(ending: &Ending) -> String {
    match ending {
        Ending::Paid { each } => in_words(each),
        Ending::Estimated { owed: Some(owed), .. } => owed.to_string(),
        Ending::Denied { .. } | Ending::Estimated { owed: None, .. } => "nothing".to_owned(),
        Ending::Open { status, .. } => status.replace('_', " "),
    }
}

/// One amount for one passenger, `2 x` for several with the same, a list for several with different ones.
fn in_words(each: &[Amount]) -> String {
    match each {
        [] => "nothing".to_owned(),
        [one] => one.to_string(),
        [first, rest @ ..] if rest.iter().all(|amount| amount == first) => format!("{} x {first}", each.len()),
        several => several.iter().map(Amount::to_string).collect::<Vec<_>>().join(", "),
    }
}

fn difference(case: &DecidedCase, ending: &Ending) -> Option<String> {
    let passengers = case.claim.passengers.len();
    match (&case.held.owed_per_passenger, ending) {
        (Some(held), Ending::Paid { each }) if each.len() == passengers && each.iter().all(|paid| paid == held) => None,
        (None, Ending::Denied { .. }) => None,
        (held, Ending::Estimated { owed, .. }) if held == owed => None,
        (_, Ending::Estimated { reason, .. }) => {
            Some(format!("held {}, estimated {} ({reason})", held_in_words(case), ending_in_words(ending)))
        }
        (_, Ending::Paid { each }) => Some(format!("held {}, paid {}", held_in_words(case), in_words(each))),
        (_, Ending::Denied { reason }) => Some(format!("held {}, denied as {reason}", held_in_words(case))),
        (_, Ending::Open { reason, .. }) => {
            Some(format!("held {}, left open ({}: {reason})", held_in_words(case), ending_in_words(ending)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(id: &str, owed: Option<&str>, passengers: usize) -> CaseFile {
        let facts: Vec<_> = (0..passengers).map(|_| serde_json::json!({})).collect();
        serde_json::from_value(serde_json::json!({
            "cases": [{
                "id": id, "source_url": "https://example.org", "summary": "",
                "held": { "owed_per_passenger": owed.map(|amount| serde_json::json!({"amount": amount, "currency": "CAD"})),
                          "citations": [] },
                "claim": {
                    "passengers": facts,
                    "itinerary": { "single_booking": true, "legs": [
                        { "origin": "YYZ", "destination": "YVR", "scheduled_departure": "2024-01-01" }] },
                    "disruption": { "kind": "delay" },
                    "filed_on": "2024-01-02",
                },
                "assumed": [],
            }],
            "exceptions": [{ "case": "known", "because": "the court read a condition into the text" }],
        }))
        .expect("a case file")
    }

    fn verdict(file: &CaseFile, ending: &Ending) -> Verdict {
        judge(&file.cases[0], ending, file)
    }

    fn paid(amounts: &[&str]) -> Ending {
        Ending::Paid { each: amounts.iter().map(|amount| Amount::cad(amount)).collect() }
    }

    fn denied() -> Ending {
        Ending::Denied { reason: "not_entitled".to_owned() }
    }

    #[test]
    fn a_case_agrees_when_every_passenger_was_paid_what_was_held() {
        assert_eq!(verdict(&case("a", Some("400.00"), 1), &paid(&["400.00"])), Verdict::Agrees);
        assert_eq!(verdict(&case("a", Some("400.00"), 2), &paid(&["400.00", "400.00"])), Verdict::Agrees);
    }

    #[test]
    fn a_case_agrees_when_nothing_was_held_and_the_claim_was_denied() {
        assert_eq!(verdict(&case("a", None, 1), &denied()), Verdict::Agrees);
    }

    #[test]
    fn another_amount_for_any_passenger_or_too_few_payments_differ() {
        for ending in [paid(&["400.00", "700.00"]), paid(&["400.00"]), paid(&["400.00"; 3]), paid(&[]), denied()] {
            let verdict = verdict(&case("a", Some("400.00"), 2), &ending);
            assert!(matches!(verdict, Verdict::Differs { .. }), "{ending:?} gave {verdict:?}");
        }
    }

    #[test]
    fn a_payment_where_nothing_was_held_differs_and_says_how() {
        let difference = "held nothing, paid CAD 400.00".to_owned();
        assert_eq!(verdict(&case("a", None, 1), &paid(&["400.00"])), Verdict::Differs { difference });
    }

    #[test]
    fn an_estimate_agrees_when_it_gives_what_was_held_to_each() {
        let estimated = |owed: Option<&str>| Ending::Estimated { owed: owed.map(Amount::cad), reason: "OK".to_owned() };
        assert_eq!(verdict(&case("a", Some("400.00"), 1), &estimated(Some("400.00"))), Verdict::Agrees);
        assert_eq!(verdict(&case("a", None, 1), &estimated(None)), Verdict::Agrees);
        for (held, owed) in [(Some("400.00"), Some("700.00")), (Some("400.00"), None), (None, Some("400.00"))] {
            let verdict = verdict(&case("a", held, 1), &estimated(owed));
            assert!(matches!(verdict, Verdict::Differs { .. }), "{held:?} {owed:?} gave {verdict:?}");
        }
    }

    #[test]
    fn a_claim_that_stays_open_never_agrees() {
        let open = Ending::Open { status: "not_verified".to_owned(), reason: "flight_not_found".to_owned() };
        for held in [None, Some("400.00")] {
            assert!(matches!(verdict(&case("a", held, 1), &open), Verdict::Differs { .. }));
        }
    }

    #[test]
    fn a_known_exception_is_excused_with_its_reason_only_where_it_differs() {
        let file = case("known", None, 1);
        assert_eq!(verdict(&file, &denied()), Verdict::Agrees);
        let Verdict::Excepted { because, .. } = verdict(&file, &paid(&["400.00"])) else { panic!("not excepted") };
        assert_eq!(because, "the court read a condition into the text");
    }
}
