//! Windows of notice: who was told early, or was offered a way that is near to the one booked, is owed nothing.

use serde::Deserialize;

use crate::explanation::Sentence;
use crate::regime::section::Section;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};

const TEST: &str = "exempt_by_notice";
const TOLD: &str = "told_before";

/// What exempts a passenger who was told so many days before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::regime) struct Window {
    /// Whole days before the scheduled departure, or more.
    pub(in crate::regime) from_days: u32,
    pub(in crate::regime) reason: ReasonCode,
    pub(in crate::regime) citation: Section,
    /// Absent: notice alone exempts.
    way: Option<Limits>,
}

/// How near another way must be, in minutes, the limits included.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    departs_earlier_up_to: i64,
    arrives_late_up_to: i64,
}

/// The way that was offered instead.
#[derive(Debug, Clone, Copy)]
pub(in crate::regime) struct Way {
    pub(in crate::regime) departs_earlier_minutes: Option<i64>,
    pub(in crate::regime) arrives_late_minutes: Option<i64>,
}

impl Way {
    /// The way that was offered, if one was.
    pub(in crate::regime) fn offered(journey: &Journey<'_>) -> Option<Self> {
        journey.offer().map(|offer| Self {
            departs_earlier_minutes: offer.departs_earlier_minutes,
            arrives_late_minutes: offer.arrival_delay_minutes.or(journey.disruption().arrival_delay_minutes),
        })
    }
}

impl Window {
    /// Whether no window frees the carrier. The offer is what counts, taken or not.
    pub(in crate::regime) fn none_exempts(
        windows: &'static [Self],
        journey: &Journey<'_>,
        way: Option<Way>,
        trail: &mut Trail,
    ) -> Result<(), Stop> {
        let Some(days) = journey.disruption().notice_days else {
            if let Some(first) = windows.first() {
                trail.refused(TEST, Sentence::LawNoticeUnknown, first.citation.citation());
                trail.ask(Sentence::LawAskNotice);
            }
            return Ok(());
        };
        let Some(window) = windows.iter().find(|window| days >= window.from_days) else { return Ok(()) };
        let told = Sentence::LawToldDaysBefore { days: i64::from(days) };
        match window.way {
            None => Err(window.exempts(TEST, told, trail)),
            Some(limits) => {
                trail.taken(TOLD, told, window.citation.citation());
                window.within(limits, way, trail)
            }
        }
    }

    /// Whether the passenger was not told so early that notice alone exempts.
    pub(in crate::regime) fn not_told_early(
        windows: &'static [Self],
        journey: &Journey<'_>,
        trail: &mut Trail,
    ) -> Result<(), Stop> {
        let days = journey.disruption().notice_days.unwrap_or(0);
        let early = windows.iter().find(|window| window.way.is_none() && days >= window.from_days);
        early.map_or(Ok(()), |window| {
            Err(window.exempts(TEST, Sentence::LawToldDaysBefore { days: i64::from(days) }, trail))
        })
    }

    /// Whether a way keeps within the limits, as far as it is known.
    pub(in crate::regime) fn is_near(&self, way: Way) -> bool {
        self.way.zip(way.arrives_late_minutes).is_some_and(|(limits, late)| {
            let earlier = way.departs_earlier_minutes.unwrap_or(0);
            late <= limits.arrives_late_up_to && earlier <= limits.departs_earlier_up_to
        })
    }

    fn exempts(&'static self, test: &'static str, finding: Sentence, trail: &mut Trail) -> Stop {
        trail.taken(test, finding, self.citation.citation());
        Stop::no(self.reason, vec![self.citation.citation()])
    }

    fn within(&'static self, limits: Limits, way: Option<Way>, trail: &mut Trail) -> Result<(), Stop> {
        let citation = self.citation.citation();
        let Limits { departs_earlier_up_to: earlier_limit, arrives_late_up_to: late_limit } = limits;
        let Some(way) = way else {
            trail.refused(TEST, Sentence::NationalNoOffer, citation);
            return Ok(());
        };
        match (way.departs_earlier_minutes, way.arrives_late_minutes) {
            (Some(earlier), _) if earlier > earlier_limit => {
                trail.refused(TEST, Sentence::NationalOfferTooEarly { earlier, earlier_limit }, citation);
            }
            (_, Some(late)) if late > late_limit => {
                trail.refused(TEST, Sentence::NationalOfferTooLate { late, late_limit }, citation);
            }
            (Some(earlier), Some(late)) => {
                let fits = Sentence::NationalOfferFits { earlier, earlier_limit, late, late_limit };
                return Err(self.exempts(TEST, fits, trail));
            }
            (_, None) => {
                trail.refused(TEST, Sentence::NationalOfferUnknown, citation);
                trail.ask(Sentence::NationalAskOfferArrival);
            }
            (None, Some(_)) => {
                trail.refused(TEST, Sentence::NationalOfferUnknown, citation);
                trail.ask(Sentence::NationalAskOfferDeparture);
            }
        }
        Ok(())
    }
}
