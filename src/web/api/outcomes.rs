//! Records what a call found about posted beds.

use super::at_desk;
use super::problems::ProblemResponses;
use crate::desk::{Allowed, Desk, OutcomeRequest, RecordOutcomes};
use crate::web::asked_at::AskedAt;
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::{ProgramInPath, SentRequest};
use crate::web::view::OutcomeView;
use actix_web::HttpResponse;
use actix_web::web::Data;

/// Records what a call found about posted beds
///
/// For people who call programs: hotlines, placement workers and supervisors. Only the stage, the
/// audience, the number and age of the last post, the day, and open or full are kept. Nothing that
/// names a program, a caller or a household is kept. `waystation refit` uses these outcomes to fit
/// how fast posts become unreliable.
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
