//! One listener and what is served on it.
//!
//! The loop is our own rather than that of axum, because a server needs three bounds that axum leaves open: how many
//! connections there are, how long the head of a request may take, and how long the end waits for a client that holds
//! a connection and says nothing.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

/// How many connections a listener holds; the next one waits in the queue of the system.
const CONNECTIONS_MAX: usize = 4096;

/// How long a client may take to send the head of a request, the wait between two requests included.
const HEAD_TIME_MAX: Duration = Duration::from_secs(75);

/// How long the end of the program waits for a connection on which no request is being answered.
const LINGER_TIME_MAX: Duration = Duration::from_millis(500);

/// How long no connection is taken after the system refused one, as it does when files run out.
const REFUSAL_PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stop`, then takes no more connections and finishes the requests that it has.
pub async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) -> io::Result<()> {
    let connections = TaskTracker::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let accepting = async {
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
            let (stream, router, stop) = (accept(&listener).await, router.clone(), stop.clone());
            connections.spawn(async move {
                converse(stream, router, stop).await;
                drop(place);
            });
        }
    };
    stop.run_until_cancelled(accepting).await;
    drop(listener);
    connections.close();
    connections.wait().await;
    Ok(())
}

async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) => {
                tracing::warn!(%error, "a connection cannot be accepted");
                tokio::time::sleep(REFUSAL_PAUSE).await;
            }
        }
    }
}

/// Answers the requests of one connection.
async fn converse(stream: TcpStream, router: Router, stop: CancellationToken) {
    // A reply is one small write: it must not wait for the acknowledgement of the one before.
    let _ = stream.set_nodelay(true);
    // Held once here, once by the service and once by each request that is being answered.
    let busy = Arc::new(());
    let held = Arc::clone(&busy);
    let service = service_fn(move |request: Request<Incoming>| {
        let (answer, held) = (router.clone().oneshot(request.map(Body::new)), Arc::clone(&held));
        async move {
            let answer = answer.await;
            drop(held);
            answer
        }
    });
    let mut server = http1::Builder::new();
    let server = server.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME_MAX);
    let mut connection = std::pin::pin!(server.serve_connection(TokioIo::new(stream), service));
    if let Some(ended) = stop.run_until_cancelled(connection.as_mut()).await {
        return tell(ended);
    }
    connection.as_mut().graceful_shutdown();
    loop {
        match tokio::time::timeout(LINGER_TIME_MAX, connection.as_mut()).await {
            Ok(ended) => return tell(ended),
            Err(_elapsed) if Arc::strong_count(&busy) > 2 => {}
            Err(_elapsed) => return,
        }
    }
}

/// Connections break off all the time: what matters is logged with the request.
fn tell(ended: hyper::Result<()>) {
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke off");
    }
}
