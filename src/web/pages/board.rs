//! Find a bed tonight: the form, and the call plan it makes.

use super::form::FindForm;
use super::named::NamedPrograms;
use super::offered::{SuggestedValue, offered};
use super::results::{Pages, Results};
use super::{Chrome, Wrong, page, see_other, status, switches};
use crate::desk::{Desk, MOST_OPTIONS};
use crate::web::api::thinking;
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::SentForm;
use crate::words::{Language, say};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "board.html", config = "src/web/pages/askama.toml")]
struct Board {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    form: FindForm,
    named: NamedPrograms,
    problems: Vec<Wrong>,
    offers: Vec<SuggestedValue>,
    results: Option<Results>,
}

impl Board {
    fn empty(desk: &Desk, lang: Language) -> Self {
        let (form, named, problems) = (FindForm::default(), NamedPrograms::default(), Vec::new());
        let (chrome, offers) = (Chrome::of(desk), Vec::new());
        Self { lang, chrome, form, named, problems, offers, results: None }
    }

    /// The language in which questions are said.
    fn said_in(&self) -> Language {
        self.form.text("say").parse().unwrap_or(self.lang)
    }

    /// The cursor stands in "Where" until there is something else to look at.
    fn where_has_focus(&self) -> bool {
        self.results.is_none() && self.problems.is_empty()
    }
}

/// The empty board.
pub(in crate::web) async fn board(
    desk: Data<Desk>,
    answer: AnswerLanguage,
) -> Result<HttpResponse, Problem> {
    page(StatusCode::OK, answer, &Board::empty(&desk, answer.language))
}

/// Reloading a list, which is not saved, begins a new search.
pub(in crate::web) async fn new_search(answer: AnswerLanguage) -> HttpResponse {
    see_other("/", answer)
}

/// The board with a call plan, or with what is wrong with the form.
pub(in crate::web) async fn find(
    desk: Data<Desk>,
    answer: AnswerLanguage,
    SentForm(sent): SentForm,
) -> Result<HttpResponse, Problem> {
    let answer = answer.or_in(&sent);
    let mut board = Board::empty(&desk, answer.language);
    board.form = FindForm::of(&sent);
    let (named, wrong) = NamedPrograms::of(&mut board.form, &desk);
    board.named = named;
    let asked = board.form.ask(desk.now());
    match (asked, wrong) {
        _ if switches(&sent) && board.form.text("where").is_empty() => {}
        (Ok(ask), None) => {
            let before = before(&sent);
            let listed = usize::try_from(MOST_OPTIONS).unwrap_or(0).max(Pages::reach(before));
            let ask = ask.listing(listed);
            let found = thinking(desk, move |desk| desk.find(&ask)).await?;
            board.results = Some(Results::of(&found, &board.form, before));
        }
        (asked, wrong) => {
            let found = asked.err().unwrap_or_default();
            board.offers = offered(&board.form, &found);
            board.problems = found.into_iter().chain(wrong).collect();
            board.form.mark(&board.problems);
        }
    }
    page(status(&board.problems), answer, &board)
}

/// After how many places the part of the list begins that is asked for.
fn before(sent: &[(String, String)]) -> usize {
    // A switch of languages shows the same part of the list again.
    let wanted = if switches(sent) { "shown-after" } else { "after" };
    let last = sent.iter().rev().find(|(name, _)| name == wanted);
    last.and_then(|(_, many)| many.parse().ok()).unwrap_or(0)
}
