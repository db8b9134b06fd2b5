//! Counts of searches, plans and assignments that ended without a place, by month and reason.
//!
//! There is no other column: a count must not become a question.

use crate::store::db::{Db, each};
use crate::store::schema::unmet;
use crate::store::{Store, StoreError};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// The count of households left without a place for one reason in one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmetTotal {
    /// The first day of the month.
    pub month: NaiveDate,
    /// The reason: the id of a rule, or a word if no rule stands for it.
    pub reason: String,
    /// The number of households.
    pub count: i64,
}

/// The counts to add, by the first day of the month and the reason.
pub type UnmetCounts = BTreeMap<(NaiveDate, &'static str), i64>;

impl Store {
    /// Adds these counts.
    pub fn count_unmet(&self, counts: &UnmetCounts) -> Result<(), StoreError> {
        self.write(|db| {
            // In the order of the map, so that two concurrent writers do not deadlock.
            for ((month, reason), more) in counts {
                let (month, reason) = (unmet::month.eq(month), unmet::reason.eq(*reason));
                let first = (month, reason, unmet::count.eq(more));
                each!(db, db => {
                    diesel::insert_into(unmet::table)
                        .values(first)
                        .on_conflict((unmet::month, unmet::reason))
                        .do_update()
                        .set(unmet::count.eq(unmet::count + more))
                        .execute(db)
                })?;
            }
            Ok(())
        })
    }

    /// All counts, the newest month first.
    pub fn unmet(&self) -> Result<Vec<UnmetTotal>, StoreError> {
        self.read(|db| {
            let rows: Vec<(NaiveDate, String, i64)> = unmet::table
                .select((unmet::month, unmet::reason, unmet::count))
                .order((unmet::month.desc(), unmet::reason))
                .load(db)?;
            let total = |(month, reason, count)| UnmetTotal { month, reason, count };
            Ok(rows.into_iter().map(total).collect())
        })
    }
}
