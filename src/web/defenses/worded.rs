//! Gives the refusals of the HTTP library a body.
//!
//! The library answers a request that it cannot read by itself, with a status and no body, before
//! the application hears of it. No setting of it changes that, so its answer is replaced on its way
//! out. The language of the client is not known, so the body is in English.

use crate::web::problem::{PROBLEM_JSON, Problem, ProblemKind};
use crate::words::Language;
use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A connection on which the refusals of the library have a body.
#[derive(Debug)]
pub(in crate::web) struct WordedStream<S> {
    pub(in crate::web) stream: S,
    /// The rest of an answer that is sent in place of the library's.
    rest: Vec<u8>,
}

impl<S: AsyncWrite + Unpin> WordedStream<S> {
    pub(in crate::web) fn of(stream: S) -> Self {
        Self { stream, rest: Vec::new() }
    }

    fn poll_rest(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.rest.is_empty() {
            match ready!(Pin::new(&mut self.stream).poll_write(context, &self.rest))? {
                0 => return Poll::Ready(Err(ErrorKind::WriteZero.into())),
                written => drop(self.rest.drain(..written)),
            }
        }
        Poll::Ready(Ok(()))
    }
}

/// The answer to send in place of one of the library. The application never answers with one of
/// these statuses and an empty body.
fn instead(bytes: &[u8]) -> Option<Vec<u8>> {
    let head = str::from_utf8(bytes).ok()?.strip_prefix("HTTP/1.1 ")?.strip_suffix("\r\n\r\n")?;
    let (status, fields) = head.split_once("\r\n")?;
    let kind = match status.split(' ').next()? {
        "400" => ProblemKind::Refused,
        "408" => ProblemKind::TooSlow,
        "431" => ProblemKind::HeadTooLong,
        _ => return None,
    };
    let fields: Vec<&str> = fields.split("\r\n").collect();
    let empty = fields.iter().any(|field| field.eq_ignore_ascii_case("content-length: 0"));
    if !empty {
        return None;
    }
    let body = serde_json::to_string(&Problem::of(kind).view(Language::default())).ok()?;
    let length = body.len();
    Some(
        format!(
            "HTTP/1.1 {status}\r\ncontent-type: {PROBLEM_JSON}\r\ncontent-length: {length}\r\n\
             cache-control: no-store\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\
             \r\n{body}"
        )
        .into_bytes(),
    )
}

impl<S: AsyncRead + Unpin> AsyncRead for WordedStream<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for WordedStream<S> {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        ready!(this.poll_rest(context))?;
        match instead(bytes) {
            None => Pin::new(&mut this.stream).poll_write(context, bytes),
            Some(worded) => {
                this.rest = worded;
                Poll::Ready(Ok(bytes.len()))
            }
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_rest(context))?;
        Pin::new(&mut this.stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_rest(context))?;
        Pin::new(&mut this.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_refusals_without_a_body_get_one() {
        let told = |status: &str, length: usize| {
            instead(format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n\r\n").as_bytes())
        };
        for status in ["400 Bad Request", "408 Request Timeout"] {
            let worded = String::from_utf8(told(status, 0).unwrap()).unwrap();
            assert!(worded.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{worded}");
            let (head, body) = worded.split_once("\r\n\r\n").unwrap();
            assert!(head.contains(&format!("content-length: {}", body.len())), "{worded}");
            assert_eq!(told(status, 7), None);
        }
        assert_eq!(told("200 OK", 0), None);
        assert_eq!(instead(b"data: HTTP/1.1 400 Bad Request\r\n\r\n"), None);
    }
}
