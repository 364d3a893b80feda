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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::estimate::EstimateRequest;

    /// From Paris to Montréal on the first of May of a year, five hours late for want of crew.
    fn facts(year: u32) -> CaseFacts {
        let request = json!({
            "itinerary": { "single_booking": true, "legs": [{
                "operating_carrier": "AF", "origin": "CDG", "destination": "YUL",
                "scheduled_departure": format!("{year}-05-01")
            }] },
            "disruption": { "kind": "delay", "arrival_delay_minutes": 300, "cause": "CREW_SHORTAGE" }
        });
        EstimateRequest::parse(&request).unwrap()
    }

    fn codes(law: &Law<'_>) -> Vec<String> {
        law.assess(&facts(2026)).into_iter().map(|found| found.regime.into_owned()).collect()
    }

    fn version(law: &Law<'_>, regime: &str) -> Option<String> {
        let found = law.assess(&facts(2026)).into_iter().find(|found| found.regime == regime);
        found.and_then(|found| found.rule_version).map(std::borrow::Cow::into_owned)
    }

    #[test]
    fn the_regimes_that_are_named_answer_in_the_order_in_which_all_do() {
        assert_eq!(codes(&Law::of([("EU-261", None), ("CA-APPR", None)]).unwrap()), ["CA-APPR", "EU-261"]);
        assert_eq!(codes(&Law::of([("EU-261", None)]).unwrap()), ["EU-261"]);
        assert_eq!(codes(&Law::of([]).unwrap()), [""; 0]);
    }

    #[test]
    fn there_is_no_law_of_a_regime_or_of_a_version_that_nobody_knows() {
        assert!(Law::of([("EU-261", Some("EU261-2004"))]).is_some());
        assert!(Law::of([("EU-261", Some("UK261-2023"))]).is_none());
        assert!(Law::of([("EU-261", None), ("XX-261", None)]).is_none());
    }

    #[test]
    fn a_regime_can_be_asked_under_another_version_than_that_of_the_day_and_the_others_are_not() {
        assert_eq!(version(&Law::today(), "EU-261").as_deref(), Some("EU261-2004"));
        let law = Law::today().with("EU-261", "EU261-2026");
        assert_eq!(version(&law, "EU-261").as_deref(), Some("EU261-2026"));
        assert_eq!(version(&law, "CA-APPR"), version(&Law::today(), "CA-APPR"));
    }

    #[test]
    fn a_regime_whose_territory_the_ticket_does_not_touch_says_nothing_and_is_named() {
        let law = Law::of([("CA-APPR", None), ("EU-261", None), ("UK-261", None)]).unwrap();
        assert_eq!(
            (codes(&law), law.answer(&facts(2026)).1),
            (vec!["CA-APPR".into(), "EU-261".into()], vec!["UK-261"])
        );
    }

    #[test]
    fn of_a_leg_that_is_not_there_no_regime_says_anything() {
        let mut facts = facts(2026);
        facts.disruption.leg = 1;
        assert_eq!(Law::today().assess(&facts), []);
        assert_eq!(Law::today().answer(&facts).1.len(), REGIMES.len());
    }

    #[test]
    fn a_law_tells_which_regimes_it_asks_under_which_version() {
        let law = Law::of([("EU-261", Some("EU261-2004"))]).unwrap();
        assert_eq!(format!("{law:?}"), r#"{"EU-261": Some("EU261-2004")}"#);
    }
}
