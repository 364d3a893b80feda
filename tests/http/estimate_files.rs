//! `redress estimate FILE`, as a process.

use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

use crate::bodies::submission;
use crate::program::program;

fn request() -> Value {
    json!({
        "itinerary": submission()["itinerary"], "disruption": submission()["disruption"], "filed_on": "2026-06-01",
    })
}

fn file_with(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

#[tokio::test]
async fn estimates_of_a_file_are_answered_one_a_line() {
    let request = request();
    let bad = r#"{"itinerary":{"single_booking":true,"legs":[]},"colour":"red"}"#;
    for (text, code, expected, said) in [
        (format!("[{request},\n{request}]"), 0, vec![200, 200], ""),
        (format!("{request}\n\n{request}\n"), 0, vec![200, 200], ""),
        (serde_json::to_string_pretty(&request).unwrap(), 0, vec![200], ""),
        (
            format!("{request}\n{bad}\nnot json\n{request}\n"),
            1,
            vec![200, 422, 400, 200],
            "redress: 2 of 4 requests were refused\n",
        ),
        (format!("[{request}"), 1, vec![], "redress: the array of the file does not end: is the file whole?\n"),
        (String::new(), 0, vec![], ""),
    ] {
        let file = file_with(&text);
        let output = program(&["estimate", &file.path().display().to_string()], None).output().await.unwrap();
        assert_eq!(output.status.code(), Some(code));
        let lines = String::from_utf8(output.stdout).unwrap();
        let replies: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let status = |reply: &Value| reply["status"].as_u64().unwrap_or(200);
        assert_eq!(replies.iter().map(status).collect::<Vec<_>>(), expected);
        // No terminal, no progress.
        assert_eq!(String::from_utf8(output.stderr).unwrap(), said);
    }
}

#[tokio::test]
async fn whoever_asks_line_by_line_is_answered_line_by_line() {
    let mut command = program(&["estimate", "-"], None);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut asked, mut answered) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()).lines());
    for _ in 0..3 {
        asked.write_all(format!("{}\n", request()).as_bytes()).await.unwrap();
        let line = tokio::time::timeout(Duration::from_secs(20), answered.next_line()).await.expect("an answer");
        assert!(line.unwrap().unwrap().starts_with(r#"{"assessments""#));
    }
    drop(asked);
    assert_eq!(child.wait().await.unwrap().code(), Some(0));
}

#[tokio::test]
async fn nobody_is_told_that_the_reader_of_the_replies_went_away() {
    let file = file_with(&format!("{}\n", request()).repeat(2_000));
    let mut command = program(&["estimate", &file.path().display().to_string()], None);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut answered = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(answered.next_line().await.unwrap().is_some());
    drop(answered);
    let output =
        tokio::time::timeout(Duration::from_secs(20), child.wait_with_output()).await.expect("it ends").unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(0), String::new()));
}

#[tokio::test]
async fn a_file_that_is_not_there_is_named() {
    let output = program(&["estimate", "no-such-file.ndjson"], None).output().await.unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("redress: no-such-file.ndjson: "));
}
