//! Turns a night and the households of one request into a batch: the places each may use by the
//! rules, their quality, and what is free.

use super::request::Seeking;
use crate::domain::{FULL_HOLDS, Group, Household, Offer, Profile, Timestamp, UnitKind};
use crate::matching::base::scores::{Score, Scores};
use crate::matching::base::sweep::sweep;
use crate::matching::base::verdict_table::tables;
use crate::matching::{SearchIndex, Weights};
use crate::rules::RULES;
use crate::solvers::Table;
use crate::solvers::batch::{
    Batch, BatchHousehold, Capacity, Choice, HouseholdIx, OfChoices, ProgramIx, Supply, SupplyIx,
    UnitDemand,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

/// The households of a request, in the order of the batch.
pub(super) type Seekers<'a> = Table<HouseholdIx, &'a Seeking>;

/// A batch, and the rows and scores behind its numbers.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) batch: Batch,
    /// The row of each supply in the field.
    pub(super) rows: Table<SupplyIx, usize>,
    /// The score of each choice of each household.
    pub(super) scores: OfChoices<Score>,
    /// The households not judged because time ran out.
    pub(super) unread: BTreeSet<HouseholdIx>,
}

/// The limit of points that count, in both directions.
const MOST_POINTS: i32 = 1000;

/// Returns the quality of a row, 1 to 100: the band first, then the points.
pub fn quality(steps: u8, points: i32) -> i64 {
    let band = 67 - 33 * i64::from(steps.min(2));
    band + 1
        + i64::from(points.clamp(-MOST_POINTS, MOST_POINTS) + MOST_POINTS) * 32
            / i64::from(2 * MOST_POINTS)
}

/// Judges the rules for every household, highest weight first, while there is time.
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
        // Households with the same need are judged once. Those with the same support share
        // candidates.
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

/// A row that a household may take, with its score and demand.
#[derive(Debug, Clone, Copy)]
struct CandidateRow {
    row: usize,
    score: Score,
    takes: UnitDemand,
}

/// The rows that a household may take, best first.
type Candidates = Vec<CandidateRow>;

/// A row that fails no rule, with its score and its program.
type Fitting = (usize, Score, usize);

/// The rows that fail no rule, best first.
fn fitting_rows(field: &SearchIndex, weights: &Weights, profile: &Profile) -> Vec<Fitting> {
    let tables = tables(field, profile);
    let swept = sweep(field, &tables);
    let scores = Scores::of(field, &tables, weights, &swept);
    let of_row = |row| (row, scores.at(row), field.program_of(row));
    let mut fitting: Vec<_> = swept.fitting().each().map(of_row).collect();
    fitting.sort_by_key(|(row, score, _)| (Reverse(score.quality()), *row));
    fitting
}

/// The rows a household may take, best first, in as many programs as there are households.
///
/// More are never needed: each other household uses one program at most, so one of these programs
/// has no other household. A program counts only if the household would fit there alone.
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

/// Returns true if a household would fit a row with no other household placed.
fn alone(field: &SearchIndex, row: usize, one: &Seeking) -> bool {
    let Some(offer) = field.offer(row) else { return false };
    let holds = holds(offer, one.profile.now);
    let room = match (takes(offer, holds, &one.profile), holds) {
        (UnitDemand::Units(takes), Capacity::Units(free)) => takes <= free,
        (UnitDemand::Bed(_) | UnitDemand::Room, Capacity::Rooms { .. }) => true,
        (UnitDemand::Units(_), Capacity::Rooms { .. })
        | (UnitDemand::Bed(_) | UnitDemand::Room, Capacity::Units(_)) => false,
    };
    room && most_support(field, offer.group.program).is_none_or(|most| one.support <= most)
}

impl Score {
    /// Returns the quality, 1 to 100.
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

    /// Adds the supplies that the candidate rows have free, in the order of the rows. Returns the
    /// supply of each row.
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

/// The most support a program can give: the least of its groups' statements, if any.
fn most_support(field: &SearchIndex, program: usize) -> Option<u32> {
    let groups = field.rows_of(program).filter_map(|row| field.group(row));
    let said = groups.flat_map(|group| {
        let loads = RULES.iter().filter_map(|rule| rule.shape.load());
        loads.filter_map(|most| most(&group.terms))
    });
    said.min().map(u32::from)
}

/// The free units that are certain by the band of the last post, or as expected if none is open.
/// `None` if unknown or if only an old "full" is posted: then one household may be sent, after a
/// call.
fn free(offer: Offer<'_>, now: Timestamp) -> Option<u16> {
    let (group, post) = (offer.group, offer.group.post.as_ref()?);
    let recent = now - post.posted_at <= FULL_HOLDS;
    let open = Some(post.openings.at_least()).filter(|open| recent || *open > 0)?;
    let clocks = offer.program.clocks();
    let expected = group.terms.opening.filter(|_| open == 0);
    // Only households that arrive on or after that day fit, and they use the expected units.
    let open = match expected.filter(|one| one.is_ahead(clocks, now, Some(post.posted_at))) {
        Some(expected) => expected.units?,
        None => open,
    };
    Some(group.terms.units.map_or(open, |units| units.min(open)))
}

/// The free capacity of a group. Beds in rooms for one gender or age band count by whole rooms,
/// since a post does not say which rooms have the free beds.
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

/// The demand of a household on a group: a private room, a bed for each person, or the only known
/// place. A household that needs more units than are certain takes all that are, so that only one
/// such household is sent to ask for them.
fn takes(offer: Offer<'_>, holds: Capacity, profile: &Profile) -> UnitDemand {
    let (group, people) = (offer.group, profile.household.size());
    let whole = group.unit_group.kind == UnitKind::Private || free(offer, profile.now).is_none();
    match holds {
        Capacity::Units(_) if whole => UnitDemand::Units(1),
        Capacity::Units(units) if is_asked_for(offer, (units, people), profile.now) => {
            UnitDemand::Units(units)
        }
        Capacity::Units(_) => UnitDemand::Units(people),
        Capacity::Rooms { rooms: 1, beds }
            if people > beds
                && people <= u32::from(group.terms.mates.beds)
                && may_have(offer, people) =>
        {
            UnitDemand::Room
        }
        // More people than a room's beds: counted as units, which a supply of rooms never has.
        Capacity::Rooms { beds, .. } if people > beds => UnitDemand::Units(people),
        Capacity::Rooms { .. } => {
            class(group, &profile.household).map_or(UnitDemand::Room, UnitDemand::Bed)
        }
    }
}

/// Returns true if more people than the certain units may still fit, so that somebody asks. A cap
/// below the certain units is a rule, and asking does not change it.
fn is_asked_for(offer: Offer<'_>, (units, people): (u32, u32), now: Timestamp) -> bool {
    let certain = free(offer, now).map(u32::from);
    (1..people).contains(&units) && certain == Some(units) && may_have(offer, people)
}

/// Returns true if a group may have this many units free, by the band of its last post.
fn may_have(offer: Offer<'_>, units: u32) -> bool {
    let post = offer.group.post.as_ref();
    let most = post.map_or(0, |post| post.openings.at_most());
    let most = offer.group.terms.units.map_or(most, |units| units.min(most));
    units <= u32::from(most)
}

/// The class of a single person among roommates; `None` for several people or if unknown.
fn class(group: &Group, household: &Household) -> Option<u16> {
    let [alone] = household.members.as_slice() else { return None };
    let mut class = 0;
    for of in RULES.iter().filter_map(|rule| rule.shape.apart()) {
        class = class * 16 + of(&group.terms, alone)?;
    }
    Some(class)
}
