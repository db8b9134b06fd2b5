//! The model: integer columns and rows, the goal, and the result.

use crate::solvers::table::{Ix, Table};
use std::cmp::Ordering;
use std::ops::RangeInclusive;

/// The kind of a [`VariableIx`].
#[derive(Debug)]
pub enum Variable {}

/// A variable of a model, by its position.
pub type VariableIx = Ix<Variable>;

/// A value for each variable of a model.
pub type Point = Table<VariableIx, i64>;

/// Variables, each with its coefficient.
pub type LinearTerms = Vec<(VariableIx, i64)>;

/// The direction of the objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Minimize the sum.
    Least,
    /// Maximize the sum.
    Most,
}

/// The comparison of a row with its bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// At most.
    AtMost,
    /// At least.
    AtLeast,
    /// Exactly.
    Exactly,
}

/// A model over integer columns within bounds.
#[derive(Debug, Clone)]
pub struct Model {
    pub(super) goal: Goal,
    pub(super) columns: Table<VariableIx, IntegerVariable>,
    pub(super) rows: Vec<LinearConstraint>,
    pub(super) start: Option<Point>,
}

/// A column: an integer within a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntegerVariable {
    /// The contribution of one unit to the objective.
    pub worth: i64,
    /// The allowed values.
    pub range: RangeInclusive<i32>,
}

/// A row: a weighted sum of columns, compared with a bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinearConstraint {
    /// The columns, each with its coefficient.
    pub terms: LinearTerms,
    /// The comparison.
    pub sense: Sense,
    /// The bound.
    pub bound: i64,
}

/// The result of a model. Every point in it satisfies every row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Solved {
    /// The best point.
    Best(Point),
    /// A point that is not proven best: time ran out, or the proof did not hold.
    Found(Point),
    /// No point satisfies every row.
    Infeasible,
    /// Nothing known: time ran out or the solver failed before it found or excluded a point.
    NotFound,
}

impl Solved {
    /// Returns the point, proven or not.
    pub fn point(self) -> Option<Point> {
        match self {
            Self::Best(point) | Self::Found(point) => Some(point),
            Self::Infeasible | Self::NotFound => None,
        }
    }
}

/// A solver's result, not yet checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Claim {
    /// A point that the solver calls the best.
    Best(Point),
    /// A point.
    Found(Point),
    /// The claim that no point exists.
    Infeasible,
    /// Nothing.
    Nothing,
}

impl Model {
    /// A model without columns and rows.
    pub fn new(goal: Goal) -> Self {
        Self { goal, columns: Table::default(), rows: Vec::new(), start: None }
    }

    /// Adds a column that is 0 or 1, with the value of 1, and returns its index.
    pub fn binary(&mut self, worth: i64) -> VariableIx {
        self.integer(worth, 0..=1)
    }

    /// Adds an integer column within a range, and returns its index.
    pub fn integer(&mut self, worth: i64, range: RangeInclusive<i32>) -> VariableIx {
        self.columns.push(IntegerVariable { worth, range })
    }

    /// Adds a row: a weighted sum of columns, compared with a bound.
    pub fn row(&mut self, terms: LinearTerms, sense: Sense, bound: i64) {
        self.rows.push(LinearConstraint { terms, sense, bound });
    }

    /// Sets a point to start from. The result is never worse. A point that breaks a row is ignored.
    pub fn start_from(&mut self, point: Point) {
        self.start = Some(point).filter(|point| self.holds(point));
    }

    /// Returns the direction of the objective.
    pub fn goal(&self) -> Goal {
        self.goal
    }

    /// Returns the columns.
    pub fn columns(&self) -> &Table<VariableIx, IntegerVariable> {
        &self.columns
    }

    /// Returns the rows.
    pub fn rows(&self) -> &[LinearConstraint] {
        &self.rows
    }

    /// Believes of a claim what can be checked; the point begun from is kept where it is better.
    pub(super) fn judge(&self, claim: Claim) -> Solved {
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

    /// Returns the value of the objective at a point.
    pub fn sum(&self, point: &Point) -> i128 {
        let pairs = self.columns.iter().zip(point);
        pairs.map(|(column, value)| i128::from(column.worth) * i128::from(*value)).sum()
    }

    /// Returns true if every column is within its range and every row is satisfied.
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
    use std::time::Duration;

    fn point(values: &[i64]) -> Point {
        values.iter().copied().collect()
    }

    /// At most 3 in total and at most 2 of each; the first is worth more.
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
