//! Denied boarding, art.4: the whole sum at once, whatever the cause; half of it if another way arrives in time.

use super::{Rules, distance, reduction};
use crate::explanation::Sentence;
use crate::fact::DenialGround;
use crate::regime::trail::{Award, Stop, Trail};
use crate::regime::{Journey, ReasonCode};

const VOLUNTARY: &str = "involuntary";
const GROUNDS: &str = "no_reasonable_grounds";
const DEFENCE: &str = "cause_is_no_defence";

/// The sum for a refusal to board, or why there is none.
pub(super) fn compensation(
    rules: &'static Rules,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    involuntary(rules, journey, trail)?;
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

/// Who gave up the seat has what was agreed, and nothing else.
fn involuntary(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let citation = rules.shared.places.volunteers.citation();
    match journey.disruption().volunteered {
        Some(true) => {
            trail.refused(VOLUNTARY, Sentence::LawVolunteered, citation.clone());
            return Err(Stop::no(ReasonCode::Volunteer, vec![citation]));
        }
        Some(false) => trail.taken(VOLUNTARY, Sentence::LawNotVolunteered, citation),
        None => trail.presume(Sentence::LawNotVolunteeredPresumed, citation),
    }
    Ok(())
}

/// A refusal on reasonable grounds, such as health, safety, security or missing documents, is no denial of boarding (art.2(j)).
/// Papers that were in order were refused wrongly.
fn without_grounds(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let citation = rules.shared.places.grounds.citation();
    let finding = match journey.disruption().denial_ground {
        Some(DenialGround::DocumentsMissing) => Err(Sentence::LawDocumentsMissing),
        Some(DenialGround::LateAtGate) => Err(Sentence::LawLateAtGate),
        Some(DenialGround::Conduct) => Err(Sentence::LawRefusedForConduct),
        Some(DenialGround::Health) => Err(Sentence::LawRefusedForHealth),
        Some(DenialGround::DocumentsWronglyRefused) => Ok(Sentence::Reg261DocumentsInOrder),
        Some(DenialGround::AnnouncedInAdvance) => {
            let announced = rules.own.decisions.announced_denial.citation();
            trail.taken("announced_in_advance", Sentence::Reg261NeedNotCome, announced.clone());
            trail.cite(announced);
            Ok(Sentence::Reg261NoGrounds)
        }
        Some(DenialGround::Overbooking) | None => Ok(Sentence::Reg261NoGrounds),
    };
    match finding {
        Err(finding) => {
            trail.refused(GROUNDS, finding, citation.clone());
            Err(Stop::no(ReasonCode::NotDenialOfBoarding, vec![citation]))
        }
        Ok(finding) => {
            trail.taken(GROUNDS, finding, citation.clone());
            trail.cite(citation);
            Ok(())
        }
    }
}
