//! What a server says about itself in `postmaster.pid`.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::system_calls::process_exists;

/// The content of `postmaster.pid`, as far as it has been written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Postmaster {
    /// The server's process.
    pub(super) process_id: u32,
    /// Its port, once it is known.
    pub(super) port: Option<u16>,
    /// Whether it takes connections.
    pub(super) ready: bool,
}

impl Postmaster {
    /// Reads the file in this data directory, if it is there.
    pub(super) fn read(data: &Path) -> Option<Self> {
        Self::parse(&fs::read_to_string(data.join("postmaster.pid")).ok()?)
    }

    fn parse(content: &str) -> Option<Self> {
        let lines: Vec<&str> = content.lines().map(str::trim).collect();
        Some(Self {
            process_id: lines.first()?.parse().ok()?,
            port: lines.get(3).and_then(|line| line.parse().ok()),
            ready: lines.get(7) == Some(&"ready"),
        })
    }

    /// Whether the process is there and is the server of this data. The file outlives a server that was killed, and its
    /// process id may belong to something else by now.
    pub(super) fn is_running(&self, data: &Path) -> bool {
        process_exists(self.process_id)
            && command_line(self.process_id).is_some_and(|line| line.contains(&*data.to_string_lossy()))
    }
}

/// The arguments of a process, with something between them; empty if it has ended and was not yet collected.
fn command_line(process_id: u32) -> Option<String> {
    if let Ok(arguments) = fs::read(format!("/proc/{process_id}/cmdline")) {
        return Some(String::from_utf8_lossy(&arguments).into_owned());
    }
    let output = Command::new("ps").args(["-o", "command=", "-p", &process_id.to_string()]).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::Postmaster;
    use std::path::Path;

    #[test]
    fn the_eighth_line_says_whether_the_server_is_ready() {
        let until_port = "4711\n/data\n1763862000\n54321\n/socket\n127.0.0.1\n  1 2\n";
        let starting = Postmaster { process_id: 4711, port: Some(54321), ready: false };
        assert_eq!(Postmaster::parse(until_port), Some(starting.clone()));
        assert_eq!(Postmaster::parse(&format!("{until_port}starting\n")), Some(starting.clone()));
        let ready = Postmaster { ready: true, ..starting };
        assert_eq!(Postmaster::parse(&format!("{until_port}ready   \n")), Some(ready));
        assert_eq!(Postmaster::parse(""), None);
    }

    #[test]
    fn another_process_with_the_same_id_is_not_taken_for_the_server() {
        let of_this_test = Postmaster { process_id: std::process::id(), port: None, ready: true };
        assert!(!of_this_test.is_running(Path::new("/data/of/somebody")));
    }
}
