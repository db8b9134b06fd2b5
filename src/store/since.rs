//! A night and its later changes, read only as far as it changed.

use crate::domain::{CapacityPost, Night, ProgramId, Refused, UnitGroupId};
use crate::store::changes::{Changed, Numbered, changes_after, last_number};
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::moment::PromiseClock;
use crate::store::openings::units_open;
use crate::store::posts::last_of_each;
use crate::store::reported_full::{full_since, last_statement};
use crate::store::schema::unit_group;
use crate::store::{Store, StoreError, night};
use diesel::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// The most programs read one by one. Beyond this, reading the whole night costs less.
const ONE_BY_ONE: usize = 200;
/// The most groups in one statement.
const AT_ONCE: usize = 500;

/// A night, with the numbers needed to keep it current.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The night.
    pub night: Night,
    /// The number of the last change included in it.
    pub number: u64,
    /// The changes that are kept, up to that number.
    pub changes: Vec<Numbered>,
}

/// The changes after a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The number of the last change.
    pub number: u64,
    /// The changes, each numbered one more than the one before.
    pub changes: Vec<Numbered>,
    /// The state to apply because of them.
    pub fresh: Fresh,
}

/// The state to apply after some changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fresh {
    /// These groups, as they stand now.
    Groups(Vec<GroupNow>),
    /// Too many programs, or anything at all, may have changed: read the whole night.
    Whole,
    /// Anything may have changed, and not all changes are known: some are no longer kept, or this
    /// is another database.
    Torn,
}

/// The parts of a unit group that posts and promises change, in exact numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupNow {
    /// The program.
    pub program: ProgramId,
    /// The group.
    pub group: UnitGroupId,
    /// Its last post, lowered to what is free now.
    pub post: Option<CapacityPost>,
    /// Open units that are kept for people on the way.
    pub on_the_way: u16,
}

impl Store {
    /// The network as its assertions, posts and promises describe it now.
    pub fn whole(&self, clock: PromiseClock<'_>) -> Result<Whole, StoreError> {
        match if_free(self.number_changes(clock)) {
            // A database that cannot be written can still be read.
            Ok(()) | Err(StoreError::Full | StoreError::ReadOnly) => {}
            Err(error) => return Err(error),
        }
        self.read_at_leisure(|db| {
            let night = night::resting(db, clock)?;
            Ok(Whole { night, number: last_number(db)?, changes: changes_after(db, 0)? })
        })
    }

    /// The changes after a number. While others hold the database, only those numbered before.
    pub fn since(&self, number: u64, clock: PromiseClock<'_>) -> Result<Since, StoreError> {
        if_free(self.number_changes(clock))?;
        self.numbered_since(number, clock)
    }

    /// Like [`since`](Self::since), for a caller that has just changed something: it skips the
    /// check for new changes.
    pub fn since_a_change(
        &self,
        number: u64,
        clock: PromiseClock<'_>,
    ) -> Result<Since, StoreError> {
        if_free(self.number_what_is_new(clock))?;
        self.numbered_since(number, clock)
    }

    fn numbered_since(&self, number: u64, clock: PromiseClock<'_>) -> Result<Since, StoreError> {
        self.read(|db| {
            let (last, changes) = (last_number(db)?, changes_after(db, number)?);
            let next = changes.first().map_or(last, |change| change.number - 1);
            let fresh = if number == next && number <= last {
                of_changes(db, &changes, clock)?
            } else {
                Fresh::Torn
            };
            Ok(Since { number: last, changes, fresh })
        })
    }
}

/// Ignores a busy database and a clock that jumped: new changes are then numbered later.
fn if_free(numbered: Result<(), StoreError>) -> Result<(), StoreError> {
    match numbered {
        Err(StoreError::Busy | StoreError::ClockJumped) => Ok(()),
        done => done,
    }
}

fn of_changes(
    db: &mut Db,
    changes: &[Numbered],
    clock: PromiseClock<'_>,
) -> Result<Fresh, StoreError> {
    let mut programs = BTreeSet::new();
    for change in changes {
        match &change.what {
            Changed::Program(program) => programs.insert(program),
            Changed::Everything => return Ok(Fresh::Whole),
        };
    }
    if programs.len() > ONE_BY_ONE {
        return Ok(Fresh::Whole);
    }
    groups_now(db, &programs, clock).map(Fresh::Groups)
}

/// Reads the groups of all these programs at once, on behalf of every caller that waits.
fn groups_now(
    db: &mut Db,
    programs: &BTreeSet<&ProgramId>,
    clock: PromiseClock<'_>,
) -> Result<Vec<GroupNow>, StoreError> {
    let now = clock.now(db)?;
    let rows: Vec<(String, String)> = unit_group::table
        .filter(unit_group::program_id.eq_any(programs.iter().map(|program| program.as_str())))
        .order((unit_group::program_id, unit_group::id))
        .select((unit_group::id, unit_group::program_id))
        .load(db)?;
    let mut groups = Vec::with_capacity(rows.len());
    for rows in rows.chunks(AT_ONCE) {
        let ids: Vec<String> = rows.iter().map(|(id, _)| id.clone()).collect();
        let mut posts: HashMap<UnitGroupId, CapacityPost> = HashMap::new();
        last_of_each(db, Some(&ids), |_, post| {
            let newer = posts.remove(&post.group);
            posts.insert(post.group.clone(), post.or_newer(newer));
            Ok(())
        })?;
        let open = units_open(db, Some(&ids), now)?;
        let full = full_since(db, Some(&ids))?;
        for (id, program) in rows {
            let group: UnitGroupId = id.parse().map_err(|why: Refused| unreadable(id, &why))?;
            let units = open.get(id).copied();
            let post =
                posts.remove(&group).map(|post| units.map_or(post.clone(), |open| open.of(post)));
            groups.push(GroupNow {
                program: program.parse().map_err(|why: Refused| unreadable(id, &why))?,
                post: post.map(|post| last_statement(post, full.get(id))),
                on_the_way: units.unwrap_or_default().on_the_way,
                group,
            });
        }
    }
    Ok(groups)
}

impl Store {
    /// The groups of a program as they stand now, in exact numbers: for its own organization.
    pub fn groups_now(
        &self,
        program: &ProgramId,
        clock: PromiseClock<'_>,
    ) -> Result<Vec<GroupNow>, StoreError> {
        self.read(|db| groups_now(db, &BTreeSet::from([program]), clock))
    }
}

fn unreadable(group: &str, why: &Refused) -> StoreError {
    StoreError::Unreadable { what: format!("unit group {group}: {}", why.english()) }
}
