//! What the demo prints: the table, and what a reader should know beside it.

use std::fmt::Write;

use comfy_table::{CellAlignment, ContentArrangement, Table, TableComponent, presets};

use super::comparison::{Ending, Verdict, ending_in_words, held_in_words};
use super::run::CaseResult;

/// The whole output.
pub fn render(results: &[CaseResult<'_>], verbose: bool) -> String {
    let mut text = format!("{}\n", table(results));
    if results.iter().any(|result| !result.case.assumed.is_empty()) {
        let hint = if verbose { "listed below" } else { "--verbose lists them" };
        text.push_str(&format!(
            "*n: n submitted facts are assumed, because the decision does not state them; {hint}.\n"
        ));
    }
    if verbose {
        for result in results {
            text.push_str(&details(result));
        }
    }
    text.push('\n');
    text.push_str(&summary(results));
    text
}

fn table(results: &[CaseResult<'_>]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    for between_rows in [TableComponent::HorizontalLines, TableComponent::MiddleIntersections] {
        table.remove_style(between_rows);
    }
    table.set_header(["case", "held", "decided", "", "citation", "events", "time"]);
    for result in results {
        table.add_row([
            marked(result),
            held_in_words(result.case),
            ending_in_words(&result.ending),
            result.verdict.as_str().to_owned(),
            deciding_citation(result),
            result.events.len().to_string(),
            format!("{:.2} s", result.elapsed.as_secs_f64()),
        ]);
    }
    for column in [5, 6] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// The section that decided in the end: the band of a sum, or the rule that gives nothing.
fn deciding_citation(result: &CaseResult<'_>) -> String {
    match result.ending {
        Ending::Paid { .. } | Ending::Denied { .. } => result.citations.last().cloned().unwrap_or_default(),
        Ending::Open { .. } => String::new(),
    }
}

/// The case's name, with the number of its assumed facts.
fn marked(result: &CaseResult<'_>) -> String {
    match result.case.assumed.len() {
        0 => result.case.id.clone(),
        count => format!("{} *{count}", result.case.id),
    }
}

/// What `--verbose` says of a case.
fn details(result: &CaseResult<'_>) -> String {
    let case = result.case;
    let mut text = format!("\n{}\n  {}\n  {}\n", case.id, case.summary, case.source_url);
    let mut line = |words: String| {
        text.push_str("  ");
        text.push_str(&words);
        text.push('\n');
    };
    line(format!("claim {}", result.claim_id));
    for event in &result.events {
        line(format!("- {event}"));
    }
    line(format!("the ledger cites {}", result.citations.join(", ")));
    line(format!("the decision rests on {}", case.held.citations.join(", ")));
    for assumption in &case.assumed {
        line(format!("assumed {}: {}", assumption.field, assumption.because));
    }
    text
}

/// How many agree, and the others one by one.
fn summary(results: &[CaseResult<'_>]) -> String {
    let count = |wanted: &str| results.iter().filter(|result| result.verdict.as_str() == wanted).count();
    let counted = |count: usize, one: &str, several: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {several}"),
    };
    let mut text = format!(
        "Of {} decided cases {} with what was held",
        results.len(),
        counted(count("agrees"), "agrees", "agree")
    );
    for (verdict, one, several) in [
        ("excepted", "stands on the list of explained exceptions", "stand on the list of explained exceptions"),
        ("differs", "differs", "differ"),
    ] {
        match count(verdict) {
            0 => {}
            some => {
                let _ = write!(text, ", {}", counted(some, one, several));
            }
        }
    }
    text.push_str(".\n");
    for result in results {
        match &result.verdict {
            Verdict::Agrees => {}
            Verdict::Excepted { difference, because } => {
                let _ = writeln!(text, "- {} (exception): {difference}. {because}", result.case.id);
            }
            Verdict::Differs { difference } => {
                let _ = writeln!(text, "- {} DIFFERS: {difference}.", result.case.id);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::demo::cases::{CaseFile, DecidedCase};
    use crate::demo::comparison::judge;

    fn paid_as_held(file: &CaseFile) -> Vec<CaseResult<'_>> {
        file.cases.iter().map(|case| as_held(case, file)).collect()
    }

    fn as_held<'a>(case: &'a DecidedCase, file: &CaseFile) -> CaseResult<'a> {
        let ending = match &case.held.owed_per_passenger {
            Some(amount) => Ending::Paid { each: vec![amount.clone(); case.claim.passengers.len()] },
            None => Ending::Denied { reason: "not_entitled".to_owned() },
        };
        CaseResult {
            case,
            claim_id: uuid::Uuid::nil(),
            verdict: judge(case, &ending, file),
            ending,
            citations: vec!["APPR s.19(1)(a)(iii)".to_owned()],
            events: vec!["ClaimSubmitted".to_owned(), "FlightVerified".to_owned()],
            elapsed: Duration::from_millis(1234),
        }
    }

    #[test]
    fn every_case_has_a_row_and_the_sentence_counts_them() {
        let file = CaseFile::shipped().expect("the shipped cases");
        let text = render(&paid_as_held(&file), false);
        for case in &file.cases {
            assert!(text.lines().any(|line| line.contains(&case.id)), "{} has no row", case.id);
        }
        let count = file.cases.len();
        assert!(text.contains(&format!("Of {count} decided cases {count} agree with what was held.")), "{text}");
    }

    #[test]
    fn a_case_that_differs_is_named_with_its_difference() {
        let file = CaseFile::shipped().expect("the shipped cases");
        let mut results = paid_as_held(&file);
        let first = results.first_mut().expect("a case");
        first.verdict = Verdict::Differs { difference: "held 1.00 CAD, paid 2.00 CAD".to_owned() };
        let text = render(&results, false);
        assert!(text.contains(&format!("- {} DIFFERS: held 1.00 CAD, paid 2.00 CAD.", file.cases[0].id)), "{text}");
        assert!(text.contains(", 1 differs."), "{text}");
    }

    #[test]
    fn assumed_facts_are_marked_in_the_table_and_listed_on_request() {
        let file = CaseFile::shipped().expect("the shipped cases");
        let case = file.cases.iter().find(|case| !case.assumed.is_empty()).expect("a case with an assumed fact");
        let results = paid_as_held(&file);
        let (brief, verbose) = (render(&results, false), render(&results, true));
        assert!(brief.contains(&format!("{} *{}", case.id, case.assumed.len())), "{brief}");
        let listed = format!("assumed {}", case.assumed[0].field);
        assert!(!brief.contains(&listed) && verbose.contains(&listed));
    }
}
