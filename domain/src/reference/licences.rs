//! placeholder until the branch `reference` brings carriers by licence.
use super::{Area, carrier};
use crate::value::CarrierCode;
use jiff::civil::Date;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LicenceAnswer {
    Yes,
    No,
    Unsettled(&'static [u8]),
    Unknown,
}
pub fn licence_in(code: CarrierCode, area: Area, on: Date) -> LicenceAnswer {
    let Some(found) = carrier(code) else { return LicenceAnswer::Unknown };
    let near = super::airports().iter().find(|airport| airport.country == found.country);
    match near.map(|airport| airport.lies_in(area, on)) {
        Some(true) => LicenceAnswer::Yes,
        Some(false) => LicenceAnswer::No,
        None => LicenceAnswer::Unknown,
    }
}
pub fn licence_country(code: CarrierCode, _on: Date) -> Option<&'static str> {
    carrier(code).map(|found| found.country.as_str())
}
