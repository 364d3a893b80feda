//! The reply to each request, gathered and written.

use std::io::Write;

use redress_domain::estimate::{EstimateReply, estimate};

use super::requests::Request;
use super::{EstimateFileError, REQUEST_BYTES_MAX, ReplyForm, Tally};
use crate::http::read_json;
use crate::problem::{Problem, ProblemCode};

/// How much is gathered before it is written, in bytes.
const BATCH_BYTES: usize = 256 * 1024;

/// Replies on their way out.
#[derive(Debug)]
pub(super) struct Replies<'o, W> {
    gathered: Vec<u8>,
    tally: Tally,
    form: &'o ReplyForm,
    out: &'o mut W,
}

impl<'o, W: Write> Replies<'o, W> {
    pub(super) fn new(out: &'o mut W, form: &'o ReplyForm) -> Self {
        Self { gathered: Vec::new(), tally: Tally::default(), form, out }
    }

    /// Adds the line that answers a request.
    pub(super) fn answer(&mut self, request: Request<'_>) {
        let begin = self.gathered.len();
        let answered = reply_to(request, self.form).and_then(|reply| {
            // It writes what serde_json writes, and looks for what must be escaped in wide registers.
            sonic_rs::to_writer(&mut self.gathered, &reply.told(self.form.language))
                .map_err(|error| Problem::internal(&error))
        });
        if let Err(problem) = answered {
            self.gathered.truncate(begin);
            self.gathered.extend_from_slice(problem.to_json(None).as_bytes());
            self.tally.refused += 1;
        }
        self.gathered.push(b'\n');
        self.tally.requests += 1;
    }

    pub(super) fn is_full(&self) -> bool {
        self.gathered.len() >= BATCH_BYTES
    }

    /// Hands on what was gathered.
    pub(super) fn write(&mut self) -> Result<(), EstimateFileError> {
        let written = self.out.write_all(&self.gathered).and_then(|()| self.out.flush());
        self.gathered.clear();
        written.map_err(EstimateFileError::Unwritable)
    }

    /// What was answered, of so many bytes.
    pub(super) const fn tally(&self, bytes: u64) -> Tally {
        Tally { bytes, ..self.tally }
    }
}

fn reply_to(request: Request<'_>, form: &ReplyForm) -> Result<EstimateReply, Problem> {
    let Request::Text(text) = request else {
        let limit = format!("Send at most {} KiB as one request of a file.", REQUEST_BYTES_MAX / 1024);
        return Err(Problem::new(ProblemCode::BodyTooLarge).with_detail(limit));
    };
    estimate(&read_json(text)?, form.rates.as_ref()).map_err(Problem::faulty_body)
}
