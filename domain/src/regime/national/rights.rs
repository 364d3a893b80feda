//! What is owed beside the sum: care while waiting, another way, a refund. Where the facts do not tell whether, the condition
//! is named.

use super::rights_parameters::{Event, RightRule};
use crate::explanation::{Explanation, Sentence};
use crate::fact::DisruptionKind;
use crate::regime::right::{Right, Standing};
use crate::regime::{Assessment, Eligibility, Journey, ReasonCode};

/// The rights of a passenger whose case came to this assessment.
pub(super) fn owed(rules: &'static [RightRule], journey: &Journey<'_>, assessment: &Assessment) -> Vec<Right> {
    let is_nothing = matches!(
        assessment.reason,
        ReasonCode::NotDenialOfBoarding | ReasonCode::Volunteer | ReasonCode::PassengerNotCovered
    );
    if is_nothing {
        return Vec::new();
    }
    let event = event(journey);
    let owes_sum = assessment.eligible == Eligibility::Yes;
    let given = rules.iter().filter(|rule| rule.events.contains(&event) && (!rule.with_sum || owes_sum));
    given.filter_map(|rule| right(rule, event, journey)).collect()
}

fn event(journey: &Journey<'_>) -> Event {
    use DisruptionKind::{
        Cancellation, Delay, DeniedBoarding, Diversion, Downgrade, EarlierDeparture, MissedConnection,
    };
    match journey.disruption().kind {
        Cancellation => Event::Cancellation,
        DeniedBoarding => Event::DeniedBoarding,
        Downgrade => Event::Downgrade,
        Delay | MissedConnection | Diversion | EarlierDeparture => Event::Delay,
    }
}

/// `None`: the wait was too short for it.
fn right(rule: &'static RightRule, event: Event, journey: &Journey<'_>) -> Option<Right> {
    let mut conditions = Vec::new();
    if let Some(wait) = rule.wait {
        match journey.departure_delay_minutes().filter(|_| event == Event::Delay) {
            Some(minutes) if wait.is_met(minutes) => {}
            Some(_) => return None,
            None => conditions.push(Sentence::NationalWaiting { hours: wait.hours() }.into()),
        }
    }
    conditions.extend(rule.condition.as_ref().map(Explanation::from));
    Some(Right {
        right: rule.code.as_str().into(),
        standing: if conditions.is_empty() { Standing::Owed } else { Standing::Conditional },
        content: Explanation::from(&rule.content),
        conditions,
        time: None,
        citation: rule.citation.citation(),
    })
}
