//! The bank's store: one file, one JSON line a decision, appended and synced before anyone hears of it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::book::Booking;

/// Why the store cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The file cannot be opened, read or written.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another bank has it.
    #[error("{0} is in use by another sandbox bank")]
    InUse(PathBuf),
    /// A line in the middle cannot be read: this was not a crash of ours.
    #[error("{path}, line {line}: {fault}")]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
        /// What is wrong with it.
        fault: String,
    },
}

/// The open file, locked, positioned at its end.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    length: u64,
}

impl Journal {
    /// Opens or makes the file and reads what it holds, oldest first. A last line without its end was never answered
    /// for, because the bank died while it wrote: it is cut off.
    pub(super) fn open(path: &Path) -> Result<(Self, Vec<Booking>), JournalError> {
        let io = |source| JournalError::Io { path: path.to_owned(), source };
        let file = OpenOptions::new().read(true).append(true).create(true).open(path).map_err(io)?;
        file.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => JournalError::InUse(path.to_owned()),
            TryLockError::Error(source) => io(source),
        })?;
        sync_folder(path).map_err(io)?;
        let (entries, length) = read(path, &file)?;
        file.set_len(length).map_err(io)?;
        Ok((Self { path: path.to_owned(), file, length }, entries))
    }

    /// Writes one entry and returns when it is on the disk. If it fails, the file is as it was.
    pub(super) fn append(&mut self, entry: &Booking) -> Result<(), JournalError> {
        self.try_append(entry).map_err(|source| {
            let restored = self.file.set_len(self.length);
            JournalError::Io { path: self.path.clone(), source: restored.err().unwrap_or(source) }
        })
    }

    fn try_append(&mut self, entry: &Booking) -> io::Result<()> {
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        self.file.write_all(&line)?;
        self.file.sync_data()?;
        self.length += line.len() as u64;
        Ok(())
    }
}

/// The file's entries, and how many of its bytes are whole lines.
fn read(path: &Path, file: &File) -> Result<(Vec<Booking>, u64), JournalError> {
    let io = |source| JournalError::Io { path: path.to_owned(), source };
    let mut reader = BufReader::new(file);
    reader.seek(SeekFrom::Start(0)).map_err(io)?;
    let (mut entries, mut length, mut line) = (Vec::new(), 0, Vec::new());
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line).map_err(io)?;
        if line.last() != Some(&b'\n') {
            return Ok((entries, length));
        }
        let entry = serde_json::from_slice(&line).map_err(|error| JournalError::Damaged {
            path: path.to_owned(),
            line: entries.len() + 1,
            fault: error.to_string(),
        })?;
        entries.push(entry);
        length += read as u64;
    }
}

/// A new file survives a crash only once its folder is synced too.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
