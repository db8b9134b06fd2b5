//! Lists the laws of matching.

use crate::desk::Desk;
use crate::web::view::RulesView;
use actix_web::web::{Data, Json};

/// Lists the laws of matching, in the order of primary reasons
#[utoipa::path(
    get,
    path = "/api/v1/rules",
    tag = "rules",
    responses((status = 200, description = "The rules", body = RulesView))
)]
pub(crate) async fn list(desk: Data<Desk>) -> Json<RulesView> {
    Json(RulesView::of(desk.rules()))
}
