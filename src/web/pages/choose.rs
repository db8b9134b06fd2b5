//! The page that lists the programs for which a person posts, to choose one.

use super::{Chrome, page};
use crate::desk::{Allowed, Desk, PostCapacity};
use crate::domain::ProgramId;
use crate::web::asked_at::AskedAt;
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::SentQuery;
use crate::web::viewer::Viewer;
use crate::words::{Language, Text, say};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

/// The number of programs on one page.
const PAGE: usize = 200;

#[derive(Template)]
#[template(path = "choose.html", config = "src/web/pages/askama.toml")]
struct Choose {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    programs: Vec<ProgramLink>,
    next_after: Option<ProgramId>,
    /// The program after which this page begins.
    after: Option<ProgramId>,
}

struct ProgramLink {
    id: String,
    name: String,
    place: Text,
}

/// Lists the programs for which the actor posts.
pub(in crate::web) async fn choose_program(
    by: Allowed<PostCapacity>,
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    query: SentQuery,
) -> Result<HttpResponse, Problem> {
    let after: Option<ProgramId> = query.get("after").and_then(|id| id.parse().ok());
    let listed = desk.programs_to_post(&by, after.as_ref(), PAGE);
    let lines = listed.programs.iter().map(|program| ProgramLink {
        id: program.id.to_string(),
        name: program.name.to_string(),
        place: Text::from(&program.place),
    });
    let (chrome, programs) = (Chrome::of(&desk, now, &viewer), lines.collect());
    let template =
        Choose { lang: answer.language, chrome, programs, next_after: listed.next_after, after };
    page(StatusCode::OK, answer, &template)
}
