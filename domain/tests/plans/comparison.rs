//! Sums of several currencies, compared by the caller's rates alone.

use redress_domain::regime::Eligibility::NeedsFacts;
use redress_domain::regime::{Assessment, Comparison, ExchangeRates, Plans};
use redress_domain::value::Currency::{Cad, Eur, Gbp};

use crate::made_up::{open, owed};
use crate::{rates, told};

fn compared(assessments: &[Assessment], rates: Option<&ExchangeRates>) -> (Comparison, Vec<String>) {
    let plans = Plans::of(assessments, rates);
    (plans.comparison, told(&plans))
}

#[test]
fn sums_of_one_currency_need_no_rate() {
    let (comparison, _) = compared(&[], None);
    assert_eq!(comparison, Comparison::OneCurrency);
    let (comparison, order) = compared(&[owed("A", 100, Eur), open("B", NeedsFacts), owed("C", 200, Eur)], None);
    assert_eq!(
        (comparison, order),
        (Comparison::OneCurrency, vec!["C 2.00 EUR".into(), "A 1.00 EUR".into(), "B".into()])
    );
}

#[test]
fn with_a_rate_for_each_currency_the_larger_worth_stands_first() {
    let sums = [owed("A", 100, Cad), owed("B", 70, Eur), owed("C", 50, Gbp)];
    let (comparison, order) = compared(&sums, Some(&rates(&["EUR:1.5", "GBP:2"])));
    assert_eq!(
        (comparison, order),
        (Comparison::ByRates, vec!["B 0.70 EUR".into(), "A 1.00 CAD".into(), "C 0.50 GBP".into()])
    );
    let plans = Plans::of(&sums, Some(&rates(&["EUR:1.5", "GBP:2"])));
    let worth: Vec<_> = plans.plans.iter().map(|plan| plan.converted_amount.unwrap().to_string()).collect();
    assert_eq!(worth, ["1.05 CAD", "1.00 CAD", "1.00 CAD"]);
}

#[test]
fn what_has_no_sum_yet_needs_no_rate() {
    let (comparison, _) =
        compared(&[owed("A", 1, Cad), owed("B", 1, Eur), open("C", NeedsFacts)], Some(&rates(&["EUR:2"])));
    assert_eq!(comparison, Comparison::ByRates);
}

#[test]
fn where_a_rate_is_missing_the_order_of_the_regimes_decides_and_each_currency_goes_by_its_own_sums() {
    let sums = [owed("A", 100, Cad), owed("B", 900, Eur), owed("C", 300, Cad), owed("D", 1_000, Eur)];
    let expected = ["C 3.00 CAD", "A 1.00 CAD", "D 10.00 EUR", "B 9.00 EUR"].map(str::to_owned).to_vec();
    assert_eq!(compared(&sums, None), (Comparison::RateMissing, expected.clone()));
    assert_eq!(compared(&sums, Some(&rates(&["GBP:2"]))), (Comparison::RateMissing, expected));
    assert!(Plans::of(&sums, None).plans.iter().all(|plan| plan.converted_amount.is_none()));
}

#[test]
fn a_worth_that_no_counter_holds_is_a_rate_that_is_missing() {
    let sums = [owed("A", 100, Cad), owed("B", u64::MAX, Eur)];
    assert_eq!(compared(&sums, Some(&rates(&["EUR:2"]))).0, Comparison::RateMissing);
}
