//! A line to the database that can be cut. A cut line accepts all data and passes nothing on, like
//! a server that hangs. It also accepts new connections, which get no answer.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

const A_MOMENT: Duration = Duration::from_millis(20);

/// The proxy.
pub(super) struct Proxy {
    port: u16,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    cut: AtomicBool,
    /// The number of connections so far.
    lines: AtomicU64,
    /// Connections with a smaller number never receive anything again.
    lost_before: AtomicU64,
}

/// Either kind of socket.
enum Line {
    Tcp(TcpStream),
    Unix(UnixStream),
}

impl Proxy {
    /// A proxy to the server of a URL.
    pub(super) fn to(url: &str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (state, server) = (Arc::new(State::default()), host(url).to_owned());
        let here = Arc::clone(&state);
        thread::spawn(move || {
            for line in listener.incoming() {
                let number = here.lines.fetch_add(1, Ordering::SeqCst);
                let (Ok(line), Ok(server)) = (line, dial(&server)) else { continue };
                join(number, Line::Tcp(line), server, &here);
            }
        });
        Self { port, state }
    }

    /// The URL that leads through this proxy.
    pub(super) fn url(&self, direct: &str) -> String {
        direct.replacen(host(direct), &format!("127.0.0.1:{}", self.port), 1)
    }

    pub(super) fn cut(&self) {
        self.state.cut.store(true, Ordering::SeqCst);
    }

    /// Passes on all data that was accepted meanwhile.
    pub(super) fn mend(&self) {
        self.state.cut.store(false, Ordering::SeqCst);
    }

    /// Passes new connections on; the existing ones stay silent forever.
    pub(super) fn mend_for_new_lines(&self) {
        let lines = self.state.lines.load(Ordering::SeqCst);
        self.state.lost_before.store(lines, Ordering::SeqCst);
        self.mend();
    }
}

/// The part of a URL that names the server.
fn host(url: &str) -> &str {
    let (_, rest) = url.split_once("://").unwrap();
    let authority = rest.split('/').next().unwrap();
    authority.rsplit('@').next().unwrap()
}

fn dial(host: &str) -> io::Result<Line> {
    match host.strip_prefix("%2F") {
        Some(_) => {
            let folder = host.replace("%2F", "/");
            UnixStream::connect(format!("{folder}/.s.PGSQL.5432")).map(Line::Unix)
        }
        None => TcpStream::connect(host).map(Line::Tcp),
    }
}

fn join(number: u64, one: Line, other: Line, state: &Arc<State>) {
    let (back, forth) = ((other.twin(), one.twin()), (one, other));
    for (mut from, mut to) in [back, forth] {
        let state = Arc::clone(state);
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            loop {
                match from.read(&mut bytes) {
                    Ok(0) => break,
                    Ok(read) => {
                        state.wait(number);
                        if to.write_all(&bytes[..read]).is_err() {
                            break;
                        }
                    }
                    Err(_) => break,
                }
            }
            state.wait(number);
            to.close();
        });
    }
}

impl State {
    /// Waits while the line is cut.
    fn wait(&self, number: u64) {
        let is_lost = || number < self.lost_before.load(Ordering::SeqCst);
        while self.cut.load(Ordering::SeqCst) || is_lost() {
            thread::sleep(A_MOMENT);
        }
    }
}

impl Line {
    fn twin(&self) -> Self {
        match self {
            Self::Tcp(line) => Self::Tcp(line.try_clone().unwrap()),
            Self::Unix(line) => Self::Unix(line.try_clone().unwrap()),
        }
    }

    fn close(&self) {
        match self {
            Self::Tcp(line) => line.shutdown(Shutdown::Both).ok(),
            Self::Unix(line) => line.shutdown(Shutdown::Both).ok(),
        };
    }
}

impl Read for Line {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(line) => line.read(bytes),
            Self::Unix(line) => line.read(bytes),
        }
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(line) => line.write(bytes),
            Self::Unix(line) => line.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
