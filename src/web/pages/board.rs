//! The page "Find a bed tonight": the form, and the call plan it makes.

use super::asked::marked;
use super::form::FindForm;
use super::inputs::{self, SAY};
use super::named::NamedPrograms;
use super::offered::{SuggestedValue, offered};
use super::results::{Pages, Results};
use super::{Chrome, Wrong, page, see_other, status, switches};
use crate::desk::{
    Allowed, Desk, Found, NeedRequest, RankRequest, Received, Refusal, Search, WishedLists,
};
use crate::domain::{Problems, Timestamp};
use crate::web::api::Solvers;
use crate::web::asked_at::AskedAt;
use crate::web::defenses::SolverWork;
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::SentForm;
use crate::web::viewer::Viewer;
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
    fn empty(desk: &Desk, (now, lang): (Timestamp, Language), viewer: &Viewer) -> Self {
        let (form, named, problems) = (FindForm::default(), NamedPrograms::default(), Vec::new());
        let (chrome, offers) = (Chrome::of(desk, now, viewer), Vec::new());
        Self { lang, chrome, form, named, problems, offers, results: None }
    }

    /// Returns the language in which the worker reads out the questions.
    fn said_in(&self) -> Language {
        self.form.text(SAY).parse().unwrap_or(self.lang)
    }

    /// Returns true if the cursor starts in "Where": until the page shows results or problems.
    fn where_has_focus(&self) -> bool {
        self.results.is_none() && self.problems.is_empty()
    }
}

/// Shows the empty board.
pub(in crate::web) async fn board(
    _by: Allowed<Search>,
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
) -> Result<HttpResponse, Problem> {
    page(StatusCode::OK, answer, &Board::empty(&desk, (now, answer.language), &viewer))
}

/// Starts a new search: a reloaded list is not saved.
pub(in crate::web) async fn new_search(answer: AnswerLanguage) -> HttpResponse {
    see_other("/", answer)
}

/// Shows the board with a call plan, or with the problems of the form.
pub(in crate::web) async fn find(
    _by: Allowed<Search>,
    (desk, solvers): (Data<Desk>, Solvers),
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    SentForm(sent): SentForm,
) -> Result<HttpResponse, Problem> {
    let answer = answer.or_in(&sent);
    let mut board = Board::empty(&desk, (now, answer.language), &viewer);
    board.form = FindForm::of(&sent);
    let (named, wrong) = NamedPrograms::of(&mut board.form, &desk);
    board.named = named;
    if switches(&sent) && board.form.text(NeedRequest::place().as_str()).is_empty() {
        return page(StatusCode::OK, answer, &board);
    }
    let mut received = board.form.request();
    received.problems.append(wrong);
    let before = before(&sent);
    received.request.limit = received.request.limit.max(Pages::reach(before));
    match found((desk, solvers), received, now).await? {
        Ok(found) => board.results = Some(Results::of(&found, &board.form, before)),
        Err(problems) => {
            board.problems = marked(&problems);
            board.offers = offered(&board.form, &board.problems);
            board.form.mark(&board.problems);
        }
    }
    page(status(&board.problems), answer, &board)
}

/// Returns the answer to a question, or everything that is wrong with it.
pub(super) async fn found(
    (desk, solvers): (Data<Desk>, Solvers),
    received: Received<RankRequest>,
    now: Timestamp,
) -> Result<Result<Found, Problems>, Problem> {
    let finding = move |desk: &Desk| match desk.find(received, now) {
        Ok(found) => Ok(Ok(found)),
        Err(Refusal::Problems(problems)) => Ok(Err(problems)),
        Err(other) => Err(other),
    };
    solvers.work(SolverWork::Search, desk, finding).await
}

/// Returns the number of places before the requested part of the list.
fn before(sent: &[(String, String)]) -> usize {
    // A switch of languages shows the same part of the list again.
    let wanted = if switches(sent) { "shown-after" } else { "after" };
    let last = sent.iter().rev().find(|(name, _)| name == wanted);
    last.and_then(|(_, many)| many.parse().ok()).unwrap_or(0)
}
