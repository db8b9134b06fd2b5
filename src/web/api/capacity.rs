//! Takes a program's statement of what is free.

use super::at_desk;
use super::placements::REPLAYED;
use super::problems::ProblemResponses;
use crate::desk::{Allowed, Desk, PostCapacity, PostRequest, Received};
use crate::domain::{Problems, SeenPost};
use crate::web::headers::{IdempotencyKey, PostVersion};
use crate::web::language::AnswerLanguage;
use crate::web::problem::{Problem, ProblemKind};
use crate::web::sent::{ProgramInPath, SentRequest};
use crate::web::view::PostReceiptView;
use crate::words::say;
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Data;

/// Posts what is free in one unit group
///
/// For operators and supervisors of the organization that runs the program. The next search sees
/// the post. The receipt shows what people other than the operator see. A request sent again under
/// the same key posts nothing new: the receipt is of the first post, as others see it now. A
/// program that is not open cannot post (409). With `seen` or `If-Match`, a newer post is not
/// overwritten (412).
#[utoipa::path(
    post,
    path = "/api/v1/programs/{program}/capacity",
    tag = "programs",
    params(
        ("program" = String, Path, description = "The id of the program"),
        ("Idempotency-Key" = inline(IdempotencyKey), Header, description = "A UUID drawn for this request"),
        ("If-Match" = Option<String>, Header,
            description = "The ETag of the group's last post as you saw it"),
    ),
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
    SentRequest(mut received): SentRequest<PostRequest>,
) -> Result<HttpResponse, Problem> {
    against(&mut received, seen)?;
    let posted = at_desk(desk, move |desk| desk.post(&by, &key, &id, vec![received])).await?;
    let receipt = posted.first().ok_or_else(|| Problem::of(ProblemKind::Fault))?;
    let mut response = HttpResponse::Created();
    if receipt.replayed {
        response.insert_header(REPLAYED);
    }
    response.insert_header((header::ETAG, format!("\"{}\"", receipt.post.id)));
    Ok(response.json(PostReceiptView::of(receipt, answer.language)))
}

/// Uses the version in the header as the post's `seen`. Refuses two different versions.
fn against(received: &mut Received<PostRequest>, header: Option<String>) -> Result<(), Problem> {
    let Some(header) = header else { return Ok(()) };
    let Some(seen) = received.problems.take(PostRequest::seen(), header.parse::<SeenPost>()) else {
        return Ok(());
    };
    let said = received.request.seen.replace(seen.clone());
    if said.is_some_and(|said| said != seen) {
        let (what, action) = (say::if_match_names_other_post(), say::send_one_of_both());
        return Err(Problems::one(PostRequest::seen(), what, action).into());
    }
    Ok(())
}
