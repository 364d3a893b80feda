//! When a right is owed, as parameters say it.

use jiff::SignedDuration;
use serde::Deserialize;

use super::Journey;
use super::right::{Bound, Moment, RightTime};
use crate::reference;
use crate::value::LocalTime;

/// Until or from when something is owed.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TimeRule {
    pub(crate) bound: Bound,
    pub(crate) hours: Option<i64>,
    pub(crate) days: Option<i64>,
    pub(crate) after: Moment,
}

impl TimeRule {
    /// With the time itself, where the facts tell from when it is counted.
    pub(crate) fn time(&self, journey: &Journey<'_>) -> RightTime {
        let Self { bound, hours, days, after } = *self;
        RightTime { bound, hours, days, after, at: self.at(journey) }
    }

    fn at(&self, journey: &Journey<'_>) -> Option<LocalTime> {
        match self.after {
            Moment::DepartureOnTicket => hours_after_departure(journey, self.hours?),
            Moment::RequestReceived => {
                let days = SignedDuration::from_hours(self.days?.checked_mul(24)?);
                journey.facts.filed_on?.checked_add(days).ok().map(LocalTime::Day)
            }
            Moment::DoorsClosedOrLanding | Moment::EndOfEvent | Moment::DenialOfBoarding | Moment::RefundOwed => None,
        }
    }
}

/// So many hours after the departure on the ticket, by the clock of its airport.
fn hours_after_departure(journey: &Journey<'_>, hours: i64) -> Option<LocalTime> {
    let leg = journey.disrupted;
    let departure = reference::instant(leg.scheduled_departure, leg.origin)?;
    let then = departure.checked_add(SignedDuration::from_hours(hours)).ok()?;
    let zone = reference::airport(leg.origin)?.time_zone.clone();
    Some(LocalTime::Minute(then.to_zoned(zone).datetime()))
}
