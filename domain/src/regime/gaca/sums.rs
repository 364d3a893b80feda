//! What the Saudi regulation gives: one sum for a long delay, a multiple of the ticket for a refusal to board or a lower class.

use super::parameters::Sums;
use crate::explanation::{Explanation, Sentence};
use crate::regime::national::{self, Law};
use crate::regime::trail::{Award, Stop, Trail};
use crate::regime::{Journey, ReasonCode, Right, Standing};

const LONG: &str = "long_delay";
const TOLD: &str = "told_before";

/// The sum for a delay, or why there is none.
pub(super) fn of_delay(
    law: &'static Law<Sums>,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    let (citation, limit) = (law.sums.citation.citation(), law.sums.delay_over_minutes);
    let minutes = national::delay_minutes(law, citation.clone(), journey, trail);
    if let Some(minutes) = minutes {
        if minutes <= limit {
            trail.refused(LONG, Sentence::NationalDelayNotOver { minutes, limit }, citation.clone());
            return Err(Stop::no(ReasonCode::DelayTooShort, vec![citation]));
        }
        trail.taken(LONG, Sentence::NationalDelayOver { minutes, limit }, citation.clone());
    }
    if let Some(days) = journey.disruption().notice_days.filter(|days| *days > 0) {
        trail.refused(TOLD, Sentence::GacaNoticeOpen { days: days.into() }, citation.clone());
        trail.doubt(citation.clone());
    }
    law.causes.excuse_nothing(journey, trail)?;
    trail.cite(citation);
    Ok(minutes.map(|_| law.money(law.sums.delay).into()))
}

/// A part of the ticket by how early the passenger was told, of which only the largest was read.
pub(super) fn of_cancellation(law: &'static Law<Sums>, trail: &mut Trail) -> Stop {
    let citation = law.sums.citation.citation();
    trail.refused("part_by_notice", Sentence::GacaTiersNotRead, citation.clone());
    Stop::legal_review(vec![citation])
}

/// Whether a landing elsewhere is a stop in the meaning of the regulation is not known.
pub(super) fn of_a_landing_elsewhere(law: &'static Law<Sums>, trail: &mut Trail) -> Stop {
    let citation = law.sums.citation.citation();
    trail.refused("unscheduled_stop", Sentence::GacaLandingElsewhereOpen, citation.clone());
    Stop::legal_review(vec![citation])
}

/// So many hundredths of the value of the ticket.
pub(super) fn part_of_fare(
    law: &'static Law<Sums>,
    percent: u64,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Option<Award> {
    let citation = law.sums.citation.citation();
    trail.cite(citation.clone());
    trail.warn(Sentence::GacaOneWayTaken);
    let fare = national::one_way(law.currency, citation, journey, trail)?;
    Some(national::part(fare, percent).into())
}

/// Sums for what no fact tells.
pub(super) fn conditional(law: &'static Law<Sums>) -> [Right; 2] {
    let right = |code: &'static str, amount, condition: Sentence| Right {
        right: code.into(),
        standing: Standing::Conditional,
        content: Sentence::GacaSum { amount }.into(),
        conditions: vec![Explanation::from(condition)],
        time: None,
        citation: law.sums.citation.citation(),
    };
    [
        right("unscheduled_stop", law.money(law.sums.unscheduled_stop), Sentence::GacaStopNotOnTicket),
        right("wheelchair", law.money(law.sums.wheelchair), Sentence::GacaWheelchairNotProvided),
    ]
}
