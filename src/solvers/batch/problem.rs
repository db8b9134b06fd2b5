//! Many households at once, as numbers: their choices, the supplies, and the limits.

use crate::solvers::table::{Ix, Table};
use serde::Serialize;
use std::ops::Add;

/// The kind of a [`HouseholdIx`].
#[derive(Debug)]
pub enum HouseholdRow {}
/// The kind of a [`ChoiceIx`].
#[derive(Debug)]
pub enum HouseholdChoice {}
/// The kind of a [`SupplyIx`].
#[derive(Debug)]
pub enum SupplyOfBatch {}
/// The kind of a [`ProgramIx`].
#[derive(Debug)]
pub enum ProgramOfBatch {}

/// A household of a batch.
pub type HouseholdIx = Ix<HouseholdRow>;
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

/// A problem: which household goes where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// The households.
    pub households: Table<HouseholdIx, BatchHousehold>,
    /// The free units of the unit groups.
    pub supplies: Table<SupplyIx, Supply>,
    /// The most support each program can give, if it states a limit.
    pub support: Table<ProgramIx, Option<u32>>,
    /// Sets of households that must be apart: a program may take at most one of each set.
    pub apart: Vec<Vec<HouseholdIx>>,
}

/// One household.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BatchHousehold {
    /// The priority gained by placing it.
    pub weight: i64,
    /// The support it needs from its program.
    pub support: u32,
    /// The supplies it may use.
    pub choices: Table<ChoiceIx, Choice>,
}

/// A supply that a household may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The supply.
    pub supply: SupplyIx,
    /// The quality of the match, at least 1.
    pub quality: i64,
    /// The part of the supply that it takes.
    pub takes: UnitDemand,
}

/// The part of a supply that a household takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitDemand {
    /// This many units.
    Units(u32),
    /// A bed in a room with people of the same class.
    Bed(u16),
    /// A private room.
    Room,
}

/// The free part of one unit group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supply {
    /// Its program.
    pub program: ProgramIx,
    /// Its free units or rooms.
    pub holds: Capacity,
}

/// Free units or rooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capacity {
    /// Units that are independent of each other.
    Units(u32),
    /// Rooms whose people must be of one class.
    Rooms {
        /// The number of rooms.
        rooms: u32,
        /// The beds in each room.
        beds: u32,
    },
}

/// The choice given to each household, if any.
pub type Placing = Table<HouseholdIx, Option<ChoiceIx>>;

/// The value of a placing: priority first, then quality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Objective {
    /// The sum of the weights of the placed households.
    pub priority: i64,
    /// The sum of the qualities of their places.
    pub quality: i64,
}

impl Add for Objective {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { priority: self.priority + other.priority, quality: self.quality + other.quality }
    }
}

impl Batch {
    /// Returns the value of a placing.
    pub fn worth(&self, placing: &Placing) -> Objective {
        self.placed(placing).fold(Objective::default(), |sum, (household, choice)| {
            let weight = self.households[household].weight;
            sum + Objective { priority: weight, quality: choice.quality }
        })
    }

    /// The placed households, each with its choice.
    pub(super) fn placed<'a>(
        &'a self,
        placing: &'a Placing,
    ) -> impl Iterator<Item = (HouseholdIx, &'a Choice)> {
        let placed =
            placing.pairs().filter_map(|(household, chosen)| Some((household, (*chosen)?)));
        placed.map(|(household, chosen)| (household, self.choice(household, chosen)))
    }

    /// Returns the placing in which no household has a place.
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

    /// The value of one choice of a household, as one number: scaled priority plus quality.
    pub(super) fn value(&self, (household, choice): Pair, scale: i64) -> i64 {
        scale * self.households[household].weight + self.choice(household, choice).quality
    }

    /// The number of quality points that one point of priority outweighs: more than the best
    /// possible total.
    pub(super) fn scale(&self) -> i64 {
        let best = |asking: &BatchHousehold| asking.choices.iter().map(|c| c.quality).max();
        1 + self.households.iter().filter_map(best).sum::<i64>()
    }
}
