//! A small mixed-integer model of our own, handed to the solver, and every point it returns
//! checked against all rows again.

use good_lp::{
    Expression, ProblemVariables, ResolutionError, Solution, SolverModel, Variable, WithTimeLimit,
    constraint, solvers, variable,
};
use std::time::Duration;

/// A model to minimise over binary columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Model {
    /// The cost of each column.
    costs: Vec<f64>,
    rows: Vec<Row>,
}

#[derive(Debug, Clone)]
struct Row {
    terms: Vec<(usize, f64)>,
    sense: Sense,
    bound: f64,
}

/// How a row compares with its bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// At most.
    AtMost,
    /// Exactly.
    Exactly,
}

/// Why there is no solution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoSolution {
    /// There is none.
    Infeasible,
    /// None was found in time, or the solver's answer did not hold.
    NotFound,
}

impl Model {
    /// Adds a binary column with its cost, and names it by its number.
    pub(super) fn binary(&mut self, cost: i32) -> usize {
        self.costs.push(f64::from(cost));
        self.costs.len() - 1
    }

    /// Adds a row.
    pub(super) fn row(&mut self, terms: Vec<(usize, i32)>, sense: Sense, bound: i32) {
        let terms = terms.into_iter().map(|(column, times)| (column, f64::from(times))).collect();
        self.rows.push(Row { terms, sense, bound: f64::from(bound) });
    }

    /// The cheapest point, proven: the columns that are one.
    pub(super) fn cheapest(&self, within: Duration) -> Result<Vec<bool>, NoSolution> {
        let mut variables = ProblemVariables::new();
        let columns: Vec<Variable> =
            self.costs.iter().map(|_| variables.add(variable().binary())).collect();
        let sum = |terms: &[(usize, f64)]| {
            let mut sum = Expression::with_capacity(terms.len());
            for (column, times) in terms {
                if let Some(column) = columns.get(*column) {
                    sum.add_mul(*times, *column);
                }
            }
            sum
        };
        let costs: Vec<_> = self.costs.iter().copied().enumerate().collect();
        let mut problem = variables
            .minimise(sum(&costs))
            .using(solvers::microlp::microlp)
            .with_time_limit(within.as_secs_f64());
        for row in &self.rows {
            let left = sum(&row.terms);
            problem = match row.sense {
                Sense::AtMost => problem.with(constraint!(left <= row.bound)),
                Sense::Exactly => problem.with(constraint!(left == row.bound)),
            };
        }
        match problem.solve() {
            Ok(solution) => {
                let point: Vec<bool> = columns.iter().map(|c| solution.value(*c) > 0.5).collect();
                if self.holds(&point) { Ok(point) } else { Err(NoSolution::NotFound) }
            }
            Err(ResolutionError::Infeasible) => Err(NoSolution::Infeasible),
            Err(_) => Err(NoSolution::NotFound),
        }
    }

    /// Whether a point satisfies every row.
    fn holds(&self, point: &[bool]) -> bool {
        const SLACK: f64 = 1e-6;
        self.rows.iter().all(|row| {
            let terms = row.terms.iter();
            let one = |column: &usize| point.get(*column).copied().unwrap_or(false);
            let left: f64 = terms.filter(|(column, _)| one(column)).map(|(_, times)| times).sum();
            match row.sense {
                Sense::AtMost => left <= row.bound + SLACK,
                Sense::Exactly => (left - row.bound).abs() <= SLACK,
            }
        })
    }
}
