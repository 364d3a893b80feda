//! Unpacking a wheel, which is a zip.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use zip::ZipArchive;
use zip::read::ZipFile;

use super::error::{Doing as _, FetchError};
use super::make_readable_directory;

/// Unpacks the folders that are needed into an empty directory, for everybody to read and for us to write.
pub(super) fn unpack(wheel: &Path, needed: &[&str], into: &Path) -> Result<(), FetchError> {
    let unreadable = |reason: String| FetchError::Unreadable { package: wheel.display().to_string(), reason };
    let file = File::open(wheel).doing(|| format!("open {}", wheel.display()))?;
    let mut archive = ZipArchive::new(file).map_err(|error| unreadable(error.to_string()))?;
    make_readable_directory(into)?;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| unreadable(error.to_string()))?;
        let Some(name) = entry.enclosed_name() else { return Err(unreadable("a name leads out of it".to_owned())) };
        if entry.is_dir() || !needed.iter().any(|folder| name.starts_with(folder)) {
            continue;
        }
        if !entry.is_file() {
            return Err(unreadable(format!("{} is no file", name.display())));
        }
        write(&mut entry, &into.join(&name))?;
    }
    Ok(())
}

/// The mask of the user takes nothing from the mode, and the archive adds nothing to it.
fn write<R: Read>(entry: &mut ZipFile<'_, R>, path: &Path) -> Result<(), FetchError> {
    if let Some(parent) = path.parent() {
        make_readable_directory(parent)?;
    }
    let mode = if entry.unix_mode().is_some_and(|mode| mode & 0o111 != 0) { 0o755 } else { 0o644 };
    let writing = || format!("write {}", path.display());
    let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(path).doing(writing)?;
    io::copy(entry, &mut file).doing(writing)?;
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).doing(writing)
}
