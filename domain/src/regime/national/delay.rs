//! How late the passenger came, as far as it counts.

use super::Law;
use crate::explanation::Sentence;
use crate::regime::Journey;
use crate::regime::arrival;
use crate::regime::trail::Trail;
use crate::value::Citation;

/// The minutes of the delay; asks for them where they are not known.
pub(in crate::regime) fn minutes<S>(
    law: &'static Law<S>,
    citation: Citation,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Option<i64> {
    law.causes.are_one(journey, trail);
    let minutes = arrival::minutes(journey, citation, trail);
    if minutes.is_none() {
        trail.ask(Sentence::LawAskArrivalDelay);
    }
    minutes
}
