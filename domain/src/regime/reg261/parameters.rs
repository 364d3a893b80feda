//! Regulation (EC) No 261/2004 as data: the shared text (`domain/parameters/reg261.toml`) and what is a law's own.

use jiff::civil::Date;
use serde::Deserialize;

use super::rights::RightRule;
use crate::explanation::Named;
use crate::fact::CauseCode;
use crate::reference::Confidence;
use crate::regime::section::Section;
use crate::regime::{self, ReasonCode};
use crate::value::{Currency, Money};

const SHARED: &str = include_str!("../../../parameters/reg261.toml");
const RIGHTS: &str = include_str!("../../../parameters/reg261_rights.toml");

/// The rules of one law.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) own: Own,
    pub(crate) shared: Shared,
    /// In the order of the text.
    pub(crate) rights: Vec<RightRule>,
    /// Where the bands of distance end.
    pub(crate) limits_kilometers: Vec<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rights {
    #[serde(rename = "right")]
    rights: Vec<RightRule>,
}

/// What is a law's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Own {
    pub(crate) regime: String,
    /// How citations name the law.
    act: String,
    currency: Currency,
    #[serde(rename = "version")]
    pub(crate) versions: Vec<Version>,
    sums: Sums,
    /// The ceiling for flights within the territory; absent where there is none.
    pub(crate) community: Option<Community>,
    pub(crate) decisions: Decisions,
    /// Rulings that a court may follow and need not.
    #[serde(default)]
    pub(crate) persuasive: Vec<Persuasive>,
    /// Absent: no body has to wait for the carrier.
    pub(crate) complaint: Option<Complaint>,
    /// In the order of [`CauseCode::ALL`].
    #[serde(rename = "cause")]
    causes: Vec<CauseRule>,
}

/// The law between two days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Version {
    pub(crate) id: String,
    applies_from: Date,
    applies_to: Option<Date>,
    /// Whether its text was read article by article; one that was not gives no sum.
    pub(crate) read: bool,
    pub(crate) citations: Vec<Section>,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Standing,
    /// For the reader of the file.
    #[serde(rename = "note")]
    _note: String,
}

/// How a value of the law is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Standing {
    Verified,
    Medium,
}

/// What art.7(1) gives, in minor units, by band.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sums {
    short: u64,
    middle: u64,
    long: u64,
}

/// The longest band that a flight within the territory comes into.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Community {
    pub(crate) longest: BandName,
    pub(crate) citation: Section,
}

/// A ruling of another court.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Persuasive {
    pub(crate) ruling: Section,
}

/// Who may be asked once the carrier had its time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Complaint {
    pub(crate) after_days: i64,
    pub(crate) body: String,
    pub(crate) citation: Section,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Standing,
}

/// Decisions that read a rule into the text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decisions {
    pub(crate) long_delay: Section,
    pub(crate) long_delay_reduced: Section,
    pub(crate) final_destination: Section,
    pub(crate) brought_forward: Section,
    pub(crate) no_defence: Section,
    pub(crate) announced_denial: Section,
    pub(crate) stayed_away: Section,
    pub(crate) part_of_the_delay: Section,
    pub(crate) late_again: Section,
}

/// Whether a cause is extraordinary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Extraordinary {
    Yes,
    No,
    /// It turns on a fact that the code does not tell.
    Depends,
}

/// What a cause means under art.5(3).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CauseRule {
    code: CauseCode,
    pub(crate) extraordinary: Extraordinary,
    pub(crate) treated_as: Option<CauseCode>,
    pub(crate) citations: Vec<Section>,
    pub(crate) confidence: Confidence,
    pub(crate) question: Option<Named>,
}

/// The shared text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shared {
    #[serde(rename = "band")]
    pub(crate) bands: Vec<Band>,
    reduction: Reduction,
    pub(crate) delay: Delay,
    pub(crate) brought_forward: BroughtForward,
    #[serde(rename = "exemption")]
    pub(crate) exemptions: Vec<Exemption>,
    pub(crate) places: Places,
}

