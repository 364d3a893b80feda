//! `docs/API.md` says what is true.

use redress::problem::ProblemCode;

const DOCUMENT: &str = include_str!("../../docs/API.md");

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
