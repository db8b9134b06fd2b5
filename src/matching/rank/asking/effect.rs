//! The exact effect of an answer on the list. Options of one class are counted together.

use super::answer_trial::{ANSWERS, FAILING, QuestionTrial};
use super::option_classes::{FIRST, FittingRow, OptionClasses, keep_first};
use crate::matching::Proof;
use crate::matching::base::bundle::Bundle;
use crate::matching::base::evaluate::reevaluate;
use crate::matching::base::evaluation::{Candidate, Evaluation};
use crate::matching::base::row_codes::RowCodes;
use crate::matching::base::scores::{Score, SortKey};
use crate::rules::{Edit, Rule};
use std::collections::BTreeMap;
use std::iter::zip;
use std::ops::Add;

/// The current list.
pub(super) struct OptionList<'a> {
    evaluation: &'a Evaluation<'a>,
    /// The programs of the options that come first.
    first: Vec<usize>,
    /// True if the household may be taken in parts. Then the effect is known only by arranging it
    /// again.
    several_parts: bool,
    /// The options that take it whole; empty if it may be taken in parts.
    classes: OptionClasses,
}

/// The position of a program now, and after "yes" and "no"; `None` if it is no option.
type Positions = (Option<SortKey>, [Option<SortKey>; 2]);

/// The kind of each row in a bundle, and the shifts of each kind by "yes" and "no".
type Shifts<'a> = (&'a RowCodes, Vec<[SortKey; 2]>);

/// The effect of both answers to a question on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effect {
    /// The number of options left after each answer: "yes", then "no".
    pub(super) options: [usize; 2],
    /// The number of places that each answer moves.
    pub(super) moved: [usize; 2],
    /// The number of places that some answer moves.
    pub(super) moved_by_some: usize,
    /// True if some answer changes which options come first.
    pub(super) moves_first: bool,
    /// True if the list after "yes" is not the same as after "no".
    pub(super) differs: bool,
}

