//! The days that count for the claim: neither text sets one for the passenger, so that the law of the court does; in the United
//! Kingdom a body for disputes may be asked once the carrier had its time.

use jiff::Span;

use super::Rules;
use crate::regime::right::{Bound, Deadline};
use crate::regime::{Journey, limitation};

/// The earliest first.
pub(super) fn days(rules: &'static Rules, journey: &Journey<'_>) -> Vec<Deadline> {
    let mut days = limitation::days(journey);
    days.extend(complaint(rules, journey));
    days.sort_by_key(|deadline| deadline.day);
    days
}

/// From when a body for disputes may be asked, counted from the day on which the claim reached the carrier.
fn complaint(rules: &'static Rules, journey: &Journey<'_>) -> Option<Deadline> {
    let complaint = rules.own.complaint.as_ref()?;
    let span = Span::new().try_days(complaint.after_days).ok()?;
    let day = journey.facts.filed_on?.checked_add(span).ok()?;
    let deadline = Deadline::new("complaint_to_body", Bound::From, day, complaint.citation.citation());
    Some(Deadline { body: Some(complaint.body.as_str().into()), ..deadline })
}
