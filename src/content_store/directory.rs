//! A directory: `<claim_id>/<sha256>`, and `incoming/` for what is on its way.
//!
//! Bytes are written to a file of their own, forced to the disk and given their name in one step: a name never stands for
//! half of them. A power failure may leave a file in `incoming/`, which nothing refers to.

use std::io;
use std::path::{Path, PathBuf};

use async_trait::async_trait;
use redress_domain::value::ClaimId;
use sha2::{Digest, Sha256};
use tokio::fs::{self, File, OpenOptions};
use tokio::io::AsyncWriteExt;

use super::{Content, ContentError, ContentStore, ContentWriter, Kept};
use crate::ids;

const INCOMING: &str = "incoming";

/// A directory that all processes of a deployment share.
#[derive(Debug, Clone)]
pub struct ContentDirectory {
    root: PathBuf,
}

impl ContentDirectory {
    /// The directory; it is made when it is first written to.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }
}

#[async_trait]
impl ContentStore for ContentDirectory {
    async fn begin(&self) -> Result<Box<dyn ContentWriter>, ContentError> {
        let incoming = self.root.join(INCOMING);
        fs::create_dir_all(&incoming).await?;
        let path = incoming.join(ids::new_v7().to_string());
        let file = private().write(true).create_new(true).open(&path).await?;
        let unkept = Unkept { path };
        Ok(Box::new(Writer { root: self.root.clone(), file, unkept, digest: Sha256::new(), size_bytes: 0 }))
    }

    async fn open(&self, claim_id: ClaimId, sha256: &str) -> Result<Option<Content>, ContentError> {
        if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(None);
        }
        match File::open(self.root.join(claim_id.to_string()).join(sha256)).await {
            Ok(file) => Ok(Some(Content { size_bytes: file.metadata().await?.len(), bytes: Box::pin(file) })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// A file that is removed unless it was given its name.
struct Unkept {
    path: PathBuf,
}

impl Drop for Unkept {
    fn drop(&mut self) {
        // Renamed files are there no more.
        let _ = std::fs::remove_file(&self.path);
    }
}

struct Writer {
    root: PathBuf,
    file: File,
    unkept: Unkept,
    digest: Sha256,
    size_bytes: u64,
}

#[async_trait]
impl ContentWriter for Writer {
    async fn write(&mut self, bytes: &[u8]) -> Result<(), ContentError> {
        self.digest.update(bytes);
        self.size_bytes = self.size_bytes.saturating_add(bytes.len() as u64);
        Ok(self.file.write_all(bytes).await?)
    }

    async fn keep(mut self: Box<Self>, claim_id: ClaimId) -> Result<Kept, ContentError> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        let sha256 = hex::encode(self.digest.finalize());
        let of_claim = self.root.join(claim_id.to_string());
        fs::create_dir_all(&of_claim).await?;
        // The same bytes may be there: they are replaced by themselves.
        fs::rename(&self.unkept.path, of_claim.join(&sha256)).await?;
        sync_directory(&of_claim).await?;
        sync_directory(&self.root).await?;
        Ok(Kept { sha256, size_bytes: self.size_bytes })
    }
}

/// A name outlasts a power failure only once its directory is on the disk.
async fn sync_directory(path: &Path) -> io::Result<()> {
    File::open(path).await?.sync_all().await
}

/// For the eyes of this program alone.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt;

    use super::*;

    fn claim() -> ClaimId {
        ClaimId::from_uuid(ids::new_v7())
    }

    async fn keep(store: &ContentDirectory, claim_id: ClaimId, parts: &[&[u8]]) -> Kept {
        let mut writer = store.begin().await.unwrap();
        for part in parts {
            writer.write(part).await.unwrap();
        }
        writer.keep(claim_id).await.unwrap()
    }

    async fn read(store: &ContentDirectory, claim_id: ClaimId, sha256: &str) -> Option<Vec<u8>> {
        let mut content = store.open(claim_id, sha256).await.unwrap()?;
        let mut bytes = Vec::new();
        content.bytes.read_to_end(&mut bytes).await.unwrap();
        assert_eq!(content.size_bytes, bytes.len() as u64);
        Some(bytes)
    }

    #[tokio::test]
    async fn bytes_are_kept_under_their_digest_for_their_claim_and_read_back() {
        let directory = tempfile::tempdir().unwrap();
        let store = ContentDirectory::new(directory.path().join("evidence"));
        let (one, other) = (claim(), claim());
        let kept = keep(&store, one, &[b"ab", b"", b"c"]).await;
        // FIPS 180-2, appendix B.1.
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(kept, Kept { sha256: sha256.to_owned(), size_bytes: 3 });
        assert_eq!(keep(&store, one, &[b"abc"]).await, kept, "the same bytes are the same");
        assert_eq!(read(&store, one, sha256).await.as_deref(), Some(&b"abc"[..]));
        assert_eq!(read(&store, other, sha256).await, None, "another claim has none of it");
    }

    #[tokio::test]
    async fn what_is_given_up_leaves_nothing_behind() {
        let directory = tempfile::tempdir().unwrap();
        let store = ContentDirectory::new(directory.path());
        let mut writer = store.begin().await.unwrap();
        writer.write(b"half").await.unwrap();
        drop(writer);
        assert_eq!(std::fs::read_dir(directory.path().join(INCOMING)).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn what_is_no_digest_names_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let store = ContentDirectory::new(directory.path());
        for name in ["", "..", "../incoming", &"g".repeat(64), &format!("{}/..", "a".repeat(61))] {
            assert!(store.open(claim(), name).await.unwrap().is_none(), "{name}");
        }
    }
}
