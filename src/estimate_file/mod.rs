//! Estimates by the file: a request at a time in, a reply a line out, in constant memory.
//!
//! | file | what |
//! |---|---|
//! | `input` | bytes as they come, cut where somebody says that a piece ends |
//! | `requests` | where each request of a file begins and ends: a line, an item of an array, the whole |
//! | `array_item` | where an item of a JSON array ends |
//! | `replies` | the reply to each, gathered and written |
//! | `form` | how replies are wanted |

mod array_item;
mod form;
mod input;
mod replies;
mod requests;

use std::io::{self, Read, Write};

pub use form::ReplyForm;
use replies::Replies;
use requests::Requests;

/// How long one request of a file may be, in bytes.
pub const REQUEST_BYTES_MAX: usize = 1024 * 1024;

/// How far it has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Requests that were answered, with a reply or a problem.
    pub requests: u64,
    /// Those of them that were answered with a problem.
    pub refused: u64,
    /// How much of the file they took, in bytes.
    pub bytes: u64,
}

/// Why a file was not answered to its end.
#[derive(Debug, thiserror::Error)]
pub enum EstimateFileError {
    /// The file could not be read further.
    #[error("the file cannot be read")]
    Unreadable(#[source] io::Error),
    /// Nobody takes the replies.
    #[error("the replies cannot be written")]
    Unwritable(#[source] io::Error),
    /// A JSON array without its end.
    #[error("the array of the file does not end: is the file whole?")]
    ArrayNotClosed,
    /// More than one array.
    #[error("something stands behind the array of the file: give one array, or one request a line")]
    AfterArray,
}

/// Answers every request of `file` with a line on `out`, in order: the reply, or the problem that `POST /v1/estimates` would
/// answer. `progress` hears now and then how far it has come, and at the end.
///
/// The file is a JSON array, one JSON object, or an object a line (NDJSON). A request longer than [`REQUEST_BYTES_MAX`] is
/// refused, not held.
pub fn answer(
    file: impl Read,
    form: &ReplyForm,
    out: &mut impl Write,
    progress: &mut impl FnMut(Tally),
) -> Result<Tally, EstimateFileError> {
    let mut requests = Requests::of(file).map_err(EstimateFileError::Unreadable)?;
    let mut replies = Replies::new(out, form);
    let read = answer_each(&mut requests, &mut replies, progress);
    // What was answered before the file broke off is given.
    let written = replies.write();
    let tally = replies.tally(requests.bytes());
    progress(tally);
    read?;
    written.map(|()| tally)
}

fn answer_each(
    requests: &mut Requests<impl Read>,
    replies: &mut Replies<'_, impl Write>,
    progress: &mut impl FnMut(Tally),
) -> Result<(), EstimateFileError> {
    while let Some(request) = requests.next()? {
        replies.answer(request);
        // Whoever waits for the replies before going on with the requests gets them.
        if replies.is_full() || requests.must_wait() {
            replies.write()?;
            progress(replies.tally(requests.bytes()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
