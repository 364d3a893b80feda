//! The part that is left of a sum where another way arrives in time.

use serde::Deserialize;

use super::fare;
use crate::explanation::Sentence;
use crate::regime::Journey;
use crate::regime::section::Section;
use crate::regime::trail::{Award, Trail};
use crate::value::Money;

const TEST: &str = "reduction";
const LIMITS: &str = "limits_of_the_reduction_known";

/// The reduction of a law.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::regime) struct Halving {
    /// What is left.
    percent: u64,
    /// Whether the limits of arrival were read; on limits that were not, no sum rests.
    limits_read: bool,
    citation: Section,
}

impl Halving {
    /// The sum of a passenger: the whole where no other way was offered, a part where one arrives within the limit, which is
    /// inclusive. Of an offer whose arrival is not known, it is asked.
    pub(in crate::regime) fn of(
        &'static self,
        whole: Money,
        limit: i64,
        journey: &Journey<'_>,
        trail: &mut Trail,
    ) -> Option<Award> {
        let citation = self.citation.citation();
        let Some(offer) = journey.offer() else {
            trail.refused(TEST, Sentence::NationalNoOffer, citation);
            return Some(Award::whole(whole));
        };
        if !self.limits_read {
            trail.refused(LIMITS, Sentence::NationalReductionOpen, citation.clone());
            trail.doubt(citation.clone());
        }
        let Some(minutes) = offer.arrival_delay_minutes.or(journey.disruption().arrival_delay_minutes) else {
            trail.refused(TEST, Sentence::NationalOfferUnknown, citation);
            trail.ask(Sentence::NationalAskOfferArrival);
            return None;
        };
        if minutes > limit {
            trail.refused(TEST, Sentence::NationalOfferLate { minutes, limit }, citation);
            return Some(Award::whole(whole));
        }
        trail.taken(TEST, Sentence::NationalOfferInTime { minutes, limit }, citation.clone());
        trail.cite(citation);
        Some(Award::reduced(fare::part(whole, self.percent), whole))
    }
}
