//! Where each request of a file begins and ends.

use std::io::{self, Read};
use std::ops::Range;

use serde::de::IgnoredAny;

use super::array_item::{ArrayItem, End};
use super::input::{Input, Piece};
use super::{EstimateFileError, REQUEST_BYTES_MAX};

/// What some programs put before UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One request of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Request<'t> {
    /// Its text, JSON or not.
    Text(&'t [u8]),
    /// It was longer than [`REQUEST_BYTES_MAX`].
    TooLong,
}

/// How a file holds its requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// One a line.
    Lines,
    /// The file is the request.
    Whole,
    /// A JSON array, of which so many items were taken.
    Array { items: u64 },
    /// Such an array, which has ended.
    BehindArray,
    /// Nothing is left.
    Ended,
}

/// The requests of a file, one after the other.
#[derive(Debug)]
pub(super) struct Requests<R> {
    input: Input<R>,
    form: Form,
}

impl<R: Read> Requests<R> {
    /// Looks at the beginning of the file.
    pub(super) fn of(file: R) -> io::Result<Self> {
        let mut input = Input::new(file);
        input.fill(BYTE_ORDER_MARK.len())?;
        if input.rest().starts_with(BYTE_ORDER_MARK) {
            input.take(BYTE_ORDER_MARK.len());
        }
        let form = form_of(&mut input)?;
        Ok(Self { input, form })
    }

    /// How much of the file was taken, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        self.input.taken()
    }

    /// Whether the next request must be read first.
    pub(super) fn must_wait(&self) -> bool {
        self.input.rest().is_empty()
    }

    /// The next request.
    pub(super) fn next(&mut self) -> Result<Option<Request<'_>>, EstimateFileError> {
        let piece = match self.form {
            Form::Lines => self.line().map_err(EstimateFileError::Unreadable)?,
            Form::Whole => {
                self.form = Form::Ended;
                self.input.piece(|_| None).map_err(EstimateFileError::Unreadable)?
            }
            Form::Array { items } => self.item(items)?,
            Form::BehindArray => self.behind_array()?,
            Form::Ended => None,
        };
        Ok(piece.map(|piece| match piece {
            Piece::At(at) => Request::Text(self.input.text(at)),
            Piece::TooLong => Request::TooLong,
        }))
    }

    /// The next line that is not blank.
    fn line(&mut self) -> io::Result<Option<Piece>> {
        loop {
            let piece = self.input.piece(|chunk| memchr::memchr(b'\n', chunk))?;
            match &piece {
                Some(Piece::At(at)) if self.is_blank(at) => {}
                _ => return Ok(piece),
            }
        }
    }

    /// The next item of the array.
    fn item(&mut self, items: u64) -> Result<Option<Piece>, EstimateFileError> {
        let mut item = ArrayItem::default();
        let piece = self.input.piece(|chunk| item.find_end(chunk)).map_err(EstimateFileError::Unreadable)?;
        self.form = match item.end() {
            Some(End::Item) => Form::Array { items: items + 1 },
            Some(End::Array) => Form::BehindArray,
            None => return Err(EstimateFileError::ArrayNotClosed),
        };
        match &piece {
            Some(Piece::At(at)) if items == 0 && item.end() == Some(End::Array) && self.is_blank(at) => {
                self.behind_array()
            }
            _ => Ok(piece),
        }
    }

    fn is_blank(&self, at: &Range<usize>) -> bool {
        self.input.text(at.clone()).trim_ascii().is_empty()
    }

    /// Nothing else may stand there.
    fn behind_array(&mut self) -> Result<Option<Piece>, EstimateFileError> {
        self.form = Form::Ended;
        loop {
            if !self.input.rest().trim_ascii().is_empty() {
                return Err(EstimateFileError::AfterArray);
            }
            self.input.take(usize::MAX);
            if !self.input.more().map_err(EstimateFileError::Unreadable)? {
                return Ok(None);
            }
        }
    }
}

/// How a file holds its requests, by how it begins. A first line that is the beginning of an object alone begins a file that
/// is one object, unless the second line is a whole one: then the first was broken off.
fn form_of(input: &mut Input<impl Read>) -> io::Result<Form> {
    while input.rest().trim_ascii_start().is_empty() {
        input.take(usize::MAX);
        if !input.more()? {
            return Ok(Form::Ended);
        }
    }
    input.take(input.rest().len() - input.rest().trim_ascii_start().len());
    if input.rest().first() == Some(&b'[') {
        input.take(1);
        return Ok(Form::Array { items: 0 });
    }
    while !input.rest().contains(&b'\n') && input.rest().len() <= REQUEST_BYTES_MAX && input.more()? {}
    let first = lines(input.rest()).next().unwrap_or_default();
    // A first line that is too long has not been seen to its end.
    if !first.starts_with(b"{") || first.len() > REQUEST_BYTES_MAX || !is_unfinished(first) {
        return Ok(Form::Lines);
    }
    input.fill(REQUEST_BYTES_MAX)?;
    let second_is_whole = lines(input.rest()).nth(1).is_some_and(is_whole);
    Ok(if second_is_whole && !is_whole(input.rest()) { Form::Lines } else { Form::Whole })
}

/// The lines that are not blank.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty())
}

fn is_whole(text: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(text).is_ok()
}

fn is_unfinished(line: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(line).is_err_and(|error| error.is_eof())
}
