//! Tells requests that our own pages send from requests that other sites make a browser send.
//!
//! Browsers send `Sec-Fetch-Site`. Older browsers, and browsers on plain HTTP, send only `Origin`.
//! Other clients send neither.

use super::client::RequestOrigin;
use super::hosts::Hosts;
use crate::web::headers::single;
use crate::web::problem::ProblemKind;
use actix_web::dev::RequestHead;
use actix_web::http::header::{self, HeaderName};

/// The cookie of a session over HTTPS. Browsers accept this name only with `Secure`, for the whole
/// site, and for no other host.
pub const SESSION_COOKIE: &str = "__Host-session";
/// The cookie of a session over plain HTTP, which exists only on this machine.
pub const PLAIN_SESSION_COOKIE: &str = "session";

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The page that a browser names as the sender of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SendingPage {
    /// A page of this service, or none: the person typed the address.
    Ours,
    /// A page of another site.
    Foreign,
    /// The request does not say.
    Unnamed,
}

/// Returns the reason to refuse a request that may change something; `None` if there is none.
///
/// A foreign page is always refused. A request that does not name its page may come from a browser
/// if it has a session cookie or fills in a form, so it is refused too. Without a cookie, a program
/// may use the API or send a token.
pub(in crate::web) fn refused(
    head: &RequestHead,
    hosts: &Hosts,
    from: RequestOrigin,
) -> Option<ProblemKind> {
    if head.method.is_safe() {
        return None;
    }
    match sending_page(head, hosts, from) {
        SendingPage::Ours => None,
        SendingPage::Foreign => Some(ProblemKind::CrossSite),
        SendingPage::Unnamed if has_session(head) => Some(ProblemKind::NoOrigin),
        SendingPage::Unnamed if has_token(head) || is_api(head) => None,
        SendingPage::Unnamed => Some(ProblemKind::NoOrigin),
    }
}

fn sending_page(head: &RequestHead, hosts: &Hosts, from: RequestOrigin) -> SendingPage {
    let (headers, ours) =
        (head.headers(), |ours| if ours { SendingPage::Ours } else { SendingPage::Foreign });
    if headers.contains_key(&FETCH_SITE) {
        let site = single(headers, &FETCH_SITE);
        return ours(matches!(site, Some("same-origin" | "none")));
    }
    if headers.contains_key(header::ORIGIN) {
        let origin = single(headers, &header::ORIGIN);
        return ours(origin.is_some_and(|origin| hosts.is_origin(origin, from.https)));
    }
    SendingPage::Unnamed
}

fn has_session(head: &RequestHead) -> bool {
    let lines = head.headers().get_all(header::COOKIE);
    let names = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .map(|cookie| cookie.split('=').next().unwrap_or_default().trim());
    names.into_iter().any(|name| [SESSION_COOKIE, PLAIN_SESSION_COOKIE].contains(&name))
}

fn has_token(head: &RequestHead) -> bool {
    let shown = single(head.headers(), &header::AUTHORIZATION).unwrap_or_default();
    let scheme = shown.split(' ').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("bearer")
}

fn is_api(head: &RequestHead) -> bool {
    head.uri.path().starts_with("/api/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    /// The refusal of a POST with these headers over plain HTTP, or over HTTPS.
    fn refusal(path: &str, https: bool, headers: &[(&str, &str)]) -> Option<ProblemKind> {
        let hosts = Hosts::of(([127, 0, 0, 1], 8080).into(), &["board.test".to_owned()]);
        let mut request = TestRequest::post().uri(path);
        for (name, value) in headers {
            request = request.append_header((*name, *value));
        }
        let from = RequestOrigin { address: None, https };
        refused(request.to_http_request().head(), &hosts, from)
    }

    const API: &str = "/api/v1/rankings";
    const FORM: &str = "/find";
    const TOKEN: (&str, &str) = ("authorization", "Bearer x");

    #[test]
    fn a_request_shows_that_our_own_page_sent_it() {
        let ours = |headers: &[_]| refusal(FORM, false, headers);
        assert_eq!(ours(&[("sec-fetch-site", "same-origin")]), None);
        assert_eq!(ours(&[("sec-fetch-site", "none")]), None);
        assert_eq!(ours(&[("origin", "http://localhost:8080")]), None);
        assert_eq!(refusal(FORM, true, &[("origin", "https://board.test")]), None);
        let both = [("sec-fetch-site", "same-origin"), ("origin", "null")];
        assert_eq!(ours(&both), None, "the browser's own word counts more");
    }

    #[test]
    fn a_foreign_page_is_refused_whatever_else_it_sends() {
        for foreign in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", ""),
            ("origin", "null"),
            ("origin", "http://evil.test"),
            ("origin", "https://localhost:8080"),
            ("origin", "http://board.test:80"),
        ] {
            for path in [API, FORM] {
                for with in [&[foreign][..], &[foreign, TOKEN]] {
                    let refused = refusal(path, false, with);
                    assert_eq!(refused, Some(ProblemKind::CrossSite), "{path} {with:?}");
                }
            }
        }
        let twice = [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")];
        assert_eq!(refusal(FORM, false, &twice), Some(ProblemKind::CrossSite));
    }

    #[test]
    fn only_a_program_without_a_session_need_not_name_its_page() {
        assert_eq!(refusal(API, false, &[]), None);
        assert_eq!(refusal(FORM, false, &[TOKEN]), None);
        assert_eq!(refusal(FORM, false, &[]), Some(ProblemKind::NoOrigin));
        let basic = ("authorization", "Basic x");
        assert_eq!(refusal(FORM, false, &[basic]), Some(ProblemKind::NoOrigin));
        for cookie in ["session=1", "lang=en; __Host-session=1", "a=b;session"] {
            let cookie = ("cookie", cookie);
            for with in [&[cookie][..], &[cookie, TOKEN]] {
                let refused = refusal(API, false, with);
                assert_eq!(refused, Some(ProblemKind::NoOrigin), "{with:?}");
            }
        }
        assert_eq!(refusal(API, false, &[("cookie", "lang=session; xsession=1")]), None);
    }

    #[test]
    fn reading_needs_no_proof() {
        let hosts = Hosts::of(([127, 0, 0, 1], 8080).into(), &[]);
        let request = TestRequest::get().insert_header(("sec-fetch-site", "cross-site"));
        let from = RequestOrigin { address: None, https: false };
        assert_eq!(refused(request.to_http_request().head(), &hosts, from), None);
    }
}
