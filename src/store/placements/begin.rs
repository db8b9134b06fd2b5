//! The first step of a placement: a request, or a hold of one or several units, all or none.

use super::answer::{Answer, Asked, keep, replayed};
use super::grant::{Found, free, make_way, one_at_a_time, within_part};
use super::look::short_of;
use super::{NotPromised, row, units};
use crate::domain::placement::{
    Act, Circumstances, NewPlacement, Parties, Placement, Pledges, ReadBack, Step, may,
    may_hold_without_asking,
};
use crate::domain::{OrganizationId, PlacementId, Refused, UnitGroupId, hex};
use crate::store::capacity::last;
use crate::store::connection::Db;
use crate::store::drawn::bytes;
use crate::store::schema::{program, unit_group};
use crate::store::{Store, StoreError};
use diesel::prelude::*;

/// The most units one household may ask for at once.
pub const MOST_UNITS: usize = 12;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Begin<'a> {
    /// Of which group.
    pub group: &'a UnitGroupId,
    /// How many units: a household in shared beds takes one for each person. Each is a placement
    /// of its own, and they begin together or not at all.
    pub units: usize,
    /// A request or a hold.
    pub step: &'a Step,
}

impl Store {
    /// Begins placements for the asker's organization.
    pub fn begin(&self, asked: Asked<'_>, begin: Begin<'_>) -> Result<Answer, NotPromised> {
        let fits = (1..=MOST_UNITS).contains(&begin.units);
        if !fits {
            return Err(NotPromised::OutOfRange(Refused::new(
                format!("{} units is out of range for one household.", begin.units),
                format!("Give 1 to {MOST_UNITS}."),
            )));
        }
        self.decide(|db| {
            let what = format!("{} {} of {}", begin.step, begin.units, begin.group);
            match replayed(db, asked, &what)? {
                Some(answer) => Ok(answer),
                None => anew(db, asked, begin),
            }
        })
    }
}

fn anew(db: &mut Db, asked: Asked<'_>, begin: Begin<'_>) -> Result<Answer, NotPromised> {
    let house = house_of(db, begin.group)?;
    let found = if matches!(begin.step, Step::Hold(_)) {
        may_hold(db, asked, begin, &house)?;
        free(db, begin.group, begin.units, asked.clock)?
    } else {
        Found { units: vec![], now: units::look(db, begin.group, asked.clock)?.now }
    };
    let placements = open(begin, asked, &house, &found)?;
    for placement in &placements {
        if let Some(grant) = placement.grant() {
            make_way(db, &grant.unit, placement, found.now)?;
            units::touch(db, &grant.unit, found.now)?;
        }
        row::insert(db, placement, begin.step, asked.by)?;
    }
    keep(db, asked, placements, found.now)
}

/// The placements as they begin, each with the unit found for it.
fn open(
    begin: Begin<'_>,
    asked: Asked<'_>,
    house: &OrganizationId,
    found: &Found,
) -> Result<Vec<Placement>, NotPromised> {
    let mut placements = Vec::with_capacity(begin.units);
    for at in 0..begin.units {
        let new = NewPlacement {
            id: drawn_id()?,
            group: begin.group.clone(),
            holder: asked.by.organization.clone(),
            code: ReadBack::of(u64::from_be_bytes(bytes()?)),
        };
        let circumstances = Circumstances {
            by: asked.by,
            house,
            pledges: Pledges::default(),
            elsewhere: None,
            spare: found.units.get(at),
            now: found.now,
        };
        placements.push(Placement::open(new, begin.step, circumstances)?);
    }
    Ok(placements)
}

fn drawn_id() -> Result<PlacementId, StoreError> {
    let id = hex(&bytes::<16>()?);
    id.parse().map_err(|why| StoreError::Failed { reason: format!("{why}") })
}

/// Who may not is told so before anything is looked for. Others than the program itself hold only
/// where it said that it takes people, and no more than their part.
fn may_hold(
    db: &mut Db,
    asked: Asked<'_>,
    begin: Begin<'_>,
    house: &OrganizationId,
) -> Result<(), NotPromised> {
    let holder = &asked.by.organization;
    may(asked.by, Act::Hold, Parties { holder, house }).map_err(NotPromised::Forbidden)?;
    begin.step.check().map_err(NotPromised::OutOfRange)?;
    if holder == house {
        return Ok(());
    }
    one_at_a_time(db, holder)?;
    let look = units::look(db, begin.group, asked.clock)?;
    let post = last(db, begin.group)?;
    may_hold_without_asking(post.as_ref(), short_of(&look.units), look.now)
        .map_err(NotPromised::Conflict)?;
    within_part(&look, holder, begin.units)
}

/// Who runs the program of a group.
pub(super) fn house_of(db: &mut Db, group: &UnitGroupId) -> Result<OrganizationId, NotPromised> {
    let house: Option<String> = unit_group::table
        .inner_join(program::table.on(program::id.eq(unit_group::program_id)))
        .filter(unit_group::id.eq(group.as_str()))
        .select(program::organization_id)
        .first(db)
        .optional()?;
    let house = house.ok_or(NotPromised::NotThere)?;
    house.parse().map_err(|why| {
        NotPromised::Store(StoreError::Unreadable {
            what: format!("organization of {group}: {why}"),
        })
    })
}
