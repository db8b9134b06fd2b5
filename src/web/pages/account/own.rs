//! The page of the own account: password, PIN, app for codes, and sessions.

use super::fields::{AccountField, FieldKind, marked, sent, tried, wrongs};
use super::join::names;
use super::locked::signed_out;
use crate::desk::{Allowed, Desk, IDLE_UNTIL_LOCKED, KeepAccount, OwnAccount, Refusal, Session};
use crate::domain::{ActorRole, Problems, Timestamp, to_quarter_hour};
use crate::web::api::at_desk;
use crate::web::asked_at::AskedAt;
use crate::web::language::AnswerLanguage;
use crate::web::pages::{Chrome, Wrong, page, see_other, status};
use crate::web::problem::{Problem, ProblemKind};
use crate::web::sent::{SentForm, SentQuery};
use crate::web::session::SessionCookie;
use crate::web::viewer::{SIGN_IN, Viewer};
use crate::words::{Language, Text, say};
use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

/// The address of the page.
const ACCOUNT: &str = "/account";

#[derive(Template)]
#[template(path = "account/own.html", config = "src/web/pages/askama.toml")]
struct OwnAccountPage {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    name: String,
    role: Text,
    organization: String,
    /// The programs of an operator; empty for other roles.
    programs: Text,
    team: String,
    has_codes: bool,
    sessions: Vec<SessionLine>,
    pin_fields: Vec<AccountField>,
    password_fields: Vec<AccountField>,
    problems: Vec<Wrong>,
    /// A sentence on what was done just now.
    done: Text,
}

/// A session as its owner sees it.
struct SessionLine {
    id: String,
    device: Text,
    since: Text,
    seen: Text,
    here: bool,
}

impl SessionLine {
    fn of(session: &Session, here: &str) -> Self {
        let at = |at: Timestamp| say::on_day_at_utc(to_quarter_hour(at).naive_utc());
        Self {
            id: session.id.clone(),
            device: session.device.into(),
            since: at(session.made_at),
            seen: at(session.seen_at),
            here: session.id == here,
        }
    }
}

impl OwnAccountPage {
    fn of(session: &Session, own: &OwnAccount, chrome: Chrome, lang: Language) -> Self {
        let membership = &session.account.membership;
        let role = membership.affiliation.role;
        let programs = match (role, own.programs.is_empty()) {
            (ActorRole::Operator, true) => say::all_programs(),
            (ActorRole::Operator, false) => say::listed_names(names(&own.programs)),
            _ => Text::nothing(),
        };
        Self {
            lang,
            chrome,
            name: session.account.name.to_string(),
            role: role.into(),
            organization: own.organization.clone(),
            programs,
            team: membership.team.as_ref().map_or_else(String::new, ToString::to_string),
            has_codes: session.account.has_codes,
            sessions: own.sessions.iter().map(|one| SessionLine::of(one, &session.id)).collect(),
            pin_fields: vec![
                AccountField::new("pin", say::field_pin(), FieldKind::Pin),
                AccountField::new("pin_again", say::field_pin_again(), FieldKind::Pin)
                    .hinting(Text::nothing()),
            ],
            password_fields: vec![
                AccountField::new("old_password", say::field_old_password(), FieldKind::Password),
                AccountField::new("password", say::field_new_password(), FieldKind::NewPassword),
                AccountField::new(
                    "password_again",
                    say::field_password_again(),
                    FieldKind::NewPassword,
                )
                .hinting(Text::nothing()),
            ],
            problems: Vec::new(),
            done: Text::nothing(),
        }
    }

    fn wrong(mut self, problems: &Problems) -> Self {
        self.problems = wrongs(problems);
        self.pin_fields = marked(self.pin_fields, &self.problems);
        self.password_fields = marked(self.password_fields, &self.problems);
        self
    }
}

/// The context of a page: the time, the language and the reader.
type Shown = (AskedAt, AnswerLanguage, Viewer);

/// Shows the account of the session.
pub(in crate::web) async fn own_account(
    by: Allowed<KeepAccount>,
    desk: Data<Desk>,
    asked: Shown,
    query: SentQuery,
) -> Result<HttpResponse, Problem> {
    let answer = asked.1;
    let Some(shown) = shown(&by, &desk, asked).await? else {
        return Ok(see_other(SIGN_IN, answer));
    };
    let done = match query.get("done") {
        Some("password") => say::password_is_changed(),
        Some("pin") => say::pin_is_set(),
        Some("session") => say::session_is_ended(),
        _ => Text::nothing(),
    };
    let shown = OwnAccountPage { done, ..shown };
    page(status(&shown.problems), answer, &shown)
}

