//! The lump sum, by distance and by the index of the year; eight hours late counts as cancelled.

use super::parameters::Sums;
use crate::explanation::Sentence;
use crate::regime::national::{self, Law, Version};
use crate::regime::trail::{Award, Stop, Trail};
use crate::regime::{Journey, ReasonCode};

const LONG: &str = "delay_counts_as_cancellation";
const INDEX: &str = "index_of_the_year";

/// The sum for a delay, or why there is none.
pub(super) fn of_delay(
    law: &'static Law<Sums>,
    version: &'static Version,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    let (citation, limit) = (law.sums.citation.citation(), law.sums.delay_from_minutes);
    let minutes = national::delay_minutes(law, citation.clone(), journey, trail);
    if let Some(minutes) = minutes {
        if minutes < limit {
            trail.refused(LONG, Sentence::LawDelayTooShort { minutes, limit }, citation.clone());
            return Err(Stop::no(ReasonCode::DelayTooShort, vec![citation]));
        }
        trail.taken(LONG, Sentence::LawDelayLongEnough { minutes, limit }, citation);
    }
    law.causes.excuse_nothing(journey, trail)?;
    Ok(sum(law, version, journey, trail).filter(|_| minutes.is_some()))
}

/// Beyond a limit that is not known here, a flight that was brought forward is compensated.
pub(super) fn of_an_earlier_departure(law: &'static Law<Sums>, trail: &mut Trail) -> Stop {
    let citation = law.sums.citation.citation();
    trail.refused("brought_forward", Sentence::AslAdvanceLimitUnknown, citation.clone());
    Stop::legal_review(vec![citation])
}

/// The sum of the band in the year of the flight, or `None` because something is asked.
pub(super) fn sum(
    law: &'static Law<Sums>,
    version: &'static Version,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Option<Award> {
    let (sums, citation) = (&law.sums, law.sums.citation.citation());
    trail.cite(citation.clone());
    let limits = sums.bands.iter().filter_map(|band| band.up_to_km);
    let band = national::band(limits, citation.clone(), journey, trail)?;
    let year = || version.id.as_str().into();
    let Some(index) = sums.index(&version.id) else {
        trail.refused(INDEX, Sentence::AslIndexUnknown { version: year() }, citation);
        trail.ask(Sentence::AslAskIndex);
        return None;
    };
    if index.year_read {
        trail.taken(INDEX, Sentence::AslIndex { version: year() }, citation);
    } else {
        trail.refused(INDEX, Sentence::AslIndexRecalled { version: year() }, citation.clone());
        trail.doubt(citation);
    }
    let whole = law.money(*index.amounts.get(band)?);
    sums.halving.of(whole, sums.bands.get(band)?.halved_up_to_minutes, journey, trail)
}
