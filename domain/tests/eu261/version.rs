//! Which text applies, by the day of the flight.

use redress_domain::regime::{Law, Regime as _, eu261::Eu261};

use crate::case::case;
use crate::eu;
use crate::said::{cited, outcome, step};

#[test]
fn there_is_no_law_before_17_february_2005() {
    let before = eu(&case(&["AF CDG-JFK"]).on("2005-02-16").late(300));
    assert_eq!((outcome(&before).as_str(), before.in_scope), ("REGIME_NOT_IN_FORCE", false));
    assert_eq!(step(&before, "in_force"), ["- in_force: law-no-version-applies (EU261 art.19)"]);
    assert_eq!(cited(&before), ["EU261 art.19"]);
    assert!(before.rights.is_empty() && before.deadlines.is_empty());
    let first = eu(&case(&["AF CDG-JFK"]).on("2005-02-17").late(300));
    assert_eq!((outcome(&first).as_str(), first.rule_version.as_deref()), ("OK 600.00 EUR", Some("EU261-2004")));
    assert_eq!(step(&first, "in_force"), ["+ in_force: law-version-applies (EU261 art.19)"]);
}

#[test]
fn of_the_text_of_2026_which_nobody_read_here_a_lawyer_must_look_and_no_right_is_told() {
    let new = eu(&case(&["AF CDG-JFK"]).on("2027-10-23").late(300));
    assert_eq!((outcome(&new).as_str(), new.in_scope), ("NEEDS_LEGAL_REVIEW", true));
    assert_eq!(cited(&new), ["Regulation (EU) 2026/2202"]);
    assert!(new.rights.is_empty() && new.deadlines.is_empty());
    let old = eu(&case(&["AF CDG-JFK"]).on("2027-10-22").late(300));
    assert!(!old.rights.is_empty() && !old.deadlines.is_empty());
}

#[test]
fn a_version_that_is_named_applies_whatever_the_day() {
    let named = |version, day| {
        let law = Law::of([("EU-261", Some(version))]).unwrap();
        law.assess(&case(&["AF CDG-JFK"]).on(day).late(300).facts()).remove(0)
    };
    assert_eq!(outcome(&named("EU261-2026", "2026-05-01")), "NEEDS_LEGAL_REVIEW");
    assert_eq!(outcome(&named("EU261-2004", "2027-10-23")), "OK 600.00 EUR");
    assert_eq!(outcome(&named("EU261-2004", "2005-02-16")), "OK 600.00 EUR");
}

#[test]
fn the_versions_follow_one_another_without_a_gap() {
    let versions = Eu261.versions();
    assert_eq!(versions.iter().map(|version| version.id).collect::<Vec<_>>(), ["EU261-2004", "EU261-2026"]);
    assert_eq!(versions[0].applies_to.map(|day| day.tomorrow().unwrap()), Some(versions[1].applies_from));
}
