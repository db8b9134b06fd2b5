//! Sends boards an event when something changes. An event names the program, and nothing else.

use super::at_desk;
use super::problems::ProblemResponses;
use crate::desk::{Allowed, Changed, Desk, Listener, News, NewsEvent, Resume, Search};
use crate::domain::{Problems, shown};
use crate::web::defenses::{Defenses, LimitKey, TakenPlace};
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

/// The longest silence, so that both ends know that the other is there.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// The milliseconds after which a disconnected browser reconnects.
const COME_BACK_AFTER: u32 = 1000;
const LAST_HEARD: &str = "Last-Event-ID";
const AFTER: &str = "after";

/// Sends changes that searches may show
///
/// Server-sent events. `program` names a program whose band of openings changed, or whether it takes
/// people. Events come every five minutes, each program once: nobody hears when a bed was held or a
/// person arrived. A demo sends them at once. `everything` means that anything may have changed.
/// `resync` means that missed changes are no longer known, so reload everything. Several events may
/// have the same id. A client that reconnects with the last id in `Last-Event-ID` misses nothing,
/// and may hear of a change twice. Without changes, comments are sent.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    tag = "programs",
    params(
        ("Last-Event-ID" = Option<u64>, Header, description = "The id of the last event that was heard"),
        ("after" = Option<u64>, Query, description = "The id up to which a page is current; only later changes are sent"),
    ),
    responses(
        (status = 200, description = "The events, until the client closes the connection", body = String,
            content_type = "text/event-stream"),
        ProblemResponses,
    )
)]
pub(crate) async fn events(
    by: Allowed<Search>,
    (desk, defenses): (Data<Desk>, Data<Defenses>),
    query: SentQuery,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    query.only(&[AFTER])?;
    let resume = last_heard(&request, query.get(AFTER))?;
    let mut response = HttpResponse::Ok();
    response
        .content_type("text/event-stream")
        // Compression or buffering on the way would delay events.
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .insert_header(("X-Accel-Buffering", "no"));
    if request.method() == Method::HEAD {
        return Ok(response.finish());
    }
    let place = defenses.stream(LimitKey::of(&request).as_ref())?;
    let here = Data::clone(&desk).into_inner();
    let listener =
        at_desk(desk, move |_| here.listen(Some(by.organization().clone()), resume)).await?;
    Ok(response.body(Telling::to(listener, place)))
}

/// Reads the id from which to continue. A reconnecting browser sends the header and its
/// original address, so the header counts.
fn last_heard(request: &HttpRequest, after: Option<&str>) -> Result<Resume, Problems> {
    let header = request.headers().get(LAST_HEARD).map(|given| given.to_str().unwrap_or_default());
    let (name, text) = match (header, after) {
        (Some(text), _) => (LAST_HEARD, text),
        (None, Some(text)) => (AFTER, text),
        (None, None) => return Ok(Resume::Now),
    };
    let resume = |slot| if name == AFTER { Resume::After(slot) } else { Resume::From(slot) };
    text.parse().map(resume).map_err(|_no_number| {
        Problems::one(name, say::not_an_event_number(shown(text)), say::send_last_event())
    })
}

/// The event stream of one listener.
struct Telling {
    next: Pin<Box<dyn Future<Output = Piece>>>,
    /// Its place among the streams of its client, given back at its end.
    _place: TakenPlace,
}

/// The next bytes, with their listener; `None` once listening is over.
type Piece = Option<(Bytes, Listener)>;

impl Telling {
    fn to(listener: Listener, place: TakenPlace) -> Self {
        // An id alone is not an event. It says where to resume, even if nothing ever changes.
        let start = format!("retry: {COME_BACK_AFTER}\nid: {}\n\n", listener.last_change());
        Self { next: Box::pin(async move { Some((start.into(), listener)) }), _place: place }
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
        let told = ready!(self.next.as_mut().poll(context));
        Poll::Ready(told.map(|(words, mut listener)| {
            self.next = Box::pin(async move {
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

/// Writes one event. A program's id has no character that JSON would escape.
fn event(change: &News) -> String {
    let number = change.id;
    match &change.what {
        Changed::Program(id) => {
            format!("id: {number}\nevent: program\ndata: {{\"program\":\"{id}\"}}\n\n")
        }
        Changed::Everything => format!("id: {number}\nevent: everything\ndata: {{}}\n\n"),
    }
}
