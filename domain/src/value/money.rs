//! Money in minor units. Sums are checked: an overflow is an error, never a wrapped amount.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A currency that a regime or a payout uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Canadian dollar.
    Cad,
    /// Euro.
    Eur,
    /// Pound sterling.
    Gbp,
    /// Israeli new shekel.
    Ils,
    /// Indian rupee.
    Inr,
    /// Saudi riyal.
    Sar,
    /// Thai baht.
    Thb,
    /// United States dollar.
    Usd,
    /// Special drawing right of the International Monetary Fund.
    Xdr,
}

impl Currency {
    /// Every currency, by code.
    pub const ALL: [Self; 9] =
        [Self::Cad, Self::Eur, Self::Gbp, Self::Ils, Self::Inr, Self::Sar, Self::Thb, Self::Usd, Self::Xdr];

    /// The ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cad => "CAD",
            Self::Eur => "EUR",
            Self::Gbp => "GBP",
            Self::Ils => "ILS",
            Self::Inr => "INR",
            Self::Sar => "SAR",
            Self::Thb => "THB",
            Self::Usd => "USD",
            Self::Xdr => "XDR",
        }
    }

    /// How many decimal digits the minor unit has (ISO 4217). The special drawing right has none of its own and is
    /// counted in hundredths here.
    pub const fn minor_digits(self) -> u32 {
        match self {
            Self::Cad
            | Self::Eur
            | Self::Gbp
            | Self::Ils
            | Self::Inr
            | Self::Sar
            | Self::Thb
            | Self::Usd
            | Self::Xdr => 2,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|currency| currency.code() == code).ok_or(MoneyError::UnknownCurrency)
    }
}

/// An amount that is not negative, in minor units of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Cents, for every currency here.
    pub amount_minor: u64,
    /// Which currency.
    pub currency: Currency,
}

impl Money {
    /// An amount in minor units.
    pub const fn from_minor(amount_minor: u64, currency: Currency) -> Self {
        Self { amount_minor, currency }
    }

    /// Nothing, in that currency.
    pub const fn zero(currency: Currency) -> Self {
        Self::from_minor(0, currency)
    }

    /// Whether this is nothing.
    pub const fn is_zero(self) -> bool {
        self.amount_minor == 0
    }

    /// The sum. Errors: another currency, or more than 64 bits hold.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let amount_minor = self.amount_minor.checked_add(other.amount_minor).ok_or(MoneyError::Overflow)?;
        Ok(Self::from_minor(amount_minor, self.currency))
    }

    /// The difference. Errors: another currency, or less than nothing would be left.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let amount_minor = self.amount_minor.checked_sub(other.amount_minor).ok_or(MoneyError::BelowZero)?;
        Ok(Self::from_minor(amount_minor, self.currency))
    }

    /// The decimal form that people and the API read: `400.00`.
    pub fn decimal(self) -> String {
        let unit = 10_u64.pow(self.currency.minor_digits());
        let digits = self.currency.minor_digits() as usize;
        format!("{}.{:0digits$}", self.amount_minor / unit, self.amount_minor % unit)
    }

    /// Reads the decimal form. Errors: not `digits.digits` with exactly the currency's decimals, or too large.
    pub fn from_decimal(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let (whole, fraction) = text.split_once('.').ok_or(MoneyError::NotADecimal)?;
        let digits_only = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits_only(whole) || !digits_only(fraction) || fraction.len() != currency.minor_digits() as usize {
            return Err(MoneyError::NotADecimal);
        }
        let amount_minor = format!("{whole}{fraction}").parse().map_err(|_| MoneyError::Overflow)?;
        Ok(Self::from_minor(amount_minor, currency))
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency { Ok(()) } else { Err(MoneyError::CurrencyMismatch) }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.decimal(), self.currency)
    }
}

/// A sum as people and the API read it: `{"amount": "400.00", "currency": "CAD"}`. A stored sum is in minor units instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Money")]
pub struct DecimalMoney {
    /// Digits, a point, and the decimals of the currency.
    #[schemars(extend("pattern" = DecimalMoney::PATTERN))]
    pub amount: String,
    /// Which currency.
    pub currency: Currency,
}

impl DecimalMoney {
    /// The form of `amount`. Seventeen digits of whole units are within what is counted with, whatever they are.
    pub const PATTERN: &str = "^[0-9]{1,17}[.][0-9]{2}$";
    /// The longest `amount`, in characters.
    pub const CHARACTERS_MAX: usize = 20;
}

impl From<Money> for DecimalMoney {
    fn from(money: Money) -> Self {
        Self { amount: money.decimal(), currency: money.currency }
    }
}

impl TryFrom<DecimalMoney> for Money {
    type Error = MoneyError;

    fn try_from(written: DecimalMoney) -> Result<Self, Self::Error> {
        Self::from_decimal(&written.amount, written.currency)
    }
}

/// What money refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Two currencies were mixed.
    #[error("amounts of two currencies cannot be combined")]
    CurrencyMismatch,
    /// More than 64 bits of minor units.
    #[error("the amount is too large")]
    Overflow,
    /// A difference would be negative.
    #[error("the amount would fall below zero")]
    BelowZero,
    /// Not the decimal form.
    #[error("an amount is written like 400.00")]
    NotADecimal,
    /// Not a currency that is used here.
    #[error("the currency is not one of CAD, EUR, GBP, ILS, INR, SAR, THB, USD, XDR")]
    UnknownCurrency,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimal_form_reads_back_as_the_same_amount() {
        for amount_minor in [0, 1, 99, 100, 12_505, 240_000] {
            let money = Money::from_minor(amount_minor, Currency::Cad);
            assert_eq!(Money::from_decimal(&money.decimal(), Currency::Cad), Ok(money));
        }
    }

    #[test]
    fn an_amount_without_its_two_decimals_is_refused() {
        for text in ["400", "400.", "400.0", "400.000", "-1.00", "+1.00", ".50", "4e2.00", ""] {
            assert_eq!(Money::from_decimal(text, Currency::Cad), Err(MoneyError::NotADecimal), "{text}");
        }
    }

    #[test]
    fn amounts_of_two_currencies_are_never_added() {
        let sum = Money::from_minor(1, Currency::Cad).checked_add(Money::from_minor(1, Currency::Eur));
        assert_eq!(sum, Err(MoneyError::CurrencyMismatch));
    }
}
