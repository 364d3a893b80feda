//! The rules of the APPR at their boundaries, in the order of the statute, each test a sentence of the rule.

#[cfg(test)]
mod causes;
#[cfg(test)]
mod denied_boarding;
#[cfg(test)]
mod filing;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod overlap;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod rights;
#[cfg(test)]
mod situations;
#[cfg(test)]
mod size;
#[cfg(test)]
mod sums;
#[cfg(test)]
mod support;
