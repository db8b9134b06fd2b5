//! Changes, for boards that listen: one list for all listeners, each with its own position in it.
//!
//! A listener costs a few numbers, even a slow one. A listener that the list no longer reaches must
//! reload everything.

use super::{Desk, Refusal};
use crate::store::Numbered;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::time::timeout;

/// The most changes kept for listeners that are behind.
const KEPT: usize = 10_000;
/// The most changes in one event.
const AT_ONCE: usize = 200;
/// The most listeners one instance has.
pub const MOST_LISTENERS: usize = 512;
/// The time after which a silent listener loses its place to another. Heartbeats come more often.
const GONE_AFTER: Duration = Duration::from_mins(1);

/// The changes to tell, and the listeners.
#[derive(Debug)]
pub(super) struct News {
    told: Mutex<Announced>,
    places: Mutex<Places>,
    wake: watch::Sender<()>,
}

#[derive(Debug, Default)]
struct Announced {
    /// Changes with consecutive numbers.
    changes: VecDeque<Numbered>,
    /// The last number.
    last: u64,
    /// The number of breaks in the list. Changes before a break do not lead up to those after it.
    tears: u64,
    /// True once nothing more will be told.
    over: bool,
}

#[derive(Debug, Default)]
struct Places {
    next: u64,
    /// The last time that each listener took something.
    taken: BTreeMap<u64, Instant>,
}

/// One listener.
#[derive(Debug)]
pub struct Listener {
    desk: Arc<Desk>,
    heard: u64,
    tears: u64,
    wake: watch::Receiver<()>,
    place: u64,
}

/// An event for a listener.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewsEvent {
    /// Changes, in order.
    Changes(Vec<Numbered>),
    /// Earlier changes are no longer known, so the listener must reload everything. Numbers
    /// continue from this one.
    Resync(u64),
    /// No change within the time that the listener waits.
    Nothing,
}

impl News {
    pub(super) fn of(changes: Vec<Numbered>, last: u64) -> Self {
        let told = Announced { changes: changes.into(), last, ..Announced::default() };
        Self { told: Mutex::new(told), places: Mutex::default(), wake: watch::Sender::new(()) }
    }

    /// Adds those of these changes that are new.
    pub(super) fn publish(&self, changes: &[Numbered]) {
        let mut told = self.told();
        let before = told.last;
        for change in changes.iter().filter(|change| change.number > before) {
            told.last = change.number;
            told.changes.push_back(change.clone());
        }
        let beyond = told.changes.len().saturating_sub(KEPT);
        told.changes.drain(..beyond);
        if told.last > before {
            self.wake.send_replace(());
        }
    }

    /// Replaces the list with these changes, so that every listener must reload.
    pub(super) fn tear(&self, changes: Vec<Numbered>, last: u64) {
        let mut told = self.told();
        *told = Announced { changes: changes.into(), last, tears: told.tears + 1, over: told.over };
        self.wake.send_replace(());
    }

    fn told(&self) -> MutexGuard<'_, Announced> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Announced {
    /// Returns the next changes after a number; `None` if the list does not lead up from there.
    fn after(&self, number: u64) -> Option<Vec<Numbered>> {
        let missing = usize::try_from(self.last.checked_sub(number)?).ok()?;
        let from = self.changes.len().checked_sub(missing)?;
        Some(self.changes.iter().skip(from).take(AT_ONCE).cloned().collect())
    }
}

impl Places {
    fn take(&mut self, now: Instant) -> Option<u64> {
        if self.taken.len() >= MOST_LISTENERS {
            self.taken.retain(|_, last| now.duration_since(*last) < GONE_AFTER);
        }
        if self.taken.len() >= MOST_LISTENERS {
            return None;
        }
        self.next += 1;
        self.taken.insert(self.next, now);
        Some(self.next)
    }

    /// Keeps a place for longer. Returns false if it is already lost.
    fn keep(&mut self, place: u64, now: Instant) -> bool {
        self.taken.get_mut(&place).map(|last| *last = now).is_some()
    }
}

