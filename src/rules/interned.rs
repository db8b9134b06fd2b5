//! The facts of one rule, each kept once under a number that stays the same while any row has it.
//! Clones share unchanged parts, so a change of one row leaves older clones as they were.

use crate::domain::Chunked;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

/// The most facts that are searched one by one; more are found by their hash.
const FEW: usize = 16;
/// Marks a free place of the index, and the end of the list of free numbers.
const EMPTY: usize = usize::MAX;

/// A fact, and how many rows have it.
#[derive(Debug, Clone)]
struct Counted<F> {
    fact: F,
    rows: usize,
    /// The next free number, if no row has this fact.
    next_free: usize,
}

/// Distinct facts by number.
#[derive(Debug, Clone)]
pub(super) struct Interned<F> {
    facts: Chunked<Counted<F>>,
    /// Fact numbers by hash, each at the first free place from its home on. It has at least twice
    /// as many places as facts, and none if there are few facts.
    index: Chunked<usize>,
    /// The number of facts that a row has.
    live: usize,
    /// The first free number, or [`EMPTY`].
    free: usize,
}

impl<F> Interned<F> {
    /// Returns how many numbers there are, including free ones.
    pub(super) fn count(&self) -> usize {
        self.facts.len()
    }

    /// Returns how many numbers a row has.
    pub(super) fn live(&self) -> usize {
        self.live
    }

    /// Returns the fact of a number that a row has.
    pub(super) fn get(&self, number: usize) -> Option<&F> {
        let counted = self.facts.get(number).filter(|counted| counted.rows > 0);
        counted.map(|counted| &counted.fact)
    }

    /// Returns the fact of each number. A free number stands for a fact in use, so that no rule
    /// judges a fact that no row has.
    pub(super) fn each(&self) -> impl Iterator<Item = &F> {
        let first = self.facts.iter().find(|counted| counted.rows > 0);
        let of = move |counted| first.filter(|_| is_free(counted)).unwrap_or(counted);
        self.facts.iter().map(move |counted| &of(counted).fact)
    }
}

fn is_free<F>(counted: &Counted<F>) -> bool {
    counted.rows == 0
}

impl<F: Clone + Eq + Hash> Interned<F> {
    /// Interns distinct facts, with the number of rows that have each.
    pub(super) fn of(facts: Vec<F>, rows: Vec<usize>) -> Self {
        let counted = |(fact, rows)| Counted { fact, rows, next_free: EMPTY };
        let facts: Chunked<_> = facts.into_iter().zip(rows).map(counted).collect();
        let live = facts.iter().filter(|counted| !is_free(counted)).count();
        let mut interned = Self { facts, index: Chunked::default(), live, free: EMPTY };
        interned.make_index();
        interned
    }

    /// Gives a row that had fact `was` another fact, and returns its number.
    pub(super) fn swap(&mut self, was: usize, fact: F) -> usize {
        let number = match self.number(&fact) {
            Some(known) => {
                if let Some(counted) = self.facts.get_mut(known) {
                    counted.rows += 1;
                }
                known
            }
            None => self.add(fact),
        };
        self.release(was);
        number
    }

    /// Returns the number of a fact that a row has.
    fn number(&self, fact: &F) -> Option<usize> {
        if self.index.is_empty() {
            let mut all = self.facts.iter();
            return all.position(|counted| counted.rows > 0 && counted.fact == *fact);
        }
        let known = |at: &usize| self.index.get(*at).copied().unwrap_or(EMPTY);
        let numbers = self.places(fact).map(|at| known(&at)).take_while(|number| *number != EMPTY);
        numbers.into_iter().find(|number| self.get(*number) == Some(fact))
    }

    fn add(&mut self, fact: F) -> usize {
        let number = if self.free == EMPTY { self.facts.len() } else { self.free };
        let counted = Counted { fact, rows: 1, next_free: EMPTY };
        if let Some(free) = self.facts.get_mut(number) {
            self.free = free.next_free;
            *free = counted;
        } else {
            self.facts.push(counted);
        }
        self.live += 1;
        if self.live > FEW && 2 * self.live > self.index.len() {
            self.make_index();
        } else if !self.index.is_empty() {
            self.insert(number);
        }
        number
    }

