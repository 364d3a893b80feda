//! What the laws of single states have in common: versions by day, a territory, passengers, causes that excuse, one recovery an
//! event, windows of notice, bands of distance, a part of the fare, and the rights beside the sum.
//!
//! A law brings its values (`domain/parameters/`) and what it gives for each event; the walk through it is here.

mod bands;
mod causes;
mod delay;
mod denial;
mod fare;
mod halving;
mod notice;
mod passenger;
mod recovery;
mod rights;
mod rights_parameters;
mod territory;
mod version;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::trail::{Award, Stop, Trail};
use super::{Assessment, Journey};
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::value::{Citation, Currency, Money};

pub(super) use fare::{one_way, part};
pub(super) use halving::Halving;
pub(super) use notice::{Way, Window};
pub(super) use version::Version;
pub(super) use {bands::index as band, delay::minutes as delay_minutes};

/// What a law gives for the event of a case, or why nothing.
pub(super) type Gives<S> =
    fn(&'static Law<S>, &'static Version, &Journey<'_>, &mut Trail) -> Result<Option<Award>, Stop>;

/// A law as data. `S` is what only it has: its sums and their limits.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Law<S> {
    pub(super) regime: String,
    pub(super) currency: Currency,
    #[serde(rename = "version")]
    pub(super) versions: Vec<Version>,
    pub(super) territory: territory::Territory,
    passenger: passenger::Passengers,
    pub(super) causes: causes::Causes,
    recovery: recovery::Recovery,
    /// The first that fits decides.
    #[serde(default, rename = "window")]
    pub(super) windows: Vec<Window>,
    pub(super) sums: S,
    #[serde(default, rename = "right")]
    rights: Vec<rights_parameters::RightRule>,
}

impl<S: DeserializeOwned> Law<S> {
    /// Reads a law.
    pub(super) fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}

impl<S> Law<S> {
    /// An amount in the currency of the law.
    pub(super) const fn money(&self, amount_minor: u64) -> Money {
        Money::from_minor(amount_minor, self.currency)
    }

    /// When each version applies.
    pub(super) fn dates(&'static self) -> Vec<super::Version> {
        self.versions.iter().map(Version::dates).collect()
    }

    /// Whether boarding was refused against the passenger's will, for no cause that could excuse it.
    pub(super) fn is_denied_boarding(
        &'static self,
        citation: Citation,
        journey: &Journey<'_>,
        trail: &mut Trail,
    ) -> Result<(), Stop> {
        denial::is_denial(journey, citation, trail)?;
        self.causes.excuses_no_denial(journey, trail);
        Ok(())
    }
}

/// What a law says about a case.
pub(super) fn assess<S>(
    law: &'static Law<S>,
    gives: Gives<S>,
    journey: &Journey<'_>,
    under: Option<&str>,
) -> Assessment {
    let mut trail = Trail::new();
    let mut applied = None;
    let walked = walk(law, gives, journey, under, &mut trail, &mut applied);
    let mut assessment = trail.assessment(&law.regime, applied.map(|version: &Version| version.id.as_str()), walked);
    if applied.is_some_and(|version| version.read) {
        assessment.rights = rights::owed(&law.rights, journey, &assessment);
    }
    assessment
}

/// Through the law, in its order.
fn walk<S>(
    law: &'static Law<S>,
    gives: Gives<S>,
    journey: &Journey<'_>,
    under: Option<&str>,
    trail: &mut Trail,
    applied: &mut Option<&'static Version>,
) -> Result<Option<Award>, Stop> {
    let version = version::in_force(&law.versions, journey, under, trail)?;
    law.territory.reaches(journey, trail)?;
    *applied = Some(version);
    version.was_read(trail)?;
    law.passenger.cover(journey, trail)?;
    law.recovery.is_to_come(&law.regime, journey, trail)?;
    gives(law, version, journey, trail)
}

/// The law, as it is known here, says nothing of a lower class, or of an earlier departure.
pub(super) fn says_nothing(citation: Citation, journey: &Journey<'_>, trail: &mut Trail) -> Stop {
    let finding = if journey.disruption().kind == DisruptionKind::EarlierDeparture {
        Sentence::NationalSaysNothingOfEarlierDeparture
    } else {
        Sentence::NationalSaysNothingOfDowngrade
    };
    trail.refused("event_known_to_the_law", finding, citation.clone());
    Stop::legal_review(vec![citation])
}