/// Reads the account as the page shows it; `None` for a token, which has no account.
async fn shown(
    by: &Allowed<KeepAccount>,
    desk: &Data<Desk>,
    (AskedAt(now), answer, viewer): Shown,
) -> Result<Option<OwnAccountPage>, Problem> {
    let Some(session) = by.session().cloned() else { return Ok(None) };
    let reading = session.clone();
    let own = at_desk(desk.clone(), move |desk| desk.own_account(&reading)).await?;
    let chrome = Chrome::of(desk, now, &viewer);
    Ok(Some(OwnAccountPage::of(&session, &own, chrome, answer.language)))
}

/// Does something with the account, and shows the page again.
async fn done(
    (by, desk, asked): (Allowed<KeepAccount>, Data<Desk>, Shown),
    word: &str,
    doing: impl FnOnce(&Desk, &Session) -> Result<(), Refusal> + Send + 'static,
) -> Result<HttpResponse, Problem> {
    let answer = asked.1;
    let Some(session) = by.session().cloned() else { return Ok(see_other(SIGN_IN, answer)) };
    match at_desk(desk.clone(), move |desk| tried(doing(desk, &session))).await? {
        Ok(()) => Ok(see_other(&format!("{ACCOUNT}?done={word}"), answer)),
        Err(problems) => {
            let Some(shown) = shown(&by, &desk, asked).await? else {
                return Ok(see_other(SIGN_IN, answer));
            };
            let shown = shown.wrong(&problems);
            page(status(&shown.problems), answer, &shown)
        }
    }
}

/// Changes the password.
pub(in crate::web) async fn set_password(
    by: Allowed<KeepAccount>,
    desk: Data<Desk>,
    asked: Shown,
    SentForm(form): SentForm,
) -> Result<HttpResponse, Problem> {
    done((by, desk, asked), "password", move |desk, session| {
        let new = (sent(&form, "password"), sent(&form, "password_again"));
        desk.change_password(session, sent(&form, "old_password"), new)
    })
    .await
}

/// Sets the PIN.
pub(in crate::web) async fn set_pin(
    by: Allowed<KeepAccount>,
    desk: Data<Desk>,
    asked: Shown,
    SentForm(form): SentForm,
) -> Result<HttpResponse, Problem> {
    done((by, desk, asked), "pin", move |desk, session| {
        let (pin, again) = (sent(&form, "pin"), sent(&form, "pin_again"));
        if pin != again {
            let (what, action) = (say::pins_differ(), say::type_it_again());
            return Err(Problems::one("pin_again", what, action).into());
        }
        desk.set_pin(session, pin)
    })
    .await
}

/// Ends one of the own sessions. A session of somebody else is as if it were not there.
pub(in crate::web) async fn end_session(
    by: Allowed<KeepAccount>,
    desk: Data<Desk>,
    (answer, cookie): (AnswerLanguage, SessionCookie),
    SentForm(form): SentForm,
) -> Result<HttpResponse, Problem> {
    let Some(session) = by.session().cloned() else { return Ok(see_other(SIGN_IN, answer)) };
    let id = sent(&form, "session").to_owned();
    let is_here = id == session.id;
    if !at_desk(desk, move |desk| desk.end_own_session(&session, &id)).await? {
        return Err(Problem::of(ProblemKind::NotFound));
    }
    if is_here {
        return Ok(signed_out(&cookie, answer));
    }
    Ok(see_other(&format!("{ACCOUNT}?done=session"), answer))
}

/// Ends all own sessions.
pub(in crate::web) async fn sign_out_everywhere(
    by: Allowed<KeepAccount>,
    desk: Data<Desk>,
    (answer, cookie): (AnswerLanguage, SessionCookie),
) -> Result<HttpResponse, Problem> {
    if let Some(session) = by.session().cloned() {
        at_desk(desk, move |desk| desk.sign_out_everywhere(&session)).await?;
    }
    Ok(signed_out(&cookie, answer))
}
