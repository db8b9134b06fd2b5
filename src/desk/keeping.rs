//! Keeps what the desk knows up to date, whoever changed it: this instance, another, a command.
//!
//! One thread looks a few times a second for changes by number. It is also the one that notices
//! when the database does not answer: everybody else is then told at once instead of waiting, and
//! searches go on with what is known. Work that may hang is done on a thread of its own, which is
//! left behind when it does.

use super::snapshot::Snapshot;
use super::{Desk, Refusal, weighing};
use crate::domain::{ClockJump, Clocks, Place, Timestamp, UnitGroupId};
use crate::store::{Fresh, GroupNow, Numbered, PromiseClock, Since, Store, StoreError};
use crate::words::Language;
use chrono::TimeDelta;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, PoisonError};
use std::thread;
use std::time::Duration;
use tracing::{error, info, warn};

/// How long between two looks: with the look and what follows from it, well within a second.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);
/// How long between two times that what was counted is put down.
const BETWEEN_COUNTS: Duration = Duration::from_secs(1);
/// A look that takes longer hangs: no statement may wait as long.
const LOOKS_WITHIN: Duration = Duration::from_secs(4);
/// The same for reading a whole network.
const READS_WITHIN: Duration = Duration::from_mins(1);
/// Every so many looks, about once a minute, what is over is tidied: a day after its end only a
/// count is left of a placement.
const LOOKS_TO_A_TIDYING: u32 = 240;
/// The number of looks between two fits of the levels: about a day.
const LOOKS_TO_A_LEVELING: u32 = 24 * 60 * LOOKS_TO_A_TIDYING;
/// What is known for longer without a look may have changed.
const TOO_OLD: TimeDelta = TimeDelta::seconds(10);

/// A way to ask the store what happened after a number.
type LookSince = fn(&Store, u64, PromiseClock<'_>) -> Result<Since, StoreError>;

/// Keeps a desk up to date for as long as it is there.
#[derive(Debug)]
pub struct Keeper {
    desk: Arc<Desk>,
    _end_when_dropped: [Sender<()>; 2],
}

/// What was counted last is put down before the service ends.
impl Drop for Keeper {
    fn drop(&mut self) {
        self.desk.tally.store_counts().ok();
    }
}

impl Desk {
    /// Starts to keep what is known up to date, and to put down what was counted.
    pub fn start_updates(self: &Arc<Self>) -> Keeper {
        let (looking, counting) = (Arc::clone(self), Arc::clone(self));
        let (mut in_trouble, mut looks) = (false, 0_u32);
        let look = move || {
            let round = round(&looking);
            log_trouble(round.as_ref().err(), in_trouble);
            in_trouble = round.is_err();
            looks = looks.wrapping_add(1);
            if !in_trouble && looks.is_multiple_of(LOOKS_TO_A_TIDYING) {
                tidy(&looking);
            }
            if !in_trouble && looks % LOOKS_TO_A_LEVELING == LOOKS_TO_A_TIDYING {
                level(&looking);
            }
        };
        let count = move || {
            counting.tally.store_counts().ok();
        };
        let ends = [every(BETWEEN_LOOKS, look), every(BETWEEN_COUNTS, count)];
        Keeper { desk: Arc::clone(self), _end_when_dropped: ends }
    }

    /// When it was last seen that what is known is how things stand.
    pub fn as_of(&self) -> Timestamp {
        self.snapshot().as_of
    }

    /// The number of the last change that is in what is known.
    pub fn last_change(&self) -> u64 {
        self.snapshot().number
    }

    /// Whether that is so long ago that something may have changed, or nothing more can be heard.
    pub fn is_behind(&self, now: Timestamp) -> bool {
        self.store.is_lost() || now - self.as_of() > TOO_OLD
    }

    /// Looks whether the clock leapt by which promises run, and tells those who run the service.
    fn watch_clock(&self) -> Result<(), StoreError> {
        match self.clock.promising(|clock| self.store.watch(clock))? {
            None => {}
            Some(ahead) if ahead.is_zero() => info!("promises run by the database's clock again"),
            Some(ahead) => error!(
                seconds_ahead = ahead.num_seconds(),
                "the database's clock jumped; promises run on as if it had not, until it jumps back \
                 or `waystation clock --trust` says that it is right"
            ),
        }
        Ok(())
    }

    /// How far the clock by which promises run has leapt, as long as nobody knows which is right.
    pub fn clock_jump(&self) -> Option<ClockJump> {
        let ahead = self.clock.ahead();
        (!ahead.is_zero()).then_some(ClockJump(ahead))
    }

    /// Takes up what this instance has just changed, and whatever else changed: the next search sees
    /// it.
    pub(super) fn catch_up(&self) -> Result<(), Refusal> {
        self.looks.share(|| {
            let (since, at) = self.read_changes(Store::since_a_change)?;
            self.apply(since, at)
        })
    }

    /// Takes up what changed elsewhere, if anything did.
    pub(super) fn listen_again(&self) -> Result<(), Refusal> {
        self.looks.share(|| {
            let (since, at) = self.read_changes(Store::since)?;
            self.apply(since, at)
        })
    }

    /// What happened since what is known, and when that was asked.
    fn read_changes(&self, since: LookSince) -> Result<(Since, Timestamp), StoreError> {
        let (number, at) = (self.snapshot().number, self.now());
        let since = self.clock.promising(|clock| since(&self.store, number, clock))?;
        Ok((since, at))
    }

    /// Takes up what happened.
    fn apply(&self, since: Since, at: Timestamp) -> Result<(), Refusal> {
        let Since { number, changes, fresh } = since;
        match fresh {
            Fresh::Groups(groups) if self.patch(&groups, (number, at), &changes) => Ok(()),
            Fresh::Groups(_) | Fresh::Whole => self.renew(at, false),
            Fresh::Torn => self.renew(at, true),
        }
    }

    /// Takes up some groups; not those that it does not know.
    fn patch(
        &self,
        groups: &[GroupNow],
        (number, at): (u64, Timestamp),
        changes: &[Numbered],
    ) -> bool {
        let _one_at_a_time = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        let known = self.snapshot();
        if number < known.number {
            return true;
        }
        let Some(known) = known.with(groups, number, at) else { return false };
        self.replace_snapshot(known);
        self.news.publish(changes);
        true
    }

    /// Reads everything again. Reading comes before the lock, so that nobody who waits for the
    /// database keeps others from taking up what they have read.
    fn renew(&self, at: Timestamp, torn: bool) -> Result<(), Refusal> {
        let whole = self.clock.promising(|clock| self.store.whole(clock))?;
        let weights = weighing::stored(&self.store)?;
        let (number, kept) = (whole.number, whole.changes.clone());
        let known = Snapshot::of(whole, weights, at);
        let _one_at_a_time = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if torn {
            self.replace_snapshot(known);
            self.news.tear(kept, number);
        } else if number >= self.snapshot().number {
            self.replace_snapshot(known);
            self.news.publish(&kept);
        }
        Ok(())
    }
}

/// Does something again and again on a thread of its own, until what is given back is dropped.
fn every(pause: Duration, mut work: impl FnMut() + Send + 'static) -> Sender<()> {
    let (end, ended) = channel();
    thread::spawn(move || {
        while ended.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
            work();
        }
    });
    end
}

