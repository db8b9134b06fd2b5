//! The pages that sign in: a name and a password, then for most roles a code.

use super::fields::{AccountField, FieldKind, FormPage, PHONE, SentWrong, marked, sent};
use crate::desk::{Desk, Refusal, SignedIn};
use crate::domain::{Device, Timestamp};
use crate::web::api::at_desk;
use crate::web::asked_at::AskedAt;
use crate::web::defenses::{LimitKey, RequestOrigin};
use crate::web::language::AnswerLanguage;
use crate::web::pages::{Chrome, Wrong, page, see_other, status};
use crate::web::problem::Problem;
use crate::web::sent::SentForm;
use crate::web::session::SessionCookie;
use crate::web::viewer::{ENTER_CODE, SIGN_IN, Viewer};
use crate::words::{Language, say};
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};

/// Shows the form for a name and a password.
pub(in crate::web) async fn sign_in_form(
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
) -> Result<HttpResponse, Problem> {
    let shown = name_and_password(&desk, (now, answer.language), &viewer, (&[], Vec::new()));
    page(status(&shown.problems), answer, &shown)
}

/// Signs in with a name and a password.
pub(in crate::web) async fn sign_in(
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    (cookie, request): (SessionCookie, HttpRequest),
    SentForm(form): SentForm,
) -> Result<HttpResponse, Problem> {
    let (before, fields, client) = (viewer.clone(), form.clone(), client(&request));
    let begun = at_desk(desk.clone(), move |desk| {
        let kept = sent(&fields, PHONE) == "yes";
        let device = if kept { Device::Phone } else { Device::Desk };
        let (name, password) = (sent(&fields, "name"), sent(&fields, "password"));
        let begun = desk.sign_in(name, password, device, &client)?;
        begun.map(|begun| begun_instead(desk, begun, &before, now)).transpose()
    });
    if let Some(begun) = begun.await? {
        return Ok(goes_on(begun, &cookie, answer));
    }
    let wrong = Wrong::new("name", say::sign_in_failed(), say::sign_in_again_or_ask());
    let shown = name_and_password(&desk, (now, answer.language), &viewer, (&form, vec![wrong]));
    page(status(&shown.problems), answer, &shown)
}

pub(super) fn name_and_password(
    desk: &Desk,
    (now, lang): (Timestamp, Language),
    viewer: &Viewer,
    (form, problems): SentWrong<'_>,
) -> FormPage {
    let fields = vec![
        AccountField::new("name", say::field_sign_in_name(), FieldKind::Name)
            .showing(sent(form, "name")),
        AccountField::new("password", say::field_password(), FieldKind::Password),
    ];
    FormPage {
        lang,
        chrome: Chrome::of(desk, now, viewer),
        address: SIGN_IN.to_owned(),
        action: SIGN_IN.to_owned(),
        title: say::sign_in_button(),
        intro: Vec::new(),
        fields: marked(fields, &problems),
        offers_phone: true,
        phone: sent(form, PHONE) == "yes",
        button: say::sign_in_button(),
        problems,
    }
}

/// Shows the form for a code.
pub(in crate::web) async fn enter_code_form(
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
) -> Result<HttpResponse, Problem> {
    if viewer.needs_code().is_none() {
        return Ok(see_other(viewer.goes_on(), answer));
    }
    let shown = code(&desk, (now, answer.language), &viewer, Vec::new());
    page(status(&shown.problems), answer, &shown)
}

/// Signs in with a code, after the password.
pub(in crate::web) async fn enter_code(
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    (cookie, request): (SessionCookie, HttpRequest),
    SentForm(form): SentForm,
) -> Result<HttpResponse, Problem> {
    let Some(session) = viewer.needs_code().cloned() else {
        return Ok(see_other(viewer.goes_on(), answer));
    };
    let client = client(&request);
    let begun = at_desk(desk.clone(), move |desk| {
        let begun = desk.enter_code(&session, sent(&form, "code"), &client)?;
        begun.map(|begun| begun_instead(desk, begun, &Viewer::default(), now)).transpose()
    });
    if let Some(begun) = begun.await? {
        return Ok(goes_on(begun, &cookie, answer));
    }
    let wrong = Wrong::new("code", say::code_is_wrong(), say::use_next_code());
    let shown = code(&desk, (now, answer.language), &viewer, vec![wrong]);
    page(status(&shown.problems), answer, &shown)
}

fn code(
    desk: &Desk,
    (now, lang): (Timestamp, Language),
    viewer: &Viewer,
    problems: Vec<Wrong>,
) -> FormPage {
    let fields = vec![AccountField::new("code", say::field_code(), FieldKind::Code)];
    FormPage {
        lang,
        chrome: Chrome::of(desk, now, viewer),
        address: ENTER_CODE.to_owned(),
        action: ENTER_CODE.to_owned(),
        title: say::enter_your_code(),
        intro: vec![say::open_your_app(), say::or_recovery_code()],
        fields: marked(fields, &problems),
        offers_phone: false,
        phone: false,
        button: say::continue_button(),
        problems,
    }
}

/// A session that began, and its reader.
pub(super) type Begun = (SignedIn, Viewer);

/// Ends the session that the browser held before, and finds the reader of the one that began.
pub(super) fn begun_instead(
    desk: &Desk,
    begun: SignedIn,
    before: &Viewer,
    now: Timestamp,
) -> Result<Begun, Refusal> {
    if let Some(earlier) = before.session() {
        desk.sign_out(earlier)?;
    }
    let viewer = Viewer::with_cookie(desk, begun.cookie.reveal(), now)?;
    Ok((begun, viewer))
}

/// Sends the reader on, with the cookie of the session that began.
pub(super) fn goes_on(
    (begun, viewer): Begun,
    cookie: &SessionCookie,
    answer: AnswerLanguage,
) -> HttpResponse {
    let mut response = see_other(viewer.goes_on(), answer);
    cookie.set(response.headers_mut(), &begun);
    response
}

/// Names the network of a caller, whose failed tries are counted apart from those of others.
fn client(request: &HttpRequest) -> String {
    let from = request.extensions().get::<RequestOrigin>().and_then(|from| from.address);
    match from.map(LimitKey::of_address) {
        Some(LimitKey::Network(address)) => address.to_string(),
        Some(LimitKey::Account(_)) | None => String::new(),
    }
}
