//! Placements: requested, held, accepted, arrived, ended. A token identifies the caller.

use super::at_desk;
use super::problems::ProblemResponses;
use crate::desk::{
    Allowed, ChangePlacements, Desk, PlaceRequest, Placed, SeePlacements, Seen, StepRequest,
};
use crate::web::headers::{IdempotencyKey, PlacementVersion};
use crate::web::language::AnswerLanguage;
use crate::web::problem::{Problem, ProblemKind};
use crate::web::sent::{PlacementInPath, SentRequest};
use crate::web::view::{PlacedListView, PlacementView, PlacementsView, StepsView};
use actix_web::http::header;
use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, HttpResponseBuilder};

/// The header of an answer to a request that was already made under the same key.
pub(super) const REPLAYED: (&str, &str) = ("idempotency-replayed", "true");

/// Asks a program for a place, or holds a unit
///
/// For the caller's own organization. An operator can hold a unit of their own program for a caller
/// on the phone. A request sent again under the same key changes nothing: the answer shows what it
/// made, and how it stands now. If no unit is free, the answer is 409.
#[utoipa::path(
    post,
    path = "/api/v1/placements",
    tag = "placements",
    params(("Idempotency-Key" = inline(IdempotencyKey), Header, description = "A UUID drawn for this request")),
    responses(
        (status = 201, description = "One placement for each unit, with ETag and Location where \
            it is one", body = PlacedListView),
        ProblemResponses,
    )
)]
pub(crate) async fn place(
    by: Allowed<ChangePlacements>,
    desk: Data<Desk>,
    (IdempotencyKey(key), answer): (IdempotencyKey, AnswerLanguage),
    SentRequest(received): SentRequest<PlaceRequest>,
) -> Result<HttpResponse, Problem> {
    let placed = at_desk(desk, move |desk| desk.place(&by, &key, received)).await?;
    let mut response = HttpResponse::Created();
    replayed(&mut response, &placed);
    if let [one] = placed.placements.as_slice() {
        let location = format!("/api/v1/placements/{}", one.placement.id);
        response.insert_header((header::LOCATION, location));
        response.insert_header((header::ETAG, tag(one)));
    }
    Ok(response.json(PlacedListView::of(&placed, answer.language)))
}

/// Lists the placements that the caller's organization asked for
#[utoipa::path(
    get,
    path = "/api/v1/placements",
    tag = "placements",
    responses(
        (status = 200, description = "Its placements", body = PlacementsView),
        ProblemResponses,
    )
)]
pub(crate) async fn list(
    by: Allowed<SeePlacements>,
    desk: Data<Desk>,
    answer: AnswerLanguage,
) -> Result<Json<PlacementsView>, Problem> {
    let seen = at_desk(desk, move |desk| desk.placements_held(&by)).await?;
    Ok(Json(PlacementsView::of(&seen, answer.language)))
}

/// Shows one placement
///
/// Only the organization that asked and the one that runs the program can see it. For others it
/// does not exist.
#[utoipa::path(
    get,
    path = "/api/v1/placements/{placement}",
    tag = "placements",
    params(("placement" = String, Path, description = "The id of the placement")),
    responses(
        (status = 200, description = "The placement, with its ETag", body = PlacementView),
        ProblemResponses,
    )
)]
pub(crate) async fn show(
    by: Allowed<SeePlacements>,
    desk: Data<Desk>,
    PlacementInPath(id): PlacementInPath,
    answer: AnswerLanguage,
) -> Result<HttpResponse, Problem> {
    let seen = at_desk(desk, move |desk| desk.placement(&by, &id)).await?;
    Ok(one(HttpResponse::Ok(), &seen, answer))
}

/// Shows the steps of a placement
#[utoipa::path(
    get,
    path = "/api/v1/placements/{placement}/steps",
    tag = "placements",
    params(("placement" = String, Path, description = "The id of the placement")),
    responses(
        (status = 200, description = "Its steps, in order", body = StepsView),
        ProblemResponses,
    )
)]
pub(crate) async fn steps(
    by: Allowed<SeePlacements>,
    desk: Data<Desk>,
    PlacementInPath(id): PlacementInPath,
) -> Result<Json<StepsView>, Problem> {
    let recorded = at_desk(desk, move |desk| desk.steps(&by, &id)).await?;
    Ok(Json(StepsView::of(&recorded)))
}

/// Takes a step of a placement
///
/// The `If-Match` header names the version that was seen. A request sent again under the same key
/// changes nothing: `made_version` is the version that the step made, and the other fields show how
/// the placement stands now.
///
/// The answer is 403 if the caller may not take the step, and 409 if the placement's standing does
/// not allow it. It is 412 if the placement changed since it was seen, and 428 without a version.
#[utoipa::path(
    post,
    path = "/api/v1/placements/{placement}/steps",
    tag = "placements",
    params(
        ("placement" = String, Path, description = "The id of the placement"),
        ("Idempotency-Key" = inline(IdempotencyKey), Header, description = "A UUID drawn for this request"),
        ("If-Match" = String, Header, description = "The ETag of the placement as it was seen"),
    ),
    responses(
        (status = 200, description = "The placement after the step, with its ETag",
            body = PlacementView),
        ProblemResponses,
    )
)]
pub(crate) async fn step(
    by: Allowed<ChangePlacements>,
    desk: Data<Desk>,
    (IdempotencyKey(key), PlacementVersion(seen), answer): (
        IdempotencyKey,
        PlacementVersion,
        AnswerLanguage,
    ),
    PlacementInPath(id): PlacementInPath,
    SentRequest(received): SentRequest<StepRequest>,
) -> Result<HttpResponse, Problem> {
    let placed = at_desk(desk, move |desk| desk.step(&by, &key, (&id, seen), received)).await?;
    after(&placed, answer)
}

/// Answers with the placement after its step. A day after its end it is gone, so the answer is 404.
pub(super) fn after(placed: &Placed, answer: AnswerLanguage) -> Result<HttpResponse, Problem> {
    let seen = placed.placements.first().ok_or_else(|| Problem::of(ProblemKind::NotFound))?;
    let mut response = HttpResponse::Ok();
    replayed(&mut response, placed);
    Ok(one(response, seen, answer))
}

fn one(mut response: HttpResponseBuilder, seen: &Seen, answer: AnswerLanguage) -> HttpResponse {
    response.insert_header((header::ETAG, tag(seen))).json(PlacementView::of(seen, answer.language))
}

fn tag(seen: &Seen) -> String {
    format!("\"{}\"", seen.placement.version)
}

fn replayed(response: &mut HttpResponseBuilder, placed: &Placed) {
    if placed.replayed {
        response.insert_header(REPLAYED);
    }
}
