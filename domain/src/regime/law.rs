//! Which regimes are asked, and under which version of each.

use std::fmt;

use super::{Assessment, CaseFacts, Journey, REGIMES, Regime, regime};

/// The regimes that are asked, in the order in which assessments are listed.
pub struct Law<'v> {
    regimes: Vec<(&'static dyn Regime, Option<&'v str>)>,
}

impl fmt::Debug for Law<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.regimes.iter().map(|(regime, version)| (regime.code(), version))).finish()
    }
}

impl<'v> Law<'v> {
    /// Every regime, under the version of the day of the flight.
    pub fn today() -> Self {
        Self { regimes: REGIMES.iter().map(|regime| (*regime, None)).collect() }
    }

    /// These regimes alone, each under the version that is named, or that of the day. `None`: there is no such regime, or
    /// none of its versions has the name.
    pub fn of(named: impl IntoIterator<Item = (&'v str, Option<&'v str>)>) -> Option<Self> {
        let known = |(code, version): (&str, Option<&'v str>)| {
            let regime = regime(code)?;
            let exists = |id: &str| regime.versions().iter().any(|known| known.id == id);
            version.is_none_or(exists).then_some((regime, version))
        };
        let mut regimes = named.into_iter().map(known).collect::<Option<Vec<_>>>()?;
        regimes.sort_by_key(|(regime, _)| REGIMES.iter().position(|known| known.code() == regime.code()));
        Some(Self { regimes })
    }

    /// The same, with one regime under a version that is named.
    #[must_use]
    pub fn with(mut self, code: &str, version: &'v str) -> Self {
        for (regime, under) in &mut self.regimes {
            if regime.code() == code {
                *under = Some(version);
            }
        }
        self
    }

    /// What the regimes say whose territory the ticket touches.
    pub fn assess(&self, facts: &CaseFacts) -> Vec<Assessment> {
        self.answer(facts).0
    }

    /// What the regimes say whose territory the ticket touches, and the codes of those in whose no airport of it lies.
    pub fn answer(&self, facts: &CaseFacts) -> (Vec<Assessment>, Vec<&'static str>) {
        let (mut assessments, mut untouched) = (Vec::new(), Vec::new());
        let Some(journey) = Journey::of(facts) else {
            untouched.extend(self.regimes.iter().map(|(regime, _)| regime.code()));
            return (assessments, untouched);
        };
        for (regime, version) in &self.regimes {
            if regime.touches(&journey) {
                assessments.push(regime.assess(&journey, *version));
            } else {
                untouched.push(regime.code());
            }
        }
        (assessments, untouched)
    }
}
