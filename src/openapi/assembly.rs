//! The whole document: one for both APIs, since a client sees one address.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::{endpoints, header, problems, tidy};
use crate::http::{Access, Routes};
use crate::principal::{Action, Reach, Role};
use crate::{command_api, query_api};

const DESCRIPTION: &str = "\
A ledger of flight-compensation claims. Commands are taken by the command API, questions are answered by the query API; behind a \
reverse proxy both have one address.\n\n\
**Retries.** Every command carries an `Idempotency-Key`: the same key and the same request give the same answer, however often it is \
sent.\n\n\
**Concurrency.** A command to a claim carries `If-Match` with the `ETag` that was read last.\n\n\
**Reading your own writes.** Read models follow the log by some milliseconds: send a command's `Redress-Position` as \
`Redress-Min-Position`.\n\n\
**Forms.** Money is `{\"amount\": \"400.00\", \"currency\": \"CAD\"}`. Times of recording are RFC 3339 in UTC; times on a ticket are local \
to the airport. An absent field and a null one are the same. A body is at most 64 KiB, without a member twice; no text in it has \
control characters.\n\n\
**Problems.** What is not answered as asked is a problem (RFC 9457) with a stable `code` and all faults of the request at once.";

static DOCUMENT: LazyLock<Value> = LazyLock::new(assemble);

static TEXT: LazyLock<String> = LazyLock::new(|| {
    let text = serde_json::to_string_pretty(&*DOCUMENT).unwrap_or_default();
    format!("{text}\n")
});

/// The document, made when it is first asked for.
pub fn document() -> &'static Value {
    &DOCUMENT
}

/// The document as it is served, printed and committed: indented, members in the order of their names.
pub fn text() -> &'static str {
    &TEXT
}

/// What the document gathers from the routes.
#[derive(Default)]
struct Assembly {
    paths: Map<String, Value>,
    schemas: Map<String, Value>,
}

impl Assembly {
    fn add<S>(&mut self, routes: &Routes<S>, tag: &str, servers: Option<&Value>) {
        for route in routes.iter() {
            let (mut operation, schemas) = route.operation().into_json(&who(route.access()));
            operation.insert("tags".to_owned(), json!([tag]));
            if let Some(servers) = servers {
                operation.insert("servers".to_owned(), servers.clone());
            }
            if let Access::Only(_) = route.access() {
                operation.insert("security".to_owned(), json!([{ "developmentPrincipal": [] }]));
            }
            self.schemas.extend(schemas);
            let path = self.paths.entry(route.path()).or_insert_with(|| json!({}));
            path[route.method()] = Value::Object(operation);
        }
    }
}

fn assemble() -> Value {
    let mut assembly = Assembly::default();
    assembly.add(&command_api::routes(), "Commands", Some(&servers("the command API", 8080)));
    assembly.add(&query_api::routes(), "Queries", Some(&servers("the query API", 8081)));
    assembly.add(&endpoints::routes::<()>(), "About the API", None);
    let Assembly { paths, mut schemas } = assembly;
    schemas.insert("Problem".to_owned(), problems::schema());
    let mut document = json!({
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": { "title": "Redress", "version": env!("CARGO_PKG_VERSION"), "description": DESCRIPTION },
        "servers": [{ "url": "/", "description": "The address that this document came from." }],
        "tags": [
            { "name": "Commands", "description": "What may be asked of a claim." },
            { "name": "Queries", "description": "What can be known about claims." },
            { "name": "About the API", "description": "What the API says of itself." },
        ],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "headers": header::table(),
            "examples": problems::examples(),
            "securitySchemes": { "developmentPrincipal": {
                "type": "apiKey", "in": "header", "name": "Redress-Principal",
                "description": "Until accounts exist a caller says who they are: `client:ada`, `support:sam` or `analyst:ann`. Believed on a \
                    loopback address alone, of a request that came from the same machine.",
            } },
        },
    });
    tidy::words_as_enum(&mut document);
    document
}

fn servers(name: &str, port: u16) -> Value {
    json!([
        { "url": "/", "description": "One address for both APIs, behind a reverse proxy." },
        { "url": format!("http://127.0.0.1:{port}"), "description": format!("What `redress serve` starts as {name}.") },
    ])
}

/// Who may call, by the policy.
fn who(access: Access) -> String {
    let Access::Only(action) = access else { return "Open to anybody.".to_owned() };
    let roles = [Role::Client, Role::Support, Role::Analyst];
    let allowed: Vec<_> = roles.into_iter().filter_map(|role| allowed(role, action)).collect();
    format!("Who may: {}.", allowed.join(", "))
}

fn allowed(role: Role, action: Action) -> Option<String> {
    match crate::principal::reach(role, action) {
        Reach::Nothing => None,
        Reach::Own => Some(format!("`{}` for claims of their own", role.as_str())),
        Reach::Everything => Some(format!("`{}`", role.as_str())),
    }
}
