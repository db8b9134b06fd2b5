//! Takes what a call found of a posted opening.

use super::at_desk;
use crate::desk::{Desk, OutcomeForm};
use crate::web::problem::Problem;
use crate::web::sent::{AtProgram, SentJson};
use crate::web::view::{OutcomeBody, OutcomeView, ProblemView};
use actix_web::HttpResponse;
use actix_web::web::Data;

/// Records what a call found of a posted opening
///
/// Kept are the stage, the number and age of the last post, the day, and open or full: nothing of a
/// program, a caller or a household. `waystation refit` fits on these how posts go bad.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{program}/outcomes",
    tag = "programs",
    params(("program" = String, Path, description = "The id of the program")),
    request_body = OutcomeBody,
    responses(
        (status = 201, description = "Recorded", body = OutcomeView),
        (status = "4XX", description = "What is wrong, field by field", body = ProblemView,
            content_type = "application/problem+json"),
        (status = "5XX", description = "The service cannot answer now", body = ProblemView,
            content_type = "application/problem+json"),
    )
)]
pub(crate) async fn record(
    desk: Data<Desk>,
    AtProgram(id): AtProgram,
    SentJson(sent): SentJson,
) -> Result<HttpResponse, Problem> {
    let receipt = at_desk(desk, move |desk| desk.record(&id, &OutcomeForm(sent))).await?;
    Ok(HttpResponse::Created().json(OutcomeView::of(&receipt)))
}
