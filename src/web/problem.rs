//! Error answers, as `application/problem+json` (RFC 9457).

use crate::desk::{NotPromised, Refusal};
use crate::domain::{CapacityPost, Openings, Problems, Refused};
use crate::web::view::{KindView, ProblemView};
use crate::words::{Language, Text, say};
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use std::fmt;
use std::time::Duration;

/// The media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";
/// A sentence without arguments.
type Sentence = fn() -> Text;

/// The time after which a client may try again, sent with every 503 that knows no other.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(5);

/// The reason why a request failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    kind: ProblemKind,
    problems: Problems,
    /// The time after which the same request may succeed, if it is known.
    wait: Option<Duration>,
}

/// The kind of a problem.
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
    /// The body has the wrong media type.
    WrongMediaType,
    /// The request names a host under which the service does not answer.
    WrongHost,
    /// The request came from a page of another site.
    CrossSite,
    /// The request does not show that a page of this service sent it.
    NoOrigin,
    /// The caller is not known.
    WhoAsks,
    /// The caller may not do this.
    Forbidden,
    /// A change came without a valid key.
    KeyNeeded,
    /// The key was used for another request.
    KeyUsed,
    /// A change came without the version that the caller saw.
    VersionNeeded,
    /// It has changed since the caller saw it.
    Changed,
    /// The current state does not allow it.
    Conflict,
    /// No unit is free.
    Full,
    /// Fewer units are free than were asked for.
    TooFew,
    /// The request was refused before a handler saw it.
    Refused,
    /// The store cannot be used now, or is ahead of this instance.
    Unavailable,
    /// The service cannot do some of its work now.
    NotReady,
    /// The store did not confirm whether the work is done.
    Unconfirmed,
    /// There is no place for another listener.
    Crowded,
    /// The client sends or holds more than its part.
    TooMany,
    /// The request did not arrive in time.
    TooSlow,
    /// The head of the request is too long.
    HeadTooLong,
    /// The solvers are busy.
    Busy,
    /// A fault of the service.
    Fault,
}

