//! Everything matching may look at, read once, as one immutable value.

use crate::domain::{
    CapacityPost, Chunked, Curves, Grounds, Program, ProgramId, Terms, UnitGroup, UnitGroupId,
};

/// A network of programs as it stands at one moment. Clones share what they have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Night {
    /// Which network this is.
    pub network: Network,
    /// The programs, in the order of their ids.
    pub programs: Chunked<Program>,
    /// The unit groups, in the order of their programs, then of their ids.
    pub groups: Chunked<Group>,
    /// What it rests on.
    pub grounds: Grounds,
    /// How posts go bad here.
    pub curves: Curves,
}

/// How a network calls itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Network {
    /// Its name.
    pub name: String,
    /// A notice every page and answer carries, such as that a network is a demo; empty for none.
    pub notice: String,
}

/// A unit group with its terms and its last capacity post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The group.
    pub unit_group: UnitGroup,
    /// Where its program stands in [`Night::programs`].
    pub program: usize,
    /// Its terms, the program's own below them.
    pub terms: Terms,
    /// The last post, if there ever was one, as it can be relied on now: less what was promised
    /// of it since.
    pub post: Option<CapacityPost>,
    /// Units that are open and kept for somebody on the way.
    pub on_the_way: u16,
}

/// One unit group as rules see it: the group beside its program.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// The program.
    pub program: &'a Program,
    /// The group.
    pub group: &'a Group,
    /// How posts go bad in its network.
    pub curves: &'a Curves,
}

impl Group {
    /// The units that an operator would count as open: those on hold for somebody among them.
    pub fn counted_open(&self) -> Option<u16> {
        self.post.as_ref().map(|post| post.open.saturating_add(self.on_the_way))
    }
}

impl Night {
    /// Where a program stands among the programs.
    pub fn program_at(&self, id: &ProgramId) -> Option<usize> {
        self.programs.place_of(id, |program| &program.id)
    }

    /// Where a unit group of a program stands among the unit groups.
    pub fn group_at(&self, program: &ProgramId, group: &UnitGroupId) -> Option<usize> {
        let place = self.program_at(program)?;
        let of = |known: &Group| (known.program, &known.unit_group.id).cmp(&(place, group));
        let at = self.groups.partition_point(|known| of(known).is_lt());
        self.groups.get(at).is_some_and(|known| of(known).is_eq()).then_some(at)
    }

    /// The unit groups beside their programs, in order.
    pub fn offers(&self) -> impl Iterator<Item = Offer<'_>> {
        self.groups.iter().filter_map(|group| self.offer(group))
    }

    /// One of its unit groups beside its program.
    pub fn offer<'a>(&'a self, group: &'a Group) -> Option<Offer<'a>> {
        let program = self.programs.get(group.program)?;
        Some(Offer { program, group, curves: &self.curves })
    }
}
