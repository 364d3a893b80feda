//! Which version of the regulations applies: by the departure date on the ticket.

use jiff::civil::Date;

use super::parameters::{PARAMETERS, Section, Version};
use crate::regime::ReasonCode;
use crate::regime::trail::{Stop, Trail};
use crate::value::Citation;

/// The ids of the versions that apply on a day: one, or none before the regulations began.
pub fn version_on(day: Date) -> Vec<&'static str> {
    let applies = |version: &&Version| version.applies_from <= day && version.applies_to.is_none_or(|last| day <= last);
    PARAMETERS.versions.iter().filter(applies).map(|version| version.id.as_str()).collect()
}

/// The version in force on the day of the flight.
pub(super) fn in_force(day: Date, trail: &mut Trail) -> Result<&'static Version, Stop> {
    const COMMENCEMENT: Citation = Citation::from_static("APPR s.46");
    let Some(version) = PARAMETERS.version_on(day) else {
        trail.refused("in_force", format!("no version applies to a departure on {day}"), COMMENCEMENT);
        return Err(Stop::no(ReasonCode::RegimeNotInForce, vec![COMMENCEMENT]));
    };
    let citation = version.citations.first().map_or(COMMENCEMENT, Section::citation);
    trail.taken("in_force", format!("{} applies to a departure on {day}", version.id), citation);
    Ok(version)
}
