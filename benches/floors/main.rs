//! How fast the ledger is: beside `pgbench` doing the bare SQL in one run, as ratios, and by figures of its own. Floors, below
//! which this fails.
//!
//! `cargo bench --bench floors` prints the tables of `docs/PERFORMANCE.md`; the names of works measure those alone.
//! `REDRESS_BENCH_SECONDS` and `REDRESS_BENCH_ROUNDS` make it longer and steadier; the defaults are 3 and 5. `REDRESS_BENCH_SHARE` is the
//! share of each ratio's floor that must be reached, for a machine with neighbours; the default is 1.
#![expect(clippy::print_stdout, reason = "a benchmark prints its tables")]

mod append;
mod client;
mod copies;
mod estimate;
mod estimate_ndjson;
mod footprint;
mod http;
mod life;
mod load;
mod next;
mod overload;
mod pgbench;
mod rebuild;
mod replay;
mod report;
mod server;
mod stage;
mod views;

use std::error::Error;
use std::process::ExitCode;

use append::Appenders;
use mimalloc::MiMalloc;
use report::{Figure, Measure};
use stage::Stage;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How often a work is measured whose floor does not hold: the machine is shared, and a neighbour's minute is no finding.
const ATTEMPTS: usize = 3;

#[derive(Clone, Copy)]
enum Work {
    Get,
    Append(Appenders),
    Submit,
    SubmitWithViews,
    Next,
    Estimate,
    EstimateNdjson,
    Replay,
    Rebuild,
    Footprint,
    Overload,
}

const WORKS: [(&str, Work); 12] = [
    ("get", Work::Get),
    ("append", Work::Append(Appenders { count: 32, floor: 1.5 })),
    ("append-256", Work::Append(Appenders { count: 256, floor: 2.5 })),
    ("submit", Work::Submit),
    ("submit-with-views", Work::SubmitWithViews),
    ("next", Work::Next),
    ("estimate", Work::Estimate),
    ("estimate-ndjson", Work::EstimateNdjson),
    ("replay", Work::Replay),
    ("rebuild", Work::Rebuild),
    ("footprint", Work::Footprint),
    ("overload", Work::Overload),
];

/// The works that the command line names, or all.
fn wanted() -> Result<Vec<Work>, Box<dyn Error>> {
    let names: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if names.is_empty() {
        return Ok(WORKS.iter().map(|(_, work)| *work).collect());
    }
    let work = |name: &String| {
        let known = WORKS.iter().find(|(known, _)| known == name).map(|(_, work)| *work);
        let names = WORKS.map(|(name, _)| name).join(", ");
        known.ok_or_else(|| format!("{name} is none of the works: {names}").into())
    };
    names.iter().map(work).collect()
}

/// What a work came to.
enum Finding {
    Ratio(Measure),
    Figures(Vec<Figure>),
}

impl Finding {
    fn holds(&self) -> bool {
        match self {
            Self::Ratio(measure) => measure.holds(),
            Self::Figures(figures) => figures.iter().all(|figure| figure.holds),
        }
    }
}

async fn measure(work: Work, rounds: usize, seconds: u64) -> Result<Finding, Box<dyn Error>> {
    // A server of its own: no work pays for the rows that another one left.
    let stage = Stage::set().await?;
    Ok(match work {
        Work::Get => Finding::Ratio(http::measure_get(&stage, rounds, seconds).await?),
        Work::Append(appenders) => Finding::Ratio(append::measure(&stage, appenders, rounds, seconds).await?),
        Work::Submit => Finding::Ratio(http::measure_submit(&stage, rounds, seconds).await?),
        Work::SubmitWithViews => Finding::Ratio(views::measure(&stage, rounds, seconds).await?),
        Work::Next => Finding::Ratio(next::measure(&stage, rounds, seconds).await?),
        Work::Estimate => Finding::Figures(vec![estimate::measure()?]),
        Work::EstimateNdjson => Finding::Figures(vec![estimate_ndjson::measure()?]),
        Work::Replay => Finding::Figures(replay::measure(&stage).await?),
        Work::Rebuild => Finding::Figures(rebuild::measure(&stage).await?),
        Work::Footprint => Finding::Figures(footprint::measure(&stage).await?),
        Work::Overload => Finding::Figures(overload::measure(&stage, seconds).await?),
    })
}

async fn measure_all(rounds: usize, seconds: u64) -> Result<Vec<Finding>, Box<dyn Error>> {
    let mut findings = Vec::new();
    for work in wanted()? {
        let mut finding = measure(work, rounds, seconds).await?;
        for _ in 1..ATTEMPTS {
            if finding.holds() {
                break;
            }
            println!("Measured again, because a floor does not hold:");
            print(vec![finding]);
            finding = measure(work, rounds, seconds).await?;
        }
        findings.push(finding);
    }
    Ok(findings)
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let setting = |name: &str, default| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    let (rounds, seconds): (u64, u64) = (setting("REDRESS_BENCH_ROUNDS", 5), setting("REDRESS_BENCH_SECONDS", 3));
    let runtime = tokio::runtime::Runtime::new()?;
    let findings = runtime.block_on(measure_all(usize::try_from(rounds)?, seconds))?;
    let holds = findings.iter().all(Finding::holds);
    print(findings);
    if !holds {
        println!("A floor does not hold.");
    }
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(findings: Vec<Finding>) {
    let (mut measures, mut figures) = (Vec::new(), Vec::new());
    for finding in findings {
        match finding {
            Finding::Ratio(measure) => measures.push(measure),
            Finding::Figures(more) => figures.extend(more),
        }
    }
    if !measures.is_empty() {
        println!("{}", report::table(&measures));
    }
    if !figures.is_empty() {
        println!("{}", report::figures(&figures));
    }
}
