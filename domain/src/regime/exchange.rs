//! Comparing sums of several currencies: only by rates that the caller gives, never by one of ours.

use jiff::civil::Date;

use crate::value::{Currency, Money};

/// What a rate is counted in: millionths.
const RATE_UNIT: u128 = 1_000_000;

/// What one unit of a currency is worth in another, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// One unit of this currency
    pub of: Currency,
    /// is worth so many millionths of a unit of the other.
    pub millionths: u64,
}

/// The rates of a caller, into one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeRates {
    /// Into this currency.
    pub into: Currency,
    /// The day on which they are told to hold; it is passed on.
    pub as_of: Option<Date>,
    /// One a currency.
    pub rates: Vec<Rate>,
}

impl ExchangeRates {
    /// A sum in the currency of the rates, to the minor unit below. `None`: there is no rate, or it is too much.
    pub fn convert(&self, money: Money) -> Option<Money> {
        if money.currency == self.into {
            return Some(money);
        }
        let rate = self.rates.iter().find(|rate| rate.of == money.currency)?;
        let amount_minor = u128::from(money.amount_minor) * u128::from(rate.millionths) / RATE_UNIT;
        Some(Money::from_minor(u64::try_from(amount_minor).ok()?, self.into))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_converted_by_the_callers_rate_alone() {
        let rates = ExchangeRates {
            into: Currency::Cad,
            as_of: None,
            rates: vec![Rate { of: Currency::Eur, millionths: 1_666_667 }],
        };
        let convert = |amount, currency| rates.convert(Money::from_minor(amount, currency));
        assert_eq!(convert(60_000, Currency::Eur), Some(Money::from_minor(100_000, Currency::Cad)));
        assert_eq!(convert(70_000, Currency::Cad), Some(Money::from_minor(70_000, Currency::Cad)));
        assert_eq!(convert(1, Currency::Gbp), None);
        assert_eq!(convert(u64::MAX, Currency::Eur), None);
    }
}