impl ProblemKind {
    /// The status, name, title and detail of each kind.
    #[expect(clippy::too_many_lines, reason = "the kinds of problems are one table")]
    fn row(self) -> (StatusCode, &'static str, Sentence, Sentence) {
        match self {
            Self::Unreadable => (
                StatusCode::BAD_REQUEST,
                "unreadable",
                say::title_unreadable,
                say::detail_unreadable,
            ),
            Self::InvalidInput => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid-input",
                say::title_invalid_input,
                say::detail_invalid_input,
            ),
            Self::NotFound => {
                (StatusCode::NOT_FOUND, "not-found", say::title_not_found, say::detail_not_found)
            }
            Self::WrongMethod => (
                StatusCode::METHOD_NOT_ALLOWED,
                "wrong-method",
                say::title_wrong_method,
                say::detail_wrong_method,
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                say::title_too_large,
                say::detail_too_large,
            ),
            Self::WrongMediaType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "wrong-media-type",
                say::title_wrong_media_type,
                say::detail_wrong_media_type,
            ),
            Self::WrongHost => (
                StatusCode::MISDIRECTED_REQUEST,
                "wrong-host",
                say::title_wrong_host,
                say::detail_wrong_host,
            ),
            Self::NoOrigin => {
                (StatusCode::FORBIDDEN, "no-origin", say::title_no_origin, say::detail_no_origin)
            }
            Self::CrossSite => {
                (StatusCode::FORBIDDEN, "cross-site", say::title_cross_site, say::detail_cross_site)
            }
            Self::WhoAsks => {
                (StatusCode::UNAUTHORIZED, "who-asks", say::title_who_asks, say::detail_who_asks)
            }
            Self::Forbidden => {
                (StatusCode::FORBIDDEN, "forbidden", say::title_forbidden, say::detail_forbidden)
            }
            Self::KeyNeeded => (
                StatusCode::BAD_REQUEST,
                "key-needed",
                say::title_key_needed,
                say::detail_key_needed,
            ),
            Self::KeyUsed => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "key-used",
                say::title_key_used,
                say::detail_key_used,
            ),
            Self::VersionNeeded => (
                StatusCode::PRECONDITION_REQUIRED,
                "version-needed",
                say::title_version_needed,
                say::detail_version_needed,
            ),
            Self::Changed => (
                StatusCode::PRECONDITION_FAILED,
                "changed",
                say::title_changed,
                say::detail_changed,
            ),
            Self::Conflict => {
                (StatusCode::CONFLICT, "conflict", say::title_conflict, say::detail_conflict)
            }
            Self::Full => (StatusCode::CONFLICT, "full", say::title_full, say::detail_full),
            Self::TooFew => {
                (StatusCode::CONFLICT, "too-few", say::title_too_few, say::detail_too_few)
            }
            Self::Refused => {
                (StatusCode::BAD_REQUEST, "refused", say::title_refused, say::detail_refused)
            }
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "unavailable",
                say::title_unavailable,
                say::detail_unavailable,
            ),
            Self::NotReady => (
                StatusCode::SERVICE_UNAVAILABLE,
                "not-ready",
                say::title_not_ready,
                say::detail_not_ready,
            ),
            Self::Unconfirmed => (
                StatusCode::SERVICE_UNAVAILABLE,
                "unconfirmed",
                say::title_unconfirmed,
                say::detail_unconfirmed,
            ),
            Self::Crowded => (
                StatusCode::SERVICE_UNAVAILABLE,
                "crowded",
                say::title_crowded,
                say::detail_crowded,
            ),
            Self::TooMany => (
                StatusCode::TOO_MANY_REQUESTS,
                "too-many",
                say::title_too_many,
                say::detail_too_many,
            ),
            Self::TooSlow => {
                (StatusCode::REQUEST_TIMEOUT, "too-slow", say::title_too_slow, say::detail_too_slow)
            }
            Self::HeadTooLong => (
                StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
                "head-too-long",
                say::title_head_too_long,
                say::detail_head_too_long,
            ),
            Self::Busy => {
                (StatusCode::SERVICE_UNAVAILABLE, "busy", say::title_busy, say::detail_busy)
            }
            Self::Fault => {
                (StatusCode::INTERNAL_SERVER_ERROR, "fault", say::title_fault, say::detail_fault)
            }
        }
    }
}

impl Problem {
    /// A problem without named fields.
    pub fn of(kind: ProblemKind) -> Self {
        Self { kind, problems: Problems::default(), wait: None }
    }

    /// A problem with one named field.
    pub fn at(kind: ProblemKind, field: &str, what: Text, action: Text) -> Self {
        Self { kind, problems: Problems::one(field, what, action), wait: None }
    }

    /// The same problem, with the time after which the same request may succeed.
    pub fn after(self, wait: Duration) -> Self {
        Self { wait: Some(wait), ..self }
    }

    /// The problem that fits a bare status.
    pub fn of_status(status: StatusCode) -> Self {
        Self::of(match status.as_u16() {
            404 => ProblemKind::NotFound,
            405 => ProblemKind::WrongMethod,
            408 => ProblemKind::TooSlow,
            413 => ProblemKind::TooLarge,
            415 => ProblemKind::WrongMediaType,
            503 => ProblemKind::Unavailable,
            500..=599 => ProblemKind::Fault,
            _ => ProblemKind::Refused,
        })
    }

    /// The title.
    pub fn title(&self) -> Text {
        self.kind.row().2()
    }

    /// The detail, which says what to do.
    pub fn detail(&self) -> Text {
        self.kind.row().3()
    }

    /// The problem as sent, in a language.
    pub fn view(&self, language: Language) -> ProblemView {
        let (status, name, title, detail) = self.kind.row();
        let kind = KindView { name, status: status.as_u16(), title: title(), detail: detail() };
        ProblemView::of(&kind, &self.problems, language)
    }

