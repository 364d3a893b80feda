//! Reading what the law asks about a passenger.

use crate::fact::PassengerFacts;
use crate::intake::{Cursor, Object};

/// The fields of a passenger that the law asks about.
pub const PASSENGER_FACT_FIELDS: &[&str] =
    &["confirmed_reservation", "under_two_without_seat", "free_ticket", "presented_for_check_in"];

/// An object of nothing but such fields. Absent: nothing is known.
pub fn read_passenger_facts(cursor: &Cursor<'_, '_>) -> Option<PassengerFacts> {
    if !cursor.is_present() {
        return Some(PassengerFacts::default());
    }
    Some(passenger_facts_of(&cursor.object(PASSENGER_FACT_FIELDS)?))
}

/// The same fields of an object that has others too.
pub fn passenger_facts_of(object: &Object<'_, '_>) -> PassengerFacts {
    PassengerFacts {
        confirmed_reservation: object.field("confirmed_reservation").boolean(),
        under_two_without_seat: object.field("under_two_without_seat").boolean(),
        free_ticket: object.field("free_ticket").boolean(),
        presented_for_check_in: object.field("presented_for_check_in").boolean(),
    }
}
