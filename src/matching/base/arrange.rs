//! Arranges a household over a program's units: together, or knowingly split into parts that stay
//! whole.

use crate::domain::{Household, Member, Role, UnitKind};
use crate::rules::{Bond, RULES};
use crate::solvers::model::{Goal, Model, Point, Sense, Solved, VariableIx};
use std::time::Duration;

/// A unit group, as arranging sees it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rooms {
    /// The kind: beds of a shared room, or private rooms.
    pub kind: UnitKind,
    /// The number of people that one unit sleeps.
    pub sleeps: u16,
    /// The number of available units.
    pub units: u16,
    /// For each part, in order, true if the group takes it.
    pub takes: Vec<bool>,
    /// The most children it takes along with adults of the household; `None` if not stated.
    pub most_children: Option<u32>,
    /// The number of such children in each part, in order.
    pub children: Vec<u32>,
}

impl Rooms {
    /// Returns the number of such children in a part.
    fn children_of(&self, part: usize) -> u32 {
        self.children.get(part).copied().unwrap_or(0)
    }
}

/// The place of each part of a household, in the order of the parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement {
    /// The spot of each part.
    pub stays: Vec<PartStay>,
}

/// A room of a group, or the shared room of a group of beds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct PartStay {
    /// The position of the group in the list of groups.
    pub group: usize,
    /// The number of the room in the group; 0 for a shared room.
    pub room: usize,
}

impl Arrangement {
    /// Returns the number of rooms used, private and shared; 1 means that all stay together.
    pub fn spots(&self) -> usize {
        let mut spots = self.stays.clone();
        spots.sort_unstable();
        spots.dedup();
        spots.len()
    }

    /// Returns true if every group takes its parts and their children, and no room is over its
    /// size. Shares no code with the model that it checks.
    pub fn holds(&self, sizes: &[u32], groups: &[Rooms]) -> bool {
        let people_in = |stay: &PartStay| -> u32 {
            let here = self.stays.iter().zip(sizes).filter(|(s, _)| *s == stay);
            here.map(|(_, size)| *size).sum()
        };
        let children_in = |group: usize| -> u32 {
            let parts = self.stays.iter().enumerate().filter(|(_, stay)| stay.group == group);
            let rooms = groups.get(group);
            parts.filter_map(|(part, _)| Some(rooms?.children_of(part))).sum()
        };
        let few_enough = |(at, group): (usize, &Rooms)| {
            group.most_children.is_none_or(|most| children_in(at) <= most)
        };
        self.stays.len() == sizes.len()
            && groups.iter().enumerate().all(few_enough)
            && self.stays.iter().enumerate().all(|(part, stay)| {
                groups.get(stay.group).is_some_and(|group| {
                    let people = people_in(stay);
                    let room = match group.kind {
                        UnitKind::Private => {
                            stay.room < usize::from(group.units)
                                && people <= u32::from(group.sleeps)
                        }
                        UnitKind::SharedBed | UnitKind::Unknown => {
                            stay.room == 0 && people <= u32::from(group.units)
                        }
                    };
                    room && group.takes.get(part) == Some(&true)
                })
            })
    }
}

/// A spot where parts can stay together: a room, or all beds of a shared room.
struct BedSpot {
    group: usize,
    people: i64,
    room: usize,
}

/// Returns the arrangement in the fewest rooms, earlier groups first; `None` if there is none.
/// `sizes` are the people in each part. A single part needs no model.
pub fn arrange(
    sizes: &[u32],
    groups: &[Rooms],
    within: Duration,
) -> Result<Option<Arrangement>, OutOfTime> {
    match sizes {
        [] => Ok(None),
        [one] => Ok(alone(*one, groups)),
        _ => by_solver(sizes, groups, within),
    }
}

/// No answer: time ran out before the best arrangement was found or excluded, or the solver's
/// arrangement failed its check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfTime;

/// Arranges one part without a model: returns the first group that takes it and has room.
pub fn alone(size: u32, groups: &[Rooms]) -> Option<Arrangement> {
    let fits = |group: &Rooms| {
        group.takes.first() == Some(&true)
            && group.units > 0
            && size <= spot_people(group)
            && group.most_children.is_none_or(|most| group.children_of(0) <= most)
    };
    let group = groups.iter().position(fits)?;
    Some(Arrangement { stays: vec![PartStay { group, room: 0 }] })
}

