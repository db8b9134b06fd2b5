//! The pricing problems of the decomposition: the rosters that one program can take. Staff, rooms
//! and households kept apart all concern a single program, so a roster satisfies all of them.

use super::conflicts::ConflictSets;
use super::problem::{
    Batch, Capacity, HouseholdIx, OfChoices, Pair, ProgramIx, SupplyIx, UnitDemand,
};
use crate::solvers::fault::exact;
use crate::solvers::table::{Ix, Table};
use std::cmp::Reverse;
use std::time::Instant;

/// The households that could go to each program.
pub(super) struct PricingProblems {
    each: Table<ProgramIx, PricingProblem>,
    apart: ConflictSets,
    /// The time when searching must end.
    until: Instant,
}

struct PricingProblem {
    support: Option<u32>,
    supplies: Vec<(Capacity, Vec<Seat>)>,
}

/// A household with one of its choices in a program.
#[derive(Debug, Clone, Copy)]
struct Seat {
    pair: Pair,
    takes: UnitDemand,
    support: u32,
    worth: i64,
}

/// Households that a program takes together, and the gain beyond their prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Roster {
    pub(super) gain: i64,
    pub(super) pairs: Vec<Pair>,
}

/// The most steps in a search of one program's rosters.
const STEPS: u32 = 20_000;

impl PricingProblems {
    /// Builds the problems of a batch from every choice with a value above zero.
    pub(super) fn of(batch: &Batch, worth: &OfChoices<i64>, until: Instant) -> Self {
        let mut at: Table<SupplyIx, Vec<Seat>> = batch.supplies.map(|_| Vec::new());
        for ((household, asking), worth) in batch.households.pairs().zip(worth) {
            for ((chosen, choice), worth) in asking.choices.pairs().zip(worth) {
                if *worth > 0 {
                    let (pair, support) = ((household, chosen), asking.support);
                    let seat = Seat { pair, takes: choice.takes, support, worth: *worth };
                    at[choice.supply].push(seat);
                }
            }
        }
        let nobody = |support: &Option<u32>| PricingProblem { support: *support, supplies: vec![] };
        let mut each = batch.support.map(nobody);
        for (supply, seats) in batch.supplies.iter().zip(at) {
            if !seats.is_empty() {
                each[supply.program].supplies.push((supply.holds, seats));
            }
        }
        Self { each, apart: ConflictSets::of(batch), until }
    }

    /// The highest value of a seat. No household is taken at a higher price.
    pub(super) fn dearest(&self) -> i64 {
        let seats = self.each.iter().flat_map(|house| &house.supplies).flat_map(|(_, s)| s);
        seats.map(|seat| seat.worth).fold(0, i64::max)
    }

    /// The most profitable roster of each program at these prices; `None` if that is too much to
    /// search or time runs out.
    pub(super) fn best(
        &self,
        prices: &Table<HouseholdIx, i64>,
    ) -> Option<Table<ProgramIx, Roster>> {
        let best = |house: &PricingProblem| {
            if Instant::now() >= self.until {
                return None;
            }
            let mut search = RosterSearch::of(house, &self.apart, prices, 1)?;
            // A roster that reaches the upper bound usually exists, so the search looks for it
            // first.
            let most = search.most();
            let found = search.seek(most.max(1), false) && !search.found.is_empty();
            (found || search.seek(1, false))
                .then(|| search.found.pop().unwrap_or(Roster { gain: 0, pairs: Vec::new() }))
        };
        self.each.iter().map(best).collect()
    }

    /// All rosters of each program that gain at most `less` less than its best, which is given.
    /// `None` if they are more than `most` together, too much to search, or time runs out.
    pub(super) fn near(
        &self,
        prices: &Table<HouseholdIx, i64>,
        best: &Table<ProgramIx, Roster>,
        less: i64,
        most: usize,
    ) -> Option<Table<ProgramIx, Vec<Roster>>> {
        let mut count = 0;
        let mut all = Table::default();
        for (house, best) in self.each.iter().zip(best) {
            let mut search = RosterSearch::of(house, &self.apart, prices, -less)?;
            if Instant::now() >= self.until || !search.seek(best.gain - less, true) {
                return None;
            }
            count += search.found.len();
            if count > most {
                return None;
            }
            all.push(search.found);
        }
        Some(all)
    }
}

/// A supply of the program searched.
enum SearchedSupply {}
/// A seat of this supply.
enum SearchedSeat {}
/// An amount of support left.
enum SupportLeft {}
/// One number of a [`GainTable`].
enum TableCell {}

/// The most that can still be gained, by the support left.
type Ahead = Table<Ix<SupportLeft>, i64>;

