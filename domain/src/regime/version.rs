//! The versions of a regime's rules, and the days on which each applies.

use jiff::civil::Date;

use super::ReasonCode;
use super::trail::{Stop, Trail};
use crate::explanation::Sentence;
use crate::value::Citation;

const TEST: &str = "in_force";

/// The law of a regime between two days, by the key of the regime: the day of the flight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// Its id, which a decision keeps: `APPR-2022-09`.
    pub id: &'static str,
    /// The first day.
    pub applies_from: Date,
    /// The last day; `None` for the version in force.
    pub applies_to: Option<Date>,
}

impl Version {
    /// Whether it applies to a flight of a day.
    pub fn applies_on(&self, day: Date) -> bool {
        self.applies_from <= day && self.applies_to.is_none_or(|last| day <= last)
    }
}

/// A row of parameters that is a version.
pub(crate) trait Dated {
    /// When it applies.
    fn dates(&'static self) -> Version;

    /// Where it stands written.
    fn citation(&'static self) -> Citation;
}

/// The row of the day, or the one that is asked for, with the branch that says so.
pub(crate) fn in_force<R: Dated>(
    rows: &'static [R],
    day: Date,
    under: Option<&str>,
    trail: &mut Trail,
) -> Result<&'static R, Stop> {
    let applies = |row: &&'static R| {
        let dates = row.dates();
        under.map_or_else(|| dates.applies_on(day), |id| dates.id == id)
    };
    let Some(row) = rows.iter().find(applies) else {
        let citations: Vec<_> = rows.iter().take(1).map(Dated::citation).collect();
        for citation in &citations {
            trail.refused(TEST, Sentence::LawNoVersionApplies { day }, citation.clone());
        }
        return Err(Stop::no(ReasonCode::RegimeNotInForce, citations));
    };
    trail.taken(TEST, Sentence::LawVersionApplies { version: row.dates().id.into(), day }, row.citation());
    Ok(row)
}
