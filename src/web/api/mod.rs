//! The JSON API: each handler takes, does and shows.

pub(super) mod assignments;
pub(super) mod capacity;
pub(super) mod health;
pub(super) mod openapi;
pub(super) mod outcomes;
pub(super) mod placements;
pub(super) mod plans;
pub(super) mod programs;
pub(super) mod promises;
pub(super) mod rankings;
pub(super) mod rules;
pub(super) mod unmet;

use crate::desk::{Desk, Refusal};
use crate::web::problem::{Kind, Problem};
use actix_web::web::{self, Data};

/// Does something at the desk on a thread that may wait for the store.
pub(super) async fn at_desk<T: Send + 'static>(
    desk: Data<Desk>,
    doing: impl FnOnce(&Desk) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Problem> {
    let done = web::block(move || doing(&desk)).await;
    done.map_err(|_stopping| Problem::of(Kind::Unavailable))?.map_err(Problem::from)
}
