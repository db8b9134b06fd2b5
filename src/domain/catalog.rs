//! A whole network as loaded from a file: what an import makes, a store keeps and a night is read from.

use crate::domain::{
    Assertion, CapacityPost, Curves, Grounds, Group, Network, Night, Organization, Problems,
    Program, ProgramId, StatedOf, Subject, Terms, Unit, UnitGroup, UnitGroupId,
};
use crate::words::say;
use std::collections::HashMap;

/// Everything an import knows of a network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalog {
    /// How the network calls itself.
    pub network: Network,
    /// Who runs programs.
    pub organizations: Vec<Organization>,
    /// The programs, bare: stage, place and status come from the assertions.
    pub programs: Vec<Program>,
    /// The unit groups.
    pub groups: Vec<UnitGroup>,
    /// The units that can be promised; none where nobody vouches for single units.
    pub units: Vec<Unit>,
    /// What is said of programs and groups, by whom and when.
    pub assertions: Vec<Assertion>,
    /// Capacity posts.
    pub posts: Vec<CapacityPost>,
}

/// A row of an import that nobody can vouch for: kept out, and listed with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The row in the file, the heading being row 1.
    pub row: u64,
    /// Why, as a sentence.
    pub reason: String,
}

impl Night {
    /// The network as its assertions and posts have it: of several, the newest holds.
    pub fn of(catalog: &Catalog) -> Result<Self, Problems> {
        Self::with(catalog, Curves::default())
    }

    /// The same, with posts that go bad by curves of the network's own.
    pub fn with(catalog: &Catalog, curves: Curves) -> Result<Self, Problems> {
        let mut said: HashMap<&Subject, Vec<Assertion>> = HashMap::new();
        for assertion in &catalog.assertions {
            said.entry(&assertion.subject).or_default().push(assertion.clone());
        }
        let about = |subject: &Subject| said.get(subject).map_or(&[][..], Vec::as_slice);
        let mut programs = Vec::with_capacity(catalog.programs.len());
        for program in &catalog.programs {
            programs.push(program.clone().told(about(&Subject::Program(program.id.clone())))?);
        }
        programs.sort_by(|a, b| a.id.cmp(&b.id));
        let posts = catalog.last_posts();
        let mut groups = Vec::with_capacity(catalog.groups.len());
        for unit_group in &catalog.groups {
            let program =
                place_of(&programs, &unit_group.program).ok_or_else(|| orphan(unit_group))?;
            let terms = Terms::default()
                .told(about(&Subject::Program(unit_group.program.clone())))?
                .told(about(&Subject::Group(unit_group.id.clone())))?;
            let post = posts.get(&unit_group.id).map(|post| (*post).clone());
            groups.push(Group {
                unit_group: unit_group.clone(),
                program,
                terms,
                post,
                on_the_way: 0,
            });
        }
        groups.sort_by(|a, b| (a.program, &a.unit_group.id).cmp(&(b.program, &b.unit_group.id)));
        let (network, on) = (catalog.network.clone(), stated_of(catalog, &programs));
        let grounds = Grounds::default();
        let (programs, groups) = (programs.into(), groups.into());
        Ok(Self { network, programs, groups, grounds, curves }.resting_on(&on))
    }
}

/// What is stated of each program and its groups.
fn stated_of(catalog: &Catalog, programs: &[Program]) -> Vec<StatedOf> {
    let program_of: HashMap<&UnitGroupId, &ProgramId> =
        catalog.groups.iter().map(|group| (&group.id, &group.program)).collect();
    let mut said: HashMap<&ProgramId, Vec<Assertion>> = HashMap::new();
    for assertion in &catalog.assertions {
        let program = match &assertion.subject {
            Subject::Program(id) => Some(id),
            Subject::Group(id) => program_of.get(id).copied(),
        };
        if let Some(program) = program {
            said.entry(program).or_default().push(assertion.clone());
        }
    }
    let of = |program: &Program| said.get(&program.id).map_or(&[][..], Vec::as_slice);
    programs.iter().map(|program| StatedOf::of(of(program))).collect()
}

fn place_of(programs: &[Program], id: &ProgramId) -> Option<usize> {
    programs.binary_search_by(|p| p.id.cmp(id)).ok()
}

fn orphan(group: &UnitGroup) -> Problems {
    Problems::one(
        group.id.as_str(),
        say::group_without_program(group.program.to_string()),
        say::add_program_or_remove_group(),
    )
}

impl Catalog {
    /// The post of each group that holds.
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