/// The name of a band of distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BandName {
    Short,
    Middle,
    Long,
}

/// What hangs on the distance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Band {
    pub(crate) name: BandName,
    /// Closed above; absent: without end.
    pub(crate) up_to_km: Option<u32>,
    pub(crate) citation: Section,
    pub(crate) reduced_up_to_minutes: i64,
    pub(crate) reduction_citation: Section,
    pub(crate) downgrade_percent: u64,
    pub(crate) downgrade_citation: Section,
    pub(crate) care_from_minutes: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reduction {
    percent: u64,
}

/// When a delay counts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Delay {
    pub(crate) from_minutes: i64,
    pub(crate) longest_band_whole_from_minutes: i64,
}

/// When an earlier departure is a cancellation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BroughtForward {
    pub(crate) cancelled_over_minutes: i64,
}

/// One limb of art.5(1)(c).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exemption {
    pub(crate) from_days: u32,
    pub(crate) citation: Section,
    pub(crate) reason: ReasonCode,
    /// Absent: notice alone exempts.
    pub(crate) departs_earlier_up_to_minutes: Option<i64>,
    pub(crate) arrives_late_below_minutes: Option<i64>,
}

/// Where the other rules stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Places {
    pub(crate) arrival: Section,
    pub(crate) reservation: Section,
    pub(crate) check_in: Section,
    pub(crate) one_journey: Section,
    pub(crate) delay: Section,
    pub(crate) sums: Section,
    pub(crate) reduction: Section,
    pub(crate) refund: Section,
    pub(crate) fares: Section,
    pub(crate) grounds: Section,
    pub(crate) volunteers: Section,
    pub(crate) denied_boarding: Section,
    pub(crate) cancellation: Section,
    pub(crate) cancelled: Section,
    pub(crate) extraordinary: Section,
    pub(crate) told: Section,
    pub(crate) distance: Section,
    pub(crate) deduction: Section,
}

impl Rules {
    /// The rules of a law: its own, with the shared text under its name.
    pub(crate) fn read(own: &str) -> Result<Self, toml::de::Error> {
        let own: Own = toml::from_str(own)?;
        let shared: Shared = toml::from_str(&SHARED.replace("{act}", &own.act))?;
        let Rights { rights } = toml::from_str(&RIGHTS.replace("{act}", &own.act))?;
        let limits_kilometers = shared.bands.iter().filter_map(|band| band.up_to_km).collect();
        Ok(Self { own, shared, rights, limits_kilometers })
    }

    /// The version on a day.
    pub(crate) fn version_on(&'static self, day: Date) -> Option<&'static Version> {
        self.own.versions.iter().find(|version| version.dates().applies_on(day))
    }

    /// The version of an id.
    pub(crate) fn version(&'static self, id: &str) -> Option<&'static Version> {
        self.own.versions.iter().find(|version| version.id == id)
    }

    /// What a cause means.
    pub(crate) fn cause(&'static self, cause: CauseCode) -> Option<&'static CauseRule> {
        self.own.causes.get(cause as usize).filter(|rule| rule.code == cause)
    }

    /// The sum of a band.
    pub(crate) const fn sum(&self, band: BandName) -> Money {
        let amount_minor = match band {
            BandName::Short => self.own.sums.short,
            BandName::Middle => self.own.sums.middle,
            BandName::Long => self.own.sums.long,
        };
        Money::from_minor(amount_minor, self.own.currency)
    }

    /// What is left of a sum that the carrier may reduce.
    pub(crate) const fn reduced(&self, sum: Money) -> Money {
        Money::from_minor(sum.amount_minor * (100 - self.shared.reduction.percent) / 100, sum.currency)
    }
}

impl Version {
    /// When it applies.
    pub(crate) fn dates(&'static self) -> regime::Version {
        regime::Version { id: &self.id, applies_from: self.applies_from, applies_to: self.applies_to }
    }
}
