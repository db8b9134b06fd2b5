//! Finds out who sends a request: the client's network address, and whether the way to the client
//! is encrypted.
//!
//! Behind a proxy, the connection comes from the proxy. Only a proxy that the settings name is
//! believed. Its `X-Forwarded-For` names the client, and its `X-Forwarded-Proto` the scheme. From
//! anyone else both headers are ignored.

use actix_web::http::header::{HeaderMap, HeaderName};
use actix_web::{HttpMessage, HttpRequest};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
/// The bits of an IPv6 address that name the network of a subscriber. One client has all addresses
/// of its network.
const SUBSCRIBER: u128 = u128::MAX << 64;

/// The one who is counted by a limit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LimitKey {
    /// An IPv4 address, or the first half of an IPv6 address.
    Network(IpAddr),
    /// The id of an account.
    Account(Box<str>),
}

impl LimitKey {
    /// The client of a request: its account if the request names one, or its network. `None` in a
    /// test without a connection.
    pub(in crate::web) fn of(request: &HttpRequest) -> Option<Self> {
        let known = request.extensions();
        let from = || known.get::<RequestOrigin>()?.address.map(Self::of_address);
        known.get::<Self>().cloned().or_else(from)
    }

    /// The network of an address.
    pub fn of_address(address: IpAddr) -> Self {
        Self::Network(match address.to_canonical() {
            IpAddr::V4(four) => IpAddr::V4(four),
            IpAddr::V6(six) => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() & SUBSCRIBER)),
        })
    }
}

/// The client that sends a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestOrigin {
    /// The client's address; `None` in a test without a connection.
    pub address: Option<IpAddr>,
    /// True if the client speaks HTTPS, to this service or to a trusted proxy.
    pub https: bool,
}

/// The proxies whose headers are believed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpAddr>);

impl TrustedProxies {
    /// The proxies at these addresses.
    pub fn at(addresses: &[IpAddr]) -> Self {
        Self(addresses.iter().map(IpAddr::to_canonical).collect())
    }

    /// Returns true if no proxy is trusted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns true if this is the address of a trusted proxy.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }

    /// Returns the client that sends a request. `tls` is true if this service encrypts.
    pub(in crate::web) fn origin_of(&self, request: &HttpRequest, tls: bool) -> RequestOrigin {
        self.seen(request.peer_addr(), request.headers(), tls)
    }

    fn seen(&self, peer: Option<SocketAddr>, headers: &HeaderMap, tls: bool) -> RequestOrigin {
        let peer = peer.map(|peer| peer.ip().to_canonical());
        let Some(proxy) = peer.filter(|peer| self.contains(*peer)) else {
            return RequestOrigin { address: peer, https: tls };
        };
        let named = last_first(headers, &FORWARDED_FOR).map_while(|hop| hop.parse().ok());
        let mut hops = named.map(|hop: IpAddr| hop.to_canonical());
        let mut client = proxy;
        while self.contains(client) {
            match hops.next() {
                Some(hop) => client = hop,
                None => break,
            }
        }
        let proto = last_first(headers, &FORWARDED_PROTO).next();
        RequestOrigin { address: Some(client), https: proto == Some("https") }
    }
}

/// The items of a header that is a list, the last one first: the nearest proxy adds at the end.
fn last_first<'a>(
    headers: &'a HeaderMap,
    name: &HeaderName,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let lines: Vec<&str> =
        headers.get_all(name).map(|line| line.to_str().unwrap_or_default()).collect();
    lines.into_iter().rev().flat_map(|line| line.rsplit(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    const PROXY: &str = "10.0.0.1";

    fn seen(peer: &str, headers: &[(HeaderName, &'static str)]) -> (String, bool) {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name.clone(), HeaderValue::from_static(value));
        }
        let proxies = TrustedProxies::at(&[PROXY.parse().unwrap(), "10.0.0.2".parse().unwrap()]);
        let peer = SocketAddr::new(peer.parse().unwrap(), 4000);
        let RequestOrigin { address, https } = proxies.seen(Some(peer), &map, false);
        (address.unwrap().to_string(), https)
    }

    #[test]
    fn a_stranger_cannot_name_another_client_or_scheme() {
        let said = [(FORWARDED_FOR, "1.1.1.1"), (FORWARDED_PROTO, "https")];
        assert_eq!(seen("9.9.9.9", &said), ("9.9.9.9".to_owned(), false));
        assert_eq!(seen("::ffff:9.9.9.9", &said), ("9.9.9.9".to_owned(), false));
    }

    #[test]
    fn the_last_address_that_is_no_trusted_proxy_is_the_client() {
        for (said, client) in [
            ("1.1.1.1", "1.1.1.1"),
            ("6.6.6.6, 1.1.1.1", "1.1.1.1"),
            ("6.6.6.6, 1.1.1.1, 10.0.0.2", "1.1.1.1"),
            ("6.6.6.6, nonsense, 10.0.0.2", "10.0.0.2"),
            ("nonsense", PROXY),
            ("", PROXY),
            ("2001:db8::7", "2001:db8::7"),
            ("::ffff:1.1.1.1", "1.1.1.1"),
        ] {
            assert_eq!(seen(PROXY, &[(FORWARDED_FOR, said)]).0, client, "{said}");
        }
        let twice = [(FORWARDED_FOR, "6.6.6.6"), (FORWARDED_FOR, "1.1.1.1")];
        assert_eq!(seen(PROXY, &twice).0, "1.1.1.1");
        assert_eq!(seen(PROXY, &[]).0, PROXY);
    }

    #[test]
    fn a_trusted_proxy_says_whether_the_client_speaks_https() {
        for (said, https) in [("https", true), ("http", false), ("https, http", false), ("", false)]
        {
            assert_eq!(seen(PROXY, &[(FORWARDED_PROTO, said)]).1, https, "{said}");
        }
    }

    #[test]
    fn an_ipv6_client_has_all_addresses_of_its_network() {
        let key = |address: &str| LimitKey::of_address(address.parse().unwrap());
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("::ffff:1.2.3.4"), key("1.2.3.4"));
        assert_ne!(key("1.2.3.4"), key("1.2.3.5"));
    }
}
