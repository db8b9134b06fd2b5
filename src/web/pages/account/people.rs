//! Inviting people to the organization, and suspending and ending their accounts.

use super::fields::{Tried, sent, tried, wrongs};
use super::people_form::PeoplePage;
use crate::desk::{Allowed, Desk, INVITATION_COUNTS, InviteAsk, ManagePeople, PeopleList, Refusal};
use crate::domain::{AccountState, ActorRole, Problems};
use crate::web::api::at_desk;
use crate::web::asked_at::AskedAt;
use crate::web::language::AnswerLanguage;
use crate::web::pages::{Chrome, Wrong, page, see_other, status};
use crate::web::problem::{Problem, ProblemKind};
use crate::web::sent::{SentForm, SentQuery};
use crate::web::session::is_https;
use crate::web::viewer::Viewer;
use crate::words::{Language, Text, say};
use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

/// The address of the page.
const PEOPLE: &str = "/people";

#[derive(Template)]
#[template(path = "account/invited.html", config = "src/web/pages/askama.toml")]
struct InvitedPage {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    role: Text,
    link: String,
}

/// The context of a page: the time, the language and the reader.
type Shown = (AskedAt, AnswerLanguage, Viewer);
/// A form as sent.
type Form = Vec<(String, String)>;

/// Shows the people of the actor's organization.
pub(in crate::web) async fn people(
    by: Allowed<ManagePeople>,
    desk: Data<Desk>,
    asked: Shown,
    query: SentQuery,
) -> Result<HttpResponse, Problem> {
    let done = match query.get("done") {
        Some("suspend") => say::account_is_suspended_now(),
        Some("restore") => say::account_is_restored_now(),
        Some("end") => say::account_is_ended_now(),
        Some("sign-out") => say::account_is_signed_out_now(),
        Some("reset-codes") => say::account_codes_are_reset_now(),
        Some("withdraw") => say::invitation_is_withdrawn_now(),
        _ => Text::nothing(),
    };
    shown((by, desk, asked), (Vec::new(), Vec::new()), done).await
}

/// Shows the page with a form as it was sent, and what is wrong with it.
async fn shown(
    (by, desk, (AskedAt(now), answer, viewer)): (Allowed<ManagePeople>, Data<Desk>, Shown),
    (form, problems): (Form, Vec<Wrong>),
    done: Text,
) -> Result<HttpResponse, Problem> {
    let you = by.session().map(|session| session.account.id.clone());
    let list: PeopleList = at_desk(desk.clone(), move |desk| desk.people(&by)).await?;
    let frame = (Chrome::of(&desk, now, &viewer), answer.language);
    let shown = PeoplePage::of(&list, you.as_ref(), frame, (&form, problems));
    let shown = shown.after(done);
    page(status(&shown.problems), answer, &shown)
}

/// Makes an invitation, and shows its link this one time.
pub(in crate::web) async fn invite(
    by: Allowed<ManagePeople>,
    desk: Data<Desk>,
    asked: Shown,
    request: HttpRequest,
    SentForm(form): SentForm,
) -> Result<HttpResponse, Problem> {
    let (who, fields) = (by.clone(), form.clone());
    let invited = at_desk(desk.clone(), move |desk| {
        let ticked = fields.iter().filter(|(name, _)| name == "program");
        let ask = InviteAsk {
            role: sent(&fields, "role"),
            programs: ticked.map(|(_, id)| id.as_str()).collect(),
            team: sent(&fields, "team"),
        };
        tried(desk.invite(&who, &ask))
    });
    let secret = match invited.await? {
        Ok(secret) => secret,
        Err(problems) => {
            let wrong = wrongs(&problems);
            return shown((by, desk, asked), (form, wrong), Text::nothing()).await;
        }
    };
    let (AskedAt(now), answer, viewer) = asked;
    let role = sent(&form, "role").parse::<ActorRole>();
    let template = InvitedPage {
        lang: answer.language,
        chrome: Chrome::of(&desk, now, &viewer),
        role: role.map_or_else(|_| Text::nothing(), Text::from),
        link: format!("{}/join/{}", origin(&request), secret.reveal()),
    };
    page(StatusCode::OK, answer, &template)
}

/// Returns the start of the addresses of this service, as the reader's browser has it.
fn origin(request: &HttpRequest) -> String {
    let scheme = if is_https(request) { "https" } else { "http" };
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.unwrap_or_else(|| request.app_config().host());
    format!("{scheme}://{host}")
}

/// Suspends, restores or ends an account, ends its sessions, or removes its app for codes.
pub(in crate::web) async fn change_account(
    by: Allowed<ManagePeople>,
    desk: Data<Desk>,
    asked: Shown,
    id: Path<String>,
    SentForm(form): SentForm,
) -> Result<HttpResponse, Problem> {
    let (who, action) = (by.clone(), sent(&form, "action").to_owned());
    let confirmed = sent(&form, "confirm") == "yes";
    let changed = at_desk(desk.clone(), move |desk| changed(desk, &who, &id, &action, confirmed));
    match changed.await? {
        Ok(word) => Ok(see_other(&format!("{PEOPLE}?done={word}"), asked.1)),
        Err(problems) => {
            let wrong = wrongs(&problems);
            shown((by, desk, asked), (Vec::new(), wrong), Text::nothing()).await
        }
    }
}

/// Does what a button says, and returns its word.
fn changed(
    desk: &Desk,
    by: &Allowed<ManagePeople>,
    id: &str,
    action: &str,
    confirmed: bool,
) -> Result<Tried<&'static str>, Refusal> {
    let (word, done) = match action {
        "suspend" => ("suspend", desk.set_account_state(by, id, AccountState::Suspended)),
        "restore" => ("restore", desk.set_account_state(by, id, AccountState::Active)),
        "end" if confirmed => ("end", desk.set_account_state(by, id, AccountState::Ended)),
        "end" if desk.people(by)?.accounts.iter().any(|account| account.id.as_str() == id) => {
            let (what, action) = (say::account_not_closed(), say::tick_to_confirm());
            return Ok(Err(Problems::one(format!("confirm-{id}"), what, action)));
        }
        "end" => {
            let (what, action) = (say::no_such_account(), say::reload_people());
            return Ok(Err(Problems::one("account", what, action)));
        }
        "sign-out" => ("sign-out", desk.end_sessions_of(by, id)),
        "reset-codes" => ("reset-codes", desk.reset_codes_of(by, id)),
        _ => {
            return Ok(Err(Problems::one("account", say::no_such_action(), say::press_a_button())));
        }
    };
    tried(done.map(|()| word))
}

/// Withdraws an invitation. One of another organization is as if it were not there.
pub(in crate::web) async fn withdraw_invitation(
    by: Allowed<ManagePeople>,
    desk: Data<Desk>,
    answer: AnswerLanguage,
    id: Path<String>,
) -> Result<HttpResponse, Problem> {
    if !at_desk(desk, move |desk| desk.withdraw_invitation(&by, &id)).await? {
        return Err(Problem::of(ProblemKind::NotFound));
    }
    Ok(see_other(&format!("{PEOPLE}?done=withdraw"), answer))
}
