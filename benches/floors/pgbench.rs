//! The yardstick: `pgbench` doing the bare SQL, on the same server, in the same run.

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// Where and as whom `pgbench` connects.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) socket_directory: String,
    pub(crate) port: u16,
    pub(crate) user: String,
    pub(crate) password: String,
    pub(crate) database: String,
}

/// Transactions a second of `script` with `clients` connections over `seconds`, connection set-up left out.
pub(crate) fn run(
    binaries: &Path,
    target: &Target,
    script: &str,
    clients: usize,
    seconds: u64,
) -> Result<f64, Box<dyn Error>> {
    let mut file = tempfile::NamedTempFile::new()?;
    file.write_all(script.as_bytes())?;
    let output = Command::new(binaries.join("pgbench"))
        .env("PGPASSWORD", &target.password)
        .args(["--no-vacuum", "--protocol=prepared", "--jobs=2"])
        .args(["--client", &clients.to_string(), "--time", &seconds.to_string()])
        .args(["--host", &target.socket_directory, "--port", &target.port.to_string()])
        .args(["--username", &target.user])
        .arg("--file")
        .arg(file.path())
        .arg(&target.database)
        .output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let rate = printed.lines().find_map(|line| line.strip_prefix("tps = ")).and_then(|rest| rest.split(' ').next());
    match rate {
        Some(rate) => Ok(rate.parse()?),
        None => Err(format!("pgbench printed no rate: {}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}
