//! The solvers that can be built in, behind one translation of the model.

#[cfg(feature = "cbc")]
use super::exclusive::ExclusiveUse;
use super::problem::{Claim, Goal, LinearTerms, Model, Sense, VariableIx};
use crate::solvers::table::Table;
#[cfg(feature = "cbc")]
use good_lp::solvers::coin_cbc::coin_cbc;
#[cfg(feature = "highs")]
use good_lp::solvers::highs::{HighsParallelType, highs};
use good_lp::solvers::microlp::microlp;
use good_lp::variable::UnsolvedProblem;
use good_lp::{
    Expression, ProblemVariables, ResolutionError, Solution, SolutionStatus, SolverModel, Variable,
    WithInitialSolution, WithTimeLimit, variable,
};
use std::time::Duration;

/// The solver's variable for each variable of a model.
type Columns = Table<VariableIx, Variable>;

/// A solver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// Pure Rust, always available.
    Microlp,
    /// COIN-OR CBC, the system's library.
    #[cfg(feature = "cbc")]
    Cbc,
    /// `HiGHS`, compiled in.
    #[cfg(feature = "highs")]
    Highs,
}

impl Backend {
    /// The solvers built in. The best one for large proofs is last.
    pub const ALL: &[Self] = &[
        Self::Microlp,
        #[cfg(feature = "cbc")]
        Self::Cbc,
        #[cfg(feature = "highs")]
        Self::Highs,
    ];

    /// Returns the best solver built in for large proofs.
    pub fn best() -> Self {
        Self::ALL.last().copied().unwrap_or(Self::Microlp)
    }

    /// Returns its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Microlp => "microlp",
            #[cfg(feature = "cbc")]
            Self::Cbc => "cbc",
            #[cfg(feature = "highs")]
            Self::Highs => "highs",
        }
    }

    /// Solves a model and returns the solver's claim. Every solver runs with a gap of 0: with the
    /// default gaps, some stop at a point that is not the best and barely report it.
    pub(super) fn claim(self, model: &Model, within: Duration) -> Claim {
        let (columns, problem) = unsolved(model);
        match self {
            Self::Microlp => {
                let problem = problem.using(microlp).with_time_limit(within.as_secs_f64());
                claim(model, &columns, started(model, &columns, problem))
            }
            #[cfg(feature = "cbc")]
            Self::Cbc => by_cbc(model, &columns, problem, within),
            #[cfg(feature = "highs")]
            Self::Highs => by_highs(model, &columns, problem, within),
        }
    }
}

/// Solves with CBC, without the starting point; the model keeps that point. CBC 2.10.8 crashes the
/// process if time runs out while it preprocesses with a starting point. If no point is better, it
/// ends on one that breaks rows. Preprocessing must stay on, although CBC is often faster without
/// it: small models then end in a failed assertion. The time is set here because `good_lp` rounds
/// it up to whole seconds.
#[cfg(feature = "cbc")]
fn by_cbc(model: &Model, columns: &Columns, problem: UnsolvedProblem, within: Duration) -> Claim {
    let Some(turn) = ExclusiveUse::within(within) else { return Claim::Nothing };
    let mut problem = problem.using(coin_cbc);
    for (name, value) in [
        ("ratioGap", "0"),
        ("allowableGap", "0"),
        ("timeMode", "elapsed"),
        ("sec", &format!("{:.3}", turn.left().as_secs_f64())),
    ] {
        problem.set_parameter(name, value);
    }
    claim(model, columns, problem)
}

#[cfg(feature = "highs")]
fn by_highs(model: &Model, columns: &Columns, problem: UnsolvedProblem, within: Duration) -> Claim {
    let problem = problem.using(highs).with_time_limit(within.as_secs_f64()).set_threads(1);
    let mut problem = problem.set_parallel(HighsParallelType::Off).set_option("random_seed", 0);
    for name in ["mip_rel_gap", "mip_abs_gap"] {
        problem = problem.set_option(name, 0.0);
    }
    claim(model, columns, started(model, columns, problem))
}

/// The columns and the objective for the solver.
fn unsolved(model: &Model) -> (Columns, UnsolvedProblem) {
    let mut variables = ProblemVariables::new();
    let columns = model.columns.map(|column| {
        let (low, high) = (*column.range.start(), *column.range.end());
        variables.add(variable().integer().min(low).max(high))
    });
    let worth: LinearTerms = model.columns.pairs().map(|(at, column)| (at, column.worth)).collect();
    let objective = sum(&columns, &worth);
    let problem = match model.goal {
        Goal::Least => variables.minimise(objective),
        Goal::Most => variables.maximise(objective),
    };
    (columns, problem)
}

fn sum(columns: &Columns, terms: &LinearTerms) -> Expression {
    let mut sum = Expression::with_capacity(terms.len());
    for (column, times) in terms {
        sum.add_mul(float(*times), columns[*column]);
    }
    sum
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "checked again in integers")]
fn float(whole: i64) -> f64 {
    whole as f64
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "rounded, then checked"
)]
fn whole(float: f64) -> i64 {
    float.round() as i64
}

/// Adds the starting point.
fn started<M: WithInitialSolution>(model: &Model, columns: &Columns, problem: M) -> M {
    match &model.start {
        None => problem,
        Some(start) => {
            let values = start.iter().map(|value| float(*value));
            problem.with_initial_solution(columns.iter().copied().zip(values))
        }
    }
}

/// Adds the rows, solves, and records the solver's claim.
fn claim<M: SolverModel<Error = ResolutionError>>(
    model: &Model,
    columns: &Columns,
    mut problem: M,
) -> Claim {
    for row in &model.rows {
        let (left, bound) = (sum(columns, &row.terms), float(row.bound));
        problem.add_constraint(match row.sense {
            Sense::AtMost => left.leq(bound),
            Sense::AtLeast => left.geq(bound),
            Sense::Exactly => left.eq(bound),
        });
    }
    match problem.solve() {
        Ok(solution) => {
            let point = columns.iter().map(|column| whole(solution.value(*column))).collect();
            match solution.status() {
                // With both gaps 0, a stop "at the gap" is a proof whose sums differ by float
                // noise. The data are integers.
                SolutionStatus::Optimal | SolutionStatus::GapLimit => Claim::Best(point),
                SolutionStatus::TimeLimit => Claim::Found(point),
            }
        }
        Err(ResolutionError::Infeasible) => Claim::Infeasible,
        Err(_) => Claim::Nothing,
    }
}
