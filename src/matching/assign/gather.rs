//! From a night and the households of one request to a batch: who may go where by the rules, how
//! well it suits, and what there is.

use super::request::Seeking;
use crate::domain::{FULL_HOLDS, Group, Household, Offer, Profile, Timestamp, UnitKind};
use crate::matching::base::scores::{Score, Scores};
use crate::matching::base::sweep::sweep;
use crate::matching::base::verdict_table::tables;
use crate::matching::{SearchIndex, Weights};
use crate::rules::RULES;
use crate::solvers::Table;
use crate::solvers::batch::{
    Batch, BatchHousehold, Capacity, Choice, Demand, HouseholdIx, OfChoices, ProgramIx, Supply,
    SupplyIx,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

/// The households of a question, in the order of a batch.
pub(super) type Seekers<'a> = Table<HouseholdIx, &'a Seeking>;

/// A batch, and what its numbers stand for.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) batch: Batch,
    /// Of each supply, its row in the field.
    pub(super) rows: Table<SupplyIx, usize>,
    /// Of each choice of each household, its score.
    pub(super) scores: OfChoices<Score>,
    /// The households that were not looked at, since time ran out.
    pub(super) unread: BTreeSet<HouseholdIx>,
}

/// Points beyond this, either way, count no more.
const MOST_POINTS: i32 = 1000;

/// How well a row suits, 1 to 100: the band first, then the points.
pub fn quality(steps: u8, points: i32) -> i64 {
    let band = 67 - 33 * i64::from(steps.min(2));
    band + 1
        + i64::from(points.clamp(-MOST_POINTS, MOST_POINTS) + MOST_POINTS) * 32
            / i64::from(2 * MOST_POINTS)
}

/// Reads the rules for every household, those that count most first, as long as there is time.
pub(super) fn gather(
    field: &SearchIndex,
    weights: &Weights,
    seeking: &Seekers<'_>,
    until: Instant,
) -> Gathered {
    let in_time = || Instant::now() < until;
    let mut order: Vec<HouseholdIx> = seeking.indices().collect();
    order.sort_by_key(|at| Reverse(seeking[*at].weight));
    let mut read: Table<HouseholdIx, Option<Candidates>> = seeking.map(|_| None);
    for at in order {
        if read[at].is_some() {
            continue;
        }
        if !in_time() {
            break;
        }
        // Households with the same need are judged once, those with the same support take the same.
        let one = seeking[at];
        let fitting = fitting_rows(field, weights, &one.profile);
        let mut taken: BTreeMap<u32, Candidates> = BTreeMap::new();
        let alike = seeking.iter().zip(&mut read).filter(|(other, _)| other.profile == one.profile);
        for (other, slot) in alike.take_while(|_| in_time()) {
            let all = || candidates(field, &fitting, other, seeking.len());
            *slot = Some(taken.entry(other.support).or_insert_with(all).clone());
        }
    }
    Gathered::of(field, seeking, &read)
}

/// A row that a household may take, and how well it suits.
#[derive(Debug, Clone, Copy)]
struct CandidateRow {
    row: usize,
    score: Score,
    takes: Demand,
}

/// The rows that a household may take, the best first.
type Candidates = Vec<CandidateRow>;

/// A row that fails no rule, its score and its program.
type Fitting = (usize, Score, usize);

/// The rows that fail no rule, the best first.
fn fitting_rows(field: &SearchIndex, weights: &Weights, profile: &Profile) -> Vec<Fitting> {
    let tables = tables(field, profile);
    let swept = sweep(field, &tables);
    let scores = Scores::of(field, &tables, weights, &swept);
    let of_row = |row| (row, scores.at(row), field.program_of(row));
    let mut fitting: Vec<_> = swept.fitting().each().map(of_row).collect();
    fitting.sort_by_key(|(row, score, _)| (Reverse(score.quality()), *row));
    fitting
}

/// The rows a household may take, the best first, of as many programs as there are households.
///
/// More are never needed: every other household is in one program, so of as many programs as
/// there are households one has nobody else in it. That it would fit there if it were alone is
/// asked first.
fn candidates(
    field: &SearchIndex,
    fitting: &[Fitting],
    one: &Seeking,
    programs: usize,
) -> Candidates {
    let (mut seen, mut left) = (vec![false; field.night().programs.len()], programs);
    let mut all = Vec::new();
    for (row, score, program) in fitting {
        let (Some(seen), Some(offer)) = (seen.get_mut(*program), field.offer(*row)) else {
            continue;
        };
        if left == 0 && !*seen {
            continue;
        }
        if !*seen && alone(field, *row, one) {
            *seen = true;
            left -= 1;
        }
        let takes = takes(offer, holds(offer, one.profile.now), &one.profile);
        all.push(CandidateRow { row: *row, score: *score, takes });
    }
    all
}

/// Whether a household would fit a row if nobody else were placed.
fn alone(field: &SearchIndex, row: usize, one: &Seeking) -> bool {
    let Some(offer) = field.offer(row) else { return false };
    let holds = holds(offer, one.profile.now);
    let room = match (takes(offer, holds, &one.profile), holds) {
        (Demand::Units(takes), Capacity::Units(free)) => takes <= free,
        (Demand::Bed(_) | Demand::Room, Capacity::Rooms { .. }) => true,
        (Demand::Units(_), Capacity::Rooms { .. })
        | (Demand::Bed(_) | Demand::Room, Capacity::Units(_)) => false,
    };
    room && most_support(field, offer.group.program).is_none_or(|most| one.support <= most)
}

impl Score {
    /// How well it suits, 1 to 100.
    pub(super) fn quality(self) -> i64 {
        let points = (self.points / 100).clamp(-i64::from(MOST_POINTS), i64::from(MOST_POINTS));
        quality(self.steps, i32::try_from(points).unwrap_or(0))
    }
}

