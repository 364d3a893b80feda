//! Making the data directory with `initdb`.

use std::fs;
use std::process::{Command, Stdio};

use secrecy::{ExposeSecret as _, SecretString};

use super::SUPERUSER;
use super::error::{Doing as _, EmbeddedPostgresError};
use super::find::Binaries;
use super::identity::Identity;
use super::place::Place;
use super::system_calls::end_with_this_thread;

/// Makes the data directory: passwords asked for everywhere, UTF-8, letters in the order of their codes, checksums.
pub(super) fn initialise(
    place: &Place,
    binaries: &Binaries,
    identity: &Identity,
    password: &SecretString,
    durable: bool,
) -> Result<(), EmbeddedPostgresError> {
    let unfinished = place.unfinished_data();
    identity.make_directory(&unfinished)?;
    // `initdb` reads the password as the server's user, who may not read the file that we keep.
    let password_file = place.write_secret("initdb.password", password.expose_secret())?;
    identity.hand_over(&password_file).doing(|| format!("hand over {}", password_file.display()))?;

    let mut command = Command::new(binaries.program("initdb"));
    command
        .arg("--pgdata")
        .arg(&unfinished)
        .arg("--pwfile")
        .arg(&password_file)
        .args(["--username", SUPERUSER, "--auth-local", "scram-sha-256", "--auth-host", "scram-sha-256"])
        .args(["--encoding", "UTF8", "--locale", "C", "--data-checksums"])
        .stdin(Stdio::null())
        .current_dir(&unfinished);
    if !durable {
        command.arg("--no-sync");
    }
    bare_environment(&mut command);
    identity.run_as(&mut command);
    end_with_this_thread(&mut command);
    let output = command.output().doing(|| "run initdb".to_owned());
    fs::remove_file(&password_file).doing(|| format!("remove {}", password_file.display()))?;
    let output = output?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        return Err(EmbeddedPostgresError::InitFailed { output: String::from_utf8_lossy(&said).trim().to_owned() });
    }
    fs::rename(&unfinished, place.data()).doing(|| format!("rename {}", unfinished.display()))?;
    place.sync()
}

/// Leaves PostgreSQL nothing of our environment but the way to its libraries: neither our secrets, nor settings like
/// `PGPORT` that were meant for other servers.
pub(super) fn bare_environment(command: &mut Command) {
    command.env_clear().env("LC_ALL", "C").env("TZ", "UTC");
    for name in ["PATH", "LD_LIBRARY_PATH"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
}
