//! Changes, in one order for every instance.
//!
//! If writers drew their own numbers, a reader could skip one: the earlier number may commit later.
//! So a change only leaves a note in its own transaction, without waiting for others. A reader
//! collects all notes that it can see and numbers them under one lock. Only readers take that lock,
//! so a reader that sees a number has seen every smaller one. A note that commits late gets its
//! number late. Several notes of one program become one number.

use crate::domain::{ProgramId, Refused, UnitGroupId};
use crate::store::db::{Db, each};
use crate::store::error::Explained;
use crate::store::moment::PromiseClock;
use crate::store::schema::{change_head, change_log, change_note, placement, unit_group};
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;
use diesel::dsl::{exists, select};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// The count of numbers kept for readers that come back.
const KEPT: i64 = 10_000;
/// The count of new numbers between two deletions of old ones.
const BETWEEN_TRIMS: i64 = 50;
/// The most rows in one statement.
const AT_ONCE: usize = 500;

/// The scope of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// The posts, units or promises of a program.
    Program(ProgramId),
    /// Anything, as after an import or a change of a setting.
    Everything,
}

/// A change with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The number, one more than that of the change before.
    pub number: u64,
    /// The scope of the change.
    pub what: Changed,
}

/// Leaves a note that something in a unit group changed. The note names only its program.
pub(super) fn note(db: &mut Db, group: &UnitGroupId) -> QueryResult<()> {
    each!(db, db => {
        unit_group::table
            .find(group.as_str())
            .select(unit_group::program_id.nullable())
            .insert_into(change_note::table)
            .into_columns(change_note::program_id)
            .execute(db)
    })?;
    Ok(())
}

/// Leaves a note that anything may have changed.
pub(super) fn note_everything(db: &mut Db) -> QueryResult<()> {
    let everything = change_note::program_id.eq(None::<String>);
    diesel::insert_into(change_note::table).values(everything).execute(db)?;
    Ok(())
}

impl Store {
    /// Numbers the notes, and the programs whose promises expired since the last look.
    pub(super) fn number_changes(&self, clock: PromiseClock<'_>) -> Result<(), StoreError> {
        if !self.read(|db| is_something_new(db, clock))? {
            return Ok(());
        }
        self.number_what_is_new(clock)
    }

    /// Like [`number_changes`](Self::number_changes), for a caller that knows of a change.
    pub(super) fn number_what_is_new(&self, clock: PromiseClock<'_>) -> Result<(), StoreError> {
        self.write(|db| {
            let head = take_head(db)?;
            let now = clock.now(db)?.naive_utc();
            let noted = diesel::delete(change_note::table)
                .returning(change_note::program_id)
                .get_results::<Option<String>>(db)?;
            let mut changed: BTreeSet<Option<String>> = noted.into_iter().collect();
            changed.extend(ran_out(db, head.looked_at, now)?.into_iter().map(Some));
            if changed.contains(&None) {
                changed = [None].into();
            }
            let last = add(db, head.number, changed)?;
            if last / BETWEEN_TRIMS > head.number / BETWEEN_TRIMS {
                let old = change_log::table.filter(change_log::number.le(last - KEPT));
                diesel::delete(old).execute(db)?;
            }
            diesel::update(change_head::table.find(1))
                .set((change_head::number.eq(last), change_head::looked_at.eq(now)))
                .execute(db)?;
            Ok(())
        })
    }
}

/// The last number.
pub(super) fn last_number(db: &mut Db) -> Result<u64, StoreError> {
    number(head(db)?.number)
}

/// The changes after a number, in order, as far as they are kept.
pub(super) fn changes_after(db: &mut Db, after: u64) -> Result<Vec<Numbered>, StoreError> {
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    let rows: Vec<(i64, Option<String>)> = change_log::table
        .filter(change_log::number.gt(after))
        .order(change_log::number)
        .select((change_log::number, change_log::program_id))
        .load(db)?;
    rows.into_iter().map(read).collect()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = change_head)]
pub(super) struct Head {
    number: i64,
    /// The moment up to which expired promises were looked for.
    pub(super) looked_at: NaiveDateTime,
}

/// Locks the row. The next transaction that wants it waits, and then sees what this one did.
pub(super) fn take_head(db: &mut Db) -> QueryResult<Head> {
    let (number, looked_at) = diesel::update(change_head::table.find(1))
        .set(change_head::number.eq(change_head::number))
        .returning((change_head::number, change_head::looked_at))
        .get_result(db)?;
    Ok(Head { number, looked_at })
}

pub(super) fn head(db: &mut Db) -> Result<Head, StoreError> {
    Ok(change_head::table.find(1).select(Head::as_select()).first(db)?)
}

/// A clock that steps back counts as new too: promises that expire after it were not looked for.
fn is_something_new(db: &mut Db, clock: PromiseClock<'_>) -> Result<bool, StoreError> {
    if select(exists(change_note::table.select(change_note::program_id))).get_result(db)? {
        return Ok(true);
    }
    let (looked_at, now) = (head(db)?.looked_at, clock.now(db)?.naive_utc());
    Ok(now < looked_at || !ran_out(db, looked_at, now)?.is_empty())
}

/// The programs with a promise or a request that expired between two moments.
fn ran_out(db: &mut Db, after: NaiveDateTime, now: NaiveDateTime) -> QueryResult<Vec<String>> {
    let frees = placement::frees_at.gt(after).and(placement::frees_at.le(now));
    let is_over = placement::over_at.gt(after).and(placement::over_at.le(now));
    placement::table
        .inner_join(unit_group::table.on(unit_group::id.eq(placement::unit_group_id)))
        .filter(frees.or(is_over))
        .select(unit_group::program_id)
        .load(db)
}

/// Adds the changes after the last number, and returns the new last number.
fn add(db: &mut Db, last: i64, changed: BTreeSet<Option<String>>) -> QueryResult<i64> {
    let rows: Vec<_> = (last + 1..)
        .zip(changed)
        .map(|(number, program)| {
            (change_log::number.eq(number), change_log::program_id.eq(program))
        })
        .collect();
    for some in rows.chunks(AT_ONCE) {
        let some = some.to_vec();
        each!(db, db => diesel::insert_into(change_log::table).values(&some).execute(db))?;
    }
    Ok(last + i64::try_from(rows.len()).unwrap_or(0))
}

fn read((at, program): (i64, Option<String>)) -> Result<Numbered, StoreError> {
    let what = match program {
        None => Changed::Everything,
        Some(program) => {
            Changed::Program(program.parse().map_err(|why: Refused| StoreError::Unreadable {
                what: format!("the program of change {at}: {}", why.english()),
            })?)
        }
    };
    Ok(Numbered { number: number(at)?, what })
}

fn number(at: i64) -> Result<u64, StoreError> {
    u64::try_from(at).map_err(|why| StoreError::Unreadable { what: format!("change {at}: {why}") })
}
