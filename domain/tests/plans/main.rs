//! What to claim where several regimes pay for one event: the order, the comparison of currencies, and what must not be accepted
//! first.

#[cfg(test)]
#[path = "../support/case.rs"]
mod case;
#[cfg(test)]
mod comparison;
#[cfg(test)]
mod do_not_accept_first;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod made_up;
#[cfg(test)]
mod ranking;

#[cfg(test)]
use redress_domain::regime::{ExchangeRates, Plans, assess};

/// Into Canadian dollars, as `EUR:1.62`.
#[cfg(test)]
fn rates(rates: &[&str]) -> ExchangeRates {
    let rates = rates.iter().map(|rate| rate.parse().unwrap()).collect();
    ExchangeRates { into: redress_domain::value::Currency::Cad, as_of: None, rates }
}

#[cfg(test)]
fn plans_of(case: &case::Case, rates: Option<&ExchangeRates>) -> Plans {
    Plans::of(&assess(&case.facts()), rates)
}

/// `CA-APPR 400.00 CAD`, the best first; of what is open the regime alone.
#[cfg(test)]
fn told(plans: &Plans) -> Vec<String> {
    let told = plans.plans.iter().map(|plan| match plan.amount {
        Some(amount) => format!("{} {amount}", plan.regime),
        None => plan.regime.to_string(),
    });
    told.collect()
}
