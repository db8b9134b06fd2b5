//! The description of the API, made from the handlers and what they send.

use super::{assignments, capacity, events, health, outcomes, plans, programs, rankings, rules};
use actix_web::web::Json;
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Description;

/// The API.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Waystation",
        description = "Finds a bed tonight for a trafficking survivor, and says why. Every answer that is not a success is an application/problem+json that names each field."
    ),
    paths(
        rankings::rank,
        plans::plan,
        assignments::assign,
        programs::list,
        programs::show,
        capacity::post,
        events::events,
        outcomes::record,
        rules::list,
        show,
        health::alive,
        health::ready,
    ),
    tags(
        (name = "find", description = "Find places"),
        (name = "programs", description = "Look at programs and post what is free"),
        (name = "rules", description = "The laws of matching"),
        (name = "operations", description = "For those who run the service"),
    )
)]
pub struct Api;

/// Describes the API
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "operations",
    responses((status = 200, description = "This description (OpenAPI 3.1)", body = Object))
)]
pub(crate) async fn show() -> Json<Description> {
    Json(Api::openapi())
}
