//! Tells boards that something changed, as it happens. Events say which program, and nothing else.

use super::at_desk;
use super::problems::ProblemResponses;
use crate::desk::{Changed, Desk, Listener, NewsEvent, Numbered};
use crate::domain::{Problems, shown};
use crate::web::problem::Problem;
use crate::web::sent::SentQuery;
use crate::words::say;
use actix_web::body::{BodySize, MessageBody};
use actix_web::http::{Method, header};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// How long nothing is said at most, so that both ends know that the other is there.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Milliseconds after which a browser that was cut off comes back.
const COME_BACK_AFTER: u32 = 1000;
const LAST_HEARD: &str = "Last-Event-ID";
const AFTER: &str = "after";

/// Tells what changes, as it happens
///
/// Server-sent events. `program` names a program whose posts, units or promises changed;
/// `everything` says that anything may have; `resync` that more changed than can be told, so
/// everything is to be looked at again. The id of an event is its number: who comes back with
/// the last one in `Last-Event-ID` misses nothing. A comment is sent where there is nothing to tell.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    tag = "programs",
    params(
        ("Last-Event-ID" = Option<u64>, Header, description = "The last number heard"),
        ("after" = Option<u64>, Query, description = "The same, from who cannot send a header yet"),
    ),
    responses(
        (status = 200, description = "The events, for as long as one listens", body = String,
            content_type = "text/event-stream"),
        ProblemResponses,
    )
)]
pub(crate) async fn events(
    desk: Data<Desk>,
    query: SentQuery,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    query.only(&[AFTER])?;
    let after = last_heard(&request, query.get(AFTER))?;
    let mut response = HttpResponse::Ok();
    response
        .content_type("text/event-stream")
        // What is compressed or gathered on the way is not told as it happens.
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .insert_header(("X-Accel-Buffering", "no"));
    if request.method() == Method::HEAD {
        return Ok(response.finish());
    }
    let here = Data::clone(&desk).into_inner();
    let listener = at_desk(desk, move |_| here.listen(after)).await?;
    Ok(response.body(Telling::to(listener)))
}

/// A browser that comes back sends the header beside the address that it began with.
fn last_heard(request: &HttpRequest, after: Option<&str>) -> Result<Option<u64>, Problems> {
    let header = request.headers().get(LAST_HEARD).map(|given| given.to_str().unwrap_or_default());
    let (name, text) = match (header, after) {
        (Some(text), _) => (LAST_HEARD, text),
        (None, Some(text)) => (AFTER, text),
        (None, None) => return Ok(None),
    };
    text.parse().map(Some).map_err(|_no_number| {
        Problems::one(name, say::not_an_event_number(shown(text)), say::send_last_event())
    })
}

/// What is told to one listener, piece by piece.
struct Telling(Pin<Box<dyn Future<Output = Piece>>>);

/// The next words with the listener they are for; none when it is over.
type Piece = Option<(Bytes, Listener)>;

impl Telling {
    fn to(listener: Listener) -> Self {
        // An id alone is no event, but the place to come back to, even if nothing ever changes.
        let start = format!("retry: {COME_BACK_AFTER}\nid: {}\n\n", listener.last_change());
        Self(Box::pin(async move { Some((start.into(), listener)) }))
    }
}

impl MessageBody for Telling {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        let told = ready!(self.0.as_mut().poll(context));
        Poll::Ready(told.map(|(words, mut listener)| {
            self.0 = Box::pin(async move {
                let heard = listener.next(HEARTBEAT).await?;
                Some((words_of(&heard).into(), listener))
            });
            Ok(words)
        }))
    }
}

fn words_of(heard: &NewsEvent) -> String {
    match heard {
        NewsEvent::Changes(changes) => changes.iter().map(event).collect(),
        NewsEvent::Resync(number) => format!("id: {number}\nevent: resync\ndata: {{}}\n\n"),
        NewsEvent::Nothing => ": nothing new\n\n".to_owned(),
    }
}

/// An id of a program has no character that JSON would write otherwise.
fn event(change: &Numbered) -> String {
    let number = change.number;
    match &change.what {
        Changed::Program(id) => {
            format!("id: {number}\nevent: program\ndata: {{\"program\":\"{id}\"}}\n\n")
        }
        Changed::Everything => format!("id: {number}\nevent: everything\ndata: {{}}\n\n"),
    }
}
