//! One role of the program as a process of its own, as it is deployed.

use std::error::Error;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::stage::Stage;

/// Any key does: the load is thrown away.
const MASTER_KEY: &str = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

/// A running role; killed when dropped.
pub(crate) struct Server {
    pub(crate) address: String,
    /// How long it took until it said that it is ready.
    pub(crate) up_in: Duration,
    process: Child,
}

impl Server {
    /// Starts `role` on a free port and waits until it is ready.
    pub(crate) async fn start(stage: &Stage, role: &str) -> Result<Self, Box<dyn Error>> {
        Self::start_with(stage, role, &[]).await
    }

    /// The same with more in its environment.
    pub(crate) async fn start_with(
        stage: &Stage,
        role: &str,
        environment: &[(&str, &str)],
    ) -> Result<Self, Box<dyn Error>> {
        let address = format!("127.0.0.1:{}", TcpListener::bind("127.0.0.1:0")?.local_addr()?.port());
        let listen = if role == "projector" || role == "automation" {
            "--ops-address".to_owned()
        } else {
            format!("--{role}-address")
        };
        let begun = Instant::now();
        let process = Command::new(env!("CARGO_BIN_EXE_redress"))
            .args(["serve", "--role", role, &listen, &address])
            .env("DATABASE_URL", &stage.program_url)
            .env("REDRESS_MASTER_KEY", MASTER_KEY)
            .env("REDRESS_EVIDENCE_DIR", &stage.evidence_directory)
            .envs(environment.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut server = Self { address, up_in: Duration::ZERO, process };
        while !server.is_ready().await {
            if begun.elapsed() > Duration::from_secs(20) {
                return Err(format!("the {role} role is not ready").into());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        server.up_in = begun.elapsed();
        Ok(server)
    }

    /// What the process has in memory now.
    pub(crate) fn mebibytes(&self) -> Result<f64, Box<dyn Error>> {
        self.status("VmRSS:")
    }

    /// The most that it ever had.
    pub(crate) fn peak_mebibytes(&self) -> Result<f64, Box<dyn Error>> {
        self.status("VmHWM:")
    }

    fn status(&self, name: &str) -> Result<f64, Box<dyn Error>> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name)).ok_or("no such line")?;
        let kibibytes: u32 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(f64::from(kibibytes) / 1024.0)
    }

    async fn is_ready(&self) -> bool {
        let answer = reqwest::get(format!("http://{}/readyz", self.address)).await;
        answer.is_ok_and(|answer| answer.status().is_success())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
