//! One passenger's case, seen from the ticket that the disrupted leg is on: what every regime asks first.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::CaseFacts;
use crate::fact::{DenialGround, Disruption, DisruptionKind, Itinerary, Leg, Rerouting};
use crate::reference::{self, Airport, Distance};
use crate::value::AirportCode;

/// A case and its ticket.
#[derive(Debug)]
pub struct Journey<'f> {
    /// The case.
    pub facts: &'f CaseFacts,
    /// The legs of the ticket: on separate bookings the disrupted leg stands alone.
    pub legs: &'f [Leg],
    /// The leg that was disrupted.
    pub disrupted: &'f Leg,
    /// Where the ticket begins.
    pub origin: &'f Leg,
    /// Where it ends.
    pub destination: &'f Leg,
    distance: OnceCell<Option<Distance>>,
}

/// How late the passenger reached the destination of the ticket: the opening of a door there, nothing earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArrivalDelay {
    /// Negative is early.
    pub minutes: i64,
    /// How it is known.
    pub known_by: ArrivalKnownBy,
}

/// How a delay at the destination is known, in the order in which one goes before the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArrivalKnownBy {
    /// It is stated.
    Statement,
    /// By the scheduled and the actual arrival of the last leg.
    Times,
    /// By the way that was offered and taken.
    ReroutingTaken,
    /// By the way that was offered and declined, as it was to arrive.
    ReroutingDeclined,
}

impl<'f> Journey<'f> {
    /// `None`: no leg is the disrupted one, which no validator lets through.
    pub fn of(facts: &'f CaseFacts) -> Option<Self> {
        let disrupted = facts.itinerary.legs.get(facts.disruption.leg)?;
        let legs = ticket_of(&facts.itinerary, disrupted);
        Some(Self {
            facts,
            legs,
            disrupted,
            origin: legs.first()?,
            destination: legs.last()?,
            distance: OnceCell::new(),
        })
    }

    /// The departure date on the ticket of the disrupted leg: the key of the versions, the day of the event.
    pub fn day(&self) -> Date {
        self.disrupted.scheduled_departure.date()
    }

    /// The day on which the ticket begins: a booking is one journey, and the law of its first departure holds for all of it.
    pub fn first_day(&self) -> Date {
        self.origin.scheduled_departure.date()
    }

    /// Where the ticket begins. `None`: the airport is not known.
    pub fn first_airport(&self) -> Option<&'static Airport> {
        reference::airport(self.origin.origin)
    }

    /// The final destination of the ticket. `None`: the airport is not known.
    pub fn last_airport(&self) -> Option<&'static Airport> {
        reference::airport(self.destination.destination)
    }

    /// From the first departure to the final destination, worked out once. `None`: an airport is not known.
    pub fn distance(&self) -> Option<Distance> {
        let ends = || self.first_airport().zip(self.last_airport());
        *self.distance.get_or_init(|| ends().map(|(from, to)| reference::distance(from, to)))
    }

    /// Every airport of the ticket, in order; one where legs join comes twice.
    pub fn airports(&self) -> impl Iterator<Item = AirportCode> {
        self.legs.iter().flat_map(|leg| [leg.origin, leg.destination])
    }

    /// What went wrong.
    pub const fn disruption(&self) -> &'f Disruption {
        &self.facts.disruption
    }

    /// Whether boarding was refused before the day.
    pub fn is_announced_denial(&self) -> bool {
        is_announced_denial(self.disruption())
    }

    /// The way that was offered instead, if one was.
    pub fn offer(&self) -> Option<Rerouting> {
        self.disruption().rerouting.filter(|rerouting| rerouting.offered)
    }

    /// The delay as stated; else by the times of the last leg; else as the way that was offered and taken arrives; of whoever
    /// was denied boarding and did not take the way offered, as that was to arrive.
    pub fn arrival_delay(&self) -> Option<ArrivalDelay> {
        let known = |minutes, known_by| ArrivalDelay { minutes, known_by };
        if let Some(minutes) = self.disruption().arrival_delay_minutes.filter(|_| self.is_linked()) {
            return Some(known(minutes, ArrivalKnownBy::Statement));
        }
        if let Some(minutes) = self.delay_by_times() {
            return Some(known(minutes, ArrivalKnownBy::Times));
        }
        let rerouting = self.disruption().rerouting.filter(|_| self.is_linked())?;
        let minutes = rerouting.arrival_delay_minutes?;
        if rerouting.accepted == Some(true) {
            return Some(known(minutes, ArrivalKnownBy::ReroutingTaken));
        }
        let declined = rerouting.offered && rerouting.accepted == Some(false);
        let expected = declined && self.disruption().kind == DisruptionKind::DeniedBoarding;
        expected.then(|| known(minutes, ArrivalKnownBy::ReroutingDeclined))
    }

    /// By how much the disrupted flight was moved to an earlier time, in minutes: as stated, else by the times of its departure.
    pub fn moved_earlier_minutes(&self) -> Option<i64> {
        let by_times = || self.departure_delay_minutes().and_then(i64::checked_neg);
        self.disruption().departure_moved_earlier_minutes.or_else(by_times)
    }

    /// How much later than on the ticket the disrupted flight left, in minutes.
    pub fn departure_delay_minutes(&self) -> Option<i64> {
        let leg = self.disrupted;
        let scheduled = reference::instant(leg.scheduled_departure, leg.origin)?;
        let actual = reference::instant(leg.actual_departure?, leg.origin)?;
        Some(actual.duration_since(scheduled).as_mins())
    }

    /// On separate bookings a missed connection is no delay of the first ticket: its own times alone count.
    fn is_linked(&self) -> bool {
        self.facts.itinerary.single_booking || self.disruption().kind != DisruptionKind::MissedConnection
    }

    /// Scheduled and actual arrival of the last leg, as instants: midnight and clock changes do not matter. Of a flight that
    /// left without the passenger the times tell nothing.
    fn delay_by_times(&self) -> Option<i64> {
        let left_behind = match self.disruption().kind {
            DisruptionKind::DeniedBoarding => true,
            DisruptionKind::MissedConnection => self.is_linked(),
            _ => false,
        };
        let last = Some(self.destination).filter(|_| !left_behind)?;
        let scheduled = reference::instant(last.scheduled_arrival?, last.destination)?;
        let actual = reference::instant(last.actual_arrival?, last.destination)?;
        Some(actual.duration_since(scheduled).as_mins())
    }
}

/// Whether boarding was refused before the day: no denial at the gate.
pub(crate) fn is_announced_denial(disruption: &Disruption) -> bool {
    disruption.denial_ground == Some(DenialGround::AnnouncedInAdvance)
}

/// The legs of the ticket that the disrupted leg is on.
pub(crate) fn ticket_of<'f>(itinerary: &'f Itinerary, disrupted: &'f Leg) -> &'f [Leg] {
    if itinerary.single_booking { &itinerary.legs } else { std::slice::from_ref(disrupted) }
}
