//! The outcome as a table for people. Its columns have fixed widths, as rows are written before the last one is known.

use std::fmt::Write as _;

use redress_domain::regime::{ChangeOfLaw, Eligibility, Prospect, Verdict};
use redress_domain::value::Money;

use super::form::Form;
use super::{Counted, PassengerChange, Sums, Tally};

/// For people, at a terminal.
#[derive(Debug, Clone, Copy)]
pub struct Table;

impl Form for Table {
    fn head(&self) -> String {
        row(["claim", "passenger", "before", "after", "verdict"])
    }

    fn passenger(&self, change: &PassengerChange<'_>) -> String {
        let [before, after] = [&change.reassessment.before, &change.reassessment.after].map(cell);
        row([change.claim_id, &change.number.to_string(), &before, &after, change.verdict.as_str()])
    }

    fn summary(&self, law: ChangeOfLaw, tally: &Tally) -> String {
        let Tally { open, closed, unreadable, .. } = tally;
        let mut text = if tally.changed() == 0 { String::new() } else { "\n".to_owned() };
        for (verdict, counted) in Verdict::ALL.map(|verdict| (verdict, tally.of(verdict))) {
            let _ = writeln!(text, "{:<9}{}", verdict.as_str(), told(verdict, &counted));
        }
        let _ = writeln!(
            text,
            "\nOpen claims under {}, {}: {open}. Left out: {closed} closed, {unreadable} that cannot be read.",
            law.regime(),
            law.version()
        );
        text
    }
}

/// An id has 36 characters, and the longest reason 22.
fn row([claim, passenger, before, after, verdict]: [&str; 5]) -> String {
    format!("{claim:<36}  {passenger:>9}  {before:<32}  {after:<32}  {verdict}\n")
}

fn cell(prospect: &Prospect) -> String {
    let reason = prospect.reason.and_then(|reason| serde_json::to_value(reason).ok());
    let reason = reason.as_ref().and_then(serde_json::Value::as_str);
    match (prospect.eligible, prospect.amount, reason) {
        (Eligibility::NeedsFacts, ..) => format!("a question, {}", prospect.regime.as_deref().unwrap_or_default()),
        (Eligibility::NeedsLegalReview, ..) => {
            format!("a legal review, {}", prospect.regime.as_deref().unwrap_or_default())
        }
        (_, Some(amount), _) => format!("{}, {}", money(amount), prospect.regime.as_deref().unwrap_or_default()),
        (_, None, Some(reason)) => format!("nothing, {reason}"),
        (_, None, None) => "nothing".to_owned(),
    }
}

/// `2 passengers, from nothing to CAD 800.00: CAD 800.00 more`.
fn told(verdict: Verdict, counted: &Counted) -> String {
    let passengers = counted.passengers;
    let mut text = if passengers == 1 { "1 passenger".to_owned() } else { format!("{passengers} passengers") };
    let [before, after] = [&counted.before, &counted.after].map(sums);
    let _ = match verdict {
        _ if passengers == 0 => Ok(()),
        Verdict::Gains => write!(text, ", from {before} to {after}: {} more", sums(&counted.difference())),
        Verdict::Loses => write!(text, ", from {before} to {after}: {} less", sums(&counted.difference())),
        Verdict::Opens => write!(text, ", with {before} before"),
        Verdict::Settles => write!(text, ", with {after} after"),
        Verdict::Changes => write!(text, ", from {before} to {after}"),
        Verdict::Same => write!(text, ", with {after}"),
    };
    text
}

fn sums(sums: &Sums) -> String {
    if sums.is_empty() {
        return "nothing".to_owned();
    }
    sums.values().map(|sum| money(*sum)).collect::<Vec<_>>().join(" and ")
}

fn money(money: Money) -> String {
    format!("{} {}", money.currency, money.decimal())
}