    /// The response, in a language.
    pub fn response(&self, language: Language) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        let unavailable = self.status_code() == StatusCode::SERVICE_UNAVAILABLE;
        if let Some(wait) = self.wait.or(unavailable.then_some(TRY_AGAIN_AFTER)) {
            response.insert_header((header::RETRY_AFTER, seconds(wait)));
        }
        if self.kind == ProblemKind::WhoAsks {
            response.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
        }
        let body = serde_json::to_string(&self.view(language)).unwrap_or_default();
        response.content_type(PROBLEM_JSON).body(body)
    }
}

/// Whole seconds, at least one.
pub(super) fn seconds(wait: Duration) -> u32 {
    let whole = wait.as_secs() + u64::from(wait.subsec_nanos() > 0 || wait.is_zero());
    u32::try_from(whole).unwrap_or(u32::MAX)
}

impl From<Problems> for Problem {
    fn from(problems: Problems) -> Self {
        Self { kind: ProblemKind::InvalidInput, problems, wait: None }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Problems(problems) => problems.into(),
            Refusal::NoSuchProgram => Self::at(
                ProblemKind::NotFound,
                "program",
                say::no_program_with_this_id(),
                say::use_listed_program(),
            ),
            Refusal::Promise(why) => not_promised(why),
            Refusal::Crowded => Self::of(ProblemKind::Crowded),
            Refusal::Behind => Self::of(ProblemKind::Unavailable),
            Refusal::NotReady(problems) => {
                Self { kind: ProblemKind::NotReady, problems, wait: None }
            }
            Refusal::Store(error) => {
                tracing::error!(%error, "the store could not be used");
                Self::of(ProblemKind::Unavailable)
            }
            Refusal::Broken(error) => {
                tracing::error!(%error, "the database cannot be reached");
                Self::of(ProblemKind::Unconfirmed)
            }
        }
    }
}

/// The problem for a promise that was not made or changed. A placement of another organization gets
/// the same answer as one that does not exist.
fn not_promised(why: NotPromised) -> Problem {
    let said = |kind, field: &str, why: Refused| Problem::at(kind, field, why.what, why.action);
    match why {
        NotPromised::Forbidden(why) => said(ProblemKind::Forbidden, "step", why),
        NotPromised::OutOfRange(field, why) => said(ProblemKind::InvalidInput, field, why),
        NotPromised::Conflict(why) => said(ProblemKind::Conflict, "step", why),
        NotPromised::NotOpen(why) => said(ProblemKind::Conflict, "program", why),
        NotPromised::Full => Problem::of(ProblemKind::Full),
        NotPromised::TooFew { openings, wanted } => too_few(openings, wanted),
        NotPromised::Newer(posts) => newer(&posts),
        NotPromised::NotThere => Problem::of(ProblemKind::NotFound),
        NotPromised::Stale => Problem::of(ProblemKind::Changed),
        NotPromised::OtherRequest => Problem::of(ProblemKind::KeyUsed),
        NotPromised::Store(error) => Refusal::from(error).into(),
    }
}

/// The problem with the band of free units, for a caller that asked for several.
fn too_few(openings: Openings, wanted: usize) -> Problem {
    let what = say::too_few_units_free(openings, wanted);
    Problem::at(ProblemKind::TooFew, "units", what, say::ask_for_fewer_units())
}

/// The problem for a post that does not replace the newest one. It names the newest posts, without
/// their numbers of units.
fn newer(posts: &[CapacityPost]) -> Problem {
    let mut problems = Problems::default();
    for CapacityPost { id, group, .. } in posts {
        problems.add(
            "seen",
            say::program_posted_since(group.to_string()),
            say::replace_newest_post(id.to_string()),
        );
    }
    Problem { kind: ProblemKind::Changed, problems, wait: None }
}

/// Writes the name of the kind.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.row().1)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.kind.row().0
    }

    /// Returns the response in English. The front door knows the request, and answers again in its
    /// language.
    fn error_response(&self) -> HttpResponse {
        self.response(Language::default())
    }
}
