//! What is owed beside the sum: care (art.9), another way or a refund (arts.6(1)(iii) and 8), the way to another airport, money
//! and not a voucher (art.7(3)). Extraordinary circumstances take none of it away.

use serde::Deserialize;

use super::parameters::Band;
use super::{Rules, cancellation, distance};
use crate::explanation::{Explanation, Named, Sentence};
use crate::fact::DisruptionKind;
use crate::regime::right::{Bound, Moment, Right, RightTime, Standing};
use crate::regime::section::Section;
use crate::regime::timing::TimeRule;
use crate::regime::{Assessment, Eligibility, Journey, ReasonCode};

/// What the rights hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Event {
    Delay,
    /// A landing elsewhere, which may be a delay too.
    Diversion,
    Cancellation,
    DeniedBoarding,
    /// The seat was given up for a benefit.
    Volunteer,
}

/// How long the departure must be late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Wait {
    /// As long as the band of distance says.
    Care,
}

/// One right. What is absent does not narrow it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RightRule {
    code: String,
    events: Vec<Event>,
    wait: Option<Wait>,
    wait_from_minutes: Option<i64>,
    #[serde(default)]
    with_sum: bool,
    content: Named,
    condition: Option<Named>,
    time: Option<TimeRule>,
    citation: Section,
}

/// The rights of a passenger whose case came to this assessment.
pub(super) fn owed(rules: &'static Rules, journey: &Journey<'_>, assessment: &Assessment) -> Vec<Right> {
    let band = distance::of(rules, journey);
    let events = events(rules, journey, assessment.reason);
    let waits = events.contains(&Some(Event::Delay));
    let owes_sum = assessment.eligible == Eligibility::Yes;
    let applies = |rule: &&'static RightRule| {
        rule.events.iter().any(|event| events.contains(&Some(*event))) && (!rule.with_sum || owes_sum)
    };
    rules.rights.iter().filter(applies).filter_map(|rule| right(rule, journey, band, waits)).collect()
}

/// What happened, as the rights name it; nothing where the text does not protect the passenger.
fn events(rules: &'static Rules, journey: &Journey<'_>, reason: ReasonCode) -> [Option<Event>; 2] {
    use DisruptionKind::{
        Cancellation, Delay, DeniedBoarding, Diversion, Downgrade, EarlierDeparture, MissedConnection,
    };
    match (reason, journey.disruption().kind) {
        (ReasonCode::PassengerNotCovered | ReasonCode::NotDenialOfBoarding, _) | (_, Downgrade) => [None, None],
        (ReasonCode::Volunteer, _) => [Some(Event::Volunteer), None],
        (_, Cancellation) => [Some(Event::Cancellation), None],
        (_, EarlierDeparture) if cancellation::is_brought_forward(rules, journey) => [Some(Event::Cancellation), None],
        (_, DeniedBoarding) => [Some(Event::DeniedBoarding), None],
        (_, Diversion) => [Some(Event::Delay), Some(Event::Diversion)],
        (_, Delay | MissedConnection | EarlierDeparture) => [Some(Event::Delay), None],
    }
}

/// A right, with its conditions. Of a delay alone (`waits`) the rights hang on how long the passenger waits.
fn right(rule: &'static RightRule, journey: &Journey<'_>, band: Option<&'static Band>, waits: bool) -> Option<Right> {
    let mut conditions: Vec<Explanation> = Vec::new();
    let by_band = || band.map(|band| band.care_from_minutes);
    let wait = rule.wait.map_or(rule.wait_from_minutes, |Wait::Care| by_band()).filter(|_| waits);
    if let Some(minutes) = wait {
        match journey.departure_delay_minutes() {
            Some(waited) if waited < minutes => return None,
            Some(_) => {}
            None => conditions.push(Sentence::Reg261IfDepartsLate { hours: minutes / 60 }.into()),
        }
    }
    conditions.extend(rule.condition.as_ref().map(Explanation::from));
    let by_wait = wait.map(|minutes| RightTime {
        bound: Bound::From,
        hours: Some(minutes / 60),
        days: None,
        after: Moment::DepartureOnTicket,
        at: None,
    });
    Some(Right {
        right: rule.code.as_str().into(),
        standing: if conditions.is_empty() { Standing::Owed } else { Standing::Conditional },
        content: Explanation::from(&rule.content),
        conditions,
        time: rule.time.as_ref().map(|time| time.time(journey)).or(by_wait),
        citation: rule.citation.citation(),
    })
}
