//! A whole network as records: an import makes it, the store keeps it, and a night is read from it.

use crate::domain::{
    Assertion, CapacityPost, Curves, Grounds, Group, Network, Night, Organization, Problems,
    ProgramEntry, ProgramId, StatedOf, Subject, Unit, UnitGroup, UnitGroupId,
};
use crate::words::say;
use std::collections::HashMap;

/// All records of a network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalog {
    /// The name and notice of the network.
    pub network: Network,
    /// The organizations that run programs.
    pub organizations: Vec<Organization>,
    /// The programs.
    pub programs: Vec<ProgramEntry>,
    /// The unit groups.
    pub groups: Vec<UnitGroup>,
    /// The units that can be promised; none for a group if no one vouches for single units.
    pub units: Vec<Unit>,
    /// The assertions about programs and groups.
    pub assertions: Vec<Assertion>,
    /// The capacity posts.
    pub posts: Vec<CapacityPost>,
}

impl Night {
    /// The network as its assertions and posts describe it. If several differ, the newest counts.
    pub fn of(catalog: &Catalog) -> Result<Self, Problems> {
        Self::with(catalog, Curves::default())
    }

    /// The same, with the network's own freshness curves.
    pub fn with(catalog: &Catalog, curves: Curves) -> Result<Self, Problems> {
        let of_group: HashMap<&UnitGroupId, &ProgramId> =
            catalog.groups.iter().map(|group| (&group.id, &group.program)).collect();
        let mut said: HashMap<&ProgramId, Vec<Assertion>> = HashMap::new();
        for assertion in &catalog.assertions {
            let program = match &assertion.subject {
                Subject::Program(id) => Some(id),
                Subject::Group(id) => of_group.get(id).copied(),
            };
            if let Some(program) = program {
                said.entry(program).or_default().push(assertion.clone());
            }
        }
        let mut listed: HashMap<&ProgramId, Vec<&UnitGroup>> = HashMap::new();
        for group in &catalog.groups {
            listed.entry(&group.program).or_default().push(group);
        }
        let mut entries: Vec<&ProgramEntry> = catalog.programs.iter().collect();
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let posts = catalog.last_posts();
        let (mut programs, mut groups, mut on) = (vec![], vec![], vec![]);
        for (program, entry) in entries.into_iter().enumerate() {
            let mut own = listed.remove(&entry.id).unwrap_or_default();
            own.sort_by(|a, b| a.id.cmp(&b.id));
            let about = said.get(&entry.id).map_or(&[][..], Vec::as_slice);
            let ids: Vec<&UnitGroupId> = own.iter().map(|group| &group.id).collect();
            let (stated, terms) = entry.clone().stated(&ids, about)?;
            on.push(StatedOf::of(about));
            programs.push(stated);
            groups.extend(own.into_iter().zip(terms).map(|(group, terms)| {
                let post = posts.get(&group.id).map(|post| post.published());
                Group { unit_group: group.clone(), program, terms, post }
            }));
        }
        if let Some(group) = listed.into_values().flatten().min_by_key(|group| &group.id) {
            return Err(orphan(group));
        }
        let (network, grounds) = (catalog.network.clone(), Grounds::default());
        let (programs, groups) = (programs.into(), groups.into());
        Ok(Self { network, programs, groups, grounds, curves }.resting_on(&on))
    }
}

fn orphan(group: &UnitGroup) -> Problems {
    Problems::one(
        group.id.as_str(),
        say::group_without_program(group.program.to_string()),
        say::add_program_or_remove_group(),
    )
}

impl Catalog {
    /// The last post of each group.
    pub fn last_posts(&self) -> HashMap<&UnitGroupId, &CapacityPost> {
        let mut last: HashMap<&UnitGroupId, &CapacityPost> = HashMap::new();
        for post in &self.posts {
            let known = last.entry(&post.group).or_insert(post);
            if known.is_before(post) {
                *known = post;
            }
        }
        last
    }
}
