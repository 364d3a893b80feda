//! Until when a claim can be brought before a court in Brazil: by the consumer code, and of a journey abroad by the convention,
//! which is the shorter. Which of the two holds for what is disputed, so that the shorter is shown.

use jiff::ToSpan;

use super::parameters::PARAMETERS;
use super::scope;
use crate::regime::Journey;
use crate::regime::right::{Bound, Deadline};

/// The last day.
pub(super) fn days(journey: &Journey<'_>) -> Vec<Deadline> {
    let limitation = &PARAMETERS.limitation;
    let (years, section) = if scope::is_domestic(journey) {
        (limitation.domestic_years, &limitation.domestic_citation)
    } else {
        (limitation.international_years, &limitation.international_citation)
    };
    let Ok(day) = journey.day().checked_add(years.years()) else { return Vec::new() };
    let deadline = Deadline::new("limitation", Bound::By, day, section.citation());
    vec![Deadline { place: Some("BR".into()), body: Some(limitation.body.as_str().into()), ..deadline }]
}
