//! As whom the server runs. PostgreSQL refuses root, so root steps down to a user without privileges.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::{Doing as _, EmbeddedPostgresError};
use super::system_calls::effective_user;

/// The users that root steps down to, best first.
const UNPRIVILEGED_USERS: [&str; 2] = ["postgres", "nobody"];

/// As whom the server runs.
#[derive(Debug, Clone)]
pub(super) enum Identity {
    /// As the user who started Redress.
    Same,
    /// Redress was started by root, and the server runs as this user.
    SteppedDown { user: String, uid: u32, gid: u32 },
}

impl Identity {
    /// Finds out as whom the server has to run.
    pub(super) fn choose() -> Result<Self, EmbeddedPostgresError> {
        if effective_user() != 0 {
            return Ok(Self::Same);
        }
        let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
        UNPRIVILEGED_USERS
            .iter()
            .find_map(|wanted| Self::listed(&users, wanted))
            .ok_or(EmbeddedPostgresError::NoUnprivilegedUser)
    }

    fn listed(users: &str, wanted: &str) -> Option<Self> {
        let line = users.lines().find(|line| line.split(':').next() == Some(wanted))?;
        let mut ids = line.split(':').skip(2).map(parse_id);
        Some(Self::SteppedDown { user: wanted.to_owned(), uid: ids.next()??, gid: ids.next()?? })
    }

    /// The user's name, for messages.
    pub(super) fn user(&self) -> String {
        match self {
            Self::Same => std::env::var("USER").unwrap_or_else(|_| effective_user().to_string()),
            Self::SteppedDown { user, .. } => user.clone(),
        }
    }

    /// Makes `command` run as this user, without the groups of root.
    pub(super) fn run_as(&self, command: &mut Command) {
        if let Self::SteppedDown { uid, gid, .. } = self {
            command.uid(*uid).gid(*gid);
        }
    }

    /// Gives a file or directory of ours to this user.
    pub(super) fn hand_over(&self, path: &Path) -> std::io::Result<()> {
        match self {
            Self::Same => Ok(()),
            Self::SteppedDown { uid, gid, .. } => std::os::unix::fs::lchown(path, Some(*uid), Some(*gid)),
        }
    }

    /// Makes an empty directory for this user alone, whatever was there before.
    pub(super) fn make_directory(&self, path: &Path) -> Result<(), EmbeddedPostgresError> {
        let making = || format!("make the directory {}", path.display());
        if path.exists() {
            fs::remove_dir_all(path).doing(making)?;
        }
        DirBuilder::new().mode(0o700).create(path).doing(making)?;
        self.hand_over(path).doing(making)
    }

    /// The first directory on the way to `path`, itself not counted, that this user may not enter.
    pub(super) fn first_barrier(&self, path: &Path) -> Option<PathBuf> {
        let Self::SteppedDown { uid, gid, .. } = self else { return None };
        let mut way: Vec<&Path> = path.ancestors().skip(1).collect();
        way.reverse();
        way.into_iter().find(|directory| !may_enter(directory, *uid, *gid)).map(Path::to_path_buf)
    }
}

/// macOS writes the ids of its `nobody` as negative numbers; the kernel means the same bits.
fn parse_id(text: &str) -> Option<u32> {
    text.parse().ok().or_else(|| text.parse::<i32>().ok().map(i32::cast_unsigned))
}

/// What does not exist yet is no barrier: whoever makes it decides.
fn may_enter(directory: &Path, uid: u32, gid: u32) -> bool {
    let Ok(metadata) = fs::metadata(directory) else { return true };
    let needed = if metadata.uid() == uid {
        0o100
    } else if metadata.gid() == gid {
        0o010
    } else {
        0o001
    };
    metadata.mode() & needed != 0
}

#[cfg(test)]
mod tests {
    use super::{Identity, may_enter};
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    const USERS: &str = "root:x:0:0:root:/root:/bin/sh\nnobody:*:-2:-2::/var/empty:/usr/bin/false\n\
                         postgres:x:101:104:,,,:/var/lib/postgresql:/bin/bash\n";

    #[test]
    fn a_user_is_read_from_the_list_of_users() {
        let found = Identity::listed(USERS, "postgres");
        assert!(matches!(found, Some(Identity::SteppedDown { uid: 101, gid: 104, .. })), "{found:?}");
        let found = Identity::listed(USERS, "nobody");
        assert!(matches!(found, Some(Identity::SteppedDown { uid: 4_294_967_294, .. })), "{found:?}");
        assert!(Identity::listed(USERS, "post").is_none());
    }

    #[test]
    fn a_closed_directory_on_the_way_is_found() {
        let home = tempfile::tempdir().unwrap();
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o700)).unwrap();
        let stranger = Identity::SteppedDown { user: "stranger".to_owned(), uid: 12_345_678, gid: 12_345_678 };
        let place = home.path().join("data");
        assert_eq!(stranger.first_barrier(&place).as_deref(), Some(home.path()));
        assert!(Identity::Same.first_barrier(&place).is_none());
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o711)).unwrap();
        assert!(may_enter(home.path(), 12_345_678, 12_345_678));
    }
}
