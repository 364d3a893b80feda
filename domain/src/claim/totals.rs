//! Sums over amounts that may be in several currencies.

use std::collections::BTreeMap;

use crate::value::{Money, MoneyError};

/// One sum a currency, in the order of the currencies' codes; sums of nothing are left out.
pub(super) fn totals(amounts: impl Iterator<Item = Money>) -> Result<Vec<Money>, MoneyError> {
    let mut sums: BTreeMap<&'static str, Money> = BTreeMap::new();
    for amount in amounts.filter(|amount| !amount.is_zero()) {
        let sum = sums.entry(amount.currency.code()).or_insert(Money::zero(amount.currency));
        *sum = sum.checked_add(amount)?;
    }
    Ok(sums.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Currency;

    #[test]
    fn amounts_are_summed_by_currency_in_the_order_of_the_codes() {
        let amounts = [(100, Currency::Usd), (40_000, Currency::Cad), (0, Currency::Gbp), (70_000, Currency::Cad)];
        let sums = totals(amounts.into_iter().map(|(amount, currency)| Money::from_minor(amount, currency)));
        let expected = vec![Money::from_minor(110_000, Currency::Cad), Money::from_minor(100, Currency::Usd)];
        assert_eq!(sums, Ok(expected));
    }

    #[test]
    fn a_sum_that_64_bits_cannot_hold_is_an_error() {
        let amounts = [Money::from_minor(u64::MAX, Currency::Cad), Money::from_minor(1, Currency::Cad)];
        assert_eq!(totals(amounts.into_iter()), Err(MoneyError::Overflow));
    }
}
