//! The page that sets up an app for codes, and the one that shows the recovery codes once.

use super::fields::{AccountField, FieldKind, marked, sent};
use super::qr_code::QrDrawing;
use crate::desk::{AppSetup, Desk, Session};
use crate::domain::{SessionStage, Timestamp};
use crate::web::api::at_desk;
use crate::web::asked_at::AskedAt;
use crate::web::language::AnswerLanguage;
use crate::web::pages::{Chrome, Wrong, page, see_other, status};
use crate::web::problem::{Problem, ProblemKind};
use crate::web::sent::SentForm;
use crate::web::session::SessionCookie;
use crate::web::viewer::Viewer;
use crate::words::{Language, Text, say};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "account/app.html", config = "src/web/pages/askama.toml")]
struct AppPage {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    why: Text,
    qr: QrDrawing,
    /// The secret in groups of four letters, for typing.
    secret: String,
    fields: Vec<AccountField>,
    problems: Vec<Wrong>,
}

#[derive(Template)]
#[template(path = "account/recovery.html", config = "src/web/pages/askama.toml")]
struct RecoveryPage {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    codes: Vec<String>,
    goes_on: &'static str,
}

/// Shows what an app needs.
pub(in crate::web) async fn app_setup(
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
) -> Result<HttpResponse, Problem> {
    let Some(session) = viewer.may_set_up_app().cloned() else {
        return Ok(see_other(viewer.goes_on(), answer));
    };
    shown(desk, (now, answer), &viewer, (session, Vec::new())).await
}

/// Starts the app with its first code, and shows the recovery codes.
pub(in crate::web) async fn start_app(
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    cookie: SessionCookie,
    SentForm(form): SentForm,
) -> Result<HttpResponse, Problem> {
    let Some(session) = viewer.may_set_up_app().cloned() else {
        return Ok(see_other(viewer.goes_on(), answer));
    };
    let trying = session.clone();
    let started = at_desk(desk.clone(), move |desk| {
        let Some((codes, begun)) = desk.start_app(&trying, sent(&form, "code"))? else {
            return Ok(None);
        };
        let viewer = Viewer::with_cookie(desk, begun.cookie.reveal(), now)?;
        Ok(Some((codes, begun, viewer)))
    });
    let Some((codes, begun, viewer)) = started.await? else {
        let wrong = Wrong::new("code", say::code_is_wrong(), say::use_next_code());
        return shown(desk, (now, answer), &viewer, (session, vec![wrong])).await;
    };
    let chrome = Chrome::of(&desk, now, &viewer);
    let (lang, goes_on) = (answer.language, viewer.goes_on());
    let template = RecoveryPage { lang, chrome, codes, goes_on };
    let mut response = page(StatusCode::OK, answer, &template)?;
    cookie.set(response.headers_mut(), &begun);
    Ok(response)
}

async fn shown(
    desk: Data<Desk>,
    (now, answer): (Timestamp, AnswerLanguage),
    viewer: &Viewer,
    (session, problems): (Session, Vec<Wrong>),
) -> Result<HttpResponse, Problem> {
    let required = session.stage == SessionStage::NeedsApp;
    let setup = at_desk(desk.clone(), move |desk| desk.prepare_app(&session)).await?;
    let AppSetup { secret, address } = setup;
    let qr = QrDrawing::of(&address).ok_or_else(|| Problem::of(ProblemKind::Fault))?;
    let fields = vec![AccountField::new("code", say::field_code(), FieldKind::FirstCode)];
    // The reader first needs what stands above the field.
    let fields = marked(fields, &problems).into_iter().map(AccountField::waiting).collect();
    let template = AppPage {
        lang: answer.language,
        chrome: Chrome::of(&desk, now, viewer),
        why: if required { say::role_requires_codes() } else { say::app_is_optional() },
        qr,
        secret: in_fours(&secret),
        fields,
        problems,
    };
    page(status(&template.problems), answer, &template)
}

/// Returns a text with a space after every four letters.
fn in_fours(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let parts: Vec<String> = letters.chunks(4).map(|part| part.iter().collect()).collect();
    parts.join(" ")
}
