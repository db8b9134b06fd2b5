//! Shows programs.

use super::at_desk;
use super::problems::ProblemResponses;
use crate::desk::{Allowed, Desk, Search};
use crate::domain::{Problems, ProgramId, Refused, shown};
use crate::web::asked_at::AskedAt;
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::{ProgramInPath, SentQuery};
use crate::web::view::{ProgramListView, ProgramView};
use crate::words::say;
use actix_web::web::{Data, Json};

/// The default size of a page, and the largest.
const USUAL_PAGE: usize = 100;
const LARGEST_PAGE: usize = 500;

/// Lists programs in the order of their ids
#[utoipa::path(
    get,
    path = "/api/v1/programs",
    tag = "programs",
    params(
        ("after" = Option<String>, Query, description = "Only programs whose ids come after this"),
        ("limit" = Option<u32>, Query, description = "The most programs in the answer: 1 to 500; the default is 100",
            minimum = 1, maximum = 500),
    ),
    responses(
        (status = 200, description = "A page of programs", body = ProgramListView),
        ProblemResponses,
    )
)]
pub(crate) async fn list(
    _by: Allowed<Search>,
    desk: Data<Desk>,
    (AskedAt(now), answer): (AskedAt, AnswerLanguage),
    query: SentQuery,
) -> Result<Json<ProgramListView>, Problem> {
    let (after, limit) = page_of(&query)?;
    let page = desk.programs(after.as_ref(), limit);
    Ok(Json(ProgramListView::of(&page, now, answer.language)))
}

fn page_of(query: &SentQuery) -> Result<(Option<ProgramId>, usize), Problems> {
    query.only(&["after", "limit"])?;
    let mut problems = Problems::default();
    let after = query.get("after").filter(|id| !id.is_empty());
    let after = after.and_then(|id| problems.take("after", id.parse()));
    let limit = query.get("limit").and_then(|limit| {
        let number = limit.parse().ok().filter(|limit| (1..=LARGEST_PAGE).contains(limit));
        let refused = || {
            let action = say::enter_whole_number(1, LARGEST_PAGE);
            Refused::new(say::not_a_page_size(shown(limit)), action)
        };
        problems.take("limit", number.ok_or_else(refused))
    });
    problems.into_result()?;
    Ok((after, limit.unwrap_or(USUAL_PAGE)))
}

/// Shows one program with its dated terms
///
/// Openings are a band with the age of the post. Only the operator sees exact counts.
#[utoipa::path(
    get,
    path = "/api/v1/programs/{program}",
    tag = "programs",
    params(("program" = String, Path, description = "The id of the program")),
    responses(
        (status = 200, description = "The program", body = ProgramView),
        ProblemResponses,
    )
)]
pub(crate) async fn show(
    _by: Allowed<Search>,
    desk: Data<Desk>,
    AskedAt(now): AskedAt,
    answer: AnswerLanguage,
    ProgramInPath(id): ProgramInPath,
) -> Result<Json<ProgramView>, Problem> {
    let file = at_desk(desk, move |desk| desk.program(&id)).await?;
    Ok(Json(ProgramView::of(&file, now, answer.language)))
}
