//! What a claim is and what the law says, as pure and synchronous Rust.
//!
//! | module | what lives there |
//! |---|---|
//! | [`value`] | newtypes whose only behaviour is their validity: ids, codes, money, dates, citations |
//! | [`fact`] | evidence as values: the itinerary, the disruption, causes, flight observations |
//! | [`claim`] | commands, events, state, the decisions and their refusals |
//! | [`explanation`] | what a person is told of a decision, in every language |
//! | [`regime`] | the law: dated parameters with citations and the functions that apply them |
//! | [`intake`] | reading what people send: every fault at once, with its pointer |
//! | [`estimate`] | the public contract of an estimate: request, validation, reply |
//! | [`mod@reference`] | airports, areas, distances, carriers and licences, as data with provenance |
//! | [`receipt`] | the canonical bytes of a decision and their hash |
//! | [`upcast`] | reading stored events, of every version that was ever written |
//!
//! Nothing here reads a clock, draws a random number or does I/O: time and ids arrive in commands, and the same input
//! gives the same output, byte for byte, for ever.

#![deny(clippy::float_arithmetic)]

pub mod claim;
pub mod estimate;
pub mod explanation;
pub mod fact;
pub mod intake;
pub mod receipt;
pub mod reference;
pub mod regime;
pub mod upcast;
pub mod value;
