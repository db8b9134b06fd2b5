//! Locking a desk, unlocking it with the PIN, and signing out.

use super::fields::{AccountField, FieldKind, FormPage, marked, sent};
use super::sign_in::{begun_instead, goes_on, name_and_password};
use crate::desk::{Desk, MOST_PIN_TRIES, Session};
use crate::domain::Timestamp;
use crate::web::api::at_desk;
use crate::web::asked_at::AskedAt;
use crate::web::language::AnswerLanguage;
use crate::web::pages::{Chrome, Wrong, page, see_other, status};
use crate::web::problem::Problem;
use crate::web::sent::SentForm;
use crate::web::session::SessionCookie;
use crate::web::viewer::{LOCKED, SIGN_IN, Viewer};
use crate::words::{Text, say};
use actix_web::HttpResponse;
use actix_web::web::Data;

/// Locks the desk. Without a PIN the session ends.
pub(in crate::web) async fn lock(
    desk: Data<Desk>,
    (answer, viewer, cookie): (AnswerLanguage, Viewer, SessionCookie),
) -> Result<HttpResponse, Problem> {
    let Some(session) = viewer.open().cloned() else {
        return Ok(see_other(viewer.goes_on(), answer));
    };
    let has_pin = session.account.has_pin;
    at_desk(desk, move |desk| desk.lock(&session)).await?;
    Ok(if has_pin { see_other(LOCKED, answer) } else { signed_out(&cookie, answer) })
}

/// Shows the form that unlocks the desk.
pub(in crate::web) async fn locked(
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
) -> Result<HttpResponse, Problem> {
    let Some(session) = viewer.locked() else {
        return Ok(see_other(viewer.goes_on(), answer));
    };
    let shown = pin_form(&desk, (now, answer), &viewer, (session, Vec::new()));
    page(status(&shown.problems), answer, &shown)
}

/// Unlocks the desk with the PIN.
pub(in crate::web) async fn unlock(
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    cookie: SessionCookie,
    SentForm(form): SentForm,
) -> Result<HttpResponse, Problem> {
    let Some(session) = viewer.locked().cloned() else {
        return Ok(see_other(viewer.goes_on(), answer));
    };
    let (trying, text) = (session.clone(), cookie.text().to_owned());
    let unlocked = at_desk(desk.clone(), move |desk| {
        if let Some(begun) = desk.unlock(&trying, sent(&form, "pin"))? {
            return Ok(Ok(begun_instead(desk, begun, &Viewer::default(), now)?));
        }
        Ok(Err(desk.session(&text, now)?.is_none()))
    });
    let has_ended = match unlocked.await? {
        Ok(begun) => return Ok(goes_on(begun, &cookie, answer)),
        Err(has_ended) => has_ended,
    };
    if has_ended {
        let (what, action) = (say::session_ended_by_pins(), say::sign_in_with_password());
        let wrong = vec![Wrong::new("name", what, action)];
        let (at, viewer) = ((now, answer.language), Viewer::nobody(&desk));
        let shown = name_and_password(&desk, at, &viewer, (&[], wrong));
        let mut response = page(status(&shown.problems), answer, &shown)?;
        cookie.clear(response.headers_mut());
        return Ok(response);
    }
    let wrong = vec![Wrong::new("pin", say::pin_is_wrong(), say::try_pin_again())];
    let shown = pin_form(&desk, (now, answer), &viewer, (&session, wrong));
    page(status(&shown.problems), answer, &shown)
}

fn pin_form(
    desk: &Desk,
    (now, answer): (Timestamp, AnswerLanguage),
    viewer: &Viewer,
    (session, problems): (&Session, Vec<Wrong>),
) -> FormPage {
    let pin = AccountField::new("pin", say::field_pin(), FieldKind::Pin).hinting(Text::nothing());
    FormPage {
        lang: answer.language,
        chrome: Chrome::of(desk, now, viewer),
        address: LOCKED.to_owned(),
        action: "/unlock".to_owned(),
        title: say::desk_is_locked(),
        intro: vec![
            say::enter_pin_of(session.account.name.to_string()),
            say::session_ends_after_tries(MOST_PIN_TRIES),
        ],
        fields: marked(vec![pin], &problems),
        offers_phone: false,
        phone: false,
        button: say::unlock_button(),
        problems,
    }
}

/// Signs out, at whatever stage the session is.
pub(in crate::web) async fn sign_out(
    desk: Data<Desk>,
    (answer, viewer, cookie): (AnswerLanguage, Viewer, SessionCookie),
) -> Result<HttpResponse, Problem> {
    if let Some(session) = viewer.session().cloned() {
        at_desk(desk, move |desk| desk.sign_out(&session)).await?;
    }
    Ok(signed_out(&cookie, answer))
}

/// Takes the session from the browser, with everything else it holds of this site. The language
/// goes along in the address.
pub(super) fn signed_out(cookie: &SessionCookie, answer: AnswerLanguage) -> HttpResponse {
    let mut response = see_other(&format!("{SIGN_IN}?lang={}", answer.language), answer);
    cookie.clear(response.headers_mut());
    response
}
