//! A board that listens on one connection and reads events as they come.

use crate::site::Site;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(10);

/// A board that listens.
pub(super) struct Board(BufReader<TcpStream>);

/// An event.
#[derive(Debug, Default)]
pub(super) struct Heard {
    pub(super) id: Option<u64>,
    pub(super) event: String,
    pub(super) data: String,
    /// The time until it came.
    pub(super) after: Duration,
}

impl Board {
    pub(super) fn at(site: &Site, last: Option<u64>) -> Self {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, site.port())).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let last = last.map_or(String::new(), |last| format!("Last-Event-ID: {last}\r\n"));
        let host = site.port();
        let request =
            format!("GET /api/v1/events HTTP/1.0\r\nHost: 127.0.0.1:{host}\r\n{last}\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut board = Self(BufReader::new(stream));
        while !board.line().unwrap().is_empty() {}
        board
    }

    /// Waits for the next event that has an id.
    pub(super) fn hear(&mut self) -> Heard {
        let began = Instant::now();
        let mut heard = Heard::default();
        loop {
            let line = self.line().expect("the service is still there");
            match line.split_once(": ") {
                Some(("id", id)) => heard.id = Some(id.parse().unwrap()),
                Some(("event", event)) => event.clone_into(&mut heard.event),
                Some(("data", data)) => data.clone_into(&mut heard.data),
                _ if line.is_empty() && heard.id.is_some() => break,
                _ => {}
            }
        }
        heard.after = began.elapsed();
        heard
    }

    /// Returns true if the service has closed the connection.
    pub(super) fn is_over(&mut self) -> bool {
        while self.line().is_some() {}
        let mut rest = vec![];
        self.0.read_to_end(&mut rest).is_ok_and(|read| read == 0)
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.0.read_line(&mut line).unwrap_or(0);
        (read > 0).then(|| line.trim_end().to_owned())
    }
}
