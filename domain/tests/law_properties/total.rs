//! An assessment is total: whatever the facts are there is an answer, and it hangs together.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use redress_domain::estimate::estimate;
use redress_domain::regime::{Assessment, CaseFacts, Eligibility, assess};
use redress_domain::value::LocalTime;

use crate::generator::{facts, request};
use crate::trying;

/// So many as `REDRESS_LAW_CASES` says, or as an ordinary run has time for.
#[expect(clippy::disallowed_methods, reason = "how often a property is tried is no fact of the law")]
fn cases() -> u32 {
    let asked = std::env::var("REDRESS_LAW_CASES").ok();
    let usual = if cfg!(debug_assertions) { 10_000 } else { 100_000 };
    asked.map_or(usual, |asked| asked.parse().expect("REDRESS_LAW_CASES is a number of cases"))
}

fn hangs_together(found: &Assessment) -> bool {
    let whole = found.unreduced_amount.or(found.amount).map(|amount| amount.amount_minor);
    (found.eligible == Eligibility::Yes) == found.amount.is_some()
        && (found.eligible == Eligibility::NeedsFacts) != found.questions.is_empty()
        && found.amount.map(|amount| amount.amount_minor) <= whole
        && (found.in_scope || found.amount.is_none())
        && !found.citations.is_empty()
}

/// Facts that no reader lets through: any number, a leg that is not there, a day at the end of the calendar.
fn impossible() -> impl Strategy<Value = CaseFacts> {
    let edges = prop::sample::select(vec![i64::MIN, -1, 0, 1, 180, i64::MAX]);
    let days = prop::sample::select(vec![jiff::civil::Date::MIN, jiff::civil::Date::MAX]);
    let numbers = (edges.clone(), edges.clone(), edges.clone(), edges, any::<u32>());
    let legs = (0_usize..6, 0_usize..3, prop::option::of(days));
    (facts(), numbers, legs).prop_map(|(mut facts, (delay, earlier, excused, later, notice), (leg, kept, day))| {
        let disruption = &mut facts.disruption;
        disruption.arrival_delay_minutes = Some(delay);
        disruption.departure_moved_earlier_minutes = Some(earlier);
        disruption.excused_minutes = Some(excused);
        disruption.notice_days = Some(notice);
        disruption.leg = leg;
        if let Some(rerouting) = &mut disruption.rerouting {
            rerouting.arrival_delay_minutes = Some(later);
            rerouting.departs_earlier_minutes = Some(later);
        }
        facts.itinerary.legs.truncate(kept);
        for leg in &mut facts.itinerary.legs {
            leg.scheduled_departure = day.map_or(leg.scheduled_departure, LocalTime::Day);
            leg.actual_arrival = day.map(LocalTime::Day).or(leg.actual_arrival);
        }
        facts.filed_on = day.or(facts.filed_on);
        facts
    })
}

proptest! {
    #![proptest_config(trying(cases()))]

    #[test]
    fn an_assessment_never_ends_the_program_and_hangs_together(request in request()) {
        if let Ok(reply) = estimate(&request, None) {
            for found in &reply.assessments {
                prop_assert!(hangs_together(found), "{found:#?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(trying(2_000))]

    #[test]
    fn facts_that_no_reader_lets_through_never_end_the_program(facts in impossible()) {
        prop_assert_eq!(assess(&facts), assess(&facts));
    }
}

#[test]
fn what_is_drawn_is_nearly_always_a_request_and_comes_to_every_outcome() {
    let mut runner = TestRunner::deterministic();
    let mut found = Vec::new();
    let mut answered = 0;
    for _ in 0..2_000 {
        let request = request().new_tree(&mut runner).unwrap().current();
        if let Ok(reply) = estimate(&request, None) {
            answered += 1;
            found.extend(reply.assessments.into_iter().map(|found| found.eligible));
        }
    }
    assert!(answered > 1_900, "{answered} of 2000 are requests");
    let count = |outcome| found.iter().filter(|found| **found == outcome).count();
    for (outcome, least) in [
        (Eligibility::Yes, 20),
        (Eligibility::No, 20),
        (Eligibility::NeedsFacts, 20),
        (Eligibility::NeedsLegalReview, 1),
    ] {
        assert!(count(outcome) >= least, "{outcome:?}: {}", count(outcome));
    }
}
