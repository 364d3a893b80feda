//! `docs/API.md` says what is true.

use redress::problem::ProblemCode;

const DOCUMENT: &str = include_str!("../../docs/API.md");
const ROUTERS: [&str; 2] = [include_str!("../../src/command_api/mod.rs"), include_str!("../../src/query_api/mod.rs")];

/// What anybody may ask for.
const OPEN: [&str; 3] = ["/v1/airlines", "/v1/airports", "/v1/estimates"];

/// The lines of the routers that serve something, each with its path.
fn routes() -> Vec<(&'static str, &'static str)> {
    let lines = ROUTERS.iter().flat_map(|router| router.lines()).filter(|line| line.contains(".route("));
    let routes: Vec<_> = lines.map(|line| (line, line.split('"').nth(1).expect("a path"))).collect();
    assert!(routes.len() >= 10, "{routes:?}");
    routes
}

#[test]
fn every_route_has_a_policy_but_those_that_are_open_to_anybody() {
    for (line, path) in routes() {
        assert_ne!(line.contains("allow(Action::"), OPEN.contains(&path), "{line}");
    }
}

#[test]
fn every_route_stands_in_the_document() {
    for (_, path) in routes() {
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
