//! Canada: the Air Passenger Protection Regulations, SOR/2019-150.
//!
//! The files follow the statute: `scope` (Act s.86.11(1)), `version` (commencement), `arrival` and `size` (s.1),
//! `category` (ss.10 to 12) with `primary_reason`, `rights` (ss.8 to 18.2 and 21), `delay` (s.19), `deadline` (s.19(3) and
//! (4)), `denied_boarding` (s.20) and `overlap` (s.3(3)). Values stand in `domain/parameters/appr.toml` and
//! `appr_rights.toml`.

mod arrival;
mod category;
mod deadline;
mod delay;
mod denied_boarding;
mod overlap;
mod parameters;
mod primary_reason;
mod rights;
mod rights_parameters;
mod scope;
mod size;
mod version;

use jiff::civil::Date;

use super::trail::{Stop, Trail};
use super::{Assessment, CaseFacts, ReasonCode, Regime};
use crate::fact::{DenialGround, Disruption, DisruptionKind, Itinerary, Leg};
use crate::value::{Citation, Money};
use parameters::{PARAMETERS, Version};

pub use deadline::answer_due;
pub use version::version_on;

/// The APPR.
#[derive(Debug, Clone, Copy)]
pub struct Appr;

impl Regime for Appr {
    fn code(&self) -> &'static str {
        &PARAMETERS.regime
    }

    fn assess(&self, facts: &CaseFacts) -> Assessment {
        let mut trail = Trail::new();
        let Some(journey) = Journey::of(facts) else {
            trail.ask("disruption.leg: which leg of the itinerary was disrupted?");
            return trail.assessment(self.code(), None, Ok(None));
        };
        let mut version = None;
        let walked = walk(&journey, &mut trail, &mut version);
        let mut assessment = trail.assessment(self.code(), version.map(|version| version.id.as_str()), walked);
        if let Some(version) = version {
            assessment.rights = rights::owed(&journey, version, &assessment);
            assessment.deadlines = deadline::days(&journey, version);
        }
        assessment
    }
}

/// The facts, seen from the ticket they belong to.
struct Journey<'f> {
    facts: &'f CaseFacts,
    /// The legs of the ticket: on separate bookings the disrupted leg stands alone.
    legs: &'f [Leg],
    /// The leg that was disrupted.
    disrupted: &'f Leg,
}

impl<'f> Journey<'f> {
    fn of(facts: &'f CaseFacts) -> Option<Self> {
        let legs = facts.itinerary.legs.as_slice();
        let disrupted = legs.get(facts.disruption.leg)?;
        Some(Self { facts, legs: ticket_of(&facts.itinerary, disrupted), disrupted })
    }

    /// The departure date on the ticket: the key of the version, the year of the size, the day of the event.
    fn day(&self) -> Date {
        self.disrupted.scheduled_departure.date()
    }

    /// Whether boarding was refused before the day: no denial at the gate, but a cancellation for this passenger.
    fn is_announced_denial(&self) -> bool {
        is_announced_denial(&self.facts.disruption)
    }
}

fn is_announced_denial(disruption: &Disruption) -> bool {
    disruption.denial_ground == Some(DenialGround::AnnouncedInAdvance)
}

/// The legs of the ticket that the disrupted leg is on.
fn ticket_of<'f>(itinerary: &'f Itinerary, disrupted: &'f Leg) -> &'f [Leg] {
    if itinerary.single_booking { &itinerary.legs } else { std::slice::from_ref(disrupted) }
}

/// Through the statute, in its order. A test that settles the outcome ends the walk; a fact that is missing is asked for
/// only if the walk comes to a sum.
fn walk(
    journey: &Journey<'_>,
    trail: &mut Trail,
    applied: &mut Option<&'static Version>,
) -> Result<Option<Money>, Stop> {
    scope::touches_canada(journey, trail)?;
    let version = version::in_force(journey.day(), trail)?;
    *applied = Some(version);
    let amount = match journey.facts.disruption.kind {
        DisruptionKind::DeniedBoarding => {
            denied_boarding::involuntary(journey, trail)?;
            if journey.is_announced_denial() {
                delay::compensation(journey, version, trail)?
            } else {
                denied_boarding::compensation(journey, version, trail)?
            }
        }
        DisruptionKind::Downgrade => return Err(downgrade(trail)),
        _ => delay::compensation(journey, version, trail)?,
    };
    lap_infant(journey, trail);
    Ok(amount)
}

/// A seat in a lower class is a difference in fare, which ss.19 and 20 do not know.
fn downgrade(trail: &mut Trail) -> Stop {
    const CITATION: Citation = Citation::from_static("APPR s.19(1)");
    trail.refused(
        "kind_is_covered",
        "a downgrade is neither a delay, a cancellation nor a denial of boarding",
        CITATION,
    );
    trail.warn(
        "if the lower class came with a rebooking under s.17 or s.18, the difference in fare is owed as a refund",
    );
    Stop::no(ReasonCode::KindNotCovered, vec![CITATION])
}

/// No text excludes a child on a lap and none includes it: a lawyer must look.
fn lap_infant(journey: &Journey<'_>, trail: &mut Trail) {
    const CITATION: Citation = Citation::from_static("APPR s.2(1)");
    if journey.facts.passenger.under_two_without_seat == Some(true) {
        let finding = "a child under two without a seat: the text does not settle it";
        trail.refused("passenger_with_a_seat", finding, CITATION);
        trail.doubt(CITATION);
    }
}
