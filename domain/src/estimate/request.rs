//! Reading an estimate request.

use serde_json::Value;

use super::{check_arrivals, read_disruption, read_itinerary, read_passenger_facts};
use crate::intake::{Cursor, Fault, Faults};
use crate::regime::{CarrierSize, CaseFacts};

/// Every regime that may have paid already, whether or not it is assessed here.
pub const REGIME_CODES: [&str; 10] =
    ["CA-APPR", "EU-261", "UK-261", "US-DOT", "TR-SHY", "BR-ANAC400", "IL-ASL", "SA-GACA", "IN-CAR", "TH-CAB101"];

/// The most requests of one list: as many of the shortest as a body of the API can hold, and some more.
pub const ESTIMATES_LIMIT: usize = 500;

const FIELDS: &[&str] = &[
    "itinerary",
    "disruption",
    "passenger",
    "carrier_size",
    "carried_for",
    "one_way_fare",
    "filed_on",
    "already_compensated_by",
];

const SIZES: [(&str, CarrierSize); 2] = [("large", CarrierSize::Large), ("small", CarrierSize::Small)];

/// The request of the estimate contract.
#[derive(Debug, Clone, Copy)]
pub struct EstimateRequest;

impl EstimateRequest {
    /// The facts of a request. Errors: every fault of it at once, each with its pointer.
    pub fn parse(document: &Value) -> Result<CaseFacts, Vec<Fault>> {
        let faults = Faults::new();
        let read = read_estimate(&Cursor::root(document, &faults).required());
        faults.finish(read)
    }
}

/// The facts of a request at the root of a document, which must be there.
pub fn read_estimate(root: &Cursor<'_, '_>) -> Option<CaseFacts> {
    let object = root.object(FIELDS)?;
    let place = object.require("itinerary");
    let itinerary = read_itinerary(&place);
    let legs = itinerary.as_ref().map(|itinerary| itinerary.legs.len());
    let disruption = read_disruption(&object.require("disruption"), legs);
    if let (Some(itinerary), Some(disruption)) = (&itinerary, &disruption) {
        check_arrivals(&place, itinerary, disruption);
    }
    let passenger = read_passenger_facts(&object.field("passenger"));
    let carrier_size = object.field("carrier_size").word(SIZES.into_iter());
    let carried_for = object.field("carried_for").parsed();
    let one_way_fare = object.field("one_way_fare").money();
    let filed_on = object.field("filed_on").date();
    let already_compensated_by = read_regime_code(&object.field("already_compensated_by"));
    Some(CaseFacts {
        itinerary: itinerary?,
        disruption: disruption?,
        passenger: passenger?,
        carrier_size,
        carried_for,
        one_way_fare,
        filed_on,
        already_compensated_by,
    })
}

/// The facts of a list of requests, one to [`ESTIMATES_LIMIT`].
pub fn read_estimates(root: &Cursor<'_, '_>) -> Option<Vec<CaseFacts>> {
    let list = root.array(1..=ESTIMATES_LIMIT)?;
    // All are read before any is missed, so that the faults of all are found.
    let read: Vec<_> = list.items().map(|request| read_estimate(&request)).collect();
    read.into_iter().collect()
}

/// The code of a regime; another gives `unknown_code`.
pub fn read_regime_code(cursor: &Cursor<'_, '_>) -> Option<String> {
    cursor.word(REGIME_CODES.into_iter().map(|code| (code, code))).map(str::to_owned)
}
