//! Airports and carriers, as data with provenance (`domain/parameters/reference/README.md`).
//!
//! The tables are embedded, read once and then only looked up. A row that does not read is left out; a test holds that
//! there is none.

mod airports;
mod carriers;
mod search;
mod table;

pub use airports::{Airport, airport, airports, instant};
pub use carriers::{Carrier, Confidence, SizeEvidence, appr_size, carrier, carriers, flies_for};
pub use search::{Matches, find_airports, find_carriers, is_searchable};
