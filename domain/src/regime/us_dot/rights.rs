//! What is owed beside the sum: notice and money at once (ss.250.8 and 250.9), and since part 260 a refund for who declines a journey
//! that was cancelled or significantly changed.

use super::parameters::{Event, PARAMETERS, Reach, RightRule, Version};
use crate::explanation::{Explanation, Sentence};
use crate::fact::DisruptionKind;
use crate::reference::{self, Area};
use crate::regime::right::{Right, Standing};
use crate::regime::{Assessment, Eligibility, Journey, ReasonCode};

/// The rights of a passenger whose case came to this assessment.
pub(super) fn owed(journey: &Journey<'_>, version: &'static Version, assessment: &Assessment) -> Vec<Right> {
    let Some(event) = event(journey, assessment.reason) else { return Vec::new() };
    let applies = |rule: &&'static RightRule| {
        rule.events.contains(&event)
            && (!rule.refunds || version.refunds)
            && (!rule.with_sum || assessment.eligible == Eligibility::Yes)
    };
    PARAMETERS.rights.iter().filter(applies).filter_map(|rule| right(rule, journey)).collect()
}

fn event(journey: &Journey<'_>, reason: ReasonCode) -> Option<Event> {
    match (journey.disruption().kind, reason) {
        (DisruptionKind::DeniedBoarding, ReasonCode::NotDenialOfBoarding | ReasonCode::Volunteer) => None,
        (DisruptionKind::DeniedBoarding, _) => Some(Event::DeniedBoarding),
        (DisruptionKind::Cancellation, _) => Some(Event::Cancellation),
        (DisruptionKind::Downgrade, _) => Some(Event::Downgrade),
        (
            DisruptionKind::Delay
            | DisruptionKind::MissedConnection
            | DisruptionKind::Diversion
            | DisruptionKind::EarlierDeparture,
            _,
        ) => Some(Event::Change),
    }
}

fn right(rule: &'static RightRule, journey: &Journey<'_>) -> Option<Right> {
    let mut conditions: Vec<Explanation> = Vec::new();
    if rule.significant {
        let limit = PARAMETERS.significant_change.minutes(reach(journey));
        match change_minutes(journey) {
            Some(minutes) if minutes < limit => return None,
            Some(_) => {}
            None => conditions.push(Sentence::UsdotIfSignificant { hours: limit / 60 }.into()),
        }
    }
    conditions.extend(rule.conditions.iter().map(Explanation::from));
    Some(Right {
        right: rule.code.as_str().into(),
        standing: if conditions.is_empty() { Standing::Owed } else { Standing::Conditional },
        content: Explanation::from(&rule.content),
        conditions,
        time: rule.time.as_ref().map(|time| time.time(journey)),
        citation: rule.citation.citation(),
    })
}

/// By how much the journey was moved: later at its end, or earlier at its beginning.
fn change_minutes(journey: &Journey<'_>) -> Option<i64> {
    let later = journey.arrival_delay().map(|delay| delay.minutes);
    later.max(journey.disruption().departure_moved_earlier_minutes)
}

fn reach(journey: &Journey<'_>) -> Reach {
    let to = reference::airport(journey.destination.destination);
    let is_domestic = to.is_some_and(|airport| airport.lies_in(Area::UnitedStates, journey.day()));
    if is_domestic { Reach::Domestic } else { Reach::Abroad }
}
