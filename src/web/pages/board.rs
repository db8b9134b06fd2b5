//! Find a bed tonight: the form, and the call plan it makes.

use super::form::FindForm;
use super::offered::{Offered, offered};
use super::results::Results;
use super::{Chrome, Wrong, page, see_other, status};
use crate::desk::Desk;
use crate::web::api::thinking;
use crate::web::problem::Problem;
use crate::web::sent::SentForm;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "board.html", config = "src/web/pages/askama.toml")]
struct Board {
    chrome: Chrome,
    form: FindForm,
    problems: Vec<Wrong>,
    offers: Vec<Offered>,
    results: Option<Results>,
}

impl Board {
    fn empty(desk: &Desk) -> Self {
        let (form, problems) = (FindForm::default(), Vec::new());
        Self { chrome: Chrome::of(desk), form, problems, offers: Vec::new(), results: None }
    }

    /// The cursor stands in "Where" until there is something else to look at.
    fn where_has_focus(&self) -> bool {
        self.results.is_none() && self.problems.is_empty()
    }
}

/// The empty board.
pub(in crate::web) async fn board(desk: Data<Desk>) -> Result<HttpResponse, Problem> {
    page(StatusCode::OK, &Board::empty(&desk))
}

/// Who comes to the address of results, of which none are kept, begins anew.
pub(in crate::web) async fn anew() -> HttpResponse {
    see_other("/")
}

/// The board with a call plan, or with what is wrong with the form.
pub(in crate::web) async fn find(
    desk: Data<Desk>,
    SentForm(sent): SentForm,
) -> Result<HttpResponse, Problem> {
    let mut board = Board::empty(&desk);
    board.form = FindForm::of(&sent);
    match board.form.ask(desk.now()) {
        Ok(ask) => {
            let found = thinking(desk, move |desk| desk.find(&ask)).await?;
            board.results = Some(Results::of(&found, &board.form));
        }
        Err(problems) => {
            board.form.mark(&problems);
            board.offers = offered(&board.form, &problems);
            board.problems = problems;
        }
    }
    page(status(&board.problems), &board)
}
