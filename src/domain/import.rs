//! The contents of a file of programs. Every format reads into one [`Import`]; the store merges it.

use crate::domain::{
    Assertion, CapacityPost, Catalog, Field, Network, Organization, Problems, ProgramEntry,
    Refused, Unit, UnitGroup, clean_name, may_tell_location, no_more_than,
};
use crate::words::{Text, say};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};
use std::mem;

/// The programs that a source lists on a day, with what it states of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// The name of the source: the same for every file of one list.
    pub source: String,
    /// The day that the list describes; `None` for the day it is imported.
    pub stated_on: Option<NaiveDate>,
    /// The name of the network, for a database that has none yet.
    pub network: Network,
    /// The origin of the ids in it.
    pub ids: ImportIds,
    /// The programs, in the order of the file.
    pub programs: Vec<ImportedProgram>,
    /// The rows that were kept out.
    pub set_aside: Vec<SetAside>,
    /// Notes on the file as a whole.
    pub notes: Vec<Text>,
}

/// The origin of the ids in an import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ImportIds {
    /// The file gives them, and they are kept.
    #[default]
    OfFile,
    /// They only tell the entries of the file apart, and may be made of facts. The store draws
    /// others at random.
    Drawn,
}

/// A program as a source lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedProgram {
    /// The row in the file, or its place in the list.
    pub row: u64,
    /// The id that the source gives it. The same id again is the same program.
    pub external_id: String,
    /// Its entry, under the id it gets where the source did not list it before.
    pub entry: ProgramEntry,
    /// The organization that runs it.
    pub organization: Organization,
    /// The key by which the source means this organization, if its id is drawn.
    pub organization_key: Option<String>,
    /// The statements about it as a whole, in the order of the file.
    pub assertions: Vec<Assertion>,
    /// Its unit groups.
    pub groups: Vec<ImportedGroup>,
}

/// A unit group as a source lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedGroup {
    /// The id that the source gives it within its program.
    pub external_id: String,
    /// The group.
    pub group: UnitGroup,
    /// Its units, where the source vouches for single ones.
    pub units: Vec<Unit>,
    /// The statements about it, in the order of the file.
    pub assertions: Vec<Assertion>,
    /// Its last capacity post.
    pub post: Option<CapacityPost>,
}

/// A row of an import that nobody can vouch for: kept out, and listed with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The row in the file, the heading being row 1.
    pub row: u64,
    /// Why it was kept out.
    pub reason: Text,
}

impl ImportedProgram {
    /// Everything stated of the program and its groups.
    pub fn all_assertions(&self) -> impl Iterator<Item = &Assertion> {
        self.assertions.iter().chain(self.groups.iter().flat_map(|group| &group.assertions))
    }

    /// Returns true if one of its names may tell where it is.
    fn may_tell_location(&self, confirmed: &[String]) -> bool {
        let of_groups = self.groups.iter().map(|group| &*group.group.name);
        let names = [&*self.entry.name, &*self.organization.name].into_iter().chain(of_groups);
        let mut unconfirmed =
            names.filter(|name| !confirmed.iter().any(|known| known.trim() == *name));
        unconfirmed.any(may_tell_location)
    }
}

impl Import {
    /// Sets programs aside whose names may tell where they are, except the names that a person has
    /// confirmed. The reason does not repeat the name, because the reason is stored.
    pub fn set_telling_names_aside(&mut self, confirmed: &[String]) {
        let (aside, kept): (Vec<_>, Vec<_>) = mem::take(&mut self.programs)
            .into_iter()
            .partition(|program| program.may_tell_location(confirmed));
        self.programs = kept;
        let reason = say::name_may_tell_location;
        self.set_aside
            .extend(aside.iter().map(|program| SetAside { row: program.row, reason: reason() }));
        self.set_aside.sort_by_key(|one| one.row);
    }

