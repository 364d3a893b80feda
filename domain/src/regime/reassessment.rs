//! What a passenger has under the law of the day and would have under another version, and who then gains and who loses.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde::Serialize;

use super::{Assessment, Eligibility, Plans, ReasonCode};
use crate::value::Money;

/// What a passenger has under one state of the law: the best plan, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prospect {
    /// Whose sum it is, or who refuses it; absent where the ticket touches no regime.
    pub regime: Option<Cow<'static, str>>,
    /// The version of that regime's rules; absent where none applied.
    pub rule_version: Option<Cow<'static, str>>,
    /// Owed, open or not owed.
    pub eligible: Eligibility,
    /// Why; absent where the ticket touches no regime.
    pub reason: Option<ReasonCode>,
    /// Due; absent unless something is owed.
    pub amount: Option<Money>,
}

impl Prospect {
    /// The plan to take; without one, what is open, and else the refusal: of the regime `asked` about, if it is among them.
    pub fn of(assessments: Vec<Assessment>, asked: &str) -> Self {
        let plans = Plans::of(&assessments, None);
        let open = || plans.plans.iter().find(|plan| plan.regime == asked).or(plans.plans.first());
        let decisive = plans.best().or_else(open).map_or(asked, |plan| &plan.regime);
        let at = assessments.iter().position(|assessment| assessment.regime == decisive).unwrap_or(0);
        let Some(assessment) = assessments.into_iter().nth(at) else {
            let (regime, rule_version, reason, amount) = (None, None, None, None);
            return Self { regime, rule_version, eligible: Eligibility::No, reason, amount };
        };
        Self {
            regime: Some(assessment.regime),
            rule_version: assessment.rule_version,
            eligible: assessment.eligible,
            reason: Some(assessment.reason),
            amount: assessment.amount.filter(|amount| !amount.is_zero()),
        }
    }

    /// A fact is missing, or a lawyer must look.
    const fn is_open(&self) -> bool {
        matches!(self.eligible, Eligibility::NeedsFacts | Eligibility::NeedsLegalReview)
    }
}

/// A passenger's prospects before and after a change of law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reassessment {
    /// Under the law of the day.
    pub before: Prospect,
    /// Under the change.
    pub after: Prospect,
}

/// What a change of law does to a passenger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// More is owed, or something where nothing was.
    Gains,
    /// Less is owed, or nothing where something was.
    Loses,
    /// What had an answer waits for a fact or for a lawyer.
    Opens,
    /// What waited has an answer.
    Settles,
    /// Another currency, or another thing to wait for: neither more nor less.
    Changes,
    /// No change.
    Same,
}

impl Verdict {
    /// Every verdict, in the order in which they are told.
    pub const ALL: [Self; 6] = [Self::Gains, Self::Loses, Self::Opens, Self::Settles, Self::Changes, Self::Same];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gains => "gains",
            Self::Loses => "loses",
            Self::Opens => "opens",
            Self::Settles => "settles",
            Self::Changes => "changes",
            Self::Same => "same",
        }
    }
}

impl Reassessment {
    /// What the change does to the passenger. Sums of two currencies are not compared.
    pub fn verdict(&self) -> Verdict {
        let Self { before, after } = self;
        match (before.is_open(), after.is_open()) {
            (true, true) if before.eligible == after.eligible => Verdict::Same,
            (true, true) => Verdict::Changes,
            (false, true) => Verdict::Opens,
            (true, false) => Verdict::Settles,
            (false, false) => compared(before.amount, after.amount),
        }
    }
}

fn compared(before: Option<Money>, after: Option<Money>) -> Verdict {
    match (before, after) {
        (None, None) => Verdict::Same,
        (None, Some(_)) => Verdict::Gains,
        (Some(_), None) => Verdict::Loses,
        (Some(before), Some(after)) if before.currency != after.currency => Verdict::Changes,
        (Some(before), Some(after)) => match after.amount_minor.cmp(&before.amount_minor) {
            Ordering::Greater => Verdict::Gains,
            Ordering::Less => Verdict::Loses,
            Ordering::Equal => Verdict::Same,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Currency;

    fn prospect(eligible: Eligibility, amount: Option<Money>) -> Prospect {
        let regime = Some("CA-APPR".into());
        Prospect { regime, rule_version: None, eligible, reason: Some(ReasonCode::Ok), amount }
    }

    fn owed(amount_minor: u64, currency: Currency) -> Prospect {
        prospect(Eligibility::Yes, Some(Money::from_minor(amount_minor, currency)))
    }

    #[test]
    fn more_is_a_gain_less_a_loss_an_open_answer_neither_and_two_currencies_are_not_compared() {
        let cad = |amount_minor| owed(amount_minor, Currency::Cad);
        let nothing = || prospect(Eligibility::No, None);
        let asked = || prospect(Eligibility::NeedsFacts, None);
        let reviewed = || prospect(Eligibility::NeedsLegalReview, None);
        for (before, after, verdict) in [
            (cad(40_000), cad(70_000), Verdict::Gains),
            (nothing(), cad(40_000), Verdict::Gains),
            (cad(70_000), cad(40_000), Verdict::Loses),
            (cad(40_000), nothing(), Verdict::Loses),
            (cad(40_000), cad(40_000), Verdict::Same),
            (nothing(), nothing(), Verdict::Same),
            (asked(), asked(), Verdict::Same),
            (cad(40_000), owed(60_000, Currency::Eur), Verdict::Changes),
            (asked(), reviewed(), Verdict::Changes),
            (cad(40_000), reviewed(), Verdict::Opens),
            (nothing(), asked(), Verdict::Opens),
            (asked(), nothing(), Verdict::Settles),
            (reviewed(), cad(40_000), Verdict::Settles),
        ] {
            let reassessment = Reassessment { before, after };
            assert_eq!(reassessment.verdict(), verdict, "{reassessment:?}");
        }
    }

    #[test]
    fn a_ticket_that_touches_no_regime_has_nothing_and_nobody_who_refuses_it() {
        let nobody = Prospect::of(Vec::new(), "CA-APPR");
        assert_eq!((nobody.eligible, nobody.regime, nobody.reason), (Eligibility::No, None, None));
    }

    #[test]
    fn a_verdict_has_one_word_in_json_and_in_tables() {
        for verdict in Verdict::ALL {
            assert_eq!(serde_json::to_value(verdict).unwrap(), verdict.as_str());
        }
    }
}
