//! The rules of EU-261 at their boundaries, in the order of the text, each test a sentence of the rule. What it shares with the
//! United Kingdom's law is tried here.

#[cfg(test)]
mod brought_forward;
#[cfg(test)]
mod cancellation;
#[cfg(test)]
#[path = "../support/case.rs"]
mod case;
#[cfg(test)]
mod causes;
#[cfg(test)]
mod delay;
#[cfg(test)]
mod denied_boarding;
#[cfg(test)]
mod distance;
#[cfg(test)]
mod downgrade;
#[cfg(test)]
mod limitation;
#[cfg(test)]
mod overlap;
#[cfg(test)]
mod passenger;
#[cfg(test)]
mod rights;
#[cfg(test)]
#[path = "../support/said.rs"]
mod said;
#[cfg(test)]
mod scope;
#[cfg(test)]
mod version;

#[cfg(test)]
fn eu(case: &case::Case) -> redress_domain::regime::Assessment {
    said::under("EU-261", case)
}
