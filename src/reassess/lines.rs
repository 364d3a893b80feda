//! The outcome as NDJSON for programs: a line a passenger for whom something changes, and a last one of all.

use std::collections::BTreeMap;

use redress_domain::regime::{ChangeOfLaw, Eligibility, Prospect, ReasonCode, Verdict};
use redress_domain::value::PassengerId;
use redress_projections::Amount;
use serde::Serialize;

use super::form::Form;
use super::{PassengerChange, Sums, Tally};

/// For programs.
#[derive(Debug, Clone, Copy)]
pub struct Lines;

#[derive(Serialize)]
struct PassengerLine<'c> {
    claim_id: &'c str,
    passenger: usize,
    passenger_id: PassengerId,
    verdict: Verdict,
    before: ProspectOf<'c>,
    after: ProspectOf<'c>,
}

#[derive(Serialize)]
struct ProspectOf<'c> {
    eligible: Eligibility,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regime: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_version: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<ReasonCode>,
}

#[derive(Serialize)]
struct SummaryLine {
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    regime: &'static str,
    version: &'static str,
    claims: Claims,
    verdicts: BTreeMap<Verdict, CountedLine>,
}

#[derive(Serialize)]
struct Claims {
    open: u64,
    closed: u64,
    unreadable: u64,
}

#[derive(Serialize)]
struct CountedLine {
    passengers: u64,
    before: Vec<Amount>,
    after: Vec<Amount>,
}

impl Form for Lines {
    fn head(&self) -> String {
        String::new()
    }

    fn passenger(&self, change: &PassengerChange<'_>) -> String {
        line(&PassengerLine {
            claim_id: change.claim_id,
            passenger: change.number,
            passenger_id: change.passenger_id,
            verdict: change.verdict,
            before: prospect(&change.reassessment.before),
            after: prospect(&change.reassessment.after),
        })
    }

    fn summary(&self, law: ChangeOfLaw, tally: &Tally) -> String {
        let Tally { open, closed, unreadable, .. } = *tally;
        let counted = |verdict| {
            let counted = tally.of(verdict);
            let (before, after) = (sums(&counted.before), sums(&counted.after));
            (verdict, CountedLine { passengers: counted.passengers, before, after })
        };
        let summary = Summary {
            regime: law.regime(),
            version: law.version(),
            claims: Claims { open, closed, unreadable },
            verdicts: Verdict::ALL.map(counted).into(),
        };
        line(&SummaryLine { summary })
    }
}

fn prospect(prospect: &Prospect) -> ProspectOf<'_> {
    ProspectOf {
        eligible: prospect.eligible,
        amount: prospect.amount.map(Amount),
        regime: prospect.regime.as_deref(),
        rule_version: prospect.rule_version.as_deref(),
        reason: prospect.reason,
    }
}

fn sums(sums: &Sums) -> Vec<Amount> {
    sums.values().copied().map(Amount).collect()
}

/// None of these can fail to be JSON: their keys are words, and nothing in them is a float.
fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).map(|json| json + "\n").unwrap_or_default()
}
