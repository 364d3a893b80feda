//! The sum of a band, and the half by which the carrier may reduce it, art.7(2).

use super::Rules;
use super::parameters::{Band, BandName};
use crate::explanation::Sentence;
use crate::fact::Rerouting;
use crate::regime::Journey;
use crate::regime::trail::{Award, Trail};

const TEST: &str = "reduction";

/// The whole sum.
pub(super) fn whole(rules: &'static Rules, band: &'static Band, trail: &mut Trail) -> Award {
    trail.cite(band.citation.citation());
    Award::whole(rules.sum(band.name))
}

/// The sum of a passenger who was offered another way: half of it if that arrives within the limit of the band, which is
/// inclusive. Of an offer whose arrival is not known, it is asked.
pub(super) fn by_offer(
    rules: &'static Rules,
    band: &'static Band,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Option<Award> {
    let citation = band.reduction_citation.citation();
    let Some(offer) = journey.offer() else {
        trail.refused(TEST, Sentence::Reg261NoOffer, citation);
        return Some(whole(rules, band, trail));
    };
    let Some(minutes) = arrival_of(offer, journey) else {
        trail.refused(TEST, Sentence::Reg261OfferUnknown, citation.clone());
        if offer.accepted == Some(false) {
            trail.presume(Sentence::Reg261OfferOutsidePresumed, citation);
            return Some(whole(rules, band, trail));
        }
        trail.ask(Sentence::Reg261AskOfferArrival);
        return None;
    };
    let limit = band.reduced_up_to_minutes;
    if minutes > limit {
        trail.refused(TEST, Sentence::Reg261OfferLate { minutes, limit }, citation);
        return Some(whole(rules, band, trail));
    }
    trail.taken(TEST, Sentence::Reg261OfferInTime { minutes, limit }, citation);
    if offer.accepted == Some(false) {
        trail.warn(Sentence::Reg261DeclinedOfferReduces);
    }
    Some(reduced(rules, band, trail))
}

/// How late the way that was offered arrives: as stated of it, else as the passenger arrived by it. A passenger who declined
/// it arrived by another.
pub(super) fn arrival_of(offer: Rerouting, journey: &Journey<'_>) -> Option<i64> {
    let arrived = journey.disruption().arrival_delay_minutes.filter(|_| offer.accepted != Some(false));
    offer.arrival_delay_minutes.or(arrived)
}

/// The sum of a passenger who came late on the booked flight: half of it in the longest band, for a delay that is short of its
/// limit.
pub(super) fn by_delay(rules: &'static Rules, band: &'static Band, minutes: i64, trail: &mut Trail) -> Award {
    let limit = rules.shared.delay.longest_band_whole_from_minutes;
    if band.name != BandName::Long {
        return whole(rules, band, trail);
    }
    let citation = rules.own.decisions.long_delay_reduced.citation();
    if minutes >= limit {
        trail.refused(TEST, Sentence::Reg261DelayNotReduced { minutes, limit }, citation);
        return whole(rules, band, trail);
    }
    trail.taken(TEST, Sentence::Reg261DelayReduced { minutes, limit }, citation.clone());
    trail.cite(citation);
    reduced(rules, band, trail)
}

/// Half: an option of the carrier's, so that the whole sum is told beside it.
fn reduced(rules: &'static Rules, band: &'static Band, trail: &mut Trail) -> Award {
    let whole = rules.sum(band.name);
    trail.cite(band.citation.citation());
    trail.cite(band.reduction_citation.citation());
    trail.warn(Sentence::Reg261MayReduce { whole });
    Award::reduced(rules.reduced(whole), whole)
}
