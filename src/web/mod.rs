//! Access over HTTP: a JSON API and server-rendered pages over the same desk.

mod access;
mod api;
mod assets;
mod front_door;
mod headers;
mod json;
mod language;
mod pages;
mod problem;
pub mod routes;
mod sent;
pub mod view;

pub use api::openapi::Api;
pub use problem::{PROBLEM_JSON, Problem, ProblemKind};
pub use routes::ROUTES;

use crate::desk::Desk;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::rt::spawn;
use actix_web::web::{self, Data, PayloadConfig};
use actix_web::{App, Error, HttpResponse, HttpServer};
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use tokio::select;
use tokio::signal::unix::{SignalKind, signal};

/// Seconds that open requests get to finish when the service stops.
const FINISH_WITHIN: u64 = 10;

/// Serves a desk on a socket until a signal stops the process, and keeps the desk up to date.
/// Listeners to events never finish by themselves, so they are disconnected first.
pub async fn serve(desk: Arc<Desk>, listener: TcpListener, workers: usize) -> io::Result<()> {
    let _keeper = desk.start_updates();
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

/// The application over a desk, with all routes and middleware.
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
        .configure(routes::routes)
        .default_service(web::to(|| async {
            Err::<HttpResponse, _>(Problem::of(ProblemKind::NotFound))
        }))
        .wrap(from_fn(front_door::front_door))
        .wrap(Compress::default())
}
