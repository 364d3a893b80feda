//! Rows of the law's tables and of its territory, as requests of the estimate contract.

mod support;

use support::Case;

const ROWS: &str = include_str!("data/appr-oracle.json");

#[test]
fn every_row_of_the_law_comes_out_as_written() {
    let rows = Case::all(ROWS);
    assert!(rows.len() >= 55, "{} rows", rows.len());
    let wrong: Vec<_> = rows.iter().filter_map(Case::disagreement).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_row_is_answered_with_its_sections() {
    // That row states the size as it counts after s.1(4), so the engine has nothing to lift.
    let stated_after_lifting = "CA-APPR-011: APPR s.1(4)";
    let rows = Case::all(ROWS);
    let uncited: Vec<_> = rows.iter().flat_map(Case::uncited).filter(|row| row != stated_after_lifting).collect();
    assert_eq!(uncited, Vec::<String>::new());
    assert!(rows.iter().any(|row| row.id == "CA-APPR-011"));
}
