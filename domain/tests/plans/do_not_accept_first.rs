//! Of two sums, that which would end the better one must not be taken first.

use redress_domain::explanation::{Explanation, Language};
use redress_domain::regime::Eligibility::NeedsFacts;
use redress_domain::regime::{Assessment, DoNotAcceptFirst, Plans};
use redress_domain::value::Currency::{Cad, Eur};

use crate::case::{Case, case};
use crate::made_up::{open, owed};
use crate::{plans_of, rates};

/// `EU-261 ends CA-APPR (CTA Act s.86.11(3))`, with `if` where something else must be so.
fn told(warnings: &[DoNotAcceptFirst]) -> Vec<String> {
    let told = warnings.iter().map(|warning| {
        let condition = if warning.condition.is_some() { " if" } else { "" };
        format!("{} ends {}{condition} ({})", warning.regime, warning.ends, warning.citation)
    });
    told.collect()
}

fn of(case: &Case, rate: Option<&str>) -> Vec<String> {
    told(&plans_of(case, rate.map(|rate| rates(&[rate])).as_ref()).do_not_accept_first)
}

fn of_made_up(assessments: &[Assessment]) -> Vec<DoNotAcceptFirst> {
    Plans::of(assessments, None).do_not_accept_first
}

fn english(explanation: &Explanation) -> String {
    explanation.told(Language::English).to_string()
}

#[test]
fn out_of_the_union_a_sum_taken_there_ends_canadas_and_not_the_other_way_round() {
    let flight = case(&["AF CDG-YUL"]).with("carrier_size", "large").late(300);
    assert_eq!(of(&flight, Some("EUR:0.5")), ["EU-261 ends CA-APPR (CTA Act s.86.11(3))"]);
    assert_eq!(of(&flight, Some("EUR:1.62")), [""; 0], "whoever has 600 EUR may lose 400 CAD");
    assert_eq!(of(&flight, None), ["EU-261 ends CA-APPR (CTA Act s.86.11(3))"]);
}

#[test]
fn into_the_union_each_may_end_the_other() {
    let flight = case(&["AF YUL-CDG"]).with("carrier_size", "large").late(300);
    let (by_canada, by_union) =
        ("CA-APPR ends EU-261 if (EU261 art.3(1)(b))", "EU-261 ends CA-APPR (CTA Act s.86.11(3))");
    assert_eq!(of(&flight, Some("EUR:1.62")), [by_canada]);
    assert_eq!(of(&flight, Some("EUR:0.5")), [by_union]);
    // Which is the larger is not known.
    assert_eq!(of(&flight, None), [by_union, by_canada]);
    let warning = plans_of(&flight, Some(&rates(&["EUR:1.62"]))).do_not_accept_first.remove(0);
    assert!(english(&warning.warning).contains("it ends the one under EU-261"), "{warning:?}");
    assert!(english(warning.condition.as_ref().unwrap()).starts_with("assistance"), "{warning:?}");
}

#[test]
fn the_same_holds_of_the_united_kingdom() {
    let into = case(&["BA YYZ-LHR"]).with("carrier_size", "large").late(300);
    assert_eq!(of(&into, Some("GBP:1.8")), ["CA-APPR ends UK-261 if (UK261 art.3(1)(b))"]);
    let out = case(&["BA LHR-YYZ"]).with("carrier_size", "large").late(300);
    assert_eq!(of(&out, Some("GBP:1.8")), [""; 0]);
}

#[test]
fn between_the_union_and_the_united_kingdom_one_sum_ends_the_other() {
    let flight = case(&["BA CDG-LHR"]).late(300);
    let warnings = plans_of(&flight, None);
    assert_eq!(
        told(&warnings.do_not_accept_first),
        ["UK-261 ends EU-261 (EU261 art.12(1))", "EU-261 ends UK-261 (UK261 art.12(1))"]
    );
    assert!(warnings.do_not_accept_first.iter().all(|warning| warning.condition.is_none()));
}

#[test]
fn a_sum_that_is_still_open_may_be_lost_too() {
    let owed_in_the_union = [open("CA-APPR", NeedsFacts), owed("EU-261", 60_000, Eur)];
    assert_eq!(told(&of_made_up(&owed_in_the_union)), [""; 0], "what is owed stands before what is open");
    let owed_at_home = [owed("CA-APPR", 40_000, Cad), open("EU-261", NeedsFacts)];
    assert_eq!(told(&of_made_up(&owed_at_home)), ["EU-261 ends CA-APPR (CTA Act s.86.11(3))"]);
}

#[test]
fn a_rule_that_nobody_is_sure_of_says_that_it_may() {
    let warnings = of_made_up(&[owed("IL-ASL", 200, Cad), owed("EU-261", 100, Cad)]);
    assert_eq!(told(&warnings), ["EU-261 ends IL-ASL (Aviation Services Law 5772-2012)"]);
    assert!(english(&warnings[0].warning).contains("it may end"), "{warnings:?}");
}

#[test]
fn regimes_that_know_nothing_of_each_other_end_nothing() {
    assert_eq!(of_made_up(&[owed("A", 2, Cad), owed("B", 1, Cad)]), []);
    assert_eq!(of_made_up(&[owed("CA-APPR", 2, Cad)]), []);
    // By no limb of the text taken in, the sum of the Union's is not ended from abroad.
    assert_eq!(of_made_up(&[owed("EU-261", 2, Cad), owed("CA-APPR", 1, Cad)]), []);
    assert_eq!(
        told(&of_made_up(&[owed("EU-261", 2, Cad), owed("TR-SHY", 1, Cad)])),
        ["TR-SHY ends EU-261 (EU261 art.12(1))"]
    );
}
