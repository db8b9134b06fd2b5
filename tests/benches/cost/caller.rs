//! An HTTP caller that keeps one connection open.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

/// A caller with a token.
pub(crate) struct Caller {
    stream: BufReader<TcpStream>,
    token: String,
}

impl Caller {
    pub(crate) fn of(address: SocketAddr, token: &str) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream: BufReader::new(stream), token: token.to_owned() }
    }

    /// Sends a body under a key, with the version of the placement that was seen. Returns the
    /// status and the answer.
    pub(crate) fn post(
        &mut self,
        path: &str,
        (key, seen): (&str, Option<u64>),
        body: &Value,
    ) -> (u16, Value) {
        let (body, token) = (body.to_string(), &self.token);
        let seen = seen.map_or_else(String::new, |seen| format!("If-Match: \"{seen}\"\r\n"));
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\
             Idempotency-Key: {key}\r\n{seen}Content-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes()).unwrap();
        let status = self.line().split(' ').nth(1).unwrap().parse().unwrap();
        let mut length = 0;
        loop {
            let line = self.line().to_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(given) = line.strip_prefix("content-length:") {
                length = given.trim().parse().unwrap();
            }
        }
        let mut answer = vec![0; length];
        self.stream.read_exact(&mut answer).unwrap();
        (status, serde_json::from_slice(&answer).unwrap())
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}
