//! Every answer that is not a success, as `application/problem+json` (RFC 9457).

use crate::desk::{NotPromised, Refusal};
use crate::domain::{CapacityPost, Problems, Refused};
use crate::web::view::ProblemView;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use std::fmt;

/// The media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";
/// Seconds after which a client may try again when the store is away.
const TRY_AGAIN_AFTER: &str = "5";

/// Why a request was not answered as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    kind: ProblemKind,
    problems: Problems,
}

/// The kinds of problems there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// The body or the query could not be read at all.
    Unreadable,
    /// The input was read and has problems, each named.
    InvalidInput,
    /// Nothing is at this address.
    NotFound,
    /// The address does not take this method.
    WrongMethod,
    /// The body is too large.
    TooLarge,
    /// The body is of another media type than it should be.
    WrongMediaType,
    /// The request came from a page of another site.
    CrossSite,
    /// Nobody knows who asks.
    WhoAsks,
    /// Who asks may not do this.
    Forbidden,
    /// A change came without a key of its own.
    KeyNeeded,
    /// The key was used for another request.
    KeyUsed,
    /// A change came without the version that was seen.
    VersionNeeded,
    /// Somebody else changed it since.
    Changed,
    /// It cannot be done from how things stand.
    Conflict,
    /// No unit is free.
    Full,
    /// Fewer units are free than were asked for.
    TooFew,
    /// The request was refused before it was looked at.
    Refused,
    /// The store cannot be read now.
    Unavailable,
    /// Something cannot be done that the service is there for.
    NotReady,
    /// The store did not say whether it was done.
    Unconfirmed,
    /// As many listen as can.
    Crowded,
    /// A fault of the service.
    Fault,
}

impl ProblemKind {
    /// Status, name, title and what to know, side by side.
    #[expect(clippy::too_many_lines, reason = "the kinds of problems are one table")]
    fn row(self) -> (StatusCode, &'static str, &'static str, &'static str) {
        match self {
            Self::Unreadable => (
                StatusCode::BAD_REQUEST,
                "unreadable",
                "The request could not be read",
                "Correct the listed fields and send the request again.",
            ),
            Self::InvalidInput => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid-input",
                "There is a problem with the input",
                "Correct the listed fields and send the request again.",
            ),
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                "not-found",
                "There is nothing here",
                "Check the address; the API is described at /api/v1/openapi.json.",
            ),
            Self::WrongMethod => (
                StatusCode::METHOD_NOT_ALLOWED,
                "wrong-method",
                "This address does not take that method",
                "Use a method of the Allow header.",
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "The body is too large",
                "Send at most 64 KiB.",
            ),
            Self::WrongMediaType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "wrong-media-type",
                "The body is of another kind than this address takes",
                "Set the Content-Type header to what the address takes.",
            ),
            Self::CrossSite => (
                StatusCode::FORBIDDEN,
                "cross-site",
                "The request came from another site",
                "Send it from a page of this service.",
            ),
            Self::WhoAsks => (
                StatusCode::UNAUTHORIZED,
                "who-asks",
                "It is not known who asks",
                "Send the header Authorization: Bearer with a token; whoever runs the service makes one with waystation token add.",
            ),
            Self::Forbidden => (
                StatusCode::FORBIDDEN,
                "forbidden",
                "This is for others to do",
                "Ask one of those who may.",
            ),
            Self::KeyNeeded => (
                StatusCode::BAD_REQUEST,
                "key-needed",
                "A change needs a key of its own",
                "Send the header Idempotency-Key with a UUID drawn for this request, and the same one when you send it again.",
            ),
            Self::KeyUsed => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "key-used",
                "The key belongs to another request",
                "Draw a new key for a new request; nothing was changed.",
            ),
            Self::VersionNeeded => (
                StatusCode::PRECONDITION_REQUIRED,
                "version-needed",
                "A step needs the version that was seen",
                "Send the header If-Match with the ETag of the placement as you saw it.",
            ),
            Self::Changed => (
                StatusCode::PRECONDITION_FAILED,
                "changed",
                "This has changed since you saw it",
                "Look again, then decide; nothing was changed.",
            ),
            Self::Conflict => (
                StatusCode::CONFLICT,
                "conflict",
                "This cannot be done as things stand",
                "Do what is listed; nothing was changed.",
            ),
            Self::Full => (
                StatusCode::CONFLICT,
                "full",
                "No unit is free here",
                "Choose another program, or send a request; nothing was changed.",
            ),
            Self::TooFew => (
                StatusCode::CONFLICT,
                "too-few",
                "Fewer units are free here than you asked for",
                "Do what is listed; nothing was changed.",
            ),
            Self::Refused => (
                StatusCode::BAD_REQUEST,
                "refused",
                "The request was refused",
                "Check the request against /api/v1/openapi.json.",
            ),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "unavailable",
                "The board cannot be read just now",
                "Try again in a few seconds; nothing was changed.",
            ),
            Self::NotReady => (
                StatusCode::SERVICE_UNAVAILABLE,
                "not-ready",
                "Not everything can be done now",
                "Each thing that is lacking is listed with what to do; searches may still be answered.",
            ),
            Self::Unconfirmed => (
                StatusCode::SERVICE_UNAVAILABLE,
                "unconfirmed",
                "The database did not answer in time",
                "Whether this was done is not certain. Send the same again in a few seconds; with the same key nothing is done twice, without one it may be.",
            ),
            Self::Crowded => (
                StatusCode::SERVICE_UNAVAILABLE,
                "crowded",
                "As many boards listen here as can",
                "Try again in a few seconds.",
            ),
            Self::Fault => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "fault",
                "The service made a mistake",
                "Try again; if it stays so, tell whoever runs the service.",
            ),
        }
    }
}

