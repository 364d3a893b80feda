//! `redress import-flights`, as a process.

use std::path::Path;
use std::process::{Command, Output};

use sqlx::Executor as _;
use tempfile::TempDir;

use crate::FLIGHTS;
use crate::support::TestDatabase;

fn import_flights(csv: &str, database_url: Option<&str>, data_directory: &Path) -> Output {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(&file, csv).expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_redress"));
    command.args(["import-flights", &file.path().display().to_string()]);
    command.env_remove("DATABASE_URL").env("REDRESS_DATA_DIR", data_directory);
    if let Some(url) = database_url {
        command.env("DATABASE_URL", url);
    }
    command.output().expect("the program")
}

fn place() -> TempDir {
    tempfile::tempdir_in("/var/tmp").expect("a folder that the server's user can reach")
}

#[test]
fn a_file_that_is_refused_leaves_no_data_directory_and_no_server() {
    let place = place();
    let data_directory = place.path().join("data");
    for (csv, fault) in
        [("carrier,flight\nAC,890\n", "the column is missing"), (&FLIGHTS.replace(",YYZ,", ",yyz,"), "`yyz`")]
    {
        let output = import_flights(csv, None, &data_directory);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(fault), "{said}");
        assert!(!data_directory.exists(), "a database was made for a file that is refused");
    }
}

/// On a schema that is current it needs what the tables' owner may do, and none of what makes roles.
#[tokio::test]
async fn a_member_of_the_migrator_imports_into_a_database_that_is_current() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let login = format!("importer_{}", redress::ids::new_v7().simple());
    let make = format!("CREATE ROLE {login} LOGIN NOINHERIT PASSWORD 'import' IN ROLE redress_migrator");
    owner.execute(&*make).await.expect("a login");
    let url = database.url();
    let (_, server) = url.split_once('@').expect("a URL with a login");
    let url = format!("postgres://{login}:import@{server}");
    let output = tokio::task::spawn_blocking(move || import_flights(FLIGHTS, Some(&url), place().path())).await;
    let output = output.expect("it ends");
    owner.execute(&*format!("DROP ROLE {login}")).await.expect("dropped");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && said.contains("records read"), "{said}");
    let stored: i64 = sqlx::query_scalar("SELECT count(*) FROM flights").fetch_one(&owner).await.expect("flights");
    assert!(stored > 0, "{said}");
}
