//! `redress openapi`: the description of the APIs, as it is served and committed.

use std::io::{self, Write};
use std::process::ExitCode;

use super::CommandLineError;
use crate::openapi;

pub(super) fn run() -> Result<ExitCode, CommandLineError> {
    io::stdout().lock().write_all(openapi::text().as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