/// One supply of the program searched, and its seats, highest gain first.
struct SupplySeats<'a> {
    holds: Capacity,
    seats: Table<Ix<SearchedSeat>, (i64, &'a Seat)>,
    most: GainTable,
    /// The most that this supply and the later ones gain.
    ahead: Ahead,
}

struct RosterSearch<'a> {
    rows: Table<Ix<SearchedSupply>, SupplySeats<'a>>,
    apart: &'a ConflictSets,
    taken: Vec<&'a Seat>,
    found: Vec<Roster>,
    /// The least gain of a roster to be kept.
    least: i64,
    all: bool,
    /// True if support is limited, and the amount there is.
    limited: bool,
    support: u32,
    steps: u32,
}

/// The position of a search: the supply, the seat, the gain so far, and what is in use.
#[derive(Clone, Copy)]
struct RosterState {
    row: Ix<SearchedSupply>,
    seat: Ix<SearchedSeat>,
    gain: i64,
    /// Units or rooms in use at this supply.
    used: u32,
    /// The households at this supply, and the units or beds they fill.
    people: u32,
    filled: u32,
    support: u32,
}

impl<'a> RosterSearch<'a> {
    /// Starts a search of a program's rosters; `None` if the program is too large.
    fn of(
        house: &'a PricingProblem,
        apart: &'a ConflictSets,
        prices: &Table<HouseholdIx, i64>,
        floor: i64,
    ) -> Option<Self> {
        let gain = |seat: &'a Seat| {
            let gain = seat.worth - prices[seat.pair.0];
            (gain >= floor).then_some((gain, seat))
        };
        let asked =
            |(_, seats): &(Capacity, Vec<Seat>)| seats.iter().map(|s| s.support).sum::<u32>();
        let support =
            house.support.map_or(0, |most| most.min(house.supplies.iter().map(asked).sum()));
        let mut rows: Vec<SupplySeats<'a>> = Vec::with_capacity(house.supplies.len());
        for (holds, seats) in house.supplies.iter().rev() {
            let mut seats: Vec<_> = seats.iter().filter_map(gain).collect();
            seats.sort_unstable_by_key(|(gain, seat)| (Reverse(*gain), seat.pair));
            let most = GainTable::of(*holds, &seats, support, house.support.is_some())?;
            let after = rows.last().map(|row| &row.ahead);
            let ahead = (0..=support).map(|left| most.with(after, Ix::of(0), 0, left)).collect();
            rows.push(SupplySeats { holds: *holds, seats: seats.into(), most, ahead });
        }
        rows.reverse();
        let (taken, found) = (Vec::new(), Vec::new());
        let (rows, limited) = (rows.into(), house.support.is_some());
        Some(Self { rows, apart, taken, found, least: 0, all: false, limited, support, steps: 0 })
    }

    /// An upper bound on the gain of any roster; 0 for a program without supplies.
    fn most(&self) -> i64 {
        self.rows.iter().next().map_or(0, |row| row.ahead[Ix::of(exact(self.support))])
    }

    /// Finds every roster that gains at least `least`, or only the best of them unless `all`.
    /// Returns false if the search took too many steps.
    fn seek(&mut self, least: i64, all: bool) -> bool {
        (self.least, self.all, self.steps) = (least, all, 0);
        let (row, seat, support) = (Ix::of(0), Ix::of(0), self.support);
        self.grow(RosterState { row, seat, gain: 0, used: 0, people: 0, filled: 0, support });
        self.steps <= STEPS
    }

    /// Adds each later seat in turn, while enough can still be gained.
    fn grow(&mut self, mut at: RosterState) {
        loop {
            // After the last supply nothing more can be added.
            let Some(row) = self.rows.find(at.row) else { return };
            let after = self.rows.find(at.row.next()).map(|next| &next.ahead);
            let more = row.most.with(after, at.seat, at.filled, at.support);
            if self.steps > STEPS || at.gain + more < self.least {
                return;
            }
            let Some((gain, seat)) = row.seats.find(at.seat).copied() else {
                let (row, seat) = (at.row.next(), Ix::of(0));
                at = RosterState { row, seat, used: 0, people: 0, filled: 0, ..at };
                continue;
            };
            at.seat = at.seat.next();
            self.steps += 1;
            if let Some(used) = self.fits(row.holds, seat, at) {
                let filled = at.filled.saturating_add(filled(row.holds, seat.takes));
                self.taken.push(seat);
                let more = RosterState {
                    gain: at.gain + gain,
                    used,
                    people: at.people + 1,
                    filled,
                    support: at.support - self.needs(seat),
                    ..at
                };
                self.keep(more.gain);
                self.grow(more);
                self.taken.pop();
            }
        }
    }

    fn keep(&mut self, gain: i64) {
        if gain < self.least {
            return;
        }
        if !self.all {
            self.found.clear();
            self.least = gain + 1;
        }
        self.found.push(Roster { gain, pairs: self.taken.iter().map(|seat| seat.pair).collect() });
    }

    fn needs(&self, seat: &Seat) -> u32 {
        if self.limited { seat.support } else { 0 }
    }

    /// The units or rooms in use after adding a seat; `None` if it does not fit.
    fn fits(&self, holds: Capacity, seat: &Seat, at: RosterState) -> Option<u32> {
        let used = match (holds, seat.takes) {
            (Capacity::Units(free), UnitDemand::Units(n)) => {
                at.used.checked_add(n).filter(|used| *used <= free)
            }
            (Capacity::Rooms { rooms, .. }, UnitDemand::Room) => {
                Some(at.used + 1).filter(|u| *u <= rooms)
            }
            (Capacity::Rooms { rooms, beds }, UnitDemand::Bed(_)) => {
                let here = self.taken.iter().rev().take(exact(at.people));
                let mates = here.filter(|other| other.takes == seat.takes);
                let full = mates.count().checked_rem(exact(beds))? == 0;
                Some(at.used + u32::from(full)).filter(|used| *used <= rooms)
            }
            (Capacity::Units(_), UnitDemand::Room | UnitDemand::Bed(_))
            | (Capacity::Rooms { .. }, UnitDemand::Units(_)) => None,
        }?;
        let beside = |other: &Seat| {
            other.pair.0 != seat.pair.0 && !self.apart.parts(other.pair.0, seat.pair.0)
        };
        (self.needs(seat) <= at.support && self.taken.iter().all(|other| beside(other)))
            .then_some(used)
    }
}

