//! Undoes an import: removes everything it brought, and restores what it changed.

use super::batches::Batches;
use super::edits::{Edited, apply};
use crate::domain::{Problems, Timestamp};
use crate::store::changes::note_everything;
use crate::store::db::Db;
use crate::store::schema::{
    assertion, capacity_post, full_after_all, import_batch, import_edit, listing, network,
    organization, organization_listing, placement, program, set_aside, token, unit, unit_group,
};
use crate::store::{PromiseClock, Store, StoreError};
use crate::words::{Text, say};
use chrono::{NaiveDateTime, SubsecRound};
use diesel::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// The most ids in one statement.
const AT_ONCE: usize = 500;
/// The most unit groups that one message names.
const NAMED: usize = 5;

/// The records that only this import brought.
struct Undone {
    groups: Vec<String>,
    programs: Vec<String>,
}

impl Store {
    /// Undoes an import, and records when. Refuses while a later import of the source builds on it,
    /// and while a unit group that it would remove has promises.
    pub fn undo_import(
        &self,
        number: u64,
        at: Timestamp,
        clock: PromiseClock<'_>,
    ) -> Result<Result<(), Problems>, StoreError> {
        self.write_alone(|db| {
            let batches = Batches::load(db)?;
            let batch = match undoable(&batches, number) {
                Ok(batch) => batch,
                Err(problems) => return Ok(Err(problems)),
            };
            let undone = Undone::of(db, batch)?;
            let now = clock.now(db)?;
            if let Some(problems) = undone.refused(db, now)? {
                return Ok(Err(problems));
            }
            take_back(db, batch)?;
            undone.remove(db)?;
            remove_organizations(db, batch)?;
            diesel::update(import_batch::table.find(batch))
                .set(import_batch::undone_at.eq(at.naive_utc().trunc_subsecs(6)))
                .execute(db)?;
            note_everything(db)?;
            Ok(Ok(()))
        })
    }
}

/// The import with a number, if no later import of its source is in force.
fn undoable(batches: &Batches, number: u64) -> Result<i64, Problems> {
    let refused = |what: Text, action: Text| Err(Problems::one("number", what, action));
    let Some(batch) = batches.numbered(number) else {
        return refused(say::no_import_with_number(number.to_string()), say::use_listed_import());
    };
    if batch.undone_at.is_some() {
        return refused(say::import_is_undone(number.to_string()), say::use_listed_import());
    }
    match batches.last_of(&batch.source) {
        Some(last) if last.number != batch.number => {
            let (later, source) = (last.number.to_string(), batch.source.clone());
            let what = say::later_import_builds_on_it(later.clone(), number.to_string(), source);
            refused(what, say::undo_later_import_first(later))
        }
        Some(_) | None => Ok(batch.number),
    }
}

impl Undone {
    /// The programs and unit groups of this import's list that some import made and that no other
    /// import lists.
    fn of(db: &mut Db, batch: i64) -> Result<Self, StoreError> {
        let rows: Vec<(String, Option<String>)> = listing::table
            .filter(listing::since.eq(batch))
            .select((listing::program_id, listing::unit_group_id))
            .load(db)?;
        let (mut programs, mut groups) = (HashSet::new(), HashSet::new());
        for (program, group) in rows {
            match group {
                Some(group) => groups.insert(group),
                None => programs.insert(program),
            };
        }
        let (mut programs, mut groups) =
            (programs.into_iter().collect::<Vec<_>>(), groups.into_iter().collect::<Vec<_>>());
        programs.sort_unstable();
        groups.sort_unstable();
        Ok(Self { programs: made(db, &programs, batch)?, groups: made_groups(db, &groups, batch)? })
    }

    /// The reasons not to remove these records: promises that people rely on, or that ended
    /// recently. On a server, locks the unit groups, so that no one promises their units meanwhile.
    fn refused(&self, db: &mut Db, now: Timestamp) -> Result<Option<Problems>, StoreError> {
        let (mut in_force, mut over) =
            (BTreeMap::<String, usize>::new(), BTreeMap::<String, usize>::new());
        for some in self.groups.chunks(AT_ONCE) {
            if let Db::Postgres(inner) = db {
                let rows = unit_group::table.filter(unit_group::id.eq_any(some));
                rows.select(unit_group::id).for_update().load::<String>(inner)?;
            }
            let promised: Vec<(String, Option<NaiveDateTime>)> = placement::table
                .filter(placement::unit_group_id.eq_any(some))
                .select((placement::unit_group_id, placement::over_at))
                .load(db)?;
            for (group, over_at) in promised {
                let is_over = over_at.is_some_and(|at| at <= now.naive_utc());
                let of = if is_over { &mut over } else { &mut in_force };
                *of.entry(group).or_default() += 1;
            }
        }
        let mut problems = Problems::default();
        for (group, count) in in_force.iter().take(NAMED) {
            let what = say::group_has_promises(*count, group.clone());
            problems.add(group.clone(), what, say::end_promises_first());
        }
        if in_force.is_empty() {
            for (group, count) in over.iter().take(NAMED) {
                let what = say::group_had_promises(*count, group.clone());
                problems.add(group.clone(), what, say::try_again_in_a_day());
            }
        }
        Ok((!problems.is_empty()).then_some(problems))
    }

