//! How fast the ledger is beside `pgbench` doing the bare SQL, in one run: ratios, and floors below which this fails.
//!
//! `cargo bench --bench floors` prints the table of `docs/PERFORMANCE.md`. `REDRESS_BENCH_SECONDS` and
//! `REDRESS_BENCH_ROUNDS` make it longer and steadier; the defaults are 3 and 5.
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

#[derive(Clone, Copy)]
enum Work {
    Get,
    Append,
    Submit,
}

const WORKS: [(&str, Work); 3] = [("get", Work::Get), ("append", Work::Append), ("submit", Work::Submit)];

/// The one work that the command line names, or all.
fn wanted() -> Result<Vec<Work>, Box<dyn Error>> {
    let name = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let works = WORKS.iter().filter(|(known, _)| name.as_deref().is_none_or(|name| name == *known));
    let works: Vec<Work> = works.map(|(_, work)| *work).collect();
    if works.is_empty() {
        return Err(format!("{} is none of the works: get, append, submit", name.unwrap_or_default()).into());
    }
    Ok(works)
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let setting = |name: &str, default| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    let (rounds, seconds) = (setting("REDRESS_BENCH_ROUNDS", 5), setting("REDRESS_BENCH_SECONDS", 3));
    let estimate = estimate::measure()?;
    let runtime = tokio::runtime::Runtime::new()?;
    let measures = runtime.block_on(async {
        let rounds = usize::try_from(rounds)?;
        let mut measures = Vec::new();
        for work in wanted()? {
            // A server of its own: no work pays for the rows that another one left.
            let stage = Stage::set().await?;
            measures.push(match work {
                Work::Get => http::measure_get(&stage, rounds, seconds).await?,
                Work::Append => append::measure(&stage, rounds, seconds).await?,
                Work::Submit => http::measure_submit(&stage, rounds, seconds).await?,
            });
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
