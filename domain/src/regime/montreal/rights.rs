//! What a passenger may claim if a damage is proved: of the delay (art.19), to the baggage (art.17(2)), to the person (art.17(1)).

use super::parameters::{Ceilings, PARAMETERS};
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime::right::Right;

/// The rights, each with its ceiling. A lower class comes no later.
pub(super) fn owed(ceilings: &Ceilings, kind: DisruptionKind) -> Vec<Right> {
    let of_delay = (kind != DisruptionKind::Downgrade).then(|| delay(ceilings));
    of_delay.into_iter().chain([baggage(ceilings), injury(ceilings)]).collect()
}

/// The carrier is free if it took all measures that could reasonably be required.
fn delay(ceilings: &Ceilings) -> Right {
    let content = Sentence::MontrealGivesDelay { ceiling: PARAMETERS.money(ceilings.delay) };
    let conditions = vec![Sentence::MontrealIfDamageIsProved.into(), Sentence::MontrealIfMeasuresAreNotProved.into()];
    Right::new("delay_damages", content.into(), conditions, PARAMETERS.places.delay_ceiling.citation())
}

/// Who does not complain in time has no action.
fn baggage(ceilings: &Ceilings) -> Right {
    let filing = &PARAMETERS.filing;
    let content = Sentence::MontrealGivesBaggage { ceiling: PARAMETERS.money(ceilings.baggage) };
    let complained = Sentence::MontrealIfComplained {
        damaged: filing.damaged_baggage_days,
        delayed: filing.delayed_baggage_days,
        citation: PARAMETERS.places.complaint.citation(),
    };
    let conditions = vec![Sentence::MontrealIfBaggageSuffered.into(), complained.into()];
    Right::new("baggage_damages", content.into(), conditions, PARAMETERS.places.baggage.citation())
}

/// Up to the limit the carrier has no defence; above it, that it was not negligent.
fn injury(ceilings: &Ceilings) -> Right {
    let content = Sentence::MontrealGivesInjury { limit: PARAMETERS.money(ceilings.injury) };
    let conditions = vec![Sentence::MontrealIfAccident.into()];
    Right::new("injury_damages", content.into(), conditions, PARAMETERS.places.injury.citation())
}
