//! Changes, for boards that listen: one list for all listeners, each with its own position in it.
//!
//! A listener costs a few numbers, even a slow one. A listener that the list no longer reaches must
//! reload everything.

use super::announced::{Announced, Look, News, Pace, Position, Resume};
use super::{Desk, Refusal};
use crate::domain::{OrganizationId, ProgramId, Timestamp};
use crate::store::Changed;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::time::{self, timeout_at};

/// The most listeners one instance has.
pub const MOST_LISTENERS: usize = 512;
/// The time after which a silent listener loses its place to another. Heartbeats come more often.
const GONE_AFTER: Duration = Duration::from_mins(1);

/// The changes to tell, and the listeners.
#[derive(Debug)]
pub(super) struct Newsroom {
    told: Mutex<Announced>,
    places: Mutex<Places>,
    wake: watch::Sender<()>,
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
    /// The organization that listens; `None` for a stranger.
    organization: Option<OrganizationId>,
    at: Position,
    wake: watch::Receiver<()>,
    place: u64,
}

/// An event for a listener.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewsEvent {
    /// Changes, in order.
    Changes(Vec<News>),
    /// Earlier changes are no longer known, so the listener must reload everything. It continues
    /// from this id.
    Resync(u64),
    /// No change within the time that the listener waits.
    Nothing,
}

impl Newsroom {
    pub(super) fn since(at: Timestamp) -> Self {
        let told = Mutex::new(Announced::since(at));
        Self { told, places: Mutex::default(), wake: watch::Sender::new(()) }
    }

    fn told(&self) -> MutexGuard<'_, Announced> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes the listeners, so that they look for what is due.
    pub(super) fn wake(&self) {
        self.wake.send_replace(());
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
    /// Begins to listen for an organization, or for a stranger.
    pub fn listen(
        self: &Arc<Self>,
        organization: Option<OrganizationId>,
        resume: Resume,
    ) -> Result<Listener, Refusal> {
        if resume != Resume::Now {
            // The client may have heard from another instance. Catch up, so that it misses nothing.
            self.listen_again()?;
        }
        let place = self.news.places().take(Instant::now()).ok_or(Refusal::Crowded)?;
        let at = self.news.told().place(resume, self.look());
        let wake = self.news.wake.subscribe();
        Ok(Listener { desk: Arc::clone(self), organization, at, wake, place })
    }

    /// Returns the id of an event at this moment: a page made then contains every change up to it.
    pub fn heard_until(&self, now: Timestamp) -> u64 {
        Look { now, pace: self.pace() }.id()
    }

    /// Tells the changes of programs to their organizations, and to everybody where the band of a
    /// unit group changed.
    pub(super) fn tell(&self, changed: &[Changed], bands: &BTreeSet<ProgramId>) {
        let (look, field) = (self.look(), self.field());
        let mut told = self.news.told();
        for what in changed {
            match what {
                Changed::Program(id) => {
                    let Some((program, _)) = field.at_program(id) else { continue };
                    told.publish_to(&program.organization, id, look);
                    if bands.contains(id) {
                        told.publish(what, look);
                    }
                }
                Changed::Everything => told.publish(what, look),
            }
        }
        drop(told);
        self.news.wake();
    }

    /// Makes every listener reload, because changes are lost.
    pub(super) fn tell_to_reload(&self) {
        self.news.told().tear(self.look());
        self.news.wake();
    }

    /// Ends all listening, because the service stops.
    pub fn hang_up(&self) {
        self.news.told().over = true;
        self.news.wake();
    }

    fn pace(&self) -> Pace {
        if self.demo { Pace::AtOnce } else { Pace::BySlot }
    }

    fn look(&self) -> Look {
        Look { pace: self.pace(), now: self.now() }
    }
}

impl Listener {
    /// Returns the id from which to continue after a break at this moment.
    pub fn last_change(&self) -> u64 {
        self.desk.heard_until(self.desk.now())
    }

    /// Waits for the next event, or returns [`NewsEvent::Nothing`] after `patience`. Returns `None`
    /// once listening is over.
    pub async fn next(&mut self, patience: Duration) -> Option<NewsEvent> {
        let until = time::Instant::now() + patience;
        loop {
            let heard = self.at_once()?;
            if heard != NewsEvent::Nothing {
                return Some(heard);
            }
            // A wake-up may be about something that this listener may not hear of.
            if timeout_at(until, self.wake.changed()).await.is_err() {
                return self.at_once();
            }
        }
    }

    /// Returns the event that is there now; `None` once listening is over.
    fn at_once(&mut self) -> Option<NewsEvent> {
        self.wake.mark_unchanged();
        let has_place = self.desk.news.places().keep(self.place, Instant::now());
        let (look, told) = (self.desk.look(), self.desk.news.told());
        if told.over || !has_place {
            return None;
        }
        let next = told.next(self.organization.as_ref(), &mut self.at, look);
        Some(match next {
            None => NewsEvent::Resync(look.id()),
            Some(changes) if changes.is_empty() => NewsEvent::Nothing,
            Some(changes) => NewsEvent::Changes(changes),
        })
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
}
