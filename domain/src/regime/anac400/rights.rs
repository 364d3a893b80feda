//! What is owed beside the sum, whatever the cause: information, care by the time of waiting, and the choice of another way, a
//! refund or other transport (arts.20, 21 and 26 to 29); after a change that was told before, another way or a refund (art.12).

use serde::Deserialize;

use super::parameters::PARAMETERS;
use super::scope;
use crate::explanation::{Explanation, Named, Sentence};
use crate::fact::DisruptionKind;
use crate::regime::right::Right;
use crate::regime::section::Section;
use crate::regime::timing::TimeRule;
use crate::regime::{Assessment, Journey, ReasonCode};

/// What the rights hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Event {
    Delay,
    /// The flight did not fly, or did not end where it should; or the next one was lost.
    Cancellation,
    DeniedBoarding,
    /// The seat was given up for a benefit.
    Volunteer,
    /// Told before the day of the flight.
    ScheduleChange,
}

/// One right. What is absent does not narrow it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RightRule {
    code: String,
    events: Vec<Event>,
    /// Of a delay alone.
    wait_over_minutes: Option<i64>,
    /// Whatever the passenger waits for.
    care_over_minutes: Option<i64>,
    #[serde(default)]
    refund: bool,
    content: Named,
    condition: Option<Named>,
    time: Option<TimeRule>,
    citation: Section,
}

/// The rights of a passenger whose case came to this assessment.
pub(super) fn owed(journey: &Journey<'_>, assessment: &Assessment) -> Vec<Right> {
    let Some(event) = event(journey, assessment.reason) else { return Vec::new() };
    let applies = |rule: &&'static RightRule| {
        rule.events.contains(&event) && !(rule.refund && journey.disruption().refunded == Some(true))
    };
    PARAMETERS.rights.iter().filter(applies).filter_map(|rule| right(rule, event, journey)).collect()
}

/// What happened, as the rights name it. `None`: nothing that gives one.
fn event(journey: &Journey<'_>, reason: ReasonCode) -> Option<Event> {
    use DisruptionKind::{
        Cancellation, Delay, DeniedBoarding, Diversion, Downgrade, EarlierDeparture, MissedConnection,
    };
    let disruption = journey.disruption();
    let was_told_before = disruption.notice_days.is_some_and(|days| days > 0);
    match (reason, disruption.kind) {
        (ReasonCode::NotDenialOfBoarding, _) | (_, Downgrade) => None,
        (ReasonCode::Volunteer, _) => Some(Event::Volunteer),
        (_, DeniedBoarding) => Some(Event::DeniedBoarding),
        (_, EarlierDeparture) => is_changed(journey).then_some(Event::ScheduleChange),
        (_, Delay | Cancellation) if was_told_before => is_changed(journey).then_some(Event::ScheduleChange),
        (_, Delay) => Some(Event::Delay),
        (_, Cancellation | Diversion | MissedConnection) => Some(Event::Cancellation),
    }
}

/// Whether a change gives a right: it was told late, or moves the flight by more than the limit, or by nobody knows how much.
fn is_changed(journey: &Journey<'_>) -> bool {
    let change = &PARAMETERS.schedule_change;
    let disruption = journey.disruption();
    let limit =
        if scope::is_domestic(journey) { change.domestic_over_minutes } else { change.international_over_minutes };
    let moved = match disruption.kind {
        DisruptionKind::Cancellation => None,
        DisruptionKind::EarlierDeparture => disruption.departure_moved_earlier_minutes,
        _ => journey.arrival_delay().map(|delay| delay.minutes),
    };
    let was_told_late = disruption.notice_days.is_none_or(|days| days < change.notice_days);
    was_told_late || moved.is_none_or(|minutes| minutes > limit)
}

fn right(rule: &'static RightRule, event: Event, journey: &Journey<'_>) -> Option<Right> {
    let mut conditions: Vec<Explanation> = Vec::new();
    let of_delay = rule.wait_over_minutes.filter(|_| event == Event::Delay);
    if let Some(limit) = of_delay.or(rule.care_over_minutes) {
        match journey.departure_delay_minutes().filter(|_| event == Event::Delay) {
            Some(minutes) if minutes <= limit => return None,
            Some(_) => {}
            None => conditions.push(Sentence::Anac400IfWaitingOver { hours: limit / 60 }.into()),
        }
    }
    if journey.disruption().kind == DisruptionKind::MissedConnection && rule.refund {
        conditions.push(Sentence::Anac400IfLostByTheCarrier.into());
    }
    conditions.extend(rule.condition.as_ref().map(Explanation::from));
    let right = Right::new(&rule.code, Explanation::from(&rule.content), conditions, rule.citation.citation());
    Some(Right { time: rule.time.as_ref().map(|time| time.time(journey)), ..right })
}