/// The units or beds of a supply that one demand fills.
fn filled(holds: Capacity, takes: UnitDemand) -> u32 {
    match (takes, holds) {
        (UnitDemand::Units(units), _) => units,
        (UnitDemand::Room, Capacity::Rooms { beds, .. }) => beds,
        (UnitDemand::Bed(_), _) | (UnitDemand::Room, Capacity::Units(_)) => 1,
    }
}

/// The most that the seats of one supply gain, from each seat on, by the room and support left. It
/// ignores which households can share a room or a program.
struct GainTable {
    room: usize,
    support: usize,
    cells: Table<Ix<TableCell>, i64>,
}

/// The most numbers in a table. A program that needs more is too large to search.
const NUMBERS: usize = 1_000_000;

impl GainTable {
    fn of(holds: Capacity, seats: &[(i64, &Seat)], support: u32, limited: bool) -> Option<Self> {
        let wanted = seats.iter().map(|(_, seat)| filled(holds, seat.takes));
        let wanted = wanted.fold(0_u32, u32::saturating_add);
        let room = match holds {
            Capacity::Units(units) => units,
            Capacity::Rooms { rooms, beds } => rooms.saturating_mul(beds),
        };
        let (room, support): (usize, usize) = (exact(room.min(wanted)), exact(support));
        let layer = (room + 1).saturating_mul(support.saturating_add(1));
        if layer.saturating_mul(seats.len() + 1) > NUMBERS {
            return None;
        }
        let cells = Table::filled(0, layer * (seats.len() + 1));
        let mut most = Self { room, support, cells };
        for (at, (gain, seat)) in seats.iter().enumerate().rev() {
            let needs = if limited { exact(seat.support) } else { 0 };
            let fills: usize = exact(filled(holds, seat.takes));
            let (at, next) = (Ix::of(at), Ix::of(at + 1));
            for left in 0..=room {
                for support in 0..=support {
                    let without = most.at(next, left, support);
                    let with = left.checked_sub(fills).zip(support.checked_sub(needs));
                    let with = with.map(|(left, support)| gain + most.at(next, left, support));
                    let cell = most.cell(at, left, support);
                    most.cells[cell] = with.map_or(without, |with| with.max(without));
                }
            }
        }
        Some(most)
    }

    fn cell(&self, seat: Ix<SearchedSeat>, left: usize, support: usize) -> Ix<TableCell> {
        Ix::of((seat.number() * (self.room + 1) + left) * (self.support + 1) + support)
    }

    fn at(&self, seat: Ix<SearchedSeat>, left: usize, support: usize) -> i64 {
        self.cells[self.cell(seat, left, support)]
    }

    /// The most gained from a seat on and by the later supplies, with `filled` units or beds in
    /// use.
    fn with(
        &self,
        after: Option<&Ahead>,
        seat: Ix<SearchedSeat>,
        filled: u32,
        support: u32,
    ) -> i64 {
        let left = self.room.saturating_sub(exact(filled));
        let support: usize = exact(support);
        let split = |here: usize| {
            self.at(seat, left, here) + after.map_or(0, |after| after[Ix::of(support - here)])
        };
        (1..=support).map(split).fold(split(0), i64::max)
    }
}
