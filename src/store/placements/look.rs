//! Views of promises: the asker's placements, and the state of a group.

use super::grant::free_of;
use super::opening::{closed, closed_groups, house_of};
use super::units::short_of;
use super::{NotPromised, row, units};
use crate::domain::placement::{InUse, Placement, Step, UnitNow};
use crate::domain::{
    ActorRole, Affiliation, OrganizationId, PlacementId, Refused, Timestamp, UnitGroupId, UnitId,
};
use crate::store::error::Explained;
use crate::store::moment::PromiseClock;
use crate::store::schema::{placement_step, unit};
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;
use diesel::dsl::not;
use diesel::prelude::*;
use std::collections::BTreeSet;

/// The most ids in one statement.
const AT_ONCE: usize = 500;

/// The units of a group, by state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Promised {
    /// Free and not promised to anyone; 0 at a program that is not open.
    pub free: usize,
    /// Held or accepted for a person on the way.
    pub on_the_way: usize,
    /// Occupied, including by people who are away for a while.
    pub lived_in: usize,
    /// Promises without a unit of their own: to be honored, transferred or withdrawn.
    pub short: usize,
}

/// A recorded step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The step.
    pub step: Step,
    /// The time it was entered.
    pub at: Timestamp,
    /// The time it happened, if it was written on paper first.
    pub happened: Option<Timestamp>,
    /// The unit that the placement had after the step.
    pub unit: Option<UnitId>,
    /// The organization and role that took it.
    pub by: Affiliation,
}

impl Store {
    /// A placement of the asker's organization, or of one of its programs.
    pub fn placement(&self, by: &Affiliation, id: &PlacementId) -> Result<Placement, NotPromised> {
        self.see(|db| Ok(row::read_own(db, id, &by.organization)?.0))
    }

    /// The time, and which of these placements have no bed of their own. Their group has more
    /// promises than open units, or their program has closed since.
    pub fn without_bed(
        &self,
        placements: &[Placement],
        clock: PromiseClock<'_>,
    ) -> Result<(Timestamp, BTreeSet<PlacementId>), NotPromised> {
        self.see(|db| {
            let units: Vec<&str> =
                placements.iter().filter_map(|one| Some(one.grant()?.unit.as_str())).collect();
            let mut not_open = BTreeSet::new();
            for some in units.chunks(AT_ONCE) {
                let ids: Vec<String> = unit::table
                    .filter(unit::id.eq_any(some))
                    .filter(not(unit::open))
                    .select(unit::id)
                    .load(db)?;
                for id in ids {
                    let read = id.parse::<UnitId>();
                    not_open.insert(
                        read.map_err(|why: Refused| {
                            unread(format!("unit {id}: {}", why.english()))
                        })?,
                    );
                }
            }
            let now = clock.now(db)?;
            let closed = closed_groups(db, placements, now)?;
            let without = |one: &&Placement| {
                one.unit(now).is_some_and(|unit| not_open.contains(unit))
                    || (one.is_owed(now) && closed.contains(&one.group))
            };
            Ok((now, placements.iter().filter(without).map(|one| one.id.clone()).collect()))
        })
    }

    /// The units of a group by state, now.
    pub fn promised(
        &self,
        group: &UnitGroupId,
        clock: PromiseClock<'_>,
    ) -> Result<Promised, NotPromised> {
        self.see(|db| {
            let units::GroupSnapshot { units, takers, now } = units::look(db, group, clock)?;
            let closed = closed(db, group, now)?.is_some();
            let free = if closed { 0 } else { free_of(&units).count() };
            let short = if closed { owed_of(&units, &takers, now) } else { short_of(&units) };
            let on_the_way =
                |unit: &&UnitNow| matches!(unit.in_use, InUse::Held(_) | InUse::Accepted(_));
            Ok(Promised {
                free,
                on_the_way: units.iter().filter(on_the_way).count(),
                lived_in: units.iter().filter(|unit| unit.in_use == InUse::LivedIn).count(),
                short,
            })
        })
    }

    /// The placements of a group, for the organization that runs it.
    pub fn placements_of(
        &self,
        by: &Affiliation,
        group: &UnitGroupId,
    ) -> Result<Vec<Placement>, NotPromised> {
        self.see(|db| {
            if house_of(db, group)? != by.organization {
                return Err(NotPromised::NotThere);
            }
            Ok(row::of_group(db, group)?)
        })
    }

    /// The placements that an organization asked for, except those long over.
    pub fn placements_held(&self, holder: &OrganizationId) -> Result<Vec<Placement>, NotPromised> {
        self.see(|db| Ok(row::of_holder(db, holder)?))
    }

    /// The steps of a placement, in order.
    pub fn steps_of(
        &self,
        by: &Affiliation,
        id: &PlacementId,
    ) -> Result<Vec<Recorded>, NotPromised> {
        self.see(|db| {
            row::read_own(db, id, &by.organization)?;
            let rows: Vec<StepRow> = placement_step::table
                .filter(placement_step::placement_id.eq(id.as_str()))
                .order(placement_step::version)
                .select(StepRow::as_select())
                .load(db)?;
            rows.into_iter().map(|row| row.read(id)).collect()
        })
    }
}

fn unread(what: String) -> NotPromised {
    NotPromised::Store(StoreError::Unreadable { what })
}

/// Like [`short_of`], for a program that has closed: people expected there have no bed either.
fn owed_of(units: &[UnitNow], takers: &[Placement], now: Timestamp) -> usize {
    let open: BTreeSet<&UnitId> =
        units.iter().filter(|unit| unit.open).map(|unit| &unit.id).collect();
    let owed = |one: &&Placement| {
        one.is_owed(now) && one.unit(now).is_some_and(|unit| open.contains(unit))
    };
    short_of(units) + takers.iter().filter(owed).count()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = placement_step)]
struct StepRow {
    step: String,
    at: NaiveDateTime,
    unit_id: Option<String>,
    organization_id: String,
    role: String,
    happened_at: Option<NaiveDateTime>,
}

impl StepRow {
    fn read(self, of: &PlacementId) -> Result<Recorded, NotPromised> {
        let unread = |why: Refused| unread(format!("a step of {of}: {}", why.english()));
        let organization: OrganizationId = self.organization_id.parse().map_err(unread)?;
        let role: ActorRole = self.role.parse().map_err(unread)?;
        Ok(Recorded {
            step: self.step.parse().map_err(unread)?,
            at: self.at.and_utc(),
            happened: self.happened_at.map(|at| at.and_utc()),
            unit: self.unit_id.map(|unit| unit.parse()).transpose().map_err(unread)?,
            by: Affiliation { organization, role },
        })
    }
}
