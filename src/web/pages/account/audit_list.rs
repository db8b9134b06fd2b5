//! The page that shows what was done at the organization.

use crate::desk::{Allowed, AuditLine, Desk, SeeAudit};
use crate::domain::{ActorRole, Device};
use crate::web::api::at_desk;
use crate::web::asked_at::AskedAt;
use crate::web::language::AnswerLanguage;
use crate::web::pages::{Chrome, page};
use crate::web::problem::Problem;
use crate::web::sent::SentQuery;
use crate::web::viewer::Viewer;
use crate::words::{Language, List, Text, say};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

/// The entries on one page.
const ENTRIES: u32 = 100;

#[derive(Template)]
#[template(path = "account/audit.html", config = "src/web/pages/askama.toml")]
struct AuditPage {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    lines: Vec<AuditRow>,
    /// The number before which this page begins.
    before: Option<u64>,
    next_before: Option<u64>,
}

/// An entry as the page shows it.
struct AuditRow {
    at: Text,
    by: Option<String>,
    action: Text,
    program: String,
    about: Text,
}

impl AuditRow {
    fn of(line: AuditLine) -> Self {
        let about = line.subject.into_iter().chain(line.reason).map(words);
        Self {
            at: say::on_day_at_utc(line.at.naive_utc()),
            by: line.by,
            action: line.action.into(),
            program: line.program.map_or_else(String::new, |name| name.to_string()),
            about: say::listed_parts(about.collect::<List>()),
        }
    }
}

/// The words for a device or a role; a name or an id as it is.
fn words(part: String) -> Text {
    if let Ok(device) = part.parse::<Device>() {
        return device.into();
    }
    part.parse::<ActorRole>().map_or_else(|_no_role| say::typed_value(part), Text::from)
}

/// Shows the entries of the actor's organization, the newest first.
pub(in crate::web) async fn audit_list(
    by: Allowed<SeeAudit>,
    desk: Data<Desk>,
    (AskedAt(now), answer, viewer): (AskedAt, AnswerLanguage, Viewer),
    query: SentQuery,
) -> Result<HttpResponse, Problem> {
    let before: Option<u64> = query.get("before").and_then(|number| number.parse().ok());
    let part = at_desk(desk.clone(), move |desk| desk.audit(&by, before, ENTRIES)).await?;
    let template = AuditPage {
        lang: answer.language,
        chrome: Chrome::of(&desk, now, &viewer),
        lines: part.lines.into_iter().map(AuditRow::of).collect(),
        before,
        next_before: part.next_before,
    };
    page(StatusCode::OK, answer, &template)
}
