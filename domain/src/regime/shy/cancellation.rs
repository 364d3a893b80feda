//! A flight that did not fly, and one that was moved to another time less than two weeks before, which counts as one.

use super::parameters::Sums;
use super::sums;
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime::Journey;
use crate::regime::national::{Law, Way, Window};
use crate::regime::trail::{Award, Stop, Trail};

const MOVED: &str = "moved_to_another_time";

/// The sum for a cancelled flight, or why there is none.
pub(super) fn compensation(
    law: &'static Law<Sums>,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    trail.cite(law.sums.cancellation.citation());
    trail.warn(Sentence::ShyWindowsRecalled);
    Window::none_exempts(&law.windows, journey, Way::offered(journey), trail)?;
    law.causes.excuse_nothing(journey, trail)?;
    Ok(sums::sum(law, journey, trail))
}

/// The flight at its new time is another way, so that a sum for it turns on the limits of the reduction, which were not read.
pub(super) fn of_another_time(
    law: &'static Law<Sums>,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Award>, Stop> {
    let citation = law.sums.another_time.citation();
    trail.taken(MOVED, Sentence::ShyMovedIsCancelled, citation.clone());
    trail.warn(Sentence::ShyWindowsRecalled);
    Window::none_exempts(&law.windows, journey, Some(new_time(journey)), trail)?;
    if trail.asks() {
        return Ok(None);
    }
    Err(Stop::legal_review(vec![citation]))
}

/// As the flight leaves and arrives now, or the way that was offered instead of it.
fn new_time(journey: &Journey<'_>) -> Way {
    let disruption = journey.disruption();
    let is_earlier = disruption.kind == DisruptionKind::EarlierDeparture;
    let moved = Way {
        departs_earlier_minutes: if is_earlier { disruption.departure_moved_earlier_minutes } else { Some(0) },
        arrives_late_minutes: if is_earlier { Some(0) } else { journey.arrival_delay().map(|delay| delay.minutes) },
    };
    let offered = Way::offered(journey);
    Way {
        departs_earlier_minutes: offered.and_then(|way| way.departs_earlier_minutes).or(moved.departs_earlier_minutes),
        arrives_late_minutes: offered.and_then(|way| way.arrives_late_minutes).or(moved.arrives_late_minutes),
    }
}
