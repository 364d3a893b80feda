//! The European Union: Regulation (EC) No 261/2004, with Norway, Iceland and Switzerland as their agreements say.
//!
//! Where it applies stands in `scope`; the text itself in `super::reg261`, its values in `domain/parameters/eu261.toml` and
//! `reg261.toml`.

mod scope;

use std::sync::LazyLock;

use super::reg261::{self, Rules, Version};
use super::{Assessment, Journey, Regime};
use crate::reference::{self, Area};
use crate::regime;

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
static RULES: LazyLock<Rules> = LazyLock::new(|| {
    Rules::read(include_str!("../../../parameters/eu261.toml")).expect("the embedded parameters of EU-261")
});

/// Regulation (EC) No 261/2004.
#[derive(Debug, Clone, Copy)]
pub struct Eu261;

impl Regime for Eu261 {
    fn code(&self) -> &'static str {
        &RULES.own.regime
    }

    fn versions(&self) -> Vec<regime::Version> {
        RULES.own.versions.iter().map(Version::dates).collect()
    }

    fn touches(&self, journey: &Journey<'_>) -> bool {
        let in_territory =
            |code| reference::airport(code).is_some_and(|at| at.lies_in(Area::EuropeanCommunity, journey.first_day()));
        journey.airports().any(in_territory)
    }

    fn assess(&self, journey: &Journey<'_>, under: Option<&str>) -> Assessment {
        reg261::assess(&RULES, scope::limb, journey, under)
    }
}
