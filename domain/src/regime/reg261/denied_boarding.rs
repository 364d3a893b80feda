//! Denied boarding, art.4: the whole sum at once, whatever the cause; half of it if another way arrives in time.

use super::{Rules, distance, reduction};
use crate::explanation::Sentence;
use crate::fact::DenialGround;
use crate::regime::trail::{Award, Stop, Trail};
use crate::regime::{Journey, denial};

const GROUNDS: &str = "no_reasonable_grounds";
const DEFENCE: &str = "cause_is_no_defence";

/// The sum for a refusal to board, or why there is none.
pub(super) fn compensation(
    rules: &'static Rules,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    denial::involuntary(journey, rules.shared.places.volunteers.citation(), trail)?;
    without_grounds(rules, journey, trail)?;
    let places = &rules.shared.places;
    trail.cite(places.denied_boarding.citation());
    if let Some(cause) = journey.disruption().cause {
        let no_defence = rules.own.decisions.no_defence.citation();
        trail.taken(DEFENCE, Sentence::Reg261NoDefence { cause }, no_defence.clone());
        trail.cite(no_defence);
    }
    let band = distance::band(rules, journey, trail);
    Ok(band.and_then(|band| reduction::by_offer(rules, band, journey, trail)))
}

/// A refusal on reasonable grounds, such as health, safety, security or missing documents, is no denial of boarding (art.2(j)).
/// Papers that were in order were refused wrongly.
fn without_grounds(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let citation = rules.shared.places.grounds.citation();
    denial::not_own_doing(journey, citation.clone(), trail)?;
    let ground = journey.disruption().denial_ground;
    if ground == Some(DenialGround::AnnouncedInAdvance) {
        let announced = rules.own.decisions.announced_denial.citation();
        trail.taken("announced_in_advance", Sentence::Reg261NeedNotCome, announced.clone());
        trail.cite(announced);
    }
    let finding = match ground {
        Some(DenialGround::DocumentsWronglyRefused) => Sentence::Reg261DocumentsInOrder,
        _ => Sentence::Reg261NoGrounds,
    };
    trail.taken(GROUNDS, finding, citation.clone());
    trail.cite(citation);
    Ok(())
}
