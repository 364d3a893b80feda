//! The one command that installs PostgreSQL, or pip, on this system.

use std::fs;
use std::path::Path;

use super::identity::Identity;

/// The commands for PostgreSQL and for pip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Commands {
    postgres: &'static str,
    pip: &'static str,
}

/// The commands for PostgreSQL and for pip, with `sudo` where the user needs it.
pub(super) fn install_commands(root: &Path, identity: &Identity) -> (String, String) {
    let description = fs::read_to_string(root.join("etc/os-release")).unwrap_or_default();
    let Commands { postgres, pip } = if cfg!(target_os = "macos") { MACOS } else { for_distribution(&description) };
    let whole = |command: &str| match identity {
        Identity::Same if !cfg!(target_os = "macos") => format!("sudo {command}"),
        Identity::Same | Identity::SteppedDown { .. } => command.to_owned(),
    };
    (whole(postgres), whole(pip))
}

const MACOS: Commands = Commands { postgres: "brew install postgresql", pip: "brew install python" };
/// Also the guess for a system that does not say what it is.
const DEBIAN: Commands = Commands { postgres: "apt-get install postgresql", pip: "apt-get install python3-pip" };

fn for_distribution(description: &str) -> Commands {
    let commands = |postgres, pip| Commands { postgres, pip };
    for name in distribution_names(description) {
        match name {
            "debian" | "ubuntu" => return DEBIAN,
            "fedora" | "rhel" | "centos" | "amzn" => {
                return commands("dnf install postgresql-server", "dnf install python3-pip");
            }
            "alpine" => return commands("apk add postgresql", "apk add py3-pip"),
            "arch" => return commands("pacman -S postgresql", "pacman -S python-pip"),
            "suse" | "opensuse" => return commands("zypper install postgresql-server", "zypper install python3-pip"),
            _ => {}
        }
    }
    DEBIAN
}

/// The distribution's own name, then those of which it is a kind.
fn distribution_names(description: &str) -> impl Iterator<Item = &str> {
    let value = move |key: &'static str| {
        let line = description.lines().find_map(move |line| line.strip_prefix(key));
        line.unwrap_or_default().trim_matches('"').split_whitespace()
    };
    value("ID=").chain(value("ID_LIKE="))
}

#[cfg(test)]
mod tests {
    use super::for_distribution;

    #[test]
    fn each_family_of_systems_has_its_command() {
        for (description, command) in [
            ("ID=debian\n", "apt-get install postgresql"),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", "apt-get install postgresql"),
            ("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", "dnf install postgresql-server"),
            ("ID=alpine\n", "apk add postgresql"),
            ("ID=manjaro\nID_LIKE=arch\n", "pacman -S postgresql"),
            ("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n", "zypper install postgresql-server"),
        ] {
            assert_eq!(for_distribution(description).postgres, command, "{description}");
        }
    }
}
