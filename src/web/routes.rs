//! Every address, with the right it needs and its handler.

use super::access::admit;
use super::problem::{Problem, ProblemKind};
use super::sent::{LARGEST_BATCH, LARGEST_BODY};
use super::{api, assets, pages};
use crate::desk::{
    Allowed, ArrivalRequest, AssignRequest, ChangePlacements, KeepAccount, ManagePeople,
    OutcomeRequest, PlaceRequest, PlanRequest, PostCapacity, PostRequest, RankRequest,
    RecordOutcomes, Request, RequestType, RightType, Search, SeeAudit, SeePlacements, SeeUnits,
    SeeUnmet, StepRequest,
};
use crate::domain::Right;
use actix_web::guard::{Any, Get, Head};
use actix_web::http::{Method, header};
use actix_web::middleware::from_fn;
use actix_web::web::{self, PayloadConfig, ServiceConfig};
use actix_web::{FromRequest, Handler, Responder, ResponseError, Route};
use std::fmt;
use std::sync::LazyLock;

/// One address with one method, the right it needs, and its handler.
pub struct Endpoint {
    /// The method.
    pub method: Method,
    /// The address.
    pub path: &'static str,
    /// The right that a request needs; `None` if anyone may ask.
    pub right: Option<Right>,
    /// The request in its JSON body, if it reads one.
    pub request: Option<RequestType>,
    /// The largest body it takes, in bytes.
    pub(super) largest: usize,
    route: Box<dyn Fn() -> Route + Send + Sync>,
}

/// Stands in place of a right if anyone may ask. No page or answer marked with it says anything
/// about a person, or gives an exact number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anyone;

/// Every address.
pub static ROUTES: LazyLock<Vec<Endpoint>> = LazyLock::new(|| {
    vec![
        get("/", Search, pages::board),
        post("/find", Search, pages::find),
        get("/find", Anyone, pages::new_search),
        post("/option", Search, pages::option),
        get("/option", Anyone, pages::new_search),
        get("/post", PostCapacity, pages::choose_program),
        get("/post/{program}", PostCapacity, pages::capacity),
        post("/post/{program}", PostCapacity, pages::post_capacity),
        get("/sign-in", Anyone, pages::sign_in_form),
        post("/sign-in", Anyone, pages::sign_in),
        get("/sign-in/code", Anyone, pages::enter_code_form),
        post("/sign-in/code", Anyone, pages::enter_code),
        get("/sign-in/app", Anyone, pages::app_setup),
        post("/sign-in/app", Anyone, pages::start_app),
        get("/join/{invitation}", Anyone, pages::invitation),
        post("/join/{invitation}", Anyone, pages::join),
        post("/lock", Anyone, pages::lock),
        get("/lock", Anyone, pages::locked),
        post("/unlock", Anyone, pages::unlock),
        post("/sign-out", Anyone, pages::sign_out),
        get("/account", KeepAccount, pages::own_account),
        post("/account/password", KeepAccount, pages::set_password),
        post("/account/pin", KeepAccount, pages::set_pin),
        post("/account/sessions", KeepAccount, pages::end_session),
        post("/account/sign-out-everywhere", KeepAccount, pages::sign_out_everywhere),
        get("/people", ManagePeople, pages::people),
        post("/people/invite", ManagePeople, pages::invite),
        post("/people/{account}", ManagePeople, pages::change_account),
        post("/people/invitations/{id}/withdraw", ManagePeople, pages::withdraw_invitation),
        get("/audit", SeeAudit, pages::audit_list),
        get("/help", Anyone, pages::help),
        get("/help/{part}", Anyone, pages::help_part),
        get("/assets/{name}", Anyone, assets::asset),
        post("/api/v1/rankings", Search, api::rankings::rank).reading::<RankRequest>(),
        post("/api/v1/plans", Search, api::plans::plan).reading::<PlanRequest>(),
        post("/api/v1/assignments", Search, api::assignments::assign)
            .reading::<AssignRequest>()
            .taking(LARGEST_BATCH),
        get("/api/v1/programs", Search, api::programs::list),
        get("/api/v1/programs/{program}", Search, api::programs::show),
        post("/api/v1/programs/{program}/capacity", PostCapacity, api::capacity::post)
            .reading::<PostRequest>(),
        post("/api/v1/programs/{program}/outcomes", RecordOutcomes, api::outcomes::record)
            .reading::<OutcomeRequest>(),
        get("/api/v1/programs/{program}/units", SeeUnits, api::promises::units),
        get("/api/v1/programs/{program}/placements", SeePlacements, api::promises::list),
        post("/api/v1/programs/{program}/arrivals", ChangePlacements, api::promises::arrive)
            .reading::<ArrivalRequest>(),
        get("/api/v1/placements", SeePlacements, api::placements::list),
        post("/api/v1/placements", ChangePlacements, api::placements::place)
            .reading::<PlaceRequest>(),
        get("/api/v1/placements/{placement}", SeePlacements, api::placements::show),
        get("/api/v1/placements/{placement}/steps", SeePlacements, api::placements::steps),
        post("/api/v1/placements/{placement}/steps", ChangePlacements, api::placements::step)
            .reading::<StepRequest>(),
        get("/api/v1/unmet", SeeUnmet, api::unmet::show),
        get("/api/v1/events", Search, api::events::events),
        get("/api/v1/rules", Anyone, api::rules::list),
        get("/api/v1/openapi.json", Anyone, api::openapi::show),
        get("/healthz", Anyone, api::health::alive),
        get("/readyz", Anyone, api::health::ready),
    ]
});

