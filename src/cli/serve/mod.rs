//! `redress serve`: every role in one process, or one of them.

mod bank;
mod storage;
mod welcome;

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, ValueEnum};
use futures::FutureExt;
use redress_domain::reference;
use tokio::net::TcpListener;

use super::database_of::OwnDatabaseArguments;
use super::{CommandLineError, standard_input};
use crate::app::App;
use crate::content_store::{ContentDirectory, ContentStore, Nowhere};
use crate::database::DatabaseRole;
use crate::lifecycle::{Lifecycle, Signals};
use crate::metrics;
use crate::payment::HttpBank;

use bank::Bank;
use storage::Storage;
use welcome::Welcome;

/// The directory of evidence beside the embedded database.
const EVIDENCE_DIRECTORY: &str = "evidence";

/// A part that a process can play alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Role {
    /// Takes commands.
    Command,
    /// Answers questions.
    Query,
    /// Turns events into read models.
    Projector,
    /// Does what happens by itself.
    Automation,
}

impl Role {
    /// The role in the database of a process that plays this one alone.
    const fn database_role(self) -> DatabaseRole {
        match self {
            Self::Command => DatabaseRole::Command,
            Self::Query => DatabaseRole::Query,
            Self::Projector => DatabaseRole::Projector,
            Self::Automation => DatabaseRole::Automation,
        }
    }
}

#[derive(Debug, Parser)]
#[command(
    after_help = "The vault's master key is 32 random bytes in Base64, as `openssl rand -base64 32` gives them: \
    REDRESS_MASTER_KEY, or the file that REDRESS_MASTER_KEY_FILE names. Beside a database of the program's own master.key is \
    made and used if neither is set."
)]
pub(super) struct ServeArguments {
    /// The one role to play; all of them, if nothing is said.
    #[arg(long, value_enum)]
    role: Option<Role>,
    /// Where the command API listens.
    #[arg(long, env = "REDRESS_COMMAND_ADDRESS", default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    command_address: SocketAddr,
    /// Where the query API listens.
    #[arg(long, env = "REDRESS_QUERY_ADDRESS", default_value = "127.0.0.1:8081", value_name = "ADDRESS")]
    query_address: SocketAddr,
    /// Where a role without an API answers /livez, /readyz and /metrics.
    #[arg(long, env = "REDRESS_OPS_ADDRESS", default_value = "127.0.0.1:8082", value_name = "ADDRESS")]
    ops_address: SocketAddr,
    /// The database; a server of this program's own, if nothing is said.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    database_url: Option<String>,
    #[command(flatten)]
    own: OwnDatabaseArguments,
    /// Where the bytes of evidence lie: a directory that all command and query servers share; beside a database of this
    /// program's own, a directory of its own if nothing is said.
    #[arg(long, env = "REDRESS_EVIDENCE_DIR", value_name = "DIRECTORY")]
    evidence_directory: Option<PathBuf>,
    /// The bank that pays: https://HOST:PORT, or http://HOST:PORT on a loopback address; beside a database of this program's own, a sandbox bank if nothing is said.
    #[arg(long, env = "REDRESS_BANK_URL", value_name = "URL")]
    bank_url: Option<String>,
    /// Stop when standard input ends, for a program that starts this one.
    #[arg(long, hide = true)]
    stop_with_stdin: bool,
}

/// The name of a process that plays every role.
pub(super) const EVERY_ROLE: &str = "all";

impl ServeArguments {
    /// The role, to whoever gathers from many processes.
    pub(super) fn role_name(&self) -> &'static str {
        match self.role {
            Some(Role::Command) => "command",
            Some(Role::Query) => "query",
            Some(Role::Projector) => "projector",
            Some(Role::Automation) => "automation",
            None => EVERY_ROLE,
        }
    }

    fn plays(&self, role: Role) -> bool {
        self.role.is_none_or(|played| played == role)
    }

    /// In which role commands are carried out: an automation's own, or that of the API whose appender it shares.
    fn role_of_commands(&self) -> DatabaseRole {
        if self.plays(Role::Command) { DatabaseRole::Command } else { DatabaseRole::Automation }
    }

    /// In which role the vault is asked whether it knows the master key.
    fn role_of_vault(&self) -> DatabaseRole {
        if self.role == Some(Role::Query) { DatabaseRole::Query } else { self.role_of_commands() }
    }

    /// In which role a process without an API looks whether it is ready.
    fn role_of_operations(&self) -> DatabaseRole {
        if self.plays(Role::Projector) { DatabaseRole::Projector } else { DatabaseRole::Automation }
    }

    /// An empty variable is none.
    fn database_url(&self) -> Option<&str> {
        self.database_url.as_deref().filter(|url| !url.is_empty())
    }

    fn bank_url(&self) -> Option<&str> {
        self.bank_url.as_deref().filter(|url| !url.is_empty())
    }
}

