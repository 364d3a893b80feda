//! `redress serve`: every role in one process, or one of them.

mod storage;
mod welcome;

use std::io;
use std::net::SocketAddr;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use tokio::net::TcpListener;

use super::CommandLineError;
use crate::app::App;
use crate::database::DatabaseRole;
use crate::lifecycle::{Lifecycle, Signals};
use crate::metrics;

use storage::Storage;

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

#[derive(Debug, Parser)]
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
}

/// The listeners of the roles that this process plays, bound before anything else is begun.
struct Listeners {
    command: Option<TcpListener>,
    query: Option<TcpListener>,
    operations: Option<TcpListener>,
}

pub(super) async fn run(arguments: ServeArguments) -> Result<ExitCode, CommandLineError> {
    let mut signals = Signals::listen()?;
    metrics::recorder();
    let started = tokio::select! {
        started = start(&arguments) => started?,
        name = signals.next() => {
            tracing::info!(signal = name, "stopping before anything is served");
            return Ok(ExitCode::SUCCESS);
        }
    };
    let (storage, lifecycle) = started;
    let ending = lifecycle.run(signals).await;
    storage.close().await?;
    Ok(ending.into())
}

/// Brings everything up and says so.
async fn start(arguments: &ServeArguments) -> Result<(Storage, Lifecycle), CommandLineError> {
    let listeners = Listeners::bind(arguments).await?;
    let storage = Storage::open(arguments).await?;
    let lifecycle = Lifecycle::new();
    let welcome = welcome::Welcome::new(&listeners, &storage)?;
    let app = App::new(storage.database.clone(), &storage.master_key, lifecycle.clone());
    lifecycle.parts().spawn(metrics::keep_up(lifecycle.stopping().clone()));
    play(&app, arguments, listeners).await?;
    storage.watch(&lifecycle);
    welcome.print();
    Ok((storage, lifecycle))
}

/// Begins the roles that this process plays: whoever has no listener in `listeners` has no API here.
async fn play(app: &App, arguments: &ServeArguments, listeners: Listeners) -> Result<(), CommandLineError> {
    if arguments.plays(Role::Projector) {
        app.project().await?;
    }
    if let Some(listener) = listeners.command {
        app.serve_commands(listener, app.executor(DatabaseRole::Command).await?).await?;
    }
    if let Some(listener) = listeners.query {
        app.serve_queries(listener).await?;
    }
    if let Some(listener) = listeners.operations {
        app.serve_operations(listener, DatabaseRole::Projector).await?;
    }
    Ok(())
}

impl ServeArguments {
    fn plays(&self, role: Role) -> bool {
        self.role.is_none_or(|played| played == role)
    }
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
