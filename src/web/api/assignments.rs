//! Places several households at once.

use super::problems::ProblemResponses;
use super::thinking;
use crate::desk::{AssignForm, Desk};
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::SentJson;
use crate::web::view::{AssignBody, AssignmentView};
use actix_web::web::{Data, Json};

/// Places several households at once
///
/// Nothing of the question is kept. Households are known by short labels, never by names; what
/// placing one counts comes from the table of priorities in the request.
#[utoipa::path(
    post,
    path = "/api/v1/assignments",
    tag = "find",
    request_body = AssignBody,
    responses(
        (status = 200, description = "Where everyone goes, and why", body = AssignmentView),
        ProblemResponses,
    )
)]
pub(crate) async fn assign(
    desk: Data<Desk>,
    answer: AnswerLanguage,
    SentJson(asked): SentJson,
) -> Result<Json<AssignmentView>, Problem> {
    let form = AssignForm(asked);
    let found = thinking(desk, move |desk| desk.assign(&form)).await?;
    Ok(Json(AssignmentView::of(&found, answer.language)))
}
