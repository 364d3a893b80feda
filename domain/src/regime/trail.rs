//! What a regime gathers while it walks through its statute.

use std::borrow::Cow;

use super::{Assessment, Branch, BranchOutcome, Eligibility, Presumption, ReasonCode};
use crate::explanation::Explanation;
use crate::value::{Citation, Money};

/// The tests made so far, and what they left behind. Questions are only asked, and doubts only put before a lawyer, if no
/// later test settles the outcome.
#[derive(Debug)]
pub(crate) struct Trail {
    branches: Vec<Branch>,
    citations: Vec<Citation>,
    questions: Vec<Explanation>,
    warnings: Vec<Explanation>,
    presumptions: Vec<Presumption>,
    doubts: Vec<Citation>,
}

/// A sum that is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Award {
    /// Due after a reduction that the carrier may make.
    amount: Money,
    /// Before it, where there is one.
    unreduced_amount: Option<Money>,
}

impl Award {
    /// A sum that nothing reduces.
    pub(crate) const fn whole(amount: Money) -> Self {
        Self { amount, unreduced_amount: None }
    }

    /// A sum that the carrier may reduce.
    pub(crate) const fn reduced(amount: Money, unreduced_amount: Money) -> Self {
        Self { amount, unreduced_amount: Some(unreduced_amount) }
    }

    const fn reason(self) -> ReasonCode {
        if self.unreduced_amount.is_some() { ReasonCode::OkHalf } else { ReasonCode::Ok }
    }
}

impl From<Money> for Award {
    fn from(amount: Money) -> Self {
        Self::whole(amount)
    }
}

/// The walk ended before a sum: why, and on which words of the law.
#[derive(Debug)]
pub(crate) struct Stop {
    eligible: Eligibility,
    reason: ReasonCode,
    citations: Vec<Citation>,
    lapsed_amount: Option<Money>,
}

impl Stop {
    /// Nothing is owed.
    pub(crate) fn no(reason: ReasonCode, citations: Vec<Citation>) -> Self {
        Self { eligible: Eligibility::No, reason, citations, lapsed_amount: None }
    }

    /// The claim came too late; the sum was lost by it, if it is known.
    pub(crate) fn lapsed(lapsed_amount: Option<Money>, citation: Citation) -> Self {
        let citations = vec![citation];
        Self { eligible: Eligibility::No, reason: ReasonCode::FiledAfterDeadline, citations, lapsed_amount }
    }

    /// The law is open here.
    pub(crate) fn legal_review(citations: Vec<Citation>) -> Self {
        let eligible = Eligibility::NeedsLegalReview;
        Self { eligible, reason: ReasonCode::NeedsLegalReview, citations, lapsed_amount: None }
    }
}

impl Trail {
    /// At the beginning of the statute.
    pub(crate) fn new() -> Self {
        Self {
            branches: Vec::with_capacity(10),
            citations: Vec::with_capacity(4),
            questions: Vec::new(),
            warnings: Vec::new(),
            presumptions: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// A test held.
    pub(crate) fn taken(&mut self, test: &'static str, finding: impl Into<Explanation>, citation: Citation) {
        self.branch(test, BranchOutcome::Taken, finding.into(), citation);
    }

    /// A test did not hold, or could not be made.
    pub(crate) fn refused(&mut self, test: &'static str, finding: impl Into<Explanation>, citation: Citation) {
        self.branch(test, BranchOutcome::Refused, finding.into(), citation);
    }

    /// A section that the outcome rests on.
    pub(crate) fn cite(&mut self, citation: Citation) {
        if !self.citations.contains(&citation) {
            self.citations.push(citation);
        }
    }

    /// Something that must be known if no later test settles the outcome without it. It is asked once.
    pub(crate) fn ask(&mut self, question: impl Into<Explanation>) {
        let question = question.into();
        if !self.questions.contains(&question) {
            self.questions.push(question);
        }
    }

    /// Something on which the law is open, if no later test settles the outcome without it.
    pub(crate) fn doubt(&mut self, citation: Citation) {
        self.doubts.push(citation);
    }

    /// Whether something is asked so far.
    pub(crate) fn asks(&self) -> bool {
        !self.questions.is_empty()
    }

    /// Whether the sum at the end would be certain.
    pub(crate) fn is_certain(&self) -> bool {
        !self.asks() && self.doubts.is_empty()
    }

    /// Something the reader should know.
    pub(crate) fn warn(&mut self, warning: impl Into<Explanation>) {
        self.warnings.push(warning.into());
    }

    /// Something that the law presumes.
    pub(crate) fn presume(&mut self, presumed: impl Into<Explanation>, citation: Citation) {
        self.presumptions.push(Presumption { presumed: presumed.into(), citation });
    }

    /// The answer at the end of the walk: a sum, a stop, or neither because something is asked.
    pub(crate) fn assessment<A: Into<Award>>(
        self,
        regime: &'static str,
        rule_version: Option<&'static str>,
        walked: Result<Option<A>, Stop>,
    ) -> Assessment {
        let settled = !self.asks();
        let Self { branches, citations, questions, warnings, presumptions, doubts } = self;
        let walked = match walked.map(|award| award.map(Into::into)) {
            Ok(Some(_)) if settled && !doubts.is_empty() => Err(Stop::legal_review(doubts)),
            walked => walked,
        };
        let (eligible, reason, award, lapsed_amount, citations, questions) = match walked {
            Err(stop) => (stop.eligible, stop.reason, None, stop.lapsed_amount, stop.citations, Vec::new()),
            Ok(Some(award)) if settled => (Eligibility::Yes, award.reason(), Some(award), None, citations, questions),
            Ok(_) => {
                (Eligibility::NeedsFacts, ReasonCode::NeedsFacts, None, None, grounds(citations, &branches), questions)
            }
        };
        Assessment {
            regime: regime.into(),
            rule_version: rule_version.map(Cow::Borrowed),
            in_scope: !matches!(reason, ReasonCode::OutOfScope | ReasonCode::RegimeNotInForce),
            eligible,
            reason,
            amount: award.map(|award| award.amount),
            unreduced_amount: award.and_then(|award| award.unreduced_amount),
            lapsed_amount,
            citations,
            questions,
            warnings,
            presumptions,
            branches,
            rights: Vec::new(),
            deadlines: Vec::new(),
        }
    }

    fn branch(&mut self, test: &'static str, outcome: BranchOutcome, finding: Explanation, citation: Citation) {
        self.branches.push(Branch { test: test.into(), outcome, finding, citation });
    }
}

/// What the outcome rests on; where nothing was cited yet, the test that could not be made.
fn grounds(citations: Vec<Citation>, branches: &[Branch]) -> Vec<Citation> {
    if !citations.is_empty() {
        return citations;
    }
    let refused = branches.iter().rev().find(|branch| branch.outcome == BranchOutcome::Refused);
    refused.map(|branch| branch.citation.clone()).into_iter().collect()
}
