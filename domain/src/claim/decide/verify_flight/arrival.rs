//! The delay at the final destination: what was observed there against what the ticket promised, never a sum over legs.

use jiff::{SignedDuration, Timestamp};

use super::evidence::{Evidence, LegId, rank};
use super::{Obstacle, end_of_ticket, must_be_found};
use crate::claim::{ClaimSubmitted, FlightUnverifiedReason, ScheduleSource, VerifiedArrival};
use crate::fact::{DisruptionKind, LegRole, TimeSemantics};
use crate::reference;
use crate::value::AirportCode;

/// The delays in minutes at which what is owed changes.
const STEPS_MINUTES: [i64; 3] = [180, 360, 540];

/// How long after the times that a runway source gives the first door may open.
const TAXI_MINUTES: i64 = 10;

/// By how much a ticket may be earlier than the timetable and still be taken at its word: airlines retime by minutes. A
/// ticket that is later only lowers the delay.
const RETIMED_BY_MOST: SignedDuration = SignedDuration::from_mins(15);

/// The arrival by `leg`. `None` where a diversion ended elsewhere: no flight data then tells when the passengers reached
/// the destination on their ticket.
pub(super) fn verified_arrival(
    submission: &ClaimSubmitted,
    evidence: &Evidence,
    leg: LegId,
) -> Result<Option<VerifiedArrival>, Obstacle> {
    must_be_found(submission, evidence, leg)?;
    let obstacle = |reason| Obstacle { reason, at: leg };
    let unknown = || obstacle(FlightUnverifiedReason::ArrivalUnknown);
    let observation = evidence.decisive(leg).ok_or_else(unknown)?;
    if observation.cancelled {
        return Err(obstacle(FlightUnverifiedReason::ObservationContradictsClaim));
    }
    let destination = leg.of(submission).map(|leg| leg.destination);
    if destination != final_destination(submission) {
        return Err(obstacle(FlightUnverifiedReason::ReplacementEndsElsewhere));
    }
    if observation.diverted_to.is_some() && observation.diverted_to != destination {
        let is_the_claim = submission.disruption.kind == DisruptionKind::Diversion && leg.role == LegRole::Booked;
        return if is_the_claim { Ok(None) } else { Err(unknown()) };
    }
    let arrived_at = observation.actual_arrival.ok_or_else(unknown)?;
    let (scheduled_at, scheduled_by) = scheduled_arrival(submission, evidence)?.ok_or_else(unknown)?;
    let delay_minutes = minutes_between(scheduled_at, arrived_at);
    let time_semantics = observation.time_semantics;
    if time_semantics == TimeSemantics::Runway && is_just_below_a_step(delay_minutes) {
        return Err(unknown());
    }
    Ok(Some(VerifiedArrival {
        role: leg.role,
        leg: leg.index,
        scheduled_at,
        scheduled_by,
        arrived_at,
        time_semantics,
        delay_minutes,
    }))
}

/// Whether it is open on which side of a step the first door opened.
fn is_just_below_a_step(delay_minutes: i64) -> bool {
    STEPS_MINUTES.iter().any(|step| (step - TAXI_MINUTES..*step).contains(&delay_minutes))
}

fn final_destination(submission: &ClaimSubmitted) -> Option<AirportCode> {
    Some(end_of_ticket(submission)?.of(submission)?.destination)
}

/// When the ticket was to end: by the ticket itself, else by flight data about its last leg. What the ticket says is the
/// claim's word, so that where it would add to the delay, flight data must bear it out if it knows the flight.
fn scheduled_arrival(
    submission: &ClaimSubmitted,
    evidence: &Evidence,
) -> Result<Option<(Timestamp, ScheduleSource)>, Obstacle> {
    let Some((end, last)) = end_of_ticket(submission).and_then(|end| Some((end, end.of(submission)?))) else {
        return Ok(None);
    };
    let telling = evidence.observations(end).iter().filter(|observation| observation.scheduled_arrival.is_some());
    let timetable = telling.min_by_key(|observation| rank(observation)).and_then(|best| best.scheduled_arrival);
    let ticket = last.scheduled_arrival.and_then(|arrival| reference::instant(arrival, last.destination));
    match (ticket, timetable) {
        (Some(ticket), Some(timetable)) if timetable.duration_since(ticket) > RETIMED_BY_MOST => {
            Err(Obstacle { reason: FlightUnverifiedReason::TicketContradictsTimetable, at: end })
        }
        (Some(ticket), _) => Ok(Some((ticket, ScheduleSource::Ticket))),
        (None, timetable) => Ok(timetable.map(|at| (at, ScheduleSource::FlightData))),
    }
}

/// Whole minutes, rounded down: 2 h 59 min 59 s is 179, and ten seconds early is -1.
fn minutes_between(scheduled: Timestamp, arrived: Timestamp) -> i64 {
    arrived.as_second().saturating_sub(scheduled.as_second()).div_euclid(60)
}
