//! Reads a night: everything matching needs, from one moment, in one pass over the assertions.

use crate::domain::{
    Assertion, Catalog, Curves, Group, Network, Night, Place, Program, Stage, StatedOf,
    StatusHistory, Subject, Terms, UnitGroup, UnitGroupId, in_force,
};
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::moment::PromiseClock;
use crate::store::openings::units_open;
use crate::store::posts::last_of_each;
use crate::store::reported_full::{full_since, last_statement};
use crate::store::schema::{assertion, network, program, unit_group};
use crate::store::{Store, StoreError, settings};
use chrono::NaiveDate;
use diesel::connection::DefaultLoadingMode;
use diesel::prelude::*;
use std::collections::BTreeMap;
use std::mem;

impl Store {
    /// The network as its assertions and posts have it now: of several, the newest holds.
    pub fn night(&self, clock: PromiseClock<'_>) -> Result<Night, StoreError> {
        self.whole(clock).map(|whole| whole.night)
    }

    /// The same network as what it rests on alone: the assertions that hold and the last posts,
    /// without their sources, and how posts go bad here.
    pub fn in_force(&self, clock: PromiseClock<'_>) -> Result<(Catalog, Curves), StoreError> {
        self.read_at_leisure(|db| {
            let mut assertions = Vec::new();
            let night = read(db, clock, &mut |_, said| {
                assertions.extend(in_force(said).into_iter().cloned());
            })?;
            let bare = bare(db)?;
            let (groups, posts): (Vec<_>, Vec<_>) =
                night.groups.into_iter().map(|group| (group.unit_group, group.post)).unzip();
            let posts = posts.into_iter().flatten().collect();
            let (network, none) = (night.network, Catalog::default());
            let catalog = Catalog { network, programs: bare, groups, assertions, posts, ..none };
            Ok((catalog, night.curves))
        })
    }
}

/// Hears what is said of the program at a place and of its groups.
type Hear<'a> = &'a mut dyn FnMut(usize, &[Assertion]);

/// The night, with what it rests on.
pub(super) fn resting(db: &mut Db, clock: PromiseClock<'_>) -> Result<Night, StoreError> {
    let mut stated = BTreeMap::new();
    let night = read(db, clock, &mut |program, said| {
        stated.insert(program, StatedOf::of(said));
    })?;
    let nothing = || StatedOf::of(&[]);
    let places = 0..night.programs.len();
    let of_each = places.map(|at| stated.remove(&at).unwrap_or_else(nothing));
    let of_each: Vec<_> = of_each.collect();
    Ok(night.resting_on(&of_each))
}

fn read(db: &mut Db, clock: PromiseClock<'_>, hear: Hear<'_>) -> Result<Night, StoreError> {
    let (network, programs) = (called(db)?, bare(db)?);
    let groups = unsaid(db, &programs)?;
    let mut draft = Draft { programs, groups };
    tell(db, &mut draft, hear)?;
    post(db, &mut draft)?;
    promise(db, &mut draft, clock)?;
    decline(db, &mut draft)?;
    let (programs, groups) = (draft.programs.into(), draft.groups.into());
    Ok(Night { network, programs, groups, curves: curves(db)?, ..Night::default() })
}

/// The programs and unit groups of a night that is being read.
struct Draft {
    programs: Vec<Program>,
    groups: Vec<Group>,
}

fn called(db: &mut Db) -> Result<Network, StoreError> {
    let row: Option<(String, String)> =
        network::table.select((network::name, network::notice)).first(db).optional()?;
    Ok(row.map(|(name, notice)| Network { name, notice }).unwrap_or_default())
}

/// How posts go bad here: as the network has fitted it, or as everywhere.
fn curves(db: &mut Db) -> Result<Curves, StoreError> {
    match settings::read(db, Curves::SETTING)? {
        Some(own) => own.parse().map_err(|e| unreadable(Curves::SETTING, &e)),
        None => Ok(Curves::default()),
    }
}

/// The programs in the order of their ids, before anything is said of them.
fn bare(db: &mut Db) -> Result<Vec<Program>, StoreError> {
    let rows = program::table
        .select((program::id, program::organization_id, program::name))
        .load_iter::<(String, String, String), DefaultLoadingMode>(db)?;
    let mut programs = Vec::new();
    for row in rows {
        let (id, organization, name) = row?;
        programs.push(Program {
            organization: organization.parse().map_err(|e| unreadable(&id, &e))?,
            id: id.parse().map_err(|e| unreadable(&id, &e))?,
            name: name.into(),
            stage: Stage::default(),
            place: Place::default(),
            status: StatusHistory::default(),
            quarantine: None,
        });
    }
    programs.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    Ok(programs)
}

/// The unit groups in the order of their programs and ids, before anything is said of them.
fn unsaid(db: &mut Db, programs: &[Program]) -> Result<Vec<Group>, StoreError> {
    let rows = unit_group::table
        .select(UnitGroupRow::as_select())
        .load_iter::<UnitGroupRow, DefaultLoadingMode>(db)?;
    let mut groups = Vec::new();
    for row in rows {
        let row = row?;
        let id = row.id;
        let program = place_of(programs, &row.program_id)?;
        let unit_group = UnitGroup {
            id: id.parse().map_err(|e| unreadable(&id, &e))?,
            program: row.program_id.parse().map_err(|e| unreadable(&id, &e))?,
            name: row.name.into(),
            kind: row.kind.parse().map_err(|e| unreadable(&id, &e))?,
            sleeps: u16::try_from(row.sleeps).map_err(|e| unreadable(&id, &e))?,
        };
        groups.push(Group {
            unit_group,
            program,
            terms: Terms::default(),
            post: None,
            on_the_way: 0,
        });
    }
    groups
        .sort_unstable_by(|a, b| (a.program, &a.unit_group.id).cmp(&(b.program, &b.unit_group.id)));
    Ok(groups)
}

