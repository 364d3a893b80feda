//! What the two servers weigh, and how soon they are up.

use std::error::Error;
use std::time::Duration;

use crate::http::{get_for, submit_for, visible_claims};
use crate::report::Figure;
use crate::server::Server;
use crate::stage::Stage;

const IDLE_MEBIBYTES_MAX: f64 = 25.0;
const LOADED_MEBIBYTES_MAX: f64 = 60.0;
const UP_MAX: Duration = Duration::from_millis(50);
const STARTS: usize = 9;
const LOAD_SECONDS: u64 = 3;
/// What a server still does once it is up.
const SETTLE: Duration = Duration::from_secs(1);

/// Both servers, idle and then under the load of the other works.
pub(crate) async fn measure(stage: &Stage) -> Result<Vec<Figure>, Box<dyn Error>> {
    let claims = visible_claims(stage, 500).await?;
    let mut figures = Vec::new();
    for role in ["command", "query"] {
        let mut ups = Vec::with_capacity(STARTS);
        for _ in 0..STARTS {
            ups.push(Server::start(stage, role).await?.up_in);
        }
        ups.sort_unstable();
        let server = Server::start(stage, role).await?;
        tokio::time::sleep(SETTLE).await;
        let idle = server.mebibytes()?;
        match role {
            "command" => drop(submit_for(&server.address, LOAD_SECONDS, 1).await?),
            _ => drop(get_for(&server.address, LOAD_SECONDS, claims.clone()).await?),
        }
        let (up, loaded) = (ups[STARTS / 2], server.peak_mebibytes()?);
        let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
        figures.extend([
            Figure {
                what: format!("{role} server up, without migrations"),
                measured: format!("{:.0} ms", milliseconds(up)),
                limit: format!("at most {:.0} ms", milliseconds(UP_MAX)),
                holds: up <= UP_MAX,
            },
            memory(role, "idle", idle, IDLE_MEBIBYTES_MAX),
            memory(role, "loaded", loaded, LOADED_MEBIBYTES_MAX),
        ]);
    }
    Ok(figures)
}

fn memory(role: &str, state: &str, mebibytes: f64, limit: f64) -> Figure {
    Figure {
        what: format!("{role} server, {state}"),
        measured: format!("{mebibytes:.0} MiB"),
        limit: format!("under {limit:.0} MiB"),
        holds: mebibytes < limit,
    }
}
