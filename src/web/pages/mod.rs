//! The pages. Every task works without script, and no address holds anything about a person.

mod account;
mod asked;
mod board;
mod card;
mod changed;
mod children;
mod choice;
mod choose;
mod form;
mod help;
mod inputs;
mod named;
mod navigation;
mod near;
mod offered;
mod option;
mod post;
mod post_clock;
mod post_row;
mod post_sent;
mod post_words;
mod results;
mod terms;
mod trouble;
mod typed;

pub(super) use account::{
    app_setup, audit_list, change_account, end_session, enter_code, enter_code_form, invitation,
    invite, join, lock, locked, own_account, people, set_password, set_pin, sign_in, sign_in_form,
    sign_out, sign_out_everywhere, start_app, unlock, withdraw_invitation,
};
pub(super) use board::{board, find, new_search};
pub(super) use choose::choose_program;
pub(super) use help::{help, help_part};
pub(super) use option::option;
pub(super) use post::{capacity, post_capacity};
pub(super) use trouble::trouble;

use crate::desk::Desk;
use crate::domain::{Ago, FieldPath, FieldProblem, Timestamp};
use crate::web::assets;
use crate::web::language::{AnswerLanguage, PAGES_DEPEND_ON};
use crate::web::problem::{Problem, ProblemKind};
use crate::web::viewer::Viewer;
use crate::words::{Text, say};
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use askama::Template;
use choice::{ChoiceLine, FormChoice};
use navigation::Navigation;

/// The parts around the content of every page.
struct Chrome {
    network: String,
    notice: String,
    /// A warning that the data may be outdated; empty on most pages.
    behind: Text,
    /// The id of the last event that the data shown contain.
    heard: u64,
    navigation: Navigation,
    style: &'static str,
    script: &'static str,
    icon: &'static str,
}

impl Chrome {
    fn of(desk: &Desk, now: Timestamp, viewer: &Viewer) -> Self {
        let network = desk.network();
        let (name, notice) = (network.name, network.notice);
        Self {
            network: name,
            notice,
            behind: behind(desk, now),
            heard: desk.heard_until(now),
            ..Self::bare(Navigation::of(viewer))
        }
    }

    /// The frame without a network, for a page that must not fail.
    fn bare(navigation: Navigation) -> Self {
        Self {
            network: String::new(),
            notice: String::new(),
            behind: Text::nothing(),
            heard: 0,
            navigation,
            style: &assets::STYLE.address,
            script: &assets::SCRIPT.address,
            icon: &assets::ICON.address,
        }
    }
}

/// Returns the age of the data, if it is outdated.
fn behind(desk: &Desk, now: Timestamp) -> Text {
    if !desk.is_behind(now) {
        return Text::nothing();
    }
    say::database_is_behind(Ago(now - desk.as_of()))
}

/// A problem with one field of a page's form.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wrong {
    /// The id of the field on the page.
    field: String,
    what: Text,
    action: Text,
    /// The path of the value in the request, such as `avoid[1]`.
    path: FieldPath,
    /// Values to send in its place.
    offers: Vec<String>,
}

impl Wrong {
    fn new(field: impl Into<String>, what: Text, action: Text) -> Self {
        Self { field: field.into(), what, action, path: FieldPath::default(), offers: Vec::new() }
    }

    fn of(field: impl Into<String>, problem: &FieldProblem) -> Self {
        let (what, action) = (problem.what.clone(), problem.action.clone());
        let (path, offers) = (problem.field.clone(), problem.offers.clone());
        Self { field: field.into(), what, action, path, offers }
    }
}

/// Returns true if a switch of languages sent the form, so that nothing else should happen.
fn switches(sent: &[(String, String)]) -> bool {
    sent.iter().any(|(name, _)| name == "lang" || name == "say")
}

/// Responds with a page.
fn page(
    status: StatusCode,
    answer: AnswerLanguage,
    template: &impl Template,
) -> Result<HttpResponse, Problem> {
    let html = template.render().map_err(|error| {
        tracing::error!(%error, "a page could not be made");
        Problem::of(ProblemKind::Fault)
    })?;
    let mut response =
        HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html);
    answer.name(response.headers_mut(), PAGES_DEPEND_ON);
    Ok(response)
}

/// Redirects to another page.
fn see_other(page: &str, answer: AnswerLanguage) -> HttpResponse {
    let mut response = HttpResponse::SeeOther().insert_header((header::LOCATION, page)).finish();
    answer.set_cookie(response.headers_mut());
    response
}

/// Returns the status of a page whose form may have problems.
fn status(problems: &[Wrong]) -> StatusCode {
    if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
