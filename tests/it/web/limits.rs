//! Limits of a client: requests, streams, connections, and the time for each part of a request.
//! The services here have short limits, so that the tests are quick.

use super::Site;
use crate::site::free_port;
use actix_web::dev::ServerHandle;
use actix_web::rt::System;
use serde_json::Value;
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};
use waystation::web::defenses::limits::Solving;
use waystation::web::defenses::{Defenses, Hosts, Limits, RequestClass, TrustedProxies};
use waystation::web::server;

const PATIENCE: Duration = Duration::from_secs(10);
const SHORT: Duration = Duration::from_millis(400);
const RANKINGS: &str = "/api/v1/rankings";
const ASK: &str = r#"{"where": "937"}"#;

/// A service over the town on a socket.
struct Served {
    port: u16,
    handle: ServerHandle,
    _site: Site,
}

impl Served {
    fn with(limits: Limits) -> Self {
        Self::behind(&[], limits)
    }

    /// A service that believes proxies at these addresses.
    fn behind(proxies: &[Ipv4Addr], limits: Limits) -> Self {
        let site = Site::new();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, free_port())).unwrap();
        let address = listener.local_addr().unwrap();
        let proxies: Vec<_> = proxies.iter().map(|proxy| (*proxy).into()).collect();
        let (hosts, proxies) = (Hosts::of(address, &[]), TrustedProxies::at(&proxies));
        let defenses = Arc::new(Defenses::new(hosts, proxies, false, limits));
        let desk = site.desk.clone().into_inner();
        let (tell, told) = channel();
        thread::spawn(move || {
            System::new().block_on(async move {
                let server = server(desk, defenses, (listener, None), 1).unwrap();
                tell.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        Self { port: address.port(), handle: told.recv().unwrap(), _site: site }
    }

    fn client(&self) -> Client {
        Client::of(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap())
    }

    fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}\r\n", self.port)
    }

    fn ask(&self, path: &str, headers: &str) -> Told {
        let mut client = self.client();
        client.send(&format!("GET {path} HTTP/1.1\r\n{}{headers}\r\n", self.host()));
        client.hear()
    }

    fn post(&self, path: &str, headers: &str, body: &str) -> Told {
        let mut client = self.client();
        let length = body.len();
        client.send(&format!(
            "POST {path} HTTP/1.1\r\n{}{headers}Content-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n{body}",
            self.host()
        ));
        client.hear()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

/// A connection.
struct Client(TcpStream);

/// An answer: its status, its head in lowercase, and its body.
#[derive(Debug)]
struct Told {
    status: u16,
    head: String,
    body: String,
}

impl Told {
    /// The kind of the problem.
    fn kind(&self) -> String {
        let problem: Value = serde_json::from_str(&self.body).unwrap();
        problem["type"].as_str().unwrap().rsplit(':').next().unwrap().to_owned()
    }

    fn retry_after(&self) -> u64 {
        let line = self.head.lines().find_map(|line| line.strip_prefix("retry-after: "));
        line.unwrap_or_else(|| panic!("{self:?}")).parse().unwrap()
    }
}

impl Client {
    fn of(stream: TcpStream) -> Self {
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        Self(stream)
    }

    fn send(&mut self, bytes: &str) {
        self.0.write_all(bytes.as_bytes()).unwrap();
    }

    /// Reads one answer, or for a stream its first piece.
    fn hear(&mut self) -> Told {
        let (mut read, mut piece) = (Vec::new(), [0; 4096]);
        loop {
            let count = self.0.read(&mut piece).unwrap();
            read.extend_from_slice(&piece[..count]);
            let text = String::from_utf8_lossy(&read).into_owned();
            let Some((head, body)) = text.split_once("\r\n\r\n") else {
                assert!(count > 0, "closed after {text:?}");
                continue;
            };
            let head = head.to_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            let length = length.map_or(0, |length| length.parse().unwrap());
            if body.len() >= length || count == 0 {
                let status = head.split(' ').nth(1).unwrap().parse().unwrap();
                return Told { status, head, body: body.to_owned() };
            }
        }
    }

    /// The time until the service closes the connection.
    fn closed(&mut self) -> Duration {
        let began = Instant::now();
        let mut piece = [0; 4096];
        loop {
            match self.0.read(&mut piece) {
                Ok(0) => return began.elapsed(),
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::ConnectionReset => {
                    return began.elapsed();
                }
                Err(error) => panic!("still open after {:?}: {error}", began.elapsed()),
            }
        }
    }
}

fn rate(percent: u32) -> Limits {
    Limits { rate: NonZeroU32::new(percent), ..Limits::lifted() }
}

#[test]
fn a_client_that_asks_too_often_waits_and_hears_what_to_do() {
    let served = Served::with(rate(10));
    let most = RequestClass::Search.per_minute().address / 10;
    for nth in 0..most {
        assert_eq!(served.post(RANKINGS, "", ASK).status, 200, "{nth}");
    }
    // While these were sent, some more have become possible.
    let more = (0..most).map(|_| served.post(RANKINGS, "", ASK));
    let refused = more.into_iter().find(|told| told.status != 200).unwrap();
    assert_eq!((refused.status, refused.kind()), (429, "too-many".to_owned()));
    assert_eq!(refused.retry_after(), 1);
    for words in ["by phone", "accepted in 1 second.", "--request-rate"] {
        assert!(refused.body.contains(words), "{words} is not in {}", refused.body);
    }
    assert_eq!(served.ask("/api/v1/rules", "").status, 200, "reading is counted apart");
    let browser = "Accept: text/html\r\nSec-Fetch-Site: none\r\n";
    let mut pages = (0..most).map(|_| served.post("/find", browser, ""));
    let page = pages.find(|told| told.status == 429).unwrap();
    assert_eq!(page.retry_after(), 1);
    assert!(page.body.contains("<html"), "{}", page.body);
}

#[test]
fn a_stranger_cannot_pretend_to_be_many_clients_and_a_trusted_proxy_has_many() {
    let most = RequestClass::Plan.per_minute().address / 10;
    let ask = |served: &Served, nth: u32| {
        let headers = format!("X-Forwarded-For: 192.0.2.{nth}\r\nForwarded: for=192.0.2.{nth}\r\n");
        served.post("/api/v1/plans", &headers, "{}").status
    };
    let stranger = Served::with(rate(10));
    let believed = Served::behind(&[Ipv4Addr::LOCALHOST], rate(10));
    for nth in 0..most {
        assert_eq!((ask(&stranger, nth), ask(&believed, nth)), (422, 422), "{nth}");
    }
    assert_eq!((ask(&stranger, 200), ask(&believed, 200)), (429, 422));
    let headers = "X-Forwarded-For: 6.6.6.6, 192.0.2.1\r\n";
    for _ in 1..most {
        assert_eq!(believed.post("/api/v1/plans", headers, "{}").status, 422);
    }
    assert_eq!(believed.post("/api/v1/plans", headers, "{}").status, 429);
}

#[test]
fn the_ninth_stream_of_a_client_is_refused_and_another_client_listens() {
    let served = Served::behind(&[Ipv4Addr::LOCALHOST], Limits::usual(2, 4096));
    let listen = |client: &str| {
        let mut ear = served.client();
        let request = format!("X-Forwarded-For: {client}\r\n\r\n");
        ear.send(&format!("GET /api/v1/events HTTP/1.1\r\n{}{request}", served.host()));
        let told = ear.hear();
        (ear, told)
    };
    let mut ears: Vec<_> = (0..8).map(|_| listen("192.0.2.1")).collect();
    assert!(ears.iter().all(|(_, told)| told.status == 200), "eight listen");
    let (_, ninth) = listen("192.0.2.1");
    assert_eq!((ninth.status, ninth.kind()), (429, "too-many".to_owned()));
    assert!(ninth.retry_after() > 0 && ninth.body.contains("8 boards"), "{ninth:?}");
    assert_eq!(listen("192.0.2.2").1.status, 200);
    ears.pop();
    let limit = Instant::now() + PATIENCE;
    while listen("192.0.2.1").1.status != 200 {
        assert!(Instant::now() < limit, "a place is not given back");
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn bodies_that_never_end_are_dropped_with_a_reason_and_others_are_answered() {
    let served = Served::with(Limits { body: SHORT, ..Limits::lifted() });
    let unfinished = |framing: &str| {
        let mut client = served.client();
        client.send(&format!("POST {RANKINGS} HTTP/1.1\r\n{}{framing}", served.host()));
        client
    };
    let began = Instant::now();
    let mut slow: Vec<_> = (0..8)
        .map(|nth| match nth % 2 {
            0 => unfinished("Content-Length: 900\r\n\r\n{"),
            _ => unfinished("Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"),
        })
        .collect();
    assert_eq!(served.post(RANKINGS, "", ASK).status, 200);
    for client in &mut slow {
        let told = client.hear();
        assert_eq!((told.status, told.kind()), (408, "too-slow".to_owned()));
        assert!(told.head.contains("connection: close"), "{told:?}");
        client.closed();
    }
    let took = began.elapsed();
    assert!(took > SHORT && took < SHORT + Duration::from_secs(8), "{took:?}");
}

#[test]
fn a_head_that_never_ends_is_dropped_also_if_it_is_not_the_first() {
    let served = Served::with(Limits { head: SHORT, ..Limits::lifted() });
    let mut first = served.client();
    first.send("GET / HTTP/1.1\r\nX-Slow: ");
    let mut second = served.client();
    second.send(&format!("GET /healthz HTTP/1.1\r\n{}\r\n", served.host()));
    assert_eq!(second.hear().status, 200);
    second.send("GET / HTTP/1.1\r\nX-Slow: ");
    // A body that nobody reads is a head that never begins.
    let mut unread = served.client();
    let chunked = "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n";
    unread.send(&format!("POST /nowhere HTTP/1.1\r\n{}{chunked}", served.host()));
    let trickling = unread.0.try_clone().unwrap();
    thread::spawn(move || trickle(trickling, b"1\r\nx\r\n"));
    for client in [&mut first, &mut second, &mut unread] {
        assert!(client.closed() < Duration::from_secs(4));
    }
}

/// Sends some bytes every 50 ms for as long as the service takes them.
fn trickle(mut stream: TcpStream, bytes: &[u8]) {
    while stream.write_all(bytes).is_ok() {
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_client_that_does_not_take_its_answers_is_dropped() {
    let served = Served::with(Limits { taking: SHORT, ..Limits::lifted() });
    let mut client = served.client();
    let request = format!("GET /api/v1/openapi.json HTTP/1.1\r\n{}\r\n", served.host());
    client.0.set_write_timeout(Some(PATIENCE)).unwrap();
    // The service stops reading once its answers fill the buffers, and then drops the client.
    let began = Instant::now();
    while client.0.write_all(request.as_bytes()).is_ok() {
        assert!(began.elapsed() < PATIENCE, "the service still takes requests");
    }
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
}

#[test]
fn an_address_gets_its_part_of_the_connections() {
    let limits = Limits { connections: 6, connections_each: 4, ..Limits::lifted() };
    let served = Served::with(limits);
    let mut held: Vec<_> = (0..4).map(|_| served.client()).collect();
    for client in &mut held {
        client.send(&format!("GET /healthz HTTP/1.1\r\n{}\r\n", served.host()));
        assert_eq!(client.hear().status, 200);
    }
    let mut fifth = served.client();
    assert!(fifth.closed() < Duration::from_secs(2), "no place");
    drop(held);
    let limit = Instant::now() + PATIENCE;
    loop {
        let mut client = served.client();
        let request = format!("GET /healthz HTTP/1.1\r\n{}\r\n", served.host());
        let mut answer = [0; 12];
        let asked = client.0.write_all(request.as_bytes());
        if asked.and_then(|()| client.0.read_exact(&mut answer)).is_ok() {
            assert_eq!(&answer, b"HTTP/1.1 200");
            return;
        }
        assert!(Instant::now() < limit, "places are not given back");
    }
}

#[test]
fn when_solvers_are_busy_a_client_hears_soon_that_it_must_come_back() {
    let solving =
        Solving { searches: 0, large: 0, waiting: [4, 4, 4], patience: Duration::from_millis(200) };
    let served = Served::with(Limits { solving, ..Limits::lifted() });
    for path in [RANKINGS, "/api/v1/plans"] {
        let began = Instant::now();
        let refused = served.post(path, "", ASK);
        assert!(began.elapsed() < Duration::from_secs(2));
        assert_eq!((refused.status, refused.kind()), (503, "busy".to_owned()), "{path}");
        assert_eq!(refused.retry_after(), 5);
        assert!(refused.body.contains("by phone"), "{}", refused.body);
    }
    assert_eq!(served.ask("/api/v1/rules", "").status, 200);
}

#[test]
fn what_the_library_cannot_read_is_refused_with_a_problem() {
    let served = Served::with(Limits { head: SHORT, ..Limits::lifted() });
    let long = format!("GET / HTTP/1.1\r\n{}X-Long: {}", served.host(), "x".repeat(200_000));
    for (sent, status, kind) in [
        ("GET / HTTP/9.9\r\n\r\n", 400, "refused"),
        ("nonsense\r\n\r\n", 400, "refused"),
        ("GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400, "refused"),
        (&long, 431, "head-too-long"),
        ("GET / HTTP/1.1\r\nX-Slow: ", 408, "too-slow"),
    ] {
        let mut client = served.client();
        client.0.write_all(sent.as_bytes()).ok();
        let told = client.hear();
        assert_eq!((told.status, told.kind()), (status, kind.to_owned()), "{sent:.40}");
        assert!(told.head.contains("content-type: application/problem+json"), "{told:?}");
        client.closed();
    }
}
