//! The key above all others. It is never stored in the database, and whoever has the database alone reads nothing.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::OsRng;
use chacha20poly1305::aead::rand_core::RngCore as _;
use hmac::{Hmac, Mac as _};
use secrecy::{ExposeSecret as _, SecretBox, SecretString};
use sha2::Sha256;
use zeroize::Zeroizing;

const KEY_LENGTH: usize = 32;
const KEY_VARIABLE: &str = "REDRESS_MASTER_KEY";
const FILE_VARIABLE: &str = "REDRESS_MASTER_KEY_FILE";

/// 32 random bytes. Printing it shows its id and nothing else.
pub struct MasterKey {
    key: SecretBox<[u8; KEY_LENGTH]>,
    id: String,
}

/// Why there is no master key.
#[derive(Debug, thiserror::Error)]
pub enum MasterKeyError {
    /// The text is not what `openssl rand -base64 32` prints.
    #[error("a master key is 32 bytes in base64, as `openssl rand -base64 32` prints them")]
    Malformed,
    /// The file cannot be read or made.
    #[error("the master key file {} cannot be used", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A key that others may read is not one.
    #[error("the master key file {} can be read by others: chmod 600 it", path.display())]
    ReadableByOthers {
        /// Which file.
        path: PathBuf,
    },
}

impl MasterKey {
    /// A fresh key.
    pub fn generate() -> Self {
        let mut key = Zeroizing::new([0; KEY_LENGTH]);
        OsRng.fill_bytes(key.as_mut());
        Self::from_bytes(&key)
    }

    /// Reads 32 bytes in base64; white space around them does not count.
    pub fn from_base64(text: &SecretString) -> Result<Self, MasterKeyError> {
        let bytes =
            Zeroizing::new(STANDARD.decode(text.expose_secret().trim()).map_err(|_| MasterKeyError::Malformed)?);
        let bytes: &[u8; KEY_LENGTH] = bytes.as_slice().try_into().map_err(|_| MasterKeyError::Malformed)?;
        Ok(Self::from_bytes(bytes))
    }

    /// The key of the environment: `REDRESS_MASTER_KEY` itself, else the file that `REDRESS_MASTER_KEY_FILE` names.
    /// None: neither is set.
    pub fn from_environment() -> Result<Option<Self>, MasterKeyError> {
        if let Ok(text) = std::env::var(KEY_VARIABLE) {
            return Self::from_base64(&text.into()).map(Some);
        }
        std::env::var_os(FILE_VARIABLE).map(|path| Self::from_file(Path::new(&path))).transpose()
    }

    /// Reads the file that an operator put there; who may read it is the operator's business.
    pub fn from_file(path: &Path) -> Result<Self, MasterKeyError> {
        let text = fs::read_to_string(path).map_err(|source| MasterKeyError::File { path: path.to_owned(), source })?;
        Self::from_base64(&text.into())
    }

    /// The key of the environment, else that of the file, which is made if it is missing.
    pub fn load(path: &Path) -> Result<Self, MasterKeyError> {
        match Self::from_environment()? {
            Some(key) => Ok(key),
            None => Self::load_or_create(path),
        }
    }

    /// Reads the program's own file, or makes one that nobody else may read. Of two processes that make it at once, one
    /// does and the other reads it.
    pub fn load_or_create(path: &Path) -> Result<Self, MasterKeyError> {
        let failed = |source| MasterKeyError::File { path: path.to_owned(), source };
        match fs::metadata(path) {
            Ok(metadata) if metadata.permissions().mode() & 0o077 != 0 => {
                Err(MasterKeyError::ReadableByOthers { path: path.to_owned() })
            }
            Ok(_) => Self::from_file(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => match Self::create(path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Self::from_file(path),
                created => created.map_err(failed),
            },
            Err(error) => Err(failed(error)),
        }
    }

    /// Written whole under another name and then linked, so that no one ever reads half a key.
    fn create(path: &Path) -> io::Result<Self> {
        let key = Self::generate();
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        let text = Zeroizing::new(STANDARD.encode(key.key.expose_secret()));
        writeln!(file, "{}", text.as_str())?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path)?;
        fs::File::open(folder)?.sync_all()?;
        Ok(key)
    }

    /// Which key this is, in rows and logs: the first eight hexadecimal digits of a keyed hash.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A key for one purpose, from which neither this key nor that of another purpose follows.
    pub(super) fn derive(&self, purpose: &str) -> Zeroizing<[u8; KEY_LENGTH]> {
        Zeroizing::new(hmac(self.key.expose_secret(), purpose.as_bytes()))
    }

    fn from_bytes(bytes: &[u8; KEY_LENGTH]) -> Self {
        let key = SecretBox::init_with_mut(|key: &mut [u8; KEY_LENGTH]| key.copy_from_slice(bytes));
        let id = hex::encode(&hmac(bytes, b"redress master key id 1")[..4]);
        Self { key, id }
    }
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("MasterKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// HMAC-SHA-256.
pub(super) fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::{MasterKey, MasterKeyError};

    #[test]
    fn a_missing_file_is_made_for_its_owner_alone_and_read_again_ever_after() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("master.key");
        let made = MasterKey::load_or_create(&path).expect("made");
        let permissions = std::fs::metadata(&path).expect("the file").permissions();
        assert_eq!(permissions.mode() & 0o777, 0o600);
        assert_eq!(MasterKey::load_or_create(&path).expect("read").derive("x"), made.derive("x"));
    }

    #[test]
    fn a_file_that_others_may_read_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("master.key");
        MasterKey::load_or_create(&path).expect("made");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("changed");
        assert!(matches!(MasterKey::load_or_create(&path), Err(MasterKeyError::ReadableByOthers { .. })));
    }

    #[test]
    fn a_key_of_another_length_is_refused() {
        for text in ["", "c2hvcnQ=", "not base64!", &"A".repeat(48)] {
            assert!(
                matches!(MasterKey::from_base64(&text.to_owned().into()), Err(MasterKeyError::Malformed)),
                "{text}"
            );
        }
    }

    #[test]
    fn printing_a_key_shows_its_id_alone() {
        let key =
            MasterKey::from_base64(&"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=".to_owned().into()).expect("a key");
        assert_eq!(format!("{key:?}"), format!("MasterKey {{ id: {:?}, .. }}", key.id()));
        assert_eq!(key.id().len(), 8);
    }
}
