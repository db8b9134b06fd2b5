//! Merges lists of programs and undoes imports, each completely or not at all.
//!
//! Start at [`Store::import`]. [`Merging`] merges the statements. This module finds the stored
//! program for each line of a list, the changes in place, and the entries that the source no longer
//! lists.

mod batches;
mod edits;
mod ids;
mod known;
mod plan;
mod undo;
mod write;

use crate::domain::{
    Import, ImportBatch, ImportOrigin, ImportReport, Merging, Network, Problems, SetAside,
};
use crate::store::db::Db;
use crate::store::schema::set_aside;
use crate::store::{Store, StoreError};
use crate::words::{Text, say};
use batches::Batches;
use chrono::NaiveDate;
use diesel::prelude::*;
use plan::{ImportPlan, Planner};

impl Store {
    /// Merges a list of a source, and records that as an import. `progress` receives the rows
    /// written and the total.
    pub fn import(
        &self,
        import: Import,
        origin: &ImportOrigin,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Result<ImportReport, Problems>, StoreError> {
        self.write_alone(|db| {
            let batches = Batches::load(db)?;
            let header = ListHeader::of(&import, origin);
            let plan = match planned(db, import, &batches, &header)? {
                Ok(plan) => plan,
                Err(problems) => return Ok(Err(problems)),
            };
            write::record(db, &plan, &header, origin)?;
            write::carry_out(db, plan, &header, progress).map(Ok)
        })
    }

    /// Reports what an import would change, and writes nothing.
    pub fn try_import(
        &self,
        import: Import,
        origin: &ImportOrigin,
    ) -> Result<Result<ImportReport, Problems>, StoreError> {
        self.read_at_leisure(|db| {
            let batches = Batches::load(db)?;
            let header = ListHeader::of(&import, origin);
            Ok(planned(db, import, &batches, &header)?.map(|plan| plan.report))
        })
    }

    /// All imports, oldest first.
    pub fn imports(&self) -> Result<Vec<ImportBatch>, StoreError> {
        let rows = self.read(batches::batches)?;
        rows.into_iter().map(ImportBatch::try_from).collect()
    }

    /// The rows that an import set aside, in the order in which they were read.
    pub fn set_aside(&self, number: u64) -> Result<Vec<SetAside>, StoreError> {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let rows: Vec<(i64, String)> = self.read(|db| {
            Ok(set_aside::table
                .filter(set_aside::batch.eq(number))
                .order(set_aside::id)
                .select((set_aside::row_number, set_aside::reason))
                .load(db)?)
        })?;
        rows.into_iter().map(|(row, reason)| read_set_aside(row, &reason)).collect()
    }
}

fn read_set_aside(row: i64, reason: &str) -> Result<SetAside, StoreError> {
    let unreadable = |why: String| StoreError::Unreadable { what: format!("row {row}: {why}") };
    let at = u64::try_from(row).map_err(|why| unreadable(why.to_string()))?;
    let reason = Text::read(reason).ok_or_else(|| unreadable(reason.to_owned()))?;
    Ok(SetAside { row: at, reason })
}

/// The facts about a list, without its programs.
struct ListHeader {
    source: String,
    stated_on: NaiveDate,
    dates_all: bool,
    network: Network,
    programs: usize,
    set_aside: Vec<SetAside>,
}

impl ListHeader {
    fn of(import: &Import, origin: &ImportOrigin) -> Self {
        let stated_on = import.stated_on.unwrap_or(origin.today);
        Self {
            source: import.source.clone(),
            stated_on,
            dates_all: import.dates_all(stated_on),
            network: import.network.clone(),
            programs: import.programs.len(),
            set_aside: import.set_aside.clone(),
        }
    }
}

/// The plan of an import, or the problems that prevent it. The lists of a source are merged in
/// order of date, because an older list does not show which entries are gone.
fn planned(
    db: &mut Db,
    mut import: Import,
    batches: &Batches,
    header: &ListHeader,
) -> Result<Result<ImportPlan, Problems>, StoreError> {
    let ListHeader { source, stated_on, dates_all, .. } = header;
    if let Err(problems) = import.check() {
        return Ok(Err(problems));
    }
    if let Some(last) = batches.last_of(source).filter(|last| last.stated_on > *stated_on) {
        let what = say::list_is_older(*stated_on, last.stated_on, source.clone());
        return Ok(Err(Problems::one("file", what, say::import_lists_in_order())));
    }
    let organizations = ids::draw(db, source, &mut import)?;
    let merging = Merging { source, stated_on: *stated_on, dates_all: *dates_all };
    let plan = Planner::of(db, batches, merging)?.plan(db, import)?;
    Ok(plan.map(|plan| ImportPlan { organizations, ..plan }))
}
