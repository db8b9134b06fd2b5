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
use crate::web::problem::{Problem, ProblemKind};
use actix_web::web::{self, Data};
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

/// Computes a result at the desk from the current snapshot, without a time limit here.
pub(super) async fn thinking<T: Send + 'static>(
    desk: Data<Desk>,
    working: impl FnOnce(&Desk) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Problem> {
    worked_out(move || working(&desk)).await
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
