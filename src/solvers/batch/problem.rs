//! Many households at once, as numbers: what each may take, what there is, and what may not be.

use crate::solvers::table::{Ix, Table};
use serde::Serialize;
use std::ops::Add;

/// What [`HouseholdIx`] counts.
#[derive(Debug)]
pub enum Household {}
/// What [`ChoiceIx`] counts.
#[derive(Debug)]
pub enum HouseholdChoice {}
/// What [`SupplyIx`] counts.
#[derive(Debug)]
pub enum SupplyOfBatch {}
/// What [`ProgramIx`] counts.
#[derive(Debug)]
pub enum ProgramOfBatch {}

/// A household of a batch.
pub type HouseholdIx = Ix<Household>;
/// One of the choices of a household.
pub type ChoiceIx = Ix<HouseholdChoice>;
/// A supply of a batch.
pub type SupplyIx = Ix<SupplyOfBatch>;
/// A program of a batch.
pub type ProgramIx = Ix<ProgramOfBatch>;

/// A household with one of its choices.
pub type Pair = (HouseholdIx, ChoiceIx);
/// A value for each choice of each household.
pub type OfChoices<T> = Table<HouseholdIx, Table<ChoiceIx, T>>;

/// A question of who goes where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// The households.
    pub households: Table<HouseholdIx, BatchHousehold>,
    /// What the unit groups have free.
    pub supplies: Table<SupplyIx, Supply>,
    /// Of each program the most support it can give, where it has said.
    pub support: Table<ProgramIx, Option<u32>>,
    /// Households of which no two may be in one program.
    pub apart: Vec<Vec<HouseholdIx>>,
}

/// One household.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BatchHousehold {
    /// How much placing it counts.
    pub weight: i64,
    /// How much support it needs of a program.
    pub support: u32,
    /// Where it may go.
    pub choices: Table<ChoiceIx, Choice>,
}

/// A supply that a household may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Which supply.
    pub supply: SupplyIx,
    /// How well it suits, at least 1.
    pub quality: i64,
    /// What it takes of it.
    pub takes: Demand,
}

/// What a household takes of a supply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// So many of its units.
    Units(u32),
    /// A bed in a room with people of the same class.
    Bed(u16),
    /// A room that it shares with nobody.
    Room,
}

/// What one unit group has free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supply {
    /// Its program.
    pub program: ProgramIx,
    /// What is free.
    pub holds: Capacity,
}

/// What is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capacity {
    /// Units that do not concern each other.
    Units(u32),
    /// Rooms of so many beds, whose people must be of one class.
    Rooms {
        /// How many rooms.
        rooms: u32,
        /// Beds in each.
        beds: u32,
    },
}

/// Of each household the choice it was given.
pub type Placing = Table<HouseholdIx, Option<ChoiceIx>>;

/// What a placing is worth: the weight of those placed before how well they are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Objective {
    /// The weights of the households placed.
    pub priority: i64,
    /// How well their places suit, summed.
    pub quality: i64,
}

impl Add for Objective {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { priority: self.priority + other.priority, quality: self.quality + other.quality }
    }
}

impl Batch {
    /// What a placing is worth.
    pub fn worth(&self, placing: &Placing) -> Objective {
        self.placed(placing).fold(Objective::default(), |sum, (household, choice)| {
            let weight = self.households[household].weight;
            sum + Objective { priority: weight, quality: choice.quality }
        })
    }

    /// The households that are placed, each with its choice.
    pub(super) fn placed<'a>(
        &'a self,
        placing: &'a Placing,
    ) -> impl Iterator<Item = (HouseholdIx, &'a Choice)> {
        let placed =
            placing.pairs().filter_map(|(household, chosen)| Some((household, (*chosen)?)));
        placed.map(|(household, chosen)| (household, self.choice(household, chosen)))
    }

    /// Nobody has a place.
    pub fn nobody(&self) -> Placing {
        self.households.map(|_| None)
    }

    /// A choice of a household.
    pub fn choice(&self, household: HouseholdIx, choice: ChoiceIx) -> &Choice {
        &self.households[household].choices[choice]
    }

    /// The program of a supply.
    pub fn program(&self, supply: SupplyIx) -> ProgramIx {
        self.supplies[supply].program
    }

    /// What a household counts with one of its choices, both parts as one number.
    pub(super) fn value(&self, (household, choice): Pair, scale: i64) -> i64 {
        scale * self.households[household].weight + self.choice(household, choice).quality
    }

    /// How many points of quality one point of priority outweighs: more than there are in all.
    pub(super) fn scale(&self) -> i64 {
        let best = |asking: &BatchHousehold| asking.choices.iter().map(|c| c.quality).max();
        1 + self.households.iter().filter_map(best).sum::<i64>()
    }
}
