//! What the United Kingdom's law has of its own: where it applies, its versions, its sums, its causes, its days.

#[cfg(test)]
#[path = "../support/case.rs"]
mod case;
#[cfg(test)]
mod causes;
#[cfg(test)]
mod deadlines;
#[cfg(test)]
mod overlap;
#[cfg(test)]
#[path = "../support/said.rs"]
mod said;
#[cfg(test)]
mod scope;
#[cfg(test)]
mod sums;

#[cfg(test)]
fn uk(case: &case::Case) -> redress_domain::regime::Assessment {
    said::under("UK-261", case)
}
