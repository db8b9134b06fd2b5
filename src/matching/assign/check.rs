//! An independent check of an assignment against the rules and the night, place by place. Shares no
//! code with the batch.

use super::request::{AssignAsk, Seeking};
use crate::domain::{
    ExpectedOpening, FULL_HOLDS, Group, Offer, Openings, PublishedPost, Timestamp, UnitKind,
};
use crate::matching::SearchIndex;
use crate::rules::{Kind, RULES};
use std::collections::{BTreeMap, BTreeSet};

/// The unit group of each household, by its position in the night.
pub type AssignedRows = [Option<usize>];

/// Returns true if every household may stay where it is placed and nothing is given twice.
pub fn can_be_done(field: &SearchIndex, ask: &AssignAsk, rows: &AssignedRows) -> bool {
    let night = field.night();
    let mut at_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut at_program: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (household, row) in rows.iter().enumerate() {
        let Some(row) = row else { continue };
        let Some(group) = night.groups.get(*row) else { return false };
        let Some(program) = night.programs.get(group.program) else { return false };
        let Some(one) = ask.seeking.get(household) else { return false };
        let offer = Offer { program, group, curves: &night.curves };
        if RULES.iter().any(|rule| rule.judge_of(offer, &one.profile).kind == Kind::Fails) {
            return false;
        }
        at_group.entry(*row).or_default().push(household);
        at_program.entry(group.program).or_default().push(household);
    }
    let rooms = at_group.iter().all(|(row, households)| {
        let offer = night.groups.get(*row).and_then(|group| night.offer(group));
        offer.is_some_and(|offer| has_room(offer, ask, households))
    });
    let support = night.groups.iter().all(|group| {
        let here = at_program.get(&group.program).into_iter().flatten();
        let needed = here.filter_map(|at| ask.seeking.get(*at)).map(|one| one.support);
        supports(group).is_none_or(|most| needed.sum::<u32>() <= most)
    });
    let program = |household: &usize| Some(night.groups.get((*rows.get(*household)?)?)?.program);
    let apart = ask.apart.iter().all(|set| {
        let (each, mut seen) = (set.iter().collect::<BTreeSet<_>>(), BTreeSet::new());
        each.into_iter().filter_map(program).all(|program| seen.insert(program))
    });
    rooms && support && apart
}

/// The most support that a group says its program can give.
fn supports(group: &Group) -> Option<u32> {
    let loads = RULES.iter().filter_map(|rule| rule.shape.load());
    loads.filter_map(|most| most(&group.terms).map(u32::from)).min()
}

/// Returns true if one group has room for these households. Counts the posted units, or the
/// expected ones if the post has none.
fn has_room(offer: Offer<'_>, ask: &AssignAsk, households: &[usize]) -> bool {
    let group = offer.group;
    let here: Vec<_> = households.iter().filter_map(|at| ask.seeking.get(*at)).collect();
    let Some(now) = here.first().map(|one| one.profile.now) else { return true };
    let Some(post) = group.post.as_ref().filter(|post| counts(post, now)) else {
        return here.len() == 1;
    };
    let ahead =
        |at: &ExpectedOpening| at.is_ahead(offer.program.clocks(), now, Some(post.posted_at));
    let open = match group.terms.opening.filter(ahead).filter(|_| post.openings == Openings::None) {
        Some(ExpectedOpening { units: None, .. }) => return here.len() == 1,
        Some(ExpectedOpening { units: Some(units), .. }) => units,
        None => post.openings.at_least(),
    };
    let open = u32::from(group.terms.units.map_or(open, |units| units.min(open)));
    let people = here.iter().map(|one| one.profile.household.size()).sum::<u32>();
    let beds = u32::from(group.terms.mates.beds);
    if here.len() == 1 && open > 0 && may_be_enough(group, post, people) {
        return true;
    }
    match group.unit_group.kind {
        UnitKind::Private => u32::try_from(here.len()).is_ok_and(|rooms| rooms <= open),
        UnitKind::SharedBed | UnitKind::Unknown if !group.terms.mates.matter() => people <= open,
        // A partly free room counts only if it is the only one.
        UnitKind::SharedBed | UnitKind::Unknown if open < beds => {
            people <= open && rooms(group, &here, open).is_some_and(|rooms| rooms <= 1)
        }
        UnitKind::SharedBed | UnitKind::Unknown => {
            rooms(group, &here, beds).is_some_and(|rooms| rooms <= open / beds)
        }
    }
}

fn counts(post: &PublishedPost, now: Timestamp) -> bool {
    post.openings != Openings::None || now - post.posted_at <= FULL_HOLDS
}

/// Returns true if one household alone may find enough beds: some numbers of the posted band are
/// enough for it, and if its room is set by gender or age, one room can hold it.
fn may_be_enough(group: &Group, post: &PublishedPost, people: u32) -> bool {
    let most = group.terms.units.unwrap_or(u16::MAX).min(post.openings.at_most());
    let mates = group.terms.mates;
    people <= u32::from(most) && (!mates.matter() || people <= u32::from(mates.beds))
}

/// The rooms that the households need. People of one class share; other households have their own.
fn rooms(group: &Group, here: &[&Seeking], beds: u32) -> Option<u32> {
    let (mut classes, mut alone) = (BTreeMap::<Vec<u16>, u32>::new(), 0);
    for one in here {
        let members = &one.profile.household.members;
        if u32::try_from(members.len()).ok()? > beds {
            return None;
        }
        let class: Option<Vec<u16>> = RULES
            .iter()
            .filter_map(|rule| rule.shape.apart())
            .map(|of| members.first().and_then(|member| of(&group.terms, member)))
            .collect();
        match class.filter(|_| members.len() == 1) {
            Some(class) => *classes.entry(class).or_default() += 1,
            None => alone += 1,
        }
    }
    Some(alone + classes.values().map(|people| people.div_ceil(beds)).sum::<u32>())
}
