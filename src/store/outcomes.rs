//! Results of calls about posted openings; only ever added.

use crate::domain::{Listed, Outcome, Refused};
use crate::store::db::Db;
use crate::store::schema::outcome;
use crate::store::{Store, StoreError};
use chrono::{NaiveDate, TimeDelta};
use diesel::connection::SimpleConnection;
use diesel::dsl::max;
use diesel::prelude::*;

impl Store {
    /// Adds the result of a call.
    pub fn record(&self, found: &Outcome) -> Result<(), StoreError> {
        self.write(|db| {
            add_in_turn(db)?;
            let last: Option<i32> = outcome::table.select(max(outcome::id)).first(db)?;
            OutcomeRow::of(last.unwrap_or(0) + 1, found).insert_into(outcome::table).execute(db)?;
            Ok(())
        })
    }

    /// All results, in the order in which they were recorded.
    pub fn outcomes(&self) -> Result<Vec<Outcome>, StoreError> {
        let rows: Vec<OutcomeRow> = self.read(|db| {
            Ok(outcome::table.order(outcome::id).select(OutcomeRow::as_select()).load(db)?)
        })?;
        rows.into_iter().map(Outcome::try_from).collect()
    }
}

/// Locks the table against other writers, since the next id is one more than the last. On a file,
/// the write lock already does that. Unlike [`write_alone`](Store::write_alone), it waits for no
/// import.
fn add_in_turn(db: &mut Db) -> QueryResult<()> {
    match db {
        Db::Sqlite(_) => Ok(()),
        Db::Postgres(inner) => {
            inner.batch_execute("LOCK TABLE outcome IN SHARE ROW EXCLUSIVE MODE")
        }
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = outcome)]
struct OutcomeRow {
    id: i32,
    stage: String,
    units: i32,
    age_minutes: i64,
    found: String,
    called_on: NaiveDate,
    audience: Option<String>,
}

const OPEN: &str = "open";
const FULL: &str = "full";

impl OutcomeRow {
    fn of(id: i32, found: &Outcome) -> Self {
        Self {
            id,
            stage: found.stage.to_string(),
            units: found.units.into(),
            age_minutes: found.age.num_minutes(),
            found: if found.still_open { OPEN } else { FULL }.to_owned(),
            called_on: found.day,
            audience: found.audience.map(|audience| audience.word().to_owned()),
        }
    }
}

impl TryFrom<OutcomeRow> for Outcome {
    type Error = StoreError;

    fn try_from(row: OutcomeRow) -> Result<Self, StoreError> {
        let unreadable = || StoreError::Unreadable { what: format!("outcome {}", row.id) };
        Ok(Self {
            stage: row.stage.parse().map_err(|_refused| unreadable())?,
            units: u16::try_from(row.units).map_err(|_range| unreadable())?,
            age: TimeDelta::try_minutes(row.age_minutes).ok_or_else(unreadable)?,
            still_open: row.found == OPEN,
            day: row.called_on,
            audience: row
                .audience
                .as_deref()
                .map(str::parse)
                .transpose()
                .map_err(|_refused: Refused| unreadable())?,
        })
    }
}
