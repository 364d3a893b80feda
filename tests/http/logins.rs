//! As whom the program logs in to a database of others: with enough, and with no more.

use std::process::Stdio;
use std::time::{Duration, Instant};

use sqlx::{Executor as _, PgPool};
use tokio::process::Child;

use crate::program::{ended, free_address, program};
use crate::support::TestDatabase;

/// The roles of the running program.
const ROLES: &str = "redress_command, redress_automation, redress_projector, redress_query";

/// A login of one test's own; roles belong to the whole server, so it is dropped at the end.
struct Login {
    name: String,
    url: String,
    owner: PgPool,
}

impl Login {
    async fn new(database: &TestDatabase, powers: &str) -> Self {
        let owner = database.owner_pool().await;
        let name = format!("login_{}", redress::ids::new_v7().simple());
        let make = format!("CREATE ROLE {name} LOGIN NOINHERIT PASSWORD 'login' {powers}");
        owner.execute(&*make).await.expect("a login");
        let url = database.url();
        let (_, server) = url.split_once('@').expect("a URL with a login");
        Self { url: format!("postgres://{name}:login@{server}"), name, owner }
    }

    async fn drop(self) {
        self.owner.execute(&*format!("DROP ROLE {}", self.name)).await.expect("nothing is its own");
    }
}

/// The program with all its roles, once it is ready, and what it said until it was stopped.
async fn served_by_all_roles(url: &str) -> String {
    let (command, query) = (free_address(), free_address());
    let mut serve = program(&["serve", "--command-address", &command, "--query-address", &query], Some(url));
    serve.env("REDRESS_BANK_URL", "http://127.0.0.1:9").stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = serve.spawn().expect("the program");
    for address in [command, query] {
        until_ready(&mut child, &address).await;
    }
    let id = child.id().expect("a running process").to_string();
    assert!(tokio::process::Command::new("kill").args(["-s", "TERM", &id]).status().await.unwrap().success());
    String::from_utf8_lossy(&child.wait_with_output().await.expect("its end").stderr).into_owned()
}

async fn until_ready(child: &mut Child, address: &str) {
    let begun = Instant::now();
    while !reqwest::get(format!("http://{address}/readyz")).await.is_ok_and(|reply| reply.status().is_success()) {
        let ended = child.try_wait().expect("a child of ours");
        assert!(ended.is_none() && begun.elapsed() < Duration::from_secs(20), "it is not ready: {ended:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn on_a_schema_that_is_current_a_login_that_may_make_no_roles_serves_all_of_them() {
    let database = TestDatabase::new().await;
    let login = Login::new(&database, &format!("IN ROLE {ROLES}")).await;
    let said = served_by_all_roles(&login.url).await;
    assert!(!said.contains("the login of DATABASE_URL"), "{said}");
    login.drop().await;
}

#[tokio::test]
async fn a_single_role_refuses_a_login_that_could_do_more_and_says_which_to_use() {
    let database = TestDatabase::new().await;
    let powerful = [
        ("SUPERUSER", "is a superuser"),
        ("IN ROLE redress_migrator, redress_command", "is a member of redress_migrator"),
        ("CREATEROLE IN ROLE redress_command", "may create roles"),
    ];
    for (powers, told) in powerful {
        let login = Login::new(&database, powers).await;
        for (role, option) in [
            ("command", "--command-address"),
            ("query", "--query-address"),
            ("projector", "--ops-address"),
            ("automation", "--ops-address"),
        ] {
            let (code, said) =
                ended(program(&["serve", "--role", role, option, "127.0.0.1:0"], Some(&login.url))).await;
            assert_eq!(code, Some(1), "{powers} {role}");
            assert!(said.contains(told) && said.contains(&format!("IN ROLE redress_{role} makes it")), "{said}");
        }
        login.drop().await;
    }
}

#[tokio::test]
async fn all_roles_in_one_process_take_such_a_login_and_warn() {
    let database = TestDatabase::new().await;
    let login = Login::new(&database, "SUPERUSER").await;
    let said = served_by_all_roles(&login.url).await;
    assert!(said.contains("WARN") && said.contains("the login of DATABASE_URL is a superuser"), "{said}");
    login.drop().await;
}