    /// Checks what no reader of a format checks for itself.
    pub fn check(&self) -> Result<(), Problems> {
        let mut problems = Problems::default();
        if self.programs.is_empty() {
            let rows = self.set_aside.len();
            let what = if rows == 0 {
                say::file_has_no_programs()
            } else {
                say::file_has_only_rows_set_aside(rows)
            };
            problems.add("programs", what, say::give_file_with_programs());
        }
        problems.take("source", clean_name(&self.source));
        for program in &self.programs {
            for said in program.all_assertions() {
                if let Err(refused) = said.check() {
                    let id =
                        said.subject.group().map_or(program.entry.id.as_str(), |id| id.as_str());
                    problems.refuse(format!("{id} {}", said.field.word()), refused);
                }
            }
        }
        let of_programs = self.check_programs();
        problems.within("", of_programs.err().unwrap_or_default());
        problems.into_result()
    }

    /// The same for the programs that there are.
    pub fn check_programs(&self) -> Result<(), Problems> {
        let mut problems = Problems::default();
        self.check_ids(&mut problems);
        self.check_organizations(&mut problems);
        let posted = self.programs.iter().filter(|one| one.groups.iter().any(|g| g.post.is_some()));
        for program in posted {
            let alone = Catalog::from_iter([program.clone()]);
            for (post, most) in alone.overposted() {
                problems
                    .refuse(program.entry.id.as_str(), no_more_than(&post.group, post.open, most));
            }
        }
        problems.into_result()
    }

    fn check_ids(&self, problems: &mut Problems) {
        let (mut programs, mut external, mut groups) =
            (HashSet::new(), HashSet::new(), HashSet::new());
        for program in &self.programs {
            let is_new = programs.insert(&program.entry.id);
            if !(external.insert(&program.external_id) && is_new) {
                problems.add(&program.external_id, say::program_there_twice(), say::remove_one());
            }
            let mut own = HashSet::new();
            for group in &program.groups {
                let is_new = groups.insert(&group.group.id);
                if !(own.insert(&group.external_id) && is_new) {
                    let id = group.group.id.as_str();
                    problems.add(id, say::unit_group_there_twice(), say::remove_one());
                }
            }
        }
    }

    /// An organization may run several programs, under one name.
    fn check_organizations(&self, problems: &mut Problems) {
        let mut names: HashMap<_, &str> = HashMap::new();
        for program in &self.programs {
            let Organization { id, name } = &program.organization;
            let known = *names.entry(id).or_insert(name);
            if known != name {
                let what =
                    say::organization_has_two_names(id.to_string(), name.clone(), known.to_owned());
                let refused = Refused::new(what, say::give_organization_one_name());
                problems.refuse(program.entry.id.as_str(), refused);
            }
        }
    }

    /// Returns true if every statement has the date of the list. The same list again then confirms
    /// all of it. A status has dates of its own.
    pub fn dates_all(&self, stated_on: NaiveDate) -> bool {
        let said = self.programs.iter().flat_map(ImportedProgram::all_assertions);
        said.filter(|said| said.field != Field::Status).all(|said| said.as_of == stated_on)
    }

    /// The day of the newest statement.
    pub fn newest(&self) -> Option<NaiveDate> {
        let said = self.programs.iter().flat_map(ImportedProgram::all_assertions);
        said.filter(|said| said.field != Field::Status).map(|said| said.as_of).max()
    }
}

impl From<Import> for Catalog {
    fn from(import: Import) -> Self {
        Self { network: import.network, ..import.programs.into_iter().collect() }
    }
}

/// A catalog of these programs; an organization that runs several is there once.
impl FromIterator<ImportedProgram> for Catalog {
    fn from_iter<I: IntoIterator<Item = ImportedProgram>>(programs: I) -> Self {
        let (mut catalog, mut known) = (Self::default(), HashSet::new());
        for program in programs {
            if known.insert(program.organization.id.clone()) {
                catalog.organizations.push(program.organization);
            }
            catalog.programs.push(program.entry);
            catalog.assertions.extend(program.assertions);
            for group in program.groups {
                catalog.groups.push(group.group);
                catalog.units.extend(group.units);
                catalog.assertions.extend(group.assertions);
                catalog.posts.extend(group.post);
            }
        }
        catalog
    }
}
