//! Cleanup: expired placements give up their units, those over for a day become counts, and old
//! answers are deleted. Nothing depends on it: every question has the same answer before and after.

use super::NotPromised;
use crate::domain::placement::KeptState;
use crate::domain::placement::limits::{REMEMBERED, REPLAYED};
use crate::domain::{Refused, Timestamp, UnitGroupId};
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::moment::PromiseClock;
use crate::store::schema::{ended_count, kept_answer, placement};
use crate::store::{Store, StoreError};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// The most placements in one round, so that no request waits for long.
const AT_ONCE: i64 = 500;

/// The local day at a unit group, by its id, at a moment.
pub type DayAt<'a> = &'a dyn Fn(&str, Timestamp) -> NaiveDate;

/// The result of a round of cleanup.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tidied {
    /// Placements that gave up their units.
    pub given_up: usize,
    /// Placements that were deleted and counted.
    pub counted: usize,
    /// Answers that were deleted.
    pub forgotten: usize,
}

/// The number of placements of a group that ended in one way in one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedCount {
    /// The group.
    pub group: UnitGroupId,
    /// The first day of the month.
    pub month: NaiveDate,
    /// The ending with its reason, or a word for the state in which it expired.
    pub ending: String,
    /// The number of placements.
    pub count: i64,
}

/// A count as it is stored.
#[derive(Queryable, Selectable)]
#[diesel(table_name = ended_count)]
struct EndedRow {
    unit_group_id: String,
    month: NaiveDate,
    ending: String,
    count: i64,
}

impl TryFrom<EndedRow> for EndedCount {
    type Error = StoreError;

    fn try_from(row: EndedRow) -> Result<Self, StoreError> {
        let EndedRow { unit_group_id, month, ending, count } = row;
        let group = unit_group_id.parse().map_err(|why: Refused| StoreError::Unreadable {
            what: format!("count of ended placements of {unit_group_id}: {}", why.english()),
        })?;
        Ok(Self { group, month, ending, count })
    }
}

/// The parts of a placement that are counted when it is over.
#[derive(Queryable)]
struct OverRow {
    id: String,
    unit_group_id: String,
    state: String,
    over_at: Option<NaiveDateTime>,
}

impl Store {
    /// Runs one round of cleanup. The caller supplies the local day of a moment at a unit group,
    /// since it knows the clock.
    pub fn tidy(&self, clock: PromiseClock<'_>, day: DayAt<'_>) -> Result<Tidied, NotPromised> {
        self.decide(|db| {
            let now = clock.now(db)?;
            let given_up = give_up(db, now)?;
            let counted = count(db, now, day)?;
            let old = now.checked_sub_signed(REPLAYED).unwrap_or(now).naive_utc();
            let forgotten =
                diesel::delete(kept_answer::table.filter(kept_answer::at.le(old))).execute(db)?;
            Ok(Tidied { given_up, counted, forgotten })
        })
    }

    /// The counts of ended placements, by group, month and ending.
    pub fn ended(&self) -> Result<Vec<EndedCount>, NotPromised> {
        self.see(|db| {
            let rows: Vec<EndedRow> = ended_count::table
                .select(EndedRow::as_select())
                .order((ended_count::unit_group_id, ended_count::month, ended_count::ending))
                .load(db)?;
            Ok(rows.into_iter().map(EndedCount::try_from).collect::<Result<_, _>>()?)
        })
    }
}

fn give_up(db: &mut Db, now: Timestamp) -> Result<usize, NotPromised> {
    let over = placement::table
        .filter(placement::has_unit)
        .filter(placement::frees_at.le(now.naive_utc()))
        .select(placement::id)
        .limit(AT_ONCE);
    let ids: Vec<String> = match db {
        Db::Sqlite(inner) => over.load(inner)?,
        // Rows that another transaction works on are left for the next round.
        Db::Postgres(inner) => over.for_no_key_update().skip_locked().load(inner)?,
    };
    let over = placement::table.filter(placement::id.eq_any(&ids));
    Ok(diesel::update(over).set(placement::has_unit.eq(false)).execute(db)?)
}

/// Counts placements that are long over by group, month and ending, and deletes them with their
/// steps.
fn count(db: &mut Db, now: Timestamp, day: DayAt<'_>) -> Result<usize, NotPromised> {
    let before = now.checked_sub_signed(REMEMBERED).unwrap_or(now).naive_utc();
    let over = placement::table
        .filter(placement::over_at.le(before))
        .order(placement::id)
        .select((placement::id, placement::unit_group_id, placement::state, placement::over_at))
        .limit(AT_ONCE);
    let rows: Vec<OverRow> = match db {
        Db::Sqlite(inner) => over.load(inner)?,
        Db::Postgres(inner) => over.for_update().skip_locked().load(inner)?,
    };
    let mut counts: BTreeMap<(String, NaiveDate, String), i64> = BTreeMap::new();
    let mut ids = Vec::with_capacity(rows.len());
    for row in rows {
        let over_at = row.over_at.map_or(now, |at| at.and_utc());
        let day = day(&row.unit_group_id, over_at);
        let month = day.with_day(1).unwrap_or(day);
        *counts.entry((row.unit_group_id, month, ending(&row.state))).or_default() += 1;
        ids.push(row.id);
    }
    for (of, more) in counts {
        add(db, of, more)?;
    }
    Ok(diesel::delete(placement::table.filter(placement::id.eq_any(&ids))).execute(db)?)
}

/// The word for an ending: the last step, or the state in which the placement expired.
fn ending(state: &str) -> String {
    match state.parse() {
        Ok(KeptState::Ended(_)) | Err(_) => state.to_owned(),
        Ok(KeptState::Requested) => "unanswered".to_owned(),
        Ok(KeptState::Held) => "expired".to_owned(),
        Ok(KeptState::Accepted) => "overdue".to_owned(),
        Ok(KeptState::Absent | KeptState::Arrived) => "released".to_owned(),
    }
}

fn add(
    db: &mut Db,
    (group, month, ending): (String, NaiveDate, String),
    more: i64,
) -> Result<(), NotPromised> {
    let known = ended_count::table.find((&group, month, &ending));
    let changed =
        diesel::update(known).set(ended_count::count.eq(ended_count::count + more)).execute(db)?;
    if changed == 0 {
        diesel::insert_into(ended_count::table)
            .values((
                ended_count::unit_group_id.eq(group),
                ended_count::month.eq(month),
                ended_count::ending.eq(ending),
                ended_count::count.eq(more),
            ))
            .execute(db)?;
    }
    Ok(())
}
