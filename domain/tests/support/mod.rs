//! Cases as data, and how an answer is compared with what is expected.

use redress_domain::estimate;
use redress_domain::regime::{Assessment, Eligibility};
use redress_domain::value::Citation;
use serde::Deserialize;
use serde_json::Value;

/// A case: a request and what must come of it.
#[derive(Debug, Deserialize)]
pub(crate) struct Case {
    pub(crate) id: String,
    summary: String,
    request: Value,
    expect: Expect,
}

/// What must come of a request, under one regime.
#[derive(Debug, Deserialize)]
struct Expect {
    /// The regime that it speaks of. Absent: the one at home.
    #[serde(default = "home")]
    regime: String,
    eligible: Eligibility,
    amount: Option<String>,
    currency: Option<String>,
    citations: Vec<String>,
}

fn home() -> String {
    "CA-APPR".to_owned()
}

impl Case {
    /// The cases of a data file.
    #[expect(clippy::unwrap_used, reason = "the file is part of the test")]
    pub(crate) fn all(text: &str) -> Vec<Self> {
        serde_json::from_str(text).unwrap()
    }

    /// How the answer differs from what is expected, if it does.
    pub(crate) fn disagreement(&self) -> Option<String> {
        let found = match self.assessment() {
            Ok(found) => found,
            Err(faults) => return Some(format!("{}: refused with {faults}", self.id)),
        };
        let agrees = match &found {
            Some(assessment) => self.expect.is_met_by(assessment),
            // A regime that has no say owes nothing.
            None => self.expect.eligible == Eligibility::No,
        };
        (!agrees).then(|| format!("{} ({}): expected {:?}, got {found:#?}", self.id, self.summary, self.expect))
    }

    /// Which of the expected sections the answer does not cite, neither as its ground nor on its way. A regime that
    /// rightly says nothing cites nothing.
    pub(crate) fn uncited(&self) -> Vec<String> {
        let assessment = match self.assessment() {
            Ok(Some(assessment)) => assessment,
            Ok(None) if self.expect.eligible == Eligibility::No => return Vec::new(),
            _ => return vec![format!("{}: no assessment", self.id)],
        };
        let grounds = assessment.citations.iter();
        let way = assessment.branches.iter().map(|branch| &branch.citation);
        let cited: Vec<_> = grounds.chain(way).map(Citation::as_str).collect();
        let uncited = |wanted: &&String| !cited.iter().any(|cited| names(cited, wanted));
        self.expect.citations.iter().filter(uncited).map(|wanted| format!("{}: {wanted}", self.id)).collect()
    }

    fn assessment(&self) -> Result<Option<Assessment>, String> {
        let reply = estimate::estimate(&self.request, None).map_err(|faults| format!("{faults:?}"))?;
        Ok(reply.assessments.into_iter().find(|assessment| assessment.regime == self.expect.regime))
    }
}

impl Expect {
    fn is_met_by(&self, assessment: &Assessment) -> bool {
        let amount = assessment.amount.map(|amount| (amount.decimal(), amount.currency.code().to_owned()));
        let as_said = assessment.eligible == self.eligible;
        let outcome = match self.eligible {
            Eligibility::No => as_said || !assessment.in_scope,
            Eligibility::NeedsFacts => as_said && !assessment.questions.is_empty(),
            Eligibility::Yes | Eligibility::NeedsLegalReview => as_said,
        };
        outcome && amount == self.amount.clone().zip(self.currency.clone())
    }
}

/// Whether a citation names a place, or one within it, or the judgment, wherever it stands in the words.
fn names(cited: &str, wanted: &str) -> bool {
    let is_judgment = wanted.starts_with("C-") || wanted.starts_with('[');
    cited.starts_with(wanted) || (is_judgment && cited.contains(wanted))
}
