//! A wire to PostgreSQL that can be cut at the worst moment.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use redress::database::Database;
use sqlx::postgres::PgConnectOptions;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::support::TestDatabase;

#[derive(Debug, Default)]
pub(crate) struct Wire {
    /// So many of the next commits reach the server, and their replies reach nobody.
    pub(crate) swallow_replies_to_commits: AtomicUsize,
    /// How many messages went to the server.
    pub(crate) requests: AtomicUsize,
    /// Every connection is cut, and none is made.
    pub(crate) is_down: AtomicBool,
}

/// The same database behind a wire.
pub(crate) async fn behind_a_wire(database: &TestDatabase) -> (Database, Arc<Wire>) {
    let url = database.url();
    let options: PgConnectOptions = url.parse().expect("a URL of PostgreSQL");
    let server = (options.get_host().to_owned(), options.get_port());
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let wire = Arc::new(Wire::default());
    let accepting = Arc::clone(&wire);
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let upstream = TcpStream::connect(&server).await.expect("the server");
            tokio::spawn(carry(client, upstream, Arc::clone(&accepting)));
        }
    });
    let behind = url.replace(&format!(":{}/", options.get_port()), &format!(":{port}/"));
    assert_ne!(behind, url);
    (Database::from_url(&behind).expect("a URL"), wire)
}

async fn carry(mut client: TcpStream, mut server: TcpStream, wire: Arc<Wire>) {
    let (mut asked, mut answered) = (vec![0; 65_536], vec![0; 65_536]);
    let (mut swallow, mut in_transaction) = (false, false);
    loop {
        let is_down = || wire.is_down.load(Ordering::SeqCst);
        let done = tokio::select! {
            read = client.read(&mut asked) => {
                let request = &asked[..read.unwrap_or(0)];
                wire.requests.fetch_add(1, Ordering::SeqCst);
                if commits(request, in_transaction) {
                    swallow = take_one(&wire.swallow_replies_to_commits);
                }
                is_down() || request.is_empty() || server.write_all(request).await.is_err()
            }
            read = server.read(&mut answered) => {
                let reply = &answered[..read.unwrap_or(0)];
                in_transaction = reply.ends_with(b"Z\0\0\0\x05T");
                is_down() || reply.is_empty() || swallow || client.write_all(reply).await.is_err()
            }
        };
        if done {
            return;
        }
    }
}

/// Whether this is the end of a transaction, or a prepared statement that is one of its own.
fn commits(request: &[u8], in_transaction: bool) -> bool {
    request.windows(7).any(|word| word == b"COMMIT\0") || (!in_transaction && request.starts_with(b"B"))
}

fn take_one(counter: &AtomicUsize) -> bool {
    counter.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok()
}
