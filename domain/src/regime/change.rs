//! A change of law: one regime under another version of its rules, whatever the day of the flight.

use std::fmt;

use strsim::osa_distance;

use super::reassessment::{Prospect, Reassessment};
use super::{CaseFacts, Law, REGIMES, Regime, Version, regime};

/// One regime under a version that is named; the others stay under the version of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeOfLaw {
    regime: &'static str,
    version: &'static str,
}

impl ChangeOfLaw {
    /// That regime under that version.
    ///
    /// # Errors
    /// If there is no such regime, or none of its versions has the name.
    pub fn new(code: &str, version: &str) -> Result<Self, UnknownLaw> {
        let known = regime(code).ok_or_else(|| UnknownLaw::Regime(code.to_owned()))?;
        let id = known.versions().into_iter().map(|known| known.id).find(|id| *id == version);
        let version = id.ok_or_else(|| UnknownLaw::Version { regime: known.code(), version: version.to_owned() })?;
        Ok(Self { regime: known.code(), version })
    }

    /// The code of the regime.
    pub const fn regime(&self) -> &'static str {
        self.regime
    }

    /// The id of the version.
    pub const fn version(&self) -> &'static str {
        self.version
    }

    /// What a passenger has under the law of the day, and would have under the change.
    pub fn reassess(&self, facts: &CaseFacts) -> Reassessment {
        let changed = Law::today().with(self.regime, self.version);
        let under = |law: &Law<'_>| Prospect::of(law.assess(facts), self.regime);
        Reassessment { before: under(&Law::today()), after: under(&changed) }
    }
}

/// A regime or a version that the program does not have. The message lists those that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnknownLaw {
    /// No regime has this code.
    Regime(String),
    /// The regime has no such version.
    Version {
        /// The regime's code.
        regime: &'static str,
        /// What was asked for.
        version: String,
    },
}

impl std::error::Error for UnknownLaw {}

impl fmt::Display for UnknownLaw {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (regimes, names, asked): (Vec<&dyn Regime>, Vec<_>, _) = match self {
            Self::Regime(code) => {
                write!(formatter, "there is no regime {code:?}")?;
                (REGIMES.to_vec(), REGIMES.iter().map(|known| known.code()).collect(), code)
            }
            Self::Version { regime: code, version } => {
                write!(formatter, "{code} has no version {version:?}")?;
                let known: Vec<_> = regime(code).into_iter().collect();
                let ids = known.iter().flat_map(|known| known.versions()).map(|known| known.id);
                (known.clone(), ids.collect(), version)
            }
        };
        if let Some(nearest) = nearest(asked, &names) {
            write!(formatter, "; do you mean {nearest}?")?;
        }
        write!(formatter, "\nKnown are")?;
        for known in regimes {
            for version in known.versions() {
                write!(formatter, "\n  {:<10} {:<14} {}", known.code(), version.id, days(&version))?;
            }
        }
        Ok(())
    }
}

fn days(version: &Version) -> String {
    match version.applies_to {
        Some(last) => format!("flights from {} to {last}", version.applies_from),
        None => format!("flights from {} on", version.applies_from),
    }
}

/// The name that is least unlike, unless more than half of it is: then nothing is meant.
fn nearest(asked: &str, names: &[&'static str]) -> Option<&'static str> {
    let asked = asked.to_uppercase();
    let slips = names.iter().map(|name| (osa_distance(name, &asked), *name)).min()?;
    (slips.0 * 2 <= slips.1.len()).then_some(slips.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(regime: &str, version: &str) -> String {
        ChangeOfLaw::new(regime, version).expect_err("there is no such law").to_string()
    }

    #[test]
    fn every_version_of_every_regime_can_be_asked_for() {
        for regime in REGIMES {
            for version in regime.versions() {
                let change = ChangeOfLaw::new(regime.code(), version.id).expect("it is known");
                assert_eq!((change.regime(), change.version()), (regime.code(), version.id));
            }
        }
    }

    #[test]
    fn a_regime_that_is_not_known_is_answered_with_the_nearest_and_all_that_are() {
        let said = refused("appr", "APPR-2019-12");
        assert!(said.starts_with("there is no regime \"appr\"; do you mean CA-APPR?\nKnown are\n"), "{said}");
        for regime in REGIMES {
            assert!(regime.versions().iter().all(|version| said.contains(version.id)), "{said}");
        }
        assert!(!refused("montreal-convention", "1999").contains("do you mean"));
        // Six of the ten signs of BR-ANAC400 are others.
        assert!(!refused("ZZ-ZZZZ400", "2017").contains("do you mean"));
    }

    #[test]
    fn a_version_that_is_not_known_is_answered_with_the_nearest_and_those_of_the_regime_with_their_days() {
        let said = refused("CA-APPR", "APPR-2019-11");
        assert_eq!(
            said,
            "CA-APPR has no version \"APPR-2019-11\"; do you mean APPR-2019-12?\nKnown are\n  \
             CA-APPR    APPR-2019-07   flights from 2019-07-15 to 2019-12-14\n  \
             CA-APPR    APPR-2019-12   flights from 2019-12-15 to 2022-09-07\n  \
             CA-APPR    APPR-2022-09   flights from 2022-09-08 on"
        );
        assert!(refused("CA-APPR", "EU261-2026").contains("has no version"), "another regime's version is not its own");
    }
}
