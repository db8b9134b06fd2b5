//! Finds the language of an answer, and keeps a reader's choice.
//!
//! The API answers in the language of `Accept-Language`. A page looks first at `lang` in the query
//! or the form, then at the cookie of an earlier choice, and last at `Accept-Language`.

use crate::words::Language;
use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::{FromRequest, HttpRequest};
use std::convert::Infallible;
use std::future::{Ready, ready};

/// The name of the query or form field, and of the cookie.
const LANG: &str = "lang";
/// The request headers that decide the language of an API answer.
pub(super) const ANSWERS_DEPEND_ON: &str = "Accept-Language";
/// The request headers that decide the language of a page.
pub(super) const PAGES_DEPEND_ON: &str = "Accept-Language, Cookie";

/// The language of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct AnswerLanguage {
    /// The language.
    pub(super) language: Language,
    /// True if this request chose it.
    chosen: bool,
}

impl AnswerLanguage {
    /// Returns the language of an answer, from the address and headers of its request.
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

    /// Returns the language that a form chooses, or this one if it chooses none.
    pub(super) fn or_in(self, form: &[(String, String)]) -> Self {
        let fields = form.iter().rev().map(|(name, value)| (name.as_str(), value.as_str()));
        fields.into_iter().find_map(in_field).map_or(self, Self::chosen)
    }

    fn chosen(language: Language) -> Self {
        Self { language, chosen: true }
    }

    /// Adds the headers that name the language and what it depends on. Stores a choice in a cookie,
    /// which holds only `en` or `es`, until the browser is closed.
    pub(super) fn name(self, headers: &mut HeaderMap, depends_on: &'static str) {
        if headers.contains_key(header::CONTENT_LANGUAGE) {
            return;
        }
        let code = HeaderValue::from_static(self.language.code());
        headers.insert(header::CONTENT_LANGUAGE, code);
        headers.append(header::VARY, HeaderValue::from_static(depends_on));
        self.set_cookie(headers);
    }

    /// Stores the language in a cookie, if this request chose it.
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

/// Returns the language in a field or cookie, if its name is `lang`.
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