    /// Takes one row from a fact. The number is free once no row has it.
    fn release(&mut self, number: usize) {
        let Some(counted) = self.facts.get_mut(number).filter(|counted| counted.rows > 0) else {
            return;
        };
        counted.rows -= 1;
        if counted.rows == 0 {
            counted.next_free = self.free;
            self.free = number;
            self.live -= 1;
            self.remove(number);
        }
    }

    fn make_index(&mut self) {
        if self.live <= FEW {
            self.index = Chunked::default();
            return;
        }
        self.index = (0..(4 * self.live).next_power_of_two()).map(|_| EMPTY).collect();
        let live = self.facts.iter().enumerate().filter(|(_, counted)| counted.rows > 0);
        for number in live.map(|(number, _)| number).collect::<Vec<_>>() {
            self.insert(number);
        }
    }

    /// Returns the first place that the index would use for a fact.
    fn home(&self, fact: &F) -> usize {
        let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(fact);
        let places = u64::try_from(self.index.len()).unwrap_or(u64::MAX);
        usize::try_from(hash.checked_rem(places).unwrap_or(0)).unwrap_or(0)
    }

    /// Returns the places where a fact may be, in probing order.
    fn places(&self, fact: &F) -> impl Iterator<Item = usize> + use<F> {
        let (home, all) = (self.home(fact), self.index.len());
        (home..all).chain(0..home)
    }

    fn insert(&mut self, number: usize) {
        let Some(counted) = self.facts.get(number) else { return };
        let free = self.places(&counted.fact).find(|at| self.index.get(*at) == Some(&EMPTY));
        if let Some(free) = free {
            self.index.set(free, number);
        }
    }

    /// Takes a number out of the index, and moves up later entries that may stand closer to their
    /// homes.
    fn remove(&mut self, number: usize) {
        let counted = self.facts.get(number).filter(|_| !self.index.is_empty());
        let Some(counted) = counted else { return };
        let mut places = self.places(&counted.fact);
        let Some(mut hole) = places.find(|at| self.index.get(*at) == Some(&number)) else { return };
        let all = self.index.len();
        let behind = |at: usize, before: usize| (at + all - before) % all;
        for at in (hole + 1..all).chain(0..hole) {
            let next = self.index.get(at).and_then(|next| Some((*next, self.facts.get(*next)?)));
            let Some((next, counted)) = next else { break };
            if behind(at, self.home(&counted.fact)) >= behind(at, hole) {
                self.index.set(hole, next);
                hole = at;
            }
        }
        self.index.set(hole, EMPTY);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #![proptest_config(cases(60))]

        #[test]
        fn every_row_keeps_its_fact_and_a_fact_has_one_number(
            rows in prop::collection::vec(0_u32..300, 1..200),
            changes in prop::collection::vec((0_usize..200, 0_u32..300), 0..400),
        ) {
            let facts: Vec<u32> = rows.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
            let count = |fact: &u32| rows.iter().filter(|row| *row == fact).count();
            let mut interned = Interned::of(facts.clone(), facts.iter().map(count).collect());
            let number = |row: &u32| facts.iter().position(|fact| fact == row).unwrap();
            let mut numbers: Vec<usize> = rows.iter().map(number).collect();
            let (before, at_first) = (interned.clone(), numbers.clone());
            let mut now = rows.clone();
            for (row, fact) in changes.into_iter().filter(|(row, _)| *row < rows.len()) {
                numbers[row] = interned.swap(numbers[row], fact);
                now[row] = fact;
                prop_assert!(interned.count() <= rows.len() + 1, "free numbers are taken again");
            }
            let distinct: BTreeSet<u32> = now.iter().copied().collect();
            prop_assert_eq!(interned.live(), distinct.len());
            prop_assert!(interned.each().all(|fact| distinct.contains(fact)));
            for (number, fact) in numbers.iter().zip(&now) {
                prop_assert_eq!(interned.get(*number), Some(fact));
                prop_assert_eq!(interned.number(fact), Some(*number));
            }
            prop_assert!(at_first.iter().zip(&rows).all(|(at, row)| before.get(*at) == Some(row)));
        }
    }
}
