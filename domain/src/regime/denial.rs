//! What every regime asks of a denial of boarding: whether the passenger gave up the seat, and whether the refusal was
//! their own doing.

use super::trail::{Stop, Trail};
use super::{Journey, ReasonCode};
use crate::explanation::Sentence;
use crate::fact::DenialGround;
use crate::value::Citation;

const VOLUNTARY: &str = "involuntary";
const GROUNDS: &str = "no_reasonable_grounds";
const ENTITLED: &str = "entitled_to_board";

/// Who gave up the seat has what was agreed, and nothing else.
pub(crate) fn involuntary(journey: &Journey<'_>, citation: Citation, trail: &mut Trail) -> Result<(), Stop> {
    match journey.disruption().volunteered {
        Some(true) => {
            trail.refused(VOLUNTARY, Sentence::LawVolunteered, citation.clone());
            return Err(Stop::no(ReasonCode::Volunteer, vec![citation]));
        }
        Some(false) => trail.taken(VOLUNTARY, Sentence::LawNotVolunteered, citation),
        None => trail.presume(Sentence::LawNotVolunteeredPresumed, citation),
    }
    Ok(())
}

/// A refusal for missing documents, for lateness, conduct or health is no denial of boarding.
pub(crate) fn not_own_doing(journey: &Journey<'_>, citation: Citation, trail: &mut Trail) -> Result<(), Stop> {
    let finding = match journey.disruption().denial_ground {
        Some(DenialGround::DocumentsMissing) => Sentence::LawDocumentsMissing,
        Some(DenialGround::LateAtGate) => Sentence::LawLateAtGate,
        Some(DenialGround::Conduct) => Sentence::LawRefusedForConduct,
        Some(DenialGround::Health) => Sentence::LawRefusedForHealth,
        Some(DenialGround::Overbooking | DenialGround::DocumentsWronglyRefused | DenialGround::AnnouncedInAdvance)
        | None => return Ok(()),
    };
    trail.refused(GROUNDS, finding, citation.clone());
    Err(Stop::no(ReasonCode::NotDenialOfBoarding, vec![citation]))
}

/// Who held no reservation, or was not there, was denied nothing. What is not known of it is asked.
pub(crate) fn was_there(journey: &Journey<'_>, citation: Citation, trail: &mut Trail) -> Result<(), Stop> {
    let passenger = journey.facts.passenger;
    let mut is_known = true;
    for (fact, missing, question) in [
        (passenger.confirmed_reservation, Sentence::LawNoReservation, Sentence::LawAskReservation),
        (passenger.presented_for_check_in, Sentence::LawNotAtCheckIn, Sentence::LawAskCheckIn),
    ] {
        match fact {
            Some(true) => {}
            Some(false) => {
                trail.refused(ENTITLED, missing, citation.clone());
                return Err(Stop::no(ReasonCode::NotDenialOfBoarding, vec![citation]));
            }
            None => {
                is_known = false;
                trail.ask(question);
            }
        }
    }
    if is_known {
        trail.taken(ENTITLED, Sentence::LawEntitledToBoard, citation);
    } else {
        trail.refused(ENTITLED, Sentence::LawEntitlementUnknown, citation);
    }
    Ok(())
}
