//! `redress estimate FILE`: what the law gives, for every request of a file, one reply a line.
//!
//! The file holds a JSON array, one JSON object, or one object a line (NDJSON). A request that breaks a rule is answered
//! with the problem that `POST /v1/estimates` would answer, and the exit code then is 1.

use std::io::{self, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use redress_domain::estimate::estimate;
use serde_json::value::RawValue;

use super::CommandLineError;
use crate::http::read_json;
use crate::problem::Problem;

#[derive(Debug, clap::Args)]
pub(super) struct EstimateArguments {
    /// The file with the requests; `-` is standard input.
    file: PathBuf,
}

pub(super) fn run(arguments: &EstimateArguments) -> Result<ExitCode, CommandLineError> {
    let text = read(arguments)?;
    let mut replies = BufWriter::new(io::stdout().lock());
    let mut refused = false;
    for request in requests_of(&text) {
        let reply = reply_to(request);
        refused |= reply.is_err();
        writeln!(replies, "{}", reply.unwrap_or_else(|problem| problem.to_json(None)))?;
    }
    replies.flush()?;
    Ok(if refused { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn read(arguments: &EstimateArguments) -> Result<String, CommandLineError> {
    let named = |error: io::Error| format!("{} cannot be read: {error}", arguments.file.display());
    if arguments.file.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map_err(named)?;
        return Ok(text);
    }
    Ok(std::fs::read_to_string(&arguments.file).map_err(named)?)
}

/// The texts of the requests. What is no JSON as a whole is taken line by line.
fn requests_of(text: &str) -> Vec<&str> {
    if let Ok(array) = serde_json::from_str::<Vec<&RawValue>>(text) {
        return array.into_iter().map(RawValue::get).collect();
    }
    if serde_json::from_str::<&RawValue>(text).is_ok() {
        return vec![text];
    }
    text.lines().filter(|line| !line.trim().is_empty()).collect()
}

fn reply_to(request: &str) -> Result<String, Problem> {
    let reply = estimate(&read_json(request.as_bytes())?).map_err(Problem::faulty_body)?;
    serde_json::to_string(&reply).map_err(|error| Problem::internal(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_come_as_an_array_as_one_object_or_one_a_line() {
        for text in ["[{\"a\":1}, {\"b\":2}]", "{\"a\":1}\n\n{\"b\":2}\n"] {
            let requests: Vec<_> = requests_of(text).into_iter().map(str::trim).collect();
            assert_eq!(requests, ["{\"a\":1}", "{\"b\":2}"], "{text}");
        }
        assert_eq!(requests_of("{\n  \"a\": 1\n}\n").len(), 1);
        assert!(requests_of("").is_empty());
    }

    #[test]
    fn a_line_that_is_no_json_is_a_request_of_its_own_and_is_refused() {
        let requests = requests_of("{\"a\":1}\n{\n");
        assert_eq!(requests.len(), 2);
        assert!(reply_to(requests[1]).is_err());
    }
}
