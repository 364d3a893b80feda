use serde_json::Value;

use super::*;

/// The least that is a request, with nobody's name in it.
const REQUEST: &str = r#"{"itinerary":{"single_booking":true,"legs":[{"operating_carrier":"AC","origin":"YYZ","destination":"FCO","scheduled_departure":"2026-05-01"}]},"disruption":{"kind":"delay","arrival_delay_minutes":MINUTES,"cause":"CREW_SHORTAGE"},"carrier_size":"large"}"#;

/// A request that is owed 0, 400, 700 or 1,000 dollars.
fn request(sum: u32) -> String {
    let minutes = [(0, 60), (400, 200), (700, 400), (1_000, 600)].iter().find(|(known, _)| *known == sum).unwrap().1;
    REQUEST.replace("MINUTES", &minutes.to_string())
}

/// A source that gives so many bytes at once.
struct Dripping<'t>(&'t [u8], usize);

impl Read for Dripping<'_> {
    fn read(&mut self, free: &mut [u8]) -> io::Result<usize> {
        let bytes = self.1.min(free.len());
        self.0.read(free.get_mut(..bytes).unwrap_or_default())
    }
}

fn answered_in_drips(file: &[u8], bytes: usize) -> (Vec<String>, Result<Tally, EstimateFileError>) {
    let mut out = Vec::new();
    let done = answer(Dripping(file, bytes), &ReplyForm::default(), &mut out, &mut |_| {});
    let text = String::from_utf8(out).unwrap();
    assert!(text.is_empty() || text.ends_with('\n'));
    let said = |line: &str| {
        let reply: Value = serde_json::from_str(line).unwrap();
        let problem = reply["code"].as_str().map(str::to_owned);
        problem.unwrap_or_else(|| reply["best"]["amount"]["amount"].as_str().unwrap_or("nothing").to_owned())
    };
    (text.lines().map(said).collect(), done)
}

/// What each line of the answer says, the same however the bytes come.
fn answered(file: impl AsRef<[u8]>) -> Vec<String> {
    let file = file.as_ref();
    let (lines, done) = answered_in_drips(file, usize::MAX);
    let tally = done.unwrap();
    assert_eq!(tally.requests, lines.len() as u64);
    assert_eq!(tally.refused, lines.iter().filter(|line| line.contains('_')).count() as u64);
    assert_eq!(tally.bytes, file.len() as u64);
    if file.len() < 10_000 {
        assert_eq!(answered_in_drips(file, 1).0, lines);
    }
    lines
}

#[test]
fn a_request_a_line_is_a_reply_a_line_in_order() {
    let (some, more, nothing) = (request(400), request(1_000), request(0));
    for file in [
        format!("{some}\n{more}\n{nothing}\n"),
        format!("{some}\n{more}\n{nothing}"),
        format!("{some}\r\n\r\n{more}\r\n{nothing}\r\n"),
        format!("\u{feff}\n  {some}\n\n \t\n{more}  \n{nothing}\n\n"),
    ] {
        assert_eq!(answered(file), ["400.00", "1000.00", "nothing"]);
    }
}

#[test]
fn an_array_is_answered_item_by_item() {
    let (some, more) = (request(400), request(700));
    for file in [
        format!("[{some},{more}]"),
        format!("\u{feff} \n[ {some}\n,\n{more}\n]\n"),
        serde_json::to_string_pretty(&serde_json::from_str::<Value>(&format!("[{some},{more}]")).unwrap()).unwrap(),
    ] {
        assert_eq!(answered(file), ["400.00", "700.00"]);
    }
    assert_eq!(answered(format!("[{some},{{]}},7,,{more}]")).len(), 5);
    assert_eq!(answered(format!("[{some},]")), ["400.00", "body_not_json"]);
    assert!(answered(" [ ] ").is_empty());
}

#[test]
fn an_array_that_does_not_end_or_is_followed_is_told_after_the_replies() {
    let some = request(400);
    let (lines, done) = answered_in_drips(format!("[{some},{some}").as_bytes(), 100);
    assert_eq!(lines, ["400.00"]);
    assert!(matches!(done, Err(EstimateFileError::ArrayNotClosed)));
    for file in [format!("[{some}]\n{some}\n"), format!("[{some}] ]")] {
        let (lines, done) = answered_in_drips(file.as_bytes(), 100);
        assert_eq!(lines, ["400.00"]);
        assert!(matches!(done, Err(EstimateFileError::AfterArray)));
    }
}

