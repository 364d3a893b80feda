//! Makes the type of all messages from the catalogues, and fails where the languages do not agree.

#[path = "../domain/build/catalogue.rs"]
mod catalogue;
#[path = "build/generate.rs"]
mod generate;

use std::path::Path;
use std::process::ExitCode;

use catalogue::{Catalogue, agreed};

const FIRST: &str = "messages/en.ftl";
const SECOND: &str = "messages/fr.ftl";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=messages");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=../domain/build");
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
    let read = |file: &str| {
        let text = std::fs::read_to_string(file).map_err(|error| vec![format!("{file}: {error}")])?;
        Catalogue::read(file, &text)
    };
    let (first, second) = (read(FIRST)?, read(SECOND)?);
    let shapes = agreed((FIRST, &first), (SECOND, &second))?;
    let folder = std::env::var_os("OUT_DIR").ok_or_else(|| vec!["cargo names no OUT_DIR".to_owned()])?;
    let written = std::fs::write(Path::new(&folder).join("message.rs"), generate::generate(&shapes));
    written.map_err(|error| vec![format!("the messages cannot be written: {error}")])
}
