//! How many gain and lose, and how much.

use std::collections::BTreeMap;

use redress_domain::regime::{Reassessment, Verdict};
use redress_domain::value::{Currency, Money, MoneyError, PassengerId};

/// One passenger under both states of the law.
#[derive(Debug, Clone)]
pub struct PassengerChange<'c> {
    /// The claim.
    pub claim_id: &'c str,
    /// Which passenger of the claim, from 1, in the order of the submission.
    pub number: usize,
    /// The passenger's id.
    pub passenger_id: PassengerId,
    /// What the change does.
    pub verdict: Verdict,
    /// Before and after.
    pub reassessment: Reassessment,
}

/// What was looked at, and what the change does.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Open claims, which were reassessed.
    pub open: u64,
    /// Claims that are closed, which were not.
    pub closed: u64,
    /// Claims that cannot be read.
    pub unreadable: u64,
    verdicts: BTreeMap<Verdict, Counted>,
}

/// The passengers of one verdict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many.
    pub passengers: u64,
    /// What they have together before, a sum a currency.
    pub before: Sums,
    /// What they have together after.
    pub after: Sums,
}

impl Counted {
    /// By how much the one differs from the other; it is of use where all of them gain, or all lose.
    pub fn difference(&self) -> Sums {
        let currencies = self.before.keys().chain(self.after.keys()).copied();
        let in_one = |currency: Currency| {
            let sum = |sums: &Sums| sums.get(&currency).map_or(0, |sum| sum.amount_minor);
            (currency, Money::from_minor(sum(&self.after).abs_diff(sum(&self.before)), currency))
        };
        currencies.map(in_one).filter(|(_, sum)| !sum.is_zero()).collect()
    }
}

/// One sum a currency.
pub type Sums = BTreeMap<Currency, Money>;

impl Tally {
    /// Claims of all kinds.
    pub const fn claims(&self) -> u64 {
        self.open + self.closed + self.unreadable
    }

    /// Passengers for whom something changes.
    pub fn changed(&self) -> u64 {
        let changed = self.verdicts.iter().filter(|(verdict, _)| **verdict != Verdict::Same);
        changed.map(|(_, counted)| counted.passengers).sum()
    }

    /// The passengers of one verdict.
    pub fn of(&self, verdict: Verdict) -> Counted {
        self.verdicts.get(&verdict).cloned().unwrap_or_default()
    }

    /// Counts one passenger.
    ///
    /// # Errors
    /// If a sum is more than 64 bits hold.
    pub fn count(&mut self, verdict: Verdict, reassessment: &Reassessment) -> Result<(), MoneyError> {
        let counted = self.verdicts.entry(verdict).or_default();
        counted.passengers += 1;
        add(&mut counted.before, reassessment.before.amount)?;
        add(&mut counted.after, reassessment.after.amount)
    }
}

fn add(sums: &mut Sums, amount: Option<Money>) -> Result<(), MoneyError> {
    let Some(amount) = amount else { return Ok(()) };
    let sum = sums.entry(amount.currency).or_insert(Money::zero(amount.currency));
    *sum = sum.checked_add(amount)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use redress_domain::regime::{Eligibility, Prospect};

    use super::*;

    fn prospect(amount: Option<Money>) -> Prospect {
        let eligible = if amount.is_some() { Eligibility::Yes } else { Eligibility::No };
        Prospect { regime: None, rule_version: None, eligible, reason: None, amount }
    }

    #[test]
    fn sums_are_kept_apart_by_verdict_and_by_currency() {
        let mut tally = Tally::default();
        let money = |amount_minor, currency| Some(Money::from_minor(amount_minor, currency));
        let (cad, eur) = (money(40_000, Currency::Cad), money(25_000, Currency::Eur));
        for (before, after) in [(None, cad), (None, cad), (None, eur), (eur, None), (cad, cad)] {
            let reassessment = Reassessment { before: prospect(before), after: prospect(after) };
            tally.count(reassessment.verdict(), &reassessment).expect("small sums");
        }
        let gains = tally.of(Verdict::Gains);
        assert_eq!(gains.passengers, 3);
        assert!(gains.before.is_empty());
        assert_eq!(gains.after.values().map(ToString::to_string).collect::<Vec<_>>(), ["800.00 CAD", "250.00 EUR"]);
        assert_eq!(gains.difference(), gains.after);
        assert_eq!((tally.of(Verdict::Loses).passengers, tally.of(Verdict::Opens).passengers), (1, 0));
        assert_eq!(tally.changed(), 4);
    }

    #[test]
    fn a_sum_that_64_bits_cannot_hold_is_an_error() {
        let mut tally = Tally::default();
        let most =
            Reassessment { before: prospect(None), after: prospect(Some(Money::from_minor(u64::MAX, Currency::Cad))) };
        assert_eq!(tally.count(Verdict::Gains, &most), Ok(()));
        assert_eq!(tally.count(Verdict::Gains, &most), Err(MoneyError::Overflow));
    }
}
