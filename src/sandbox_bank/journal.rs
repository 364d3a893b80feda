//! The bank's store: one file that its owner alone may read. Its first line has the key of the accounts, each other line
//! is a decision as JSON, appended and synced before anyone hears of it.

use std::fs::{File, OpenOptions, Permissions, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::account_key::AccountKey;
use super::book::Booking;
use super::older_store;

/// For the owner alone.
const MODE: u32 = 0o600;

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    /// Which form the store has.
    version: u32,
    account_key: AccountKey,
}

impl Head {
    const VERSION: u32 = 2;
}

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
    account_key: AccountKey,
    /// The file of an older store, whose place this one took: held locked, so that who opened it just before finds it in
    /// use.
    _older: Option<File>,
}

impl Journal {
    /// Opens or makes the file and reads what it holds, oldest first. A last line without its end was never answered
    /// for, because the bank died while it wrote: it is cut off. An older store, which has no key, is written anew with
    /// one.
    pub(super) fn open(path: &Path) -> Result<(Self, Vec<Booking>), JournalError> {
        let io = |source| JournalError::Io { path: path.to_owned(), source };
        let file = OpenOptions::new().read(true).append(true).create(true).mode(MODE).open(path).map_err(io)?;
        file.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => JournalError::InUse(path.to_owned()),
            TryLockError::Error(source) => io(source),
        })?;
        if file.metadata().map_err(io)?.permissions().mode() & 0o077 != 0 {
            file.set_permissions(Permissions::from_mode(MODE)).map_err(io)?;
        }
        let Content { account_key, has_head, entries, length } = read(path, &file)?;
        let journal = if has_head {
            file.set_len(length).map_err(io)?;
            Self { path: path.to_owned(), file, length, account_key, _older: None }
        } else {
            Self::make(path, file, &entries, account_key).map_err(io)?
        };
        sync_folder(path).map_err(io)?;
        Ok((journal, entries))
    }

    /// A store with a key of its own and these entries, in the place of an empty file or of an older store.
    fn make(path: &Path, older: File, entries: &[Booking], account_key: AccountKey) -> io::Result<Self> {
        let head = Head { version: Head::VERSION, account_key };
        let mut lines = vec![serde_json::to_vec(&head)?];
        for entry in entries {
            lines.push(serde_json::to_vec(entry)?);
        }
        let file = older_store::replace(path, &lines)?;
        let length = file.metadata()?.len();
        Ok(Self { path: path.to_owned(), file, length, account_key: head.account_key, _older: Some(older) })
    }

    /// What stands for an account in this store.
    pub(super) fn account_tag(&self, account: &str) -> String {
        self.account_key.tag(account)
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

/// What a file holds.
struct Content {
    account_key: AccountKey,
    /// Whether the key stands in it.
    has_head: bool,
    entries: Vec<Booking>,
    /// How many of its bytes are whole lines.
    length: u64,
}

fn read(path: &Path, file: &File) -> Result<Content, JournalError> {
    let io = |source| JournalError::Io { path: path.to_owned(), source };
    let mut reader = BufReader::new(file);
    reader.seek(SeekFrom::Start(0)).map_err(io)?;
    let mut content = Content { account_key: AccountKey::generate(), has_head: false, entries: Vec::new(), length: 0 };
    let (mut number, mut line) = (0, Vec::new());
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line).map_err(io)?;
        if line.last() != Some(&b'\n') {
            return Ok(content);
        }
        number += 1;
        let damaged = |fault| JournalError::Damaged { path: path.to_owned(), line: number, fault };
        if number == 1 && !older_store::is_older_booking(&line) {
            let head: Head = serde_json::from_slice(&line).map_err(|error| damaged(error.to_string()))?;
            if head.version != Head::VERSION {
                return Err(damaged(format!("a store of version {}, which this program does not know", head.version)));
            }
            (content.account_key, content.has_head) = (head.account_key, true);
        } else {
            let entry = older_store::read_booking(&line, &content.account_key);
            content.entries.push(entry.map_err(|error| damaged(error.to_string()))?);
        }
        content.length += read as u64;
    }
}

/// A new file survives a crash only once its folder is synced too.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
