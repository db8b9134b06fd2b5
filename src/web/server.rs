//! Serves the API and the pages over a desk, until a signal stops the process.

use crate::desk::Desk;
use crate::web::defenses::Defenses;
use crate::web::problem::{Problem, ProblemKind};
use crate::web::{front_door, routes, sent};
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
pub async fn serve(
    desk: Arc<Desk>,
    defenses: Arc<Defenses>,
    listener: TcpListener,
    workers: usize,
) -> io::Result<()> {
    let _keeper = desk.start_updates();
    let (shared, defenses) = (Data::from(Arc::clone(&desk)), Data::from(defenses));
    let server =
        HttpServer::new(move || defended_app(Data::clone(&shared), Data::clone(&defenses)));
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

/// The application over a desk without limits, for tests and benchmarks.
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
    defended_app(desk, Data::new(Defenses::for_tests()))
}

/// The application over a desk, with all routes and middleware.
pub fn defended_app(
    desk: Data<Desk>,
    defenses: Data<Defenses>,
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
        .app_data(defenses)
        .app_data(PayloadConfig::new(sent::LARGEST_BODY))
        .configure(routes::routes)
        .default_service(web::to(|| async {
            Err::<HttpResponse, _>(Problem::of(ProblemKind::NotFound))
        }))
        .wrap(from_fn(front_door::front_door))
        .wrap(Compress::default())
}
