//! Lists the laws of matching, the reminders, and where each barrier has its place.

use crate::desk::Desk;
use crate::rules::{BARRIERS, REMINDERS};
use crate::web::language::AnswerLanguage;
use crate::web::view::RulesView;
use actix_web::web::{Data, Json};

/// Lists the laws of matching, in the order of primary reasons, the reminders beside every answer,
/// and where each barrier of the founding documents has its place
#[utoipa::path(
    get,
    path = "/api/v1/rules",
    tag = "rules",
    responses((status = 200, description = "The rules", body = RulesView))
)]
pub(crate) async fn list(desk: Data<Desk>, answer: AnswerLanguage) -> Json<RulesView> {
    Json(RulesView::of(desk.rules(), REMINDERS, BARRIERS, answer.language))
}
