//! Rows of the law's tables and of its territory, as requests of the estimate contract.

mod support;

use support::Case;

const CANADA: &str = include_str!("data/appr-oracle.json");
const UNION: &str = include_str!("data/eu261-oracle.json");
const UNITED_KINGDOM: &str = include_str!("data/uk261-oracle.json");
const UNITED_STATES: &str = include_str!("data/us-dot-oracle.json");

#[test]
fn every_row_of_the_appr_comes_out_as_written() {
    assert_come_out_as_written(CANADA, 55);
}

#[test]
fn every_row_of_eu_261_comes_out_as_written() {
    assert_come_out_as_written(UNION, 54);
}

#[test]
fn every_row_of_uk_261_comes_out_as_written() {
    assert_come_out_as_written(UNITED_KINGDOM, 31);
}

#[test]
fn every_row_of_the_united_states_rules_comes_out_as_written() {
    assert_come_out_as_written(UNITED_STATES, 1);
}

#[test]
fn every_row_of_the_appr_is_answered_with_its_sections() {
    // That row states the size as it counts after s.1(4), so the engine has nothing to lift.
    let stated_after_lifting = "CA-APPR-011: APPR s.1(4)";
    let mut uncited = uncited(CANADA);
    uncited.retain(|row| row != stated_after_lifting);
    assert_eq!(uncited, Vec::<String>::new());
    assert!(Case::all(CANADA).iter().any(|row| row.id == "CA-APPR-011"));
}

#[test]
fn every_row_of_eu_261_is_answered_with_its_articles_and_judgments() {
    assert_eq!(uncited(UNION), Vec::<String>::new());
}

#[test]
fn every_row_of_uk_261_is_answered_with_its_articles_and_judgments() {
    // A flight of 2020: the law was not in force, and its territory is not looked at.
    assert_eq!(uncited(UNITED_KINGDOM), ["SCOPE-21-UK-261: UK261 art.3(1)"]);
}

#[test]
fn every_row_of_the_united_states_rules_is_answered_with_its_sections() {
    assert_eq!(uncited(UNITED_STATES), Vec::<String>::new());
}

fn assert_come_out_as_written(file: &str, count: usize) {
    let rows = Case::all(file);
    assert!(rows.len() >= count, "{} rows", rows.len());
    let wrong: Vec<_> = rows.iter().filter_map(Case::disagreement).collect();
    assert!(wrong.is_empty(), "{} of {} differ\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

fn uncited(file: &str) -> Vec<String> {
    Case::all(file).iter().flat_map(Case::uncited).collect()
}