impl Problem {
    /// A problem without named fields.
    pub fn of(kind: ProblemKind) -> Self {
        Self { kind, problems: Problems::default() }
    }

    /// A problem with one named field.
    pub fn at(
        kind: ProblemKind,
        field: &str,
        what: impl Into<String>,
        action: impl Into<String>,
    ) -> Self {
        Self { kind, problems: Problems::one(field, what, action) }
    }

    /// The problem that fits a bare status.
    pub fn of_status(status: StatusCode) -> Self {
        Self::of(match status.as_u16() {
            404 => ProblemKind::NotFound,
            405 => ProblemKind::WrongMethod,
            413 => ProblemKind::TooLarge,
            415 => ProblemKind::WrongMediaType,
            503 => ProblemKind::Unavailable,
            500..=599 => ProblemKind::Fault,
            _ => ProblemKind::Refused,
        })
    }

    /// The title.
    pub fn title(&self) -> &'static str {
        self.kind.row().2
    }

    /// What to do.
    pub fn detail(&self) -> &'static str {
        self.kind.row().3
    }

    /// The problem as it is sent.
    pub fn view(&self) -> ProblemView {
        let (status, name, title, detail) = self.kind.row();
        ProblemView::of(name, title, status.as_u16(), detail, &self.problems)
    }
}

impl From<Problems> for Problem {
    fn from(problems: Problems) -> Self {
        Self { kind: ProblemKind::InvalidInput, problems }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Problems(problems) => problems.into(),
            Refusal::NoSuchProgram => Self::at(
                ProblemKind::NotFound,
                "program",
                "The network has no program with this id.",
                "Use an id from the list of programs.",
            ),
            Refusal::Promise(why) => not_promised(why),
            Refusal::Crowded => Self::of(ProblemKind::Crowded),
            Refusal::Behind => Self::of(ProblemKind::Unavailable),
            Refusal::NotReady(problems) => Self { kind: ProblemKind::NotReady, problems },
            Refusal::Store(error) => {
                tracing::error!(%error, "the store could not be used");
                Self::of(ProblemKind::Unavailable)
            }
            Refusal::Broken(error) => {
                tracing::error!(%error, "the store went away");
                Self::of(ProblemKind::Unconfirmed)
            }
        }
    }
}

/// Why a promise is not made or changed. What is not there and what is another's are told alike.
fn not_promised(why: NotPromised) -> Problem {
    let said = |kind, field: &str, why: Refused| Problem::at(kind, field, why.what, why.action);
    match why {
        NotPromised::Forbidden(why) => said(ProblemKind::Forbidden, "step", why),
        NotPromised::OutOfRange(field, why) => said(ProblemKind::InvalidInput, field, why),
        NotPromised::Conflict(why) => said(ProblemKind::Conflict, "step", why),
        NotPromised::NotOpen(why) => said(ProblemKind::Conflict, "program", why),
        NotPromised::Full => Problem::of(ProblemKind::Full),
        NotPromised::TooFew { free, wanted } => too_few(free, wanted),
        NotPromised::Newer(posts) => newer(&posts),
        NotPromised::NotThere => Problem::of(ProblemKind::NotFound),
        NotPromised::Stale => Problem::of(ProblemKind::Changed),
        NotPromised::OtherRequest => Problem::of(ProblemKind::KeyUsed),
        NotPromised::Store(error) => Refusal::from(error).into(),
    }
}

/// Some units are free: how many is what somebody needs who asks for several.
fn too_few(free: usize, wanted: usize) -> Problem {
    let (units, are) = if free == 1 { ("unit", "is") } else { ("units", "are") };
    Problem::at(
        ProblemKind::TooFew,
        "units",
        format!("{free} {units} {are} free here; you asked for {wanted}."),
        format!("Ask for {free} {units} or fewer, choose another program, or send a request."),
    )
}

/// Somebody at the program posted since. How many is the program's own: nobody shows yet who posts.
fn newer(posts: &[CapacityPost]) -> Problem {
    let mut problems = Problems::default();
    for CapacityPost { id, group, .. } in posts {
        problems.add(
            "seen",
            format!("Your program has posted for {group} since the post you saw."),
            format!("Look at the newest post. To replace it, send \u{201c}seen\u{201d}: \u{201c}{id}\u{201d}."),
        );
    }
    Problem { kind: ProblemKind::Changed, problems }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.kind.row().0
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        if self.status_code() == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header((header::RETRY_AFTER, TRY_AGAIN_AFTER));
        }
        if self.kind == ProblemKind::WhoAsks {
            response.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
        }
        let body = serde_json::to_string(&self.view()).unwrap_or_default();
        response.content_type(PROBLEM_JSON).body(body)
    }
}
