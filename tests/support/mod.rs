//! A migrated database for each test, with nothing to set up by hand.
//!
//! All test processes of a checkout share one server, which the first of them starts and which ends by itself some time
//! after the last. A database is a copy of a template that was migrated once, and is dropped with its [`TestDatabase`].
//!
//! Use it with `mod support;` at the root of a test file: the server is kept by that test binary itself, which finds
//! the keeper by its name.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

mod cluster;
mod keeper;

use std::thread;

use redress::database::{Database, DatabaseRole};
use redress::embedded_postgres::Cluster;
use secrecy::ExposeSecret as _;
use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;

const POOL_CONNECTIONS: u32 = 8;

/// A database of one test's own.
#[derive(Debug)]
pub(crate) struct TestDatabase {
    name: String,
    cluster: Cluster,
    database: Database,
}

impl TestDatabase {
    /// A fresh, migrated database.
    pub(crate) async fn new() -> Self {
        let attached = tokio::task::spawn_blocking(cluster::attach).await.expect("the test server should be there");
        Self::copy_of(&attached.template, &attached.cluster).await
    }

    /// What the program would work with.
    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// A pool that acts in this role.
    pub(crate) async fn pool(&self, role: DatabaseRole) -> PgPool {
        self.database.pool(role, POOL_CONNECTIONS).await.expect("the role should be there")
    }

    /// A pool of the superuser, to look at what no role may see.
    pub(crate) async fn owner_pool(&self) -> PgPool {
        let url = self.cluster.superuser_url(&self.name);
        let pool = PgPoolOptions::new().max_connections(POOL_CONNECTIONS).connect(url.expose_secret());
        pool.await.expect("the superuser should be let in")
    }

    /// A `DATABASE_URL` for a process of the program, whose login is no superuser.
    pub(crate) fn url(&self) -> String {
        self.cluster.program_url(&self.name).expose_secret().to_owned()
    }

    async fn copy_of(template: &str, cluster: &Cluster) -> Self {
        let name = format!("test_{}", redress::ids::new_v7().simple());
        cluster::create_database(cluster, &name, template).await;
        let database = Database::on_cluster(cluster, &name);
        Self { name, cluster: cluster.clone(), database }
    }
}

/// Also after a failed test; the connections that it left open are ended. A drop cannot wait in the test's own runtime.
impl Drop for TestDatabase {
    fn drop(&mut self) {
        let (cluster, name) = (self.cluster.clone(), self.name.clone());
        let dropped = thread::spawn(move || cluster::block_on(cluster::drop_database(&cluster, &name))).join();
        if let (Err(_), false) = (dropped, thread::panicking()) {
            panic!("the database of this test could not be dropped");
        }
    }
}
