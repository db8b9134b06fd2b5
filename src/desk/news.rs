//! What changed, for boards that listen: one list for all of them, in which each has its place.
//!
//! Nothing is kept for a listener but a number, so a slow one costs nothing; one for whom the list
//! is too short is told to look at everything again.

use super::{Desk, Refusal};
use crate::store::Numbered;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::time::timeout;

/// The changes that are kept to be told again.
const KEPT: usize = 10_000;
/// The changes told at once.
const AT_ONCE: usize = 200;
/// The most listeners one instance has.
pub const MOST_LISTENERS: usize = 512;
/// A listener that took nothing for so long, although something is said more often, is gone, if
/// another needs the place.
const GONE_AFTER: Duration = Duration::from_mins(1);

/// What is there to be told, and who listens.
#[derive(Debug)]
pub(super) struct News {
    told: Mutex<Announced>,
    places: Mutex<Places>,
    wake: watch::Sender<()>,
}

#[derive(Debug, Default)]
struct Announced {
    /// Numbers that follow one another.
    changes: VecDeque<Numbered>,
    /// The last number.
    last: u64,
    /// How often the list was torn: what came before does not lead up to what comes after.
    tears: u64,
    /// Whether nothing more will be told.
    over: bool,
}

#[derive(Debug, Default)]
struct Places {
    next: u64,
    /// When each listener last took something.
    taken: BTreeMap<u64, Instant>,
}

/// One who listens.
#[derive(Debug)]
pub struct Listener {
    desk: Arc<Desk>,
    heard: u64,
    tears: u64,
    wake: watch::Receiver<()>,
    place: u64,
}

/// What a listener hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewsEvent {
    /// What changed, in order.
    Changes(Vec<Numbered>),
    /// More than is known changed: everything is to be looked at again. Numbers go on from here.
    Resync(u64),
    /// Nothing, for so long.
    Nothing,
}

impl News {
    pub(super) fn of(changes: Vec<Numbered>, last: u64) -> Self {
        let told = Announced { changes: changes.into(), last, ..Announced::default() };
        Self { told: Mutex::new(told), places: Mutex::default(), wake: watch::Sender::new(()) }
    }

    /// Adds what is new of these changes.
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

    /// Begins anew with these changes.
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
    /// The changes after a number; `None` where they do not lead up from there.
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

    /// Whether the place is still had.
    fn keep(&mut self, place: u64, now: Instant) -> bool {
        self.taken.get_mut(&place).map(|last| *last = now).is_some()
    }
}

impl Desk {
    /// Listens from a number on, or from now.
    pub fn listen(self: &Arc<Self>, after: Option<u64>) -> Result<Listener, Refusal> {
        // Somebody who heard more elsewhere is not told to begin again before this was asked for.
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

    /// Ends what is told, since the service stops.
    pub fn hang_up(&self) {
        self.news.told().over = true;
        self.news.wake.send_replace(());
    }
}

impl Listener {
    /// The number up to which everything was heard.
    pub fn last_change(&self) -> u64 {
        self.heard
    }

    /// What comes next, or nothing after so long; `None` when it is over.
    pub async fn next(&mut self, patience: Duration) -> Option<NewsEvent> {
        let heard = self.at_once()?;
        if heard != NewsEvent::Nothing {
            return Some(heard);
        }
        // Whether it was woken or waited long enough: it looks.
        drop(timeout(patience, self.wake.changed()).await);
        self.at_once()
    }

    /// What is there to hear now; `None` when it is over.
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
