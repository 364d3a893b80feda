//! A seat in a lower class: a part of the fare, between countries by distance.

use super::parameters::Sums;
use crate::explanation::Sentence;
use crate::regime::Journey;
use crate::regime::national::{self, Law};
use crate::regime::trail::{Award, Trail};

const DOMESTIC: &str = "domestic";

/// The part of the fare that is owed back, or `None` because something is asked.
pub(super) fn reimbursement(law: &'static Law<Sums>, journey: &Journey<'_>, trail: &mut Trail) -> Option<Award> {
    let rule = &law.sums.downgrade;
    let citation = rule.citation.citation();
    if journey.day() < rule.sure_from {
        trail.refused("rule_of_2023_applies", Sentence::CarDowngradeDayOpen, citation.clone());
        trail.doubt(citation.clone());
    }
    let percent = if law.territory.is_domestic(journey) {
        trail.taken(DOMESTIC, Sentence::NationalDomestic, citation.clone());
        rule.domestic_percent
    } else {
        trail.refused(DOMESTIC, Sentence::NationalInternational, citation.clone());
        let limits = rule.bands.iter().filter_map(|band| band.up_to_km);
        rule.bands.get(national::band(limits, citation.clone(), journey, trail)?)?.percent
    };
    trail.cite(citation.clone());
    let fare = national::one_way(law.currency, citation, journey, trail)?;
    Some(national::part(fare, percent).into())
}
