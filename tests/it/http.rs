//! One plain HTTP request to a server on this machine, without a runtime, so `Drop` can use it.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(10);

/// The number in the next key; every change has its own key.
static KEYS: AtomicU64 = AtomicU64::new(0);

/// Returns the status and the body of the answer. An empty body is not sent.
pub(crate) fn request(port: u16, head: &str, body: &str) -> io::Result<(u16, String)> {
    let kind = ("Content-Type", "application/json");
    request_with(port, head, &[kind, ("Idempotency-Key", &new_key())], body)
}

/// Sends a body of another content type, as a browser does from a page of the service.
pub(crate) fn request_as(
    port: u16,
    head: &str,
    kind: &str,
    body: &str,
) -> io::Result<(u16, String)> {
    let page = ("Sec-Fetch-Site", "same-origin");
    request_with(port, head, &[("Content-Type", kind), ("Idempotency-Key", &new_key()), page], body)
}

/// Sends a request with these headers.
pub(crate) fn request_with(
    port: u16,
    head: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> io::Result<(u16, String)> {
    let (status, _, body) = exchange_with(port, head, headers, body)?;
    Ok((status, body))
}

/// A change made by the operator of a demo; returns status, head and body of the answer.
pub(crate) fn as_operator(port: u16, head: &str, body: &str) -> io::Result<(u16, String, String)> {
    let kind = ("Content-Type", "application/json");
    let key = new_key();
    let headers = [kind, ("Idempotency-Key", &key), ("Authorization", "Bearer demo-operator")];
    exchange_with(port, head, &headers, body)
}

fn new_key() -> String {
    format!("00000000-0000-4000-8000-{:012x}", KEYS.fetch_add(1, Ordering::Relaxed))
}

fn exchange_with(
    port: u16,
    head: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> io::Result<(u16, String, String)> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let length = body.len();
    let headers: Vec<_> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let headers = headers.join("\r\n");
    let request = format!(
        "{head} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         {headers}\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes())?;
    answer(BufReader::new(stream))
}

/// Reads only as far as the answer announces, since chromedriver does not close the connection when
/// it is asked to.
fn answer(mut stream: impl BufRead) -> io::Result<(u16, String, String)> {
    let (mut status, mut length) = (None, u64::MAX);
    let (mut line, mut head) = (String::new(), String::new());
    while stream.read_line(&mut line)? > 2 {
        if status.is_none() {
            status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
        } else if let Some(("content-length", value)) = line.to_lowercase().split_once(':') {
            length = value.trim().parse().unwrap_or(length);
        }
        head.push_str(&line.to_lowercase());
        line.clear();
    }
    let mut body = Vec::new();
    stream.take(length).read_to_end(&mut body)?;
    let status = status.ok_or_else(|| io::Error::other("not an HTTP answer"))?;
    Ok((status, head, String::from_utf8_lossy(&body).into_owned()))
}