/// Takes up what is said, one program after another, holding one program's assertions at a time.
fn tell(db: &mut Db, night: &mut Draft, hear: Hear<'_>) -> Result<(), StoreError> {
    let rows = assertion::table
        .order((assertion::program_id, assertion::id))
        .select(AssertionInBrief::as_select())
        .load_iter::<AssertionInBrief, DefaultLoadingMode>(db)?;
    let mut said = SaidOfProgram::default();
    for row in rows {
        let row = row?;
        if said.program != row.program_id {
            mem::take(&mut said).tell(night, hear)?;
            said.program.clone_from(&row.program_id);
        }
        said.add(row)?;
    }
    said.tell(night, hear)
}

/// What is said of one program as a whole, and of its groups.
#[derive(Default)]
struct SaidOfProgram {
    program: String,
    whole: Vec<Assertion>,
    groups: Vec<Assertion>,
}

impl SaidOfProgram {
    fn add(&mut self, row: AssertionInBrief) -> Result<(), StoreError> {
        let unread = |e| unreadable(&self.program, &e);
        let subject = match row.unit_group_id {
            Some(group) => Subject::Group(group.parse().map_err(unread)?),
            None => Subject::Program(row.program_id.parse().map_err(unread)?),
        };
        let about = match subject {
            Subject::Program(_) => &mut self.whole,
            Subject::Group(_) => &mut self.groups,
        };
        about.push(Assertion {
            subject,
            field: row.field.parse().map_err(|e| unreadable(&self.program, &e))?,
            value: row.value,
            raw: None,
            as_of: row.as_of,
            source: String::new(),
            flag: None,
        });
        Ok(())
    }

    fn tell(mut self, night: &mut Draft, hear: Hear<'_>) -> Result<(), StoreError> {
        if self.program.is_empty() {
            return Ok(());
        }
        let unread = |e| unreadable(&self.program, &e);
        let at = place_of(&night.programs, &self.program)?;
        if let Some(program) = night.programs.get_mut(at) {
            *program = program.clone().told(&self.whole).map_err(unread)?;
        }
        let whole = Terms::default().told(&self.whole).map_err(unread)?;
        let groups = groups_of(&mut night.groups, at);
        // Stable, so that of two on one day the later still comes later.
        self.groups.sort_by(|a, b| group_of(a).cmp(&group_of(b)));
        let mut own = self.groups.chunk_by(|a, b| a.subject == b.subject).peekable();
        for group in groups {
            let id = Some(&group.unit_group.id);
            let said = own.next_if(|said| said.first().and_then(group_of) == id);
            group.terms = whole.clone().told(said.unwrap_or_default()).map_err(unread)?;
        }
        hear(at, &[self.whole, self.groups].concat());
        Ok(())
    }
}

fn group_of(assertion: &Assertion) -> Option<&UnitGroupId> {
    match &assertion.subject {
        Subject::Group(group) => Some(group),
        Subject::Program(_) => None,
    }
}

/// Gives each group its last post.
fn post(db: &mut Db, night: &mut Draft) -> Result<(), StoreError> {
    last_of_each(db, None, |program, post| {
        let at = place_of(&night.programs, program)?;
        let groups = groups_of(&mut night.groups, at);
        let found = groups.binary_search_by(|g| g.unit_group.id.cmp(&post.group));
        if let Some(group) = found.ok().and_then(|i| groups.get_mut(i)) {
            group.post = Some(post.or_newer(group.post.take()));
        }
        Ok(())
    })
}

/// Takes up where a program has said since its post that it is full after all.
fn decline(db: &mut Db, night: &mut Draft) -> Result<(), StoreError> {
    let since = full_since(db, None)?;
    for group in &mut night.groups {
        if let Some(moment) = since.get(group.unit_group.id.as_str()) {
            group.post = group.post.take().map(|post| last_statement(post, Some(moment)));
        }
    }
    Ok(())
}

/// Lowers what was posted to what is free now.
fn promise(db: &mut Db, night: &mut Draft, clock: PromiseClock<'_>) -> Result<(), StoreError> {
    let now = clock.now(db)?;
    let units = units_open(db, None, now)?;
    for group in &mut night.groups {
        if let Some(open) = units.get(group.unit_group.id.as_str()) {
            group.post = group.post.take().map(|post| open.of(post));
            group.on_the_way = open.on_the_way;
        }
    }
    Ok(())
}

fn place_of(programs: &[Program], id: &str) -> Result<usize, StoreError> {
    programs.binary_search_by(|p| p.id.as_str().cmp(id)).map_err(|_not_found| {
        StoreError::Unreadable { what: format!("{id}: the program is not there") }
    })
}

fn groups_of(groups: &mut [Group], program: usize) -> &mut [Group] {
    let from = groups.partition_point(|g| g.program < program);
    let to = groups.partition_point(|g| g.program <= program);
    groups.get_mut(from..to).unwrap_or_default()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = unit_group)]
struct UnitGroupRow {
    id: String,
    program_id: String,
    name: String,
    kind: String,
    sleeps: i32,
}

/// An assertion without its source, raw cell and flag, which no rule reads.
#[derive(Queryable, Selectable)]
#[diesel(table_name = assertion)]
struct AssertionInBrief {
    program_id: String,
    unit_group_id: Option<String>,
    field: String,
    value: String,
    as_of: NaiveDate,
}

fn unreadable(id: &str, why: &impl Explained) -> StoreError {
    StoreError::Unreadable { what: format!("{id}: {}", why.english()) }
}
