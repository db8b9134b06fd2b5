//! The manual as pages.

use super::{Chrome, page};
use crate::desk::Desk;
use crate::help::{PARTS, Part};
use crate::web::problem::{Kind, Problem};
use crate::words::{Language, say};
use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

#[derive(Template)]
#[template(path = "help.html", config = "src/web/pages/askama.toml")]
struct HelpPage {
    chrome: Chrome,
    title: String,
    desk: String,
    parts: Vec<Entry>,
    /// The text of the part as HTML of our own; empty for the contents.
    body: &'static str,
}

/// A line of the contents.
struct Entry {
    id: &'static str,
    title: &'static str,
    here: bool,
}

/// The contents of the manual.
pub(in crate::web) async fn help(
    request: HttpRequest,
    desk: Data<Desk>,
) -> Result<HttpResponse, Problem> {
    shown(None, language(&request), &desk)
}

/// One part of the manual.
pub(in crate::web) async fn help_part(
    request: HttpRequest,
    id: Path<String>,
    desk: Data<Desk>,
) -> Result<HttpResponse, Problem> {
    let part = Part::named(&id).ok_or_else(|| Problem::of(Kind::NotFound))?;
    shown(Some(part), language(&request), &desk)
}

fn shown(
    part: Option<&'static Part>,
    language: Language,
    desk: &Desk,
) -> Result<HttpResponse, Problem> {
    let heading = say::help_title().render(language);
    let entry = |one: &'static Part| Entry {
        id: one.id,
        title: one.rendering(language).title(),
        here: part.is_some_and(|part| part.id == one.id),
    };
    let template = HelpPage {
        chrome: Chrome::of(desk),
        title: part.map_or(heading.clone(), |part| part.rendering(language).title().to_owned()),
        desk: heading,
        parts: PARTS.iter().map(entry).collect(),
        body: part.map_or("", |part| part.rendering(language).html()),
    };
    page(StatusCode::OK, &template)
}

fn language(request: &HttpRequest) -> Language {
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE);
    accepted.and_then(|value| value.to_str().ok()).map_or(Language::En, Language::accepted)
}
