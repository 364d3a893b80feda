//! `redress reassess`: who would gain and lose under another version of the law, of all open claims.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use redress_domain::regime::ChangeOfLaw;
use redress_projections::feed::count_of_claims;

use super::CommandLineError;
use super::database_of::{OwnDatabaseArguments, with_existing_database};
use crate::database::Database;
use crate::reassess::{Form, Lines, PassengerChange, ReassessError, Report, Table, Tally, Unreadable, reassess};

/// One to read the next claims with, and one to spare.
const CONNECTIONS: u32 = 2;

/// Shows which passengers of open claims would gain and lose under another version of a regime. Nothing is written.
///
/// A claim is open until it is withdrawn, denied or paid in full; one that was reopened, or whose payout came back, is open
/// again. Before is what its facts as they are known today give under the versions of the day of the flight, whatever was
/// calculated or approved; after is the same with this one regime under this one version, whatever the day of the flight. Of
/// several regimes the best plan counts.
///
/// A passenger gains or loses a sum; an answer opens where a fact or a lawyer would be needed first, and settles where that
/// is no longer so; it changes where the sums are of two currencies or something else is waited for.
///
/// The exit code is 1 where a claim cannot be read; each such claim is named.
#[derive(Debug, clap::Args)]
pub(super) struct ReassessArguments {
    /// The code of the regime, as in CA-APPR.
    #[arg(long, value_name = "CODE")]
    regime: String,
    /// The version of its rules, as in APPR-2022-09.
    #[arg(long, value_name = "ID")]
    version: String,
    /// In which form.
    #[arg(long, value_enum, value_name = "FORM", default_value_t = OutputForm::Table)]
    format: OutputForm,
    /// The database, as a login that may act as `redress_query`; the program's own, if nothing is said.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    database_url: Option<String>,
    #[command(flatten)]
    own: OwnDatabaseArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputForm {
    /// A row a passenger for whom something changes, and the sums.
    Table,
    /// The same as NDJSON; the last line is the summary.
    Json,
}

pub(super) async fn run(arguments: ReassessArguments) -> Result<ExitCode, CommandLineError> {
    let change = ChangeOfLaw::new(&arguments.regime, &arguments.version)?;
    let form: &dyn Form = match arguments.format {
        OutputForm::Table => &Table,
        OutputForm::Json => &Lines,
    };
    let work = async |database: &Database| reassess_in(database, change, form).await;
    match with_existing_database(arguments.database_url.as_deref(), &arguments.own, work).await? {
        None | Some(Tally { unreadable: 0, .. }) => Ok(ExitCode::SUCCESS),
        Some(tally) => {
            writeln!(io::stderr(), "redress: {} of {} claims cannot be read", tally.unreadable, tally.claims())?;
            Ok(ExitCode::FAILURE)
        }
    }
}

/// `None`: whoever read has seen enough.
async fn reassess_in(
    database: &Database,
    change: ChangeOfLaw,
    form: &dyn Form,
) -> Result<Option<Tally>, CommandLineError> {
    if !database.schema_is_current().await? {
        return Err("the database is not migrated to where this program needs it; redress migrate does that".into());
    }
    let pool = database.read_only_pool(CONNECTIONS).await?;
    let mut printer = Printer { form, bar: ProgressBar::hidden(), has_head: false };
    if io::stderr().is_terminal() {
        // A log that takes too long to count is shown without an end.
        printer.bar = progress_bar(count_of_claims(&pool).await.ok().and_then(|claims| claims.try_into().ok()));
    }
    let done = reassess(&pool, change, &mut printer).await;
    printer.bar.finish_and_clear();
    pool.close().await;
    let written = done.and_then(|tally| {
        io::stdout().write_all(form.summary(change, &tally).as_bytes())?;
        Ok(tally)
    });
    match written {
        Ok(tally) => Ok(Some(tally)),
        Err(ReassessError::Unwritable(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn progress_bar(claims: Option<u64>) -> ProgressBar {
    let (bar, template) = match claims {
        Some(claims) => (ProgressBar::new(claims), "{bar:40} {human_pos}/{human_len} claims, {eta} left, {msg}"),
        None => (ProgressBar::no_length(), "{spinner} {human_pos} claims, {msg}"),
    };
    ProgressStyle::with_template(template).map_or(bar.clone(), |style| bar.with_style(style))
}

/// Writes what is found, the bar standing aside.
struct Printer<'f> {
    form: &'f dyn Form,
    bar: ProgressBar,
    has_head: bool,
}

impl Report for Printer<'_> {
    fn passenger(&mut self, change: &PassengerChange<'_>) -> io::Result<()> {
        let head = if self.has_head { String::new() } else { self.form.head() };
        self.has_head = true;
        let text = head + &self.form.passenger(change);
        self.bar.suspend(|| io::stdout().write_all(text.as_bytes()))
    }

    fn unreadable(&mut self, claim_id: &str, why: &Unreadable) -> io::Result<()> {
        self.bar.suspend(|| writeln!(io::stderr(), "redress: claim {claim_id} cannot be read: {why}"))
    }

    fn progress(&mut self, tally: &Tally) {
        self.bar.set_position(tally.claims());
        self.bar.set_message(format!("{} passengers affected", tally.changed()));
    }
}
