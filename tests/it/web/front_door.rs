//! The front door: who may send a request from where, and the headers that each answer has.

use super::{Answer, Site, from_our_page};
use crate::site::free_port;
use actix_web::http::StatusCode;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::Data;
use std::net::{IpAddr, SocketAddr};
use waystation::web;
use waystation::web::defenses::{Defenses, Hosts, Limits, TrustedProxies};

const RANKINGS: &str = "/api/v1/rankings";
const PROXY: [u8; 4] = [10, 0, 0, 1];
const STRANGER: [u8; 4] = [9, 9, 9, 9];

/// A service on port 8080, behind a trusted proxy or not, that answers as `board.test` too.
fn defended(behind_proxy: bool) -> Data<Defenses> {
    let proxies: &[IpAddr] = if behind_proxy { &[IpAddr::from(PROXY)] } else { &[] };
    let address = SocketAddr::from(([127, 0, 0, 1], 8080));
    let hosts = Hosts::of(address, &["board.test".to_owned()]);
    Data::new(Defenses::new(hosts, TrustedProxies::at(proxies), false, Limits::lifted()))
}

impl Site {
    async fn send_to(&self, defenses: &Data<Defenses>, request: TestRequest) -> Answer {
        let app = init_service(web::defended_app(self.desk.clone(), Data::clone(defenses))).await;
        let response = call_service(&app, request.to_request()).await;
        let (status, headers) = (response.status(), response.headers().clone());
        Answer { status, headers, body: read_body(response).await.to_vec() }
    }
}

/// A connection from this address.
fn from(address: [u8; 4]) -> SocketAddr {
    (address, free_port()).into()
}

#[actix_web::test]
async fn a_stolen_name_reaches_nothing() {
    let (site, defenses) = (Site::new(), defended(false));
    let addresses = ["/", "/healthz", "/readyz", "/assets/x", "/api/v1/programs", "/nowhere"];
    for path in addresses {
        for host in
            ["evil.test", "evil.test:8080", "localhost:8081", "", "127.0.0.1:8080.evil.test"]
        {
            let request = TestRequest::get().uri(path).insert_header(("host", host));
            let answer = site.send_to(&defenses, request).await;
            assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{path} {host}");
            assert_eq!(answer.refused(), Vec::<String>::new());
        }
        for host in ["localhost:8080", "127.0.0.1:8080", "[::1]:8080", "board.test"] {
            let request = TestRequest::get().uri(path).insert_header(("host", host));
            let answer = site.send_to(&defenses, request).await;
            assert_ne!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{path} {host}");
        }
    }
}

#[actix_web::test]
async fn a_name_that_is_missing_said_twice_or_in_the_address_alone_is_refused() {
    let (site, defenses) = (Site::new(), defended(false));
    let here = ("host", "localhost:8080");
    let twice = TestRequest::get().insert_header(here).append_header(here);
    let elsewhere = TestRequest::get().uri("http://evil.test/").insert_header(here);
    for request in [TestRequest::get(), twice, elsewhere] {
        let answer = site.send_to(&defenses, request).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    }
    let whole = TestRequest::get().uri("http://localhost:8080/healthz").insert_header(here);
    assert_eq!(site.send_to(&defenses, whole).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_person_under_a_wrong_name_reads_a_page() {
    let request = TestRequest::get().insert_header(("host", "evil.test"));
    let request = request.insert_header(("accept", "text/html"));
    let answer = Site::new().send_to(&defended(false), request).await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    assert!(answer.text().contains("<html"), "{}", answer.text());
}

#[actix_web::test]
async fn pages_of_other_sites_change_nothing() {
    let (site, defenses) = (Site::new(), defended(false));
    let post = || TestRequest::post().uri("/find").set_form([("where", "937")]);
    let with = |name: &'static str, value: &'static str| {
        post().insert_header(("host", "board.test")).insert_header((name, value))
    };
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://elsewhere.test"),
        ("origin", "null"),
        ("x-none", ""),
    ] {
        let answer = site.send_to(&defenses, with(name, value)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
        answer.refused();
    }
    for (name, value) in [("sec-fetch-site", "same-origin"), ("origin", "http://board.test")] {
        let answer = site.send_to(&defenses, with(name, value)).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}: {value}");
    }
}

#[actix_web::test]
async fn a_program_may_use_the_api_without_naming_a_page_unless_it_has_a_session() {
    let (site, defenses) = (Site::new(), defended(false));
    let ask = || {
        let request = TestRequest::post().uri(RANKINGS).set_json([("where", "937")]);
        request.insert_header(("host", "localhost:8080"))
    };
    let ask = |name: &'static str, value: &'static str| ask().insert_header((name, value));
    let status = async |request| site.send_to(&defenses, request).await.status;
    assert_ne!(status(ask("x-none", "")).await, StatusCode::FORBIDDEN);
    for cookie in ["session=1", "__Host-session=1"] {
        assert_eq!(status(ask("cookie", cookie)).await, StatusCode::FORBIDDEN, "{cookie}");
        let ours = from_our_page(ask("cookie", cookie));
        assert_ne!(status(ours).await, StatusCode::FORBIDDEN, "{cookie}");
    }
}

#[actix_web::test]
async fn browsers_are_told_to_use_only_https_where_it_is_spoken() {
    const HSTS: &str = "strict-transport-security";
    let site = Site::new();
    let ask = |peer: [u8; 4], proto: &'static str| {
        let request = TestRequest::get().uri("/").peer_addr(from(peer));
        request.insert_header(("host", "board.test")).insert_header(("x-forwarded-proto", proto))
    };
    let said = async |defenses: &Data<Defenses>, request| {
        site.send_to(defenses, request).await.header(HSTS).to_owned()
    };
    let (alone, behind) = (defended(false), defended(true));
    assert_eq!(said(&alone, ask(PROXY, "https")).await, "", "nobody is believed");
    assert_eq!(said(&behind, ask(STRANGER, "https")).await, "", "a stranger is not believed");
    assert_eq!(said(&behind, ask(PROXY, "http")).await, "");
    let years = "max-age=63072000; includeSubDomains";
    assert_eq!(said(&behind, ask(PROXY, "https")).await, years);
    let hosts = Hosts::of(([127, 0, 0, 1], 443).into(), &[]);
    let encrypting = Defenses::new(hosts, TrustedProxies::default(), true, Limits::lifted());
    let request = TestRequest::get().uri("/healthz").insert_header(("host", "localhost"));
    assert_eq!(said(&Data::new(encrypting), request).await, years);
}