    fn remove(&self, db: &mut Db) -> Result<(), StoreError> {
        for some in self.groups.chunks(AT_ONCE) {
            let posts = capacity_post::table.filter(capacity_post::unit_group_id.eq_any(some));
            diesel::delete(posts).execute(db)?;
            let full = full_after_all::table.filter(full_after_all::unit_group_id.eq_any(some));
            diesel::delete(full).execute(db)?;
            diesel::delete(unit::table.filter(unit::unit_group_id.eq_any(some))).execute(db)?;
            let said = assertion::table.filter(assertion::unit_group_id.eq_any(some));
            diesel::delete(said).execute(db)?;
            diesel::delete(unit_group::table.filter(unit_group::id.eq_any(some))).execute(db)?;
        }
        for some in self.programs.chunks(AT_ONCE) {
            let said = assertion::table.filter(assertion::program_id.eq_any(some));
            diesel::delete(said).execute(db)?;
            diesel::delete(program::table.filter(program::id.eq_any(some))).execute(db)?;
        }
        Ok(())
    }
}

/// The programs among `ids` that some import made and that no other import lists.
fn made(db: &mut Db, ids: &[String], batch: i64) -> Result<Vec<String>, StoreError> {
    let mut made = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let elsewhere = listing::table
            .filter(listing::program_id.eq_any(some))
            .filter(listing::since.ne(batch))
            .select(listing::program_id);
        let elsewhere: HashSet<String> = elsewhere.load(db)?.into_iter().collect();
        let by_import: Vec<String> = program::table
            .filter(program::id.eq_any(some))
            .filter(program::batch.is_not_null())
            .order(program::id)
            .select(program::id)
            .load(db)?;
        made.extend(by_import.into_iter().filter(|id| !elsewhere.contains(id)));
    }
    Ok(made)
}

/// The same for unit groups.
fn made_groups(db: &mut Db, ids: &[String], batch: i64) -> Result<Vec<String>, StoreError> {
    let mut made = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let elsewhere = listing::table
            .filter(listing::unit_group_id.eq_any(some))
            .filter(listing::since.ne(batch))
            .select(listing::unit_group_id);
        let elsewhere: HashSet<Option<String>> = elsewhere.load(db)?.into_iter().collect();
        let by_import: Vec<String> = unit_group::table
            .filter(unit_group::id.eq_any(some))
            .filter(unit_group::batch.is_not_null())
            .order(unit_group::id)
            .select(unit_group::id)
            .load(db)?;
        made.extend(by_import.into_iter().filter(|id| !elsewhere.contains(&Some(id.clone()))));
    }
    Ok(made)
}

/// Removes what an import stated, listed and set aside, and reverts its changes in place.
fn take_back(db: &mut Db, batch: i64) -> Result<(), StoreError> {
    diesel::delete(assertion::table.filter(assertion::batch.eq(batch))).execute(db)?;
    diesel::delete(set_aside::table.filter(set_aside::batch.eq(batch))).execute(db)?;
    diesel::delete(listing::table.filter(listing::since.eq(batch))).execute(db)?;
    let organizations = organization_listing::table.filter(organization_listing::since.eq(batch));
    diesel::delete(organizations).execute(db)?;
    diesel::update(listing::table.filter(listing::until.eq(batch)))
        .set(listing::until.eq(None::<i64>))
        .execute(db)?;
    let edits: Vec<(String, String, String, String)> = import_edit::table
        .filter(import_edit::batch.eq(batch))
        .order(import_edit::place.desc())
        .select((
            import_edit::edited,
            import_edit::id,
            import_edit::old_value,
            import_edit::new_value,
        ))
        .load(db)?;
    for (edited, id, old, new) in edits {
        apply(db, Edited::read(&edited)?, &id, Some(&new), &old)?;
    }
    diesel::delete(network::table.filter(network::batch.eq(batch))).execute(db)?;
    Ok(())
}

/// Removes the organizations that the import made and that nothing refers to.
fn remove_organizations(db: &mut Db, batch: i64) -> Result<(), StoreError> {
    let made: Vec<String> = organization::table
        .filter(organization::batch.eq(batch))
        .select(organization::id)
        .load(db)?;
    for some in made.chunks(AT_ONCE) {
        let mut named: HashSet<String> = program::table
            .filter(program::organization_id.eq_any(some))
            .select(program::organization_id)
            .load(db)?
            .into_iter()
            .collect();
        let holders = placement::table.filter(placement::holder_id.eq_any(some));
        named.extend(holders.select(placement::holder_id).load::<String>(db)?);
        let tokens = token::table.filter(token::organization_id.eq_any(some));
        named.extend(tokens.select(token::organization_id).load::<String>(db)?);
        let free: Vec<&String> = some.iter().filter(|id| !named.contains(*id)).collect();
        diesel::delete(organization::table.filter(organization::id.eq_any(free))).execute(db)?;
    }
    Ok(())
}
