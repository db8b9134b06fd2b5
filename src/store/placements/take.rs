//! A step more: its unit is locked first, and where it may need another, all units of the group.

use super::answer::{KeptWords, KeyedRequest, PlacementAnswer, done, named, replayed};
use super::begin::on_paper;
use super::grant::{Reach, free_of, make_way};
use super::opening::{closed, relied_on};
use super::units::GroupSnapshot;
use super::{NotPromised, row, units};
use crate::domain::placement::{Circumstances, Placement, Pledges, Step, UnitNow};
use crate::domain::{OrganizationId, PlacementId, Timestamp, UnitId};
use crate::store::Store;
use crate::store::connection::Db;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct TakeStep<'a> {
    /// On which placement.
    pub placement: &'a PlacementId,
    /// The version that the asker saw.
    pub seen: u32,
    /// Which step.
    pub step: &'a Step,
    /// The placement that the household goes on to, where the step needs one.
    pub elsewhere: Option<&'a PlacementId>,
    /// What the program has bound itself to.
    pub pledges: Pledges,
    /// When it happened, where that was written on paper first.
    pub happened: Option<Timestamp>,
}

impl<'a> TakeStep<'a> {
    /// A step now, of which nothing else is known.
    pub fn now(placement: &'a PlacementId, seen: u32, step: &'a Step) -> Self {
        let pledges = Pledges::default();
        Self { placement, seen, step, elsewhere: None, pledges, happened: None }
    }
}

impl Store {
    /// Takes a step. What nobody but the two organizations of a placement may know is told to
    /// others as if it were not there.
    pub fn take(
        &self,
        asked: KeyedRequest<'_>,
        take: TakeStep<'_>,
    ) -> Result<PlacementAnswer, NotPromised> {
        let tried = |reach| self.decide(|db| within(db, asked, take, reach));
        match tried(Reach::One) {
            // Its own unit ran out, so another is needed: all are locked, in one order, from the start.
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
        None => anew(db, asked, take, reach),
    }
}

/// Takes the step, under a key that is taken.
pub(super) fn anew(
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
        // Nobody takes a step on it without its unit.
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
            // Being at the door is a fact: the group is short of a unit from now on.
            None if *take.step == Step::Arrive => Some(units::add_beyond(db, &placement.group)?),
            spare => spare,
        },
    };
    let placement = stepped(db, asked, take, (placement, house), (spare, &look))?;
    row::update(db, &placement, (take.step, take.happened), asked.by)?;
    Ok(done(vec![placement]))
}

/// The placement after the step. With all units locked, one that is free is offered to it.
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
        // What was promised on paper before the program closed was promised.
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
        make_way(db, &grant.unit, &after, look)?;
    }
    Ok(after)
}

/// The unit it had, if that is free, else the first that is.
fn spare(all: &[UnitNow], placement: &Placement) -> Option<UnitId> {
    let own = placement.grant().map(|grant| &grant.unit);
    let found = free_of(all).find(|unit| Some(*unit) == own).or_else(|| free_of(all).next());
    found.cloned()
}
