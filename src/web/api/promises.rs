//! What a program has promised: its units, who is on the way, who is at the door.

use super::at_desk;
use super::placements::after;
use crate::desk::{ArriveForm, Desk};
use crate::web::asker::{Keyed, Known};
use crate::web::problem::Problem;
use crate::web::sent::{OfProgram, SentJson};
use crate::web::view::{ArriveBody, PlacementView, PlacementsView, ProblemView, UnitsView};
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
    security(("token" = [])),
    params(("program" = String, Path, description = "The id of the program")),
    responses(
        (status = 200, description = "Its unit groups", body = UnitsView),
        (status = "4XX", description = "There is no such program of yours", body = ProblemView,
            content_type = "application/problem+json"),
        (status = "5XX", description = "The service cannot answer now", body = ProblemView,
            content_type = "application/problem+json"),
    )
)]
pub(crate) async fn units(
    desk: Data<Desk>,
    Known(by): Known,
    OfProgram(id): OfProgram,
) -> Result<Json<UnitsView>, Problem> {
    let groups = at_desk(desk, move |desk| desk.units_at(&by, &id)).await?;
    Ok(Json(UnitsView::of(&groups)))
}

/// Lists what was asked of a program
#[utoipa::path(
    get,
    path = "/api/v1/programs/{program}/placements",
    tag = "programs",
    security(("token" = [])),
    params(("program" = String, Path, description = "The id of the program")),
    responses(
        (status = 200, description = "Its placements", body = PlacementsView),
        (status = "4XX", description = "There is no such program of yours", body = ProblemView,
            content_type = "application/problem+json"),
        (status = "5XX", description = "The service cannot answer now", body = ProblemView,
            content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    desk: Data<Desk>,
    Known(by): Known,
    OfProgram(id): OfProgram,
) -> Result<Json<PlacementsView>, Problem> {
    let seen = at_desk(desk, move |desk| desk.placements_at(&by, &id)).await?;
    Ok(Json(PlacementsView::of(&seen)))
}

/// Takes in whoever reads back a code at the door
///
/// The code names the placement, so no version is needed. A letter typed wrong is told as that; a
/// code of another program is not there.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{program}/arrivals",
    tag = "programs",
    security(("token" = [])),
    params(
        ("program" = String, Path, description = "The id of the program"),
        ("Idempotency-Key" = String, Header, description = "A UUID drawn for this request"),
    ),
    request_body = ArriveBody,
    responses(
        (status = 200, description = "The placement after the arrival, with its ETag",
            body = PlacementView),
        (status = "4XX", description = "What is wrong with the code", body = ProblemView,
            content_type = "application/problem+json"),
        (status = "5XX", description = "The service cannot answer now", body = ProblemView,
            content_type = "application/problem+json"),
    )
)]
pub(crate) async fn arrive(
    desk: Data<Desk>,
    Keyed(asker): Keyed,
    OfProgram(id): OfProgram,
    SentJson(sent): SentJson,
) -> Result<HttpResponse, Problem> {
    let form = ArriveForm(sent);
    let placed = at_desk(desk, move |desk| desk.arrive(&asker, &id, &form)).await?;
    after(&placed)
}
