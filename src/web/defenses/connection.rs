//! A client's connection, which is dropped when the client is too slow.
//!
//! The HTTP library limits the time for the first head of a connection, and nothing else. Here each
//! request must be answered in time, counted from its first byte, and each answer must be taken in
//! time. A connection on which nothing moves is dropped too. So a client that sends or takes a byte
//! now and then, or none, does not hold a connection.

use super::limits::Limits;
use super::places::TakenPlace;
use actix_web::rt::net::{ActixStream, Ready, TcpStream};
use std::cell::Cell;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

/// The stage of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::web) enum ConnectionStage {
    /// The service waits for a request, or sends an answer.
    #[default]
    Waiting,
    /// The application works on a request.
    Working,
    /// The service has no more to say.
    Closing,
}

/// The stage of a connection, as the front door sets it.
pub(in crate::web) type SharedStage = Rc<Cell<ConnectionStage>>;

/// A connection with its deadlines.
#[derive(Debug)]
pub(in crate::web) struct ClientStream {
    stream: TcpStream,
    stage: SharedStage,
    limits: StreamLimits,
    /// The time of the first byte since the last answer.
    asked: Option<Instant>,
    /// The time of the last byte in either direction.
    active: Instant,
    /// The time since when the client has taken too little, and the bytes it took since.
    blocked: Option<(Instant, u64)>,
    timer: Option<Pin<Box<Sleep>>>,
    _place: TakenPlace,
}

#[derive(Debug, Clone, Copy)]
struct StreamLimits {
    head: Duration,
    answer: Duration,
    taking: Duration,
    slowest: u32,
    idle: Duration,
}

/// The time that a connection stays open once the service has no more to say.
const CLOSE_WITHIN: Duration = Duration::from_secs(1);

impl ClientStream {
    pub(in crate::web) fn of(stream: TcpStream, place: TakenPlace, limits: &Limits) -> Self {
        let Limits { head, answer, taking, slowest, idle, .. } = *limits;
        let limits = StreamLimits { head, answer, taking, slowest, idle };
        let (stage, active) = (Rc::default(), Instant::now());
        let (asked, blocked, timer) = (None, None, None);
        Self { stream, stage, limits, asked, active, blocked, timer, _place: place }
    }

    pub(in crate::web) fn stage(&self) -> SharedStage {
        Rc::clone(&self.stage)
    }

    pub(in crate::web) fn peer(&self) -> Option<SocketAddr> {
        self.stream.peer_addr().ok()
    }

    /// The next deadline; `None` if there is none.
    fn deadline(&self) -> Option<Instant> {
        let (within, idle) = match self.stage.get() {
            ConnectionStage::Waiting => (self.limits.head, Some(self.limits.idle)),
            ConnectionStage::Working => (self.limits.answer, None),
            ConnectionStage::Closing => (self.limits.head, Some(CLOSE_WITHIN)),
        };
        let asked = self.asked.map(|since| since + within);
        let blocked = self.blocked.map(|(since, taken)| {
            let extra = Duration::from_secs(taken / u64::from(self.limits.slowest.max(1)));
            since + self.limits.taking + extra
        });
        let idle = idle.map(|idle| self.active + idle);
        [asked, blocked, idle].into_iter().flatten().min()
    }

    /// Returns an error once the deadline has passed, and otherwise wakes the task when it does.
    fn check(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        let Some(deadline) = self.deadline() else {
            self.timer = None;
            return Ok(());
        };
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if timer.deadline() != deadline {
            timer.as_mut().reset(deadline);
        }
        match timer.as_mut().poll(context) {
            Poll::Ready(()) => Err(ErrorKind::TimedOut.into()),
            Poll::Pending => Ok(()),
        }
    }

    /// Notes bytes that the client took, or that it takes none now.
    fn took(&mut self, done: &Poll<io::Result<usize>>) {
        match done {
            Poll::Ready(Ok(taken)) => {
                (self.asked, self.active) = (None, Instant::now());
                if let Some((_, sum)) = &mut self.blocked {
                    *sum = sum.saturating_add(u64::try_from(*taken).unwrap_or(u64::MAX));
                }
            }
            Poll::Pending => {
                self.blocked.get_or_insert((Instant::now(), 0));
            }
            Poll::Ready(Err(_)) => {}
        }
    }
}

impl AsyncRead for ClientStream {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        let read = Pin::new(&mut this.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            this.active = Instant::now();
            this.asked.get_or_insert(this.active);
        }
        this.check(context)?;
        read
    }
}

impl AsyncWrite for ClientStream {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let done = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.took(&done);
        this.check(context)?;
        done
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let done = Pin::new(&mut this.stream).poll_flush(context);
        if done.is_ready() {
            this.blocked = None;
        }
        done
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

impl ActixStream for ClientStream {
    fn poll_read_ready(&self, context: &mut Context<'_>) -> Poll<io::Result<Ready>> {
        ActixStream::poll_read_ready(&self.stream, context)
    }

    fn poll_write_ready(&self, context: &mut Context<'_>) -> Poll<io::Result<Ready>> {
        ActixStream::poll_write_ready(&self.stream, context)
    }
}
