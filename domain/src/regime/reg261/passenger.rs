//! Who is covered, art.3(2) and (3): a confirmed reservation, a fare that the public can have, and being there for
//! check-in, save for a flight that was cancelled.

use super::Rules;
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};

const RESERVATION: &str = "confirmed_reservation";
const FARE: &str = "fare_open_to_the_public";
const CHECK_IN: &str = "presented_for_check_in";

/// Whether the passenger is one whom the text protects.
pub(super) fn is_covered(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let passenger = journey.facts.passenger;
    let places = &rules.shared.places;
    let (reservation, fares) = (places.reservation.citation(), places.fares.citation());
    if passenger.confirmed_reservation == Some(false) {
        trail.refused(RESERVATION, Sentence::Reg261NoReservation, reservation.clone());
        return Err(Stop::no(ReasonCode::PassengerNotCovered, vec![reservation]));
    }
    match passenger.confirmed_reservation {
        Some(_) => trail.taken(RESERVATION, Sentence::Reg261Reservation, reservation),
        None => trail.presume(Sentence::Reg261ReservationPresumed, reservation),
    }
    if passenger.free_ticket == Some(true) {
        trail.refused(FARE, Sentence::Reg261FreeTicket, fares.clone());
        return Err(Stop::no(ReasonCode::PassengerNotCovered, vec![fares]));
    }
    if passenger.free_ticket == Some(false) {
        trail.taken(FARE, Sentence::Reg261Fare, fares);
    }
    if passenger.under_two_without_seat == Some(true) {
        infant(passenger.free_ticket, rules, trail);
    }
    was_there(rules, journey, trail)
}

/// A child on a lap is covered if a fare was paid for it.
fn infant(free_ticket: Option<bool>, rules: &'static Rules, trail: &mut Trail) {
    let fares = rules.shared.places.fares.citation();
    if free_ticket.is_none() {
        trail.refused(FARE, Sentence::Reg261InfantFareUnknown, fares);
        trail.ask(Sentence::Reg261AskInfantFare);
    } else {
        trail.taken(FARE, Sentence::Reg261InfantWithFare, fares);
    }
}

/// Who stayed away from a flight that flew is owed nothing for it; nobody has to come for one that was cancelled, or from
/// which they were told to stay away.
fn was_there(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    use DisruptionKind::{Cancellation, DeniedBoarding, EarlierDeparture};
    let kind = journey.disruption().kind;
    let need_not =
        matches!(kind, Cancellation | EarlierDeparture) || (kind == DeniedBoarding && journey.is_announced_denial());
    if need_not || journey.facts.passenger.presented_for_check_in != Some(false) {
        return Ok(());
    }
    let stayed_away = rules.own.decisions.stayed_away.citation();
    let check_in = rules.shared.places.check_in.citation();
    trail.refused(CHECK_IN, Sentence::Reg261StayedAway, check_in.clone());
    let (reason, citations) = match kind {
        DeniedBoarding => (ReasonCode::NotDenialOfBoarding, vec![check_in]),
        _ => (ReasonCode::PassengerNotCovered, vec![check_in, stayed_away]),
    };
    Err(Stop::no(reason, citations))
}
