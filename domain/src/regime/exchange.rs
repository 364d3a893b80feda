//! Comparing sums of several currencies: only by rates that the caller gives, never by one of ours.

use std::str::FromStr;

use jiff::civil::Date;

use crate::value::{Currency, Money};

/// What a rate is counted in: millionths.
const RATE_UNIT: u128 = 1_000_000;
const RATE_DECIMALS: usize = 6;

/// What one unit of a currency is worth in another, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// One unit of this currency
    pub of: Currency,
    /// is worth so many millionths of a unit of the other.
    pub millionths: u64,
}

/// Text that is no rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a rate is a currency and what one of it is worth, with at most six decimals, as in EUR:1.62")]
pub struct NotARate;

impl FromStr for Rate {
    type Err = NotARate;

    fn from_str(text: &str) -> Result<Self, NotARate> {
        let (currency, worth) = text.split_once(':').ok_or(NotARate)?;
        let (whole, fraction) = worth.split_once('.').unwrap_or((worth, ""));
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_number(whole) || !is_number(fraction) || fraction.len() > RATE_DECIMALS {
            return Err(NotARate);
        }
        let millionths = format!("{whole}{fraction:0<RATE_DECIMALS$}").parse().map_err(|_| NotARate)?;
        let of = currency.parse().map_err(|_| NotARate)?;
        if millionths == 0 { Err(NotARate) } else { Ok(Self { of, millionths }) }
    }
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

    #[test]
    fn a_rate_is_a_currency_and_what_one_of_it_is_worth() {
        let rate = |text: &str| text.parse::<Rate>().map(|rate| (rate.of, rate.millionths));
        assert_eq!(rate("EUR:1.62"), Ok((Currency::Eur, 1_620_000)));
        assert_eq!(rate("GBP:2"), Ok((Currency::Gbp, 2_000_000)));
        assert_eq!(rate("USD:0.000001"), Ok((Currency::Usd, 1)));
        for text in ["", "EUR", "EUR:", "EUR:.5", "EUR:0", "EUR:0.0000001", "EUR:-1", "EUR:1,62", "XXX:1", "EUR:1.2.3"]
        {
            assert_eq!(rate(text), Err(NotARate), "{text}");
        }
        assert_eq!(rate("EUR:99999999999999999999"), Err(NotARate));
    }
}
