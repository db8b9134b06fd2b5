//! Sentences about a household that would stay in parts.

use crate::domain::{Household, UnitKind};
use crate::matching::PartStay;
use crate::matching::base::arrange::perhaps_together;
use crate::matching::base::evaluation::{Evaluation, Split};
use crate::words::{Text, say};
use std::collections::BTreeMap;

/// The question to ask if a child who may be under 13 would be in another room.
pub(crate) fn young_child() -> Text {
    say::ask_how_old_each_child_is()
}

/// The question about the number of rooms that a household in parts would use.
pub(crate) fn in_rooms(rooms: usize) -> Text {
    say::ask_about_rooms(rooms)
}

impl Split {
    /// Returns the number of rooms that the household would use. The people in a shared spot fill
    /// rooms of the stated number of beds, one after the other.
    pub(crate) fn rooms(&self, evaluation: &Evaluation<'_>) -> usize {
        let mut people: BTreeMap<PartStay, usize> = BTreeMap::new();
        for (stay, members) in self.arrangement.stays.iter().zip(self.parts.iter()) {
            *people.entry(*stay).or_default() += members.len();
        }
        let rooms = people.into_iter().map(|(stay, people)| {
            let group = evaluation.field.group(self.rows.start + stay.group);
            let shared = group.filter(|group| group.unit_group.kind != UnitKind::Private);
            let beds = shared.map_or(0, |group| usize::from(group.terms.mates.beds));
            if beds == 0 { 1 } else { people.div_ceil(beds) }
        });
        rooms.sum()
    }

    /// Returns true if a child may have to stay with a survivor, and all such survivors would be in
    /// other rooms.
    pub(crate) fn may_part_a_young_child(&self, household: &Household) -> bool {
        let members = |part: &[usize]| part.to_vec();
        let spots: Vec<(PartStay, Vec<usize>)> = self
            .arrangement
            .stays
            .iter()
            .zip(self.parts.iter())
            .map(|(stay, part)| (*stay, members(part)))
            .collect();
        let of = |at: &usize| household.members.get(*at);
        let bound = |one: &usize, child: &usize| {
            of(one).zip(of(child)).is_some_and(|(one, child)| perhaps_together(one, child))
        };
        spots.iter().any(|(stay, part)| {
            part.iter().any(|child| {
                let survivors = |here: bool| {
                    spots.iter().any(|(other, others)| {
                        (other == stay) == here && others.iter().any(|one| bound(one, child))
                    })
                };
                survivors(false) && !survivors(true)
            })
        })
    }
}