/// What is up, to be taken down again in this order.
struct Running {
    lifecycle: Lifecycle,
    bank: Bank,
    storage: Storage,
}

pub(super) async fn run(arguments: ServeArguments) -> Result<ExitCode, CommandLineError> {
    let mut signals = Signals::listen()?;
    metrics::recorder();
    let running = tokio::select! {
        running = start(&arguments) => running?,
        name = signals.next() => {
            tracing::info!(signal = name, "stopping before anything is served");
            return Ok(ExitCode::SUCCESS);
        }
    };
    let ending = running.lifecycle.run(signals).await;
    running.bank.close().await;
    running.storage.close().await?;
    Ok(ending.into())
}

/// Brings everything up and says so. The listeners are bound first: a taken port is told before anything is begun.
async fn start(arguments: &ServeArguments) -> Result<Running, CommandLineError> {
    let listeners = Listeners::bind(arguments).await?;
    let tables = tokio::task::spawn_blocking(read_tables);
    let storage = Storage::open(arguments).await?;
    tables.await?;
    let lifecycle = Lifecycle::new();
    if arguments.stop_with_stdin {
        let stopping = lifecycle.stopping().clone();
        tokio::spawn(standard_input::end().then(async move |()| stopping.cancel()));
    }
    lifecycle.parts().spawn(metrics::keep_up(lifecycle.stopping().clone()));
    let app = App::new(storage.database.clone(), lifecycle.clone()).with_content(content(arguments, &storage));
    let bank = Bank::find(arguments, &storage).await?;
    let welcome = Welcome::new(&listeners, &storage, bank.url())?;
    play(&app, arguments, &storage, bank.url(), listeners).await?;
    storage.watch(&lifecycle);
    welcome.print();
    Ok(Running { lifecycle, bank, storage })
}

/// Where evidence lies: nowhere, if no place is named and there is none of this program's own.
fn content(arguments: &ServeArguments, storage: &Storage) -> Arc<dyn ContentStore> {
    let own = || storage.data_directory().map(|directory| directory.join(EVIDENCE_DIRECTORY));
    let named = arguments.evidence_directory.clone().filter(|directory| !directory.as_os_str().is_empty());
    match named.or_else(own) {
        Some(directory) => Arc::new(ContentDirectory::new(directory)),
        None => Arc::new(Nowhere),
    }
}

/// The first request should not be the one that waits for them.
fn read_tables() {
    reference::airports();
    reference::carriers();
}

/// Begins the roles that this process plays.
async fn play(
    app: &App,
    arguments: &ServeArguments,
    storage: &Storage,
    bank: Option<&str>,
    listeners: Listeners,
) -> Result<(), CommandLineError> {
    if let Some(listener) = listeners.operations {
        app.serve_operations(listener, arguments.role_of_operations()).await?;
    }
    if arguments.plays(Role::Projector) {
        app.project().await?;
    }
    let Some(vault) = &storage.vault else { return Ok(()) };
    if let Some(listener) = listeners.query {
        app.serve_queries(listener, Arc::clone(vault)).await?;
    }
    if !arguments.plays(Role::Command) && !arguments.plays(Role::Automation) {
        return Ok(());
    }
    // One executor a process: its appender takes what the API and the automations want stored as one batch.
    let executor = app.executor(arguments.role_of_commands()).await?;
    if let Some(listener) = listeners.command {
        app.serve_commands(listener, executor.clone(), Arc::clone(vault)).await?;
    }
    if let Some(bank) = bank {
        app.automate(executor, Arc::clone(vault), Arc::new(HttpBank::new(bank)?)).await?;
    }
    Ok(())
}

/// The listeners of the roles that this process plays.
struct Listeners {
    command: Option<TcpListener>,
    query: Option<TcpListener>,
    operations: Option<TcpListener>,
}

impl Listeners {
    async fn bind(arguments: &ServeArguments) -> Result<Self, CommandLineError> {
        let alone = matches!(arguments.role, Some(Role::Projector | Role::Automation));
        Ok(Self {
            command: bind(arguments.plays(Role::Command), arguments.command_address, "--command-address").await?,
            query: bind(arguments.plays(Role::Query), arguments.query_address, "--query-address").await?,
            operations: bind(alone, arguments.ops_address, "--ops-address").await?,
        })
    }
}

async fn bind(wanted: bool, address: SocketAddr, option: &str) -> Result<Option<TcpListener>, CommandLineError> {
    if !wanted {
        return Ok(None);
    }
    let named = |error: io::Error| format!("cannot listen on {address}: {error}; choose another place with {option}");
    Ok(Some(TcpListener::bind(address).await.map_err(named)?))
}