/// One look, and what follows from it. The work that may hang is left behind if it does.
fn round(desk: &Arc<Desk>) -> Result<(), Refusal> {
    let looked = within(LOOKS_WITHIN, desk, |desk| {
        desk.store.reconnect()?;
        desk.store.present()?;
        desk.watch_clock()?;
        Ok(desk.read_changes(Store::since)?)
    });
    match looked {
        Ok((since, at)) if since.changes.is_empty() && since.fresh != Fresh::Torn => {
            desk.apply(since, at)
        }
        Ok((since, at)) => within(READS_WITHIN, desk, move |desk| desk.apply(since, at)),
        Err(refusal) => {
            if matches!(
                refusal,
                Refusal::Broken(_) | Refusal::Store(StoreError::Unreachable { .. })
            ) {
                desk.store.cut();
            }
            Err(refusal)
        }
    }
}

/// Nothing depends on tidying but that what is over is forgotten in time, so it may fail and is
/// tried again.
fn tidy(desk: &Arc<Desk>) {
    let tidied = within(READS_WITHIN, desk, |desk| {
        let field = desk.field();
        let day = |group: &str, moment| {
            let id: Option<UnitGroupId> = group.parse().ok();
            let offer = id.and_then(|id| field.offer_of(&id));
            let clocks = offer.map(|offer| offer.program.clocks());
            clocks.unwrap_or_else(|| Clocks::at(&Place::Unknown)).days(moment).0
        };
        Ok(desk.clock.promising(|clock| desk.store.tidy(clock, &day))?)
    });
    if let Err(why) = tidied {
        warn!(why = why.render(Language::En), "what is over could not be tidied");
    }
}

/// The levels there were hold on where it fails, and it is tried again the next day.
fn level(desk: &Arc<Desk>) {
    match within(READS_WITHIN, desk, Desk::follow_outcomes) {
        Ok(true) => info!("the chances of posted beds follow what recent calls found"),
        Ok(false) => {}
        Err(why) => warn!(why = why.render(Language::En), "recent calls could not be fitted"),
    }
}

fn within<T: Send + 'static>(
    time: Duration,
    desk: &Arc<Desk>,
    work: impl FnOnce(&Desk) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let (tell, told) = channel();
    let desk = Arc::clone(desk);
    // Whoever is left behind may find that nobody listens any more.
    thread::spawn(move || tell.send(work(&desk)).ok());
    told.recv_timeout(time).unwrap_or_else(|_too_late| {
        let reason = format!("no answer within {} seconds", time.as_secs());
        Err(StoreError::Unreachable { reason }.into())
    })
}

/// Trouble is told when it begins and when it is over.
fn log_trouble(trouble: Option<&Refusal>, before: bool) {
    match (trouble, before) {
        (Some(why), false) => {
            error!(
                why = why.render(Language::En),
                "changes cannot be followed; searches go on with what is known"
            );
        }
        (None, true) => info!("changes are followed again"),
        (Some(_), true) | (None, false) => {}
    }
}
