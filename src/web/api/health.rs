//! Health checks: whether the process is alive, and whether it can do its work.

use super::at_desk;
use crate::desk::Desk;
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::view::{ProblemView, ReadyView};
use actix_web::HttpResponse;
use actix_web::web::{Data, Json};

const TEXT: &str = "text/plain; charset=utf-8";

/// Reports that the process is alive
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "operations",
    responses((status = 200, description = "The process is running", body = String, content_type = "text/plain"))
)]
pub(crate) async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type(TEXT).body("ok\n")
}

/// Reports whether promises can be stored and read, and what cannot be done now
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "operations",
    responses(
        (status = 200, description = "The service can do all its work", body = ReadyView),
        (status = 503, description = "Something cannot be done: each problem names what (`database`, `read`, `write`, `follow`) and what to do", body = ProblemView,
            content_type = "application/problem+json"),
    )
)]
pub(crate) async fn ready(
    desk: Data<Desk>,
    answer: AnswerLanguage,
) -> Result<Json<ReadyView>, Problem> {
    let known = at_desk(desk, Desk::ready).await?;
    Ok(Json(ReadyView::of(&known, answer.language)))
}
