//! A load of keep-alive connections that costs as little as it can: requests are bytes, replies are counted.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// What a load came to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outcome {
    pub(crate) requests_per_second: f64,
    pub(crate) p99: Duration,
}

/// Sends what `request` makes for its running number over `connections` for `seconds`; every reply must have `status`.
pub(crate) async fn run<R>(
    address: &str,
    connections: usize,
    seconds: u64,
    status: u16,
    request: R,
) -> Result<Outcome, Box<dyn Error + Send + Sync>>
where
    R: Fn(u64) -> Vec<u8> + Send + Sync + 'static,
{
    let request = Arc::new(request);
    let number = Arc::new(AtomicU64::new(0));
    let start = Instant::now();
    let until = start + Duration::from_secs(seconds);
    let mut tasks = Vec::new();
    for _ in 0..connections {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        tasks.push(tokio::spawn(connection(stream, until, status, Arc::clone(&request), Arc::clone(&number))));
    }
    let mut latencies = Vec::new();
    for task in tasks {
        latencies.append(&mut task.await??);
    }
    let elapsed = start.elapsed();
    latencies.sort_unstable();
    let p99 = latencies.get(latencies.len() * 99 / 100).copied().unwrap_or_default();
    let requests = f64::from(u32::try_from(latencies.len())?);
    Ok(Outcome { requests_per_second: requests / elapsed.as_secs_f64(), p99 })
}

async fn connection<R>(
    stream: TcpStream,
    until: Instant,
    status: u16,
    request: Arc<R>,
    number: Arc<AtomicU64>,
) -> Result<Vec<Duration>, Box<dyn Error + Send + Sync>>
where
    R: Fn(u64) -> Vec<u8>,
{
    let mut stream = BufReader::new(stream);
    let mut latencies = Vec::new();
    let mut body = Vec::new();
    while Instant::now() < until {
        let bytes = request(number.fetch_add(1, Ordering::Relaxed));
        let sent = Instant::now();
        stream.get_mut().write_all(&bytes).await?;
        let answered = read_reply(&mut stream, &mut body).await?;
        if answered != status {
            return Err(format!("{answered}: {}", String::from_utf8_lossy(&body)).into());
        }
        latencies.push(sent.elapsed());
    }
    Ok(latencies)
}

async fn read_reply(
    stream: &mut BufReader<TcpStream>,
    body: &mut Vec<u8>,
) -> Result<u16, Box<dyn Error + Send + Sync>> {
    let mut line = String::with_capacity(128);
    stream.read_line(&mut line).await?;
    let status = line.split(' ').nth(1).ok_or("no status line")?.parse()?;
    let mut length = 0;
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        let header = line.trim_end();
        if header.is_empty() {
            break;
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse()?;
        }
    }
    body.resize(length, 0);
    stream.read_exact(body).await?;
    Ok(status)
}
