//! The trace that work belongs to, in the form of W3C Trace Context: it comes with a request, is kept in the metadata of
//! the events that the request led to, and is carried on by whatever follows from them.

use std::fmt;
use std::str::FromStr;

use axum::http::HeaderMap;
use serde::Deserialize;

tokio::task_local! {
    /// Of the work that this task does, where no span says more.
    static CARRIED: Option<TraceParent>;
}

/// The header, and the member of an event's metadata.
const NAME: &str = "traceparent";

/// The flags that are defined: sampled, and random trace id. The others are not passed on.
const KNOWN_FLAGS: u8 = 0b11;

/// A place in a trace. It names a request and nobody who made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TraceParent {
    /// The trace; not zero.
    pub(super) trace_id: [u8; 16],
    /// The span that caused the work; not zero.
    pub(super) parent_id: [u8; 8],
    /// Whether the caller records the trace, among others.
    pub(super) flags: u8,
}

/// The text is not a `traceparent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a traceparent of W3C Trace Context")]
pub struct MalformedTraceParent;

/// What of an event's metadata is about its trace.
#[derive(Deserialize)]
struct Metadata<'a> {
    #[serde(borrow)]
    traceparent: Option<&'a str>,
}

impl TraceParent {
    /// That of a request. One that is malformed, or comes twice, is as good as none.
    pub fn of_headers(headers: &HeaderMap) -> Option<Self> {
        let mut values = headers.get_all(NAME).iter();
        let only = values.next().filter(|_| values.next().is_none())?;
        only.to_str().ok()?.parse().ok()
    }

    /// That of an event's stored metadata.
    pub fn of_metadata(metadata: &str) -> Option<Self> {
        serde_json::from_str::<Metadata<'_>>(metadata).ok()?.traceparent?.parse().ok()
    }

    /// The metadata of an event that belongs to this trace.
    pub fn to_metadata(self) -> String {
        format!(r#"{{"{NAME}":"{self}"}}"#)
    }

    /// The trace's id, in hexadecimal.
    pub fn trace_id(&self) -> String {
        hex::encode(self.trace_id)
    }
}

impl FromStr for TraceParent {
    type Err = MalformedTraceParent;

    /// A version that is newer than ours begins with the same fields, and more may follow behind a dash.
    fn from_str(text: &str) -> Result<Self, MalformedTraceParent> {
        let (known, rest) = text.split_at_checked(55).ok_or(MalformedTraceParent)?;
        let mut fields = known.split('-');
        let mut field = || fields.next().unwrap_or_default();
        let (version, trace_id, parent_id, flags) =
            (bytes::<1>(field())?[0], bytes(field())?, bytes(field())?, bytes::<1>(field())?[0]);
        let ends_well = rest.is_empty() || (version > 0 && rest.starts_with('-'));
        if version == u8::MAX || !ends_well || trace_id == [0; 16] || parent_id == [0; 8] {
            return Err(MalformedTraceParent);
        }
        Ok(Self { trace_id, parent_id, flags: flags & KNOWN_FLAGS })
    }
}

/// Exactly this many bytes in lower-case hexadecimal.
fn bytes<const N: usize>(text: &str) -> Result<[u8; N], MalformedTraceParent> {
    let mut bytes = [0; N];
    let is_lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
    match hex::decode_to_slice(text, &mut bytes) {
        Ok(()) if is_lower => Ok(bytes),
        _ => Err(MalformedTraceParent),
    }
}

impl fmt::Display for TraceParent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (trace_id, parent_id) = (hex::encode(self.trace_id), hex::encode(self.parent_id));
        write!(formatter, "00-{trace_id}-{parent_id}-{:02x}", self.flags)
    }
}

/// The place in its trace of what runs now: the span's, if spans are recorded, and else what is [carried](carry).
pub fn current() -> Option<TraceParent> {
    super::spans::place_of(&tracing::Span::current()).or_else(|| CARRIED.try_with(|carried| *carried).ok().flatten())
}

/// Does work that belongs to a trace, or to none.
pub fn carry<W: Future>(traceparent: Option<TraceParent>, work: W) -> impl Future<Output = W::Output> {
    CARRIED.scope(traceparent, work)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    use super::TraceParent;

    const GOOD: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    fn of(values: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append("traceparent", HeaderValue::from_str(value).unwrap());
        }
        TraceParent::of_headers(&headers).map(|found| found.to_string())
    }

    #[test]
    fn what_is_well_formed_is_passed_on_and_unknown_flags_are_not() {
        assert_eq!(of(&[GOOD]).as_deref(), Some(GOOD));
        let newer = GOOD.replacen("00", "cc", 1);
        assert_eq!(of(&[&newer]).as_deref(), Some(GOOD));
        assert_eq!(of(&[&format!("{newer}-what-the-future-brings")]).as_deref(), Some(GOOD));
        assert_eq!(of(&[&GOOD.replace("-01", "-fd")]).as_deref(), Some(GOOD));
    }

    #[test]
    fn what_is_malformed_or_comes_twice_is_as_good_as_none() {
        for bad in [
            "",
            "00",
            &GOOD[..54],
            &format!("{GOOD}-more"),
            &format!("{}x", GOOD.replacen("00", "cc", 1)),
            &GOOD.replacen("00", "ff", 1),
            &GOOD.to_uppercase(),
            &GOOD.replace("4bf92f3577b34da6a3ce929d0e0e4736", &"0".repeat(32)),
            &GOOD.replace("00f067aa0ba902b7", &"0".repeat(16)),
            &GOOD.replace('-', "_"),
            &GOOD.replace('b', "g"),
            &GOOD.replace(
                "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "4bf92f3577b34da6a3ce929d0e0e473600-f067aa0ba902b7",
            ),
        ] {
            assert_eq!(of(&[bad]), None, "{bad}");
        }
        assert_eq!(of(&[GOOD, GOOD]), None);
        assert_eq!(of(&[]), None);
        let mut headers = HeaderMap::new();
        headers.insert("traceparent", HeaderValue::from_bytes(&[0xff; 55]).unwrap());
        assert!(TraceParent::of_headers(&headers).is_none());
    }

    #[test]
    fn metadata_gives_back_what_it_was_made_of_and_other_metadata_none() {
        let traceparent: TraceParent = GOOD.parse().unwrap();
        assert_eq!(TraceParent::of_metadata(&traceparent.to_metadata()), Some(traceparent));
        for without in ["{}", "{\"traceparent\":1}", "{\"traceparent\":\"00\"}", "[]", ""] {
            assert_eq!(TraceParent::of_metadata(without), None, "{without}");
        }
    }
}
