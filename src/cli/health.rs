//! Checks whether the service on this machine is ready.

use super::{CommandResult, Failed};
use crate::config::Listen;
use crate::web::defenses::pinned_to;
use crate::words::say;
use rustls::pki_types::ServerName;
use rustls::{ClientConnection, StreamOwned};
use std::io::{ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(3);

pub(super) fn check(listen: &Listen) -> CommandResult {
    let line = TcpStream::connect_timeout(&nearby(listen.bind), PATIENCE)?;
    line.set_read_timeout(Some(PATIENCE))?;
    let port = listen.bind.port();
    let answer = match &listen.tls_certificate {
        None => asked(line, port)?,
        Some(certificate) => {
            let name = ServerName::try_from("localhost")?;
            let client = ClientConnection::new(Arc::new(pinned_to(certificate)?), name)?;
            asked(StreamOwned::new(client, line), port)?
        }
    };
    let first = answer.lines().next().unwrap_or("");
    if first.contains(" 200 ") {
        return Ok(());
    }
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    Err(Failed::Text(say::service_answered(body.to_owned(), first.to_owned())))
}

/// The address by which this machine reaches a service that listens on an address.
fn nearby(mut bind: SocketAddr) -> SocketAddr {
    if bind.ip().is_unspecified() {
        bind.set_ip(match bind.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    bind
}

/// Sends the question, and returns the answer.
fn asked(mut line: impl Read + Write, port: u16) -> Result<String, Failed> {
    line.write_all(format!("GET /readyz HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n").as_bytes())?;
    let mut answer = String::new();
    match line.read_to_string(&mut answer) {
        // The service closes an encrypted connection without saying so first.
        Err(error) if error.kind() != ErrorKind::UnexpectedEof => Err(error.into()),
        Ok(_) | Err(_) => Ok(answer),
    }
}
