//! What the demo prints: the table, and what a reader should know beside it.

use std::fmt::Write;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, TableComponent, Width, presets};

use super::cases::{Assumption, DecidedCase};
use super::comparison::{AGREES, DIFFERS, EXCEPTED, Ending, Verdict, ending_in_words, held_in_words};
use super::run::CaseResult;

/// A terminal narrower than this, or one that does not know its width, shows long lines better than broken words.
const NARROWEST_COLUMNS: u16 = 80;

// Widths with the padding of two: they just fit into the narrowest terminal.
/// Of the longest name, more than half.
const WIDTH_OF_A_CASE: u16 = 18;
/// `CAD 1000.00`; with a number of passengers before it, it takes two lines.
const WIDTH_OF_A_SUM: u16 = 13;
/// `s.19(1)(a)(iii)`; the regulation stands on the line before.
const WIDTH_OF_A_CITATION: u16 = 17;

/// Stands for the number of events of a case that was asked as an estimate.
const ESTIMATED: &str = "est.";

/// The whole output.
pub fn render(results: &[CaseResult<'_>], verbose: bool) -> String {
    let mut text = format!("{}\n\n", table(results));
    let _ = writeln!(text, "{AGREES} as held   {EXCEPTED} an explained exception   {DIFFERS} differs");
    if results.iter().any(|result| !result.case.assumed.is_empty()) {
        let hint = if verbose { "listed below" } else { "--verbose lists them" };
        let _ =
            writeln!(text, "*n: n of the submitted facts are assumed, as the decision does not state them; {hint}.");
    }
    if results.iter().any(|result| result.case.not_submitted.is_some()) {
        let _ = writeln!(text, "{ESTIMATED} asked as an estimate, not submitted as a claim; the reason stands below.");
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
    table.load_preset(presets::NOTHING);
    if table.width().is_some_and(|columns| columns >= NARROWEST_COLUMNS) {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    }
    table.set_style(TableComponent::HeaderLines, '\u{2500}');
    table.set_header(["case", "held", "decided", "", "citation", "events", "time"]);
    for result in results {
        table.add_row([
            marked(result),
            held_in_words(result.case),
            ending_in_words(&result.ending),
            result.verdict.sign().to_owned(),
            deciding_citation(result),
            events(result),
            format!("{:.2} s", result.elapsed.as_secs_f64()),
        ]);
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        match index {
            0 => column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(WIDTH_OF_A_CASE))),
            1 | 2 => column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(WIDTH_OF_A_SUM))),
            4 => column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(WIDTH_OF_A_CITATION))),
            _ => column.set_constraint(ColumnConstraint::ContentWidth),
        };
        if index > 4 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// The section that decided in the end: the band of a sum, or the rule that gives nothing.
fn deciding_citation(result: &CaseResult<'_>) -> String {
    match result.ending {
        Ending::Paid { .. } | Ending::Denied { .. } | Ending::Estimated { .. } => {
            result.citations.last().cloned().unwrap_or_default()
        }
        Ending::Open { .. } => String::new(),
    }
}

/// How many events the claim has; an estimate stores none.
fn events(result: &CaseResult<'_>) -> String {
    if result.claim_id.is_some() { result.events.len().to_string() } else { ESTIMATED.to_owned() }
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
    match result.claim_id {
        Some(claim_id) => line(format!("claim {claim_id}")),
        None => line("an estimate".to_owned()),
    }
    for event in &result.events {
        line(format!("- {event}"));
    }
    line(format!("the ledger cites {}", result.citations.join(", ")));
    line(format!("the decision rests on {}", case.held.citations.join(", ")));
    for (because, fields) in assumed_by_reason(case) {
        line(format!("assumed {}: {because}", fields.join(" ")));
    }
    text
}

/// The assumed facts of a case, those with one reason together, in the order of the file.
fn assumed_by_reason(case: &DecidedCase) -> Vec<(&str, Vec<&str>)> {
    gathered(case.assumed.iter().map(|Assumption { field, because }| (because.as_str(), field.as_str())))
}

/// How many agree, and the others one by one.
fn summary(results: &[CaseResult<'_>]) -> String {
    let count = |sign: &str| results.iter().filter(|result| result.verdict.sign() == sign).count();
    let mut parts = Vec::new();
    for (sign, one, several) in [
        (AGREES, "agrees with what was held", "agree with what was held"),
        (EXCEPTED, "stands on the list of explained exceptions", "stand on the list of explained exceptions"),
        (DIFFERS, "differs", "differ"),
    ] {
        match count(sign) {
            0 => {}
            1 => parts.push(format!("1 {one}")),
            count => parts.push(format!("{count} {several}")),
        }
    }
    let mut text = format!("Of {} cases {}.\n", results.len(), parts.join(", "));
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
    for (because, cases) in not_submitted(results) {
        let _ = writeln!(text, "- asked as estimates: {}. Each is {because}.", cases.join(", "));
    }
    text
}

/// The cases that were not submitted, those with one reason together.
fn not_submitted<'a>(results: &[CaseResult<'a>]) -> Vec<(&'a str, Vec<&'a str>)> {
    let cases = results.iter().map(|result| result.case);
    let reasons = cases.filter_map(|case| Some((case.not_submitted.as_deref()?, case.id.as_str())));
    gathered(reasons)
}

/// What has one reason together, in the order of its first.
fn gathered<'a>(items: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for (because, item) in items {
        match reasons.iter_mut().find(|(known, _)| *known == because) {
            Some((_, known)) => known.push(item),
            None => reasons.push((because, vec![item])),
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::demo::cases::CaseFile;
    use crate::demo::comparison::judge;

    fn paid_as_held(file: &CaseFile) -> Vec<CaseResult<'_>> {
        file.cases.iter().map(|case| as_held(case, file)).collect()
    }

    fn as_held<'a>(case: &'a DecidedCase, file: &CaseFile) -> CaseResult<'a> {
        let estimated = case.not_submitted.is_some();
        let ending = match &case.held.owed_per_passenger {
            owed if estimated => Ending::Estimated { owed: owed.clone(), reason: "OK".to_owned() },
            Some(amount) => Ending::Paid { each: vec![amount.clone(); case.claim.passengers.len()] },
            None => Ending::Denied { reason: "not_entitled".to_owned() },
        };
        CaseResult {
            case,
            claim_id: (!estimated).then(uuid::Uuid::nil),
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
        assert!(text.contains(&format!("Of {count} cases {count} agree with what was held.")), "{text}");
    }

    #[test]
    fn a_case_that_differs_is_named_with_its_difference() {
        let file = CaseFile::shipped().expect("the shipped cases");
        let mut results = paid_as_held(&file);
        let first = results.first_mut().expect("a case");
        first.verdict = Verdict::Differs { difference: "held CAD 1.00, paid CAD 2.00".to_owned() };
        let text = render(&results, false);
        assert!(text.contains(&format!("- {} DIFFERS: held CAD 1.00, paid CAD 2.00.", file.cases[0].id)), "{text}");
        assert!(text.contains(", 1 differs."), "{text}");
    }

    #[test]
    fn a_case_that_was_not_submitted_says_so_in_its_row_and_why_below() {
        let file = CaseFile::shipped().expect("the shipped cases");
        let text = render(&paid_as_held(&file), false);
        for case in file.cases.iter().filter(|case| case.not_submitted.is_some()) {
            assert!(text.lines().any(|line| line.contains(&case.id) && line.contains(ESTIMATED)), "{text}");
            let because = case.not_submitted.as_deref().unwrap_or_default();
            assert!(text.lines().any(|line| line.contains(&case.id) && line.contains(because)), "{text}");
        }
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
