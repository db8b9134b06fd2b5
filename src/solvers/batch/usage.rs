//! The capacity in use, kept up to date while places are given and taken back.

use super::conflicts::ConflictSets;
use super::problem::{
    Batch, Capacity, Choice, ChoiceIx, HouseholdIx, Placing, ProgramIx, SupplyIx, UnitDemand,
};
use crate::solvers::table::Table;
use std::collections::BTreeMap;

/// A placing under construction, and the capacity in use.
#[derive(Debug, Clone)]
pub struct Usage<'a> {
    batch: &'a Batch,
    placing: Placing,
    taken: Table<SupplyIx, SupplyUsage>,
    support: Table<ProgramIx, u32>,
    /// The households in each program.
    inside: Table<ProgramIx, Vec<HouseholdIx>>,
    apart: ConflictSets,
}

/// The use of one supply.
#[derive(Debug, Clone, Default)]
struct SupplyUsage {
    units: u32,
    own_rooms: u32,
    mates: BTreeMap<u16, u32>,
    by: Vec<HouseholdIx>,
}

impl<'a> Usage<'a> {
    /// Starts with nothing in use.
    pub fn new(batch: &'a Batch) -> Self {
        Self {
            batch,
            placing: batch.nobody(),
            taken: batch.supplies.map(|_| SupplyUsage::default()),
            support: batch.support.map(|_| 0),
            inside: batch.support.map(|_| Vec::new()),
            apart: ConflictSets::of(batch),
        }
    }

    /// Starts from a placing, which must be possible.
    pub fn of(batch: &'a Batch, placing: &Placing) -> Self {
        let mut usage = Self::new(batch);
        for (household, chosen) in placing.pairs() {
            if let Some(chosen) = chosen {
                usage.put(household, *chosen);
            }
        }
        usage
    }

    /// Returns the current placing.
    pub fn placing(&self) -> &Placing {
        &self.placing
    }

    /// The households at a supply.
    pub fn at(&self, supply: SupplyIx) -> &[HouseholdIx] {
        &self.taken[supply].by
    }

    /// Returns true if this choice still fits for a household.
    pub fn fits(&self, household: HouseholdIx, choice: &Choice) -> bool {
        self.has_room(choice)
            && self.supports(household, choice)
            && self.is_apart(household, choice)
    }

    /// Returns true if a supply has room for the demand of a choice.
    pub fn has_room(&self, choice: &Choice) -> bool {
        let taken = &self.taken[choice.supply];
        match (choice.takes, self.batch.supplies[choice.supply].holds) {
            (UnitDemand::Units(n), Capacity::Units(free)) => taken.units.saturating_add(n) <= free,
            (UnitDemand::Bed(class), Capacity::Rooms { rooms, beds }) => {
                taken.rooms_with(beds, Some(class)).is_some_and(|used| used <= rooms)
            }
            (UnitDemand::Room, Capacity::Rooms { rooms, beds }) => {
                taken.rooms_with(beds, None).is_some_and(|used| used < rooms)
            }
            (UnitDemand::Units(_), Capacity::Rooms { .. })
            | (UnitDemand::Bed(_) | UnitDemand::Room, Capacity::Units(_)) => false,
        }
    }

    /// Returns true if a program has the support left that a household needs.
    pub fn supports(&self, household: HouseholdIx, choice: &Choice) -> bool {
        let program = self.batch.program(choice.supply);
        let needs = self.batch.households[household].support;
        let most = self.batch.support[program];
        most.is_none_or(|most| self.support[program].saturating_add(needs) <= most)
    }

    /// Returns true if the program has no household that this one must be apart from.
    pub fn is_apart(&self, household: HouseholdIx, choice: &Choice) -> bool {
        let inside = self.inside(self.batch.program(choice.supply));
        inside.iter().all(|other| !self.are_apart(household, *other))
    }

    /// Returns true if two households must be apart.
    pub fn are_apart(&self, one: HouseholdIx, other: HouseholdIx) -> bool {
        self.apart.parts(one, other)
    }

    /// The households in a program.
    pub fn inside(&self, program: ProgramIx) -> &[HouseholdIx] {
        &self.inside[program]
    }

    /// Gives a household one of its choices, which must fit. Takes back its earlier choice first.
    pub fn put(&mut self, household: HouseholdIx, chosen: ChoiceIx) {
        self.take(household);
        let choice = *self.batch.choice(household, chosen);
        let program = self.batch.program(choice.supply);
        let taken = &mut self.taken[choice.supply];
        taken.add(choice.takes);
        taken.by.push(household);
        let given = &mut self.support[program];
        *given = given.saturating_add(self.batch.households[household].support);
        self.inside[program].push(household);
        self.placing[household] = Some(chosen);
    }

    /// Takes back a household's choice, and returns it.
    pub fn take(&mut self, household: HouseholdIx) -> Option<ChoiceIx> {
        let chosen = self.placing[household].take()?;
        let choice = *self.batch.choice(household, chosen);
        let program = self.batch.program(choice.supply);
        let taken = &mut self.taken[choice.supply];
        taken.remove(choice.takes);
        taken.by.retain(|other| *other != household);
        let given = &mut self.support[program];
        *given = given.saturating_sub(self.batch.households[household].support);
        self.inside[program].retain(|other| *other != household);
        Some(chosen)
    }
}

impl SupplyUsage {
    /// The rooms in use, with one more person of a class if given; `None` if rooms have no beds.
    fn rooms_with(&self, beds: u32, more: Option<u16>) -> Option<u32> {
        if beds == 0 {
            return None;
        }
        let newcomer = |class: u16| u32::from(more == Some(class));
        let known: u32 = self.mates.iter().map(|(c, n)| (n + newcomer(*c)).div_ceil(beds)).sum();
        let first = more.is_some_and(|class| !self.mates.contains_key(&class));
        Some(self.own_rooms + known + u32::from(first))
    }

    fn add(&mut self, takes: UnitDemand) {
        match takes {
            UnitDemand::Units(n) => self.units = self.units.saturating_add(n),
            UnitDemand::Bed(class) => *self.mates.entry(class).or_default() += 1,
            UnitDemand::Room => self.own_rooms += 1,
        }
    }

    fn remove(&mut self, takes: UnitDemand) {
        match takes {
            UnitDemand::Units(n) => self.units = self.units.saturating_sub(n),
            UnitDemand::Bed(class) => {
                let people = self.mates.entry(class).or_default();
                *people = people.saturating_sub(1);
            }
            UnitDemand::Room => self.own_rooms = self.own_rooms.saturating_sub(1),
        }
    }
}
