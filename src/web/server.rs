//! Serves the API and the pages over a desk, until a signal stops the process.

use crate::desk::Desk;
use crate::web::defenses::{
    ClientStream, Defenses, SharedStage, TIDY_EVERY, TlsServer, WordedStream,
};
use crate::web::problem::{Problem, ProblemKind};
use crate::web::{front_door, routes, sent};
use actix_http::error::DispatchError;
use actix_http::{HttpService, KeepAlive, Protocol};
use actix_service::{ServiceFactoryExt, fn_service, map_config};
use actix_tls::accept::rustls_0_23::{Acceptor, TlsStream};
use actix_web::body::MessageBody;
use actix_web::dev::{AppConfig, Server, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::rt::net::TcpStream;
use actix_web::rt::{spawn, time};
use actix_web::web::{self, Data, PayloadConfig};
use actix_web::{App, Error, HttpResponse};
use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::select;
use tokio::signal::unix::{SignalKind, signal};

/// Seconds that open requests get to finish when the service stops.
const FINISH_WITHIN: u64 = 10;
/// The time that a connection stays open between two requests.
const IDLE: Duration = Duration::from_secs(5);
/// The time that a client gets to close a connection after its last answer.
const CLOSE_WITHIN: Duration = Duration::from_secs(1);

/// The desk and the defenses, which all workers share.
#[derive(Clone)]
struct Shared {
    desk: Data<Desk>,
    defenses: Data<Defenses>,
}

/// Serves a desk on a socket until a signal stops the process, and keeps the desk up to date.
/// Listeners to events never finish by themselves, so they are disconnected first.
pub async fn serve(
    desk: Arc<Desk>,
    defenses: Arc<Defenses>,
    (listener, tls): (TcpListener, Option<TlsServer>),
    workers: usize,
) -> io::Result<()> {
    let _keeper = desk.start_updates();
    let server = server(Arc::clone(&desk), Arc::clone(&defenses), (listener, tls), workers)?;
    let handle = server.handle();
    let (mut told, mut interrupted, mut hung_up) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
        signal(SignalKind::hangup())?,
    );
    let tidying = spawn(async move {
        loop {
            time::sleep(TIDY_EVERY).await;
            defenses.tidy();
        }
    });
    spawn(async move {
        select! {
            _ = told.recv() => {}
            _ = interrupted.recv() => {}
            _ = hung_up.recv() => {}
        }
        desk.hang_up();
        tidying.abort();
        handle.stop(true).await;
    });
    server.await
}

/// The server of a desk on a socket, which listens to no signals.
pub fn server(
    desk: Arc<Desk>,
    defenses: Arc<Defenses>,
    (listener, tls): (TcpListener, Option<TlsServer>),
    workers: usize,
) -> io::Result<Server> {
    let shared = Shared { desk: Data::from(desk), defenses: Data::from(defenses) };
    let server = Server::build().workers(workers).shutdown_timeout(FINISH_WITHIN).disable_signals();
    let server = match tls {
        None => server.listen("http", listener, move || plain(&shared))?,
        Some(TlsServer(config)) => {
            let acceptor = Acceptor::new(config);
            server.listen("https", listener, move || encrypted(&shared, acceptor.clone()))?
        }
    };
    Ok(server.run())
}

/// Connections that are not encrypted.
fn plain(
    shared: &Shared,
) -> impl ServiceFactory<TcpStream, Config = (), Response = (), Error = DispatchError, InitError = ()>
+ use<> {
    let defenses = Data::clone(&shared.defenses);
    fn_service(move |stream| {
        let accepted = accepted(stream, &defenses);
        async move {
            let stream = accepted?;
            let peer = stream.peer();
            Ok((WordedStream::of(stream), Protocol::Http1, peer))
        }
    })
    .and_then(http(shared, ClientStream::stage))
}

/// Connections that are encrypted here.
fn encrypted(
    shared: &Shared,
    acceptor: Acceptor,
) -> impl ServiceFactory<TcpStream, Config = (), Response = (), Error = DispatchError, InitError = ()>
+ use<> {
    let defenses = Data::clone(&shared.defenses);
    let broken = |error| DispatchError::Io(io::Error::other(format!("{error:?}")));
    fn_service(move |stream| {
        let accepted = accepted(stream, &defenses);
        async move { accepted }
    })
    .and_then(acceptor.map_err(broken))
    .and_then(fn_service(async |stream: TlsStream<ClientStream>| {
        let peer = stream.get_ref().0.peer();
        Ok((WordedStream::of(stream), Protocol::Http1, peer))
    }))
    .and_then(http(shared, |stream: &TlsStream<ClientStream>| stream.get_ref().0.stage()))
}

/// The connection, if there is a place for it. A refused one is closed without an answer.
fn accepted(stream: TcpStream, defenses: &Defenses) -> Result<ClientStream, DispatchError> {
    let peer = stream.peer_addr().map_err(DispatchError::Io)?;
    stream.set_nodelay(true).map_err(DispatchError::Io)?;
    let place = defenses.connect(peer.ip());
    let place = place.ok_or_else(|| DispatchError::Io(ErrorKind::ConnectionRefused.into()))?;
    Ok(ClientStream::of(stream, place, defenses.limits()))
}

/// A connection, with its protocol and the address of its other end.
type Connected<T> = (WordedStream<T>, Protocol, Option<SocketAddr>);

/// The application, on connections whose stage it can set.
fn http<T, F>(
    shared: &Shared,
    stage: F,
) -> impl ServiceFactory<Connected<T>, Config = (), Response = (), Error = DispatchError, InitError = ()>
+ use<T, F>
where
    T: AsyncRead + AsyncWrite + Unpin + 'static,
    F: Fn(&T) -> SharedStage + 'static,
{
    let app = defended_app(Data::clone(&shared.desk), Data::clone(&shared.defenses));
    HttpService::build()
        .keep_alive(KeepAlive::Timeout(IDLE))
        .client_request_timeout(shared.defenses.limits().head)
        .client_disconnect_timeout(CLOSE_WITHIN)
        .h1_allow_half_closed(false)
        .on_connect_ext(move |worded: &WordedStream<T>, data| {
            data.insert(stage(&worded.stream));
        })
        .finish(map_config(app, |()| AppConfig::default()))
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
