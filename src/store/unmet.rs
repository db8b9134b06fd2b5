//! Counts of searches that ended without an option, by month and reason. No other column: a count
//! must not become a question.

use crate::store::connection::{Db, each};
use crate::store::schema::unmet;
use crate::store::{Store, StoreError};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeSet;

/// How many searches ended without an option for one reason in one month.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = unmet)]
pub struct Unmet {
    /// The first day of the month.
    pub month: NaiveDate,
    /// The reason: the id of a rule, or a word where none stands for it.
    pub reason: String,
    /// How many.
    pub count: i64,
}

impl Store {
    /// Counts one search more under each of its reasons.
    pub fn count_unmet(
        &self,
        month: NaiveDate,
        reasons: &BTreeSet<&'static str>,
    ) -> Result<(), StoreError> {
        self.write(|db| {
            // In the order of the set, so that two who count at once do not wait for each other.
            for reason in reasons {
                let first = (unmet::month.eq(month), unmet::reason.eq(*reason), unmet::count.eq(1));
                each!(db, db => {
                    diesel::insert_into(unmet::table)
                        .values(first)
                        .on_conflict((unmet::month, unmet::reason))
                        .do_update()
                        .set(unmet::count.eq(unmet::count + 1))
                        .execute(db)
                })?;
            }
            Ok(())
        })
    }

    /// Every count, the newest month first.
    pub fn unmet(&self) -> Result<Vec<Unmet>, StoreError> {
        self.read(|db| {
            Ok(unmet::table
                .select(Unmet::as_select())
                .order((unmet::month.desc(), unmet::reason))
                .load(db)?)
        })
    }
}
