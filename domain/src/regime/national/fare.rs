//! A part of what the ticket cost one way. A fare in another currency is asked for: no rate is the law's to know.

use crate::explanation::Sentence;
use crate::regime::Journey;
use crate::regime::trail::Trail;
use crate::value::{Citation, Currency, Money};

const TEST: &str = "one_way_fare_known";

/// The fare, in the currency of the law.
pub(in crate::regime) fn one_way(
    currency: Currency,
    citation: Citation,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Option<Money> {
    let Some(fare) = journey.facts.one_way_fare else {
        trail.refused(TEST, Sentence::NationalFareUnknown, citation);
        trail.ask(Sentence::NationalAskFare { currency: currency.code().into() });
        return None;
    };
    if fare.currency != currency {
        trail.refused(TEST, Sentence::NationalFareInOtherCurrency { fare }, citation);
        trail.ask(Sentence::NationalAskFare { currency: currency.code().into() });
        return None;
    }
    trail.taken(TEST, Sentence::NationalFare { fare }, citation);
    Some(fare)
}

/// So many hundredths of a fare.
pub(in crate::regime) fn part(fare: Money, percent: u64) -> Money {
    let part = u128::from(fare.amount_minor) * u128::from(percent) / 100;
    Money::from_minor(u64::try_from(part).unwrap_or(u64::MAX), fare.currency)
}
