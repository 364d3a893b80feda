//! The United Kingdom: Regulation (EC) No 261/2004 as assimilated law, since 2021-01-01.
//!
//! Where it applies stands in `scope`; the text itself in `super::reg261`, its values in `domain/parameters/uk261.toml` and
//! `reg261.toml`.

mod scope;

use std::sync::LazyLock;

use super::reg261::{self, Rules, Version};
use super::{Assessment, Journey, Regime};
use crate::reference::{self, Area};
use crate::regime;

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
static RULES: LazyLock<Rules> = LazyLock::new(|| {
    Rules::read(include_str!("../../../parameters/uk261.toml")).expect("the embedded parameters of UK-261")
});

/// The assimilated regulation.
#[derive(Debug, Clone, Copy)]
pub struct Uk261;

impl Regime for Uk261 {
    fn code(&self) -> &'static str {
        &RULES.own.regime
    }

    fn versions(&self) -> Vec<regime::Version> {
        RULES.own.versions.iter().map(Version::dates).collect()
    }

    fn touches(&self, journey: &Journey<'_>) -> bool {
        let day = journey.first_day();
        let in_reach = |code| reference::airport(code).is_some_and(|at| at.lies_in(Area::UnitedKingdom, day));
        // To an airport of the Union the law reaches on a carrier of the United Kingdom alone.
        journey.airports().any(in_reach)
            || journey.last_airport().is_some_and(|at| at.lies_in(Area::EuropeanCommunity, day))
    }

    fn assess(&self, journey: &Journey<'_>, under: Option<&str>) -> Assessment {
        reg261::assess(&RULES, scope::limb, journey, under)
    }
}
