//! The page that an invitation opens.

use super::fields::{AccountField, FieldKind, FormPage, marked, sent, tried, wrongs};
use super::sign_in::{begun_instead, goes_on};
use crate::desk::{Called, Desk, Joining};
use crate::domain::{ActorRole, Timestamp};
use crate::web::api::at_desk;
use crate::web::asked_at::AskedAt;
use crate::web::language::AnswerLanguage;
use crate::web::pages::{Chrome, Wrong, page, status};
use crate::web::problem::Problem;
use crate::web::sent::SentForm;
use crate::web::session::SessionCookie;
use crate::web::viewer::Viewer;
use crate::words::{Language, List, Name, Text, say};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "account/gone.html", config = "src/web/pages/askama.toml")]
struct InvitationGonePage {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
}

/// Shows what an invitation offers. One that cannot be used looks like one that never was.
pub(in crate::web) async fn invitation(
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    secret: Path<String>,
) -> Result<HttpResponse, Problem> {
    let looked = secret.clone();
    let Some(offer) = at_desk(desk.clone(), move |desk| desk.invitation(&looked)).await? else {
        return gone(&desk, (now, answer), &viewer);
    };
    let chrome = Chrome::of(&desk, now, &viewer);
    let shown = offered(&offer, &secret, (chrome, answer.language), ("", Vec::new()));
    page(StatusCode::OK, answer, &shown)
}

/// Makes an account with an invitation, and signs in.
pub(in crate::web) async fn join(
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    (cookie, secret): (SessionCookie, Path<String>),
    SentForm(form): SentForm,
) -> Result<HttpResponse, Problem> {
    let (before, fields, used) = (viewer.clone(), form.clone(), secret.clone());
    let joined = at_desk(desk.clone(), move |desk| {
        let Some(offer) = desk.invitation(&used)? else { return Ok(None) };
        let passwords = (sent(&fields, "password"), sent(&fields, "password_again"));
        let begun = tried(desk.join(&used, sent(&fields, "name"), passwords))?;
        let begun = begun.map(|begun| begun_instead(desk, begun, &before, now));
        Ok(Some((offer, begun)))
    });
    match joined.await? {
        None => gone(&desk, (now, answer), &viewer),
        Some((_, Ok(begun))) => Ok(goes_on(begun.map_err(Problem::from)?, &cookie, answer)),
        Some((offer, Err(problems))) => {
            let problems = wrongs(&problems);
            if problems.iter().any(|problem| problem.field == "invitation") {
                return gone(&desk, (now, answer), &viewer);
            }
            let chrome = Chrome::of(&desk, now, &viewer);
            let typed = (sent(&form, "name"), problems);
            let shown = offered(&offer, &secret, (chrome, answer.language), typed);
            page(status(&shown.problems), answer, &shown)
        }
    }
}

fn offered(
    offer: &Joining,
    secret: &str,
    (chrome, lang): (Chrome, Language),
    (name, problems): (&str, Vec<Wrong>),
) -> FormPage {
    let membership = &offer.membership;
    let role = membership.affiliation.role;
    let mut intro = vec![say::your_role_is(role)];
    if role == ActorRole::Operator {
        intro.push(posts_for(&offer.programs));
    }
    if let Some(team) = &membership.team {
        intro.push(say::your_team_is(team.to_string()));
    }
    intro.push(say::choose_name_and_password());
    if role.requires_codes() {
        intro.push(say::have_phone_ready());
    }
    let again = say::field_password_again();
    let fields = vec![
        AccountField::new("name", say::field_sign_in_name(), FieldKind::Name)
            .hinting(say::sign_in_name_hint())
            .showing(name),
        AccountField::new("password", say::field_password(), FieldKind::NewPassword),
        AccountField::new("password_again", again, FieldKind::NewPassword).hinting(Text::nothing()),
    ];
    FormPage {
        lang,
        chrome,
        address: format!("/join/{secret}"),
        action: format!("/join/{secret}"),
        title: say::join_organization(offer.organization.clone()),
        intro,
        fields: marked(fields, &problems),
        offers_phone: false,
        phone: false,
        button: say::make_account(),
        problems,
    }
}

fn posts_for(programs: &[Called]) -> Text {
    if programs.is_empty() { say::you_post_for_all() } else { say::you_post_for(names(programs)) }
}

/// The names of programs, as a list in a sentence.
pub(super) fn names(programs: &[Called]) -> List {
    programs.iter().map(|(_, name)| Name::from(name.to_string())).collect()
}

fn gone(
    desk: &Desk,
    (now, answer): (Timestamp, AnswerLanguage),
    viewer: &Viewer,
) -> Result<HttpResponse, Problem> {
    let chrome = Chrome::of(desk, now, viewer);
    page(StatusCode::NOT_FOUND, answer, &InvitationGonePage { lang: answer.language, chrome })
}
