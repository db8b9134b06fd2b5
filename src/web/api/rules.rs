//! Lists the rules of matching, the reminders, and what handles each barrier.

use crate::desk::Desk;
use crate::rules::{BARRIERS, REMINDERS};
use crate::web::language::AnswerLanguage;
use crate::web::view::RulesView;
use actix_web::web::{Data, Json};

/// Lists the rules of matching in the order of primary reasons, the reminders beside every answer,
/// and what handles each barrier of the founding documents
#[utoipa::path(
    get,
    path = "/api/v1/rules",
    tag = "rules",
    responses((status = 200, description = "The rules", body = RulesView))
)]
pub(crate) async fn list(desk: Data<Desk>, answer: AnswerLanguage) -> Json<RulesView> {
    Json(RulesView::of(desk.rules(), REMINDERS, BARRIERS, answer.language))
}