impl Gathered {
    fn of(
        field: &SearchIndex,
        seeking: &Seekers<'_>,
        read: &Table<HouseholdIx, Option<Candidates>>,
    ) -> Self {
        let unread = read.pairs().filter(|(_, read)| read.is_none());
        let mut gathered = Self { unread: unread.map(|(at, _)| at).collect(), ..Self::default() };
        let read = read.map(|read| read.as_deref().unwrap_or_default());
        let supply_of = gathered.supplies(field, seeking, read.iter().copied().flatten());
        for (one, candidates) in seeking.iter().zip(&read) {
            let choice = |CandidateRow { row, score, takes }: &CandidateRow| {
                let quality = score.quality();
                Some((Choice { supply: *supply_of.get(row)?, quality, takes: *takes }, *score))
            };
            let (choices, scores): (Vec<_>, Vec<_>) = candidates.iter().filter_map(choice).unzip();
            let (weight, support, choices) = (one.weight, one.support, choices.into());
            gathered.batch.households.push(BatchHousehold { weight, support, choices });
            gathered.scores.push(scores.into());
        }
        gathered
    }

    /// Adds what the rows have free that somebody may take, in the order of the rows; returns the
    /// supply of each.
    fn supplies<'a>(
        &mut self,
        field: &SearchIndex,
        seeking: &Seekers<'_>,
        candidates: impl Iterator<Item = &'a CandidateRow>,
    ) -> BTreeMap<usize, SupplyIx> {
        let mut supply_of = BTreeMap::new();
        let Some(now) = seeking.iter().next().map(|one| one.profile.now) else { return supply_of };
        let rows: BTreeSet<usize> = candidates.map(|candidate| candidate.row).collect();
        let mut programs: BTreeMap<usize, ProgramIx> = BTreeMap::new();
        for row in rows {
            let Some(offer) = field.offer(row) else { continue };
            let of = offer.group.program;
            let support = &mut self.batch.support;
            let program =
                *programs.entry(of).or_insert_with(|| support.push(most_support(field, of)));
            supply_of.insert(
                row,
                self.batch.supplies.push(Supply { program, holds: holds(offer, now) }),
            );
            self.rows.push(row);
        }
        supply_of
    }
}

/// The least that a program's groups have said it can give; a program says it once for all.
fn most_support(field: &SearchIndex, program: usize) -> Option<u32> {
    let groups = field.rows_of(program).filter_map(|row| field.group(row));
    let said = groups.flat_map(|group| {
        let loads = RULES.iter().filter_map(|rule| rule.shape.load());
        loads.filter_map(|most| most(&group.terms))
    });
    said.min().map(u32::from)
}

/// How many units are free, as last posted, or expected where none is; `None` where nobody knows, or
/// only an old "full" is posted: then one household may be sent, after a call.
fn free(offer: Offer<'_>, now: Timestamp) -> Option<u16> {
    let (group, post) = (offer.group, offer.group.post.as_ref()?);
    let recent = now - post.posted_at <= FULL_HOLDS;
    let open = Some(post.open).filter(|open| recent || *open > 0)?;
    let clocks = offer.program.clocks();
    let expected = group.terms.opening.filter(|_| open == 0);
    // Only those who come by then fit, and they take what is expected.
    let open = match expected.filter(|one| one.is_ahead(clocks, now, Some(post.posted_at))) {
        Some(expected) => expected.units?,
        None => open,
    };
    Some(group.terms.units.map_or(open, |units| units.min(open)))
}

/// What a group has free. Beds of rooms for one gender or age band count by whole rooms, since a
/// post does not say in which rooms the free beds are.
fn holds(offer: Offer<'_>, now: Timestamp) -> Capacity {
    let Some(units) = free(offer, now) else { return Capacity::Units(1) };
    let group = offer.group;
    let (kind, mates) = (group.unit_group.kind, group.terms.mates);
    if kind != UnitKind::Private && mates.matter() && units > 0 {
        let (beds, units) = (u32::from(mates.beds), u32::from(units));
        return Capacity::Rooms { rooms: (units / beds).max(1), beds: beds.min(units) };
    }
    let caps = RULES.iter().filter_map(|rule| rule.shape.cap());
    let caps = caps.map(|people| people(kind, group.unit_group.sleeps, units));
    match kind {
        UnitKind::Private => Capacity::Units(u32::from(units)),
        UnitKind::SharedBed | UnitKind::Unknown => {
            Capacity::Units(caps.min().unwrap_or(u32::MAX).min(u32::from(units)))
        }
    }
}

/// What a household takes of a group: a room of its own, a bed for each, or the only place that
/// is known of.
fn takes(offer: Offer<'_>, holds: Capacity, profile: &Profile) -> Demand {
    let (group, people) = (offer.group, profile.household.size());
    let whole = group.unit_group.kind == UnitKind::Private || free(offer, profile.now).is_none();
    match holds {
        Capacity::Units(_) => Demand::Units(if whole { 1 } else { people }),
        // More than a room's beds: as units, which a supply of rooms has none of.
        Capacity::Rooms { beds, .. } if people > beds => Demand::Units(people),
        Capacity::Rooms { .. } => {
            class(group, &profile.household).map_or(Demand::Room, Demand::Bed)
        }
    }
}

/// The class of a person alone among room mates; `None` for several, or where it is not known.
fn class(group: &Group, household: &Household) -> Option<u16> {
    let [alone] = household.members.as_slice() else { return None };
    let mut class = 0;
    for of in RULES.iter().filter_map(|rule| rule.shape.apart()) {
        class = class * 16 + of(&group.terms, alone)?;
    }
    Some(class)
}
