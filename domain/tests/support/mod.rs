//! Cases as data, and how an answer is compared with what is expected.

use redress_domain::estimate::EstimateRequest;
use redress_domain::regime::{Assessment, Eligibility, Journey, regime};
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

/// What must come of a request.
#[derive(Debug, Deserialize)]
struct Expect {
    eligible: String,
    amount: Option<String>,
    currency: Option<String>,
    citations: Vec<String>,
}

impl Case {
    /// The cases of a data file.
    #[expect(clippy::unwrap_used, reason = "the file is part of the test")]
    pub(crate) fn all(text: &str) -> Vec<Self> {
        serde_json::from_str(text).unwrap()
    }

    /// How the answer differs from what is expected, if it does.
    pub(crate) fn disagreement(&self) -> Option<String> {
        let assessment = match self.assessment() {
            Ok(assessment) => assessment,
            Err(faults) => return Some(format!("{}: refused with {faults}", self.id)),
        };
        let eligible = match assessment.eligible {
            Eligibility::Yes => "yes",
            Eligibility::No => "no",
            Eligibility::NeedsFacts => "needs_facts",
            Eligibility::NeedsLegalReview => "needs_legal_review",
        };
        let amount = assessment.amount.map(|amount| (amount.decimal(), amount.currency.code().to_owned()));
        let expected = self.expect.amount.clone().zip(self.expect.currency.clone());
        (eligible != self.expect.eligible || amount != expected)
            .then(|| format!("{} ({}): expected {:?}, got {assessment:#?}", self.id, self.summary, self.expect))
    }

    /// Which of the expected sections the answer does not cite, neither as its ground nor on its way.
    pub(crate) fn uncited(&self) -> Vec<String> {
        let Ok(assessment) = self.assessment() else { return vec![format!("{}: refused", self.id)] };
        let grounds = assessment.citations.iter();
        let way = assessment.branches.iter().map(|branch| &branch.citation);
        let cited: Vec<_> = grounds.chain(way).map(Citation::as_str).collect();
        let uncited = |wanted: &&String| !cited.iter().any(|cited| cited.starts_with(wanted.as_str()));
        self.expect.citations.iter().filter(uncited).map(|wanted| format!("{}: {wanted}", self.id)).collect()
    }

    fn assessment(&self) -> Result<Assessment, String> {
        let facts = EstimateRequest::parse(&self.request).map_err(|faults| format!("{faults:?}"))?;
        let journey = Journey::of(&facts).ok_or("no leg is the disrupted one")?;
        // The regime itself is asked: a reply leaves out one that the ticket touches nowhere.
        Ok(regime("CA-APPR").ok_or("no such regime")?.assess(&journey, None))
    }
}
