//! The rules of the United States at their boundaries, in the order of the rules, each test a sentence of them.

#[cfg(test)]
mod denied_boarding;
#[cfg(test)]
mod fares;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod rights;
#[cfg(test)]
mod scope;
#[cfg(test)]
mod sums;
#[cfg(test)]
mod support;
