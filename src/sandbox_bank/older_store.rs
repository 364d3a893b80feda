//! Stores of before there was a key: their bookings hold the bare SHA-256 of an account, and anybody could read them.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::account_key::AccountKey;
use super::book::Booking;

/// What an older booking has in place of its tag.
const ACCOUNT_SHA256: &str = "account_sha256";

/// A booking as it is read, whichever store it comes from. An older one becomes one of today.
pub(super) fn read_booking(line: &[u8], key: &AccountKey) -> serde_json::Result<Booking> {
    let mut fields: Map<String, Value> = serde_json::from_slice(line)?;
    if let Some(digest) = fields.remove(ACCOUNT_SHA256) {
        let digest = hex::decode(String::deserialize(digest)?).map_err(serde::de::Error::custom)?;
        fields.insert("account_tag".to_owned(), key.tag_of_digest(&digest).into());
    }
    Booking::deserialize(Value::Object(fields))
}

/// Whether a line is a booking of an older store.
pub(super) fn is_older_booking(line: &[u8]) -> bool {
    serde_json::from_slice::<Map<String, Value>>(line).is_ok_and(|fields| fields.contains_key(ACCOUNT_SHA256))
}

/// Puts these lines in the place of the file, whole or not at all, for its owner alone. The new file is locked before
/// it has the name.
pub(super) fn replace(path: &Path, lines: &[Vec<u8>]) -> io::Result<File> {
    let unfinished = path.with_extension("unfinished");
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let file = OpenOptions::new().read(true).append(true).create_new(true).mode(0o600).open(&unfinished)?;
    file.lock()?;
    let mut writer = BufWriter::new(&file);
    for line in lines {
        writer.write_all(line)?;
        writer.write_all(b"\n")?;
    }
    writer.flush()?;
    drop(writer);
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    Ok(file)
}
