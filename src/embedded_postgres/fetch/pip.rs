//! The machine's own pip.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::error::{Doing as _, FetchError};
use super::package::Package;
use crate::embedded_postgres::system_calls::end_with_this_thread;

/// The ways to call pip, best first.
const WAYS: [(&str, &[&str]); 4] =
    [("python3", &["-m", "pip"]), ("pip3", &[]), ("pip", &[]), ("python", &["-m", "pip"])];

/// How long pip may take to say that it is there.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(20);
const POLL_INTERVAL: Duration = Duration::from_millis(20);
/// How much of what pip said is shown when it fails.
const LINES_SHOWN: usize = 8;

/// What is ours alone, and pip has no business with.
const OUR_SECRETS: [&str; 4] = ["DATABASE_URL", "REDRESS_MASTER_KEY", "REDRESS_MASTER_KEY_FILE", "SENTRY_DSN"];

/// A pip that answers.
#[derive(Debug)]
pub(super) struct Pip {
    program: PathBuf,
    arguments: &'static [&'static str],
}

impl fmt::Display for Pip {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.program.display())?;
        self.arguments.iter().try_for_each(|argument| write!(formatter, " {argument}"))
    }
}

/// How a call of pip ended.
struct Said {
    well: bool,
    words: String,
}

impl Pip {
    /// The first way to call pip that answers. Python without pip is no rarity.
    pub(super) fn find(path: Option<&OsStr>) -> Result<Self, FetchError> {
        let directories: Vec<PathBuf> = path.map(|path| std::env::split_paths(path).collect()).unwrap_or_default();
        let scratch = tempfile::tempdir().doing(|| "make a temporary directory".to_owned())?;
        let ways = WAYS.iter().flat_map(|(name, arguments)| {
            let programs =
                directories.iter().map(move |directory| directory.join(name)).filter(|file| is_program(file));
            programs.map(|program| Self { program, arguments })
        });
        let answers = |pip: &Self| pip.run(&["--version"], scratch.path(), ANSWER_TIME_MAX).is_ok_and(|said| said.well);
        ways.into_iter().find(answers).ok_or(FetchError::NoPip)
    }

    /// Downloads the package's file for this system into an empty directory, and returns it.
    pub(super) fn download(&self, package: &Package, into: &Path, time_max: Duration) -> Result<PathBuf, FetchError> {
        let requirements = into.join("requirements.txt");
        let writing = || format!("write {}", requirements.display());
        fs::write(&requirements, package.requirements_file()).doing(writing)?;
        let said = self.run(
            &[
                "download",
                "--no-deps",
                "--require-hashes",
                "--only-binary=:all:",
                "--no-cache-dir",
                "--no-input",
                "--disable-pip-version-check",
                "--progress-bar=off",
                "--quiet",
                "--retries=2",
                "--dest=.",
                "--requirement=requirements.txt",
            ],
            into,
            time_max,
        )?;
        let files = fs::read_dir(into).doing(|| format!("look into {}", into.display()))?;
        let wheel = files.flatten().map(|file| file.path()).find(|file| file.extension() == Some(OsStr::new("whl")));
        match wheel {
            Some(wheel) if said.well => Ok(wheel),
            _ => Err(FetchError::PipFailed { pip: self.to_string(), package: package.requirement(), said: said.words }),
        }
    }

    /// Runs pip in a directory of ours, as Python looks for its modules where it is run, for a limited time.
    fn run(&self, arguments: &[&str], directory: &Path, time_max: Duration) -> Result<Said, FetchError> {
        let log = directory.join("pip.log");
        let logging = || format!("write {}", log.display());
        let output = File::create(&log).doing(logging)?;
        let mut command = Command::new(&self.program);
        command.args(self.arguments).args(arguments).current_dir(directory).stdin(Stdio::null());
        command.stdout(output.try_clone().doing(logging)?).stderr(output);
        for secret in OUR_SECRETS {
            command.env_remove(secret);
        }
        end_with_this_thread(&mut command);
        let running = || format!("run {self}");
        let mut child = command.spawn().doing(running)?;
        let begun = Instant::now();
        let well = loop {
            if let Some(status) = child.try_wait().doing(running)? {
                break status.success();
            }
            if begun.elapsed() > time_max {
                child.kill().and_then(|()| child.wait()).doing(running)?;
                let seconds = time_max.as_secs();
                return Ok(Said { well: false, words: format!("nothing in {seconds} s, and it was ended") });
            }
            thread::sleep(POLL_INTERVAL);
        };
        let words = String::from_utf8_lossy(&fs::read(&log).doing(logging)?).into_owned();
        let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        Ok(Said { well, words: lines[lines.len().saturating_sub(LINES_SHOWN)..].join(" / ") })
    }
}

fn is_program(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}
