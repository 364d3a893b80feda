//! More delay, a larger carrier, another day: what may change an answer, and in which direction.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use proptest::prelude::*;
use redress_domain::fact::DisruptionKind;
use redress_domain::regime::{Assessment, CarrierSize, CaseFacts, assess};
use redress_domain::value::LocalTime;

use crate::generator::{facts, minutes};
use crate::trying;

/// What each regime owes, in the smallest unit of its currency; nothing is zero.
fn sums(facts: &CaseFacts) -> Vec<(String, u64)> {
    let owed = |found: &Assessment| found.amount.map_or(0, |amount| amount.amount_minor);
    assess(facts).iter().map(|found| (found.regime.to_string(), owed(found))).collect()
}

/// The same facts with the passenger, or the way that was offered, so late. Of a cancellation without another way there is
/// no arrival.
fn late(facts: &CaseFacts, minutes: i64) -> CaseFacts {
    let mut facts = facts.clone();
    let disruption = &mut facts.disruption;
    let offered = disruption.rerouting.as_mut().filter(|rerouting| rerouting.offered);
    let arrives = disruption.kind != DisruptionKind::Cancellation
        || offered.as_ref().is_some_and(|rerouting| rerouting.accepted != Some(false));
    if let Some(rerouting) = offered {
        rerouting.arrival_delay_minutes = Some(minutes);
    }
    if arrives {
        disruption.arrival_delay_minutes = Some(minutes);
    }
    facts
}

/// So many days later, every day and time of it. With the delay stated no clock change counts.
fn shifted(facts: &CaseFacts, days: i64) -> Option<CaseFacts> {
    let span = Span::new().try_days(days).ok()?;
    let mut facts = facts.clone();
    for leg in &mut facts.itinerary.legs {
        leg.scheduled_departure = later(leg.scheduled_departure, span)?;
        for time in [&mut leg.scheduled_arrival, &mut leg.actual_departure, &mut leg.actual_arrival] {
            *time = time.and_then(|time| later(time, span));
        }
    }
    facts.filed_on = facts.filed_on.and_then(|day| day.checked_add(span).ok());
    Some(facts)
}

fn later(time: LocalTime, span: Span) -> Option<LocalTime> {
    match time {
        LocalTime::Day(day) => day.checked_add(span).ok().map(LocalTime::Day),
        LocalTime::Minute(time) => time.checked_add(span).ok().map(LocalTime::Minute),
    }
}

/// Days on which a country came under a regime or left it, which is no version of the regime.
const TERRITORY_CHANGES: [Date; 6] =
    [date(2006, 12, 1), date(2007, 1, 1), date(2013, 7, 1), date(2014, 1, 1), date(2020, 12, 31), date(2021, 1, 1)];

/// Between which of those days a journey lies; `None`: on both sides of one.
fn territory(facts: &CaseFacts) -> Option<usize> {
    let days = facts.itinerary.legs.iter().flat_map(|leg| [Some(leg.scheduled_departure), leg.scheduled_arrival]);
    let mut eras = days.flatten().map(|time| TERRITORY_CHANGES.iter().filter(|day| **day <= time.date()).count());
    let first = eras.next()?;
    eras.all(|era| era == first).then_some(first)
}

/// With what depends on the calendar stated: the size, the delay, and a claim in time under every limitation.
fn timeless(mut facts: CaseFacts, size: CarrierSize, filed_after: Option<i64>) -> CaseFacts {
    facts.carrier_size = Some(size);
    let departure = facts.itinerary.legs.first().map(|leg| leg.scheduled_departure.date());
    facts.filed_on = departure.zip(filed_after).and_then(|(day, days)| day.checked_add(days.days()).ok());
    if facts.disruption.arrival_delay_minutes.is_none() {
        facts.itinerary.legs.iter_mut().for_each(|leg| leg.actual_arrival = None);
    }
    facts
}

proptest! {
    #![proptest_config(trying(2_000))]

    #[test]
    fn a_longer_delay_never_owes_less(facts in facts(), delay in minutes(), more in 0_i64..3_000) {
        for (shorter, longer) in sums(&late(&facts, delay)).iter().zip(sums(&late(&facts, delay + more))) {
            prop_assert!(shorter.1 <= longer.1, "{}: {} minutes {}, {more} more {}", shorter.0, delay, shorter.1, longer.1);
        }
    }

    #[test]
    fn a_small_carrier_never_owes_more_than_a_large_one(facts in facts()) {
        let of_size = |size| sums(&CaseFacts { carrier_size: Some(size), ..facts.clone() });
        for (small, large) in of_size(CarrierSize::Small).iter().zip(of_size(CarrierSize::Large)) {
            prop_assert!(small.1 <= large.1, "{}: small {}, large {}", small.0, small.1, large.1);
        }
    }

    #[test]
    fn another_day_under_the_same_version_changes_nothing(
        facts in facts(), days in -500_i64..500, large in any::<bool>(), filed in prop::option::of(0_i64..300)
    ) {
        let size = if large { CarrierSize::Large } else { CarrierSize::Small };
        let before = timeless(facts, size, filed);
        let after = shifted(&before, days);
        prop_assume!(after.is_some());
        let after = after.unwrap();
        prop_assume!(territory(&before).is_some() && territory(&before) == territory(&after));
        for (before, after) in assess(&before).iter().zip(assess(&after)) {
            if before.rule_version.is_some() && before.rule_version == after.rule_version {
                let said = |found: &Assessment| {
                    (found.in_scope, found.eligible, found.reason, found.amount, found.unreduced_amount, found.lapsed_amount)
                };
                prop_assert_eq!(said(before), said(&after), "{}, {} days later", before.regime, days);
            }
        }
    }
}
