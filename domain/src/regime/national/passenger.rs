//! Whom a law protects. Where it is not known what it says of a passenger, a lawyer must look.

use serde::Deserialize;

use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime::section::Section;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};

const RESERVATION: &str = "confirmed_reservation";
const FARE: &str = "fare";
const INFANT: &str = "infant_without_seat";
const CHECK_IN: &str = "presented_for_check_in";

/// What a law says of passengers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Passengers {
    citation: Section,
    /// Where free tickets are covered; absent: not known whether they are.
    free_tickets: Option<Section>,
    /// Whether it speaks of passengers at the airport even where a flight was cancelled.
    at_the_airport: bool,
}

impl Passengers {
    /// Whether the passenger is one whom the law protects.
    pub(super) fn cover(&'static self, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
        let citation = self.citation.citation();
        let passenger = journey.facts.passenger;
        match passenger.confirmed_reservation {
            Some(false) => {
                trail.refused(RESERVATION, Sentence::NationalNoReservation, citation.clone());
                return Err(Stop::no(ReasonCode::PassengerNotCovered, vec![citation]));
            }
            Some(true) => {}
            None => trail.presume(Sentence::NationalReservationPresumed, citation.clone()),
        }
        if passenger.free_ticket == Some(true) {
            self.free_ticket(trail);
        }
        if passenger.under_two_without_seat == Some(true) {
            trail.refused(INFANT, Sentence::NationalInfantOpen, citation.clone());
            trail.doubt(citation);
        }
        if passenger.presented_for_check_in == Some(false) { self.stayed_away(journey, trail) } else { Ok(()) }
    }

    fn free_ticket(&'static self, trail: &mut Trail) {
        if let Some(section) = &self.free_tickets {
            trail.taken(FARE, Sentence::NationalFreeTicketCovered, section.citation());
            return;
        }
        let citation = self.citation.citation();
        trail.refused(FARE, Sentence::NationalFreeTicketOpen, citation.clone());
        trail.doubt(citation);
    }

    /// Nobody is denied boarding who is not there, and nobody has to come for a flight that does not fly.
    fn stayed_away(&'static self, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
        use DisruptionKind::{Cancellation, DeniedBoarding, EarlierDeparture};
        let citation = self.citation.citation();
        match journey.disruption().kind {
            DeniedBoarding if !journey.is_announced_denial() => {
                trail.refused(CHECK_IN, Sentence::NationalStayedAway, citation.clone());
                return Err(Stop::no(ReasonCode::NotDenialOfBoarding, vec![citation]));
            }
            Cancellation | EarlierDeparture | DeniedBoarding if !self.at_the_airport => {}
            _ => {
                trail.refused(CHECK_IN, Sentence::NationalAbsenceOpen, citation.clone());
                trail.doubt(citation);
            }
        }
        Ok(())
    }
}
