//! Plans many nights for one household.

use super::problems::ProblemResponses;
use super::thinking;
use crate::desk::{AskForm, Desk};
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::SentJson;
use crate::web::view::{PlanBody, PlansView};
use actix_web::web::{Data, Json};

/// Plans many nights for one household
///
/// Nothing of the question is kept. The answer lists chains of stays that cover the nights asked
/// for, the best first, each stay with its reasons as the household would be by then, the nights
/// that nothing covers, and what to arrange until when.
#[utoipa::path(
    post,
    path = "/api/v1/plans",
    tag = "find",
    request_body = PlanBody,
    responses(
        (status = 200, description = "The plans and their reasons", body = PlansView),
        ProblemResponses,
    )
)]
pub(crate) async fn plan(
    desk: Data<Desk>,
    answer: AnswerLanguage,
    SentJson(asked): SentJson,
) -> Result<Json<PlansView>, Problem> {
    let form = AskForm::of(asked);
    let planned = thinking(desk, move |desk| desk.plan(&form)).await?;
    Ok(Json(PlansView::of(&planned, answer.language)))
}
