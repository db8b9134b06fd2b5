//! Keeps the snapshot up to date with changes of this instance, other instances and commands.
//!
//! One thread looks for changes by number several times a second. It also notices when the database
//! does not answer. Requests that need the database then fail at once instead of waiting, and
//! searches use the last snapshot. Work that may hang runs on its own thread, which is left behind
//! if it does.

use super::snapshot::Snapshot;
use super::{Desk, Refusal, weighing};
use crate::domain::{ClockJump, Clocks, Place, Timestamp, UnitGroupId};
use crate::store::{Changed, Fresh, GroupNow, Numbered, PromiseClock, Since, Store, StoreError};
use crate::words::Language;
use chrono::TimeDelta;
use std::collections::BTreeSet;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, PoisonError};
use std::thread;
use std::time::Duration;
use tracing::{error, info, warn};

/// The pause between two looks: with the look and the work after it, well within a second.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);
/// The pause between two times that counts are stored.
const BETWEEN_COUNTS: Duration = Duration::from_secs(1);
/// The longest a look may take. No statement may wait this long, so a longer look hangs.
const LOOKS_WITHIN: Duration = Duration::from_secs(4);
/// The longest that reading a whole network may take.
const READS_WITHIN: Duration = Duration::from_mins(1);
/// The number of looks, about a minute, between two times that ended placements are tidied. A day
/// after its end, only a count remains of a placement.
const LOOKS_TO_A_TIDYING: u32 = 240;
/// The number of looks between two fits of the levels: about a day.
const LOOKS_TO_A_LEVELING: u32 = 24 * 60 * LOOKS_TO_A_TIDYING;
/// The age at which a snapshot counts as outdated, because something may have changed.
const TOO_OLD: TimeDelta = TimeDelta::seconds(10);

/// A way to ask the store for the changes after a number.
type LookSince = fn(&Store, u64, PromiseClock<'_>) -> Result<Since, StoreError>;

/// Keeps a desk up to date until it is dropped.
#[derive(Debug)]
pub struct Keeper {
    desk: Arc<Desk>,
    _end_when_dropped: [Sender<()>; 2],
}

/// Stores the last counts before the service ends.
impl Drop for Keeper {
    fn drop(&mut self) {
        self.desk.tally.store_counts().ok();
    }
}

impl Desk {
    /// Starts to keep the snapshot up to date, and to store counts.
    pub fn start_updates(self: &Arc<Self>) -> Keeper {
        let (looking, counting) = (Arc::clone(self), Arc::clone(self));
        let (mut in_trouble, mut looks, mut heard_until) = (false, 0_u32, 0);
        let look = move || {
            let round = round(&looking);
            let until = looking.heard_until(looking.now());
            if !looking.demo && until != heard_until {
                // A slot is over, so that something may be due.
                heard_until = until;
                looking.news.wake();
            }
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
            counting.uses.store(&counting.store);
        };
        let ends = [every(BETWEEN_LOOKS, look), every(BETWEEN_COUNTS, count)];
        Keeper { desk: Arc::clone(self), _end_when_dropped: ends }
    }

    /// Returns the time of the last check that found the snapshot current.
    pub fn as_of(&self) -> Timestamp {
        self.snapshot().as_of
    }

    /// Returns true if the snapshot may be outdated: the last check is too old, or the store is
    /// lost.
    pub fn is_behind(&self, now: Timestamp) -> bool {
        self.store.is_lost() || now - self.as_of() > TOO_OLD
    }

    /// Checks whether the clock of promises jumped, and logs it for administrators.
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

    /// Returns how far the database's clock has jumped; `None` if promises run by its time.
    pub fn clock_jump(&self) -> Option<ClockJump> {
        let ahead = self.clock.ahead();
        (!ahead.is_zero()).then_some(ClockJump(ahead))
    }

    /// Reads what this instance has just changed, and any other change, so that the next search
    /// sees it.
    pub(super) fn catch_up(&self) -> Result<(), Refusal> {
        self.looks.share(|| {
            let (since, at) = self.read_changes(Store::since_a_change)?;
            self.apply(since, at)
        })
    }

    /// Reads what changed elsewhere, if anything did.
    pub(super) fn listen_again(&self) -> Result<(), Refusal> {
        self.looks.share(|| {
            let (since, at) = self.read_changes(Store::since)?;
            self.apply(since, at)
        })
    }

    /// Reads the changes since the snapshot, with the time of asking.
    fn read_changes(&self, since: LookSince) -> Result<(Since, Timestamp), StoreError> {
        let (number, at) = (self.snapshot().number, self.now());
        let since = self.clock.promising(|clock| since(&self.store, number, clock))?;
        Ok((since, at))
    }

    /// Applies changes to the snapshot.
    fn apply(&self, since: Since, at: Timestamp) -> Result<(), Refusal> {
        let Since { number, changes, fresh } = since;
        match fresh {
            Fresh::Groups(groups) if self.patch(&groups, (number, at), &changes) => Ok(()),
            Fresh::Groups(_) | Fresh::Whole => self.renew(at, false),
            Fresh::Torn => self.renew(at, true),
        }
    }

    /// Updates some groups of the snapshot. Returns false if it does not know one of them.
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
        let bands = known.bands_changed(groups);
        let Some(known) = known.with(groups, number, at) else { return false };
        self.replace_snapshot(known);
        let told: Vec<Changed> = changes.iter().map(|change| change.what.clone()).collect();
        self.tell(&told, &bands);
        true
    }

    /// Reads everything again. It reads before it locks, so that a slow database does not keep
    /// other threads from applying what they have read.
    fn renew(&self, at: Timestamp, torn: bool) -> Result<(), Refusal> {
        let whole = self.clock.promising(|clock| self.store.whole(clock))?;
        let weights = weighing::stored(&self.store)?;
        let known = Snapshot::of(whole, weights, at);
        let _one_at_a_time = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.snapshot();
        if torn {
            self.replace_snapshot(known);
            self.tell_to_reload();
        } else if known.number >= before.number {
            let differs = known.differs_from(&before);
            self.replace_snapshot(known);
            if differs {
                self.tell(&[Changed::Everything], &BTreeSet::new());
            }
        }
        Ok(())
    }
}

/// Repeats some work on its own thread until the returned sender is dropped.
fn every(pause: Duration, mut work: impl FnMut() + Send + 'static) -> Sender<()> {
    let (end, ended) = channel();
    thread::spawn(move || {
        while ended.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
            work();
        }
    });
    end
}

/// Runs one look and the work after it. Work that hangs is left behind.
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

/// Removes placements that ended long enough ago. It may fail and is tried again, since no answer
/// depends on it.
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
        warn!(why = why.render(Language::En), "ended placements could not be deleted");
    }
}

/// Fits the levels to recent calls. If it fails, the current levels stay, and it is tried again the
/// next day.
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
    // The receiver may be gone by the time the work ends.
    thread::spawn(move || tell.send(work(&desk)).ok());
    told.recv_timeout(time).unwrap_or_else(|_too_late| {
        let reason = format!("no answer within {} seconds", time.as_secs());
        Err(StoreError::Unreachable { reason }.into())
    })
}

/// Logs when trouble begins and when it is over.
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
