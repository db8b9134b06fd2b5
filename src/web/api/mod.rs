//! The JSON API: each handler reads a request, calls the desk, and shows the result.

pub(super) mod assignments;
pub(super) mod capacity;
pub(super) mod events;
pub(super) mod health;
pub(super) mod openapi;
pub(super) mod outcomes;
pub(super) mod placements;
pub(super) mod plans;
mod problems;
pub(super) mod programs;
pub(super) mod promises;
pub(super) mod rankings;
pub(super) mod rules;
mod schemas;
pub(super) mod unmet;

use crate::desk::{Desk, Refusal, caught};
use crate::web::defenses::{Defenses, LimitKey, SolverTurn, SolverWork, TakenPlace};
use crate::web::problem::{Problem, ProblemKind};
use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::Payload;
use actix_web::web::{self, Bytes, Data};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use serde::Serialize;
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::timeout;

/// The longest that an answer waits for the store.
const ANSWERS_WITHIN: Duration = Duration::from_millis(4500);

/// Runs work at the desk that may wait for the store. If the store does not answer in time, the
/// response says so, and the thread is left behind.
pub(super) async fn at_desk<T: Send + 'static>(
    desk: Data<Desk>,
    doing: impl FnOnce(&Desk) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Problem> {
    let done = timeout(ANSWERS_WITHIN, web::block(move || doing(&desk))).await;
    let done = done.map_err(|_silent| Problem::of(ProblemKind::Unconfirmed))?;
    done.map_err(|_stopping| Problem::of(ProblemKind::Unavailable))?.map_err(Problem::from)
}

/// The solvers, for the client of one request.
pub(super) struct Solvers {
    defenses: Data<Defenses>,
    client: Option<LimitKey>,
}

impl FromRequest for Solvers {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let client = LimitKey::of(request);
        let defenses = request.app_data::<Data<Defenses>>().cloned();
        let solvers = defenses.map(|defenses| Self { defenses, client });
        ready(solvers.ok_or_else(|| Problem::of(ProblemKind::Fault)))
    }
}

impl Solvers {
    /// Waits for a turn.
    pub(super) async fn turn(&self, work: SolverWork) -> Result<SolverTurn, Problem> {
        self.defenses.turn(work, self.client.as_ref()).await
    }

    /// Computes a result at the desk from the current snapshot, without a time limit here. The turn
    /// lasts as long as the work, also if the client has gone.
    pub(super) async fn work<T: Send + 'static>(
        self,
        work: SolverWork,
        desk: Data<Desk>,
        working: impl FnOnce(&Desk) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = self.turn(work).await?;
        worked_out(move || {
            let done = working(&desk);
            drop(turn);
            done
        })
        .await
    }
}

impl Solvers {
    /// Computes an answer as [`work`](Self::work) does, and writes it as JSON on the same thread. A
    /// large answer is not written beside the requests of others.
    pub(super) async fn json<V: Serialize + 'static>(
        self,
        work: SolverWork,
        desk: Data<Desk>,
        working: impl FnOnce(&Desk) -> Result<V, Refusal> + Send + 'static,
    ) -> Result<HttpResponse, Problem> {
        let mut turn = self.turn(work).await?;
        let place = turn.take_place();
        let written = worked_out(move || {
            let written = working(&desk).map(|view| serde_json::to_vec(&view));
            drop(turn);
            written
        });
        let text = written.await?.map_err(|error| {
            tracing::error!(%error, "an answer could not be written");
            Problem::of(ProblemKind::Fault)
        })?;
        let body = PlacedBody { text: text.into(), _place: place };
        Ok(HttpResponse::Ok().content_type("application/json").body(body))
    }
}

/// A body that keeps a place in a queue until it is sent.
struct PlacedBody {
    text: Bytes,
    _place: Option<TakenPlace>,
}

impl MessageBody for PlacedBody {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        self.text.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        Pin::new(&mut self.text).poll_next(context)
    }
}

/// Computes a result on a blocking thread. A fault of the program ends the request. It was logged
/// where it occurred.
async fn worked_out<T: Send + 'static>(
    working: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Problem> {
    let done = web::block(move || caught(working)).await;
    let done = done.map_err(|_stopping| Problem::of(ProblemKind::Unavailable))?;
    done.map_err(|_logged| Problem::of(ProblemKind::Fault))?.map_err(Problem::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Fault;

    #[actix_web::test]
    async fn a_fault_of_the_program_is_answered_as_one() {
        let answer = worked_out::<u8>(|| Fault::end("on purpose")).await;
        assert_eq!(answer.unwrap_err(), Problem::of(ProblemKind::Fault));
        assert_eq!(worked_out(|| Ok(7)).await, Ok(7));
    }
}
