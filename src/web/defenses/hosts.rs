//! The names under which the service answers.
//!
//! A page of another site can be served under a name that then points to this machine (DNS
//! rebinding). Its requests look to the browser like those of the same site, but carry the name of
//! the other site in `Host`. So a request under any other name is refused.

use actix_web::dev::RequestHead;
use actix_web::http::header;
use std::net::{Ipv6Addr, SocketAddr};

/// The names of the machine itself, for which a browser needs no name server.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The names that a request may have in `Host` or in its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosts {
    /// Lowercase names, with a port if it is not the usual one.
    names: Vec<String>,
    /// True for requests in a test, which have no connection and need no name.
    unnamed: bool,
}

impl Hosts {
    /// The names of this machine with the port listened on, and further names. A further name
    /// without a port counts with no port and with that port.
    pub fn of(listening: SocketAddr, further: &[String]) -> Self {
        let port = listening.port();
        let here = LOOPBACK.iter().map(|name| format!("{name}:{port}"));
        let bare = LOOPBACK.iter().filter(|_| is_usual(port)).map(|name| (*name).to_owned());
        let further = further.iter().map(|name| name.to_ascii_lowercase()).flat_map(|name| {
            let with_port = (!has_port(&name)).then(|| format!("{name}:{port}"));
            [Some(name), with_port].into_iter().flatten()
        });
        Self { names: here.chain(bare).chain(further).collect(), unnamed: false }
    }

    /// The names of this machine, for requests in a test that need not name a host.
    pub(super) fn for_tests() -> Self {
        Self { names: LOOPBACK.map(str::to_owned).to_vec(), unnamed: true }
    }

    /// Returns true if a request names an allowed host once, and no other host in its address.
    pub(in crate::web) fn allows(&self, head: &RequestHead) -> bool {
        let mut hosts = head.headers().get_all(header::HOST);
        let (host, again) = (hosts.next(), hosts.next());
        let in_header = match host {
            Some(host) => host.to_str().is_ok_and(|host| self.contains(host)),
            None => self.unnamed,
        };
        let in_address = head.uri.authority().is_none_or(|named| self.contains(named.as_str()));
        in_header && again.is_none() && in_address
    }

    /// Returns true if an `Origin` is one of these names with the scheme of this request.
    pub(super) fn is_origin(&self, origin: &str, https: bool) -> bool {
        let scheme = if https { "https://" } else { "http://" };
        origin.strip_prefix(scheme).is_some_and(|host| self.contains(host))
    }

    fn contains(&self, host: &str) -> bool {
        self.names.iter().any(|name| name.eq_ignore_ascii_case(host))
    }
}

/// Returns true if browsers leave out this port.
fn is_usual(port: u16) -> bool {
    matches!(port, 80 | 443)
}

/// Returns true if a name ends in a port. The colons inside the brackets of an IPv6 address do not
/// begin one.
fn has_port(name: &str) -> bool {
    name.rsplit_once(':').is_some_and(|(_, port)| !port.ends_with(']'))
}

/// Returns true if a text can be a name in `Host`: letters, digits, dots and hyphens, or an IPv6
/// address in brackets, with or without a port.
pub fn is_host_name(text: &str) -> bool {
    let (name, port) = if has_port(text) { text.rsplit_once(':').unzip() } else { (None, None) };
    let name = name.unwrap_or(text);
    let in_brackets = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let is_name = in_brackets.map_or_else(
        || !name.is_empty() && name.chars().all(fits),
        |address| address.parse::<Ipv6Addr>().is_ok(),
    );
    is_name && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(port: u16, further: &[&str]) -> Hosts {
        let further: Vec<String> = further.iter().map(|name| (*name).to_owned()).collect();
        Hosts::of(SocketAddr::from(([127, 0, 0, 1], port)), &further)
    }

    #[test]
    fn this_machine_counts_with_the_port_listened_on() {
        let here = hosts(8080, &[]);
        for name in ["localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LocalHost:8080"] {
            assert!(here.contains(name), "{name}");
        }
        for name in
            ["localhost", "localhost:80", "127.0.0.1:8081", "evil.test:8080", "", "localhost:8080."]
        {
            assert!(!here.contains(name), "{name}");
        }
        assert!(hosts(80, &[]).contains("localhost"));
    }

    #[test]
    fn a_further_name_counts_behind_a_proxy_and_directly() {
        let hosts = hosts(8443, &["Board.Example.org", "other.test:9000", "[2001:db8::1]"]);
        for name in [
            "board.example.org",
            "board.example.org:8443",
            "other.test:9000",
            "[2001:db8::1]:8443",
            "[2001:db8::1]",
        ] {
            assert!(hosts.contains(name), "{name}");
        }
        for name in ["x.board.example.org", "board.example.org:80", "other.test", "other.test:8443"]
        {
            assert!(!hosts.contains(name), "{name}");
        }
    }

    #[test]
    fn an_origin_needs_the_scheme_of_the_request() {
        let hosts = hosts(8080, &["board.test"]);
        assert!(hosts.is_origin("http://localhost:8080", false));
        assert!(hosts.is_origin("https://board.test", true));
        for (origin, https) in
            [("http://board.test", true), ("https://board.test", false), ("null", false)]
        {
            assert!(!hosts.is_origin(origin, https), "{origin}");
        }
    }

    #[test]
    fn a_name_is_told_from_an_address_of_a_page() {
        for name in ["board.test", "board.test:8443", "10.0.0.7", "[::1]", "[::1]:8443"] {
            assert!(is_host_name(name), "{name}");
        }
        for name in ["", "https://board.test", "board.test/", "a b", "board.test:0", "[x]", "*"] {
            assert!(!is_host_name(name), "{name}");
        }
    }
}
