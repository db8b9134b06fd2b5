//! Takes a program's statement of what is free.

use super::at_desk;
use super::placements::REPLAYED;
use super::problems::ProblemResponses;
use crate::desk::{Allowed, Desk, PostCapacity, PostForm};
use crate::domain::Problems;
use crate::web::headers::{IdempotencyKey, PostVersion};
use crate::web::language::AnswerLanguage;
use crate::web::problem::{Problem, ProblemKind};
use crate::web::sent::{ProgramInPath, SentJson};
use crate::web::view::{PostBody, PostReceiptView};
use crate::words::say;
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Data;
use serde_json::Value;

/// Posts what is free in one unit group
///
/// For operators and supervisors of the organization that runs the program. The next search sees it. The receipt says what others than the operator see. Sent again under the
/// same key, the same receipt comes back: a number that was counted before is not taken for a new one.
/// A program that is not open posts nothing (409). With `seen` or `If-Match`, a newer post is not
/// overwritten (412).
#[utoipa::path(
    post,
    path = "/api/v1/programs/{program}/capacity",
    tag = "programs",
    params(
        ("program" = String, Path, description = "The id of the program"),
        ("Idempotency-Key" = String, Header, description = "A UUID drawn for this request"),
        ("If-Match" = Option<String>, Header,
            description = "The ETag of the group's last post as you saw it"),
    ),
    request_body = PostBody,
    responses(
        (status = 201, description = "Posted", body = PostReceiptView),
        ProblemResponses,
    )
)]
pub(crate) async fn post(
    by: Allowed<PostCapacity>,
    desk: Data<Desk>,
    (IdempotencyKey(key), PostVersion(seen), answer): (IdempotencyKey, PostVersion, AnswerLanguage),
    ProgramInPath(id): ProgramInPath,
    SentJson(sent): SentJson,
) -> Result<HttpResponse, Problem> {
    let form = PostForm(against(sent, seen)?);
    let posted = at_desk(desk, move |desk| desk.post(&by, &key, &id, &[form])).await?;
    let receipt = posted.first().ok_or_else(|| Problem::of(ProblemKind::Fault))?;
    let mut response = HttpResponse::Created();
    if receipt.replayed {
        response.insert_header(REPLAYED);
    }
    response.insert_header((header::ETAG, format!("\"{}\"", receipt.post.id)));
    Ok(response.json(PostReceiptView::of(receipt, answer.language)))
}

/// What was sent, with the version of the header as its own.
fn against(mut sent: Value, header: Option<String>) -> Result<Value, Problem> {
    let (Some(seen), Some(fields)) = (header, sent.as_object_mut()) else { return Ok(sent) };
    let said = fields.get("seen").filter(|said| !said.is_null());
    if said.is_some_and(|said| *said != Value::String(seen.clone())) {
        let (what, action) = (say::if_match_names_other_post(), say::send_one_of_both());
        return Err(Problems::one("seen", what, action).into());
    }
    fields.insert("seen".to_owned(), Value::String(seen));
    Ok(sent)
}
