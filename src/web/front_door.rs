//! The middleware around every request. It refuses what the [`Defenses`] refuse, and adds the same
//! headers to every answer. An error gets a problem or a page as its body. The log gets one line,
//! with nothing about a person.

use crate::web::defenses::limits::LARGEST_ANSWER;
use crate::web::defenses::{ConnectionStage, Defenses, SharedStage};
use crate::web::language::{ANSWERS_DEPEND_ON, AnswerLanguage, PAGES_DEPEND_ON};
use crate::web::pages;
use crate::web::problem::{PROBLEM_JSON, Problem, ProblemKind};
use crate::web::viewer::Viewer;
use crate::words::Language;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{ConnectionType, Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage};
use std::time::Instant;

const ALWAYS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// Tells browsers to use only HTTPS for two years. Sent only over HTTPS, since others could have
/// written it on a plain connection.
const ONLY_HTTPS: (&str, &str) =
    ("strict-transport-security", "max-age=63072000; includeSubDomains");

/// Passes on a request and returns its answer.
pub(super) async fn front_door(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let wants_page = wants_page(&request);
    let stage = request.conn_data::<SharedStage>().cloned().unwrap_or_default();
    stage.set(ConnectionStage::Working);
    let mut https = false;
    let admitted = match request.app_data::<Data<Defenses>>() {
        Some(defenses) => {
            let from = defenses.identify(&request);
            https = from.https;
            defenses.admit(&request, from)
        }
        None => Err(Problem::of(ProblemKind::Fault)),
    };
    let response = match admitted {
        Ok(()) => next.call(request).await?.map_into_boxed_body(),
        Err(problem) => request.error_response(problem),
    };
    let mut response = with_a_body(bounded(response), wants_page);
    stage.set(ConnectionStage::Waiting);
    if response.status() == StatusCode::REQUEST_TIMEOUT {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
        stage.set(ConnectionStage::Closing);
    }
    add_headers(response.headers_mut(), https);
    name_language(&mut response);
    tracing::info!(
        method = known(response.request().method()),
        route = response.request().match_pattern().as_deref().unwrap_or("none"),
        status = response.status().as_u16(),
        micros = started.elapsed().as_micros(),
        "answered"
    );
    Ok(response)
}

/// The name of a method for the log. A client can send any word as its method, so an unknown one
/// is not logged.
fn known(method: &Method) -> &'static str {
    const KNOWN: [&str; 9] =
        ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];
    KNOWN.into_iter().find(|name| *name == method.as_str()).unwrap_or("other")
}

/// Returns true if the answer is for a person at a browser.
fn wants_page(request: &ServiceRequest) -> bool {
    let accepts = text_of(request.headers(), &header::ACCEPT);
    !request.path().starts_with("/api/") && accepts.is_some_and(|a| a.contains("text/html"))
}

/// Replaces an answer that is larger than any should be.
fn bounded(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    match response.response().body().size() {
        BodySize::Sized(size) if size > LARGEST_ANSWER => {
            tracing::error!(size, "an answer is too large");
            response.error_response(Problem::of(ProblemKind::Fault))
        }
        BodySize::None | BodySize::Sized(_) | BodySize::Stream => response,
    }
}

fn text_of<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Gives every error a body in the language that the request prefers: a page for a person, a
/// problem for a program.
fn with_a_body(response: ServiceResponse, wants_page: bool) -> ServiceResponse {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let kind = text_of(response.headers(), &header::CONTENT_TYPE).unwrap_or_default();
    let (is_problem, is_page) = (kind == PROBLEM_JSON, kind.starts_with("text/html"));
    let language = AnswerLanguage::of(response.request());
    let said = is_problem && !wants_page && language.language == Language::default();
    if is_page || said {
        return response;
    }
    let known = response.response().error().and_then(|error| error.as_error::<Problem>().cloned());
    let problem = known.unwrap_or_else(|| Problem::of_status(status));
    let kept: Vec<_> = [header::ALLOW, header::RETRY_AFTER]
        .into_iter()
        .filter_map(|name| response.headers().get(&name).cloned().map(|value| (name, value)))
        .collect();
    let (request, _) = response.into_parts();
    let viewer = request.extensions().get::<Viewer>().cloned();
    let mut answer = if wants_page {
        pages::trouble(&problem, language, viewer.as_ref())
    } else {
        problem.response(language.language)
    };
    for (name, value) in kept {
        answer.headers_mut().insert(name, value);
    }
    ServiceResponse::new(request, answer)
}

/// Adds the headers that name the language, if the answer has words.
fn name_language(response: &mut ServiceResponse<BoxBody>) {
    let kind = text_of(response.headers(), &header::CONTENT_TYPE).unwrap_or_default();
    let is_page = kind.starts_with("text/html");
    if is_page || kind == PROBLEM_JSON || kind.starts_with("application/json") {
        let depends_on = if is_page { PAGES_DEPEND_ON } else { ANSWERS_DEPEND_ON };
        AnswerLanguage::of(response.request()).name(response.headers_mut(), depends_on);
    }
}

fn add_headers(headers: &mut HeaderMap, https: bool) {
    for (name, value) in ALWAYS.into_iter().chain(https.then_some(ONLY_HTTPS)) {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}
