//! Shows why searches ended without an option.

use super::at_desk;
use crate::desk::Desk;
use crate::web::asker::Known;
use crate::web::problem::Problem;
use crate::web::view::{ProblemView, UnmetView};
use actix_web::web::{Data, Json};

/// Counts searches that ended without an option
///
/// By month and reason, and by nothing else: nothing of a question is kept. A reason counted ten
/// times or fewer in a month is left out.
#[utoipa::path(
    get,
    path = "/api/v1/unmet",
    tag = "find",
    security(("token" = [])),
    responses(
        (status = 200, description = "The counts", body = UnmetView),
        (status = "4XX", description = "It is not known who asks", body = ProblemView,
            content_type = "application/problem+json"),
        (status = "5XX", description = "The service cannot answer now", body = ProblemView,
            content_type = "application/problem+json"),
    )
)]
pub(crate) async fn show(desk: Data<Desk>, Known(_): Known) -> Result<Json<UnmetView>, Problem> {
    let unmet = at_desk(desk, Desk::unmet).await?;
    Ok(Json(UnmetView::of(&unmet)))
}
