//! Connections whose replies can get lost or arrive twice: the faults happen below HTTP, as they do in the world.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, ready};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use super::fate::Delivery;

/// Says what happens to the next reply on one connection.
#[derive(Debug, Clone, Default)]
pub(super) struct ReplySwitch(Arc<AtomicU8>);

impl ReplySwitch {
    const ONCE: u8 = 0;
    const NEVER: u8 = 1;
    const TWICE: u8 = 2;

    pub(super) fn set(&self, delivery: Delivery) {
        let value = match delivery {
            Delivery::Once => Self::ONCE,
            Delivery::Never => Self::NEVER,
            Delivery::Twice => Self::TWICE,
        };
        self.0.store(value, Ordering::Release);
    }

    fn get(&self) -> u8 {
        self.0.load(Ordering::Acquire)
    }
}

impl Connected<IncomingStream<'_, FaultyListener>> for ReplySwitch {
    fn connect_info(stream: IncomingStream<'_, FaultyListener>) -> Self {
        stream.io().switch.clone()
    }
}

/// A listener whose connections have a [`ReplySwitch`].
#[derive(Debug)]
pub(super) struct FaultyListener(pub(super) TcpListener);

impl Listener for FaultyListener {
    type Io = FaultyStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (inner, address) = Listener::accept(&mut self.0).await;
        (FaultyStream { inner, switch: ReplySwitch::default(), echo: Vec::new(), echoed: 0 }, address)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

/// One connection.
#[derive(Debug)]
pub(super) struct FaultyStream {
    inner: TcpStream,
    switch: ReplySwitch,
    /// What was written of a reply that is to arrive twice, and how much of it was written again.
    echo: Vec<u8>,
    echoed: usize,
}

impl AsyncRead for FaultyStream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buffer)
    }
}

impl AsyncWrite for FaultyStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.switch.get() == ReplySwitch::NEVER {
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        let written = ready!(Pin::new(&mut self.inner).poll_write(cx, bytes))?;
        if self.switch.get() == ReplySwitch::TWICE {
            self.echo.extend_from_slice(&bytes[..written]);
        }
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        while this.echoed < this.echo.len() {
            this.echoed += ready!(Pin::new(&mut this.inner).poll_write(cx, &this.echo[this.echoed..]))?;
        }
        if this.echoed > 0 {
            (this.echo, this.echoed) = (Vec::new(), 0);
            this.switch.set(Delivery::Once);
        }
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
