//! `docs/API.md` says what is true.

use redress::openapi;
use redress::problem::ProblemCode;

const DOCUMENT: &str = include_str!("../../docs/API.md");

/// What anybody may ask for.
const OPEN: [&str; 6] =
    ["/docs", "/problems/{code}", "/v1/airlines", "/v1/airports", "/v1/estimates", "/v1/openapi.json"];

#[test]
fn every_route_has_a_policy_but_those_that_are_open_to_anybody() {
    let paths = openapi::document()["paths"].as_object().expect("paths");
    assert!(paths.len() >= 10, "{paths:?}");
    for (path, operations) in paths {
        for (method, operation) in operations.as_object().expect("operations") {
            assert_ne!(operation["security"].is_array(), OPEN.contains(&path.as_str()), "{method} {path}");
        }
    }
}

#[test]
fn every_route_stands_in_the_document() {
    for path in openapi::document()["paths"].as_object().expect("paths").keys() {
        assert!(DOCUMENT.contains(&format!("{path}`")), "docs/API.md lacks {path}");
    }
}

#[test]
fn every_problem_stands_in_the_document_with_its_status_and_advice() {
    for code in ProblemCode::ALL {
        let row = format!("| `{}` | {} | {} |", code.as_str(), code.status().as_u16(), code.advice());
        assert!(DOCUMENT.contains(&row), "docs/API.md lacks the row\n{row}");
    }
}

#[test]
fn the_document_has_no_problem_that_does_not_exist() {
    let rows = DOCUMENT.lines().skip_while(|line| !line.starts_with("| code | status |")).skip(2);
    let codes = rows.take_while(|line| line.starts_with('|')).filter_map(|line| line.split('`').nth(1));
    assert_eq!(codes.filter(|code| ProblemCode::named(code).is_none()).collect::<Vec<_>>(), Vec::<&str>::new());
}
