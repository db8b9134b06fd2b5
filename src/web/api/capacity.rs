//! Takes a program's statement of what is free.

use super::at_desk;
use crate::desk::{Desk, PostForm};
use crate::web::problem::Problem;
use crate::web::sent::{AtProgram, SentJson};
use crate::web::view::{PostBody, PostReceiptView, ProblemView};
use actix_web::HttpResponse;
use actix_web::web::Data;

/// Posts what is free in one unit group
///
/// The next search sees it. The receipt says what others than the operator see.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{program}/capacity",
    tag = "programs",
    params(("program" = String, Path, description = "The id of the program")),
    request_body = PostBody,
    responses(
        (status = 201, description = "Posted", body = PostReceiptView),
        (status = "4XX", description = "What is wrong, field by field", body = ProblemView,
            content_type = "application/problem+json"),
        (status = "5XX", description = "The service cannot answer now", body = ProblemView,
            content_type = "application/problem+json"),
    )
)]
pub(crate) async fn post(
    desk: Data<Desk>,
    AtProgram(id): AtProgram,
    SentJson(sent): SentJson,
) -> Result<HttpResponse, Problem> {
    let receipt = at_desk(desk, move |desk| desk.post(&id, &PostForm(sent))).await?;
    Ok(HttpResponse::Created().json(PostReceiptView::of(&receipt)))
}
