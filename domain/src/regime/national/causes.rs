//! Causes that excuse the carrier. It pleads them: of one that gives no cause, none is presumed.

use serde::Deserialize;

use crate::explanation::Sentence;
use crate::fact::CauseCode;
use crate::regime::section::Section;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};
use crate::value::Citation;

const TEST: &str = "excused_by_the_cause";
const MEASURES: &str = "all_reasonable_measures";

/// Codes that are never final: each has a root.
const ROOT_NEEDED: [CauseCode; 3] = [CauseCode::CrewDutyTime, CauseCode::AircraftSwapSmaller, CauseCode::LateInbound];

/// What a law says of causes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::regime) struct Causes {
    /// What excuses.
    excused: Vec<CauseCode>,
    /// What the carrier answers for.
    own: Vec<CauseCode>,
    /// What of every other code.
    others: Others,
    /// Whether proper measures are asked for too.
    measures: bool,
    citation: Section,
}

/// What of a cause of which it is not known whether it excuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Others {
    /// It turns on whether it could be avoided, which is asked.
    Ask,
    /// A lawyer must look.
    Review,
}

impl Causes {
    /// Whether no cause excuses the carrier.
    pub(in crate::regime) fn excuse_nothing(
        &'static self,
        journey: &Journey<'_>,
        trail: &mut Trail,
    ) -> Result<(), Stop> {
        let citation = self.citation.citation();
        let Some(cause) = given(journey) else {
            trail.refused(TEST, Sentence::NationalNoCause, citation.clone());
            trail.presume(Sentence::NationalNotExcusedPresumed, citation);
            return Ok(());
        };
        if asks_root(cause, &citation, trail) {
            return Ok(());
        }
        if self.own.contains(&cause) {
            trail.refused(TEST, Sentence::NationalOwnCause { cause }, citation);
            return Ok(());
        }
        match journey.disruption().reasonable_measures_proved.filter(|_| self.measures) {
            Some(false) => {
                trail.refused(MEASURES, Sentence::NationalMeasuresNotProved { cause }, citation);
                Ok(())
            }
            Some(true) => {
                trail.taken(MEASURES, Sentence::NationalMeasuresProved { cause }, citation.clone());
                Err(Stop::no(ReasonCode::Extraordinary, vec![citation]))
            }
            None if self.excused.contains(&cause) => {
                trail.taken(TEST, Sentence::NationalExcused { cause }, citation.clone());
                if self.measures {
                    trail.warn(Sentence::NationalMeasuresWarning);
                }
                Err(Stop::no(ReasonCode::Extraordinary, vec![citation]))
            }
            None => {
                self.not_settled(cause, trail);
                Ok(())
            }
        }
    }

    /// Boarding is refused for the carrier's own ends. Of a cause that is not its own it is not known whether it is a defence.
    pub(super) fn excuses_no_denial(&'static self, journey: &Journey<'_>, trail: &mut Trail) {
        let citation = self.citation.citation();
        let Some(cause) = given(journey) else { return };
        if asks_root(cause, &citation, trail) {
            return;
        }
        if self.own.contains(&cause) {
            trail.refused(TEST, Sentence::NationalOwnCause { cause }, citation);
            return;
        }
        trail.refused(TEST, Sentence::NationalDefenceOpen { cause }, citation.clone());
        trail.doubt(citation);
    }

    /// Whether the causes of a delay are one: what a law takes off for a part of it is not known.
    pub(super) fn are_one(&'static self, journey: &Journey<'_>, trail: &mut Trail) {
        if let Some(minutes) = journey.disruption().excused_minutes.filter(|minutes| *minutes > 0) {
            let citation = self.citation.citation();
            trail.refused(TEST, Sentence::NationalPartExcusedOpen { minutes }, citation.clone());
            trail.doubt(citation);
        }
    }

    fn not_settled(&'static self, cause: CauseCode, trail: &mut Trail) {
        let citation = self.citation.citation();
        trail.refused(TEST, Sentence::NationalCauseOpen { cause }, citation.clone());
        match self.others {
            Others::Ask => trail.ask(Sentence::NationalAskMeasures { cause }),
            Others::Review => trail.doubt(citation),
        }
    }
}

fn given(journey: &Journey<'_>) -> Option<CauseCode> {
    journey.disruption().cause.filter(CauseCode::is_given)
}

fn asks_root(cause: CauseCode, citation: &Citation, trail: &mut Trail) -> bool {
    let is_asked = ROOT_NEEDED.contains(&cause);
    if is_asked {
        trail.refused(TEST, Sentence::NationalRootUnknown { cause }, citation.clone());
        trail.ask(Sentence::NationalAskRoot { cause });
    }
    is_asked
}
