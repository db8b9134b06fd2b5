//! Looks up programs, with their dated statements and their posts.

use super::{Allowed, Desk, PostCapacity, Refusal};
use crate::domain::{Assertion, Group, OrganizationId, Program, ProgramId};
use std::sync::Arc;

/// A page of programs, in the order of their ids.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgramPage {
    /// The programs.
    pub programs: Vec<Program>,
    /// The number of programs in the network.
    pub total: usize,
    /// The id after which the next page begins, if there is one.
    pub next_after: Option<ProgramId>,
}

/// A program by its id and its name.
pub type Called = (ProgramId, Arc<str>);

/// A program with everything stored about it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgramFile {
    /// The program.
    pub program: Program,
    /// Its unit groups.
    pub groups: Vec<Group>,
    /// The statements about it and its groups, oldest first.
    pub assertions: Vec<Assertion>,
}

impl Desk {
    /// Returns at most `limit` programs whose ids come after `after`.
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

    /// Returns at most `limit` programs for which the actor posts, whose ids come after `after`. A
    /// visitor of a demo posts for all.
    pub fn programs_to_post(
        &self,
        by: &Allowed<PostCapacity>,
        after: Option<&ProgramId>,
        limit: usize,
    ) -> ProgramPage {
        if by.is_visitor() {
            return self.programs(after, limit);
        }
        let field = self.field();
        let own = |program: &&Program| {
            program.organization == *by.organization() && by.covers(&program.id)
        };
        let all: Vec<&Program> = field.night().programs.iter().filter(own).collect();
        let mut rest = all.iter().filter(|program| after.is_none_or(|id| program.id > *id));
        let programs: Vec<Program> =
            rest.by_ref().take(limit).map(|program| (*program).clone()).collect();
        let next_after = rest.next().and(programs.last()).map(|program| program.id.clone());
        ProgramPage { programs, total: all.len(), next_after }
    }

    /// Returns the programs with these ids, in the given order. Unknown ids are left out.
    pub fn programs_with(&self, ids: &[ProgramId]) -> Vec<Called> {
        let field = self.field();
        let night = field.night();
        let one = |id: &ProgramId| night.programs.get(night.program_at(id)?);
        let found = ids.iter().filter_map(one);
        found.map(|program| (program.id.clone(), Arc::clone(&program.name))).collect()
    }

    /// Returns the programs of an organization, by id.
    pub(super) fn programs_of(&self, organization: &OrganizationId) -> Vec<Called> {
        let field = self.field();
        let own = |program: &&Program| program.organization == *organization;
        let own = field.night().programs.iter().filter(own);
        own.map(|program| (program.id.clone(), Arc::clone(&program.name))).collect()
    }

    /// Returns at most `most` programs whose names have a word that begins with each word of
    /// `name`. Exact matches come first.
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
        // A name that only one program has exactly means that program.
        if found.iter().filter(|(other, _)| !other).count() == 1 {
            found.truncate(1);
        }
        found.into_iter().map(|(_, called)| called).take(most).collect()
    }

    /// Returns a program with its groups and its dated assertions.
    pub fn program(&self, id: &ProgramId) -> Result<ProgramFile, Refusal> {
        let (program, groups) = self.at_program(id).ok_or(Refusal::NoSuchProgram)?;
        let mut assertions = self.store.assertions_of(id)?;
        assertions.sort_by_key(|assertion| assertion.as_of);
        Ok(ProgramFile { program, groups, assertions })
    }

    /// Returns a program with its groups.
    pub(super) fn at_program(&self, id: &ProgramId) -> Option<(Program, Vec<Group>)> {
        let field = self.field();
        let (program, groups) = field.at_program(id)?;
        Some((program.clone(), groups.cloned().collect()))
    }
}

/// Returns the words of a name in lowercase, without characters other than letters and digits.
fn words(name: &str) -> Vec<String> {
    let parts = name.to_lowercase();
    let parts = parts.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
