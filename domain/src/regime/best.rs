//! Which of several regimes' answers a passenger should take.

use std::borrow::Cow;

use super::{Assessment, Eligibility};
use crate::value::Money;

/// The answer to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    /// The regime's code.
    pub regime: Cow<'static, str>,
    /// What it owes each passenger.
    pub amount: Money,
}

/// The largest certain sum; `None` where no regime owes one.
///
/// Sums of two currencies are never compared, because a rate is not the domain's to know: the currency of the first
/// regime that owes a sum decides, and regimes are listed home regime first.
pub fn best(assessments: &[Assessment]) -> Option<Best> {
    let owed = assessments.iter().filter(|assessment| assessment.eligible == Eligibility::Yes);
    let mut sums = owed.filter_map(|assessment| assessment.amount.map(|amount| (assessment, amount)));
    let first = sums.next()?;
    let (assessment, amount) = sums.fold(first, |best, other| {
        if other.1.currency == best.1.currency && other.1.amount_minor > best.1.amount_minor { other } else { best }
    });
    Some(Best { regime: assessment.regime.clone(), amount })
}
