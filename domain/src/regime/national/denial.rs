//! A refusal to board that is one in law: against the passenger's will and not their own doing.

use crate::explanation::Sentence;
use crate::regime::Journey;
use crate::regime::denial;
use crate::regime::trail::{Stop, Trail};
use crate::value::Citation;

const GROUNDS: &str = "no_reasonable_grounds";

/// Whether the passenger was denied boarding.
pub(super) fn is_denial(journey: &Journey<'_>, citation: Citation, trail: &mut Trail) -> Result<(), Stop> {
    denial::involuntary(journey, citation.clone(), trail)?;
    denial::not_own_doing(journey, citation.clone(), trail)?;
    trail.taken(GROUNDS, Sentence::NationalDenied, citation.clone());
    trail.cite(citation);
    Ok(())
}
