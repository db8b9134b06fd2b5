//! A later step: its own unit is locked first, or all units of the group if it may need another.

use super::answer::{KeptWords, KeyedRequest, PlacementAnswer, done, named, replayed};
use super::begin::on_paper;
use super::grant::{Reach, free_of, release_expired};
use super::opening::{closed, relied_on};
use super::units::GroupSnapshot;
use super::{NotPromised, row, units};
use crate::domain::placement::{Circumstances, Placement, Pledges, Step, UnitNow};
use crate::domain::{OrganizationId, PlacementId, Timestamp, UnitId};
use crate::store::Store;
use crate::store::db::Db;

/// A request to take a step.
#[derive(Debug, Clone, Copy)]
pub struct TakeStep<'a> {
    /// The placement.
    pub placement: &'a PlacementId,
    /// The version that the asker saw.
    pub seen: u32,
    /// The step.
    pub step: &'a Step,
    /// The placement that the household goes on to, if the step needs one.
    pub elsewhere: Option<&'a PlacementId>,
    /// The pledges of the program.
    pub pledges: Pledges,
    /// The time it happened, if it was written on paper first.
    pub happened: Option<Timestamp>,
}

impl<'a> TakeStep<'a> {
    /// A step taken now, without further details.
    pub fn now(placement: &'a PlacementId, seen: u32, step: &'a Step) -> Self {
        let pledges = Pledges::default();
        Self { placement, seen, step, elsewhere: None, pledges, happened: None }
    }
}

impl Store {
    /// Takes a step. Only the two organizations of a placement may know of it; others get the
    /// answer that it does not exist.
    pub fn take(
        &self,
        asked: KeyedRequest<'_>,
        take: TakeStep<'_>,
    ) -> Result<PlacementAnswer, NotPromised> {
        let tried = |reach| self.decide(|db| within(db, asked, take, reach));
        match tried(Reach::One) {
            // Its own unit expired, so it needs another. Lock all of them in order, from the start.
            Err(NotPromised::Full) => tried(Reach::Group),
            done => done,
        }
    }
}

fn within(
    db: &mut Db,
    asked: KeyedRequest<'_>,
    take: TakeStep<'_>,
    reach: Reach,
) -> Result<PlacementAnswer, NotPromised> {
    let elsewhere = take.elsewhere.map_or(String::new(), |id| format!(", then {id}"));
    let words = KeptWords {
        asked: format!(
            "{} on {} at {}{elsewhere}{}",
            take.step,
            take.placement,
            take.seen,
            on_paper(take.happened)
        ),
        answer: named(take.placement, take.seen.saturating_add(1)),
    };
    match replayed(db, asked, &words)? {
        Some(answer) => Ok(answer),
        None => take_after_key(db, asked, take, reach),
    }
}

/// Takes the step, once its key is taken.
pub(super) fn take_after_key(
    db: &mut Db,
    asked: KeyedRequest<'_>,
    take: TakeStep<'_>,
    reach: Reach,
) -> Result<PlacementAnswer, NotPromised> {
    let (before, house) = row::read_own(db, take.placement, &asked.by.organization)?;
    match (reach, before.grant()) {
        (Reach::Group, _) => units::lock_all(db, &before.group)?,
        (Reach::One, Some(grant)) => units::lock(db, &grant.unit)?,
        (Reach::One, None) => {}
    }
    let look = units::look(db, &before.group, asked.clock)?;
    let placement = match look.takers.iter().find(|one| one.id == before.id) {
        // No other transaction takes a step on it without locking its unit.
        Some(taker) => taker.clone(),
        None => row::read_locked(db, take.placement)?,
    };
    if placement.is_forgotten(look.now) {
        return Err(NotPromised::NotThere);
    }
    if placement.version != take.seen {
        return Err(NotPromised::Stale);
    }
    let spare = match reach {
        Reach::One => None,
        Reach::Group => match spare(&look.units, &placement) {
            // An arrival is a fact: the group is short of a unit from now on.
            None if *take.step == Step::Arrive => Some(units::add_beyond(db, &placement.group)?),
            spare => spare,
        },
    };
    let placement = stepped(db, asked, take, (placement, house), (spare, &look))?;
    row::update(db, &placement, (take.step, take.happened), asked.by)?;
    Ok(done(vec![placement]))
}

/// The placement after the step. If all units are locked, it is offered a free one.
fn stepped(
    db: &mut Db,
    asked: KeyedRequest<'_>,
    take: TakeStep<'_>,
    (placement, house): (Placement, OrganizationId),
    (spare, look): (Option<UnitId>, &GroupSnapshot),
) -> Result<Placement, NotPromised> {
    let elsewhere = match take.elsewhere.map(|id| row::read_locked(db, id)) {
        Some(Ok(other)) => relied_on(db, other, look.now)?,
        Some(Err(NotPromised::NotThere)) | None => None,
        Some(Err(error)) => return Err(error),
    };
    let closed = if take.step.promises() {
        // A promise that was made on paper before the program closed still counts.
        closed(db, &placement.group, take.happened.unwrap_or(look.now))?
    } else {
        None
    };
    let at = Circumstances {
        by: asked.by,
        house: &house,
        pledges: take.pledges,
        closed: closed.as_ref(),
        elsewhere: elsewhere.as_ref(),
        spare: spare.as_ref(),
        now: look.now,
        happened: take.happened,
    };
    let after = placement.step(take.step, at)?;
    if let Some(grant) = after.grant() {
        release_expired(db, &grant.unit, &after, look)?;
    }
    Ok(after)
}

/// The unit that the placement had, if it is free; otherwise the first free one.
fn spare(all: &[UnitNow], placement: &Placement) -> Option<UnitId> {
    let own = placement.grant().map(|grant| &grant.unit);
    let found = free_of(all).find(|unit| Some(*unit) == own).or_else(|| free_of(all).next());
    found.cloned()
}
