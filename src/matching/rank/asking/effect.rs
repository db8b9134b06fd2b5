//! What an answer really does to the list, exactly. Options alike in all that rules with a question
//! read of them, and as many steps down, move alike: they are counted together.

use super::answer_trial::{ANSWERS, FAILING, QuestionTrial};
use crate::matching::Proof;
use crate::matching::base::bundle::Bundle;
use crate::matching::base::evaluate::reevaluate;
use crate::matching::base::evaluation::{Candidate, Evaluation};
use crate::matching::base::row_codes::RowCodes;
use crate::matching::base::scores::{Score, SortKey, steps};
use crate::rules::{Edit, Rule};
use std::collections::BTreeMap;
use std::iter::zip;
use std::ops::Add;

/// How many options are called before anything else happens.
const FIRST: usize = 3;
/// The list as it stands.
pub(super) struct OptionList<'a> {
    evaluation: &'a Evaluation<'a>,
    /// The options that come first, by their programs.
    first: Vec<usize>,
    /// Whether the household may be taken in parts, so that only arranging it again tells.
    several_parts: bool,
    /// The programs that take the household in one row alone.
    classes: Vec<OptionClass>,
    /// The rows of all other options, those of a program together.
    others: Vec<FittingRow>,
}

/// A row that takes the household: what all rules say of it, added up.
#[derive(Clone, Copy)]
struct FittingRow {
    row: usize,
    sum: SortKey,
    program: usize,
}

/// Programs whose rows are alike in what all rules with a question read, and as many steps down.
struct OptionClass {
    /// One of their rows.
    row: usize,
    count: usize,
    /// The sums and programs of the first of them.
    first: Vec<(SortKey, usize)>,
}

/// Where a program stands now, and after "yes" and "no"; `None` where it is no option.
type Positions = (Option<SortKey>, [Option<SortKey>; 2]);

/// The kind of each row in a bundle, and how far "yes" and "no" move each kind.
type Shifts<'a> = (&'a RowCodes, Vec<[SortKey; 2]>);

/// What both answers to a question do to the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effect {
    /// How many options each answer leaves: "yes", then "no".
    pub(super) options: [usize; 2],
    /// How many places each answer moves.
    pub(super) moved: [usize; 2],
    /// How many places some answer moves.
    pub(super) moved_by_some: usize,
    /// Whether some answer changes which options come first.
    pub(super) moves_first: bool,
    /// Whether the list is another after "yes" than after "no".
    pub(super) differs: bool,
}

