//! A household in parts in one program: each part stays in some unit group of it.

use super::calendar::{Calendar, HOURS};
use super::judging::NightStanding;
use super::ledger::{Ledger, StayPlace, StayWay, StayWays};
use crate::domain::Household;
use crate::matching::base::split::rooms;
use crate::matching::{Arrangement, OutOfTime, Rooms, SearchIndex, arrange};
use crate::solvers::chain::{DEAREST_NIGHT, PlaceIx};
use std::collections::{BTreeSet, HashMap};
use std::time::{Duration, Instant};

/// The extra cost of a night in several rooms of one program; the same as in ranking.
const SEVERAL_ROOMS: i32 = 300;

/// Adds every way to stay in one program over several of its unit groups, if no single group takes
/// the whole household. Returns false if time ran out.
pub(super) fn under_one_roof(
    ways: &mut StayWays<'_>,
    (calendar, household): (&Calendar<'_>, &Household),
    parts: &[Ledger],
    within: Duration,
) -> bool {
    let households = parts.iter().map(|part| household.part(&part.party.members)).collect();
    let (started, known) = (Instant::now(), HashMap::new());
    let mut roof = Roof { calendar, parts, households, started, within, known };
    let whole: BTreeSet<usize> =
        ways.options.iter().map(|option| option.program.number()).collect();
    let Some((first, others)) = parts.split_first() else { return true };
    let taken = |p: &&usize| !whole.contains(p) && others.iter().all(|o| o.searched.contains(p));
    first.searched.iter().filter(taken).all(|program| roof.add(ways, *program).is_ok())
}

struct Roof<'a> {
    calendar: &'a Calendar<'a>,
    parts: &'a [Ledger],
    /// The parts as they are today.
    households: Vec<Household>,
    started: Instant,
    within: Duration,
    /// The answers so far. Equal questions are answered once.
    known: HashMap<Vec<Rooms>, Option<Arrangement>>,
}

impl Roof<'_> {
    /// Adds the ways to stay in one program.
    fn add(&mut self, ways: &mut StayWays<'_>, program: usize) -> Result<(), OutOfTime> {
        let spans = self.parts.first().map_or(0, |part| part.spans.len());
        let mut last: Option<(StayPlace, PlaceIx)> = None;
        for at in 0..spans {
            let Some(arrangement) = self.arrangement(ways.field, program, at)? else { continue };
            let rows: Vec<usize> = {
                let start = ways.field.rows_of(program).start;
                arrangement.stays.iter().map(|stay| start + stay.group).collect()
            };
            let Some(way) = self.way(ways, &rows, at) else { continue };
            let spot = self.spot(program, &rows, arrangement.spots());
            let place = match &last {
                Some((known, place)) if *known == spot => *place,
                Some(_) | None => ways.place(spot.clone()),
            };
            last = Some((spot, place));
            let span = self.parts.first().and_then(|part| part.spans.get(at)).cloned();
            if let Some(span) = span {
                ways.add(place, &span, &way);
            }
        }
        Ok(())
    }

    /// The arrangement of the parts in a program over one span, if there is one.
    fn arrangement(
        &mut self,
        field: &SearchIndex,
        program: usize,
        at: usize,
    ) -> Result<Option<Arrangement>, OutOfTime> {
        let sizes: Vec<u32> = self.households.iter().map(Household::size).collect();
        let night = self.parts.first().and_then(|part| part.spans.get(at)).map_or(0, |s| s.start);
        let profile = self.calendar.usual(night, self.calendar.nights());
        let may = |part: &Ledger, row: usize| {
            part.at(at, row)
                .is_some_and(|s| s.stays && s.nightly.iter().flatten().any(Option::is_some))
        };
        let takes = |row: usize| self.parts.iter().map(|part| may(part, row)).collect();
        let question = rooms(field, &profile, field.rows_of(program), &self.households, &takes);
        if let Some(known) = self.known.get(&question) {
            return Ok(known.clone());
        }
        let left = self.within.checked_sub(self.started.elapsed()).ok_or(OutOfTime)?;
        let answer = arrange(&sizes, &question, left)?;
        self.known.insert(question, answer.clone());
        Ok(answer)
    }

    /// The common terms of all parts: the dearest night, the shortest stay, the earliest end.
    fn way(&self, ways: &StayWays<'_>, rows: &[usize], at: usize) -> Option<StayWay> {
        let mut standing =
            NightStanding { stays: true, nightly: [[Some(0); HOURS]; 7], most: u32::MAX };
        let (mut until, mut most) = (u32::MAX, Vec::new());
        for (part, row) in self.parts.iter().zip(rows) {
            let own = part.at(at, *row)?;
            let slots = standing.nightly.iter_mut().flatten();
            for (slot, other) in slots.zip(own.nightly.into_iter().flatten()) {
                *slot = slot.zip(other).map(|(a, b)| a.max(b));
            }
            standing.most = standing.most.min(own.most);
            until = until.min(part.until(at, *row));
            most = shorter(most, part.lengths(at, *row));
        }
        let mut common = StayWay { standing, until, lengths: ways.lengths(rows, &most) };
        for price in common.standing.nightly.iter_mut().flatten().flatten() {
            *price = (*price + SEVERAL_ROOMS).min(DEAREST_NIGHT);
        }
        Some(common)
    }

    /// Puts each part in its group. Rules judge a part by itself, even where two share a group.
    fn spot(&self, program: usize, rows: &[usize], rooms: usize) -> StayPlace {
        let parts = self.parts.iter().map(|part| part.party.members.clone());
        StayPlace { program, used: rows.iter().copied().zip(parts).collect(), rooms }
    }
}

/// The shorter of two parts' stays from each night on. Both cover the nights of one span.
fn shorter(known: Vec<(u32, u32)>, other: &[(u32, u32)]) -> Vec<(u32, u32)> {
    if known.is_empty() {
        return other.to_vec();
    }
    let pairs = known.into_iter().zip(other);
    pairs.map(|((from, one), (_, other))| (from, one.min(*other))).collect()
}
