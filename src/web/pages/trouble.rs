//! What went wrong, as a page for a person or as a problem for a program.

use super::{Chrome, page};
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::words::Language;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

#[derive(Template)]
#[template(path = "trouble.html", config = "src/web/pages/askama.toml")]
struct Trouble {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    title: &'static str,
    detail: &'static str,
}

/// The answer to a request that could not be met.
pub(in crate::web) fn trouble(
    problem: &Problem,
    wants_page: bool,
    answer: AnswerLanguage,
) -> HttpResponse {
    if !wants_page {
        return problem.error_response();
    }
    let (title, detail) = if problem.status_code() == StatusCode::NOT_FOUND {
        ("Page not found", "Check the address, or go back to the board.")
    } else {
        (problem.title(), problem.detail())
    };
    let template = Trouble { lang: answer.language, chrome: Chrome::bare(), title, detail };
    page(problem.status_code(), answer, &template)
        .unwrap_or_else(|_unmade| problem.error_response())
}
