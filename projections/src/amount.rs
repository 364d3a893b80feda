//! Money as documents show it, and sums by currency.

use std::borrow::Cow;

use redress_domain::value::{DecimalMoney, Money, MoneyError};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

/// Money in a document: `{"amount":"400.00","currency":"CAD"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "DecimalMoney", into = "DecimalMoney")]
pub struct Amount(pub Money);

impl From<Amount> for DecimalMoney {
    fn from(Amount(money): Amount) -> Self {
        money.into()
    }
}

impl TryFrom<DecimalMoney> for Amount {
    type Error = MoneyError;

    fn try_from(written: DecimalMoney) -> Result<Self, Self::Error> {
        written.try_into().map(Self)
    }
}

impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        DecimalMoney::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        DecimalMoney::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        DecimalMoney::json_schema(generator)
    }
}

/// One sum a currency, in the order of the currencies, without sums of nothing.
pub(crate) fn sums(amounts: impl IntoIterator<Item = Money>) -> Result<Vec<Amount>, MoneyError> {
    let mut sums: Vec<Money> = Vec::new();
    for amount in amounts.into_iter().filter(|amount| !amount.is_zero()) {
        match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
            Some(sum) => *sum = sum.checked_add(amount)?,
            None => sums.push(amount),
        }
    }
    sums.sort_by_key(|sum| sum.currency.code());
    Ok(sums.into_iter().map(Amount).collect())
}

#[cfg(test)]
mod tests {
    use redress_domain::value::Currency;

    use super::*;

    fn cad(amount_minor: u64) -> Money {
        Money::from_minor(amount_minor, Currency::Cad)
    }

    #[test]
    fn money_in_a_document_is_a_decimal_text_and_reads_back() {
        let text = serde_json::to_string(&Amount(cad(40_000))).expect("money is JSON");
        assert_eq!(text, r#"{"amount":"400.00","currency":"CAD"}"#);
        assert_eq!(serde_json::from_str::<Amount>(&text).expect("it was written so"), Amount(cad(40_000)));
    }

    #[test]
    fn sums_keep_currencies_apart_and_leave_out_nothing() {
        let eur = Money::from_minor(25_000, Currency::Eur);
        let sums = sums([eur, cad(100), cad(0), cad(1), Money::zero(Currency::Gbp)]).expect("small sums");
        assert_eq!(sums, [Amount(cad(101)), Amount(eur)]);
    }
}
