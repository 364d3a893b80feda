//! The domain is pure: what would let the world in is forbidden to it, and clippy sees each of these.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::process::Command;

use crate::sources::root;

/// What the domain may not name of the standard library, each with a line that does.
const OF_THE_LIBRARY: &[(&str, &str)] = &[
    ("std::time::SystemTime::now", "_ = std::time::SystemTime::now()"),
    ("std::time::SystemTime::elapsed", "_ = std::time::SystemTime::UNIX_EPOCH.elapsed()"),
    ("std::time::Instant::now", "_ = std::time::Instant::now()"),
    ("std::time::Instant::elapsed", "_ = std::time::Instant::elapsed"),
    ("std::hash::RandomState::new", "_ = std::hash::RandomState::new()"),
    ("std::fs::canonicalize", r#"_ = std::fs::canonicalize("")"#),
    ("std::fs::copy", r#"_ = std::fs::copy("", "")"#),
    ("std::fs::create_dir", r#"_ = std::fs::create_dir("")"#),
    ("std::fs::create_dir_all", r#"_ = std::fs::create_dir_all("")"#),
    ("std::fs::exists", r#"_ = std::fs::exists("")"#),
    ("std::fs::hard_link", r#"_ = std::fs::hard_link("", "")"#),
    ("std::fs::metadata", r#"_ = std::fs::metadata("")"#),
    ("std::fs::read", r#"_ = std::fs::read("")"#),
    ("std::fs::read_dir", r#"_ = std::fs::read_dir("")"#),
    ("std::fs::read_link", r#"_ = std::fs::read_link("")"#),
    ("std::fs::read_to_string", r#"_ = std::fs::read_to_string("")"#),
    ("std::fs::remove_dir", r#"_ = std::fs::remove_dir("")"#),
    ("std::fs::remove_dir_all", r#"_ = std::fs::remove_dir_all("")"#),
    ("std::fs::remove_file", r#"_ = std::fs::remove_file("")"#),
    ("std::fs::rename", r#"_ = std::fs::rename("", "")"#),
    ("std::fs::set_permissions", r#"_ = std::fs::set_permissions("", std::fs::metadata("").unwrap().permissions())"#),
    ("std::fs::symlink_metadata", r#"_ = std::fs::symlink_metadata("")"#),
    ("std::fs::write", r#"_ = std::fs::write("", "")"#),
    ("std::path::Path::canonicalize", "_ = std::path::Path::canonicalize"),
    ("std::path::Path::exists", "_ = std::path::Path::exists"),
    ("std::path::Path::is_dir", "_ = std::path::Path::is_dir"),
    ("std::path::Path::is_file", "_ = std::path::Path::is_file"),
    ("std::path::Path::is_symlink", "_ = std::path::Path::is_symlink"),
    ("std::path::Path::metadata", "_ = std::path::Path::metadata"),
    ("std::path::Path::read_dir", "_ = std::path::Path::read_dir"),
    ("std::path::Path::read_link", "_ = std::path::Path::read_link"),
    ("std::path::Path::symlink_metadata", "_ = std::path::Path::symlink_metadata"),
    ("std::path::Path::try_exists", "_ = std::path::Path::try_exists"),
    ("std::env::args", "_ = std::env::args()"),
    ("std::env::args_os", "_ = std::env::args_os()"),
    ("std::env::current_dir", "_ = std::env::current_dir()"),
    ("std::env::current_exe", "_ = std::env::current_exe()"),
    ("std::env::home_dir", "_ = std::env::home_dir()"),
    ("std::env::remove_var", r#"unsafe { std::env::remove_var("") }"#),
    ("std::env::set_current_dir", r#"_ = std::env::set_current_dir("")"#),
    ("std::env::set_var", r#"unsafe { std::env::set_var("", "") }"#),
    ("std::env::temp_dir", "_ = std::env::temp_dir()"),
    ("std::env::var", r#"_ = std::env::var("")"#),
    ("std::env::var_os", r#"_ = std::env::var_os("")"#),
    ("std::env::vars", "_ = std::env::vars()"),
    ("std::env::vars_os", "_ = std::env::vars_os()"),
    ("std::net::ToSocketAddrs::to_socket_addrs", r#"_ = std::net::ToSocketAddrs::to_socket_addrs("")"#),
    ("std::io::stderr", "_ = std::io::stderr()"),
    ("std::io::stdin", "_ = std::io::stdin()"),
    ("std::io::stdout", "_ = std::io::stdout()"),
    ("std::process::exit", "std::process::exit(1)"),
    ("std::process::id", "_ = std::process::id()"),
    ("std::thread::scope", "std::thread::scope(|_| {})"),
    ("std::thread::sleep", "std::thread::sleep(std::time::Duration::ZERO)"),
    ("std::thread::spawn", "_ = std::thread::spawn(|| {})"),
    ("f32", "_ = std::mem::size_of::<f32>()"),
    ("f64", "_ = std::mem::size_of::<f64>()"),
    ("std::hash::RandomState", "_ = std::mem::size_of::<std::hash::RandomState>()"),
    ("std::fs::DirBuilder", "_ = std::mem::size_of::<std::fs::DirBuilder>()"),
    ("std::fs::File", "_ = std::mem::size_of::<std::fs::File>()"),
    ("std::fs::OpenOptions", "_ = std::mem::size_of::<std::fs::OpenOptions>()"),
    ("std::net::TcpListener", "_ = std::mem::size_of::<std::net::TcpListener>()"),
    ("std::net::TcpStream", "_ = std::mem::size_of::<std::net::TcpStream>()"),
    ("std::net::UdpSocket", "_ = std::mem::size_of::<std::net::UdpSocket>()"),
    ("std::process::Command", "_ = std::mem::size_of::<std::process::Command>()"),
    ("std::thread::Builder", "_ = std::mem::size_of::<std::thread::Builder>()"),
];

/// The same of its crates. The compiler sees that each exists.
macro_rules! of_crates {
    ($($path:path),* $(,)?) => {{
        $(_ = $path;)*
        [$(stringify!($path)),*]
    }};
}

/// Those that are there only with features that we do not use; a dependency may bring the feature.
const WITH_OTHER_FEATURES: [&str; 6] = [
    "uuid::Uuid::new_v4",
    "uuid::Uuid::now_v1",
    "uuid::Uuid::now_v6",
    "uuid::NonNilUuid::new_v4",
    "uuid::NonNilUuid::now_v1",
    "uuid::NonNilUuid::now_v6",
];

#[expect(clippy::disallowed_methods, reason = "it names what is forbidden and calls none of it")]
fn of_our_crates() -> BTreeSet<String> {
    let paths = of_crates![
        jiff::Timestamp::now,
        jiff::Zoned::now,
        jiff::tz::TimeZone::system,
        jiff::tz::TimeZone::try_system,
        jiff::tz::TimeZone::get,
        jiff::tz::db,
        uuid::Uuid::now_v7,
        uuid::Uuid::new_v7,
        uuid::NonNilUuid::now_v7,
        uuid::NonNilUuid::new_v7,
        uuid::ContextV7::new,
    ];
    paths.into_iter().chain(WITH_OTHER_FEATURES).map(|path| path.replace(' ', "")).collect()
}

/// What `domain/clippy.toml` forbids, with the reasons.
fn forbidden() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(root().join("domain/clippy.toml")).expect("a readable file");
    let settings: toml::Table = text.parse().expect("a file that clippy accepts");
    let lists = ["disallowed-methods", "disallowed-types"].map(|name| settings[name].as_array().expect("a list"));
    let word =
        |ban: &toml::Value, name: &str| ban.get(name).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    lists.into_iter().flatten().map(|ban| (word(ban, "path"), word(ban, "reason"))).collect()
}

#[test]
fn the_domain_is_forbidden_every_clock_chance_and_door_to_the_machine_and_told_why() {
    let forbidden = forbidden();
    let without_reason: Vec<_> = forbidden.iter().filter(|(_, reason)| reason.is_empty()).collect();
    assert!(without_reason.is_empty(), "say why: {without_reason:?}");
    let forbidden: BTreeSet<_> = forbidden.into_iter().map(|(path, _)| path).collect();
    let of_the_library = OF_THE_LIBRARY.iter().map(|(path, _)| (*path).to_owned());
    let missing: Vec<_> = of_the_library.chain(of_our_crates()).filter(|path| !forbidden.contains(path)).collect();
    assert!(missing.is_empty(), "domain/clippy.toml must forbid {missing:?}");
}

/// A path with a slip in it forbids nothing, and clippy says nothing of it.
#[test]
fn clippy_refuses_each_of_them_where_it_stands() {
    let place = tempfile::tempdir().expect("a folder");
    let file = place.path().join("sample.rs");
    let lines =
        OF_THE_LIBRARY.iter().enumerate().map(|(number, (_, line))| format!("pub fn f{number}() {{ {line}; }}\n"));
    std::fs::write(&file, lines.collect::<String>()).expect("a sample");
    let clippy = Command::new("clippy-driver")
        .args(["--crate-type", "lib", "--edition", "2024", "--emit", "metadata", "--error-format", "json", "--out-dir"])
        .args([place.path(), &file])
        .env("CLIPPY_CONF_DIR", root().join("domain"))
        .current_dir(root())
        .output();
    let output = match clippy {
        // A toolchain without clippy builds and tests; where changes land it is there.
        Err(error) if error.kind() == ErrorKind::NotFound => return,
        clippy => clippy.expect("clippy runs"),
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let told: Vec<serde_json::Value> = said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    for (index, (path, line)) in OF_THE_LIBRARY.iter().enumerate() {
        let bites = told.iter().any(|told| {
            let lint = told["code"]["code"].as_str().unwrap_or_default();
            let is_ban = lint == "clippy::disallowed_methods" || lint == "clippy::disallowed_types";
            let names = told["message"].as_str().is_some_and(|message| message.ends_with(&format!("`{path}`")));
            is_ban && names && told["spans"][0]["line_start"] == index + 1
        });
        assert!(bites, "{path} is not seen in `{line}`:\n{said}");
    }
}
