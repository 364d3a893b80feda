//! Answers that no case has to give: the order is tried on them.

use std::borrow::Cow;

use redress_domain::explanation::Sentence;
use redress_domain::regime::{Assessment, Bound, Deadline, Eligibility, Presumption, assess};
use redress_domain::value::{Citation, Currency, Money};

use crate::case::case;

const NOWHERE: Citation = Citation::from_static("nowhere");

/// A sum that is owed under a regime; of whatever is not the order's, as some flight has it.
pub(crate) fn owed(regime: &'static str, minor: u64, currency: Currency) -> Assessment {
    let found = assess(&case(&["AC YYZ-YVR"]).with("carrier_size", "large").late(300).facts()).remove(0);
    Assessment {
        regime: Cow::Borrowed(regime),
        eligible: Eligibility::Yes,
        amount: Some(Money::from_minor(minor, currency)),
        presumptions: Vec::new(),
        branches: Vec::new(),
        deadlines: Vec::new(),
        ..found
    }
}

/// The same, with no sum yet.
pub(crate) fn open(regime: &'static str, eligible: Eligibility) -> Assessment {
    Assessment { eligible, amount: None, ..owed(regime, 0, Currency::Cad) }
}

pub(crate) fn due(mut assessment: Assessment, name: &'static str, bound: Bound, day: &str) -> Assessment {
    let day = day.parse().unwrap();
    let deadline = Deadline { deadline: name.into(), bound, day, place: None, body: None, citation: NOWHERE };
    assessment.deadlines.push(deadline);
    assessment
}

pub(crate) fn presuming(mut assessment: Assessment) -> Assessment {
    assessment
        .presumptions
        .push(Presumption { presumed: Sentence::Reg261NotExtraordinaryPresumed.into(), citation: NOWHERE });
    assessment
}
