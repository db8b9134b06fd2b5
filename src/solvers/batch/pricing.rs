//! Whom one program may take together: its rosters. Staff, rooms and those who must be apart are
//! all within one program, so that a roster answers for all of them at once.

use super::assignment_model::HouseholdChoice;
use super::conflicts::ConflictSets;
use super::problem::{Batch, Capacity, Demand};
use std::cmp::Reverse;
use std::time::Instant;

/// Those who could go to each program.
pub(super) struct PricingProblems {
    each: Vec<PricingProblem>,
    apart: ConflictSets,
    /// When searching must end.
    until: Instant,
}

#[derive(Default)]
struct PricingProblem {
    support: Option<u32>,
    supplies: Vec<(Capacity, Vec<Seat>)>,
}

/// A household with one of its choices in a program.
#[derive(Debug, Clone, Copy)]
struct Seat {
    pair: HouseholdChoice,
    takes: Demand,
    support: u32,
    worth: i64,
}

/// Households that a program takes together, and what that gains beyond their prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Roster {
    pub(super) gain: i64,
    pub(super) pairs: Vec<HouseholdChoice>,
}

/// A search of one program's rosters takes at most so many steps.
const STEPS: u32 = 20_000;

impl PricingProblems {
    /// The programs of a batch, with every choice that counts something.
    pub(super) fn of(batch: &Batch, worth: &[Vec<i64>], until: Instant) -> Self {
        let mut at = vec![Vec::new(); batch.supplies.len()];
        for (household, (asking, worth)) in batch.households.iter().zip(worth).enumerate() {
            for (chosen, (choice, worth)) in asking.choices.iter().zip(worth).enumerate() {
                if let Some(seats) = at.get_mut(choice.supply).filter(|_| *worth > 0) {
                    let (pair, support) = ((household, chosen), asking.support);
                    seats.push(Seat { pair, takes: choice.takes, support, worth: *worth });
                }
            }
        }
        let mut houses: Vec<PricingProblem> = Vec::new();
        houses.resize_with(batch.support.len(), PricingProblem::default);
        for (house, support) in houses.iter_mut().zip(&batch.support) {
            house.support = *support;
        }
        for (supply, seats) in batch.supplies.iter().zip(at) {
            if let Some(house) = houses.get_mut(supply.program).filter(|_| !seats.is_empty()) {
                house.supplies.push((supply.holds, seats));
            }
        }
        Self { each: houses, apart: ConflictSets::of(batch), until }
    }

    /// What is worth most: nobody is taken at a higher price.
    pub(super) fn dearest(&self) -> i64 {
        let seats = self.each.iter().flat_map(|house| &house.supplies).flat_map(|(_, s)| s);
        seats.map(|seat| seat.worth).max().unwrap_or(0)
    }

    /// Of each program the roster that gains most where every household has a price; `None` where
    /// that is too much to search, or time runs out.
    pub(super) fn best(&self, prices: &[i64]) -> Option<Vec<Roster>> {
        let best = |house: &PricingProblem| {
            if Instant::now() >= self.until {
                return None;
            }
            let mut search = RosterSearch::of(house, &self.apart, prices, 1);
            // What the bound promises is there mostly, and then nothing else is looked at.
            let most = search.most();
            (search.seek(most.max(1), false) && !search.found.is_empty() || search.seek(1, false))
                .then(|| search.found.pop().unwrap_or(Roster { gain: 0, pairs: Vec::new() }))
        };
        self.each.iter().map(best).collect()
    }

