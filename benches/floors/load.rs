//! A load of keep-alive connections that costs as little as it can: requests are bytes, replies are counted.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// Who sends, and for how long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load<'a> {
    pub(crate) address: &'a str,
    pub(crate) connections: usize,
    pub(crate) seconds: u64,
    /// What is answered to a request that is carried out.
    pub(crate) status: u16,
    /// Whether a request may be refused with 503: whoever sent it then waits as long as `Retry-After` says.
    pub(crate) may_be_refused: bool,
}

/// What a load came to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outcome {
    pub(crate) carried_out: u64,
    pub(crate) refused: u64,
    pub(crate) requests_per_second: f64,
    /// Of the requests that were carried out.
    pub(crate) p99: Duration,
}

/// Sends what `request` makes for its running number; a reply that the load does not allow ends it.
pub(crate) async fn run<R>(load: Load<'_>, request: R) -> Result<Outcome, Box<dyn Error + Send + Sync>>
where
    R: Fn(u64) -> Vec<u8> + Send + Sync + 'static,
{
    let request = Arc::new(request);
    let number = Arc::new(AtomicU64::new(0));
    let start = Instant::now();
    let until = start + Duration::from_secs(load.seconds);
    let mut tasks = Vec::new();
    for _ in 0..load.connections {
        let stream = TcpStream::connect(load.address).await?;
        stream.set_nodelay(true)?;
        let client = Client { until, status: load.status, may_be_refused: load.may_be_refused };
        tasks.push(tokio::spawn(client.converse(stream, Arc::clone(&request), Arc::clone(&number))));
    }
    let (mut latencies, mut refused) = (Vec::new(), 0);
    for task in tasks {
        let mut told = task.await??;
        latencies.append(&mut told.latencies);
        refused += told.refused;
    }
    let elapsed = start.elapsed();
    latencies.sort_unstable();
    let p99 = latencies.get(latencies.len() * 99 / 100).copied().unwrap_or_default();
    let carried_out = u32::try_from(latencies.len())?;
    let requests_per_second = f64::from(carried_out) / elapsed.as_secs_f64();
    Ok(Outcome { carried_out: carried_out.into(), refused, requests_per_second, p99 })
}

#[derive(Clone, Copy)]
struct Client {
    until: Instant,
    status: u16,
    may_be_refused: bool,
}

/// What one client saw.
#[derive(Default)]
struct Told {
    latencies: Vec<Duration>,
    refused: u64,
}

impl Client {
    async fn converse<R>(
        self,
        stream: TcpStream,
        request: Arc<R>,
        number: Arc<AtomicU64>,
    ) -> Result<Told, Box<dyn Error + Send + Sync>>
    where
        R: Fn(u64) -> Vec<u8>,
    {
        let mut stream = BufReader::new(stream);
        let (mut told, mut body) = (Told::default(), Vec::new());
        while Instant::now() < self.until {
            let bytes = request(number.fetch_add(1, Ordering::Relaxed));
            let sent = Instant::now();
            stream.get_mut().write_all(&bytes).await?;
            match read_reply(&mut stream, &mut body).await? {
                (status, _) if status == self.status => told.latencies.push(sent.elapsed()),
                (503, Some(retry_after)) if self.may_be_refused => {
                    told.refused += 1;
                    tokio::time::sleep(retry_after.min(self.until.saturating_duration_since(Instant::now()))).await;
                }
                (status, _) => return Err(format!("{status}: {}", String::from_utf8_lossy(&body)).into()),
            }
        }
        Ok(told)
    }
}

/// The status, and the time that `Retry-After` names.
async fn read_reply(
    stream: &mut BufReader<TcpStream>,
    body: &mut Vec<u8>,
) -> Result<(u16, Option<Duration>), Box<dyn Error + Send + Sync>> {
    let mut line = String::with_capacity(128);
    stream.read_line(&mut line).await?;
    let status = line.split(' ').nth(1).ok_or("no status line")?.parse()?;
    let (mut length, mut retry_after) = (0, None);
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        let header = line.trim_end();
        if header.is_empty() {
            break;
        }
        match header.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse()?,
            Some((name, value)) if name.eq_ignore_ascii_case("retry-after") => {
                retry_after = Some(Duration::from_secs(value.trim().parse()?));
            }
            _ => {}
        }
    }
    body.resize(length, 0);
    stream.read_exact(body).await?;
    Ok((status, retry_after))
}
