//! Checks whether the service on this machine is ready.

use super::{CommandResult, Failed};
use crate::config::Listen;
use crate::words::say;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(3);

pub(super) fn check(listen: &Listen) -> CommandResult {
    let mut line = TcpStream::connect_timeout(&listen.bind, PATIENCE)?;
    line.set_read_timeout(Some(PATIENCE))?;
    let port = listen.bind.port();
    line.write_all(format!("GET /readyz HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n").as_bytes())?;
    let mut answer = String::new();
    line.read_to_string(&mut answer)?;
    let first = answer.lines().next().unwrap_or("");
    if first.contains(" 200 ") {
        return Ok(());
    }
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    Err(Failed::Text(say::service_answered(body.to_owned(), first.to_owned())))
}