    /// Of each program all rosters that gain at most `less` less than its best, which is given, and
    /// are worth having at all; `None` where they are more than `most` together, or time runs out.
    pub(super) fn near(
        &self,
        prices: &[i64],
        best: &[Roster],
        less: i64,
        most: usize,
    ) -> Option<Vec<Vec<Roster>>> {
        let mut count = 0;
        let mut all = Vec::new();
        for (house, best) in self.each.iter().zip(best) {
            let mut search = RosterSearch::of(house, &self.apart, prices, -less);
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

/// One supply of the program searched: those who gain, the most first.
struct SupplySeats<'a> {
    holds: Capacity,
    seats: Vec<(i64, &'a Seat)>,
    most: GainTable,
    /// What this supply and those after it gain at most, by the support that is left.
    ahead: Vec<i64>,
}

struct RosterSearch<'a> {
    rows: Vec<SupplySeats<'a>>,
    apart: &'a ConflictSets,
    taken: Vec<&'a Seat>,
    found: Vec<Roster>,
    /// What is found must gain at least this.
    least: i64,
    all: bool,
    /// Whether support is limited, and how much there is.
    limited: bool,
    support: u32,
    steps: u32,
}

/// Where a search stands: the supply, the seat, what is gained, and what is in use.
#[derive(Clone, Copy)]
struct RosterState {
    row: usize,
    seat: usize,
    gain: i64,
    /// Units, or rooms.
    used: u32,
    /// Those at this supply, and the units or beds they fill.
    people: u32,
    filled: u32,
    support: u32,
}

impl<'a> RosterSearch<'a> {
    fn of(house: &'a PricingProblem, apart: &'a ConflictSets, prices: &[i64], floor: i64) -> Self {
        let gain = |seat: &'a Seat| {
            let gain = seat.worth - prices.get(seat.pair.0).copied().unwrap_or(0);
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
            let most = GainTable::of(*holds, &seats, support, house.support.is_some());
            let after = rows.last().map_or(&[][..], |row| &row.ahead);
            let ahead = (0..=support).map(|left| most.with(after, 0, 0, left)).collect();
            rows.push(SupplySeats { holds: *holds, seats, most, ahead });
        }
        rows.reverse();
        let (taken, found) = (Vec::new(), Vec::new());
        let limited = house.support.is_some();
        Self { rows, apart, taken, found, least: 0, all: false, limited, support, steps: 0 }
    }

    /// What no roster gains more than.
    fn most(&self) -> i64 {
        self.rows.first().and_then(|row| row.ahead.last()).copied().unwrap_or(0)
    }

    /// Finds the roster that gains most, or all that gain at least `least`; whether that was done.
    fn seek(&mut self, least: i64, all: bool) -> bool {
        (self.least, self.all, self.steps) = (least, all, 0);
        let support = self.support;
        if self.rows.iter().any(|row| row.most.table.is_empty()) {
            return false;
        }
        self.grow(RosterState { row: 0, seat: 0, gain: 0, used: 0, people: 0, filled: 0, support });
        self.steps <= STEPS
    }

    /// Adds every seat from here on in turn, as long as enough could still be gained.
    fn grow(&mut self, mut at: RosterState) {
        loop {
            let Some(row) = self.rows.get(at.row) else { return };
            let after = self.rows.get(at.row + 1).map_or(&[][..], |next| &next.ahead);
            let more = row.most.with(after, at.seat, at.filled, at.support);
            if self.steps > STEPS || at.gain + more < self.least {
                return;
            }
            let Some((gain, seat)) = row.seats.get(at.seat).copied() else {
                at = RosterState { row: at.row + 1, seat: 0, used: 0, people: 0, filled: 0, ..at };
                continue;
            };
            at.seat += 1;
            self.steps += 1;
            if let Some(used) = self.fits(row.holds, seat, at) {
                self.taken.push(seat);
                let more = RosterState {
                    gain: at.gain + gain,
                    used,
                    people: at.people + 1,
                    filled: at.filled.saturating_add(filled(row.holds, seat.takes)),
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

    /// What is in use of a supply with one more, where that can be.
    fn fits(&self, holds: Capacity, seat: &Seat, at: RosterState) -> Option<u32> {
        let used = match (holds, seat.takes) {
            (Capacity::Units(free), Demand::Units(n)) => {
                at.used.checked_add(n).filter(|used| *used <= free)
            }
            (Capacity::Rooms { rooms, .. }, Demand::Room) => {
                Some(at.used + 1).filter(|u| *u <= rooms)
            }
            (Capacity::Rooms { rooms, beds }, Demand::Bed(_)) => {
                let here = usize::try_from(at.people).unwrap_or(usize::MAX);
                let mates = self.taken.iter().rev().take(here).filter(|s| s.takes == seat.takes);
                let full = mates.count().checked_rem(usize::try_from(beds).ok()?)? == 0;
                Some(at.used + u32::from(full)).filter(|used| *used <= rooms)
            }
            (Capacity::Units(_), Demand::Room | Demand::Bed(_))
            | (Capacity::Rooms { .. }, Demand::Units(_)) => None,
        }?;
        let beside = |other: &Seat| {
            other.pair.0 != seat.pair.0 && !self.apart.parts(other.pair.0, seat.pair.0)
        };
        (self.needs(seat) <= at.support && self.taken.iter().all(|other| beside(other)))
            .then_some(used)
    }
}

/// What is filled of a supply by one taking: units, or beds of its rooms.
fn filled(holds: Capacity, takes: Demand) -> u32 {
    match (takes, holds) {
        (Demand::Units(units), _) => units,
        (Demand::Room, Capacity::Rooms { beds, .. }) => beds,
        (Demand::Bed(_), _) | (Demand::Room, Capacity::Units(_)) => 1,
    }
}

/// What the seats of one supply gain at most, from each seat on, by the room and the support left:
/// everything counts here but who may be beside whom.
struct GainTable {
    room: usize,
    support: usize,
    table: Vec<i64>,
}

/// A table has at most so many numbers; beyond, a program is too large to be searched.
const NUMBERS: usize = 1_000_000;

impl GainTable {
    fn of(holds: Capacity, seats: &[(i64, &Seat)], support: u32, limited: bool) -> Self {
        let wanted = seats.iter().map(|(_, seat)| filled(holds, seat.takes));
        let wanted = wanted.fold(0_u32, u32::saturating_add);
        let room = match holds {
            Capacity::Units(units) => units,
            Capacity::Rooms { rooms, beds } => rooms.saturating_mul(beds),
        };
        let room = usize::try_from(room.min(wanted)).unwrap_or(usize::MAX);
        let support = usize::try_from(support).unwrap_or(usize::MAX);
        let layer = (room + 1).saturating_mul(support.saturating_add(1));
        if layer.saturating_mul(seats.len() + 1) > NUMBERS {
            return Self { room, support, table: Vec::new() };
        }
        let mut most = Self { room, support, table: vec![0; layer * (seats.len() + 1)] };
        for (at, (gain, seat)) in seats.iter().enumerate().rev() {
            let needs = if limited { usize::try_from(seat.support).unwrap_or(support) } else { 0 };
            let fills = usize::try_from(filled(holds, seat.takes)).unwrap_or(usize::MAX);
            for left in 0..=room {
                for support in 0..=support {
                    let without = most.at(at + 1, left, support);
                    let with = left.checked_sub(fills).zip(support.checked_sub(needs));
                    let with = with.map(|(left, support)| gain + most.at(at + 1, left, support));
                    let place = most.place(at, left, support);
                    if let Some(slot) = most.table.get_mut(place) {
                        *slot = with.map_or(without, |with| with.max(without));
                    }
                }
            }
        }
        most
    }

    fn place(&self, seat: usize, left: usize, support: usize) -> usize {
        (seat * (self.room + 1) + left) * (self.support + 1) + support
    }

    fn at(&self, seat: usize, left: usize, support: usize) -> i64 {
        self.table.get(self.place(seat, left, support)).copied().unwrap_or(0)
    }

    /// The most from a seat on, with so much filled already, together with the supplies after it.
    fn with(&self, after: &[i64], seat: usize, filled: u32, support: u32) -> i64 {
        let filled = usize::try_from(filled).unwrap_or(usize::MAX);
        let (left, support) =
            (self.room.saturating_sub(filled), usize::try_from(support).unwrap_or(0));
        let split = |here: usize| {
            self.at(seat, left, here) + after.get(support - here).copied().unwrap_or(0)
        };
        (0..=support).map(split).max().unwrap_or(0)
    }
}
