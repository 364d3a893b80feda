//! How to reach an embedded server that is running.

use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret as _, SecretString};
use sqlx::postgres::{PgConnectOptions, PgSslMode};

use super::error::EmbeddedPostgresError;
use super::password::Passwords;
use super::place::Place;
use super::postmaster::Postmaster;
use super::{PROGRAM_LOGIN, SUPERUSER};

/// The address and the keys of an embedded server. Whoever may read the data's place may make one of a server that
/// another process runs.
#[derive(Debug, Clone)]
pub struct Cluster {
    place: Place,
    process_id: u32,
    port: u16,
    passwords: Passwords,
}

impl Cluster {
    /// The server that is running on the data in `directory` and takes connections, if there is one.
    pub fn running_in(directory: &Path) -> Result<Option<Self>, EmbeddedPostgresError> {
        let place = Place::at(directory);
        let data = place.data();
        let running = Postmaster::read(&data).filter(|postmaster| postmaster.ready && postmaster.is_running(&data));
        let Some(postmaster) = running else { return Ok(None) };
        Ok(Passwords::load(&place)?.and_then(|passwords| Self::of(place, &postmaster, passwords)))
    }

    pub(super) fn of(place: Place, postmaster: &Postmaster, passwords: Passwords) -> Option<Self> {
        Some(Self { place, process_id: postmaster.process_id, port: postmaster.port?, passwords })
    }

    /// The directory that holds everything of this database.
    pub fn data_directory(&self) -> &Path {
        self.place.directory()
    }

    /// The process of the server.
    pub fn process_id(&self) -> u32 {
        self.process_id
    }

    /// The port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// A URL for the superuser, password included, for `psql` and the like.
    pub fn superuser_url(&self, database: &str) -> SecretString {
        self.url(SUPERUSER, &self.passwords.superuser, database)
    }

    /// A URL for the program's login role, password included. The role exists once a database has been migrated.
    pub fn program_url(&self, database: &str) -> SecretString {
        self.url(PROGRAM_LOGIN, &self.passwords.program, database)
    }

    fn url(&self, user: &str, password: &SecretString, database: &str) -> SecretString {
        let (password, port) = (password.expose_secret(), self.port);
        SecretString::from(format!("postgres://{user}:{password}@127.0.0.1:{port}/{database}?sslmode=disable"))
    }

    /// Options to connect as the superuser.
    pub(crate) fn superuser_options(&self, database: &str) -> PgConnectOptions {
        self.options(SUPERUSER, &self.passwords.superuser, database)
    }

    /// Options to connect as the program.
    pub(crate) fn program_options(&self, database: &str) -> PgConnectOptions {
        self.options(PROGRAM_LOGIN, &self.passwords.program, database)
    }

    /// The password that the program's login role shall have.
    pub(crate) fn program_password(&self) -> &SecretString {
        &self.passwords.program
    }

    /// The socket is nearer than TCP, and only the server's user and root can stand behind it.
    fn options(&self, user: &str, password: &SecretString, database: &str) -> PgConnectOptions {
        let options = PgConnectOptions::new_without_pgpass()
            .host("127.0.0.1")
            .port(self.port)
            .username(user)
            .password(password.expose_secret())
            .database(database)
            .ssl_mode(PgSslMode::Disable);
        match self.socket() {
            Some(directory) => options.socket(directory),
            None => options,
        }
    }

    fn socket(&self) -> Option<PathBuf> {
        self.place.socket().filter(|directory| directory.exists())
    }
}
