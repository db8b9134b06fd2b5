//! The page that tells a person what went wrong.

use super::navigation::Navigation;
use super::{Chrome, page};
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::viewer::Viewer;
use crate::words::{Language, Text, say};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

#[derive(Template)]
#[template(path = "trouble.html", config = "src/web/pages/askama.toml")]
struct Trouble {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    title: Text,
    detail: Text,
}

/// Returns the page for a problem. The reader is not known if the problem came first.
pub(in crate::web) fn trouble(
    problem: &Problem,
    answer: AnswerLanguage,
    viewer: Option<&Viewer>,
) -> HttpResponse {
    let (title, detail) = if problem.status_code() == StatusCode::NOT_FOUND {
        (say::title_page_not_found(), say::detail_page_not_found())
    } else {
        (problem.title(), problem.detail())
    };
    let lang = answer.language;
    let navigation = viewer.map_or_else(Navigation::unknown, Navigation::of);
    let template = Trouble { lang, chrome: Chrome::bare(navigation), title, detail };
    page(problem.status_code(), answer, &template).unwrap_or_else(|_unmade| problem.response(lang))
}
