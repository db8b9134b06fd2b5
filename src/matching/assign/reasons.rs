//! Why everyone goes where they go: who holds what others would have liked better, what is scarce,
//! and why some go nowhere.

use super::answer::{Assigned, Nowhere, PassedOver, Scarce};
use super::asked::Seeking;
use super::gather::Gathered;
use crate::domain::Label;
use crate::matching::near::Remoteness;
use crate::matching::rank::looked_through;
use crate::matching::table::tables;
use crate::matching::work::Work;
use crate::matching::{Explain, Field, Named, Weights, explain, parts};
use crate::solvers::batch::BatchSolution;
use crate::solvers::batch::Usage;
use crate::solvers::batch::{Choice, Objective, Placing};
use crate::words::{List, Name, Text, say};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::time::Instant;

/// How many better places are told of each household, and how many are looked at.
const TOLD: usize = 3;
const LOOKED_AT: usize = 16;

/// Why a household does not have a choice, and who has it instead.
enum Because {
    /// What is free there is taken.
    Taken(Vec<usize>),
    /// These must be apart from it.
    Apart(Vec<usize>),
    /// The staff have taken on these.
    Staff(Vec<usize>),
    OutOfTime,
}

impl Because {
    fn holders(&self) -> &[usize] {
        match self {
            Self::Taken(holders) | Self::Apart(holders) | Self::Staff(holders) => holders,
            Self::OutOfTime => &[],
        }
    }
}

/// What the reasons are read off.
pub(super) struct Reasons<'a> {
    pub(super) field: &'a Field,
    pub(super) seeking: &'a [&'a Seeking],
    pub(super) gathered: &'a Gathered,
    pub(super) settled: &'a BatchSolution,
    weights: &'a Weights,
    ledger: Usage<'a>,
    until: Instant,
}

