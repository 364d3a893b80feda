//! Which version of a law applies, and whether its text was read.

use jiff::civil::Date;
use serde::Deserialize;

use crate::explanation::{Named, Sentence};
use crate::regime::section::Section;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{self, Journey, ReasonCode};

const TEST: &str = "in_force";
const READ: &str = "text_is_known";

/// The law between two days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::regime) struct Version {
    pub(in crate::regime) id: String,
    applies_from: Date,
    applies_to: Option<Date>,
    /// Whether it is known what it gives; a version of which it is not gives no sum.
    pub(super) read: bool,
    pub(in crate::regime) citation: Section,
    /// What the reader of an answer under it should know, as a sentence of the catalogues.
    warning: Option<Named>,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: String,
    /// For the reader of the file.
    #[serde(rename = "note")]
    _note: String,
}

impl Version {
    /// When it applies.
    pub(super) fn dates(&'static self) -> regime::Version {
        regime::Version { id: &self.id, applies_from: self.applies_from, applies_to: self.applies_to }
    }

    /// Whether the text is known well enough to answer from it.
    pub(super) fn was_read(&'static self, trail: &mut Trail) -> Result<(), Stop> {
        if let Some(warning) = &self.warning {
            trail.warn(warning);
        }
        if self.read {
            return Ok(());
        }
        let citation = self.citation.citation();
        trail.refused(READ, Sentence::NationalTextNotRead { version: self.id.as_str().into() }, citation.clone());
        Err(Stop::legal_review(vec![citation]))
    }
}

/// The version that is asked for, or that of the day.
pub(super) fn in_force(
    versions: &'static [Version],
    journey: &Journey<'_>,
    under: Option<&str>,
    trail: &mut Trail,
) -> Result<&'static Version, Stop> {
    let day = journey.day();
    let found = versions.iter().find(|version| match under {
        Some(id) => version.id == id,
        None => version.dates().applies_on(day),
    });
    let Some(version) = found else {
        let citations: Vec<_> = versions.first().map(|first| first.citation.citation()).into_iter().collect();
        if let Some(citation) = citations.first() {
            trail.refused(TEST, Sentence::LawNoVersionApplies { day }, citation.clone());
        }
        return Err(Stop::no(ReasonCode::RegimeNotInForce, citations));
    };
    let finding = Sentence::LawVersionApplies { version: version.id.as_str().into(), day };
    trail.taken(TEST, finding, version.citation.citation());
    Ok(version)
}