/// Arranges the parts by a mixed-integer model.
pub fn by_solver(
    sizes: &[u32],
    groups: &[Rooms],
    within: Duration,
) -> Result<Option<Arrangement>, OutOfTime> {
    let spots = spots(sizes.len(), groups);
    let mut model = Model::new(Goal::Least);
    let used: Vec<VariableIx> = spots.iter().map(|_| model.binary(COST_OF_A_SPOT)).collect();
    let mut stays: Vec<(usize, usize, VariableIx)> = Vec::new();
    for (part, _) in sizes.iter().enumerate() {
        for (spot, place) in spots.iter().enumerate() {
            if takes(groups, place, part) {
                let earlier_first = i64::try_from(place.group).unwrap_or(0);
                stays.push((part, spot, model.binary(earlier_first)));
            }
        }
        let here = stays.iter().filter(|(p, _, _)| *p == part).map(|(_, _, z)| (*z, 1)).collect();
        model.row(here, Sense::Exactly, 1);
    }
    for (spot, (place, used_here)) in spots.iter().zip(&used).enumerate() {
        let inside = stays.iter().filter(|(_, s, _)| *s == spot);
        let people = inside.map(|(part, _, z)| (*z, size_of(sizes, *part)));
        let mut row: Vec<_> = people.collect();
        row.push((*used_here, -place.people));
        model.row(row, Sense::AtMost, 0);
        if let (true, Some(last)) = (place.room > 0, used.get(spot.wrapping_sub(1))) {
            model.row(vec![(*used_here, 1), (*last, -1)], Sense::AtMost, 0);
        }
    }
    for (at, group) in groups.iter().enumerate() {
        let Some(most) = group.most_children else { continue };
        let here = stays.iter().filter(|(_, s, _)| spots.get(*s).is_some_and(|s| s.group == at));
        let children = here.map(|(part, _, z)| (*z, i64::from(group.children_of(*part))));
        model.row(children.collect(), Sense::AtMost, i64::from(most));
    }
    match model.solve(within) {
        Solved::Best(point) => {
            let found = read(sizes.len(), &spots, &stays, &point);
            if found.holds(sizes, groups) { Ok(Some(found)) } else { Err(OutOfTime) }
        }
        Solved::Infeasible => Ok(None),
        Solved::Found(_) | Solved::NotFound => Err(OutOfTime),
    }
}

/// The cost of using a spot. It outweighs every preference among groups.
const COST_OF_A_SPOT: i64 = 10_000;

fn size_of(sizes: &[u32], part: usize) -> i64 {
    sizes.get(part).map_or(i64::MAX, |size| i64::from(*size))
}

fn takes(groups: &[Rooms], spot: &BedSpot, part: usize) -> bool {
    groups.get(spot.group).and_then(|g| g.takes.get(part)).copied().unwrap_or(false)
}

/// Returns the people that one spot of a group holds, by the rules that cap it.
fn spot_people(group: &Rooms) -> u32 {
    let caps = RULES.iter().filter_map(|rule| rule.shape.cap());
    let caps = caps.map(|people| people(group.kind, group.sleeps, group.units));
    caps.min().unwrap_or(u32::MAX)
}

/// Returns the parts of a household that rules certainly keep whole. A part lists its members by
/// their positions in the household: survivors come first. Each member is alone or with those that
/// a rule keeps them with.
pub fn parts(household: &Household) -> Vec<Vec<usize>> {
    parts_by(household, |bond| bond == Bond::Same)
}

/// Returns the ways to split a household, in the order they are tried; the first that works is
/// used. The first keeps all members together who may have to stay together. The second separates
/// them if their ages leave that open.
pub fn partings(household: &Household) -> Vec<Vec<Vec<usize>>> {
    let mut all = vec![parts_by(household, |bond| bond != Bond::Free), parts(household)];
    all.dedup();
    all.retain(|parts| parts.len() > 1);
    all
}

/// Returns true if a rule keeps two members together only in case one is as young as they may be.
pub(crate) fn perhaps_together(known: &Member, member: &Member) -> bool {
    bonds(known, member).any(|bond| bond == Bond::Perhaps)
}

fn parts_by(household: &Household, keeps: fn(Bond) -> bool) -> Vec<Vec<usize>> {
    let members = household.members.iter().enumerate();
    let (survivors, others): (Vec<_>, Vec<_>) =
        members.partition(|(_, member)| member.role == Role::Survivor);
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for (at, member) in survivors.into_iter().chain(others) {
        let with = |part: &Vec<usize>| {
            let mut here = part.iter().filter_map(|at| household.members.get(*at));
            here.any(|known| bonds(known, member).any(keeps))
        };
        match parts.iter_mut().find(|part| with(part)) {
            Some(part) => part.push(at),
            None => parts.push(vec![at]),
        }
    }
    parts
}

fn bonds(known: &Member, member: &Member) -> impl Iterator<Item = Bond> {
    let rules = RULES.iter().filter_map(|rule| rule.shape.same());
    rules.map(|bond| bond(known, member))
}

/// Returns the spots of all groups: one for a shared room, otherwise as many rooms as the parts
/// could use.
fn spots(parts: usize, groups: &[Rooms]) -> Vec<BedSpot> {
    let mut spots = Vec::new();
    for (at, group) in groups.iter().enumerate().filter(|(_, g)| g.units > 0) {
        let rooms = match group.kind {
            UnitKind::Private => usize::from(group.units).min(parts),
            UnitKind::SharedBed | UnitKind::Unknown => 1,
        };
        let people = i64::from(spot_people(group));
        spots.extend((0..rooms).map(|room| BedSpot { group: at, people, room }));
    }
    spots
}

fn read(
    parts: usize,
    spots: &[BedSpot],
    stays: &[(usize, usize, VariableIx)],
    point: &Point,
) -> Arrangement {
    let mut arrangement = Arrangement { stays: vec![PartStay::default(); parts] };
    let chosen = stays.iter().filter(|(_, _, variable)| point[*variable] == 1);
    for (part, spot, _) in chosen {
        if let (Some(place), Some(stay)) = (spots.get(*spot), arrangement.stays.get_mut(*part)) {
            *stay = PartStay { group: place.group, room: place.room };
        }
    }
    arrangement
}
