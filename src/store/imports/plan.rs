//! The changes of an import, planned before anything is written.

use super::batches::{Batches, ListingRow, OwnListings};
use super::edits::{Edited, RecordEdit};
use super::known::{KnownProgram, KnownRecords, RecordsWanted};
use crate::domain::{
    Assertion, Catalog, Import, ImportReport, ImportedGroup, ImportedProgram, KeptStatement,
    Merging, Organization, OrganizationId, Problems, ProgramChange, ProgramId, Subject, UnitGroup,
    UnitGroupId, ValueChange,
};
use crate::store::StoreError;
use crate::store::db::Db;
use crate::words::say;
use std::collections::{HashMap, HashSet};

/// The most programs that are loaded in one step.
const AT_ONCE: usize = 500;

/// The changes of an import.
#[derive(Default)]
pub(super) struct ImportPlan {
    /// The number of the import.
    pub(super) number: i64,
    /// The new records. Their assertions are in `statements`.
    pub(super) new: Catalog,
    /// The statements to add, in order.
    pub(super) statements: Vec<KeptStatement>,
    /// The programs of existing unit groups that statements are about.
    pub(super) homes: HashMap<UnitGroupId, ProgramId>,
    /// Listings that begin.
    pub(super) listed: Vec<ListingRow>,
    /// The organizations that the source names for the first time, by the digests of its keys.
    pub(super) organizations: Vec<(String, OrganizationId)>,
    /// Programs whose listing ends, with all of their unit groups.
    pub(super) gone: Vec<String>,
    /// Unit groups whose listing ends.
    pub(super) gone_groups: Vec<String>,
    /// Names and other values that change in place.
    pub(super) edits: Vec<RecordEdit>,
    /// The report of these changes.
    pub(super) report: ImportReport,
}

/// Makes the plan, one part of the programs at a time.
pub(super) struct Planner<'a> {
    batches: &'a Batches,
    own: OwnListings,
    merging: Merging<'a>,
    problems: Problems,
    plan: ImportPlan,
    seen: HashSet<String>,
    new_organizations: HashSet<String>,
    edited_organizations: HashSet<String>,
}