impl<'a> OptionList<'a> {
    /// Prepares the list. `leading` are its first options, in their order.
    pub(super) fn of(
        evaluation: &'a Evaluation<'a>,
        leading: &[usize],
        trials: &[QuestionTrial<'_>],
        several_parts: bool,
    ) -> Self {
        let first = leading.iter().take(FIRST).copied().collect();
        let classes = if several_parts {
            OptionClasses::default()
        } else {
            OptionClasses::of(evaluation, trials)
        };
        Self { evaluation, first, several_parts, classes }
    }

    /// Returns the effect of the answers to a question; `None` if there was no time to compute it.
    pub(super) fn effect(&self, trial: &QuestionTrial<'_>) -> Option<Effect> {
        if !self.several_parts {
            return Some(self.whole(trial));
        }
        let all = self.arranged(trial)?;
        let mut after = After::default();
        for (program, stands) in &all {
            after.take(*program, *stands);
        }
        let stands = |program| all.get(&program).copied().unwrap_or_default();
        Some(after.effect(&self.first, stands))
    }

    /// Returns the effect for a household that is taken whole or not at all.
    fn whole(&self, trial: &QuestionTrial<'_>) -> Effect {
        let bundles = self.evaluation.field.bundles();
        let shifts: Vec<Shifts<'_>> =
            bundles.filter_map(|b| Some((b.codes(), moves(b, trial)?))).collect();
        let shift = |row: usize| {
            let here = shifts.iter().filter_map(|(codes, by)| by.get(codes.at(row)));
            here.fold([0, 0], |[yes, no], [more_yes, more_no]| [yes + more_yes, no + more_no])
        };
        let OptionClasses { rows, programs, mixed } = &self.classes;
        let mut after = After::default();
        let mut classes: Vec<Positions> = Vec::with_capacity(rows.len());
        for class in rows {
            let by = shift(class.row);
            let sum = class.first.first().map_or(0, |(sum, _)| *sum);
            classes.push(one(sum, by));
            for (sum, program) in &class.first {
                after.keep(*program, one(*sum, by));
            }
        }
        for program in programs {
            let of_rows = program.rows.iter().filter_map(|class| {
                classes.get(usize::try_from(*class).unwrap_or(usize::MAX)).copied()
            });
            if let Some(stands) = of_rows.reduce(better) {
                after.count(program.count, stands);
                // If a program has rows of several classes, its best row depends on their sums. It
                // is compared below.
                after.differs |= program.rows.len() == 1 && differs(stands);
            }
        }
        let stands = |row: &FittingRow| one(row.sum, shift(row.row));
        if !after.differs && classes.iter().any(|stands| differs(*stands)) {
            let mut of_programs = mixed.chunk_by(|one, other| one.program == other.program);
            after.differs =
                of_programs.any(|rows| rows.iter().map(stands).reduce(better).is_some_and(differs));
        }
        after.effect(&self.first, |program| {
            let rows = self
                .evaluation
                .field
                .rows_of(program)
                .filter(|row| self.evaluation.swept.fits(*row));
            let rows = rows.map(|row| FittingRow {
                row,
                sum: self.evaluation.scores.packed(row),
                program,
            });
            rows.map(|row| stands(&row)).reduce(better).unwrap_or_default()
        })
    }

    /// Returns the positions of every program if the household may be split, by arranging it again.
    fn arranged(&self, trial: &QuestionTrial<'_>) -> Option<BTreeMap<usize, Positions>> {
        let now = self
            .evaluation
            .standing
            .iter()
            .map(|(now, program)| (*program, (Some(*now), [None; 2])));
        let mut all: BTreeMap<usize, Positions> = now.collect();
        for (place, answer) in ANSWERS.into_iter().enumerate() {
            let profile = self.evaluation.profile.answering(trial.question, answer);
            let concerned = |rule: &Rule| Edit::Answer(trial.question, answer).concerns(rule);
            let (then, proof) = reevaluate(self.evaluation, &profile, &concerned);
            if proof != Proof::Optimal {
                return None;
            }
            for (order, program) in then.standing {
                let (_, then) = all.entry(program).or_default();
                then.get_mut(place).into_iter().for_each(|then| *then = Some(order));
            }
        }
        Some(all)
    }
}

/// Returns the shifts of each kind of a bundle by both answers; `None` if they move none.
fn moves(bundle: &Bundle, trial: &QuestionTrial<'_>) -> Option<Vec<[SortKey; 2]>> {
    let by = |answer| bundle.together(|place| trial.shifts(place, answer), SortKey::add);
    let [yes, no] = [by(0), by(1)];
    (yes.is_some() || no.is_some()).then(|| {
        let of = |shifts: &Option<Vec<SortKey>>, kind: usize| {
            shifts.as_ref().and_then(|shifts| shifts.get(kind)).copied().unwrap_or(0)
        };
        (0..bundle.kinds()).map(|kind| [of(&yes, kind), of(&no, kind)]).collect()
    })
}

/// Returns the positions of a row with this sum and these shifts.
fn one(sum: SortKey, by: [SortKey; 2]) -> Positions {
    let order = |sum| Score::unpacked(sum).order();
    let then = by.map(|by| (sum + by < FAILING / 2).then(|| order(sum + by)));
    (Some(order(sum)), then)
}

/// Combines the positions of two rows of a program, which ranks by its best row.
fn better((now, [yes, no]): Positions, (other_now, [other_yes, other_no]): Positions) -> Positions {
    let best = |one: Option<SortKey>, other: Option<SortKey>| one.into_iter().chain(other).min();
    (best(now, other_now), [best(yes, other_yes), best(no, other_no)])
}

/// Returns true if a program's position after "yes" is not the same as after "no".
fn differs((_, [yes, no]): Positions) -> bool {
    yes != no
}

/// The list after each answer, "yes" and "no".
#[derive(Default)]
struct After {
    options: [usize; 2],
    /// The number of programs that each answer takes off the list, brings onto it or moves to
    /// another band.
    regrouped: [usize; 2],
    /// The number of programs for which some answer does this.
    regrouped_by_some: usize,
    /// The first options after each answer, in order.
    first: [Vec<Candidate>; 2],
    differs: bool,
}

/// For each answer, returns true if it takes a program off the list, brings it onto it or moves it
/// to another band.
fn regrouped((now, then): Positions) -> [bool; 2] {
    let band = |order: Option<SortKey>| order.map(|order| Score::unpacked(order).band());
    then.map(|then| band(then) != band(now))
}

impl After {
    /// Adds one program.
    fn take(&mut self, program: usize, stands: Positions) {
        self.count(1, stands);
        self.differs |= differs(stands);
        self.keep(program, stands);
    }

    /// Keeps a program among the first of each list, if it belongs there.
    fn keep(&mut self, program: usize, (_, then): Positions) {
        for (first, then) in zip(&mut self.first, then) {
            if let Some(then) = then {
                keep_first(first, (then, program));
            }
        }
    }

    fn count(&mut self, programs: usize, stands: Positions) {
        let regrouped = regrouped(stands);
        for (options, then) in zip(&mut self.options, stands.1) {
            *options += if then.is_some() { programs } else { 0 };
        }
        for (count, is) in zip(&mut self.regrouped, regrouped) {
            *count += if is { programs } else { 0 };
        }
        self.regrouped_by_some += if regrouped.contains(&true) { programs } else { 0 };
    }

    /// Returns the effect. `now` are the first options now, and `stands` returns the positions of a
    /// program.
    fn effect(self, now: &[usize], stands: impl Fn(usize) -> Positions) -> Effect {
        let then = self
            .first
            .map(|first| -> Vec<usize> { first.into_iter().map(|(_, program)| program).collect() });
        let mut near: Vec<usize> = now.iter().chain(then.iter().flatten()).copied().collect();
        near.sort_unstable();
        near.dedup();
        let place = |list: &[usize], program| list.iter().position(|known| *known == program);
        let (mut moved, mut moved_by_some) = (self.regrouped, self.regrouped_by_some);
        for program in near {
            let regrouped = regrouped(stands(program));
            let passed = then.each_ref().map(|then| place(now, program) != place(then, program));
            for (moved, (passed, regrouped)) in zip(&mut moved, zip(passed, regrouped)) {
                *moved += usize::from(passed && !regrouped);
            }
            moved_by_some += usize::from(passed.contains(&true) && !regrouped.contains(&true));
        }
        let moves_first = then.iter().any(|then| then != now);
        Effect { options: self.options, moved, moved_by_some, moves_first, differs: self.differs }
    }
}
