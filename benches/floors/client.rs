//! Commands that set the scene, one after the other.

use std::error::Error;

use serde_json::Value;

use crate::server::Server;

/// Sends one command to a claim at `version`, or to none, and gives what is answered.
pub(crate) async fn command(
    server: &Server,
    principal: &str,
    path: &str,
    version: Option<u64>,
    body: &Value,
) -> Result<reqwest::Response, Box<dyn Error>> {
    let mut request = reqwest::Client::new()
        .post(format!("http://{}{path}", server.address))
        .header("Redress-Principal", principal)
        .header("Idempotency-Key", redress::ids::new_v7().to_string())
        .json(body);
    if let Some(version) = version {
        request = request.header("If-Match", format!("\"{version}\""));
    }
    let reply = request.send().await?;
    if reply.status().is_success() {
        return Ok(reply);
    }
    Err(format!("{path}: {}", reply.text().await?).into())
}
