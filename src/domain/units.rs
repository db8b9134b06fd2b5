//! The number of units in a group, as far as it was stated. No post may name more.

use crate::domain::{
    Assertion, CapacityPost, Catalog, Clocks, Field, Place, Refused, Subject, Terms, UnitGroupId,
};
use crate::words::say;
use std::collections::HashMap;

/// The most units that a post may name if the number of units was not stated.
pub const MOST_UNITS: u16 = 2000;

/// The refusal of a post that names more units than its group has.
pub fn no_more_than(group: &UnitGroupId, open: u16, most: u16) -> Refused {
    Refused::new(
        say::post_exceeds_group(group.to_string(), open, most),
        say::post_fewer_units(most),
    )
}

impl Catalog {
    /// The posts that name more units than their group had, each with the most it may name. Uses
    /// only statements dated up to the day of the post.
    pub fn overposted(&self) -> Vec<(&CapacityPost, u16)> {
        let mut said: HashMap<&Subject, Vec<Assertion>> = HashMap::new();
        for about in self.assertions.iter().filter(|about| about.field == Field::Units) {
            said.entry(&about.subject).or_default().push(about.clone());
        }
        let programs: HashMap<&UnitGroupId, Subject> = self
            .groups
            .iter()
            .map(|group| (&group.id, Subject::Program(group.program.clone())))
            .collect();
        let stated = self.assertions.iter().filter(|about| about.field == Field::Place);
        let places: HashMap<&Subject, Place> =
            stated.filter_map(|about| Some((&about.subject, about.value.parse().ok()?))).collect();
        let most = |post: &CapacityPost| {
            let home = programs.get(&post.group).and_then(|home| places.get(home));
            // If the local clock is not known, use the latest possible day: more statements count.
            let (_, day) = Clocks::at(home.unwrap_or(&Place::Unknown)).days(post.posted_at);
            let by_then = |subject: &Subject| -> Vec<Assertion> {
                let about = said.get(subject).into_iter().flatten();
                about.filter(|about| about.as_of <= day).cloned().collect()
            };
            let whole = programs.get(&post.group).map(by_then).unwrap_or_default();
            let own = by_then(&Subject::Group(post.group.clone()));
            let terms = Terms::default().told(&whole).and_then(|terms| terms.told(&own));
            terms.ok().and_then(|terms| terms.units).unwrap_or(MOST_UNITS)
        };
        let with_most = self.posts.iter().map(|post| (post, most(post)));
        with_most.filter(|(post, most)| post.open > *most).collect()
    }
}
