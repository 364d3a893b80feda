//! `redress estimate FILE`: what the law gives, for every request of a file, one reply a line.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

use redress_domain::explanation::Language;
use redress_domain::regime::{ExchangeRates, Rate};
use redress_domain::value::Currency;

use super::CommandLineError;
use crate::estimate_file::{EstimateFileError, ReplyForm, Tally, answer};

/// Says what the law gives, for every request of a file, one reply a line and in order.
///
/// The file holds a request a line (NDJSON), a JSON array of requests, or one request; it may be of any length, a request at
/// most 1 MiB. A request that breaks a rule is answered with the problem that `POST /v1/estimates` would answer, and the
/// exit code then is 1. Progress is shown on a terminal, unless the replies go there.
#[derive(Debug, clap::Args)]
pub(super) struct EstimateArguments {
    /// The file with the requests; `-` is standard input.
    file: PathBuf,
    /// The language of the sentences: `en` or `fr`.
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
    language: Language,
    /// The currency in which sums are compared, with `--rate`.
    #[arg(long, value_name = "CURRENCY", requires = "rates")]
    currency: Option<Currency>,
    /// What one unit of a currency is worth in that one, as in `EUR:1.62`; once for each currency.
    #[arg(long = "rate", value_name = "RATE", requires = "currency")]
    rates: Vec<Rate>,
    /// The day of the rates; it is passed on.
    #[arg(long, value_name = "DAY", requires = "rates")]
    rates_as_of: Option<Date>,
}

impl EstimateArguments {
    fn form(&self) -> ReplyForm {
        let rates =
            self.currency.map(|into| ExchangeRates { into, as_of: self.rates_as_of, rates: self.rates.clone() });
        ReplyForm { language: self.language, rates }
    }
}

fn language(tag: &str) -> Result<Language, String> {
    let found = Language::ALL.into_iter().find(|language| language.tag() == tag);
    found.ok_or_else(|| "expected en or fr".to_owned())
}

pub(super) fn run(arguments: &EstimateArguments) -> Result<ExitCode, CommandLineError> {
    let (file, bytes) = open(arguments).map_err(|error| format!("{}: {error}", arguments.file.display()))?;
    let bar = progress_bar(bytes);
    let mut out = io::stdout().lock();
    let answered = answer(file, &arguments.form(), &mut out, &mut |tally| show(&bar, tally));
    bar.finish_and_clear();
    match answered {
        Ok(Tally { refused: 0, .. }) => Ok(ExitCode::SUCCESS),
        Ok(Tally { requests, refused, .. }) => {
            writeln!(io::stderr(), "redress: {refused} of {requests} requests were refused")?;
            Ok(ExitCode::FAILURE)
        }
        // Whoever read the replies has seen enough.
        Err(EstimateFileError::Unwritable(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
    }
}

/// What to read, and how long it is, if that is known.
fn open(arguments: &EstimateArguments) -> io::Result<(Box<dyn Read>, Option<u64>)> {
    if arguments.file.as_os_str() == "-" {
        return Ok((Box::new(io::stdin().lock()), None));
    }
    let file = File::open(&arguments.file)?;
    let about = file.metadata()?;
    Ok((Box::new(file), about.is_file().then_some(about.len())))
}

/// On standard error, where that is a terminal and the replies do not go there too.
fn progress_bar(bytes: Option<u64>) -> ProgressBar {
    if io::stdout().is_terminal() || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match bytes {
        Some(bytes) => (ProgressBar::new(bytes), "{bar:40} {bytes}/{total_bytes}, {eta} left, {msg}"),
        None => (ProgressBar::no_length(), "{spinner} {bytes} {msg}"),
    };
    ProgressStyle::with_template(template).map_or(bar.clone(), |style| bar.with_style(style))
}

fn show(bar: &ProgressBar, tally: Tally) {
    if bar.is_hidden() {
        return;
    }
    let seconds = bar.elapsed().as_secs().max(1);
    bar.set_position(tally.bytes);
    bar.set_message(format!("{} requests, {} a second", tally.requests, tally.requests / seconds));
}
