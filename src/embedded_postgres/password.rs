//! The two passwords of an embedded database: the superuser's, for migrations alone, and the program's.

use std::{fs, io};

use rand::RngCore as _;
use secrecy::SecretString;

use super::error::{Doing as _, EmbeddedPostgresError};
use super::place::Place;

const SUPERUSER_FILE: &str = "superuser.password";
const PROGRAM_FILE: &str = "program.password";

/// Both passwords, as they are kept in the place.
#[derive(Debug, Clone)]
pub(super) struct Passwords {
    pub(super) superuser: SecretString,
    pub(super) program: SecretString,
}

impl Passwords {
    /// The passwords of a database that exists. The program's may be lost: migrating sets it anew.
    pub(super) fn load_or_make(place: &Place) -> Result<Self, EmbeddedPostgresError> {
        let superuser = match read(place, SUPERUSER_FILE)? {
            Some(password) => password,
            None if place.data_version().is_none() => make(place, SUPERUSER_FILE)?,
            None => {
                let directory = place.directory().to_path_buf();
                return Err(EmbeddedPostgresError::NotOurs { directory, reason: "superuser.password is missing" });
            }
        };
        let program = match read(place, PROGRAM_FILE)? {
            Some(password) => password,
            None => make(place, PROGRAM_FILE)?,
        };
        Ok(Self { superuser, program })
    }

    /// The passwords, if both are there.
    pub(super) fn load(place: &Place) -> Result<Option<Self>, EmbeddedPostgresError> {
        let (superuser, program) = (read(place, SUPERUSER_FILE)?, read(place, PROGRAM_FILE)?);
        Ok(superuser.zip(program).map(|(superuser, program)| Self { superuser, program }))
    }
}

fn read(place: &Place, name: &str) -> Result<Option<SecretString>, EmbeddedPostgresError> {
    let path = place.directory().join(name);
    match fs::read_to_string(&path) {
        Ok(password) => Ok(Some(SecretString::from(password.trim()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).doing(|| format!("read {}", path.display())),
    }
}

/// 256 random bits in hexadecimal, which need no quoting in a URL or in SQL.
fn make(place: &Place, name: &str) -> Result<SecretString, EmbeddedPostgresError> {
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    let password = hex::encode(bytes);
    place.write_secret(name, &password)?;
    Ok(SecretString::from(password))
}
