//! Decided cases and regulators' examples under the APPR, as requests of the estimate contract.

mod support;

use support::Case;

const CASES: &str = include_str!("data/appr-decided.json");

/// Where the tribunal's outcome is not that of the words of the law, and why the engine keeps to the words.
const EXCEPTIONS: [(&str, &str); 1] = [(
    "bccrt-2022-1121",
    "refused over documents that were in order: s.1(3) turns on whether seats were short, which nobody stated, so the \
     engine asks; the tribunal held a plain no",
)];

/// Sections that a decision names and the engine does not, and why.
const UNCITED: [&str; 3] = [
    // The commencement is cited by its own sections, 46(2) and 34(2), or as the beginning of the regulations.
    "cta-27-c-a-2018: APPR s.19 (in force 15 December 2019)",
    "cta-20-c-a-2020: APPR s.19 (in force 15 December 2019)",
    // The duties of rebooking beside the sum are not part of the sum.
    "bccrt-2023-1115: APPR s.10(3)",
];

#[test]
fn every_decided_case_comes_out_as_it_was_held() {
    let cases = Case::all(CASES);
    assert!(cases.len() >= 25, "{} cases", cases.len());
    let excepted = |id: &str| EXCEPTIONS.iter().any(|(exception, _)| *exception == id);
    let wrong: Vec<_> = cases.iter().filter(|case| !excepted(&case.id)).filter_map(Case::disagreement).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_exception_is_a_case_that_really_differs() {
    let cases = Case::all(CASES);
    for (id, reason) in EXCEPTIONS {
        let case = cases.iter().find(|case| case.id == id);
        assert!(case.and_then(Case::disagreement).is_some(), "{id} does not differ: {reason}");
    }
}

#[test]
fn a_decided_case_is_answered_with_the_sections_that_decided_it() {
    let uncited: Vec<_> = Case::all(CASES).iter().flat_map(Case::uncited).collect();
    assert_eq!(uncited, UNCITED);
}
