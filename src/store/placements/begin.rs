//! The first step of a placement: a request, or a hold of one or several units, all or none.

use super::answer::{KeptWords, KeyedRequest, PlacementAnswer, done, named, replayed};
use super::grant::{Reach, find, free_of, one_at_a_time, release_expired, within_part};
use super::opening::{closed, house_of};
use super::units::{GroupSnapshot, short_of};
use super::{NotPromised, row, units};
use crate::domain::placement::{
    Act, Circumstances, LastPost, NewPlacement, Parties, Placement, Pledges, ReadBack, Step, may,
    may_hold_without_asking,
};
use crate::domain::{
    CapacityPost, OrganizationId, PlacementId, Refused, Timestamp, UnitGroupId, UnitId, hex,
};
use crate::store::code_key::CodeKey;
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::posts::PostRow;
use crate::store::random::bytes;
use crate::store::schema::{capacity_post, full_after_all, program, unit_group};
use crate::store::{Store, StoreError};
use crate::words::say;
use chrono::NaiveDateTime;
use diesel::dsl::max;
use diesel::prelude::*;

/// The most units one household may ask for at once.
pub const MOST_UNITS: usize = 12;

/// The most attempts with a single locked unit, before all are locked.
const MOST_TRIES: u32 = 4;

/// The version of every new placement.
const FIRST_VERSION: u32 = 1;

/// A request to begin placements.
#[derive(Debug, Clone, Copy)]
pub struct Begin<'a> {
    /// The unit group.
    pub group: &'a UnitGroupId,
    /// The number of units: a household in shared beds takes one for each person. Each unit gets
    /// its own placement, and they begin together or not at all.
    pub units: usize,
    /// A request, a hold, or an arrival without an earlier promise.
    pub step: &'a Step,
    /// The time it happened, if it was written on paper first.
    pub happened: Option<Timestamp>,
}

impl Store {
    /// Begins placements for the asker's organization.
    pub fn begin(
        &self,
        asked: KeyedRequest<'_>,
        begin: Begin<'_>,
    ) -> Result<PlacementAnswer, NotPromised> {
        let fits = (1..=MOST_UNITS).contains(&begin.units);
        if !fits {
            let why = Refused::new(
                say::units_out_of_range(begin.units),
                say::enter_whole_number(1, MOST_UNITS),
            );
            return Err(NotPromised::OutOfRange("units", why));
        }
        let ids = (0..begin.units).map(|_| drawn_id()).collect::<Result<Vec<_>, _>>()?;
        let (mut reach, mut tries) = (if begin.units == 1 { Reach::One } else { Reach::Group }, 0);
        loop {
            match self.decide(|db| within(db, asked, begin, (&ids, &mut reach))) {
                // The locked units were taken meanwhile. Try again, and in the end lock all units
                // from the start, which makes other requests wait.
                Err(NotPromised::Full) if reach == Reach::One => {
                    tries += 1;
                    if tries == MOST_TRIES {
                        reach = Reach::Group;
                    }
                }
                done => return done,
            }
        }
    }
}

fn within(
    db: &mut Db,
    asked: KeyedRequest<'_>,
    begin: Begin<'_>,
    (ids, reach): (&[PlacementId], &mut Reach),
) -> Result<PlacementAnswer, NotPromised> {
    let words = KeptWords {
        asked: format!(
            "{} {} of {}{}",
            begin.step,
            begin.units,
            begin.group,
            on_paper(begin.happened)
        ),
        answer: ids.iter().map(|id| named(id, FIRST_VERSION)).collect::<Vec<_>>().join(", "),
    };
    if let Some(answer) = replayed(db, asked, &words)? {
        return Ok(answer);
    }
    let found = if matches!(begin.step, Step::Hold(_)) {
        hold(db, asked, begin, reach)?
    } else if *begin.step == Step::Arrive {
        arrival(db, asked, begin)?
    } else {
        let house = house_of(db, begin.group)?;
        let look = units::look(db, begin.group, asked.clock)?;
        let closed = closed(db, begin.group, begin.happened.unwrap_or(look.now))?;
        Start { house, closed, units: vec![], look }
    };
    let (key, codes) = (CodeKey::made(db)?, drawn_codes(ids.len())?);
    let placements = open(begin, asked, (ids, &codes, &key), &found)?;
    for (placement, code) in placements.iter().zip(codes) {
        if let Some(grant) = placement.grant() {
            release_expired(db, &grant.unit, placement, &found.look)?;
        }
        let digest = key.digest(begin.group, code)?;
        row::insert(db, (placement, &digest), (begin.step, begin.happened), asked.by)?;
    }
    Ok(done(placements))
}

/// The circumstances in which placements begin.
struct Start {
    house: OrganizationId,
    /// The reason why the program promises nothing now; `None` if it is open.
    closed: Option<Refused>,
    /// A free unit for each placement, if they begin with one.
    units: Vec<UnitId>,
    look: GroupSnapshot,
}

