//! Looks at programs: what they say of themselves, when, and what is posted as free.

use super::{Desk, Refusal};
use crate::domain::{Assertion, Group, Program, ProgramId};

/// Some programs, in the order of their ids.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgramPage {
    /// The programs.
    pub programs: Vec<Program>,
    /// How many the network has.
    pub total: usize,
    /// Where the next page begins, when there is one.
    pub next_after: Option<ProgramId>,
}

/// A program with everything that is stored of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgramFile {
    /// The program.
    pub program: Program,
    /// Its unit groups.
    pub groups: Vec<Group>,
    /// What was said of it and its groups, oldest first.
    pub assertions: Vec<Assertion>,
}

impl Desk {
    /// The programs whose ids come after `after`, at most `limit`.
    pub fn programs(&self, after: Option<&ProgramId>, limit: usize) -> ProgramPage {
        let field = self.field();
        let all = &field.night().programs;
        let start = after.map_or(0, |id| all.partition_point(|program| program.id <= *id));
        let rest = all.get(start..).unwrap_or_default();
        let programs: Vec<Program> = rest.iter().take(limit).cloned().collect();
        let more = rest.len() > programs.len();
        let next_after = programs.last().filter(|_| more).map(|program| program.id.clone());
        ProgramPage { programs, total: all.len(), next_after }
    }

    /// A program with its groups and its dated assertions.
    pub fn program(&self, id: &ProgramId) -> Result<ProgramFile, Refusal> {
        let (program, groups) = self.at_program(id).ok_or(Refusal::NoSuchProgram)?;
        let mut assertions = self.store.assertions_of(id)?;
        assertions.sort_by_key(|assertion| assertion.as_of);
        Ok(ProgramFile { program, groups, assertions })
    }

    /// A program with its groups.
    pub(super) fn at_program(&self, id: &ProgramId) -> Option<(Program, Vec<Group>)> {
        let field = self.field();
        let night = field.night();
        let at = night.programs.binary_search_by(|program| program.id.cmp(id)).ok()?;
        let from = night.groups.partition_point(|group| group.program < at);
        let groups = night.groups.iter().skip(from).take_while(|group| group.program == at);
        Some((night.programs.get(at)?.clone(), groups.cloned().collect()))
    }
}
