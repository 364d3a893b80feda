//! Reading what went wrong with a journey.

use std::ops::RangeInclusive;

use serde_json::json;

use super::LEGS_LIMIT;
use crate::fact::{CauseCode, DenialGround, Disruption, DisruptionKind, Rerouting};
use crate::intake::{Cursor, Object};

/// Minutes that can be meant: a hundred days either way.
const MINUTES: RangeInclusive<i64> = -144_000..=144_000;
/// A hundred days forward.
const MINUTES_FORWARD: RangeInclusive<i64> = 0..=144_000;
/// Tickets are not sold longer before.
const NOTICE_DAYS: RangeInclusive<i64> = 0..=1_000;

const FIELDS: &[&str] = &[
    "kind",
    "leg",
    "arrival_delay_minutes",
    "notice_days",
    "departure_moved_earlier_minutes",
    "rerouting",
    "cause",
    "excused_minutes",
    "reasonable_measures_proved",
    "refunded",
    "volunteered",
    "denial_ground",
];

const DENIAL_GROUNDS: [(&str, DenialGround); 7] = [
    ("overbooking", DenialGround::Overbooking),
    ("documents_missing", DenialGround::DocumentsMissing),
    ("documents_wrongly_refused", DenialGround::DocumentsWronglyRefused),
    ("late_at_gate", DenialGround::LateAtGate),
    ("conduct", DenialGround::Conduct),
    ("health", DenialGround::Health),
    ("announced_in_advance", DenialGround::AnnouncedInAdvance),
];

/// The disruption of an itinerary with so many legs, if those could be read. Faults beside those of the fields:
/// `delay_contradicts_cancellation`, `rerouting_not_offered`.
pub fn read_disruption(cursor: &Cursor<'_, '_>, legs: Option<usize>) -> Option<Disruption> {
    let object = cursor.object(FIELDS)?;
    let kind = object.require("kind").word(DisruptionKind::ALL.map(|kind| (kind.as_str(), kind)).into_iter());
    let leg = read_leg_index(&object, legs);
    let disruption_of = |kind, leg| Disruption {
        kind,
        leg,
        arrival_delay_minutes: object.field("arrival_delay_minutes").integer(MINUTES),
        notice_days: object.field("notice_days").integer(NOTICE_DAYS).and_then(|days| u32::try_from(days).ok()),
        departure_moved_earlier_minutes: object.field("departure_moved_earlier_minutes").integer(MINUTES_FORWARD),
        rerouting: read_rerouting(&object.field("rerouting")),
        cause: object.field("cause").word(CauseCode::ALL.iter().map(|cause| (cause.code(), *cause))),
        excused_minutes: object.field("excused_minutes").integer(MINUTES_FORWARD),
        reasonable_measures_proved: object.field("reasonable_measures_proved").boolean(),
        refunded: object.field("refunded").boolean(),
        volunteered: object.field("volunteered").boolean(),
        denial_ground: object.field("denial_ground").word(DENIAL_GROUNDS.iter().copied()),
    };
    // The other fields are read even if the kind cannot be, so that their faults are found too.
    let disruption = disruption_of(kind.unwrap_or(DisruptionKind::Delay), leg.unwrap_or(0));
    kind?;
    leg?;
    check_delay_of_cancellation(&object, &disruption);
    Some(disruption)
}

/// Which leg. With one leg alone it goes without saying.
fn read_leg_index(object: &Object<'_, '_>, legs: Option<usize>) -> Option<usize> {
    let place = object.field("leg");
    if !place.is_present() && legs == Some(1) {
        return Some(0);
    }
    if !place.is_present() {
        place.fault("missing_field", "this field is required where there are several legs");
    }
    let last = i64::try_from(legs.unwrap_or(LEGS_LIMIT)).unwrap_or(i64::MAX) - 1;
    let index = place.integer(0..=last);
    place.narrow("integer", || json!({ "maximum": LEGS_LIMIT - 1 }));
    index.and_then(|index| usize::try_from(index).ok())
}

fn read_rerouting(cursor: &Cursor<'_, '_>) -> Option<Rerouting> {
    let object = cursor.object(&["offered", "accepted", "departs_earlier_minutes", "arrival_delay_minutes"])?;
    let offered = object.require("offered").boolean();
    let rerouting = Rerouting {
        offered: offered.unwrap_or(false),
        accepted: object.field("accepted").boolean(),
        departs_earlier_minutes: object.field("departs_earlier_minutes").integer(MINUTES),
        arrival_delay_minutes: object.field("arrival_delay_minutes").integer(MINUTES),
    };
    if !offered? {
        let advice = "leave this out, or say that a rerouting was offered";
        if rerouting.accepted == Some(true) {
            object.field("accepted").fault("rerouting_not_offered", advice);
        }
        for (name, minutes) in [
            ("departs_earlier_minutes", rerouting.departs_earlier_minutes),
            ("arrival_delay_minutes", rerouting.arrival_delay_minutes),
        ] {
            if minutes.is_some() {
                object.field(name).fault("rerouting_not_offered", advice);
            }
        }
    }
    Some(rerouting)
}

/// A cancelled flight never arrives: only a rerouting that was taken has an arrival to be late with.
fn check_delay_of_cancellation(object: &Object<'_, '_>, disruption: &Disruption) {
    let rerouted = disruption.rerouting.is_some_and(|offer| offer.offered && offer.accepted != Some(false));
    // A rerouting that could not be read has its own faults.
    let unread = disruption.rerouting.is_none() && object.field("rerouting").is_present();
    let contradicts = disruption.kind == DisruptionKind::Cancellation && !rerouted && !unread;
    if contradicts && disruption.arrival_delay_minutes.is_some() {
        object.field("arrival_delay_minutes").fault(
            "delay_contradicts_cancellation",
            "a cancelled flight does not arrive: leave the delay out, or give the rerouting that was taken",
        );
    }
}
