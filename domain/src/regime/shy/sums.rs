//! The sum of a journey: one for domestic flights, else by distance; halved for whoever was given another way.

use super::parameters::{Band, Sums};
use crate::explanation::Sentence;
use crate::regime::Journey;
use crate::regime::national::{self, Law};
use crate::regime::trail::{Award, Trail};

const DOMESTIC: &str = "domestic";

/// The sum, or `None` because something is asked.
pub(super) fn sum(law: &'static Law<Sums>, journey: &Journey<'_>, trail: &mut Trail) -> Option<Award> {
    let band = band(law, journey, trail)?;
    trail.cite(band.citation.citation());
    trail.warn(Sentence::ShyPaidInLira);
    law.sums.halving.of(law.money(band.amount), band.halved_up_to_minutes, journey, trail)
}

fn band(law: &'static Law<Sums>, journey: &Journey<'_>, trail: &mut Trail) -> Option<&'static Band> {
    let sums = &law.sums;
    let citation = sums.domestic.citation.citation();
    if law.territory.is_domestic(journey) {
        trail.taken(DOMESTIC, Sentence::NationalDomestic, citation);
        return Some(&sums.domestic);
    }
    trail.refused(DOMESTIC, Sentence::NationalInternational, citation);
    let limits = sums.bands.iter().filter_map(|band| band.up_to_km);
    sums.bands.get(national::band(limits, sums.distance.citation(), journey, trail)?)
}
