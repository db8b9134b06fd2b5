//! The manual as pages.

use super::{Chrome, page};
use crate::desk::Desk;
use crate::help::{ManualPart, PARTS};
use crate::web::asked_at::AskedAt;
use crate::web::language::AnswerLanguage;
use crate::web::problem::{Problem, ProblemKind};
use crate::web::viewer::Viewer;
use crate::words::{Language, say};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "help.html", config = "src/web/pages/askama.toml")]
struct HelpPage {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    title: String,
    desk: String,
    parts: Vec<ContentsLine>,
    /// The part as HTML from our own source; empty on the contents page.
    body: &'static str,
}

/// A line of the contents.
struct ContentsLine {
    id: &'static str,
    title: &'static str,
    here: bool,
}

/// Shows the contents of the manual.
pub(in crate::web) async fn help(
    desk: Data<Desk>,
    (AskedAt(now), answer): (AskedAt, AnswerLanguage),
    viewer: Option<Viewer>,
) -> Result<HttpResponse, Problem> {
    shown(None, answer, Chrome::of(&desk, now, &reader(&desk, viewer)))
}

/// Shows one part of the manual.
pub(in crate::web) async fn help_part(
    id: Path<String>,
    desk: Data<Desk>,
    (AskedAt(now), answer): (AskedAt, AnswerLanguage),
    viewer: Option<Viewer>,
) -> Result<HttpResponse, Problem> {
    let part = ManualPart::named(&id).ok_or_else(|| Problem::of(ProblemKind::NotFound))?;
    shown(Some(part), answer, Chrome::of(&desk, now, &reader(&desk, viewer)))
}

/// Returns the reader. The manual is shown even if the session cannot be looked up.
fn reader(desk: &Desk, viewer: Option<Viewer>) -> Viewer {
    viewer.unwrap_or_else(|| Viewer::nobody(desk))
}

fn shown(
    part: Option<&'static ManualPart>,
    answer: AnswerLanguage,
    chrome: Chrome,
) -> Result<HttpResponse, Problem> {
    let lang = answer.language;
    let heading = say::help_title().render(lang);
    let entry = |one: &'static ManualPart| ContentsLine {
        id: one.id,
        title: one.rendering(lang).title(),
        here: part.is_some_and(|part| part.id == one.id),
    };
    let template = HelpPage {
        lang,
        chrome,
        title: part.map_or(heading.clone(), |part| part.rendering(lang).title().to_owned()),
        desk: heading,
        parts: PARTS.iter().map(entry).collect(),
        body: part.map_or("", |part| part.rendering(lang).html()),
    };
    page(StatusCode::OK, answer, &template)
}
