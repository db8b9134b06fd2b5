//! Many households at once, as numbers: what each may take, what there is, and what may not be.

use std::ops::Add;

/// A question of who goes where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// The households.
    pub households: Vec<BatchHousehold>,
    /// What the unit groups have free.
    pub supplies: Vec<Supply>,
    /// Of each program the most support it can give, where it has said.
    pub support: Vec<Option<u32>>,
    /// Households of which no two may be in one program.
    pub apart: Vec<Vec<usize>>,
}

/// One household.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BatchHousehold {
    /// How much placing it counts.
    pub weight: i64,
    /// How much support it needs of a program.
    pub support: u32,
    /// Where it may go.
    pub choices: Vec<Choice>,
}

/// A supply that a household may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Which supply.
    pub supply: usize,
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
    pub program: usize,
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

/// Of each household the choice it was given, by its place among its choices.
pub type Placing = Vec<Option<usize>>;

/// What a placing is worth: the weight of those placed before how well they are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
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
    pub fn worth(&self, placing: &[Option<usize>]) -> Objective {
        self.placed(placing).fold(Objective::default(), |sum, (household, choice)| {
            let weight = self.households.get(household).map_or(0, |asking| asking.weight);
            sum + Objective { priority: weight, quality: choice.quality }
        })
    }

    /// The households that are placed, each with its choice.
    pub(super) fn placed<'a>(
        &'a self,
        placing: &'a [Option<usize>],
    ) -> impl Iterator<Item = (usize, &'a Choice)> {
        placing.iter().enumerate().filter_map(|(household, choice)| {
            Some((household, self.choice(household, (*choice)?)?))
        })
    }

    /// A choice of a household, by its place among its choices.
    pub fn choice(&self, household: usize, choice: usize) -> Option<&Choice> {
        self.households.get(household)?.choices.get(choice)
    }

    /// The program of a supply.
    pub fn program(&self, supply: usize) -> usize {
        self.supplies.get(supply).map_or(usize::MAX, |supply| supply.program)
    }

    /// How many points of quality one point of priority outweighs: more than there are in all.
    pub(super) fn scale(&self) -> i64 {
        let best =
            |asking: &BatchHousehold| asking.choices.iter().map(|c| c.quality).max().unwrap_or(0);
        1 + self.households.iter().map(best).sum::<i64>()
    }
}
