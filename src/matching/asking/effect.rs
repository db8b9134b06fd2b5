//! What an answer really does to the list: every option is put in its place once more.

use crate::domain::Answer;
use crate::matching::Proof;
use crate::matching::asking::trial::{ANSWERS, FAILING, Trial};
use crate::matching::rank::work_out;
use crate::matching::scores::{Order, Score};
use crate::matching::work::{Standing, Work};
use std::collections::{BTreeMap, BTreeSet};
use std::iter::zip;

/// How many options are called before anything else happens.
const FIRST: usize = 3;

/// An option, and its place among [`Work::standing`].
type Listed = (Standing, usize);

/// The list as it stands.
pub(super) struct List<'a> {
    work: &'a Work<'a>,
    /// Each option and its place among [`Work::standing`], in the order of the list.
    order: Vec<Listed>,
    /// Whether the household may be taken in parts, so that only arranging it anew tells.
    several_parts: bool,
}

/// The list after an answer.
#[derive(PartialEq, Eq)]
struct After {
    /// Where each option of [`Work::standing`] stands; `None` where it is none any more.
    orders: Vec<Option<Order>>,
    /// Options that were none before.
    gained: Vec<Standing>,
}

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
    /// Whether some answer takes a place off the list, brings one in, or changes a band.
    pub(super) regroups: bool,
}

impl<'a> List<'a> {
    pub(super) fn of(work: &'a Work<'a>, several_parts: bool) -> Self {
        let mut order: Vec<_> = work.standing.iter().copied().zip(0..).collect();
        order.sort_unstable();
        Self { work, order, several_parts }
    }

    /// What the answers to a question do; `None` where there was no time to find out.
    pub(super) fn effect(&self, trial: &Trial<'_>) -> Option<Effect> {
        let [yes, no] = [self.after(trial, 0)?, self.after(trial, 1)?];
        let first = self.order.iter().take(FIRST).map(|((_, program), _)| *program);
        let first: Vec<usize> = first.collect();
        let both = [&yes, &no];
        let moved = both.map(|after| self.moved(after));
        let gained: BTreeSet<usize> =
            both.iter().flat_map(|after| &after.gained).map(|(_, program)| *program).collect();
        let [by_yes, by_no] = &moved;
        let by_some = zip(by_yes, by_no).filter(|(yes, no)| **yes || **no).count();
        let count = |moved: &Vec<bool>, after: &After| {
            moved.iter().filter(|moved| **moved).count() + after.gained.len()
        };
        Some(Effect {
            options: both.map(After::options),
            moved: [count(by_yes, &yes), count(by_no, &no)],
            moved_by_some: by_some + gained.len(),
            moves_first: both.iter().any(|after| self.first(after) != first),
            differs: yes != no,
            regroups: both.iter().any(|after| self.regroups(after)),
        })
    }

    /// The list after an answer: 0 is "yes", 1 is "no".
    fn after(&self, trial: &Trial<'_>, answer: usize) -> Option<After> {
        if self.several_parts {
            return self.arranged(trial, *ANSWERS.get(answer)?);
        }
        let (field, scores) = (self.work.field, &self.work.scores);
        let sums = scores.moved(field, |place| trial.shifts(place, answer));
        let mut orders: Vec<Option<Order>> = vec![None; self.work.standing.len()];
        let (mut at, mut last) = (0, None);
        for (row, sum) in zip(scores.rows(), sums) {
            let program = field.program_of(*row);
            at += usize::from(last.is_some_and(|last| last != program));
            last = Some(program);
            let order = Score::unpacked(sum).order();
            if sum < FAILING / 2
                && let Some(known) = orders.get_mut(at)
            {
                *known = Some(known.map_or(order, |known| known.min(order)));
            }
        }
        Some(After { orders, gained: Vec::new() })
    }

    /// The same where the household may part: everything is worked out anew.
    fn arranged(&self, trial: &Trial<'_>, answer: Answer) -> Option<After> {
        let Work { field, profile, weights, until, .. } = *self.work;
        let profile = profile.answering(trial.question, answer);
        let (then, proof) = work_out(Work { until, ..Work::bare(field, &profile, weights) });
        if proof != Proof::Optimal {
            return None;
        }
        let mut orders: BTreeMap<usize, Order> =
            then.standing.iter().map(|(order, program)| (*program, *order)).collect();
        let standing = self.work.standing.iter();
        let kept = standing.map(|(_, program)| orders.remove(program)).collect();
        let gained = orders.into_iter().map(|(program, order)| (order, program));
        Some(After { orders: kept, gained: gained.collect() })
    }

    /// Which options move: off the list, to another band, or past another that stays.
    fn moved(&self, after: &After) -> Vec<bool> {
        let mut moved: Vec<bool> = self.each(after).map(regrouped).collect();
        let mut stay: Vec<usize> = Vec::new();
        // Those that move by as much keep their order: a few runs to be merged.
        let mut runs: BTreeMap<Order, Vec<Listed>> = BTreeMap::new();
        for ((now, program), at) in &self.order {
            if let Some(then) = after.orders.get(*at).copied().flatten() {
                stay.push(*at);
                runs.entry(then - now).or_default().push(((then, *program), *at));
            }
        }
        if runs.len() > 1 {
            let mut then: Vec<Listed> = runs.into_values().flatten().collect();
            // Stable, since that merges runs.
            then.sort_by_key(|listed| *listed);
            for (was, (_, is)) in zip(stay, then) {
                if was != is {
                    moved.get_mut(was).into_iter().for_each(|moved| *moved = true);
                }
            }
        }
        moved
    }

    /// The options that come first after an answer.
    fn first(&self, after: &After) -> Vec<usize> {
        let kept = self.each(after).zip(&self.work.standing);
        let kept = kept.filter_map(|((_, then), (_, program))| Some((then?, *program)));
        let mut first: Vec<Standing> = Vec::with_capacity(FIRST + 1);
        for one in kept.chain(after.gained.iter().copied()) {
            if first.len() < FIRST || first.last().is_some_and(|last| one < *last) {
                first.insert(first.partition_point(|known| *known < one), one);
                first.truncate(FIRST);
            }
        }
        first.into_iter().map(|(_, program)| program).collect()
    }

    /// Whether the list loses or gains a place, or a place changes its band.
    fn regroups(&self, after: &After) -> bool {
        !after.gained.is_empty() || self.each(after).any(regrouped)
    }

    /// Where each option stands now, and after an answer.
    fn each(&self, after: &After) -> impl Iterator<Item = (Order, Option<Order>)> {
        let now = self.work.standing.iter().map(|(order, _)| *order);
        now.zip(after.orders.iter().copied())
    }
}

fn regrouped((now, then): (Order, Option<Order>)) -> bool {
    let band = |order| Score::unpacked(order).band();
    then.is_none_or(|then| band(then) != band(now))
}

impl After {
    fn options(&self) -> usize {
        self.orders.iter().flatten().count() + self.gained.len()
    }
}
