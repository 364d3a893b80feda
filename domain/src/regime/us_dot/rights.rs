//! What is owed beside the sum: the agreed benefit of a volunteer, a written explanation, the sum in money and at once (ss.250.2b,
//! 250.8, 250.9), the difference in fare (s.250.6(c)), and refunds (part 260).

use jiff::civil::Date;
use serde::Deserialize;

use super::parameters::PARAMETERS;
use super::scope::{self, Carriage};
use crate::explanation::{Explanation, Named, Sentence};
use crate::fact::DisruptionKind;
use crate::regime::right::Right;
use crate::regime::section::Section;
use crate::regime::timing::TimeRule;
use crate::regime::{Assessment, Eligibility, Journey, ReasonCode};

/// What the rights hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Event {
    Cancellation,
    /// Other times or another airport than those on the ticket.
    Change,
    Downgrade,
    DeniedBoarding,
    /// The seat was given up for a benefit.
    Volunteer,
}

/// One right. What is absent does not narrow it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RightRule {
    code: String,
    events: Vec<Event>,
    from: Option<Date>,
    #[serde(default)]
    change: bool,
    #[serde(default)]
    refund: bool,
    #[serde(default)]
    with_sum: bool,
    content: Named,
    condition: Option<Named>,
    time: Option<TimeRule>,
    citation: Section,
}

/// The rights of a passenger whose case came to this assessment.
pub(super) fn owed(journey: &Journey<'_>, assessment: &Assessment) -> Vec<Right> {
    let Some(event) = event(journey, assessment.reason) else { return Vec::new() };
    let owes_sum = assessment.eligible == Eligibility::Yes;
    let applies = |rule: &&'static RightRule| {
        let in_force = rule.from.is_none_or(|from| journey.day() >= from);
        in_force && rule.events.contains(&event) && (!rule.with_sum || owes_sum)
    };
    PARAMETERS.rights.iter().filter(applies).filter_map(|rule| right(rule, event, journey)).collect()
}

/// What happened, as the rights name it. `None`: nothing that gives one.
fn event(journey: &Journey<'_>, reason: ReasonCode) -> Option<Event> {
    use DisruptionKind::{
        Cancellation, Delay, DeniedBoarding, Diversion, Downgrade, EarlierDeparture, MissedConnection,
    };
    match (reason, journey.disruption().kind) {
        (ReasonCode::NotDenialOfBoarding, _) => None,
        (ReasonCode::Volunteer, _) => Some(Event::Volunteer),
        (_, Cancellation) => Some(Event::Cancellation),
        (_, DeniedBoarding) => Some(Event::DeniedBoarding),
        (_, Downgrade) => Some(Event::Downgrade),
        (_, Delay | Diversion | EarlierDeparture | MissedConnection) => Some(Event::Change),
    }
}

fn right(rule: &'static RightRule, event: Event, journey: &Journey<'_>) -> Option<Right> {
    let mut conditions: Vec<Explanation> = Vec::new();
    if rule.change && event == Event::Change {
        match change(journey) {
            Change::Significant => {}
            Change::Small => return None,
            Change::NotKnown { hours } => conditions.push(Sentence::UsDotIfChangedBy { hours }.into()),
        }
    }
    if rule.refund && was_settled_otherwise(journey) {
        return None;
    }
    if !(rule.refund && was_declined(journey)) {
        conditions.extend(rule.condition.as_ref().map(Explanation::from));
    }
    let content = Explanation::from(&rule.content);
    let right = Right::new(&rule.code, content, conditions, rule.citation.citation());
    Some(Right { time: rule.time.as_ref().map(|time| time.time(journey)), ..right })
}

/// Who took the other way, or has the money back, has no refund to come.
fn was_settled_otherwise(journey: &Journey<'_>) -> bool {
    let took = journey.offer().is_some_and(|offer| offer.accepted == Some(true));
    took || journey.disruption().refunded == Some(true)
}

/// Whether the passenger turned the other way down, or was offered none.
fn was_declined(journey: &Journey<'_>) -> bool {
    let rerouting = journey.disruption().rerouting;
    rerouting.is_some_and(|rerouting| !rerouting.offered || rerouting.accepted == Some(false))
}

/// Whether a change is what part 260 calls a significant one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Significant,
    Small,
    /// It is if it moves the flight by so many hours.
    NotKnown {
        hours: i64,
    },
}

/// By how much the flight was moved. A landing elsewhere is a significant change at once.
fn change(journey: &Journey<'_>) -> Change {
    let disruption = journey.disruption();
    let limit = match scope::carriage(journey) {
        Carriage::Domestic => PARAMETERS.domestic.significant_change_minutes,
        Carriage::International | Carriage::Onward => PARAMETERS.international.significant_change_minutes,
    };
    let later = journey.arrival_delay().map(|delay| delay.minutes);
    let earlier = disruption.departure_moved_earlier_minutes;
    if disruption.kind == DisruptionKind::Diversion || [later, earlier].into_iter().flatten().any(|size| size >= limit)
    {
        return Change::Significant;
    }
    let size = if disruption.kind == DisruptionKind::EarlierDeparture { earlier } else { later };
    if size.is_some() { Change::Small } else { Change::NotKnown { hours: limit / 60 } }
}
