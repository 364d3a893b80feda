//! What one regime says of a case, in words short enough to compare.

use redress_domain::explanation::Explanation;
use redress_domain::regime::{Assessment, Branch, BranchOutcome, Law};
use redress_domain::value::Citation;
use serde::Serialize;
use serde_json::Value;

use crate::case::Case;

/// Every regime is asked, and this one answers.
#[track_caller]
pub(crate) fn under(regime: &str, case: &Case) -> Assessment {
    let found = Law::today().assess(&case.facts()).into_iter().find(|assessment| assessment.regime == regime);
    found.unwrap_or_else(|| panic!("{regime} says nothing of {case:#?}"))
}

fn word(value: impl Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// `OK 250.00 EUR`, `OK_HALF 300.00 EUR of 600.00 EUR`, `BELOW_3H`.
pub(crate) fn outcome(found: &Assessment) -> String {
    let sums = [found.amount, found.unreduced_amount].into_iter().flatten().map(|sum| sum.to_string());
    [word(found.reason), sums.collect::<Vec<_>>().join(" of ")].join(" ").trim_end().to_owned()
}

/// The key of each sentence.
pub(crate) fn keys<'e>(explanations: impl IntoIterator<Item = &'e Explanation>) -> Vec<String> {
    let key = |explanation: &Explanation| match serde_json::to_value(explanation).unwrap() {
        Value::Object(sentence) => word(&sentence["key"]),
        words => word(words),
    };
    explanations.into_iter().map(key).collect()
}

/// Each test on the way, as `+ long_delay: law-delay-long-enough (C-402/07)`, or with `-` where it did not hold.
fn told(branch: &Branch) -> String {
    let sign = if branch.outcome == BranchOutcome::Taken { '+' } else { '-' };
    format!("{sign} {}: {} ({})", branch.test, keys([&branch.finding])[0], branch.citation)
}

/// From who is covered on: whether a version applies and where the law does are tests of their own.
pub(crate) fn steps(found: &Assessment) -> Vec<String> {
    let way = found.branches.iter().skip_while(|branch| branch.test != "fare_open_to_the_public").skip(1);
    way.map(told).collect()
}

/// One test alone.
pub(crate) fn step(found: &Assessment, test: &str) -> Vec<String> {
    found.branches.iter().filter(|branch| branch.test == test).map(told).collect()
}

/// The sections that decided.
pub(crate) fn cited(found: &Assessment) -> Vec<&str> {
    found.citations.iter().map(Citation::as_str).collect()
}
