//! The one command that installs PostgreSQL on this system.

use std::fs;
use std::path::Path;

use super::identity::Identity;

/// The command, with `sudo` where the user needs it.
pub(super) fn install_command(root: &Path, identity: &Identity) -> String {
    if cfg!(target_os = "macos") {
        return "brew install postgresql".to_owned();
    }
    let description = fs::read_to_string(root.join("etc/os-release")).unwrap_or_default();
    let command = for_distribution(&description);
    match identity {
        Identity::Same => format!("sudo {command}"),
        Identity::SteppedDown { .. } => command.to_owned(),
    }
}

/// Debian's is also the guess for a system that does not say what it is.
fn for_distribution(description: &str) -> &'static str {
    for name in distribution_names(description) {
        match name {
            "debian" | "ubuntu" => return "apt-get install postgresql",
            "fedora" | "rhel" | "centos" | "amzn" => return "dnf install postgresql-server",
            "alpine" => return "apk add postgresql",
            "arch" => return "pacman -S postgresql",
            "suse" | "opensuse" => return "zypper install postgresql-server",
            _ => {}
        }
    }
    "apt-get install postgresql"
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
            assert_eq!(for_distribution(description), command, "{description}");
        }
    }
}
