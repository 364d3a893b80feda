//! Who is denied boarding involuntarily from an oversold flight: with confirmed space (s.250.1), no volunteer (s.250.2b), and none of
//! the exceptions of s.250.6.

use super::parameters::PARAMETERS;
use crate::explanation::Sentence;
use crate::fact::{CauseCode, DenialGround};
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode, denial};

const OVERSOLD: &str = "oversold_flight";
const COMPENSATED: &str = "not_compensated_yet";

/// Whether the rule gives a sum at all. What is not known is asked, what is open put before a lawyer.
pub(super) fn is_compensated(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let places = &PARAMETERS.places;
    denial::involuntary(journey, places.volunteers.citation(), trail)?;
    denial::not_own_doing(journey, places.passenger.citation(), trail)?;
    denial::was_there(journey, places.reserved_space.citation(), trail)?;
    not_paid_yet(journey, trail)?;
    was_oversold(journey, trail);
    if journey.facts.passenger.under_two_without_seat == Some(true) {
        let citation = places.reserved_space.citation();
        trail.refused("space_of_their_own", Sentence::UsDotLapInfant, citation.clone());
        trail.doubt(citation);
    }
    Ok(())
}

/// The rule speaks of a flight with fewer seats than passengers. A smaller aircraft that operations or safety asked for is an
/// exception, and whether a refusal before the day is a denial, it does not say.
fn was_oversold(journey: &Journey<'_>, trail: &mut Trail) {
    let places = &PARAMETERS.places;
    let oversold = places.purpose.citation();
    let disruption = journey.disruption();
    match (disruption.denial_ground, disruption.cause) {
        (Some(DenialGround::AnnouncedInAdvance), _) => {
            trail.refused(OVERSOLD, Sentence::UsDotAnnounced, oversold.clone());
            trail.doubt(oversold);
        }
        (Some(DenialGround::DocumentsWronglyRefused), _) => {
            trail.refused(OVERSOLD, Sentence::UsDotSeatsNotKnown, oversold);
            trail.ask(Sentence::UsDotAskSeats);
        }
        (_, Some(CauseCode::AircraftSwapSmaller)) => {
            trail.refused(OVERSOLD, Sentence::UsDotSmallerAircraft, places.aircraft.citation());
            trail.ask(Sentence::UsDotAskAircraft);
        }
        (Some(DenialGround::Overbooking), _) | (_, Some(CauseCode::Overbooking)) => {
            trail.taken(OVERSOLD, Sentence::UsDotOversold, oversold);
        }
        (_, None | Some(CauseCode::Unknown)) => trail.presume(Sentence::UsDotOversoldPresumed, oversold),
        (_, Some(cause)) => {
            trail.refused(OVERSOLD, Sentence::UsDotSeatsOpen { cause }, oversold);
            trail.ask(Sentence::UsDotAskOversold);
        }
    }
}

/// What the carrier paid under this rule it need not pay again. No rule is known by which another law's sum bars this one.
fn not_paid_yet(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let Some(paid_by) = &journey.facts.already_compensated_by else { return Ok(()) };
    let citation = PARAMETERS.places.paid.citation();
    if *paid_by == PARAMETERS.regime {
        trail.refused(COMPENSATED, Sentence::UsDotCompensated, citation.clone());
        return Err(Stop::no(ReasonCode::AlreadyCompensated, vec![citation]));
    }
    trail.taken(COMPENSATED, Sentence::UsDotOtherCompensation { regime: paid_by.clone().into() }, citation);
    trail.warn(Sentence::UsDotOtherCompensationWarning);
    Ok(())
}
