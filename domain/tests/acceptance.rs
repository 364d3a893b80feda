//! Decided cases and regulators' examples, as requests of the estimate contract.

mod support;

use support::Case;

const CANADA: &str = include_str!("data/appr-decided.json");
const UNION: &str = include_str!("data/eu261-decided.json");
const UNITED_KINGDOM: &str = include_str!("data/uk261-decided.json");
const UNITED_STATES: &str = include_str!("data/us-dot-decided.json");

/// Where the outcome that was held is not that of the words of the law, and why the engine keeps to the words.
const EXCEPTIONS: [(&str, &str); 2] = [
    (
        "bccrt-2022-1121",
        "refused over documents that were in order: s.1(3) turns on whether seats were short, which nobody stated, so \
         the engine asks; the tribunal held a plain no",
    ),
    (
        "cjeu-c-191-19",
        "moved to another first leg against his will and at the destination in time: by art.4(3) the sum of art.7 is \
         owed, halved; the Court held that without trouble at the destination there is no compensation",
    ),
];

/// Sections that a decision names and the engine does not, and why.
const UNCITED: [&str; 3] = [
    // The commencement is cited by its own sections, 46(2) and 34(2), or as the beginning of the regulations.
    "cta-27-c-a-2018: APPR s.19 (in force 15 December 2019)",
    "cta-20-c-a-2020: APPR s.19 (in force 15 December 2019)",
    // The duties of rebooking beside the sum are not part of the sum.
    "bccrt-2023-1115: APPR s.10(3)",
];

/// The definition of a reservation, from which the judgment starts; the engine cites the rule that asks for one.
const UNCITED_UNION: [&str; 1] = ["cjeu-c-20-24: EU261 art.2(g)"];

#[test]
fn every_decided_case_under_the_appr_comes_out_as_it_was_held() {
    assert_come_out_as_held(CANADA, 25);
}

#[test]
fn every_decided_case_under_eu_261_comes_out_as_it_was_held() {
    assert_come_out_as_held(UNION, 31);
}

#[test]
fn every_decided_case_under_uk_261_comes_out_as_it_was_held() {
    assert_come_out_as_held(UNITED_KINGDOM, 3);
}

#[test]
fn every_decided_case_under_the_united_states_rules_comes_out_as_it_was_held() {
    assert_come_out_as_held(UNITED_STATES, 1);
}

#[test]
fn an_exception_is_a_case_that_really_differs() {
    let cases: Vec<Case> = [CANADA, UNION, UNITED_KINGDOM, UNITED_STATES].into_iter().flat_map(Case::all).collect();
    for (id, reason) in EXCEPTIONS {
        let case = cases.iter().find(|case| case.id == id);
        assert!(case.and_then(Case::disagreement).is_some(), "{id} does not differ: {reason}");
    }
}

#[test]
fn a_decided_case_under_the_appr_is_answered_with_the_sections_that_decided_it() {
    assert_eq!(uncited(CANADA), UNCITED);
}

#[test]
fn a_decided_case_under_eu_261_is_answered_with_the_articles_and_judgments_that_decided_it() {
    assert_eq!(uncited(UNION), UNCITED_UNION);
}

#[test]
fn a_decided_case_under_uk_261_is_answered_with_the_articles_that_decided_it() {
    assert_eq!(uncited(UNITED_KINGDOM), Vec::<String>::new());
}

#[test]
fn a_decided_case_under_the_united_states_rules_is_answered_with_the_sections_that_decided_it() {
    assert_eq!(uncited(UNITED_STATES), Vec::<String>::new());
}

fn assert_come_out_as_held(file: &str, count: usize) {
    let cases = Case::all(file);
    assert!(cases.len() >= count, "{} cases", cases.len());
    let excepted = |id: &str| EXCEPTIONS.iter().any(|(exception, _)| *exception == id);
    let wrong: Vec<_> = cases.iter().filter(|case| !excepted(&case.id)).filter_map(Case::disagreement).collect();
    assert!(wrong.is_empty(), "{} of {} differ\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// What the answers leave uncited; of an exception only the answer differs, not what it rests on.
fn uncited(file: &str) -> Vec<String> {
    Case::all(file).iter().flat_map(Case::uncited).collect()
}
