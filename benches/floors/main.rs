//! How fast the ledger is beside `pgbench` doing the bare SQL, in one run: ratios, and floors below which this fails.
//!
//! `cargo bench --bench floors` prints the table of `docs/PERFORMANCE.md`. `REDRESS_BENCH_SECONDS` and
//! `REDRESS_BENCH_ROUNDS` make it longer and steadier; the defaults are 4 and 3.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod append;
mod estimate;
mod http;
mod load;
mod pgbench;
mod report;
mod server;
mod stage;

use std::error::Error;
use std::process::ExitCode;

use stage::Stage;

/// What can be asked for alone.
const WORKS: [&str; 3] = ["get", "append", "submit"];

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let setting = |name: &str, default| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    let (rounds, seconds) = (setting("REDRESS_BENCH_ROUNDS", 3), setting("REDRESS_BENCH_SECONDS", 4));
    let estimate = estimate::measure()?;
    let runtime = tokio::runtime::Runtime::new()?;
    let measures = runtime.block_on(async {
        let stage = Stage::set().await?;
        let rounds = usize::try_from(rounds)?;
        let only = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
        if let Some(unknown) = only.as_deref().filter(|only| !WORKS.contains(only)) {
            return Err(format!("{unknown} is none of the works: {}", WORKS.join(", ")).into());
        }
        let wanted = |name: &str| only.as_deref().is_none_or(|only| only == name);
        let mut measures = Vec::new();
        // Reading first: its projector has little to catch up with then.
        if wanted("get") {
            measures.push(http::measure_get(&stage, rounds, seconds).await?);
        }
        if wanted("append") {
            measures.push(append::measure(&stage, rounds, seconds).await?);
        }
        if wanted("submit") {
            measures.push(http::measure_submit(&stage, rounds, seconds).await?);
        }
        Ok::<_, Box<dyn Error>>(measures)
    })?;
    println!("{}\n{}", report::table(&measures), estimate);
    let holds = estimate.holds() && measures.iter().all(report::Measure::holds);
    if !holds {
        println!("A floor does not hold.");
    }
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