impl<'a> Planner<'a> {
    pub(super) fn of(
        db: &mut Db,
        batches: &'a Batches,
        merging: Merging<'a>,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            own: OwnListings::load(db, merging.source)?,
            batches,
            merging,
            problems: Problems::default(),
            plan: ImportPlan { number: batches.next_number(), ..ImportPlan::default() },
            seen: HashSet::new(),
            new_organizations: HashSet::new(),
            edited_organizations: HashSet::new(),
        })
    }

    /// The plan for a list, or the problems that prevent the merge.
    pub(super) fn plan(
        mut self,
        db: &mut Db,
        import: Import,
    ) -> Result<Result<ImportPlan, Problems>, StoreError> {
        let mut programs = import.programs.into_iter().peekable();
        while programs.peek().is_some() {
            let some: Vec<ImportedProgram> = programs.by_ref().take(AT_ONCE).collect();
            let known = self.known_of(db, &some)?;
            for program in some {
                self.add(&known, program);
            }
        }
        self.end(db)?;
        Ok(self.problems.into_result().map(|()| self.plan))
    }

    fn known_of(&self, db: &mut Db, some: &[ImportedProgram]) -> Result<KnownRecords, StoreError> {
        let id = |program: &'_ ImportedProgram| {
            self.own.program(&program.external_id).map(|one| one.id.clone())
        };
        let mapped: Vec<String> = some.iter().filter_map(id).collect();
        let wanted = RecordsWanted {
            programs: mapped
                .iter()
                .map(String::as_str)
                .chain(some.iter().map(|program| program.entry.id.as_str()))
                .collect(),
            organizations: some.iter().map(|program| program.organization.id.as_str()).collect(),
            groups: some
                .iter()
                .flat_map(|program| &program.groups)
                .map(|group| group.group.id.as_str())
                .collect(),
        };
        KnownRecords::load(db, self.merging.source, self.batches, &wanted)
    }

    fn add(&mut self, known: &KnownRecords, program: ImportedProgram) {
        let listed = self.own.program(&program.external_id).cloned();
        let id = listed.as_ref().map_or(program.entry.id.as_str(), |one| &one.id).to_owned();
        if !self.seen.insert(id.clone()) {
            self.problems.add(&program.external_id, say::program_there_twice(), say::remove_one());
            return;
        }
        if !listed.as_ref().is_some_and(|one| one.is_current) {
            self.list(&program.external_id, &id, None);
        }
        let is_listed = listed.is_some();
        match known.programs.get(&id) {
            None => {
                self.organization(known, &program.organization);
                self.add_new(known, program);
            }
            Some(there) if is_listed || there.entry.organization == program.organization.id => {
                self.merge(known, there, program);
            }
            Some(there) => {
                let of = there.entry.organization.to_string();
                let what = say::program_of_other_organization(id.clone(), of);
                self.problems.add(id, what, say::give_program_other_id());
            }
        }
    }

    fn list(&mut self, external_id: &str, program: &str, group: Option<&str>) {
        self.plan.listed.push(ListingRow {
            source: self.merging.source.to_owned(),
            external_id: external_id.to_owned(),
            program_id: program.to_owned(),
            unit_group_id: group.map(str::to_owned),
            since: self.plan.number,
            until: None,
        });
    }

    /// Returns true if a row may be changed in place: an import of this source made it, or no
    /// import did.
    fn is_own(&self, batch: Option<i64>) -> bool {
        self.batches.source_of(batch).is_none_or(|source| source == self.merging.source)
    }

    fn organization(&mut self, known: &KnownRecords, organization: &Organization) {
        let Organization { id, name } = organization;
        match known.organizations.get(id.as_str()) {
            None => {
                if self.new_organizations.insert(id.to_string()) {
                    self.plan.new.organizations.push(organization.clone());
                }
            }
            Some((there, batch)) if there != name && self.is_own(*batch) => {
                if self.edited_organizations.insert(id.to_string()) {
                    self.edit(Edited::OrganizationName, id.as_str(), there, name);
                }
            }
            Some(_) => {}
        }
    }

    fn edit(&mut self, edited: Edited, id: &str, old: &str, new: &str) {
        let (id, old, new) = (id.to_owned(), old.to_owned(), new.to_owned());
        self.plan.edits.push(RecordEdit { edited, id, old, new });
    }

    fn add_new(&mut self, known: &KnownRecords, program: ImportedProgram) {
        let ImportedProgram { entry, assertions, groups, .. } = program;
        self.plan.report.new.push((&entry).into());
        self.state(assertions);
        for group in groups {
            self.add_group(known, entry.id.as_str(), group);
        }
        self.plan.new.programs.push(entry);
    }

    /// Adds statements unchanged, because nothing was stated about their subject before.
    fn state(&mut self, assertions: Vec<Assertion>) {
        let brought_by = Some(self.merging.source.into());
        let state = |assertion| KeptStatement { assertion, brought_by: brought_by.clone() };
        self.plan.statements.extend(assertions.into_iter().map(state));
    }

    fn add_group(&mut self, known: &KnownRecords, program: &str, group: ImportedGroup) {
        let id = group.group.id.as_str();
        if let Some(home) = known.homes.get(id) {
            let what = say::unit_group_of_other_program(id.to_owned(), home.clone());
            self.problems.add(id, what, say::give_unit_group_other_id());
            return;
        }
        self.list(&group.external_id, program, Some(id));
        let new = &mut self.plan.new;
        new.units.extend(group.units);
        new.posts.extend(group.post);
        new.groups.push(group.group);
        self.state(group.assertions);
    }

    fn merge(&mut self, known: &KnownRecords, there: &KnownProgram, program: ImportedProgram) {
        let id = there.entry.id.clone();
        let mut values = self.edit_program(known, there, &program);
        let of_program = Subject::Program(id.clone());
        let mut stated = about(&of_program, program.assertions);
        let mut on_list = HashSet::new();
        for group in program.groups {
            let Some((kept, batch)) = self.known_group(there, &group) else {
                let name = Some(group.group.name.to_string());
                values.push(listed(group.group.id.clone(), None, name));
                self.add_group(known, id.as_str(), group);
                continue;
            };
            on_list.insert(kept.id.clone());
            values.extend(self.merge_group(kept, batch, &group));
            stated.extend(about(&Subject::Group(kept.id.clone()), group.assertions));
        }
        // The list neither states nor withdraws anything about a group that is not on it.
        let is_listed = |one: &&KeptStatement| {
            one.assertion.subject.group().is_none_or(|group| on_list.contains(group))
        };
        let kept: Vec<KeptStatement> = there.statements.iter().filter(is_listed).cloned().collect();
        let mut added = self.merging.merge(&kept, &stated, &there.confirmed);
        for group in self.gone_groups(there, &on_list) {
            values.push(listed(group.id.clone(), Some(group.name.to_string()), None));
            self.plan.gone_groups.push(group.id.to_string());
            if !there.listed_elsewhere.contains(group.id.as_str()) {
                added.push(self.merging.not_listed(&Subject::Group(group.id.clone())));
            }
        }
        self.report(there, &added, values);
        self.put(&id, added);
    }

    /// Changes the record of a program in place, if this source may. Returns the changed values.
    fn edit_program(
        &mut self,
        known: &KnownRecords,
        there: &KnownProgram,
        program: &ImportedProgram,
    ) -> Vec<ValueChange> {
        if !self.is_own(there.batch) {
            return vec![];
        }
        self.organization(known, &program.organization);
        let (from, id) = (self.plan.edits.len(), there.entry.id.as_str());
        if there.entry.name != program.entry.name {
            self.edit(Edited::ProgramName, id, &there.entry.name, &program.entry.name);
        }
        let (old, new) = (&there.entry.organization, &program.entry.organization);
        if old != new {
            self.edit(Edited::ProgramOrganization, id, old.as_str(), new.as_str());
        }
        self.edited(from, None)
    }

    /// The existing group that a line of the list means, with the import that made it.
    fn known_group<'k>(
        &self,
        there: &'k KnownProgram,
        group: &ImportedGroup,
    ) -> Option<(&'k UnitGroup, Option<i64>)> {
        let own = self.own.group(there.entry.id.as_str(), &group.external_id);
        let id = own.map_or(group.group.id.as_str(), |own| &own.id);
        let found = there.groups.iter().find(|(known, _)| known.id.as_str() == id);
        found.map(|(known, batch)| (known, *batch))
    }

    fn merge_group(
        &mut self,
        kept: &UnitGroup,
        batch: Option<i64>,
        group: &ImportedGroup,
    ) -> Vec<ValueChange> {
        let own = self.own.group(kept.program.as_str(), &group.external_id);
        if !own.is_some_and(|own| own.is_current) {
            self.list(&group.external_id, kept.program.as_str(), Some(kept.id.as_str()));
        }
        let from = self.plan.edits.len();
        if self.is_own(batch) {
            self.edit_group(kept, &group.group);
        }
        self.plan.report.posts_left_out += usize::from(group.post.is_some());
        self.edited(from, Some(&kept.id))
    }

    /// The groups of a program that are on the source's last list and not on this one.
    fn gone_groups<'k>(
        &self,
        there: &'k KnownProgram,
        on_list: &HashSet<UnitGroupId>,
    ) -> Vec<&'k UnitGroup> {
        let current = self.own.current_groups_of(there.entry.id.as_str());
        let groups = there.groups.iter().map(|(group, _)| group);
        groups
            .filter(|group| current.contains(group.id.as_str()) && !on_list.contains(&group.id))
            .collect()
    }

    fn edit_group(&mut self, kept: &UnitGroup, new: &UnitGroup) {
        let values = |group: &UnitGroup| {
            [group.name.to_string(), group.kind.to_string(), group.sleeps.to_string()]
        };
        let kinds = [Edited::GroupName, Edited::GroupKind, Edited::GroupSleeps];
        for ((edited, old), new) in kinds.into_iter().zip(values(kept)).zip(values(new)) {
            if old != new {
                self.edit(edited, kept.id.as_str(), &old, &new);
            }
        }
    }

    /// The edits from an index on, as changes of values.
    fn edited(&self, from: usize, group: Option<&UnitGroupId>) -> Vec<ValueChange> {
        let edits = self.plan.edits.iter().skip(from);
        edits
            .map(|edit| ValueChange {
                group: group.cloned(),
                what: edit.edited.of_report(),
                before: Some(edit.old.clone()),
                after: Some(edit.new.clone()),
            })
            .collect()
    }

    fn report(
        &mut self,
        there: &KnownProgram,
        added: &[KeptStatement],
        mut values: Vec<ValueChange>,
    ) {
        let assertions = |kept: &[KeptStatement]| -> Vec<Assertion> {
            kept.iter().map(|one| one.assertion.clone()).collect()
        };
        if !added.is_empty() {
            let before = assertions(&there.statements);
            let after = [before.clone(), assertions(added)].concat();
            values.extend(ValueChange::between(&before, &after));
        }
        let report = &mut self.plan.report;
        if values.is_empty() {
            report.unchanged += 1;
            report.outdated += usize::from(!added.is_empty());
        } else {
            let program = (&there.entry).into();
            report.changed.push(ProgramChange { program, values });
        }
    }

    fn put(&mut self, program: &ProgramId, added: Vec<KeptStatement>) {
        for one in &added {
            if let Some(group) = one.assertion.subject.group() {
                self.plan.homes.insert(group.clone(), program.clone());
            }
        }
        self.plan.statements.extend(added);
    }

    /// Ends the listings of programs that are no longer on the list.
    fn end(&mut self, db: &mut Db) -> Result<(), StoreError> {
        let mut gone: Vec<String> =
            self.own.current().filter(|id| !self.seen.contains(*id)).map(str::to_owned).collect();
        gone.sort_unstable();
        for some in gone.chunks(AT_ONCE) {
            let programs: Vec<&str> = some.iter().map(String::as_str).collect();
            let wanted = RecordsWanted { programs, organizations: vec![], groups: vec![] };
            let known = KnownRecords::load(db, self.merging.source, self.batches, &wanted)?;
            for there in some.iter().filter_map(|id| known.programs.get(id)) {
                self.plan.report.gone.push((&there.entry).into());
                if !there.is_listed_elsewhere && !there.is_marked() {
                    let subject = Subject::Program(there.entry.id.clone());
                    self.plan.statements.push(self.merging.not_listed(&subject));
                }
            }
        }
        self.plan.gone = gone;
        Ok(())
    }
}

/// The statements, with the stored subject instead of the one in the file.
fn about(subject: &Subject, said: Vec<Assertion>) -> Vec<Assertion> {
    said.into_iter().map(|said| Assertion { subject: subject.clone(), ..said }).collect()
}

fn listed(group: UnitGroupId, before: Option<String>, after: Option<String>) -> ValueChange {
    ValueChange { group: Some(group), what: "unit group", before, after }
}
