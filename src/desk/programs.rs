//! Looks at programs: what they say of themselves, when, and what is posted as free.

use super::{Desk, Refusal};
use crate::domain::{Assertion, Group, Program, ProgramId};
use std::sync::Arc;

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

/// A program by its id and its name.
pub type Called = (ProgramId, Arc<str>);

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
        let rest = all.iter_from(start);
        let programs: Vec<Program> = rest.clone().take(limit).cloned().collect();
        let more = rest.len() > programs.len();
        let next_after = programs.last().filter(|_| more).map(|program| program.id.clone());
        ProgramPage { programs, total: all.len(), next_after }
    }

    /// The programs with these ids, in the order of the ids given; ids of no program are left out.
    pub fn programs_with(&self, ids: &[ProgramId]) -> Vec<Called> {
        let field = self.field();
        let night = field.night();
        let one = |id: &ProgramId| night.programs.get(night.program_at(id)?);
        let found = ids.iter().filter_map(one);
        found.map(|program| (program.id.clone(), Arc::clone(&program.name))).collect()
    }

    /// Programs whose name is this or holds every word of it, at most so many; the exact name first.
    pub fn called(&self, name: &str, most: usize) -> Vec<Called> {
        let words = words(name);
        if words.is_empty() {
            return Vec::new();
        }
        let field = self.field();
        let mut found: Vec<(bool, Called)> = Vec::new();
        for program in &field.night().programs {
            let named = self::words(&program.name);
            if words.iter().all(|word| named.iter().any(|one| one.starts_with(word.as_str()))) {
                let called = (program.id.clone(), Arc::clone(&program.name));
                found.push((named != words, called));
            }
        }
        found.sort_by_key(|(other, _)| *other);
        // A name that is that of one program alone means that one.
        if found.iter().filter(|(other, _)| !other).count() == 1 {
            found.truncate(1);
        }
        found.into_iter().map(|(_, called)| called).take(most).collect()
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
        let (program, groups) = field.at_program(id)?;
        Some((program.clone(), groups.cloned().collect()))
    }
}

/// The words of a name, without what is neither letter nor digit.
fn words(name: &str) -> Vec<String> {
    let parts = name.to_lowercase();
    let parts = parts.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
