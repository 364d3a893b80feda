//! Delay: no sum until December 2024; since then there is one, by an article that was not read.

use super::parameters::Sums;
use crate::explanation::Sentence;
use crate::regime::national::{self, Law, Version};
use crate::regime::trail::{Award, Stop, Trail};
use crate::regime::{Journey, ReasonCode};

const KNOWN: &str = "sum_for_delay";
const LONG: &str = "long_delay";

/// Why there is no sum, or that a lawyer must look.
pub(super) fn compensation(
    law: &'static Law<Sums>,
    version: &'static Version,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    let rule = &law.sums.delay;
    if version.id != rule.version {
        let citation = version.citation.citation();
        trail.refused(KNOWN, Sentence::ShyNoSumForDelay, citation.clone());
        return Err(Stop::no(ReasonCode::KindNotCovered, vec![citation]));
    }
    let citation = rule.citation.citation();
    let Some(minutes) = national::delay_minutes(law, citation.clone(), journey, trail) else { return Ok(None) };
    let limit = rule.over_minutes;
    if minutes < limit {
        trail.refused(LONG, Sentence::LawDelayTooShort { minutes, limit }, citation.clone());
        return Err(Stop::no(ReasonCode::Below3h, vec![citation]));
    }
    trail.refused(KNOWN, Sentence::ShyDelayNotRead { minutes }, citation.clone());
    Err(Stop::legal_review(vec![citation]))
}
