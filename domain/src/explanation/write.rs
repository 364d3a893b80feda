//! Figures as each language writes them.

use super::Language;
use crate::value::{Currency, Money};

/// Holds a figure and its unit together at the end of a line.
const NO_BREAK_SPACE: char = '\u{a0}';

/// English: `CAD 1000.00`. French: `1 000,00 $ CA`, with spaces that do not break.
pub fn money(money: Money, language: Language) -> String {
    match language {
        Language::English => format!("{} {}", money.currency, money.decimal()),
        Language::French => {
            let decimal = money.decimal();
            let (whole, cents) = decimal.split_once('.').unwrap_or((&decimal, "00"));
            format!("{},{cents}{NO_BREAK_SPACE}{}", in_thousands(whole), french_sign(money.currency))
        }
    }
}

const fn french_sign(currency: Currency) -> &'static str {
    match currency {
        Currency::Cad => "$\u{a0}CA",
        Currency::Eur => "€",
        Currency::Gbp => "£",
        Currency::Usd => "$\u{a0}US",
        Currency::Ils | Currency::Inr | Currency::Sar | Currency::Thb | Currency::Xdr => currency.code(),
    }
}

/// `1000` becomes `1 000`.
fn in_thousands(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(NO_BREAK_SPACE);
        }
        text.push(digit);
    }
    text
}

/// `9 h 20 min`, `45 min`, `3 h`; in French with spaces that do not break.
pub fn duration(minutes: u64, language: Language) -> String {
    let space = match language {
        Language::English => ' ',
        Language::French => NO_BREAK_SPACE,
    };
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}{space}min"),
        (hours, 0) => format!("{hours}{space}h"),
        (hours, minutes) => format!("{hours}{space}h{space}{minutes}{space}min"),
    }
}
