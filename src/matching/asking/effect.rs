//! What an answer really does to the list, exactly. Options alike in what the rules of a bundle read of
//! them, and as many steps down, move alike: they are counted together.

use crate::matching::Proof;
use crate::matching::asking::trial::{ANSWERS, FAILING, Trial};
use crate::matching::bundle::Bundle;
use crate::matching::rank::work_again;
use crate::matching::scores::{Order, Score, steps};
use crate::matching::work::{Standing, Work};
use crate::rules::{Codes, Edit, Rule};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::iter::zip;
use std::ops::Add;
use std::rc::Rc;

/// How many options are called before anything else happens.
const FIRST: usize = 3;
/// An option as many steps down as this is looked at by itself.
const MANY_STEPS: usize = 8;

/// The list as it stands.
pub(super) struct List<'a> {
    work: &'a Work<'a>,
    /// The options that come first, by their programs.
    first: Vec<usize>,
    /// Whether the household may be taken in parts, so that only arranging it again tells.
    several_parts: bool,
    /// The programs that take the household in one row alone.
    alone: Vec<Alone>,
    /// The programs of all other options.
    others: Vec<usize>,
    /// By the place of a bundle, the classes of those in one row.
    classes: RefCell<BTreeMap<usize, Rc<[Class]>>>,
}

/// A program that takes the household in one row: what all rules say of it, added up.
#[derive(Clone, Copy)]
struct Alone {
    row: usize,
    sum: Order,
    program: usize,
}

/// Programs whose rows are of one kind of a bundle and as many steps down.
#[derive(Clone)]
struct Class {
    kind: usize,
    count: usize,
    /// The sums and programs of the first of them.
    first: Vec<(Order, usize)>,
}

/// Where a program stands now, and after "yes" and "no"; `None` where it is no option.
type Stands = (Option<Order>, [Option<Order>; 2]);

/// By how much "yes" and "no" move each kind of a bundle, and which rows are of which.
type Shifts<'a> = (usize, &'a Codes, Vec<[Order; 2]>);

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

impl<'a> List<'a> {
    /// The list of which `leading` are the first options, in their order.
    pub(super) fn of(work: &'a Work<'a>, leading: &[usize], several_parts: bool) -> Self {
        let first = leading.iter().take(FIRST).copied().collect();
        let (mut alone, mut others): (Vec<Alone>, Vec<usize>) = (Vec::new(), Vec::new());
        for (row, sum) in work.scores.packed_each() {
            let program = work.field.program_of(row);
            let again = alone.pop_if(|last| last.program == program).is_some();
            if again || usize::try_from(steps(sum)).is_ok_and(|steps| steps >= MANY_STEPS) {
                others.push(program);
            } else if others.last() != Some(&program) {
                alone.push(Alone { row, sum, program });
            }
        }
        others.dedup();
        Self { work, first, several_parts, alone, others, classes: RefCell::default() }
    }

    /// What the answers to a question do; `None` where there was no time to find out.
    pub(super) fn effect(&self, trial: &Trial<'_>) -> Option<Effect> {
        if !self.several_parts {
            return Some(self.whole(trial));
        }
        let all = self.arranged(trial)?;
        let mut after = After::default();
        all.iter().for_each(|(program, stands)| after.take(*program, *stands));
        let stands = |program| all.get(&program).copied().unwrap_or_default();
        Some(after.effect(&self.first, stands))
    }

    /// The same where the household is taken whole or not at all.
    fn whole(&self, trial: &Trial<'_>) -> Effect {
        let bundles = self.work.field.bundles().iter().enumerate();
        let shifts: Vec<Shifts<'_>> =
            bundles.filter_map(|(at, b)| Some((at, b.codes(), moves(b, trial)?))).collect();
        let shift = |row: usize| {
            let here = shifts.iter().filter_map(|(_, codes, by)| by.get(codes.at(row)));
            here.fold([0, 0], |[yes, no], [more_yes, more_no]| [yes + more_yes, no + more_no])
        };
        let stands = |program: usize| {
            let rows = self.work.field.rows_of(program).filter(|row| self.work.swept.fits(*row));
            let rows = rows.map(|row| one(self.work.scores.packed(row), shift(row)));
            rows.reduce(better).unwrap_or_default()
        };
        let mut after = After::default();
        if let [(at, _, by)] = shifts.as_slice() {
            for class in self.classes(*at).iter() {
                after.take_all(class, by.get(class.kind).copied().unwrap_or_default());
            }
        } else {
            for Alone { row, sum, program } in &self.alone {
                after.take(*program, one(*sum, shift(*row)));
            }
        }
        self.others.iter().for_each(|program| after.take(*program, stands(*program)));
        after.effect(&self.first, stands)
    }

