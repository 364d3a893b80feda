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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regime::ReasonCode;
    use crate::regime::trail::{Stop, Trail};
    use crate::value::Currency;

    fn owes(regime: &'static str, amount_minor: u64, currency: Currency) -> Assessment {
        Trail::new().assessment(regime, None, Ok(Some(Money::from_minor(amount_minor, currency))))
    }

    #[test]
    fn the_larger_sum_of_one_currency_is_the_best() {
        let assessments = [owes("A", 100, Currency::Eur), owes("B", 300, Currency::Eur), owes("C", 200, Currency::Eur)];
        assert_eq!(best(&assessments).map(|best| best.regime), Some("B".into()));
    }

    #[test]
    fn sums_of_two_currencies_are_never_compared() {
        let assessments = [owes("A", 100, Currency::Cad), owes("B", 300, Currency::Eur)];
        assert_eq!(best(&assessments).map(|best| best.regime), Some("A".into()));
    }

    #[test]
    fn a_regime_that_owes_nothing_is_never_the_best() {
        let nothing =
            Trail::new().assessment("A", None, Err::<Option<Money>, _>(Stop::no(ReasonCode::Below3h, Vec::new())));
        assert_eq!(best(std::slice::from_ref(&nothing)), None);
        assert_eq!(best(&[nothing, owes("B", 1, Currency::Usd)]).map(|best| best.regime), Some("B".into()));
    }
}
