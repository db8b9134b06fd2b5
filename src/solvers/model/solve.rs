//! Solves a model with a solver that is built in, in the time there is.

use super::backend::Backend;
use super::problem::{Claim, Model, Point, Solved};
use crate::solvers::deadline::by_deadline;
use std::time::Duration;

/// The most columns of a model that is solved on the caller's thread. A solver checks its clock
/// every few milliseconds on models of this size.
const AT_ONCE: usize = 100;

impl Model {
    /// Solves the model with the best solver built in, never beyond the time given.
    pub fn solve(&self, within: Duration) -> Solved {
        if self.columns().len() <= AT_ONCE {
            return self.solve_by(Backend::best(), within);
        }
        let model = self.clone();
        let solved = by_deadline(within, move |told| model.solve_by(Backend::best(), told));
        solved.unwrap_or_else(|| self.judge(Claim::Nothing))
    }

    /// Solves the model with one solver. It may exceed the time until that solver next checks the
    /// clock.
    pub fn solve_by(&self, backend: Backend, within: Duration) -> Solved {
        if self.columns().is_empty() {
            return if self.holds(&Point::default()) {
                Solved::Best(Point::default())
            } else {
                Solved::Infeasible
            };
        }
        let claim = if within.is_zero() { Claim::Nothing } else { backend.claim(self, within) };
        self.judge(claim)
    }
}
