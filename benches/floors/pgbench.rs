//! The yardstick: `pgbench` doing the bare SQL, on the same server, in the same run.

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use sqlx::postgres::PgConnectOptions;

/// Where and as whom `pgbench` connects.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    options: PgConnectOptions,
    url: String,
}

impl Target {
    /// The server of a URL.
    pub(crate) fn from_url(url: &str) -> Result<Self, Box<dyn Error>> {
        Ok(Self { options: url.parse()?, url: url.to_owned() })
    }

    fn password(&self) -> &str {
        self.url
            .split_once("://")
            .and_then(|(_, rest)| rest.split_once('@'))
            .map_or("", |(login, _)| login.split_once(':').map_or("", |(_, password)| password))
    }
}

/// The directory with `pgbench`: what `PG_BIN` says, else the newest of Debian's, else wherever the PATH leads.
pub(crate) fn binaries() -> Result<PathBuf, Box<dyn Error>> {
    let named = std::env::var_os("PG_BIN").map(PathBuf::from);
    let mut installed: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|version| version.path().join("bin")).collect())
        .unwrap_or_default();
    installed.sort();
    let on_path = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    let mut candidates = named.into_iter().chain(installed.into_iter().rev()).chain(on_path.into_iter().flatten());
    candidates.find(|directory| directory.join("pgbench").exists()).ok_or_else(|| "pgbench is not installed".into())
}

/// How `pgbench` asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    /// As it comes: each statement as text, which PostgreSQL parses and plans anew.
    Simple,
    /// Each statement prepared once.
    Prepared,
}

/// Transactions a second of `script` with 32 connections over `seconds`, connection set-up left out.
pub(crate) fn run(
    binaries: &Path,
    target: &Target,
    script: &str,
    protocol: Protocol,
    seconds: u64,
) -> Result<f64, Box<dyn Error>> {
    let protocol = match protocol {
        Protocol::Simple => "simple",
        Protocol::Prepared => "prepared",
    };
    let mut file = tempfile::NamedTempFile::new()?;
    file.write_all(script.as_bytes())?;
    let output = Command::new(binaries.join("pgbench"))
        .env("PGPASSWORD", target.password())
        .args(["--no-vacuum", "--protocol", protocol, "--jobs=2", "--client=32"])
        .args(["--time", &seconds.to_string()])
        .args(["--host", target.options.get_host(), "--port", &target.options.get_port().to_string()])
        .args(["--username", target.options.get_username()])
        .arg("--file")
        .arg(file.path())
        .arg(target.options.get_database().unwrap_or("redress"))
        .output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let rate = printed.lines().find_map(|line| line.strip_prefix("tps = ")).and_then(|rest| rest.split(' ').next());
    match rate {
        Some(rate) => Ok(rate.parse()?),
        None => Err(format!("pgbench printed no rate: {}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}