    /// The classes of a bundle, by its place.
    fn classes(&self, bundle: usize) -> Rc<[Class]> {
        let found = || -> Rc<[Class]> {
            let Some(bundle) = self.work.field.bundles().get(bundle) else { return Rc::new([]) };
            let codes = bundle.codes();
            let mut places: Vec<Option<usize>> = vec![None; bundle.kinds() * MANY_STEPS];
            let mut classes: Vec<Class> = Vec::new();
            for Alone { row, sum, program } in &self.alone {
                let (kind, down) = (codes.at(*row), usize::try_from(steps(*sum)).unwrap_or(0));
                let Some(place) = places.get_mut(kind * MANY_STEPS + down) else { continue };
                let place = *place.get_or_insert_with(|| {
                    classes.push(Class { kind, count: 0, first: Vec::with_capacity(FIRST + 1) });
                    classes.len() - 1
                });
                if let Some(class) = classes.get_mut(place) {
                    class.count += 1;
                    keep_first(&mut class.first, (*sum, *program));
                }
            }
            classes.into()
        };
        Rc::clone(self.classes.borrow_mut().entry(bundle).or_insert_with(found))
    }

    /// Where every program stands where the household may part: it is arranged again.
    fn arranged(&self, trial: &Trial<'_>) -> Option<BTreeMap<usize, Stands>> {
        let now =
            self.work.standing.iter().map(|(now, program)| (*program, (Some(*now), [None; 2])));
        let mut all: BTreeMap<usize, Stands> = now.collect();
        for (place, answer) in ANSWERS.into_iter().enumerate() {
            let profile = self.work.profile.answering(trial.question, answer);
            let concerned = |rule: &Rule| Edit::Answer(trial.question, answer).concerns(rule);
            let (then, proof) = work_again(self.work, &profile, &concerned);
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

/// By how much both answers move each kind of row of a bundle; `None` where they move none.
fn moves(bundle: &Bundle, trial: &Trial<'_>) -> Option<Vec<[Order; 2]>> {
    let by = |answer| bundle.together(|place| trial.shifts(place, answer), Order::add);
    let [yes, no] = [by(0), by(1)];
    (yes.is_some() || no.is_some()).then(|| {
        let of = |shifts: &Option<Vec<Order>>, kind: usize| {
            shifts.as_ref().and_then(|shifts| shifts.get(kind)).copied().unwrap_or(0)
        };
        (0..bundle.kinds()).map(|kind| [of(&yes, kind), of(&no, kind)]).collect()
    })
}

/// Where a row stands that both answers move by so much.
fn one(sum: Order, by: [Order; 2]) -> Stands {
    let order = |sum| Score::unpacked(sum).order();
    let then = by.map(|by| (sum + by < FAILING / 2).then(|| order(sum + by)));
    (Some(order(sum)), then)
}

/// A program stands where its best row does.
fn better((now, [yes, no]): Stands, (other_now, [other_yes, other_no]): Stands) -> Stands {
    let best = |one: Option<Order>, other: Option<Order>| one.into_iter().chain(other).min();
    (best(now, other_now), [best(yes, other_yes), best(no, other_no)])
}

/// Keeps one of a list of the first, if it is.
fn keep_first(first: &mut Vec<Standing>, one: Standing) {
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
    first: [Vec<Standing>; 2],
    differs: bool,
}

/// Whether each answer takes a program off the list, brings it onto it or moves it to another band.
fn regrouped((now, then): Stands) -> [bool; 2] {
    let band = |order: Option<Order>| order.map(|order| Score::unpacked(order).band());
    then.map(|then| band(then) != band(now))
}

impl After {
    /// Takes up a program.
    fn take(&mut self, program: usize, stands: Stands) {
        self.count(1, stands);
        for (first, then) in zip(&mut self.first, stands.1) {
            then.into_iter().for_each(|then| keep_first(first, (then, program)));
        }
    }

    /// Takes up all programs of a class, which both answers move by so much.
    fn take_all(&mut self, class: &Class, by: [Order; 2]) {
        let mut programs = class.first.iter().map(|(sum, program)| (*program, one(*sum, by)));
        if let Some((_, stands)) = programs.clone().next() {
            self.count(class.count, stands);
        }
        programs.by_ref().for_each(|(program, (_, then))| {
            for (first, then) in zip(&mut self.first, then) {
                then.into_iter().for_each(|then| keep_first(first, (then, program)));
            }
        });
    }

    fn count(&mut self, programs: usize, stands: Stands) {
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
    fn effect(self, now: &[usize], stands: impl Fn(usize) -> Stands) -> Effect {
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
