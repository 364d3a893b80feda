//! A server that keeps whatever is posted to it.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use tokio::net::TcpListener;

const PATIENCE: Duration = Duration::from_secs(30);

/// One request.
#[derive(Debug, Clone)]
pub(crate) struct Posted {
    pub(crate) path: String,
    pub(crate) headers: String,
    pub(crate) body: Bytes,
}

impl Posted {
    /// All of it, as far as it is text.
    pub(crate) fn text(&self) -> String {
        format!("{} {} {}", self.path, self.headers, String::from_utf8_lossy(&self.body))
    }
}

/// The server.
pub(crate) struct Sink {
    pub(crate) address: String,
    posted: Arc<Mutex<Vec<Posted>>>,
}

impl Sink {
    pub(crate) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let posted = Arc::<Mutex<Vec<Posted>>>::default();
        let routes = Router::new().fallback(keep).with_state(Arc::clone(&posted));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { address, posted }
    }

    /// A DSN that leads here.
    pub(crate) fn dsn(&self) -> String {
        format!("http://publickey@{}/7", self.address)
    }

    pub(crate) fn all(&self) -> Vec<Posted> {
        self.posted.lock().expect("nobody panics while keeping").clone()
    }

    /// Everything that was posted, once it holds what is waited for.
    pub(crate) async fn until(&self, what: &str, holds: impl Fn(&[Posted]) -> bool) -> Vec<Posted> {
        let begun = Instant::now();
        loop {
            let all = self.all();
            if holds(&all) {
                return all;
            }
            let texts: Vec<_> = all.iter().map(Posted::text).collect();
            assert!(begun.elapsed() < PATIENCE, "waited in vain for {what}: {texts:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

async fn keep(
    State(posted): State<Arc<Mutex<Vec<Posted>>>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> &'static str {
    let request = Posted { path: uri.path().to_owned(), headers: format!("{headers:?}"), body };
    posted.lock().expect("nobody panics while keeping").push(request);
    ""
}
