//! How the parts of the program are put together, role by role.

use std::io;
use std::sync::Arc;

use axum::Router;
use redress_projections::{projectors, supervisor};
use sqlx::PgPool;
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::automation::{self, Automation, Calculate, Pay, PayPatience, VerifyFlight};
use crate::command::CommandExecutor;
use crate::command_api::{self, CommandApi};
use crate::content_store::{ContentStore, Nowhere};
use crate::database::{Database, DatabaseError, DatabaseRole};
use crate::event_store::{Appender, AppenderOptions};
use crate::flight_data::FlightArchive;
use crate::health::{self, Health};
use crate::http::{self, Routes};
use crate::lifecycle::Lifecycle;
use crate::payment::PaymentRail;
use crate::principal::authenticator_of;
use crate::query_api::{self, QueryApi};
use crate::vault::Vault;

/// Connections of each role. A command executor's appender has one more, of its own.
const COMMAND_CONNECTIONS: u32 = 8;
const QUERY_CONNECTIONS: u32 = 8;
const PROJECTOR_CONNECTIONS: u32 = 6;
const AUTOMATION_CONNECTIONS: u32 = 8;

/// Why a role could not be begun.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The database would not have it.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The system gives no thread to the writer of the log.
    #[error("the writer of the log cannot be started")]
    Writer(#[source] io::Error),
    /// The listener is not one any more.
    #[error("the listener cannot be used")]
    Listener(#[source] io::Error),
}

/// What the roles of one process share.
#[derive(Debug, Clone)]
pub struct App {
    database: Database,
    lifecycle: Lifecycle,
    /// Says that something was appended: a hint for those who read the log in this process.
    appended: Arc<Notify>,
    /// Where the bytes of evidence lie.
    content: Arc<dyn ContentStore>,
}

impl App {
    /// Nothing runs yet. Every part that is begun ends with `lifecycle`.
    pub fn new(database: Database, lifecycle: Lifecycle) -> Self {
        Self { database, lifecycle, appended: Arc::new(Notify::new()), content: Arc::new(Nowhere) }
    }

    /// The same, with a place for the bytes of evidence.
    #[must_use]
    pub fn with_content(self, content: Arc<dyn ContentStore>) -> Self {
        Self { content, ..self }
    }

    /// What carries out commands, in a role that may append. One a process: its appender writes whole batches.
    pub async fn executor(&self, role: DatabaseRole) -> Result<CommandExecutor, AppError> {
        let pool = self.database.pool(role, COMMAND_CONNECTIONS).await?;
        let hint = Arc::clone(&self.appended);
        let on_commit = Arc::new(move |_position| hint.notify_waiters());
        let options = AppenderOptions { on_commit: Some(on_commit), ..AppenderOptions::default() };
        let appender = Appender::start(&pool, options).map_err(AppError::Writer)?;
        Ok(CommandExecutor::new(pool, appender, self.lifecycle.parts().clone()))
    }

    /// Serves the command API.
    pub async fn serve_commands(
        &self,
        listener: TcpListener,
        executor: CommandExecutor,
        vault: Arc<Vault>,
    ) -> Result<(), AppError> {
        let api = CommandApi::new(executor, vault, Arc::clone(&self.content));
        let routes = command_api::router(api, &authenticator_of(listener.local_addr().map_err(AppError::Listener)?));
        let health = self.database.pool(DatabaseRole::Command, 1).await?;
        self.serve("command API", listener, routes.merge(self.operations(health)));
        Ok(())
    }

    /// Serves the query API.
    pub async fn serve_queries(&self, listener: TcpListener, vault: Arc<Vault>) -> Result<(), AppError> {
        let pool = self.database.pool(DatabaseRole::Query, QUERY_CONNECTIONS).await?;
        let (stopping, parts) = (self.lifecycle.stopping().clone(), self.lifecycle.parts());
        let api = QueryApi::start(pool.clone(), vault, Arc::clone(&self.content), stopping, parts);
        let routes = query_api::router(api, &authenticator_of(listener.local_addr().map_err(AppError::Listener)?));
        self.serve("query API", listener, routes.merge(self.operations(pool)));
        Ok(())
    }

    /// Keeps every read model up with the log.
    pub async fn project(&self) -> Result<(), AppError> {
        let pool = self.database.pool(DatabaseRole::Projector, PROJECTOR_CONNECTIONS).await?;
        supervisor::spawn(projectors(), &pool, &self.appended, self.lifecycle.stopping(), self.lifecycle.parts());
        Ok(())
    }

    /// Does what happens by itself: verifies flights with the archive, calculates, and pays through `rail`.
    pub async fn automate(
        &self,
        executor: CommandExecutor,
        vault: Arc<Vault>,
        rail: Arc<dyn PaymentRail>,
    ) -> Result<(), AppError> {
        let pool = self.database.pool(DatabaseRole::Automation, AUTOMATION_CONNECTIONS).await?;
        let archive = Arc::new(FlightArchive::new(pool.clone()));
        let automations: Vec<Arc<dyn Automation>> = vec![
            Arc::new(VerifyFlight::new(executor.clone(), pool.clone(), vec![archive])),
            Arc::new(Calculate::new(executor.clone())),
            Arc::new(Pay::new(executor, pool.clone(), vault, rail, PayPatience::default())),
        ];
        let (stopping, parts) = (self.lifecycle.stopping(), self.lifecycle.parts());
        automation::spawn(automations, &pool, &self.appended, stopping, parts);
        Ok(())
    }

    /// Answers the questions of operations, and no others, for a role that has no API.
    pub async fn serve_operations(&self, listener: TcpListener, role: DatabaseRole) -> Result<(), AppError> {
        let pool = self.database.pool(role, 1).await?;
        let address = listener.local_addr().map_err(AppError::Listener)?;
        let nothing_else = http::api("operations", Routes::new(), &authenticator_of(address), ());
        self.serve("operations", listener, nothing_else.merge(self.operations(pool)));
        Ok(())
    }

    fn operations(&self, pool: PgPool) -> Router {
        health::router(Health::new(self.database.clone(), pool, self.lifecycle.stopping().clone()))
    }

    fn serve(&self, name: &'static str, listener: TcpListener, routes: Router) {
        self.lifecycle.spawn(name, http::serve(listener, routes, self.lifecycle.stopping().clone()));
    }
}
