//! Takes what a call found of a posted opening.

use super::at_desk;
use super::problems::ProblemResponses;
use crate::desk::{Allowed, Desk, OutcomeRequest, RecordOutcomes};
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::{AskedAt, ProgramInPath, SentRequest};
use crate::web::view::OutcomeView;
use actix_web::HttpResponse;
use actix_web::web::Data;

/// Records what a call found of a posted opening
///
/// For those who call programs: hotlines, placement workers and supervisors. Kept are the stage, the number and age of the last post, the day, and open or full: nothing of a
/// program, a caller or a household. `waystation refit` fits on these how posts go bad.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{program}/outcomes",
    tag = "programs",
    params(("program" = String, Path, description = "The id of the program")),
    responses(
        (status = 201, description = "Recorded", body = OutcomeView),
        ProblemResponses,
    )
)]
pub(crate) async fn record(
    by: Allowed<RecordOutcomes>,
    desk: Data<Desk>,
    (AskedAt(now), answer): (AskedAt, AnswerLanguage),
    ProgramInPath(id): ProgramInPath,
    SentRequest(received): SentRequest<OutcomeRequest>,
) -> Result<HttpResponse, Problem> {
    let receipt = at_desk(desk, move |desk| desk.record(&by, &id, received, now)).await?;
    Ok(HttpResponse::Created().json(OutcomeView::of(&receipt, answer.language)))
}