/// An entry in the column of rights: a right, or [`Anyone`].
pub trait Needs: 'static {
    /// The right, if it is one.
    const RIGHT: Option<Right>;

    /// Adds the check of the right to a route.
    fn guard(route: Route) -> Route;
}

impl Needs for Anyone {
    const RIGHT: Option<Right> = None;

    fn guard(route: Route) -> Route {
        route
    }
}

impl<R: RightType> Needs for R {
    const RIGHT: Option<Right> = Some(R::RIGHT);

    fn guard(route: Route) -> Route {
        route.wrap(from_fn(admit::<R>))
    }
}

/// The arguments that a handler may have with a right: the first is the actor with that right. With
/// [`Anyone`], any arguments are allowed.
pub trait HandlerArgs<N> {}

impl<A> HandlerArgs<Anyone> for A {}
impl<R: RightType, A> HandlerArgs<R> for (Allowed<R>, A) {}
impl<R: RightType, A, B> HandlerArgs<R> for (Allowed<R>, A, B) {}
impl<R: RightType, A, B, C> HandlerArgs<R> for (Allowed<R>, A, B, C) {}
impl<R: RightType, A, B, C, D> HandlerArgs<R> for (Allowed<R>, A, B, C, D) {}

/// An address that reads.
///
/// A handler fits only the right that its first argument shows:
///
/// ```
/// use actix_web::{HttpResponse, web::Data};
/// use waystation::desk::{Allowed, Desk, SeeUnits};
/// use waystation::web::routes::get;
///
/// async fn units(_by: Allowed<SeeUnits>, _desk: Data<Desk>) -> HttpResponse {
///     HttpResponse::Ok().finish()
/// }
/// get("/units", SeeUnits, units);
/// ```
///
/// With another right, or without an actor, it does not compile:
///
/// ```compile_fail,E0277
/// use actix_web::{HttpResponse, web::Data};
/// use waystation::desk::{Allowed, Desk, PostCapacity, SeeUnits};
/// use waystation::web::routes::get;
///
/// async fn units(_by: Allowed<SeeUnits>, _desk: Data<Desk>) -> HttpResponse {
///     HttpResponse::Ok().finish()
/// }
/// get("/units", PostCapacity, units);
/// ```
///
/// ```compile_fail,E0277
/// use actix_web::{HttpResponse, web::Data};
/// use waystation::desk::{Desk, SeeUnits};
/// use waystation::web::routes::get;
///
/// async fn units(_desk: Data<Desk>) -> HttpResponse {
///     HttpResponse::Ok().finish()
/// }
/// get("/units", SeeUnits, units);
/// ```
pub fn get<N, H, A>(path: &'static str, _needs: N, handler: H) -> Endpoint
where
    N: Needs,
    H: Handler<A, Output: Responder + 'static> + Send + Sync,
    A: FromRequest + HandlerArgs<N> + 'static,
{
    let reads = || web::route().guard(Any(Get()).or(Head()));
    endpoint::<N>(Method::GET, path, Box::new(move || N::guard(reads().to(handler.clone()))))
}

/// An address that changes something, or answers a request that must not appear in an address.
pub fn post<N, H, A>(path: &'static str, _needs: N, handler: H) -> Endpoint
where
    N: Needs,
    H: Handler<A, Output: Responder + 'static> + Send + Sync,
    A: FromRequest + HandlerArgs<N> + 'static,
{
    endpoint::<N>(Method::POST, path, Box::new(move || N::guard(web::post().to(handler.clone()))))
}

fn endpoint<N: Needs>(
    method: Method,
    path: &'static str,
    route: Box<dyn Fn() -> Route + Send + Sync>,
) -> Endpoint {
    Endpoint { method, path, right: N::RIGHT, request: None, largest: LARGEST_BODY, route }
}

impl Endpoint {
    /// The same endpoint, reading a request.
    fn reading<R: Request>(self) -> Self {
        Self { request: Some(RequestType::of::<R>()), ..self }
    }

    /// The same endpoint, taking bodies of at most `largest` bytes.
    fn taking(self, largest: usize) -> Self {
        Self { largest, ..self }
    }

    fn methods(&self) -> &'static [&'static str] {
        if self.method == Method::GET { &["GET", "HEAD"] } else { &["POST"] }
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} needs {:?}", self.method, self.path, self.right)
    }
}

/// Registers every route. An address answers other methods with a list of those it takes.
pub(super) fn routes(config: &mut ServiceConfig) {
    let mut done: Vec<&str> = Vec::new();
    for entry in ROUTES.iter() {
        if done.contains(&entry.path) {
            continue;
        }
        done.push(entry.path);
        let here = ROUTES.iter().filter(|other| other.path == entry.path);
        let allow: Vec<&str> = here.clone().flat_map(Endpoint::methods).copied().collect();
        let allow = allow.join(", ");
        let resource =
            here.fold(web::resource(entry.path), |resource, e| resource.route((e.route)()));
        let resource = resource.app_data(PayloadConfig::new(entry.largest));
        config.service(resource.default_service(web::to(move || {
            let mut response = Problem::of(ProblemKind::WrongMethod).error_response();
            if let Ok(allow) = header::HeaderValue::from_str(&allow) {
                response.headers_mut().insert(header::ALLOW, allow);
            }
            async move { response }
        })));
    }
}
