//! Takes a program's statement of what is free.

use super::at_desk;
use super::placements::REPLAYED;
use crate::desk::{Desk, PostForm};
use crate::web::asker::OnlyKey;
use crate::web::problem::Problem;
use crate::web::sent::{AtProgram, SentJson};
use crate::web::view::{PostBody, PostReceiptView, ProblemView};
use actix_web::HttpResponse;
use actix_web::web::Data;

/// Posts what is free in one unit group
///
/// The next search sees it. The receipt says what others than the operator see. Sent again under the
/// same key, the same receipt comes back: a number that was counted before is not taken for a new one.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{program}/capacity",
    tag = "programs",
    params(
        ("program" = String, Path, description = "The id of the program"),
        ("Idempotency-Key" = String, Header, description = "A UUID drawn for this request"),
    ),
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
    OnlyKey(key): OnlyKey,
    AtProgram(id): AtProgram,
    SentJson(sent): SentJson,
) -> Result<HttpResponse, Problem> {
    let receipt = at_desk(desk, move |desk| desk.post(&key, &id, &PostForm(sent))).await?;
    let mut response = HttpResponse::Created();
    if receipt.replayed {
        response.insert_header(REPLAYED);
    }
    Ok(response.json(PostReceiptView::of(&receipt)))
}
