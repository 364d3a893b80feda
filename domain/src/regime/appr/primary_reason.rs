//! Of several causes the most significant one decides about the whole delay (CTA decision 122-C-A-2021).

use super::Journey;
use super::parameters::Category;
use crate::explanation::Sentence;
use crate::fact::CauseCode;
use crate::regime::trail::Trail;
use crate::value::Citation;

const TEST: &str = "primary_reason";
const MOST_SIGNIFICANT: Citation = Citation::from_static("CTA decision 122-C-A-2021");

/// What the named cause is among the causes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// Nothing is said of another.
    Alone,
    /// The most significant.
    Primary,
    /// It excuses, but not the greater part: of the rest no cause is proved.
    Minor,
    /// Something else excuses the greater part, and nobody named it.
    OtherCause,
}

/// Weighs the excused part of the delay against the rest. `category` is that of the named cause: one that excuses
/// accounts for the excused part, one that does not for the rest. Equal parts show no most significant excuse.
pub(super) fn weigh(journey: &Journey<'_>, category: Category) -> Weight {
    let Some((excused, rest)) = parts(journey) else { return Weight::Alone };
    match category {
        Category::Safety | Category::Outside if excused > rest => Weight::Primary,
        Category::Safety | Category::Outside => Weight::Minor,
        Category::Control if excused > rest => Weight::OtherCause,
        Category::Control => Weight::Primary,
        Category::Depends => Weight::Alone,
    }
}

/// Whether the named cause decides. Where it does not, no cause is proved; where another must be named, it is asked for.
pub(super) fn is_named(journey: &Journey<'_>, cause: CauseCode, category: Category, trail: &mut Trail) -> bool {
    let (excused, rest) = parts(journey).unwrap_or_default();
    match weigh(journey, category) {
        Weight::Alone => true,
        Weight::Primary => {
            trail.taken(TEST, Sentence::ApprCauseDecides { cause, excused, rest }, MOST_SIGNIFICANT);
            trail.cite(MOST_SIGNIFICANT);
            true
        }
        Weight::Minor => {
            trail.refused(TEST, Sentence::ApprCauseIsMinor { cause, excused, rest }, MOST_SIGNIFICANT);
            trail.cite(MOST_SIGNIFICANT);
            false
        }
        Weight::OtherCause => {
            trail.refused(TEST, Sentence::ApprOtherCauseDecides { excused, rest }, MOST_SIGNIFICANT);
            trail.cite(MOST_SIGNIFICANT);
            trail.ask(Sentence::ApprAskOtherCause);
            true
        }
    }
}

/// The excused minutes and the others, where both the delay and its excused part are known.
fn parts(journey: &Journey<'_>) -> Option<(i64, i64)> {
    let excused = journey.facts.disruption.excused_minutes.filter(|minutes| *minutes > 0)?;
    let delay = journey.arrival_delay()?.minutes;
    Some((excused, delay.saturating_sub(excused).max(0)))
}
