//! Where the embedded database lives on the disk, and who may use it at a time.
//!
//! ```text
//! <place>/superuser.password  program.password   0600, read by Redress alone
//! <place>/redress.lock        held by the Redress that uses the place
//! <place>/server.log          what PostgreSQL says
//! <place>/data  socket        0700, of the user as whom the server runs
//! <place>/postgresql          PostgreSQL itself, where it had to be fetched
//! ```

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use super::error::{Doing as _, EmbeddedPostgresError};
use super::identity::Identity;
use super::system_calls::effective_user;

const LOCK_FILE: &str = "redress.lock";
/// The path of a socket may have 103 bytes on macOS (107 on Linux), of which `/.s.PGSQL.65535` takes 15.
const LONGEST_SOCKET_DIRECTORY_BYTES: usize = 103 - 15;
const LARGEST_LOG_BYTES: u64 = 8 * 1024 * 1024;

/// The directory of one embedded database. Its path is absolute and free of links.
#[derive(Debug, Clone)]
pub(super) struct Place {
    directory: PathBuf,
}

/// Shows that this process alone uses the place; given back when it is dropped or the process ends.
#[derive(Debug)]
pub(super) struct PlaceLock {
    _file: File,
}

/// The place where a Redress keeps its data if nobody says otherwise.
pub(super) fn default_directory(identity: &Identity) -> Result<PathBuf, EmbeddedPostgresError> {
    if let Identity::SteppedDown { .. } = identity {
        return Ok(PathBuf::from("/var/lib/redress"));
    }
    let set = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let shared = set("XDG_DATA_HOME").or_else(|| Some(set("HOME")?.join(".local/share")));
    shared.map(|directory| directory.join("redress")).ok_or(EmbeddedPostgresError::NoHome)
}

impl Place {
    /// The place at `directory`, whether or not it exists.
    pub(super) fn at(directory: &Path) -> Self {
        let absolute = std::path::absolute(directory).unwrap_or_else(|_| directory.to_path_buf());
        Self { directory: fs::canonicalize(&absolute).unwrap_or(absolute) }
    }

    /// Makes the directory if it is missing, and refuses one that is somebody else's or that the server cannot reach.
    pub(super) fn prepare(directory: &Path, identity: &Identity) -> Result<Self, EmbeddedPostgresError> {
        let mode = match identity {
            Identity::Same => 0o700,
            // The server's user passes through to `data`; it can neither list nor change anything else here.
            Identity::SteppedDown { .. } => 0o711,
        };
        DirBuilder::new()
            .recursive(true)
            .mode(mode)
            .create(directory)
            .doing(|| format!("make the directory {}", directory.display()))?;
        let place = Self::at(directory);
        place.refuse_if_not_ours()?;
        let looking_at = || format!("set the permissions of {}", place.directory.display());
        fs::set_permissions(&place.directory, Permissions::from_mode(mode)).doing(looking_at)?;
        match identity.first_barrier(&place.directory) {
            None => Ok(place),
            Some(barrier) => {
                Err(EmbeddedPostgresError::Unreachable { directory: place.directory, barrier, user: identity.user() })
            }
        }
    }

    fn refuse_if_not_ours(&self) -> Result<(), EmbeddedPostgresError> {
        let refuse = |reason| Err(EmbeddedPostgresError::NotOurs { directory: self.directory.clone(), reason });
        let looking_at = || format!("look into {}", self.directory.display());
        if fs::metadata(&self.directory).doing(looking_at)?.uid() != effective_user() {
            return refuse("it belongs to another user");
        }
        let is_empty = fs::read_dir(&self.directory).doing(looking_at)?.next().is_none();
        if is_empty || self.directory.join(LOCK_FILE).exists() { Ok(()) } else { refuse("it holds other files") }
    }

    /// Takes the place for this process, at once or not at all.
    pub(super) fn lock(&self) -> Result<PlaceLock, EmbeddedPostgresError> {
        let path = self.directory.join(LOCK_FILE);
        let opening = || format!("open {}", path.display());
        let options = OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).clone();
        let mut file = options.open(&path).doing(opening)?;
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0).doing(opening)?;
                write!(file, "{}", std::process::id()).doing(opening)?;
                Ok(PlaceLock { _file: file })
            }
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                file.rewind().and_then(|()| file.read_to_string(&mut holder)).doing(opening)?;
                let process_id = holder.trim().parse().ok();
                Err(EmbeddedPostgresError::InUse { directory: self.directory.clone(), process_id })
            }
            Err(TryLockError::Error(source)) => Err(source).doing(opening),
        }
    }

    /// The directory of it all.
    pub(super) fn directory(&self) -> &Path {
        &self.directory
    }

    /// PostgreSQL's data directory.
    pub(super) fn data(&self) -> PathBuf {
        self.directory.join("data")
    }

    /// The data directory while `initdb` makes it: half of one is never taken for a whole one.
    pub(super) fn unfinished_data(&self) -> PathBuf {
        self.directory.join("data.unfinished")
    }

    /// Where fetched programs are kept if nobody says otherwise.
    pub(super) fn fetched(&self) -> PathBuf {
        self.directory.join("postgresql")
    }

    /// The major version that wrote the data, if there is any.
    pub(super) fn data_version(&self) -> Option<String> {
        Some(fs::read_to_string(self.data().join("PG_VERSION")).ok()?.trim().to_owned())
    }

    /// The directory for the server's socket, unless the path would be too long for one; TCP does without.
    pub(super) fn socket(&self) -> Option<PathBuf> {
        let directory = self.directory.join("socket");
        (directory.as_os_str().len() <= LONGEST_SOCKET_DIRECTORY_BYTES).then_some(directory)
    }

    /// The file that the server's messages go to, opened at its end. One that has grown large is put aside first.
    pub(super) fn open_log(&self) -> Result<File, EmbeddedPostgresError> {
        let path = self.log_file();
        let opening = || format!("open {}", path.display());
        if fs::metadata(&path).is_ok_and(|metadata| metadata.len() > LARGEST_LOG_BYTES) {
            fs::rename(&path, self.directory.join("server.log.old")).doing(opening)?;
        }
        OpenOptions::new().append(true).create(true).mode(0o600).open(&path).doing(opening)
    }

    /// Where the server's messages are.
    pub(super) fn log_file(&self) -> PathBuf {
        self.directory.join("server.log")
    }

    /// Writes what was done to the directory itself (a rename) through to the disk.
    pub(super) fn sync(&self) -> Result<(), EmbeddedPostgresError> {
        let syncing = || format!("write {} through to the disk", self.directory.display());
        File::open(&self.directory).and_then(|directory| directory.sync_all()).doing(syncing)
    }

    /// Writes a file that only its owner may read, whole or not at all.
    pub(super) fn write_secret(&self, name: &str, content: &str) -> Result<PathBuf, EmbeddedPostgresError> {
        let path = self.directory.join(name);
        let unfinished = self.directory.join(format!("{name}.unfinished"));
        let writing = || format!("write {}", path.display());
        if unfinished.exists() {
            fs::remove_file(&unfinished).doing(writing)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished).doing(writing)?;
        file.write_all(content.as_bytes()).and_then(|()| file.sync_all()).doing(writing)?;
        fs::rename(&unfinished, &path).doing(writing)?;
        Ok(path)
    }
}
