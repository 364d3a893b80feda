//! One case that cannot be submitted, asked as an estimate.

use std::time::Instant;

use serde::Deserialize;

use super::cases::{CaseFile, DecidedCase};
use super::client::Client;
use super::comparison::{Ending, judge};
use super::run::CaseResult;
use super::{Amount, DemoError};

/// The regime under which the cases were decided.
const REGIME: &str = "CA-APPR";

/// What the demo reads of an estimate.
#[derive(Debug, Deserialize)]
struct Estimate {
    assessments: Vec<Assessment>,
}

#[derive(Debug, Deserialize)]
struct Assessment {
    regime: String,
    eligible: String,
    reason: String,
    amount: Option<Amount>,
    citations: Vec<String>,
    questions: Vec<String>,
}

/// Asks for the estimate of a case and compares it with what was held.
///
/// # Errors
/// A server that cannot be reached, or a refusal.
pub async fn run<'a>(client: &Client, case: &'a DecidedCase, file: &CaseFile) -> Result<CaseResult<'a>, DemoError> {
    let started = Instant::now();
    let estimate: Estimate = client.estimate(&case.estimate_request()?).await?;
    let elapsed = started.elapsed();
    let assessment = estimate.assessments.into_iter().find(|assessment| assessment.regime == REGIME);
    let citations = assessment.as_ref().map(|known| known.citations.clone()).unwrap_or_default();
    let ending = ending_of(assessment);
    let verdict = judge(case, &ending, file);
    Ok(CaseResult { case, claim_id: None, ending, citations, events: Vec::new(), elapsed, verdict })
}

/// A regime that is not assessed owes nothing.
fn ending_of(assessment: Option<Assessment>) -> Ending {
    let Some(assessment) = assessment else { return Ending::Estimated { owed: None, reason: String::new() } };
    let Assessment { eligible, reason, amount, questions, .. } = assessment;
    match eligible.as_str() {
        "yes" | "no" => Ending::Estimated { owed: amount, reason },
        _ => Ending::Open { status: eligible, reason: questions.join(" ") },
    }
}
