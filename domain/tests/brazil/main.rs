//! ANAC Resolution 400 at its boundaries, each test a sentence of it.

#[cfg(test)]
mod denied_boarding;
#[cfg(test)]
mod rights;
#[cfg(test)]
mod support;
