//! What is owed beside the sum: relief on the tarmac (ss.8 and 9), information (s.13), care (ss.14 and 16), another way or a refund (ss.17 to 18.2), and
//! money rather than a voucher (s.21). Which of it, the facts tell; where they do not, the condition is named.

use super::parameters::{Category, PARAMETERS, Version};
use super::rights_parameters::{Event, RefundRole, RightRule, rights};
use super::{Journey, category, size};
use crate::explanation::{Explanation, Sentence};
use crate::fact::DisruptionKind;
use crate::regime::right::{Right, Standing};
use crate::regime::trail::Trail;
use crate::regime::{Assessment, CarrierSize, Eligibility, ReasonCode};

type Conditions = Vec<Explanation>;

/// The facts on which the rights turn.
struct Case<'j> {
    journey: &'j Journey<'j>,
    version: &'static Version,
    event: Event,
    category: Option<Category>,
    size: Option<CarrierSize>,
    delay_minutes: Option<i64>,
    owes_sum: bool,
}

/// The rights of a passenger whose case came to this assessment.
pub(super) fn owed(journey: &Journey<'_>, version: &'static Version, assessment: &Assessment) -> Vec<Right> {
    let Some(event) = event(journey, assessment.reason) else { return Vec::new() };
    let case = Case {
        journey,
        version,
        event,
        category: category::counted(journey),
        // What the look-up has to say it said on the way to the sum, if it mattered there.
        size: size::counted(journey, &mut Trail::new()),
        delay_minutes: journey.arrival_delay().map(|delay| delay.minutes),
        owes_sum: assessment.eligible == Eligibility::Yes,
    };
    rights().iter().filter_map(|rule| case.right(rule)).collect()
}

/// What happened, as the rights name it. `None`: nothing that gives one.
fn event(journey: &Journey<'_>, reason: ReasonCode) -> Option<Event> {
    use DisruptionKind::{
        Cancellation, Delay, DeniedBoarding, Diversion, Downgrade, EarlierDeparture, MissedConnection,
    };
    match (reason, journey.facts.disruption.kind) {
        (ReasonCode::NotDenialOfBoarding | ReasonCode::KindNotCovered, _) | (_, Downgrade) => None,
        (ReasonCode::Volunteer, _) => Some(Event::Volunteer),
        (_, Cancellation) => Some(Event::Cancellation),
        (_, DeniedBoarding) if journey.is_announced_denial() => Some(Event::Cancellation),
        (_, DeniedBoarding) => Some(Event::DeniedBoarding),
        (_, Delay | MissedConnection | Diversion | EarlierDeparture) => Some(Event::Delay),
    }
}

impl Case<'_> {
    fn right(&self, rule: &'static RightRule) -> Option<Right> {
        if !self.is_covered(rule) {
            return None;
        }
        let mut conditions = Vec::new();
        self.by_category(rule, &mut conditions)?;
        self.by_size(rule, &mut conditions)?;
        self.by_delay(rule, &mut conditions)?;
        self.by_notice(rule, &mut conditions)?;
        self.by_wait(rule, &mut conditions)?;
        self.by_refund(rule, &mut conditions)?;
        conditions.extend(rule.condition.as_ref().map(Explanation::from));
        Some(Right {
            right: rule.code.as_str().into(),
            standing: if conditions.is_empty() { Standing::Owed } else { Standing::Conditional },
            content: Explanation::from(&rule.content),
            conditions,
            time: rule.time.as_ref().map(|time| time.time(self.journey)),
            citation: rule.citation.citation(),
        })
    }

    /// Whether the right exists in this version for this event.
    fn is_covered(&self, rule: &RightRule) -> bool {
        let in_version = rule.versions.as_ref().is_none_or(|versions| versions.contains(&self.version.id));
        let kept_back = rule.after_december_2019
            && self.event != Event::DeniedBoarding
            && PARAMETERS.delay_table(self.version).is_none();
        in_version && !kept_back && rule.events.contains(&self.event) && (!rule.with_sum || self.owes_sum)
    }

    fn by_category(&self, rule: &RightRule, conditions: &mut Conditions) -> Option<()> {
        let Some(categories) = &rule.categories else { return Some(()) };
        if let Some(category) = self.category {
            return categories.contains(&category).then_some(());
        }
        let outside = categories.contains(&Category::Outside);
        let condition = if outside { Sentence::ApprRightsIfOutside } else { Sentence::ApprRightsIfControl };
        conditions.push(condition.into());
        Some(())
    }

    fn by_size(&self, rule: &RightRule, conditions: &mut Conditions) -> Option<()> {
        match (rule.size, self.size) {
            (Some(wanted), Some(known)) => (wanted == known).then_some(()),
            (Some(wanted), None) => {
                conditions.push(Sentence::ApprRightsIfSize { size: wanted }.into());
                Some(())
            }
            (None, _) => Some(()),
        }
    }

    /// A threshold of delay is one for delayed flights alone.
    fn by_delay(&self, rule: &RightRule, conditions: &mut Conditions) -> Option<()> {
        let Some(from) = rule.delay_from_minutes.filter(|_| self.event == Event::Delay) else { return Some(()) };
        if self.delay_minutes.is_none() {
            conditions.push(Sentence::ApprRightsIfDelay { hours: from / 60 }.into());
        }
        self.delay_minutes.is_none_or(|minutes| minutes >= from).then_some(())
    }

    /// Who was told a whole day before was not told within hours. A delay of which no notice is stated became known as
    /// it happened.
    fn by_notice(&self, rule: &RightRule, conditions: &mut Conditions) -> Option<()> {
        let Some(hours) = rule.told_within_hours else { return Some(()) };
        match self.journey.facts.disruption.notice_days {
            Some(1..) => return None,
            None if self.event == Event::Delay => {}
            Some(0) | None => {
                conditions.push(Sentence::ApprRightsIfToldLate { hours }.into());
            }
        }
        Some(())
    }

    fn by_wait(&self, rule: &RightRule, conditions: &mut Conditions) -> Option<()> {
        let Some(from) = rule.wait_from_minutes else { return Some(()) };
        let waited = self.journey.departure_delay_minutes().filter(|_| self.event == Event::Delay);
        if waited.is_none() {
            conditions.push(Sentence::ApprRightsIfWaiting { hours: from / 60 }.into());
        }
        waited.is_none_or(|minutes| minutes >= from).then_some(())
    }

    fn by_refund(&self, rule: &RightRule, conditions: &mut Conditions) -> Option<()> {
        let refunded = self.journey.facts.disruption.refunded == Some(true);
        match rule.refund {
            Some(RefundRole::Ends) if refunded => return None,
            Some(RefundRole::Is) if !refunded => {
                conditions.push(Sentence::ApprRightsIfWayUnsuitable.into());
            }
            _ => {}
        }
        Some(())
    }
}
