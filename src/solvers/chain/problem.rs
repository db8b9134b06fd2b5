//! The problem that planning solves: ways to stay, as numbers. It holds no rule, no text and no
//! person.

use crate::solvers::fault::exact;
use crate::solvers::table::{Ix, Table};

/// The cost of a night without a place: more than a move and the dearest night together. So one
/// more covered night is always worth one more move.
pub const UNCOVERED: i32 = 20_000;
/// The cost of entering a program: two weeks of the difference between a sure bed and none. A move
/// disrupts school, work and trust. This is a judgment, to be refitted on outcomes.
pub const MOVE: i32 = 14_000;
/// The cost of each further organization: a new case manager, on top of the move.
pub const ORGANIZATION: i32 = 3_000;
/// The cost of the dearest night in a place: twice the points of a sure bed.
pub const DEAREST_NIGHT: i32 = 2_000;
/// The cost of a night on which the parts of a household are not in one program: less than a night
/// without a place, more than any difference between two beds.
pub const APART: i32 = 5_000;

/// The most programs in one search. Sets of them are 128 bits.
pub const MOST_PROGRAMS: usize = 120;

/// The kind of an [`OptionIx`].
#[derive(Debug)]
pub enum OptionOfParty {}
/// The kind of a [`PartIx`].
#[derive(Debug)]
pub enum PartOfHousehold {}

/// The kind of a [`StayProgramIx`].
#[derive(Debug)]
pub enum ProgramOfStay {}
/// The kind of an [`OrganizationIx`].
#[derive(Debug)]
pub enum OrganizationOfStay {}
/// The kind of a [`PlaceIx`].
#[derive(Debug)]
pub enum PlaceOfStay {}

/// A program, by a number of the caller's.
pub type StayProgramIx = Ix<ProgramOfStay>;
/// An organization, by a number of the caller's.
pub type OrganizationIx = Ix<OrganizationOfStay>;
/// A place to stay in, such as a unit group, by a number of the caller's.
pub type PlaceIx = Ix<PlaceOfStay>;
/// One of the ways to stay of a party.
pub type OptionIx = Ix<OptionOfParty>;
/// A part of a household.
pub type PartIx = Ix<PartOfHousehold>;

/// One way to stay at a program. Nights count from the night of arrival, which is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StayOption {
    /// The program, by a number of the caller's.
    pub program: StayProgramIx,
    /// Its organization, by a number of the caller's.
    pub organization: OrganizationIx,
    /// The first night on which the household can enter.
    pub enter_from: u32,
    /// The first night on which it can no longer enter.
    pub enter_to: u32,
    /// The days of the week on which it can enter: bit `n` for every night that is `n` modulo 7.
    pub weekdays: u8,
    /// The night on which it must leave at the latest.
    pub until: u32,
    /// The fewest nights of one stay; at least 1.
    pub least: u32,
    /// The most nights of one stay.
    pub most: u32,
    /// The cost of each night, from 0 to [`DEAREST_NIGHT`].
    pub nightly: i32,
    /// The caller's number for the unit groups of this option.
    pub place: PlaceIx,
}

/// Every day of the week.
pub const EVERY_DAY: u8 = 0b111_1111;

impl StayOption {
    /// Returns true if the household can enter on this night.
    pub fn admits(&self, night: u32) -> bool {
        (self.enter_from..self.enter_to).contains(&night) && self.weekdays >> (night % 7) & 1 == 1
    }

    /// Returns true if this option allows a stay over these nights.
    pub fn allows(&self, from: u32, to: u32) -> bool {
        self.admits(from)
            && to <= self.until
            && to.checked_sub(from).is_some_and(|n| (self.least..=self.most).contains(&n))
    }
}

/// Everything one party can choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The number of nights to cover.
    pub nights: u32,
    /// The ways to stay.
    pub options: Table<OptionIx, StayOption>,
}

/// A stay over some nights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spell {
    /// The option of [`Choices::options`].
    pub option: OptionIx,
    /// The first night.
    pub from: u32,
    /// The night of leaving.
    pub to: u32,
}

/// Consecutive stays, each program at most once. Nights between them may be uncovered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chain {
    /// The total cost.
    pub cost: i32,
    /// The stays in the order of their nights.
    pub spells: Vec<Spell>,
}

impl Chain {
    /// Returns the number of nights that no stay covers.
    pub fn uncovered(&self, nights: u32) -> u32 {
        nights - self.spells.iter().map(|spell| spell.to - spell.from).sum::<u32>()
    }

    /// Returns true if this is a chain of these choices at exactly its cost: stays in order without
    /// overlap, each program once, each stay allowed by its option. Shares no code with the search.
    pub fn holds(&self, choices: &Choices) -> bool {
        let mut programs = Vec::new();
        let mut organizations = Vec::new();
        let (mut cost, mut night) = (0, 0);
        let gap = |nights: u32| exact::<_, i32>(nights) * UNCOVERED;
        for spell in &self.spells {
            let Some(option) = choices.options.find(spell.option) else { return false };
            if spell.from < night || !option.allows(spell.from, spell.to) {
                return false;
            }
            cost += gap(spell.from - night) + MOVE;
            cost += exact::<_, i32>(spell.to - spell.from) * option.nightly;
            night = spell.to;
            programs.push(option.program);
            organizations.push(option.organization);
        }
        if night > choices.nights {
            return false;
        }
        cost += gap(choices.nights - night);
        organizations.sort_unstable();
        organizations.dedup();
        let further = exact::<_, i32>(organizations.len().saturating_sub(1));
        let stays = programs.len();
        programs.sort_unstable();
        programs.dedup();
        programs.len() == stays && cost + further * ORGANIZATION == self.cost
    }
}
