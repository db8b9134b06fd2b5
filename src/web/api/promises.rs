//! What a program has promised: its units, who is on the way, who is at the door.

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

/// Shows how the units of a program stand
///
/// The exact numbers, for the program alone. Fewer units posted than are promised revoke nothing:
/// `short` says how many promises are to be kept, moved or taken back.
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

/// Lists what was asked of a program
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

/// Takes in whoever reads back a code at the door
///
/// The code names the placement, so no version is needed. A letter typed wrong is told as that; a
/// code of another program is not there.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{program}/arrivals",
    tag = "programs",
    params(
        ("program" = String, Path, description = "The id of the program"),
        ("Idempotency-Key" = String, Header, description = "A UUID drawn for this request"),
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
