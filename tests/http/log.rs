//! Everything that this process logs, kept to be searched.

use std::io::{self, Write};
use std::sync::{LazyLock, Mutex, MutexGuard, Once};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

static LINES: LazyLock<Mutex<Vec<u8>>> = LazyLock::new(Mutex::default);

/// Begins to keep the log, down to the statements of the database driver.
pub(crate) fn capture() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        let filter = EnvFilter::new("trace,hyper=info,hyper_util=info,reqwest=info,mio=info,want=info");
        let subscriber = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(Kept).finish();
        tracing::subscriber::set_global_default(subscriber).expect("the first subscriber");
    });
}

/// The log so far.
pub(crate) fn text() -> String {
    String::from_utf8_lossy(&lines()).into_owned()
}

fn lines() -> MutexGuard<'static, Vec<u8>> {
    LINES.lock().expect("nobody panics while writing")
}

struct Kept;

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        lines().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        Self
    }
}
