//! The way in over HTTP: a JSON API and server-rendered pages over the same desk.

mod api;
mod asker;
mod assets;
mod front_door;
mod json;
mod pages;
mod problem;
mod sent;
pub mod view;

pub use api::openapi::Api;
pub use problem::{Kind, PROBLEM_JSON, Problem};

use crate::desk::Desk;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::guard::{Any, Get, Head};
use actix_web::http::{Method, header};
use actix_web::middleware::{Compress, from_fn};
use actix_web::rt::spawn;
use actix_web::web::{self, Data, PayloadConfig, ServiceConfig};
use actix_web::{App, Error, HttpResponse, HttpServer, ResponseError, Route};
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use tokio::select;
use tokio::signal::unix::{SignalKind, signal};

/// Seconds that open requests get to finish when the service stops.
const FINISH_WITHIN: u64 = 10;

/// One address with one method, and what answers it.
pub struct Entry {
    /// The method.
    pub method: Method,
    /// The address.
    pub path: &'static str,
    handler: fn() -> Route,
    /// The largest body it takes, in bytes.
    largest: usize,
}

/// Every address there is. What is about promises knows who asks ([`asker`]); all else is public:
/// no page or answer holds anything of a person.
pub const ROUTES: &[Entry] = &[
    page("/", || read().to(pages::board)),
    form("/find", || web::post().to(pages::find)),
    page("/find", || read().to(pages::anew)),
    form("/option", || web::post().to(pages::option)),
    page("/option", || read().to(pages::anew)),
    page("/post", || read().to(pages::choose_program)),
    page("/post/{program}", || read().to(pages::capacity)),
    form("/post/{program}", || web::post().to(pages::post_capacity)),
    page("/assets/{name}", || read().to(assets::asset)),
    form("/api/v1/rankings", || web::post().to(api::rankings::rank)),
    form("/api/v1/plans", || web::post().to(api::plans::plan)),
    batch("/api/v1/assignments", || web::post().to(api::assignments::assign)),
    page("/api/v1/programs", || read().to(api::programs::list)),
    page("/api/v1/programs/{program}", || read().to(api::programs::show)),
    form("/api/v1/programs/{program}/capacity", || web::post().to(api::capacity::post)),
    form("/api/v1/programs/{program}/outcomes", || web::post().to(api::outcomes::record)),
    page("/api/v1/programs/{program}/units", || read().to(api::promises::units)),
    page("/api/v1/programs/{program}/placements", || read().to(api::promises::list)),
    form("/api/v1/programs/{program}/arrivals", || web::post().to(api::promises::arrive)),
    page("/api/v1/placements", || read().to(api::placements::list)),
    form("/api/v1/placements", || web::post().to(api::placements::place)),
    page("/api/v1/placements/{placement}", || read().to(api::placements::show)),
    page("/api/v1/placements/{placement}/steps", || read().to(api::placements::steps)),
    form("/api/v1/placements/{placement}/steps", || web::post().to(api::placements::step)),
    page("/api/v1/unmet", || read().to(api::unmet::show)),
    page("/api/v1/events", || read().to(api::events::events)),
    page("/api/v1/rules", || read().to(api::rules::list)),
    page("/api/v1/openapi.json", || read().to(api::openapi::show)),
    page("/healthz", || read().to(api::health::alive)),
    page("/readyz", || read().to(api::health::ready)),
];

const fn page(path: &'static str, handler: fn() -> Route) -> Entry {
    Entry { method: Method::GET, path, handler, largest: sent::LARGEST_BODY }
}

const fn form(path: &'static str, handler: fn() -> Route) -> Entry {
    Entry { method: Method::POST, path, handler, largest: sent::LARGEST_BODY }
}

const fn batch(path: &'static str, handler: fn() -> Route) -> Entry {
    Entry { method: Method::POST, path, handler, largest: sent::LARGEST_BATCH }
}

fn read() -> Route {
    web::route().guard(Any(Get()).or(Head()))
}

/// Serves a desk on a socket until the process is told to stop, and keeps it up to date meanwhile.
/// Who listens to what changes would keep the service from stopping, so they are let go first.
pub async fn serve(desk: Desk, listener: TcpListener, workers: usize) -> io::Result<()> {
    let desk = Arc::new(desk);
    let _keeper = desk.keep();
    let shared = Data::from(Arc::clone(&desk));
    let server = HttpServer::new(move || app(Data::clone(&shared)));
    let server = server.workers(workers).shutdown_timeout(FINISH_WITHIN).disable_signals();
    let server = server.listen(listener)?.run();
    let handle = server.handle();
    let (mut told, mut interrupted, mut hung_up) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
        signal(SignalKind::hangup())?,
    );
    spawn(async move {
        select! {
            _ = told.recv() => {}
            _ = interrupted.recv() => {}
            _ = hung_up.recv() => {}
        }
        desk.hang_up();
        handle.stop(true).await;
    });
    server.await
}

/// The whole application over a desk.
pub fn app(
    desk: Data<Desk>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(desk)
        .app_data(PayloadConfig::new(sent::LARGEST_BODY))
        .configure(routes)
        .default_service(web::to(|| async { Err::<HttpResponse, _>(Problem::of(Kind::NotFound)) }))
        .wrap(from_fn(front_door::front_door))
        .wrap(Compress::default())
}

/// Puts every route in its place; an address answers other methods with those it takes.
fn routes(config: &mut ServiceConfig) {
    let mut done: Vec<&str> = Vec::new();
    for entry in ROUTES {
        if done.contains(&entry.path) {
            continue;
        }
        done.push(entry.path);
        let here = ROUTES.iter().filter(|other| other.path == entry.path);
        let allow: Vec<&str> = here.clone().flat_map(methods).copied().collect();
        let allow = allow.join(", ");
        let resource =
            here.fold(web::resource(entry.path), |resource, e| resource.route((e.handler)()));
        let resource = resource.app_data(PayloadConfig::new(entry.largest));
        config.service(resource.default_service(web::to(move || {
            let mut response = Problem::of(Kind::WrongMethod).error_response();
            if let Ok(allow) = header::HeaderValue::from_str(&allow) {
                response.headers_mut().insert(header::ALLOW, allow);
            }
            async move { response }
        })));
    }
}

fn methods(entry: &Entry) -> &'static [&'static str] {
    if entry.method == Method::GET { &["GET", "HEAD"] } else { &["POST"] }
}
