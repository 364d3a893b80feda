//! Stopping when standard input ends: a parent that holds the other end need send no signal, and none is left to be
//! sent when it is killed.

use std::io;

use tokio::sync::oneshot;

/// Waits for the end of standard input.
///
/// A thread of its own reads it, because a blocked read could not be abandoned by the runtime: this thread ends with the
/// process.
pub(super) async fn end() {
    let (ended, end) = oneshot::channel::<()>();
    std::thread::spawn(move || {
        // Whatever goes wrong with it, there is nobody on the other end any more.
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        drop(ended);
    });
    let _ = end.await;
}
