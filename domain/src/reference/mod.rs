//! Airports, areas, distances, carriers and licences, as data with provenance (`domain/parameters/reference/README.md`).
//!
//! The tables are embedded, read once and then only looked up. A row that does not read is left out; a test holds that
//! there is none.

mod airports;
mod areas;
mod carriers;
mod distance;
mod licences;
mod search;
mod table;

pub use airports::{Airport, Position, airport, airports, instant};
pub use areas::Area;
pub use carriers::{Carrier, Confidence, SizeEvidence, appr_size, carrier, carriers, flies_for};
pub use distance::{Band, Distance, distance};
pub use licences::{Licence, LicenceAnswer, licence_country, licence_in, licence_in_any, licences};
pub use search::{Matches, find_airports, find_carriers, is_searchable};
