//! Shows why searches ended without an option.

use super::at_desk;
use super::problems::ProblemResponses;
use crate::desk::{Allowed, Desk, SeeUnmet};
use crate::web::problem::Problem;
use crate::web::view::UnmetView;
use actix_web::web::{Data, Json};

/// Counts searches that ended without an option
///
/// Counts are by month and reason. Nothing else about a request is stored. A reason counted ten
/// times or fewer in a month is left out.
#[utoipa::path(
    get,
    path = "/api/v1/unmet",
    tag = "find",
    responses(
        (status = 200, description = "The counts", body = UnmetView),
        ProblemResponses,
    )
)]
pub(crate) async fn show(
    by: Allowed<SeeUnmet>,
    desk: Data<Desk>,
) -> Result<Json<UnmetView>, Problem> {
    let unmet = at_desk(desk, move |desk| desk.unmet(&by)).await?;
    Ok(Json(UnmetView::of(&unmet)))
}