impl<'a> OptionList<'a> {
    /// The list; `leading` are its first options, in their order.
    pub(super) fn of(
        evaluation: &'a Evaluation<'a>,
        leading: &[usize],
        trials: &[QuestionTrial<'_>],
        several_parts: bool,
    ) -> Self {
        let first = leading.iter().take(FIRST).copied().collect();
        let mut list =
            Self { evaluation, first, several_parts, classes: Vec::new(), others: Vec::new() };
        if several_parts {
            return list;
        }
        let mut alone: Vec<FittingRow> = Vec::with_capacity(evaluation.standing.len());
        for (row, sum) in evaluation.scores.packed_each() {
            let one = FittingRow { row, sum, program: evaluation.field.program_of(row) };
            let also = |known: &mut FittingRow| known.program == one.program;
            let known = alone.pop_if(also);
            let several = known.is_some() || list.others.last_mut().is_some_and(also);
            list.others.extend(known);
            if several { list.others.push(one) } else { alone.push(one) }
        }
        list.sort(&alone, trials);
        list
    }

    /// Sorts rows into classes: their numbers grow finer with every bundle.
    fn sort(&mut self, alone: &[FittingRow], trials: &[QuestionTrial<'_>]) {
        const NONE: u32 = u32::MAX;
        let alike = |place: usize| alike(place, trials);
        let rows: Vec<usize> = alone.iter().map(|one| one.row).collect();
        let down = |one: &FittingRow| u8::try_from(steps(one.sum)).unwrap_or(u8::MAX).into();
        let mut numbers: Vec<usize> = alone.iter().map(down).collect();
        let mut count = usize::from(u8::MAX) + 1;
        for bundle in self.evaluation.field.bundles() {
            let Some((kinds, of_them)) = bundle.alike(alike) else { continue };
            let (mut known, mut next) = (vec![NONE; count * of_them], 0);
            bundle.codes().some(&rows, &kinds, &mut numbers, |number, kind| {
                if let Some(known) = known.get_mut(*number * of_them + kind) {
                    if *known == NONE {
                        (*known, next) = (u32::try_from(next).unwrap_or(NONE), next + 1);
                    }
                    *number = usize::try_from(*known).unwrap_or(usize::MAX);
                }
            });
            count = next;
        }
        let mut places: Vec<Option<usize>> = vec![None; count];
        for (FittingRow { row, sum, program }, number) in alone.iter().copied().zip(numbers) {
            let Some(place) = places.get_mut(number) else { continue };
            let place = *place.get_or_insert_with(|| {
                let first = Vec::with_capacity(FIRST + 1);
                self.classes.push(OptionClass { row, count: 0, first });
                self.classes.len() - 1
            });
            if let Some(class) = self.classes.get_mut(place) {
                class.count += 1;
                keep_first(&mut class.first, (sum, program));
            }
        }
    }

    /// What the answers to a question do; `None` where there was no time to find out.
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

    /// The same where the household is taken whole or not at all.
    fn whole(&self, trial: &QuestionTrial<'_>) -> Effect {
        let bundles = self.evaluation.field.bundles();
        let shifts: Vec<Shifts<'_>> =
            bundles.filter_map(|b| Some((b.codes(), moves(b, trial)?))).collect();
        let shift = |row: usize| {
            let here = shifts.iter().filter_map(|(codes, by)| by.get(codes.at(row)));
            here.fold([0, 0], |[yes, no], [more_yes, more_no]| [yes + more_yes, no + more_no])
        };
        let stands = |row: &FittingRow| one(row.sum, shift(row.row));
        let mut after = After::default();
        self.classes.iter().for_each(|class| after.take_all(class, shift(class.row)));
        for rows in self.others.chunk_by(|one, other| one.program == other.program) {
            if let Some((first, stands)) = rows.first().zip(rows.iter().map(stands).reduce(better))
            {
                after.take(first.program, stands);
            }
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

    /// Where every program stands where the household may part: it is arranged again.
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

/// Which number each fact of the rule at a place has, where facts that every answer moves alike have
/// the same; `None` where all do.
fn alike(place: usize, trials: &[QuestionTrial<'_>]) -> Option<Vec<usize>> {
    let readers = trials.iter().flat_map(QuestionTrial::all).filter(|reader| reader.place == place);
    let shifts: Vec<&Vec<SortKey>> = readers.flat_map(|reader| &reader.shifts).collect();
    let facts = shifts.first()?.len();
    let mut known: BTreeMap<Vec<SortKey>, usize> = BTreeMap::new();
    let number = |fact: usize| {
        let by = shifts.iter().filter_map(|shifts| shifts.get(fact)).copied().collect();
        let next = known.len();
        *known.entry(by).or_insert(next)
    };
    let numbers = (0..facts).map(number).collect();
    (known.len() > 1).then_some(numbers)
}

/// By how much both answers move each kind of row of a bundle; `None` where they move none.
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

/// Where a row stands that both answers move by so much.
fn one(sum: SortKey, by: [SortKey; 2]) -> Positions {
    let order = |sum| Score::unpacked(sum).order();
    let then = by.map(|by| (sum + by < FAILING / 2).then(|| order(sum + by)));
    (Some(order(sum)), then)
}

/// A program stands where its best row does.
fn better((now, [yes, no]): Positions, (other_now, [other_yes, other_no]): Positions) -> Positions {
    let best = |one: Option<SortKey>, other: Option<SortKey>| one.into_iter().chain(other).min();
    (best(now, other_now), [best(yes, other_yes), best(no, other_no)])
}

/// Keeps one of a list of the first, if it is.
fn keep_first(first: &mut Vec<Candidate>, one: Candidate) {
    if first.len() < FIRST || first.last().is_some_and(|last| one < *last) {
        first.insert(first.partition_point(|known| *known < one), one);
        first.truncate(FIRST);
    }
}

/// The list after each answer, "yes" and "no".
#[derive(Default)]
struct After {
    options: [usize; 2],
    /// How many programs each answer takes off the list, brings onto it or moves to another band.
    regrouped: [usize; 2],
    /// How many some answer does.
    regrouped_by_some: usize,
    /// The first options after each answer, in order.
    first: [Vec<Candidate>; 2],
    differs: bool,
}

/// Whether each answer takes a program off the list, brings it onto it or moves it to another band.
fn regrouped((now, then): Positions) -> [bool; 2] {
    let band = |order: Option<SortKey>| order.map(|order| Score::unpacked(order).band());
    then.map(|then| band(then) != band(now))
}

impl After {
    /// Takes up a program.
    fn take(&mut self, program: usize, stands: Positions) {
        self.count(1, stands);
        self.keep(program, stands);
    }

    /// Takes up all programs of a class, which both answers move by so much.
    fn take_all(&mut self, class: &OptionClass, by: [SortKey; 2]) {
        if let Some((sum, _)) = class.first.first() {
            self.count(class.count, one(*sum, by));
        }
        for (sum, program) in &class.first {
            self.keep(*program, one(*sum, by));
        }
    }

    /// Keeps a program among the first, where it is.
    fn keep(&mut self, program: usize, (_, then): Positions) {
        for (first, then) in zip(&mut self.first, then) {
            if let Some(then) = then {
                keep_first(first, (then, program));
            }
        }
    }

    fn count(&mut self, programs: usize, stands: Positions) {
        let (_, [yes, no]) = stands;
        self.differs |= yes != no;
        let regrouped = regrouped(stands);
        for (options, then) in zip(&mut self.options, stands.1) {
            *options += if then.is_some() { programs } else { 0 };
        }
        for (count, is) in zip(&mut self.regrouped, regrouped) {
            *count += if is { programs } else { 0 };
        }
        self.regrouped_by_some += if regrouped.contains(&true) { programs } else { 0 };
    }

    /// What comes of it where these options are the first now; `stands` says where a program does.
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
