//! What holds of every regime, whatever the facts are: on requests drawn at random from all that the contract can say.
//!
//! `REDRESS_LAW_CASES=10000000 cargo test --release -p redress-domain --test law_properties hangs_together` tries ten
//! million.

#[cfg(test)]
mod change;
#[cfg(test)]
mod generator;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod noise;
#[cfg(test)]
mod order;
#[cfg(test)]
mod passengers;
#[cfg(test)]
mod receipts;
#[cfg(test)]
mod total;

#[cfg(test)]
use proptest::prelude::ProptestConfig;

/// So many cases, without a file of failures beside the code.
#[cfg(test)]
fn trying(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_local_rejects: u32::MAX,
        max_global_rejects: u32::MAX,
        ..ProptestConfig::default()
    }
}
