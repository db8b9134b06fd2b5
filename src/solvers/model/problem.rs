//! The model: whole-numbered columns and rows, what is wanted of them, and what was found.

use super::backend::Backend;
use crate::solvers::deadline::by_deadline;
use crate::solvers::table::{Ix, Table};
use std::cmp::Ordering;
use std::ops::RangeInclusive;
use std::time::Duration;

/// A model of so many columns is solved without a thread of its own: between two looks at the clock a
/// solver takes a few milliseconds at most.
const AT_ONCE: usize = 100;

/// What [`VariableIx`] counts.
#[derive(Debug)]
pub enum Variable {}

/// A variable of a model, by its position.
pub type VariableIx = Ix<Variable>;

/// Of each variable of a model its value.
pub type Point = Table<VariableIx, i64>;

/// So many times each of some variables.
pub type LinearTerms = Vec<(VariableIx, i64)>;

/// Whether the cheapest or the most worthy point is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// The least sum.
    Least,
    /// The greatest sum.
    Most,
}

/// How a row compares with its bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// At most.
    AtMost,
    /// At least.
    AtLeast,
    /// Exactly.
    Exactly,
}

/// A model over columns that are whole numbers within bounds.
#[derive(Debug, Clone)]
pub struct Model {
    pub(super) goal: Goal,
    pub(super) columns: Table<VariableIx, IntegerVariable>,
    pub(super) rows: Vec<LinearConstraint>,
    pub(super) start: Option<Point>,
}

/// A column: a whole number within a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntegerVariable {
    /// What one of it adds to the sum.
    pub worth: i64,
    /// What it may be.
    pub range: RangeInclusive<i32>,
}

/// A row: so many times each column, compared with a bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinearConstraint {
    /// Columns, each with how many times.
    pub terms: LinearTerms,
    /// How the sum compares.
    pub sense: Sense,
    /// With what.
    pub bound: i64,
}

/// What became of a model. Every point in it satisfies every row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Solved {
    /// The best point there is.
    Best(Point),
    /// A point, but time ran out before it was proven the best, or the proof did not hold.
    Found(Point),
    /// No point satisfies every row.
    Infeasible,
    /// Time ran out, or the solver failed, before a point was found or excluded.
    NotFound,
}

impl Solved {
    /// The point, proven or not.
    pub fn point(self) -> Option<Point> {
        match self {
            Self::Best(point) | Self::Found(point) => Some(point),
            Self::Infeasible | Self::NotFound => None,
        }
    }
}

/// What a solver came back with, not yet believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Claim {
    /// A point said to be the best.
    Best(Point),
    /// A point.
    Found(Point),
    /// That there is none.
    Infeasible,
    /// Nothing.
    Nothing,
}

impl Model {
    /// A model without columns and rows.
    pub fn new(goal: Goal) -> Self {
        Self { goal, columns: Table::default(), rows: Vec::new(), start: None }
    }

    /// Adds a column that is 0 or 1, with what 1 adds to the sum, and names it by its number.
    pub fn binary(&mut self, worth: i64) -> VariableIx {
        self.integer(worth, 0..=1)
    }

    /// Adds a column that is a whole number within a range, and names it by its number.
    pub fn integer(&mut self, worth: i64, range: RangeInclusive<i32>) -> VariableIx {
        self.columns.push(IntegerVariable { worth, range })
    }

    /// Adds a row: the sum of so many times each column, compared with a bound.
    pub fn row(&mut self, terms: LinearTerms, sense: Sense, bound: i64) {
        self.rows.push(LinearConstraint { terms, sense, bound });
    }

    /// Gives a point to begin from: what is found is never worse. A point that breaks a row is
    /// not taken.
    pub fn start_from(&mut self, point: Point) {
        self.start = Some(point).filter(|point| self.holds(point));
    }

    /// What is wanted.
    pub fn goal(&self) -> Goal {
        self.goal
    }

    /// The columns, by their numbers.
    pub fn columns(&self) -> &Table<VariableIx, IntegerVariable> {
        &self.columns
    }

    /// The rows.
    pub fn rows(&self) -> &[LinearConstraint] {
        &self.rows
    }

    /// Solves it with the best solver built in, never beyond the time there is.
    pub fn solve(&self, within: Duration) -> Solved {
        if self.columns.len() <= AT_ONCE {
            return self.solve_by(Backend::best(), within);
        }
        let model = self.clone();
        let solved = by_deadline(within, move |told| model.solve_by(Backend::best(), told));
        solved.unwrap_or_else(|| self.judge(Claim::Nothing))
    }

    /// Solves it with one solver, as soon after its time as that solver looks at the clock.
    pub fn solve_by(&self, backend: Backend, within: Duration) -> Solved {
        if self.columns.is_empty() {
            return if self.holds(&Point::default()) {
                Solved::Best(Point::default())
            } else {
                Solved::Infeasible
            };
        }
        let claim = if within.is_zero() { Claim::Nothing } else { backend.claim(self, within) };
        self.judge(claim)
    }