impl Desk {
    /// Begins to listen after a number, or from now on.
    pub fn listen(self: &Arc<Self>, after: Option<u64>) -> Result<Listener, Refusal> {
        // The client may have heard later changes from another instance. Catch up, so that it need
        // not reload.
        if after.is_some_and(|after| after > self.news.told().last) {
            self.listen_again()?;
        }
        let place = self.news.places().take(Instant::now()).ok_or(Refusal::Crowded)?;
        let (heard, tears) = {
            let told = self.news.told();
            (after.unwrap_or(told.last), told.tears)
        };
        let wake = self.news.wake.subscribe();
        Ok(Listener { desk: Arc::clone(self), heard, tears, wake, place })
    }

    /// Ends all listening, because the service stops.
    pub fn hang_up(&self) {
        self.news.told().over = true;
        self.news.wake.send_replace(());
    }
}

impl Listener {
    /// Returns the number of the last change that was heard.
    pub fn last_change(&self) -> u64 {
        self.heard
    }

    /// Waits for the next event, or returns [`NewsEvent::Nothing`] after `patience`. Returns `None`
    /// once listening is over.
    pub async fn next(&mut self, patience: Duration) -> Option<NewsEvent> {
        let heard = self.at_once()?;
        if heard != NewsEvent::Nothing {
            return Some(heard);
        }
        // Look in both cases: after a wake-up and after the wait.
        drop(timeout(patience, self.wake.changed()).await);
        self.at_once()
    }

    /// Returns the event that is there now; `None` once listening is over.
    fn at_once(&mut self) -> Option<NewsEvent> {
        self.wake.mark_unchanged();
        let has_place = self.desk.news.places().keep(self.place, Instant::now());
        let told = self.desk.news.told();
        if told.over || !has_place {
            return None;
        }
        let changes = told.after(self.heard).filter(|_| self.tears == told.tears);
        let Some(changes) = changes else {
            (self.heard, self.tears) = (told.last, told.tears);
            return Some(NewsEvent::Resync(self.heard));
        };
        let Some(last) = changes.last() else { return Some(NewsEvent::Nothing) };
        self.heard = last.number;
        Some(NewsEvent::Changes(changes))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.desk.news.places().taken.remove(&self.place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Changed;

    fn changes(numbers: impl Iterator<Item = u64>) -> Vec<Numbered> {
        numbers.map(|number| Numbered { number, what: Changed::Everything }).collect()
    }

    #[test]
    fn who_takes_nothing_for_long_gives_way_to_another_and_nobody_else_does() {
        let (mut places, began) = (Places::default(), Instant::now());
        let all: Vec<u64> = (0..MOST_LISTENERS).filter_map(|_| places.take(began)).collect();
        assert_eq!(all.len(), MOST_LISTENERS);
        let (quick, slow) = all.split_at(MOST_LISTENERS - 1);
        let later = began + GONE_AFTER / 2;
        assert!(quick.iter().all(|place| places.keep(*place, later)));
        assert_eq!(places.take(later), None, "nobody is gone yet");

        let late = began + GONE_AFTER;
        assert!(places.take(late).is_some(), "the slow one gives way");
        assert!(slow.iter().all(|place| !places.keep(*place, late)), "and hears that it is over");
        assert!(quick.iter().all(|place| places.keep(*place, late)));
        assert_eq!(places.take(late), None);
    }

    #[test]
    fn who_is_behind_by_more_than_is_kept_begins_anew() {
        let news = News::of(vec![], 0);
        let last = u64::try_from(KEPT).unwrap() + 5;
        news.publish(&changes(1..=last));
        let told = news.told();
        assert_eq!(told.after(4), None);
        let next = told.after(5).unwrap();
        assert_eq!((next.len(), next[0].number), (AT_ONCE, 6));
        assert_eq!(told.after(last), Some(vec![]));
        assert_eq!(told.after(last + 1), None);
    }
}
