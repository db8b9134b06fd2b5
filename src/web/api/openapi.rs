//! The description of the API, made from the handlers and their types.

use super::schemas::RequestSchemas;
use super::{
    assignments, capacity, events, health, outcomes, placements, plans, programs, promises,
    rankings, rules, unmet,
};
use crate::web::ROUTES;
use crate::web::view::ProblemView;
use crate::words::Language;
use actix_web::Responder;
use actix_web::http::{Method, header};
use actix_web::web::Json;
use utoipa::openapi::OpenApi as Description;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::{Modify, OpenApi};

const TOKEN: &str = "token";
const NO_SCOPES: [&str; 0] = [];

/// The API.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Waystation",
        description = "Finds a bed tonight for a trafficking survivor, and says why. Every answer that is not a success is an application/problem+json that names each field. Sentences are in the language of Accept-Language: English (en) or Spanish (es). Their codes and arguments are the same in both."
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
        placements::list,
        placements::place,
        placements::show,
        placements::steps,
        placements::step,
        promises::units,
        promises::list,
        promises::arrive,
        unmet::show,
        rules::list,
        show,
        health::alive,
        health::ready,
    ),
    components(schemas(ProblemView)),
    modifiers(&TokenSecurity, &RequestSchemas),
    tags(
        (name = "find", description = "Find places"),
        (name = "programs", description = "Look at programs and post what is free"),
        (name = "placements", description = "Ask for a place, hold it, arrive"),
        (name = "rules", description = "The rules of matching"),
        (name = "operations", description = "For administrators"),
    )
)]
pub struct Api;

/// Adds the token scheme, and requires it at each address that needs a right.
struct TokenSecurity;

impl Modify for TokenSecurity {
    fn modify(&self, api: &mut Description) {
        let said = "A token made by waystation token add.";
        let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(said));
        let components = api.components.get_or_insert_default();
        components.add_security_scheme(TOKEN, SecurityScheme::Http(token.build()));
        for entry in ROUTES.iter().filter(|entry| entry.right.is_some()) {
            let Some(item) = api.paths.paths.get_mut(entry.path) else { continue };
            let reads = entry.method == Method::GET;
            let operation = if reads { &mut item.get } else { &mut item.post };
            if let Some(operation) = operation {
                operation.security = Some(vec![SecurityRequirement::new(TOKEN, NO_SCOPES)]);
            }
        }
    }
}

/// Describes the API
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "operations",
    responses((status = 200, description = "This description (OpenAPI 3.1)", body = Object))
)]
pub(crate) async fn show() -> impl Responder {
    Json(Api::openapi()).customize().insert_header((header::CONTENT_LANGUAGE, Language::En.code()))
}
