//! The promises of a program: its units, the people on the way, and arrivals at the door.

use super::at_desk;
use super::placements::after;
use super::problems::ProblemResponses;
use crate::desk::{Allowed, ArrivalRequest, ChangePlacements, Desk, SeePlacements, SeeUnits};
use crate::web::headers::IdempotencyKey;
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::{ProgramInPath, SentRequest};
use crate::web::view::{PlacementView, PlacementsView, UnitsView};
use actix_web::HttpResponse;
use actix_web::web::{Data, Json};

/// Shows the state of a program's units
///
/// Exact numbers, only for the program. Posting fewer units than are promised withdraws no promise.
/// `short` is the number of promises to keep, move or withdraw.
#[utoipa::path(
    get,
    path = "/api/v1/programs/{program}/units",
    tag = "programs",
    params(("program" = String, Path, description = "The id of the program")),
    responses(
        (status = 200, description = "Its unit groups", body = UnitsView),
        ProblemResponses,
    )
)]
pub(crate) async fn units(
    by: Allowed<SeeUnits>,
    desk: Data<Desk>,
    ProgramInPath(id): ProgramInPath,
) -> Result<Json<UnitsView>, Problem> {
    let groups = at_desk(desk, move |desk| desk.units_at(&by, &id)).await?;
    Ok(Json(UnitsView::of(&groups)))
}

/// Lists the placements at a program
#[utoipa::path(
    get,
    path = "/api/v1/programs/{program}/placements",
    tag = "programs",
    params(("program" = String, Path, description = "The id of the program")),
    responses(
        (status = 200, description = "Its placements", body = PlacementsView),
        ProblemResponses,
    )
)]
pub(crate) async fn list(
    by: Allowed<SeePlacements>,
    desk: Data<Desk>,
    ProgramInPath(id): ProgramInPath,
    answer: AnswerLanguage,
) -> Result<Json<PlacementsView>, Problem> {
    let seen = at_desk(desk, move |desk| desk.placements_at(&by, &id)).await?;
    Ok(Json(PlacementsView::of(&seen, answer.language)))
}

/// Records the arrival of a person who reads back a code at the door
///
/// The code names the placement, so no version is needed. A mistyped code gets a problem that says
/// so. A code of another program gets 404.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{program}/arrivals",
    tag = "programs",
    params(
        ("program" = String, Path, description = "The id of the program"),
        ("Idempotency-Key" = inline(IdempotencyKey), Header, description = "A UUID drawn for this request"),
    ),
    responses(
        (status = 200, description = "The placement after the arrival, with its ETag",
            body = PlacementView),
        ProblemResponses,
    )
)]
pub(crate) async fn arrive(
    by: Allowed<ChangePlacements>,
    desk: Data<Desk>,
    (IdempotencyKey(key), answer): (IdempotencyKey, AnswerLanguage),
    ProgramInPath(id): ProgramInPath,
    SentRequest(received): SentRequest<ArrivalRequest>,
) -> Result<HttpResponse, Problem> {
    let placed = at_desk(desk, move |desk| desk.arrive(&by, &key, &id, received)).await?;
    after(&placed, answer)
}
