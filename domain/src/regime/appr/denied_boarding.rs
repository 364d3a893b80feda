//! Compensation for denied boarding, s.20: the same for large and small carriers.

use super::parameters::{PARAMETERS, Version};
use super::{Journey, arrival, category, overlap};
use crate::explanation::Sentence;
use crate::fact::DenialGround;
use crate::regime::ReasonCode;
use crate::regime::trail::{Stop, Trail};
use crate::value::{Citation, Money};

const DEFINITION: Citation = Citation::from_static("APPR s.1(3)");
const IN_CONTROL: Citation = Citation::from_static("APPR s.12(4)");
const VOLUNTEER: Citation = Citation::from_static("APPR s.15(3)");

/// The sum of s.20, or why there is none.
pub(super) fn compensation(
    journey: &Journey<'_>,
    version: &'static Version,
    trail: &mut Trail,
) -> Result<Option<Money>, Stop> {
    is_denial(journey, trail)?;
    category::within_control(journey, IN_CONTROL, trail)?;
    overlap::not_compensated_yet(journey, trail)?;
    Ok(band_sum(journey, version, trail))
}

/// Who gave up the seat for a benefit has what was agreed, in writing, and no compensation.
pub(super) fn involuntary(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    if journey.facts.disruption.volunteered == Some(true) {
        trail.refused("involuntary", Sentence::ApprVolunteered, VOLUNTEER);
        return Err(Stop::no(ReasonCode::Volunteer, vec![VOLUNTEER]));
    }
    if journey.facts.disruption.volunteered.is_none() {
        trail.presume(Sentence::ApprNoVolunteerPresumed, VOLUNTEER);
        trail.taken("involuntary", Sentence::ApprVolunteerNotStated, VOLUNTEER);
    } else {
        trail.taken("involuntary", Sentence::ApprNoVolunteer, VOLUNTEER);
    }
    Ok(())
}

/// s.1(3): fewer seats than passengers who hold a reservation and documents, checked in in time and were at the gate.
fn is_denial(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    const TEST: &str = "denial_of_boarding";
    let facts = journey.facts;
    let own_doing = match facts.disruption.denial_ground {
        Some(DenialGround::DocumentsMissing) => Some(Sentence::ApprDocumentsMissing),
        Some(DenialGround::LateAtGate) => Some(Sentence::ApprLateAtGate),
        Some(DenialGround::Conduct) => Some(Sentence::ApprRefusedForConduct),
        Some(DenialGround::Health) => Some(Sentence::ApprRefusedForHealth),
        _ if facts.passenger.confirmed_reservation == Some(false) => Some(Sentence::ApprNoReservation),
        _ if facts.passenger.presented_for_check_in == Some(false) => Some(Sentence::ApprNotAtCheckIn),
        _ => None,
    };
    if let Some(finding) = own_doing {
        trail.refused(TEST, finding, DEFINITION);
        return Err(Stop::no(ReasonCode::NotDenialOfBoarding, vec![DEFINITION]));
    }
    trail.cite(DEFINITION);
    if facts.disruption.denial_ground == Some(DenialGround::DocumentsWronglyRefused) {
        trail.refused(TEST, Sentence::ApprSeatsNotKnown, DEFINITION);
        trail.ask(Sentence::ApprAskSeats);
        return Ok(());
    }
    if facts.passenger.confirmed_reservation.is_none() {
        trail.ask(Sentence::ApprAskReservation);
    }
    if facts.passenger.presented_for_check_in.is_none() {
        trail.ask(Sentence::ApprAskCheckIn);
    }
    if trail.asks() {
        trail.refused(TEST, Sentence::ApprEntitlementNotKnown, DEFINITION);
    } else {
        if facts.disruption.denial_ground.is_none() {
            trail.presume(Sentence::ApprSeatsShortPresumed, DEFINITION);
        }
        trail.taken(TEST, Sentence::ApprDeniedBoarding, DEFINITION);
    }
    Ok(())
}

fn band_sum(journey: &Journey<'_>, version: &'static Version, trail: &mut Trail) -> Option<Money> {
    const TEST: &str = "denied_boarding_band";
    let table = PARAMETERS.denied_boarding_table(version)?;
    let Some(minutes) = arrival::delay_minutes(journey, trail) else {
        trail.ask(Sentence::ApprAskArrivalDelay);
        return None;
    };
    let reached = table.bands.iter().rposition(|band| band.from_minutes.is_none_or(|from| minutes >= from))?;
    for (index, band) in table.bands.iter().enumerate() {
        let citation = band.sum.citation.citation();
        let from = band.from_minutes.unwrap_or(0);
        let finding = Sentence::ApprDenialBand { minutes, from };
        if index == reached {
            trail.taken(TEST, finding, citation.clone());
            trail.cite(citation);
        } else {
            trail.refused(TEST, finding, citation);
        }
    }
    table.bands.get(reached).map(|band| band.sum.money())
}
