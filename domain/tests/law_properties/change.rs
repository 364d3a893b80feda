//! A change of law: what it leaves alone, and that it does not matter from which side it is looked at.

use proptest::prelude::*;
use redress_domain::regime::{ChangeOfLaw, Law, REGIMES, Reassessment, Verdict, assess};

use crate::generator::facts;
use crate::trying;

fn changes() -> Vec<ChangeOfLaw> {
    let of_regime = REGIMES.iter().flat_map(|regime| {
        regime.versions().into_iter().map(|version| ChangeOfLaw::new(regime.code(), version.id).expect("it is known"))
    });
    of_regime.collect()
}

const fn seen_from_the_other_side(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Gains => Verdict::Loses,
        Verdict::Loses => Verdict::Gains,
        Verdict::Opens => Verdict::Settles,
        Verdict::Settles => Verdict::Opens,
        Verdict::Changes | Verdict::Same => verdict,
    }
}

proptest! {
    #![proptest_config(trying(1_000))]

    #[test]
    fn a_version_compared_with_itself_changes_nothing(facts in facts()) {
        for found in assess(&facts) {
            let Some(version) = found.rule_version else { continue };
            let change = ChangeOfLaw::new(&found.regime, &version).expect("it applied");
            let reassessed = change.reassess(&facts);
            prop_assert_eq!(&reassessed.before, &reassessed.after);
            prop_assert_eq!(reassessed.verdict(), Verdict::Same);
        }
    }

    #[test]
    fn a_regime_whose_territory_the_ticket_does_not_touch_changes_nothing(facts in facts()) {
        let untouched = Law::today().answer(&facts).1;
        for change in changes().iter().filter(|change| untouched.contains(&change.regime())) {
            prop_assert_eq!(change.reassess(&facts).verdict(), Verdict::Same);
        }
    }

    #[test]
    fn who_gains_by_a_change_loses_by_its_undoing(facts in facts(), change in prop::sample::select(changes())) {
        let Reassessment { before, after } = change.reassess(&facts);
        let there = Reassessment { before: before.clone(), after: after.clone() }.verdict();
        let back = Reassessment { before: after, after: before }.verdict();
        prop_assert_eq!(back, seen_from_the_other_side(there));
    }

    #[test]
    fn a_version_that_nobody_has_read_gives_no_sum(facts in facts()) {
        let change = ChangeOfLaw::new("EU-261", "EU261-2026").expect("it is known");
        let after = change.reassess(&facts).after;
        prop_assert!(after.regime.as_deref() != Some("EU-261") || after.amount.is_none());
    }
}
