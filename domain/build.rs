//! Makes the type of all sentences of the law from the catalogues, and fails where the languages do not agree or where the
//! parameters name a sentence that there is not.

#![expect(
    clippy::disallowed_methods,
    reason = "a build script reads files and writes one, and is no part of the domain"
)]

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/named.rs"]
mod named;
#[path = "build/pieces.rs"]
mod pieces;
#[path = "build/sentences.rs"]
mod sentences;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catalogue::{Catalogue, agreed};
use sentences::Sentence;

const ENGLISH: &str = "explanations/en";
const FRENCH: &str = "explanations/fr";
const PARAMETERS: &str = "parameters";

fn main() -> ExitCode {
    for input in ["explanations", "build", PARAMETERS] {
        println!("cargo::rerun-if-changed={input}");
    }
    match make() {
        Ok(()) => ExitCode::SUCCESS,
        Err(complaints) => {
            for complaint in complaints {
                println!("cargo::error={complaint}");
            }
            ExitCode::FAILURE
        }
    }
}

fn make() -> Result<(), Vec<String>> {
    let english = files(Path::new(ENGLISH), "ftl")?;
    let french = files(Path::new(FRENCH), "ftl")?;
    let names = |files: &[PathBuf]| files.iter().filter_map(|file| file.file_name().map(ToOwned::to_owned)).collect();
    let (in_english, in_french): (Vec<_>, Vec<_>) = (names(&english), names(&french));
    if in_english != in_french {
        return Err(vec![format!("{ENGLISH} has the files {in_english:?}, and {FRENCH} has {in_french:?}")]);
    }
    let mut all = BTreeMap::new();
    for (english, french) in english.iter().zip(&french) {
        all.extend(sentences_of(english, french)?);
    }
    let mut complaints = Vec::new();
    for file in files(Path::new(PARAMETERS), "toml")? {
        complaints.extend(named::complaints(&file, &read(&file)?, &all));
    }
    if !complaints.is_empty() {
        return Err(complaints);
    }
    let folder = std::env::var_os("OUT_DIR").ok_or_else(|| vec!["cargo names no OUT_DIR".to_owned()])?;
    let written = std::fs::write(Path::new(&folder).join("sentence.rs"), sentences::generate(&all));
    written.map_err(|error| vec![format!("the sentences cannot be written: {error}")])
}

/// The sentences of one file in both languages. Their keys begin with the name of the file, so that no two files can have
/// the same.
fn sentences_of(english: &Path, french: &Path) -> Result<BTreeMap<String, Sentence>, Vec<String>> {
    let (english_text, french_text) = (read(english)?, read(french)?);
    let (english_name, french_name) = (english.display().to_string(), french.display().to_string());
    let shapes = agreed(
        (&english_name, &Catalogue::read(&english_name, &english_text)?),
        (&french_name, &Catalogue::read(&french_name, &french_text)?),
    )?;
    let (mut in_english, mut in_french) = (pieces::of(&english_text), pieces::of(&french_text));
    let prefix = format!("{}-", english.file_stem().unwrap_or_default().to_string_lossy());
    let strangers: Vec<_> = shapes.keys().filter(|key| !key.starts_with(&prefix)).collect();
    if !strangers.is_empty() {
        return Err(strangers.iter().map(|key| format!("{english_name}: {key} must begin with {prefix}")).collect());
    }
    let sentence = |(key, shape): (String, _)| {
        let english = in_english.remove(&key).unwrap_or_default();
        let french = in_french.remove(&key).unwrap_or_default();
        (key, Sentence { shape, english, french })
    };
    Ok(shapes.into_iter().map(sentence).collect())
}

/// The files of a folder with this extension, by name.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Vec<String>> {
    let unreadable = |error: std::io::Error| vec![format!("{}: {error}", folder.display())];
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<String, Vec<String>> {
    std::fs::read_to_string(file).map_err(|error| vec![format!("{}: {error}", file.display())])
}
