//! A million events into all views, from nothing, by one projector.

use std::error::Error;
use std::time::Instant;

use sqlx::{Connection as _, PgConnection, query, query_scalar};

use crate::copies::copy_claim;
use crate::life::lived_claim;
use crate::report::Figure;
use crate::server::Server;
use crate::stage::Stage;
use crate::views::wait_for_views;

const EVENTS: u64 = 1_000_000;
const EVENTS_A_SECOND_MIN: f64 = 100_000.0;
const MEBIBYTES_MAX: f64 = 256.0;

/// Claims with a whole life behind them, from submission to payment.
pub(crate) async fn measure(stage: &Stage) -> Result<Vec<Figure>, Box<dyn Error>> {
    let template = lived_claim(stage).await?;
    let mut owner = PgConnection::connect(&stage.owner_url).await?;
    let events: i64 = query_scalar("SELECT count(*) FROM events").fetch_one(&mut owner).await?;
    copy_claim(&mut owner, &template, EVENTS / events.cast_unsigned()).await?;
    query("CHECKPOINT").execute(&mut owner).await?;
    let begun = Instant::now();
    let projector = Server::start(stage, "projector").await?;
    wait_for_views(&mut owner).await?;
    let rate = f64::from(u32::try_from(EVENTS)?) / begun.elapsed().as_secs_f64();
    let peak = projector.peak_mebibytes()?;
    Ok(vec![
        Figure {
            what: "1,000,000 events into all views".to_owned(),
            measured: format!("{rate:.0} events/s"),
            limit: format!("at least {EVENTS_A_SECOND_MIN:.0} events/s"),
            holds: rate >= EVENTS_A_SECOND_MIN,
        },
        Figure {
            what: "memory of the projector meanwhile, at most".to_owned(),
            measured: format!("{peak:.0} MiB"),
            limit: format!("at most {MEBIBYTES_MAX:.0} MiB"),
            holds: peak <= MEBIBYTES_MAX,
        },
    ])
}
