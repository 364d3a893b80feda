//! The rights beside the sums as data: `domain/parameters/appr_rights.toml`, read once.

use std::sync::LazyLock;

use serde::Deserialize;

use super::parameters::Category;
use crate::explanation::Named;
use crate::regime::CarrierSize;
use crate::regime::section::Section;
use crate::regime::timing::TimeRule;

const TEXT: &str = include_str!("../../../parameters/appr_rights.toml");

/// What the rights hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Event {
    Delay,
    Cancellation,
    DeniedBoarding,
    /// The seat was given up for a benefit.
    Volunteer,
}

/// What a right has to do with a refund of the ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RefundRole {
    /// A refund ends it.
    Ends,
    /// It is the refund, for a passenger whom the way offered does not suit.
    Is,
    /// It is the refund, which the passenger may simply choose.
    MayBeChosen,
}

/// One right. What is absent does not narrow it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RightRule {
    pub(super) code: String,
    pub(super) versions: Option<Vec<String>>,
    /// Whether s.34(2) kept it back for delay and cancellation until 15 December 2019.
    #[serde(default)]
    pub(super) after_december_2019: bool,
    pub(super) events: Vec<Event>,
    pub(super) categories: Option<Vec<Category>>,
    pub(super) size: Option<CarrierSize>,
    pub(super) delay_from_minutes: Option<i64>,
    pub(super) told_within_hours: Option<i64>,
    pub(super) wait_from_minutes: Option<i64>,
    pub(super) refund: Option<RefundRole>,
    /// Whether it belongs to a sum that is owed.
    #[serde(default)]
    pub(super) with_sum: bool,
    pub(super) content: Named,
    pub(super) condition: Option<Named>,
    pub(super) time: Option<TimeRule>,
    pub(super) citation: Section,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RightsParameters {
    #[serde(rename = "right")]
    rights: Vec<RightRule>,
}

/// Every right, in the order of the statute.
pub(super) fn rights() -> &'static [RightRule] {
    &RIGHTS.rights
}

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
static RIGHTS: LazyLock<RightsParameters> =
    LazyLock::new(|| toml::from_str(TEXT).expect("the embedded rights of the APPR"));

#[cfg(test)]
mod tests {
    use super::super::parameters::PARAMETERS;
    use super::*;

    #[test]
    fn every_right_names_versions_that_exist_and_a_place_that_can_be_cited() {
        for right in rights() {
            let known = |id: &String| PARAMETERS.versions.iter().any(|version| &version.id == id);
            assert!(right.versions.iter().flatten().all(known), "{}", right.code);
            let citation = right.citation.citation();
            assert!(crate::value::Citation::written(citation.as_str()).is_some(), "{citation}");
        }
    }

    /// A version that is added without its rights fails here.
    #[test]
    fn every_version_gives_another_way_after_a_denial_and_information_of_everything_in_each_category() {
        for version in &PARAMETERS.versions {
            let gives = |code: &str, event: Event, category: Category| {
                rights().iter().any(|right| {
                    let in_version = right.versions.as_ref().is_none_or(|versions| versions.contains(&version.id));
                    let in_category = right.categories.as_ref().is_none_or(|known| known.contains(&category));
                    in_version && in_category && right.code == code && right.events.contains(&event)
                })
            };
            for category in [Category::Control, Category::Safety, Category::Outside] {
                for event in [Event::Delay, Event::Cancellation, Event::DeniedBoarding] {
                    assert!(gives("information", event, category), "{}: {event:?} {category:?}", version.id);
                }
                assert!(gives("rebooking", Event::DeniedBoarding, category), "{}: {category:?}", version.id);
            }
        }
    }

    #[test]
    fn a_time_is_counted_in_hours_or_in_days() {
        let times = rights().iter().filter_map(|right| right.time.as_ref());
        assert!(times.into_iter().all(|time| time.hours.is_some() != time.days.is_some()));
    }
}
