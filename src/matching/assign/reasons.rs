//! Why everyone goes where they go: who holds what others would have liked better, what is scarce,
//! and why some go nowhere.

use super::answer::{Assigned, Nowhere, PassedOver, Scarce};
use super::asked::Seeking;
use super::batch::{Choice, Placing, Worth};
use super::gather::Gathered;
use super::ledger::Ledger;
use super::settle::Settled;
use crate::domain::Label;
use crate::matching::rank::looked_through;
use crate::matching::table::tables;
use crate::matching::work::{Work, named};
use crate::matching::{Explain, Field, Named, Weights, explain, parts};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::time::Instant;

/// How many better places are told of each household, and how many are looked at.
const TOLD: usize = 3;
const LOOKED_AT: usize = 16;

/// Said to a household that nobody takes as a whole, and that has parts.
const WHOLE: &str =
    "Several households at once are kept whole; a ranking of this one also looks at parts.";

/// What the reasons are read off.
pub(super) struct Reasons<'a> {
    pub(super) field: &'a Field,
    pub(super) seeking: &'a [&'a Seeking],
    pub(super) gathered: &'a Gathered,
    pub(super) settled: &'a Settled,
    weights: &'a Weights,
    ledger: Ledger<'a>,
    until: Instant,
}

impl<'a> Reasons<'a> {
    pub(super) fn of(
        (field, weights): (&'a Field, &'a Weights),
        seeking: &'a [&'a Seeking],
        (gathered, settled): (&'a Gathered, &'a Settled),
        until: Instant,
    ) -> Self {
        let mut ledger = Ledger::new(&gathered.batch);
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
                let Some((told, holders)) = self.passed_over(household, chosen) else { continue };
                for holder in holders {
                    if let Some(others) = displaced.get_mut(holder) {
                        others.insert(household);
                    }
                }
                if passed_over.len() < TOLD {
                    passed_over.push(told);
                }
            }
            let mut assigned = self.placed(household, one);
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
    fn placed(&self, household: usize, one: &Seeking) -> Assigned {
        let chosen = self.settled.placing.get(household).copied().flatten();
        let choice = chosen.and_then(|chosen| {
            let choice = self.gathered.batch.choice(household, chosen)?;
            let score = self.gathered.scores.get(household)?.get(chosen)?;
            Some((choice, *score))
        });
        let option = choice.and_then(|(choice, score)| {
            let row = *self.gathered.rows.get(choice.supply)?;
            explain::in_row(&Work::bare(self.field, &one.profile, self.weights), row, score)
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
            nowhere: none_at_all.then(|| self.nowhere(household, one)),
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

    /// Why a household did not get a choice, and who has it instead.
    fn passed_over(&mut self, household: usize, chosen: usize) -> Option<(PassedOver, Vec<usize>)> {
        let choice = *self.gathered.batch.choice(household, chosen)?;
        let (program, unit_group) = self.named(choice.supply)?;
        let own = self.ledger.take(household);
        let (because, holders) = self.because(household, &choice);
        if let Some(own) = own {
            self.ledger.put(household, own);
        }
        let held_by = self.labels(holders.iter().copied());
        Some((PassedOver { program, unit_group, held_by, because }, holders))
    }

    fn because(&self, household: usize, choice: &Choice) -> (String, Vec<usize>) {
        let batch = &self.gathered.batch;
        if !self.ledger.has_room(choice) {
            let mut holders = self.ledger.at(choice.supply).to_vec();
            holders.sort_unstable();
            return match self.listed(&holders) {
                None => ("What is free there is not enough.".to_owned(), holders),
                Some(who) => (format!("What is free there goes to {who}."), holders),
            };
        }
        if !self.ledger.is_apart(household, choice) {
            let set = |set: &&Vec<usize>| set.contains(&household);
            let with = |other: &usize| batch.apart.iter().filter(set).any(|s| s.contains(other));
            let holders: Vec<usize> = self.in_program(choice).into_iter().filter(with).collect();
            let who = self.listed(&holders).unwrap_or_default();
            return (format!("{who} is in this program, and they must be apart."), holders);
        }
        if !self.ledger.supports(household, choice) {
            let holders = self.in_program(choice);
            return match self.listed(&holders) {
                None => ("It needs more support than the staff can give.".to_owned(), Vec::new()),
                Some(who) => (format!("The staff there have taken on {who}."), holders),
            };
        }
        ("It is free, but time ran out before this was settled.".to_owned(), Vec::new())
    }

    /// The households in the program of a choice.
    fn in_program(&self, choice: &Choice) -> Vec<usize> {
        let batch = &self.gathered.batch;
        let program = batch.program(choice.supply);
        let supplies = (0..batch.supplies.len()).filter(|s| batch.program(*s) == program);
        let mut households: Vec<_> = supplies.flat_map(|s| self.ledger.at(s)).copied().collect();
        households.sort_unstable();
        households
    }

    /// Labels as words: A, B and C.
    fn listed(&self, households: &[usize]) -> Option<String> {
        let labels = self.labels(households.iter().copied());
        let words: Vec<String> = labels.iter().map(ToString::to_string).collect();
        match words.split_last()? {
            (last, []) => Some(last.clone()),
            (last, rest) => Some(format!("{} and {last}", rest.join(", "))),
        }
    }

    fn named(&self, supply: usize) -> Option<(Named, String)> {
        let group = self.field.group(*self.gathered.rows.get(supply)?)?;
        let program = self.field.program(group.program)?;
        Some((named(program), group.unit_group.name.to_string()))
    }

    /// Why no place would take a household: the reasons a ranking would count.
    fn nowhere(&self, household: usize, one: &Seeking) -> Nowhere {
        let without = |note| Nowhere {
            reasons: Vec::new(),
            near_misses: Vec::new(),
            from: one.profile.origin.zone,
            note,
        };
        if self.gathered.unread.contains(&household) {
            return without("Time ran out before this household was looked at.");
        }
        if Instant::now() >= self.until {
            return without("Time ran out before the reasons were counted; ask for a ranking.");
        }
        let tables = tables(self.field, &one.profile);
        let work = looked_through(Work::bare(self.field, &one.profile, self.weights), tables);
        let reasons = explain::not_shown(&work, &Explain::Programs(Vec::new()));
        let reasons = reasons.into_iter().map(|r| (r.rule, r.reason, r.count)).collect();
        let mut near_misses = explain::near_misses(&work);
        near_misses.truncate(TOLD);
        let note = if parts(&one.profile.household).len() > 1 { WHOLE } else { "" };
        Nowhere { reasons, near_misses, from: one.profile.origin.zone, note }
    }

    /// What one unit more would be worth where there is not enough, the most first.
    pub(super) fn scarce(&self) -> Vec<Scarce> {
        /// How many are told.
        const MOST: usize = 20;
        let prices = self.settled.prices.iter().copied().zip(0..);
        let mut scarce: Vec<_> = prices.filter(|(price, _)| *price > Worth::default()).collect();
        scarce.sort_unstable_by_key(|(price, supply)| (Reverse(*price), *supply));
        scarce.truncate(MOST);
        let told = scarce.into_iter().filter_map(|(Worth { priority, quality }, supply)| {
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