impl<'a> Reasons<'a> {
    pub(super) fn of(
        (field, weights): (&'a Field, &'a Weights),
        seeking: &'a [&'a Seeking],
        (gathered, settled): (&'a Gathered, &'a BatchSolution),
        until: Instant,
    ) -> Self {
        let mut ledger = Usage::new(&gathered.batch);
        for (household, chosen) in settled.placing.iter().enumerate() {
            if let Some(chosen) = chosen {
                ledger.put(household, *chosen);
            }
        }
        Self { field, seeking, gathered, settled, weights, ledger, until }
    }

    /// Every household of the answer, in the order of the batch.
    pub(super) fn households(&mut self) -> Vec<Assigned> {
        let mut displaced: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); self.seeking.len()];
        let mut all = Vec::new();
        for (household, one) in self.seeking.iter().enumerate() {
            let mut passed_over = Vec::new();
            for chosen in self.better(household) {
                let Some((why, choice)) = self.passed_over(household, chosen) else { continue };
                for holder in why.holders() {
                    if let Some(others) = displaced.get_mut(*holder) {
                        others.insert(household);
                    }
                }
                if passed_over.len() < TOLD {
                    passed_over.extend(self.told(&why, choice));
                }
            }
            let mut assigned = self.placed(household, one, &all);
            assigned.passed_over = passed_over;
            all.push(assigned);
        }
        for (assigned, others) in all.iter_mut().zip(displaced) {
            assigned.displaced = self.labels(others);
        }
        all
    }

    fn labels(&self, households: impl IntoIterator<Item = usize>) -> Vec<Label> {
        let seeking = households.into_iter().filter_map(|at| self.seeking.get(at));
        seeking.map(|one| one.label.clone()).collect()
    }

    /// A household's own place, or why it has none.
    fn placed(&self, household: usize, one: &Seeking, all: &[Assigned]) -> Assigned {
        let chosen = self.settled.placing.get(household).copied().flatten();
        let choice = chosen.and_then(|chosen| {
            let choice = self.gathered.batch.choice(household, chosen)?;
            let score = self.gathered.scores.get(household)?.get(chosen)?;
            Some((choice, *score))
        });
        let option = choice.and_then(|(choice, score)| {
            let row = *self.gathered.rows.get(choice.supply)?;
            explain::alone(&Work::bare(self.field, &one.profile, self.weights), row, score)
        });
        let asking = self.gathered.batch.households.get(household);
        let none_at_all = asking.is_none_or(|asking| asking.choices.is_empty());
        Assigned {
            label: one.label.clone(),
            option,
            quality: choice.map_or(0, |(choice, _)| choice.quality),
            passed_over: Vec::new(),
            displaced: Vec::new(),
            without: None,
            nowhere: none_at_all
                .then(|| self.known(one, all).unwrap_or_else(|| self.nowhere(household, one))),
        }
    }

    /// The choices that would have suited a household better than what it has, the best first.
    fn better(&self, household: usize) -> Vec<usize> {
        let Some(asking) = self.gathered.batch.households.get(household) else { return Vec::new() };
        let now = self.settled.placing.get(household).copied().flatten();
        let now = now.and_then(|chosen| asking.choices.get(chosen)).map_or(0, |c| c.quality);
        let better = asking.choices.iter().enumerate().filter(|(_, c)| c.quality > now);
        better.map(|(chosen, _)| chosen).take(LOOKED_AT).collect()
    }

    /// Why a household did not get a choice.
    fn passed_over(&mut self, household: usize, chosen: usize) -> Option<(Because, Choice)> {
        let choice = *self.gathered.batch.choice(household, chosen)?;
        let own = self.ledger.take(household);
        let why = self.because(household, &choice);
        if let Some(own) = own {
            self.ledger.put(household, own);
        }
        Some((why, choice))
    }

    fn because(&self, household: usize, choice: &Choice) -> Because {
        let sorted = |mut holders: Vec<usize>| {
            holders.sort_unstable();
            holders
        };
        let inside = self.ledger.inside(self.gathered.batch.program(choice.supply));
        if !self.ledger.has_room(choice) {
            return Because::Taken(sorted(self.ledger.at(choice.supply).to_vec()));
        }
        if !self.ledger.is_apart(household, choice) {
            let must = |other: &&usize| self.ledger.are_apart(household, **other);
            return Because::Apart(sorted(inside.iter().filter(must).copied().collect()));
        }
        if !self.ledger.supports(household, choice) {
            return Because::Staff(sorted(inside.to_vec()));
        }
        Because::OutOfTime
    }

    /// The same in words.
    fn told(&self, why: &Because, choice: Choice) -> Option<PassedOver> {
        let (program, unit_group) = self.named(choice.supply)?;
        let held_by = self.labels(why.holders().iter().copied());
        let who: List = held_by.iter().map(|label| Name::from(label.to_string())).collect();
        let because = match (why, who.is_empty()) {
            (Because::Taken(_), true) => say::not_enough_open_there(),
            (Because::Taken(_), false) => say::what_is_open_goes_to(who),
            (Because::Apart(_), _) => say::must_be_kept_apart(who.len(), who),
            (Because::Staff(_), true) => say::too_much_support_for_staff(),
            (Because::Staff(_), false) => say::staff_have_taken_on(who),
            (Because::OutOfTime, _) => say::time_ran_out_before_settled(),
        };
        Some(PassedOver { program, unit_group, held_by, because })
    }

    fn named(&self, supply: usize) -> Option<(Named, String)> {
        let group = self.field.group(*self.gathered.rows.get(supply)?)?;
        Some((self.field.named(group.program)?, group.unit_group.name.to_string()))
    }

    /// What was said to a household with the same need.
    fn known(&self, one: &Seeking, all: &[Assigned]) -> Option<Nowhere> {
        let said = all.iter().zip(self.seeking).filter_map(|(told, other)| {
            Some((told.nowhere.as_ref().filter(|nowhere| !nowhere.cut_short)?, other))
        });
        said.filter(|(_, other)| other.profile == one.profile).map(|(told, _)| told.clone()).next()
    }

    /// Why no place would take a household: the reasons a ranking would count.
    fn nowhere(&self, household: usize, one: &Seeking) -> Nowhere {
        let without = |note| Nowhere {
            reasons: Vec::new(),
            near_misses: Vec::new(),
            from: one.profile.origin.zone,
            leave_by: one.profile.leave_by,
            note,
            cut_short: true,
        };
        if self.gathered.unread.contains(&household) {
            return without(say::time_ran_out_before_household());
        }
        if Instant::now() >= self.until {
            return without(say::time_ran_out_before_reasons());
        }
        let tables = tables(self.field, &one.profile);
        let work = looked_through(Work::bare(self.field, &one.profile, self.weights), tables);
        let remoteness = Remoteness::of(&work);
        let reasons = explain::not_shown(&work, &remoteness, &Explain::Programs(Vec::new()));
        let reasons = reasons.into_iter().map(|r| (r.rule, r.reason, r.count)).collect();
        let mut near_misses = explain::near_misses(&work, &remoteness);
        near_misses.truncate(TOLD);
        // To a household that nobody takes as a whole, and that has parts.
        let note = if parts(&one.profile.household).len() > 1 {
            say::several_households_are_kept_whole()
        } else {
            Text::nothing()
        };
        let (from, leave_by) = (one.profile.origin.zone, one.profile.leave_by);
        Nowhere { reasons, near_misses, from, leave_by, note, cut_short: false }
    }

    /// What one unit more would be worth where there is not enough, the most first.
    pub(super) fn scarce(&self) -> Vec<Scarce> {
        /// How many are told.
        const MOST: usize = 20;
        let prices = self.settled.prices.iter().copied().zip(0..);
        let mut scarce: Vec<_> =
            prices.filter(|(price, _)| *price > Objective::default()).collect();
        scarce.sort_unstable_by_key(|(price, supply)| (Reverse(*price), *supply));
        scarce.truncate(MOST);
        let told = scarce.into_iter().filter_map(|(Objective { priority, quality }, supply)| {
            let (program, unit_group) = self.named(supply)?;
            Some(Scarce { program, unit_group, priority, quality })
        });
        told.collect()
    }
}

/// Of each household the row of its choice.
pub(super) fn rows(gathered: &Gathered, placing: &Placing) -> Vec<Option<usize>> {
    let row = |(household, chosen): (usize, &Option<usize>)| {
        let choice = gathered.batch.choice(household, (*chosen)?)?;
        gathered.rows.get(choice.supply).copied()
    };
    placing.iter().enumerate().map(row).collect()
}
