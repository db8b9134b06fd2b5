//! All data that matching may read, as one immutable value that is read once.

use crate::domain::{
    Chunked, Curves, Grounds, Program, ProgramId, PublishedPost, Terms, UnitGroup, UnitGroupId,
};

/// A network of programs as it stands at one moment. Clones share unchanged data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Night {
    /// The name and notice of the network.
    pub network: Network,
    /// The programs, sorted by id.
    pub programs: Chunked<Program>,
    /// The unit groups, sorted by program, then by id.
    pub groups: Chunked<Group>,
    /// The statements the night is based on.
    pub grounds: Grounds,
    /// The freshness curves of the network.
    pub curves: Curves,
}

/// The name of a network, and its notice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Network {
    /// Its name.
    pub name: String,
    /// A notice on every page and answer, such as that the network is a demo; empty for none.
    pub notice: String,
}

/// A unit group with its terms and its last capacity post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The group.
    pub unit_group: UnitGroup,
    /// The index of its program in [`Night::programs`].
    pub program: usize,
    /// The group's terms; where it states none, the program's.
    pub terms: Terms,
    /// The last post, if any, less what was promised from it since, as everyone may see it.
    pub post: Option<PublishedPost>,
}

/// A unit group with its program, as rules see it.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// The program.
    pub program: &'a Program,
    /// The group.
    pub group: &'a Group,
    /// The freshness curves of its network.
    pub curves: &'a Curves,
}

impl Night {
    /// The index of a program in [`Night::programs`].
    pub fn program_at(&self, id: &ProgramId) -> Option<usize> {
        self.programs.place_of(id, |program| &program.id)
    }

    /// The index of a program's unit group in [`Night::groups`].
    pub fn group_at(&self, program: &ProgramId, group: &UnitGroupId) -> Option<usize> {
        let place = self.program_at(program)?;
        let of = |known: &Group| (known.program, &known.unit_group.id).cmp(&(place, group));
        let at = self.groups.partition_point(|known| of(known).is_lt());
        self.groups.get(at).is_some_and(|known| of(known).is_eq()).then_some(at)
    }

    /// The unit groups with their programs, in order.
    pub fn offers(&self) -> impl Iterator<Item = Offer<'_>> {
        self.groups.iter().filter_map(|group| self.offer(group))
    }

    /// A unit group of this night with its program.
    pub fn offer<'a>(&'a self, group: &'a Group) -> Option<Offer<'a>> {
        let program = self.programs.get(group.program)?;
        Some(Offer { program, group, curves: &self.curves })
    }
}
