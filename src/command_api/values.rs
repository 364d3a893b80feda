//! Readers of bodies, and of what several of them hold: the ids that were answered, and moments.

use std::fmt::Display;
use std::str::FromStr;

use jiff::Timestamp;
use redress_domain::intake::{Cursor, Faults};
use redress_domain::value::{EvidenceId, PassengerId};
use serde_json::{Value, json};

use crate::problem::Problem;

const ID_CHARACTERS_MAX: usize = 64;
/// The hyphenated form in lower case alone, as it was answered.
const UUID_PATTERN: &str = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

/// The longest moment that anybody writes.
const MOMENT_CHARACTERS_MAX: usize = 40;
/// RFC 3339 in capitals, with seconds and an offset.
const MOMENT_PATTERN: &str =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$";

/// What `reader` reads of a body, or every fault that it found there.
pub(super) fn read_body<T>(body: &Value, reader: impl FnOnce(Cursor<'_, '_>) -> Option<T>) -> Result<T, Problem> {
    let faults = Faults::new();
    let read = reader(Cursor::root(body, &faults));
    faults.finish(read).map_err(Problem::faulty_body)
}

/// A body that has nothing to say: an empty object.
pub(super) fn nothing(at: Cursor<'_, '_>) -> Option<()> {
    at.required().object(&[]).map(|_| ())
}

/// A passenger of the claim.
pub(super) fn passenger_id(at: Cursor<'_, '_>) -> Option<PassengerId> {
    id(at, "a passenger id is the UUID that the submission answered")
}

/// A piece of evidence of the claim.
pub(super) fn evidence_id(at: Cursor<'_, '_>) -> Option<EvidenceId> {
    id(at, "evidence is named by the UUID that its attachment answered")
}

fn id<T: FromStr + Display>(at: Cursor<'_, '_>, advice: &str) -> Option<T> {
    let text = at.text(ID_CHARACTERS_MAX);
    at.narrow("string", || json!({ "format": "uuid", "pattern": UUID_PATTERN }));
    let text = text?;
    let id = text.parse().ok().filter(|id: &T| id.to_string() == text);
    if id.is_none() {
        at.fault("wrong_form", advice);
    }
    id
}

/// A moment in RFC 3339, with its offset.
pub(super) fn moment(at: Cursor<'_, '_>) -> Option<Timestamp> {
    let text = at.text(MOMENT_CHARACTERS_MAX);
    at.narrow("string", || json!({ "format": "date-time", "pattern": MOMENT_PATTERN }));
    let text = text?;
    let moment = text.parse().ok().filter(|_| is_written_in_full(text));
    if moment.is_none() {
        at.fault("wrong_form", "a moment is written 2026-05-02T16:05:00Z, in RFC 3339");
    }
    moment
}

/// A moment that has come.
pub(super) fn past_moment(at: Cursor<'_, '_>, received_at: Timestamp, advice: &str) -> Option<Timestamp> {
    let moment = moment(at)?;
    if moment > received_at {
        at.fault("in_the_future", advice);
    }
    Some(moment)
}

/// Whether a text has the pattern, for there are moments that are written otherwise.
fn is_written_in_full(text: &str) -> bool {
    let has_form = |text: &str, form: &str| {
        let fits = |(byte, form): (u8, u8)| if form == b'0' { byte.is_ascii_digit() } else { byte == form };
        text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
    };
    let Some((time, rest)) = text.split_at_checked("0000-00-00T00:00:00".len()) else { return false };
    let (fraction, offset) = rest.split_at(rest.find(['Z', '+', '-']).unwrap_or(rest.len()));
    let digits = fraction.strip_prefix('.').unwrap_or("none");
    has_form(time, "0000-00-00T00:00:00")
        && (fraction.is_empty() || (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()))
        && (offset == "Z" || has_form(offset, "+00:00") || has_form(offset, "-00:00"))
}

#[cfg(test)]
mod tests {
    use redress_domain::intake::Faults;
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_moment_has_its_day_its_time_to_the_second_and_its_offset() {
        let read = |text: &str| {
            let (document, faults) = (Value::from(text), Faults::new());
            moment(Cursor::root(&document, &faults)).is_some() && faults.is_empty()
        };
        for text in ["2026-05-02T16:05:00Z", "2026-05-02T18:05:00.5+02:00", "2026-05-02T16:05:00-00:30"] {
            assert!(read(text), "{text}");
        }
        for text in [
            "2026-05-02",
            "2026-05-02T16:05Z",
            "2026-05-02 16:05:00Z",
            "2026-05-02T16:05:00",
            "2026-05-02t16:05:00z",
            "2026-05-02T16:05:00.Z",
            "2026-05-02T16:05:00.0123456789Z",
            "2026-05-02T16:05:00+0200",
            "2026-02-30T16:05:00Z",
            "é026-05-02T16:05:00Z",
        ] {
            assert!(!read(text), "{text}");
        }
    }
}
