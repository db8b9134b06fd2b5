//! The strategies that solve a batch, in the order in which they are tried.

use super::solver::Strategy;

/// Every strategy, tried in this order until nothing better can exist. If time runs out, the answer
/// is the best placing and the least bound found so far.
pub const STRATEGIES: &[Strategy] = &[
    Strategy {
        name: "large neighborhoods",
        when: |solver| solver.has_many_programs() && !solver.is_small(),
        run: |solver| {
            solver.neighborhoods();
            false
        },
    },
    Strategy {
        name: "everything that matters, briefly",
        when: |solver| solver.is_small(),
        run: |solver| solver.everything(solver.left() / 4),
    },
    Strategy { name: "rosters of programs", when: |_| true, run: |solver| solver.rosters() },
    Strategy {
        name: "core of each household",
        when: |solver| !solver.is_small(),
        run: |solver| solver.core(),
    },
    Strategy {
        name: "everything that matters",
        when: |_| true,
        run: |solver| solver.everything(solver.left()),
    },
];
