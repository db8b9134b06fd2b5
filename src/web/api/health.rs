//! Says whether the process lives and whether it can answer.

use super::at_desk;
use crate::desk::Desk;
use crate::web::problem::Problem;
use crate::web::view::ProblemView;
use actix_web::HttpResponse;
use actix_web::web::Data;

const TEXT: &str = "text/plain; charset=utf-8";

/// Says that the process lives
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "operations",
    responses((status = 200, description = "It lives", body = String, content_type = "text/plain"))
)]
pub(crate) async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type(TEXT).body("ok\n")
}

/// Says whether requests can be answered
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "operations",
    responses(
        (status = 200, description = "They can", body = String, content_type = "text/plain"),
        (status = 503, description = "The store is away", body = ProblemView,
            content_type = "application/problem+json"),
    )
)]
pub(crate) async fn ready(desk: Data<Desk>) -> Result<HttpResponse, Problem> {
    at_desk(desk, Desk::ready).await?;
    Ok(HttpResponse::Ok().content_type(TEXT).body("ready\n"))
}
