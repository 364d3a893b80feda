//! Sums that another law has already paid for the same event.

use super::{Limb, Rules};
use crate::explanation::Sentence;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};

const TEST: &str = "not_compensated_yet";

/// The laws whose sums are for the same thing: one recovery an event.
const SAME_RECOVERY: [&str; 3] = ["EU-261", "UK-261", "TR-SHY"];

/// Whether the sum is still to come. A sum of another country's is no bar to a journey that departs in the territory; one that
/// arrives there is out if benefits or compensation **and** assistance were received before (art.3(1)(b)).
pub(super) fn not_compensated_yet(
    rules: &'static Rules,
    limb: Limb,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<(), Stop> {
    let Some(paid_by) = &journey.facts.already_compensated_by else { return Ok(()) };
    let places = &rules.shared.places;
    let regime = || paid_by.clone().into();
    if SAME_RECOVERY.contains(&paid_by.as_str()) {
        let citation = places.deduction.citation();
        trail.refused(TEST, Sentence::Reg261Compensated { regime: regime() }, citation.clone());
        return Err(Stop::no(ReasonCode::AlreadyCompensated, vec![citation]));
    }
    match limb {
        Limb::Departure => {
            trail.taken(TEST, Sentence::Reg261OtherCompensation { regime: regime() }, places.deduction.citation());
            trail.warn(Sentence::Reg261DeductionWarning { regime: regime() });
        }
        Limb::Arrival => {
            trail.refused(TEST, Sentence::Reg261CompensationAbroad { regime: regime() }, places.arrival.citation());
            trail.ask(Sentence::Reg261AskAssistance);
        }
    }
    Ok(())
}
