//! What is taken so far, kept up to date while places are given and taken back.

use super::conflicts::ConflictSets;
use super::problem::{Batch, Capacity, Choice, Demand, Placing};
use std::collections::BTreeMap;

/// A placing in the making, and what is left beside it.
#[derive(Debug, Clone)]
pub struct Usage<'a> {
    batch: &'a Batch,
    placing: Placing,
    taken: Vec<SupplyUsage>,
    support: Vec<u32>,
    /// The households in each program.
    inside: Vec<Vec<usize>>,
    apart: ConflictSets,
}

/// What is taken of one supply.
#[derive(Debug, Clone, Default)]
struct SupplyUsage {
    units: u32,
    own_rooms: u32,
    mates: BTreeMap<u16, u32>,
    by: Vec<usize>,
}

impl<'a> Usage<'a> {
    /// Nothing is taken yet.
    pub fn new(batch: &'a Batch) -> Self {
        Self {
            batch,
            placing: vec![None; batch.households.len()],
            taken: vec![SupplyUsage::default(); batch.supplies.len()],
            support: vec![0; batch.support.len()],
            inside: vec![Vec::new(); batch.support.len()],
            apart: ConflictSets::of(batch),
        }
    }

    /// The placing as it stands.
    pub fn placing(&self) -> &Placing {
        &self.placing
    }

    /// The households at a supply.
    pub fn at(&self, supply: usize) -> &[usize] {
        self.taken.get(supply).map_or(&[], |taken| &taken.by)
    }

    /// Whether there is still room for a household, were it to take this choice.
    pub fn fits(&self, household: usize, choice: &Choice) -> bool {
        self.has_room(choice)
            && self.supports(household, choice)
            && self.is_apart(household, choice)
    }

    /// Whether a supply has room left for what a choice takes.
    pub fn has_room(&self, choice: &Choice) -> bool {
        let (Some(taken), Some(supply)) =
            (self.taken.get(choice.supply), self.batch.supplies.get(choice.supply))
        else {
            return false;
        };
        match (choice.takes, supply.holds) {
            (Demand::Units(n), Capacity::Units(free)) => taken.units.saturating_add(n) <= free,
            (Demand::Bed(class), Capacity::Rooms { rooms, beds }) => {
                taken.rooms_with(beds, Some(class)).is_some_and(|used| used <= rooms)
            }
            (Demand::Room, Capacity::Rooms { rooms, beds }) => {
                taken.rooms_with(beds, None).is_some_and(|used| used < rooms)
            }
            (Demand::Units(_), Capacity::Rooms { .. })
            | (Demand::Bed(_) | Demand::Room, Capacity::Units(_)) => false,
        }
    }

    /// Whether a program has the support left that a household needs.
    pub fn supports(&self, household: usize, choice: &Choice) -> bool {
        let program = self.batch.program(choice.supply);
        let Some(most) = self.batch.support.get(program).copied().flatten() else { return true };
        let needs = self.batch.households.get(household).map_or(0, |asking| asking.support);
        self.support.get(program).is_some_and(|given| given.saturating_add(needs) <= most)
    }

    /// Whether nobody is in the program whom the household must be apart from.
    pub fn is_apart(&self, household: usize, choice: &Choice) -> bool {
        let inside = self.inside(self.batch.program(choice.supply));
        inside.iter().all(|other| !self.are_apart(household, *other))
    }

    /// Whether two households must be apart.
    pub fn are_apart(&self, one: usize, other: usize) -> bool {
        self.apart.parts(one, other)
    }

    /// The households in a program.
    pub fn inside(&self, program: usize) -> &[usize] {
        self.inside.get(program).map_or(&[], Vec::as_slice)
    }

    /// Gives a household one of its choices, which must fit; what it had is taken back first.
    pub fn put(&mut self, household: usize, chosen: usize) {
        self.take(household);
        let Some(choice) = self.batch.choice(household, chosen).copied() else { return };
        let program = self.batch.program(choice.supply);
        if let Some(taken) = self.taken.get_mut(choice.supply) {
            taken.add(choice.takes);
            taken.by.push(household);
        }
        let needs = self.batch.households.get(household).map_or(0, |asking| asking.support);
        if let Some(given) = self.support.get_mut(program) {
            *given = given.saturating_add(needs);
        }
        if let Some(inside) = self.inside.get_mut(program) {
            inside.push(household);
        }
        if let Some(slot) = self.placing.get_mut(household) {
            *slot = Some(chosen);
        }
    }

    /// Takes back what a household has, and says which choice it was.
    pub fn take(&mut self, household: usize) -> Option<usize> {
        let chosen = self.placing.get_mut(household)?.take()?;
        let choice = *self.batch.choice(household, chosen)?;
        let program = self.batch.program(choice.supply);
        if let Some(taken) = self.taken.get_mut(choice.supply) {
            taken.remove(choice.takes);
            taken.by.retain(|other| *other != household);
        }
        let needs = self.batch.households.get(household).map_or(0, |asking| asking.support);
        if let Some(given) = self.support.get_mut(program) {
            *given = given.saturating_sub(needs);
        }
        if let Some(inside) = self.inside.get_mut(program) {
            inside.retain(|other| *other != household);
        }
        Some(chosen)
    }
}

impl SupplyUsage {
    /// The rooms in use, were one more person of a class to come; `None` where rooms have no beds.
    fn rooms_with(&self, beds: u32, more: Option<u16>) -> Option<u32> {
        if beds == 0 {
            return None;
        }
        let newcomer = |class: u16| u32::from(more == Some(class));
        let known: u32 = self.mates.iter().map(|(c, n)| (n + newcomer(*c)).div_ceil(beds)).sum();
        let first = more.is_some_and(|class| !self.mates.contains_key(&class));
        Some(self.own_rooms + known + u32::from(first))
    }

    fn add(&mut self, takes: Demand) {
        match takes {
            Demand::Units(n) => self.units = self.units.saturating_add(n),
            Demand::Bed(class) => *self.mates.entry(class).or_default() += 1,
            Demand::Room => self.own_rooms += 1,
        }
    }

    fn remove(&mut self, takes: Demand) {
        match takes {
            Demand::Units(n) => self.units = self.units.saturating_sub(n),
            Demand::Bed(class) => {
                if let Some(people) = self.mates.get_mut(&class) {
                    *people = people.saturating_sub(1);
                }
            }
            Demand::Room => self.own_rooms = self.own_rooms.saturating_sub(1),
        }
    }
}