/// Finds units for a hold. Rights are checked before any unit is looked for. Organizations that do
/// not run the program may hold only if it said that it takes people, and only up to their limit.
fn hold(
    db: &mut Db,
    asked: KeyedRequest<'_>,
    begin: Begin<'_>,
    reach: &mut Reach,
) -> Result<Start, NotPromised> {
    let holder = &asked.by.organization;
    let (house, said) = house_and_said(db, begin.group)?;
    may(asked.by, Act::Hold, Parties { holder, house: &house }).map_err(NotPromised::Forbidden)?;
    begin.step.check().map_err(|why| NotPromised::OutOfRange("minutes", why))?;
    let others = *holder != house;
    if others {
        one_at_a_time(db, holder)?;
    }
    let found = find(db, begin.group, reach, asked.clock)?;
    // A promise that was made on paper before the program closed still counts.
    if let Some(why) = closed(db, begin.group, begin.happened.unwrap_or(found.look.now))? {
        return Err(NotPromised::NotOpen(why));
    }
    if others {
        let look = &found.look;
        may_hold_without_asking(&said, short_of(&look.units), look.now)
            .map_err(NotPromised::Conflict)?;
        within_part(look, holder, begin.units)?;
    }
    Ok(Start { house, closed: None, units: found.free(begin.units)?, look: found.look })
}

/// Finds units for people who have arrived: free ones, then others beyond what is promised.
fn arrival(db: &mut Db, asked: KeyedRequest<'_>, begin: Begin<'_>) -> Result<Start, NotPromised> {
    let (house, holder) = (house_of(db, begin.group)?, &asked.by.organization);
    may(asked.by, Act::Arrive, Parties { holder, house: &house })
        .map_err(NotPromised::Forbidden)?;
    units::lock_all(db, begin.group)?;
    let look = units::look(db, begin.group, asked.clock)?;
    let mut units: Vec<UnitId> = free_of(&look.units).take(begin.units).cloned().collect();
    while units.len() < begin.units {
        units.push(units::add_beyond(db, begin.group)?);
    }
    // An arrival is a fact, even at a program that is not open.
    Ok(Start { house, closed: None, units, look })
}

/// The time it happened, as part of the stored request.
pub(super) fn on_paper(happened: Option<Timestamp>) -> String {
    happened.map_or_else(String::new, |at| format!(", happened at {}", at.to_rfc3339()))
}

/// The new placements, each with the unit found for it.
fn open(
    begin: Begin<'_>,
    asked: KeyedRequest<'_>,
    (ids, codes, key): (&[PlacementId], &[ReadBack], &CodeKey),
    found: &Start,
) -> Result<Vec<Placement>, NotPromised> {
    let mut placements = Vec::with_capacity(ids.len());
    for (at, (id, code)) in ids.iter().zip(codes).enumerate() {
        let new = NewPlacement {
            id: id.clone(),
            group: begin.group.clone(),
            holder: asked.by.organization.clone(),
            code: key.seal(id, *code)?,
        };
        let circumstances = Circumstances {
            by: asked.by,
            house: &found.house,
            pledges: Pledges::default(),
            closed: found.closed.as_ref(),
            elsewhere: None,
            spare: found.units.get(at),
            now: found.look.now,
            happened: begin.happened,
        };
        placements.push(Placement::open(new, begin.step, circumstances)?);
    }
    Ok(placements)
}

fn drawn_codes(count: usize) -> Result<Vec<ReadBack>, StoreError> {
    (0..count).map(|_| Ok(ReadBack::of(u64::from_be_bytes(bytes()?)))).collect()
}

fn drawn_id() -> Result<PlacementId, StoreError> {
    let id = hex(&bytes::<16>()?);
    id.parse().map_err(|why: Refused| StoreError::Failed { reason: why.english() })
}

/// The organization that runs a program, its last post, and the last time it called itself full.
type LastSaid = (String, Option<PostRow>, Option<NaiveDateTime>);

/// The organization that runs the program of a group, and its last statements about the group.
fn house_and_said(
    db: &mut Db,
    group: &UnitGroupId,
) -> Result<(OrganizationId, LastPost), NotPromised> {
    let full = full_after_all::table
        .filter(full_after_all::unit_group_id.eq(group.as_str()))
        .select(max(full_after_all::at))
        .single_value();
    let found: Option<LastSaid> = unit_group::table
        .inner_join(program::table.on(program::id.eq(unit_group::program_id)))
        .left_join(capacity_post::table.on(capacity_post::unit_group_id.eq(unit_group::id)))
        .filter(unit_group::id.eq(group.as_str()))
        .order((capacity_post::posted_at.desc(), capacity_post::id.desc()))
        .select((program::organization_id, Option::<PostRow>::as_select(), full))
        .first(db)
        .optional()?;
    let (house, post, full) = found.ok_or(NotPromised::NotThere)?;
    let post = post.map(CapacityPost::try_from).transpose()?;
    Ok((row::read_house(group, &house)?, LastPost { post, full: full.map(|at| at.and_utc()) }))
}