#[test]
fn one_object_may_take_several_lines() {
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&request(700)).unwrap()).unwrap();
    assert_eq!(answered(&pretty), ["700.00"]);
    assert_eq!(answered(format!("{pretty}\r\n\n")), ["700.00"]);
    assert_eq!(answered(request(700).replacen(':', ":\n", 1)), ["700.00"]);
    // One slip is one problem, not one a line.
    assert_eq!(answered(pretty.replacen("true", "yes", 1)), ["body_not_json"]);
    assert_eq!(answered(format!("{pretty}\n{pretty}")), ["body_not_json"]);
}

#[test]
fn a_first_line_that_was_broken_off_does_not_swallow_those_behind_it() {
    let some = request(400);
    assert_eq!(answered(format!("{}\n{some}\n{some}\n", &some[..50])), ["body_not_json", "400.00", "400.00"]);
}

#[test]
fn a_line_that_is_refused_is_answered_in_its_place() {
    let some = request(400);
    let faulty = r#"{"itinerary":{"single_booking":true,"legs":[]},"colour":"red"}"#;
    let file = format!("not json\n{some}\n{faulty}\n{some} {some}\n{some}{some}\n[]\nnull\n{some}\n");
    let said = [
        "body_not_json",
        "400.00",
        "request_invalid",
        "body_not_json",
        "body_not_json",
        "request_invalid",
        "request_invalid",
        "400.00",
    ];
    assert_eq!(answered(file), said);
}

#[test]
fn a_line_that_is_no_utf8_is_a_problem_of_its_own() {
    let some = request(400);
    let mut file = some.replace("AC", "\u{0}").into_bytes();
    file.iter_mut().filter(|byte| **byte == 0).for_each(|byte| *byte = 0xff);
    file.extend_from_slice(format!("\n{some}\n").as_bytes());
    assert_eq!(answered(&file), ["body_not_json", "400.00"]);
    file.extend_from_slice(b"\xff\xfe\n");
    assert_eq!(answered(&file), ["body_not_json", "400.00", "body_not_json"]);
}

#[test]
fn a_request_that_is_too_long_is_refused_wherever_it_stands() {
    let (some, long) = (request(400), "x".repeat(REQUEST_BYTES_MAX + 1));
    assert_eq!(
        answered(format!("{some}\n{long}{long}\n{some}\n{long}")),
        ["400.00", "body_too_large", "400.00", "body_too_large"]
    );
    for first in [&long, &format!("{{\"a\":\"{long}\"}}")] {
        assert_eq!(answered(format!("{first}\n{some}")), ["body_too_large", "400.00"]);
    }
    assert_eq!(answered(format!("[{some},\"{long},\",{some}]")), ["400.00", "body_too_large", "400.00"]);
    assert_eq!(answered(format!("{{\n{long}\n")), ["body_too_large"]);
    let padded = format!("{some}{}", " ".repeat(REQUEST_BYTES_MAX - some.len()));
    assert_eq!(answered(format!("{padded}\n{padded} \n")), ["400.00", "body_too_large"]);
}

#[test]
fn a_file_with_nothing_in_it_is_answered_with_nothing() {
    for file in ["", "\n", " \r\n\t\n", "\u{feff}", "\u{feff}\n"] {
        assert!(answered(file).is_empty(), "{file:?}");
    }
}

#[test]
fn a_reply_is_written_before_the_next_request_is_waited_for() {
    /// Gives a request only after the replies to those before.
    struct Asking<'s>(&'s std::cell::Cell<u32>, u32);
    impl Read for Asking<'_> {
        fn read(&mut self, free: &mut [u8]) -> io::Result<usize> {
            assert_eq!(self.0.get(), self.1);
            self.1 += 1;
            if self.1 == 4 {
                return Ok(0);
            }
            (request(400) + "\n").as_bytes().read(free)
        }
    }
    struct Counting<'s>(&'s std::cell::Cell<u32>);
    impl Write for Counting<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.set(self.0.get() + 1);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let written = std::cell::Cell::new(0);
    let tally = answer(Asking(&written, 0), &ReplyForm::default(), &mut Counting(&written), &mut |_| {}).unwrap();
    assert_eq!(tally.requests, 3);
}
