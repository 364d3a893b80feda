//! Which version of the regulations applies: by the departure date on the ticket.

use jiff::civil::Date;

use super::parameters::{PARAMETERS, Version};
use crate::explanation::Sentence;
use crate::regime::ReasonCode;
use crate::regime::section::Section;
use crate::regime::trail::{Stop, Trail};
use crate::value::Citation;

/// The version in force on the day of the flight, or the one that is asked for.
pub(super) fn in_force(day: Date, under: Option<&str>, trail: &mut Trail) -> Result<&'static Version, Stop> {
    const COMMENCEMENT: Citation = Citation::from_static("APPR s.46");
    let version = under.map_or_else(|| PARAMETERS.version_on(day), |id| PARAMETERS.version(id));
    let Some(version) = version else {
        trail.refused("in_force", Sentence::LawNoVersionApplies { day }, COMMENCEMENT);
        return Err(Stop::no(ReasonCode::RegimeNotInForce, vec![COMMENCEMENT]));
    };
    let citation = version.citations.first().map_or(COMMENCEMENT, Section::citation);
    trail.taken("in_force", Sentence::LawVersionApplies { version: version.id.as_str().into(), day }, citation);
    Ok(version)
}