    /// Believes of a claim what can be checked; the point begun from is kept where it is better.
    fn judge(&self, claim: Claim) -> Solved {
        let sound = |point: &Point| self.holds(point);
        let start = self.start.clone();
        match claim {
            Claim::Best(point) if sound(&point) && !self.start_beats(&point) => Solved::Best(point),
            Claim::Best(point) | Claim::Found(point) => {
                let found = Some(point).filter(|point| sound(point) && !self.start_beats(point));
                found.or(start).map_or(Solved::NotFound, Solved::Found)
            }
            Claim::Infeasible => start.map_or(Solved::Infeasible, Solved::Found),
            Claim::Nothing => start.map_or(Solved::NotFound, Solved::Found),
        }
    }

    fn start_beats(&self, point: &Point) -> bool {
        let better = match self.goal {
            Goal::Least => Ordering::Less,
            Goal::Most => Ordering::Greater,
        };
        self.start.as_ref().is_some_and(|start| self.sum(start).cmp(&self.sum(point)) == better)
    }

    /// The sum a point comes to.
    pub fn sum(&self, point: &Point) -> i128 {
        let pairs = self.columns.iter().zip(point);
        pairs.map(|(column, value)| i128::from(column.worth) * i128::from(*value)).sum()
    }

    /// Whether a point has every column within its range and satisfies every row.
    pub fn holds(&self, point: &Point) -> bool {
        let within = |(column, value): (&IntegerVariable, &i64)| {
            let value = i32::try_from(*value);
            value.is_ok_and(|value| column.range.contains(&value))
        };
        point.len() == self.columns.len()
            && self.columns.iter().zip(point).all(within)
            && self.rows.iter().all(|row| row.holds(point))
    }
}

impl LinearConstraint {
    fn holds(&self, point: &Point) -> bool {
        let times =
            |(column, times): &(VariableIx, i64)| i128::from(*times) * i128::from(point[*column]);
        let sum: i128 = self.terms.iter().map(times).sum();
        match self.sense {
            Sense::AtMost => sum <= i128::from(self.bound),
            Sense::AtLeast => sum >= i128::from(self.bound),
            Sense::Exactly => sum == i128::from(self.bound),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(values: &[i64]) -> Point {
        values.iter().copied().collect()
    }

    /// At most 3 in all, each at most 2; the first is worth more.
    fn small() -> Model {
        let mut model = Model::new(Goal::Most);
        let (a, b) = (model.integer(5, 0..=2), model.integer(3, 0..=2));
        model.row(vec![(a, 1), (b, 1)], Sense::AtMost, 3);
        model
    }

    #[test]
    fn a_claim_is_believed_only_as_far_as_it_holds() {
        let mut model = small();
        assert_eq!(model.judge(Claim::Best(point(&[2, 1]))), Solved::Best(point(&[2, 1])));
        assert_eq!(model.judge(Claim::Best(point(&[2, 2]))), Solved::NotFound);
        assert_eq!(model.judge(Claim::Found(point(&[3, 0]))), Solved::NotFound);
        assert_eq!(model.judge(Claim::Infeasible), Solved::Infeasible);
        model.start_from(point(&[2, 0]));
        assert_eq!(model.judge(Claim::Best(point(&[0, 2]))), Solved::Found(point(&[2, 0])));
        assert_eq!(model.judge(Claim::Found(point(&[2, 1]))), Solved::Found(point(&[2, 1])));
        assert_eq!(model.judge(Claim::Infeasible), Solved::Found(point(&[2, 0])));
        assert_eq!(model.judge(Claim::Nothing), Solved::Found(point(&[2, 0])));
    }

    #[test]
    fn a_start_that_breaks_a_row_is_not_taken() {
        let mut model = small();
        model.start_from(point(&[2, 2]));
        assert_eq!(model.judge(Claim::Nothing), Solved::NotFound);
    }

    #[test]
    fn without_time_what_was_begun_from_is_kept() {
        let mut model = small();
        assert_eq!(model.solve(Duration::ZERO), Solved::NotFound);
        model.start_from(point(&[1, 1]));
        assert_eq!(model.solve(Duration::ZERO), Solved::Found(point(&[1, 1])));
        assert_eq!(model.solve(Duration::from_secs(9)), Solved::Best(point(&[2, 1])));
    }

    #[test]
    fn a_model_without_columns_is_settled_by_its_rows() {
        let mut model = Model::new(Goal::Least);
        assert_eq!(model.solve(Duration::from_secs(1)), Solved::Best(point(&[])));
        model.row(vec![], Sense::AtLeast, 1);
        assert_eq!(model.solve(Duration::from_secs(1)), Solved::Infeasible);
    }
}
