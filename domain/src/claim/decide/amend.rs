//! Putting right what was submitted. What comes out is held to the same rules as a submission.

use super::attach::refuse_if_full;
use super::decision::refuse_if_decided;
use super::submit;
use crate::claim::amendment::Changed;
use crate::claim::{
    AmendClaim, Amendment, ClaimAmended, ClaimError, ClaimEvent, ClaimState, ClaimSubmitted, Consequence, Entries,
    PassengerChange, SubmittedPassenger,
};
use crate::fact::PassengerFacts;
use crate::value::PassengerId;

/// Amends the claim. Facts that the law asks about change before a decision; how to reach and to pay somebody, also after.
pub(super) fn amend(
    state: &ClaimState,
    submission: &ClaimSubmitted,
    command: AmendClaim,
) -> Result<ClaimEvent, ClaimError> {
    refuse_if_full(state, Entries::Amendments)?;
    let received_at = command.received_at;
    let mut changes = passenger_changes(state, submission, command.passengers.clone())?;
    changes.extend(journey_changes(submission, &command));
    changes.extend(personal_changes(submission, command));
    let amended = ClaimAmended { changes };
    if amended.changes.is_empty() {
        return Err(ClaimError::NothingAmended);
    }
    let is_about_persons_alone = amended.consequence() == Consequence::Nothing;
    let event = ClaimEvent::ClaimAmended(amended);
    if is_about_persons_alone {
        return Ok(event);
    }
    refuse_if_decided(state)?;
    let mut afterwards = state.clone();
    afterwards.evolve(event.clone());
    if let Some(submission) = &afterwards.submission {
        submit::check(&submission.fact, received_at)?;
    }
    Ok(event)
}

/// What the law asks about the journey.
fn journey_changes(now: &ClaimSubmitted, command: &AmendClaim) -> Vec<Amendment> {
    let mut changes = Vec::new();
    if let Some(to) = command.itinerary.clone().filter(|to| *to != now.itinerary) {
        changes.push(Amendment::Itinerary { from: now.itinerary.clone(), to });
    }
    if let Some(to) = command.replacement_legs.clone().filter(|to| *to != now.replacement_legs) {
        changes.push(Amendment::ReplacementLegs { from: now.replacement_legs.clone(), to });
    }
    if let Some(to) = command.disruption.clone().filter(|to| *to != now.disruption) {
        changes.push(Amendment::Disruption { from: now.disruption.clone(), to });
    }
    if let Some(Changed { from, to }) = command.carrier_size.of(now.carrier_size) {
        changes.push(Amendment::CarrierSize { from, to });
    }
    if let Some(Changed { from, to }) = command.carried_for.of(now.carried_for) {
        changes.push(Amendment::CarriedFor { from, to });
    }
    if let Some(to) = command.filed_on.filter(|to| *to != now.filed_on) {
        changes.push(Amendment::FiledOn { from: now.filed_on, to });
    }
    if let Some(Changed { from, to }) = command.already_compensated_by.clone().of(now.already_compensated_by.clone()) {
        changes.push(Amendment::AlreadyCompensatedBy { from, to });
    }
    changes
}

/// How to reach and to pay whoever submitted the claim. A sealed value is always another one: nobody here can open both.
fn personal_changes(now: &ClaimSubmitted, command: AmendClaim) -> Vec<Amendment> {
    let mut changes = Vec::new();
    if let Some(to) = command.email {
        changes.push(Amendment::ContactEmail { from: now.contact.email.clone(), to });
    }
    if let Some(Changed { from, to }) = command.phone.of(now.contact.phone.clone()) {
        changes.push(Amendment::ContactPhone { from, to });
    }
    if let Some(Changed { from, to }) = command.booking_reference.of(now.booking_reference.clone()) {
        changes.push(Amendment::BookingReference { from, to });
    }
    if let Some(Changed { from, to }) = command.payout_account.of(now.payout_account.clone()) {
        changes.push(Amendment::PayoutAccount { from, to });
    }
    changes
}

fn passenger_changes(
    state: &ClaimState,
    now: &ClaimSubmitted,
    passengers: Vec<PassengerChange>,
) -> Result<Vec<Amendment>, ClaimError> {
    let mut changes = Vec::new();
    let mut named = Vec::new();
    for change in passengers {
        let passenger_id = match &change {
            PassengerChange::Add(passenger) => passenger.passenger_id,
            PassengerChange::Remove(passenger_id) | PassengerChange::Amend { passenger_id, .. } => *passenger_id,
        };
        if named.contains(&passenger_id) {
            return Err(ClaimError::PassengerRepeated { passenger_id });
        }
        named.push(passenger_id);
        let found = now.passengers.iter().find(|passenger| passenger.passenger_id == passenger_id);
        match change {
            PassengerChange::Add(passenger) => changes.push(Amendment::PassengerAdded { passenger }),
            PassengerChange::Remove(_) => {
                let passenger = found.ok_or(ClaimError::PassengerUnknown { passenger_id })?.clone();
                refuse_if_paid(state, passenger_id)?;
                changes.push(Amendment::PassengerRemoved { passenger });
            }
            amend @ PassengerChange::Amend { .. } => {
                let passenger = found.ok_or(ClaimError::PassengerUnknown { passenger_id })?;
                changes.extend(changes_of(passenger, amend));
            }
        }
    }
    Ok(changes)
}

fn changes_of(now: &SubmittedPassenger, change: PassengerChange) -> Vec<Amendment> {
    let PassengerChange::Amend { passenger_id, name, facts, one_way_fare } = change else { return Vec::new() };
    let mut changes = Vec::new();
    if let Some(to) = name {
        changes.push(Amendment::PassengerName { passenger_id, from: now.name.clone(), to });
    }
    let to = PassengerFacts {
        confirmed_reservation: facts.confirmed_reservation.or(now.facts.confirmed_reservation),
        under_two_without_seat: facts.under_two_without_seat.or(now.facts.under_two_without_seat),
        free_ticket: facts.free_ticket.or(now.facts.free_ticket),
        presented_for_check_in: facts.presented_for_check_in.or(now.facts.presented_for_check_in),
    };
    if to != now.facts {
        changes.push(Amendment::PassengerFacts { passenger_id, from: now.facts, to });
    }
    if let Some(Changed { from, to }) = one_way_fare.of(now.one_way_fare) {
        changes.push(Amendment::OneWayFare { passenger_id, from, to });
    }
    changes
}

/// The books name whoever was paid: they stay on the claim.
fn refuse_if_paid(state: &ClaimState, passenger_id: PassengerId) -> Result<(), ClaimError> {
    let holds = state.payouts.values().filter(|payout| payout.status.holds_money());
    let names = |payout: &crate::claim::Payout| payout.shares.iter().any(|share| share.passenger_id == passenger_id);
    if holds.into_iter().any(names) { Err(ClaimError::PassengerHoldsPayout { passenger_id }) } else { Ok(()) }
}
