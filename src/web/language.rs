//! Finds the language in which a request is answered, and keeps the one that somebody chose.
//!
//! The API answers in the language of `Accept-Language`. On a page the choice counts first: `lang` in
//! the query or the form, then the cookie that an earlier choice left.

use crate::words::Language;
use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::{FromRequest, HttpRequest};
use std::convert::Infallible;
use std::future::{Ready, ready};

/// The field of a query or a form, and the cookie.
const LANG: &str = "lang";
/// The headers on which the language of an answer of the API depends, and that of a page.
pub(super) const ANSWERS_DEPEND_ON: &str = "Accept-Language";
pub(super) const PAGES_DEPEND_ON: &str = "Accept-Language, Cookie";

/// The language of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct AnswerLanguage {
    /// The language.
    pub(super) language: Language,
    /// Whether this request chose it.
    chosen: bool,
}

impl AnswerLanguage {
    /// The language in which a request is answered, as far as its address and headers say.
    pub(super) fn of(request: &HttpRequest) -> Self {
        let accepted = || Self { language: accepted(request.headers()), chosen: false };
        if request.path().starts_with("/api/") {
            return accepted();
        }
        let query = request.query_string().split('&');
        let chosen = query.filter_map(|part| part.split_once('=')).find_map(in_field);
        let kept = || Some(Self { language: from_cookie(request.headers())?, chosen: false });
        chosen.map(Self::chosen).or_else(kept).unwrap_or_else(accepted)
    }

    /// The language that a form chooses; where it chooses none, the same.
    pub(super) fn or_in(self, form: &[(String, String)]) -> Self {
        let fields = form.iter().rev().map(|(name, value)| (name.as_str(), value.as_str()));
        fields.into_iter().find_map(in_field).map_or(self, Self::chosen)
    }

    fn chosen(language: Language) -> Self {
        Self { language, chosen: true }
    }

    /// Names the language, and on what it depends; keeps the one that was chosen until the browser
    /// is closed. The cookie holds `en` or `es`, and nothing else.
    pub(super) fn name(self, headers: &mut HeaderMap, depends_on: &'static str) {
        if headers.contains_key(header::CONTENT_LANGUAGE) {
            return;
        }
        let code = HeaderValue::from_static(self.language.code());
        headers.insert(header::CONTENT_LANGUAGE, code);
        headers.append(header::VARY, HeaderValue::from_static(depends_on));
        self.set_cookie(headers);
    }

    /// Keeps the language, where this request chose it.
    pub(super) fn set_cookie(self, headers: &mut HeaderMap) {
        if self.chosen {
            let cookie = match self.language {
                Language::En => "lang=en; Path=/; SameSite=Lax; HttpOnly",
                Language::Es => "lang=es; Path=/; SameSite=Lax; HttpOnly",
            };
            headers.append(header::SET_COOKIE, HeaderValue::from_static(cookie));
        }
    }
}

impl FromRequest for AnswerLanguage {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

/// The language in a field, if it is the one for that.
fn in_field((name, value): (&str, &str)) -> Option<Language> {
    if name == LANG { value.parse().ok() } else { None }
}

/// The language in the cookie.
fn from_cookie(headers: &HeaderMap) -> Option<Language> {
    let cookies = headers.get_all(header::COOKIE).filter_map(|value| value.to_str().ok());
    let mut pairs =
        cookies.flat_map(|value| value.split(';')).filter_map(|one| one.split_once('='));
    pairs.find_map(|(name, value)| in_field((name.trim(), value.trim())))
}

fn accepted(headers: &HeaderMap) -> Language {
    let ranges = headers.get_all(header::ACCEPT_LANGUAGE).filter_map(|value| value.to_str().ok());
    Language::accepted(&ranges.collect::<Vec<_>>().join(","))
}
