//! Bytes as they come, cut into pieces.

use std::io::{self, ErrorKind, Read};
use std::ops::Range;

use super::REQUEST_BYTES_MAX;

/// How much is read at once, in bytes.
const CHUNK_BYTES: usize = 64 * 1024;

/// What stands between two ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Where it stands, until more is taken.
    At(Range<usize>),
    /// It was longer than [`REQUEST_BYTES_MAX`] and is gone.
    TooLong,
}

/// A source, and what was read of it but not taken yet.
#[derive(Debug)]
pub(super) struct Input<R> {
    source: R,
    buffer: Vec<u8>,
    start: usize,
    read: u64,
}

impl<R: Read> Input<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, buffer: Vec::with_capacity(2 * CHUNK_BYTES), start: 0, read: 0 }
    }

    /// What was read and not taken.
    pub(super) fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    /// The bytes of a piece.
    pub(super) fn text(&self, at: Range<usize>) -> &[u8] {
        self.buffer.get(at).unwrap_or_default()
    }

    /// How much was taken, in bytes.
    pub(super) fn taken(&self) -> u64 {
        self.read.saturating_sub(u64::try_from(self.rest().len()).unwrap_or(u64::MAX))
    }

    /// Takes so many bytes, or what there is.
    pub(super) fn take(&mut self, bytes: usize) {
        self.start = self.start.saturating_add(bytes).min(self.buffer.len());
    }

    /// Reads more behind the rest; false at the end.
    pub(super) fn more(&mut self) -> io::Result<bool> {
        self.buffer.drain(..self.start);
        self.start = 0;
        let before = self.buffer.len();
        self.buffer.resize(before + CHUNK_BYTES, 0);
        let read = loop {
            let free = self.buffer.get_mut(before..).unwrap_or_default();
            match self.source.read(free) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.buffer.truncate(before + read.as_ref().copied().unwrap_or_default());
        let read = read?;
        self.read += u64::try_from(read).unwrap_or_default();
        Ok(read > 0)
    }

    /// Reads until the rest has so many bytes; false if the source ended before.
    pub(super) fn fill(&mut self, bytes: usize) -> io::Result<bool> {
        while self.rest().len() < bytes {
            if !self.more()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Takes what stands before the next end, and that end, which is one byte. `find` sees each byte once and says where it
    /// is; the end of the source is one too. `None`: nothing is left.
    pub(super) fn piece(&mut self, mut find: impl FnMut(&[u8]) -> Option<usize>) -> io::Result<Option<Piece>> {
        let (mut looked, mut too_long) = (0, false);
        loop {
            let found = find(self.rest().get(looked..).unwrap_or_default()).map(|at| looked + at);
            looked = self.rest().len();
            let ended = match found {
                Some(_) => false,
                None if looked > REQUEST_BYTES_MAX => {
                    too_long = true;
                    self.take(looked);
                    looked = 0;
                    !self.more()?
                }
                None => !self.more()?,
            };
            if found.is_none() && !ended {
                continue;
            }
            if ended && looked == 0 && !too_long {
                return Ok(None);
            }
            let length = found.unwrap_or(looked);
            let at = self.start..self.start + length;
            self.take(length + usize::from(found.is_some()));
            let piece = if too_long || length > REQUEST_BYTES_MAX { Piece::TooLong } else { Piece::At(at) };
            return Ok(Some(piece));
        }
    }
}
