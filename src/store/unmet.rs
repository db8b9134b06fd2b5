//! Counts of searches, plans and assignments that ended without a place, by month and reason. No
//! other column: a count must not become a question.

use crate::store::connection::{Db, each};
use crate::store::schema::unmet;
use crate::store::{Store, StoreError};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// How often a household was left without a place for one reason in one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmetTotal {
    /// The first day of the month.
    pub month: NaiveDate,
    /// The reason: the id of a rule, or a word where none stands for it.
    pub reason: String,
    /// How many.
    pub count: i64,
}

/// How many more, by the first day of the month and the reason.
pub type UnmetCounts = BTreeMap<(NaiveDate, &'static str), i64>;

impl Store {
    /// Counts so many more.
    pub fn count_unmet(&self, counts: &UnmetCounts) -> Result<(), StoreError> {
        self.write(|db| {
            // In the order of the map, so that two who count at once do not wait in a circle.
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

    /// Every count, the newest month first.
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
