//! The cookie of a session. Behind TLS its name begins with `__Host-`, so that the browser takes it
//! from this host alone, over TLS alone. On plain HTTP, which only this machine can reach, it has a
//! plain name, since browsers refuse the other there.

use crate::desk::SignedIn;
use crate::domain::Device;
use crate::web::defenses::{PLAIN_SESSION_COOKIE, RequestOrigin, SESSION_COOKIE};
use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use std::convert::Infallible;
use std::fmt;
use std::future::{Ready, ready};

/// The cookie that a browser sent, and how one is sent to it.
#[derive(Debug, Clone)]
pub(super) struct SessionCookie {
    /// The text of the cookie; empty if there is none. Never logged.
    text: Sent,
    secure: bool,
}

/// The text of a cookie, hidden from logs.
#[derive(Clone)]
struct Sent(String);

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a cookie")
    }
}

impl SessionCookie {
    /// Reads the cookie of a request.
    pub(super) fn of(request: &HttpRequest) -> Self {
        let secure = is_https(request);
        let text = named(request.headers(), name(secure)).unwrap_or_default();
        Self { text: Sent(text), secure }
    }

    /// The text; empty if there is none.
    pub(super) fn text(&self) -> &str {
        &self.text.0
    }

    /// Adds the cookie of a session that began. At a desk it ends with the browser.
    pub(super) fn set(&self, headers: &mut HeaderMap, begun: &SignedIn) {
        let lasts = match begun.device {
            Device::Desk => String::new(),
            Device::Phone => format!("; Max-Age={}", begun.seconds),
        };
        self.send(headers, &format!("{}{lasts}", begun.cookie.reveal()));
    }

    /// Takes the cookie from the browser.
    pub(super) fn clear(&self, headers: &mut HeaderMap) {
        self.send(headers, "; Max-Age=0");
        let all = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
        headers.insert(header::HeaderName::from_static("clear-site-data"), all);
    }

    fn send(&self, headers: &mut HeaderMap, value: &str) {
        let secure = if self.secure { "; Secure" } else { "" };
        let name = name(self.secure);
        let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
}

impl FromRequest for SessionCookie {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

/// Returns true if the client speaks HTTPS, to this service or to a trusted proxy.
pub(super) fn is_https(request: &HttpRequest) -> bool {
    request.extensions().get::<RequestOrigin>().is_some_and(|from| from.https)
}

fn name(secure: bool) -> &'static str {
    if secure { SESSION_COOKIE } else { PLAIN_SESSION_COOKIE }
}

/// The value of a cookie.
fn named(headers: &HeaderMap, wanted: &str) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).filter_map(|value| value.to_str().ok());
    let mut pairs =
        cookies.flat_map(|value| value.split(';')).filter_map(|one| one.split_once('='));
    pairs.find_map(|(name, value)| (name.trim() == wanted).then(|| value.trim().to_owned()))
}
