//! How the parts of the program are put together.

use std::sync::Arc;

use axum::Router;
use redress_projections::{Projector, supervisor};
use sqlx::PgPool;
use tokio::net::TcpListener;
use tokio::sync::Notify;

use super::storage::Storage;
use super::{Listeners, Role};
use crate::cli::CommandLineError;
use crate::command::CommandExecutor;
use crate::command_api::{self, CommandApi};
use crate::database::{Database, DatabaseRole};
use crate::event_store::{Appender, AppenderOptions};
use crate::health::{self, Health};
use crate::lifecycle::Lifecycle;
use crate::principal::authenticator_of;
use crate::query_api::{self, QueryApi};
use crate::vault::Vault;
use crate::{http, metrics};

/// Connections of each role. The appender has one more, of its own.
const COMMAND_CONNECTIONS: u32 = 8;
const QUERY_CONNECTIONS: u32 = 8;
const PROJECTOR_CONNECTIONS: u32 = 6;

/// What the parts share.
pub(super) struct Program<'a> {
    database: &'a Database,
    lifecycle: &'a Lifecycle,
    vault: Arc<Vault>,
    /// Says that something was appended: a hint for those who read the log in this process.
    appended: Arc<Notify>,
}

impl<'a> Program<'a> {
    pub(super) fn new(storage: &'a Storage, lifecycle: &'a Lifecycle) -> Self {
        let vault = Arc::new(Vault::new(&storage.master_key));
        Self { database: &storage.database, lifecycle, vault, appended: Arc::new(Notify::new()) }
    }

    /// Starts one role, or all of them.
    pub(super) async fn play(&self, role: Option<Role>, listeners: Listeners) -> Result<(), CommandLineError> {
        let plays = |wanted| role.is_none_or(|played| played == wanted);
        self.lifecycle.parts().spawn(metrics::keep_up(self.lifecycle.stopping().clone()));
        if plays(Role::Projector) {
            let pool = self.database.pool(DatabaseRole::Projector, PROJECTOR_CONNECTIONS).await?;
            self.project(&pool);
            self.serve_operations(listeners.operations, pool);
        }
        if let Some(listener) = listeners.command {
            self.serve_commands(listener).await?;
        }
        if let Some(listener) = listeners.query {
            self.serve_queries(listener).await?;
        }
        Ok(())
    }

    async fn serve_commands(&self, listener: TcpListener) -> Result<(), CommandLineError> {
        let pool = self.database.pool(DatabaseRole::Command, COMMAND_CONNECTIONS).await?;
        let api = CommandApi { executor: self.executor(&pool), vault: Arc::clone(&self.vault) };
        let routes = command_api::router(api, &authenticator_of(listener.local_addr()?));
        self.serve("command API", listener, routes.merge(self.operations(pool)));
        Ok(())
    }

    async fn serve_queries(&self, listener: TcpListener) -> Result<(), CommandLineError> {
        let pool = self.database.pool(DatabaseRole::Query, QUERY_CONNECTIONS).await?;
        let api = QueryApi { pool: pool.clone() };
        let routes = query_api::router(api, &authenticator_of(listener.local_addr()?));
        self.serve("query API", listener, routes.merge(self.operations(pool)));
        Ok(())
    }

    /// A role without an API answers the questions of operations on a listener of its own.
    fn serve_operations(&self, listener: Option<TcpListener>, pool: PgPool) {
        if let Some(listener) = listener {
            let nothing_else = http::api("operations", Router::new());
            self.serve("operations", listener, nothing_else.merge(self.operations(pool)));
        }
    }

    /// Carries out commands: its appender writes for all of this process, and wakes those who read the log.
    fn executor(&self, pool: &PgPool) -> CommandExecutor {
        let hint = Arc::clone(&self.appended);
        let on_commit = Arc::new(move |_position| hint.notify_waiters());
        let options = AppenderOptions { on_commit: Some(on_commit), ..AppenderOptions::default() };
        let appender = Appender::start(pool.clone(), options);
        CommandExecutor::new(pool.clone(), appender, self.lifecycle.parts().clone())
    }

    fn project(&self, pool: &PgPool) {
        let (stopping, parts) = (self.lifecycle.stopping(), self.lifecycle.parts());
        supervisor::spawn(projectors(), pool, &self.appended, stopping, parts);
    }

    fn operations(&self, pool: PgPool) -> Router {
        health::router(Health::new(self.database.clone(), pool, self.lifecycle.stopping().clone()))
    }

    fn serve(&self, name: &'static str, listener: TcpListener, routes: Router) {
        self.lifecycle.spawn(name, http::serve(listener, routes, self.lifecycle.stopping().clone()));
    }
}

/// Every projection.
fn projectors() -> Vec<Arc<dyn Projector>> {
    Vec::new()
}
