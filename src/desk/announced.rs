//! The list of changes to tell. It says to whom and when, as a pure value.
//!
//! The organization of a program hears of each change at once. Everybody else hears only that the
//! band of a program changed, and only when a slot of five minutes is over. So nobody else learns
//! of a single hold or arrival, or when within the slot the band changed. The ids of events are the
//! numbers of slots: consecutive numbers would count the changes that a listener may not hear of.

use crate::domain::{OrganizationId, ProgramId, Timestamp};
use crate::store::Changed;
use std::collections::VecDeque;

/// The most changes kept for listeners that are behind.
const KEPT: usize = 10_000;
/// The most changes in one event.
pub(super) const AT_ONCE: usize = 200;

/// The time at which everybody hears of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// At the end of its slot.
    BySlot,
    /// At once: in a demo, whose programs are made up.
    AtOnce,
}

impl Pace {
    /// The length of a slot, in milliseconds.
    const fn length(self) -> i64 {
        match self {
            Self::BySlot => 5 * 60 * 1000,
            Self::AtOnce => 100,
        }
    }

    /// The slot of a moment.
    pub(super) fn slot(self, at: Timestamp) -> u64 {
        u64::try_from(at.timestamp_millis().div_euclid(self.length())).unwrap_or(0)
    }
}

/// The moment of a look at the list, and the pace of its demo or network.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) pace: Pace,
    pub(super) now: Timestamp,
}

impl Look {
    fn slot(self) -> u64 {
        self.pace.slot(self.now)
    }

    /// The id of an event now: it stands for all slots that are over. In a demo, it stands for the
    /// current slot.
    pub(super) fn id(self) -> u64 {
        match self.pace {
            Pace::BySlot => self.slot().saturating_sub(1),
            Pace::AtOnce => self.slot(),
        }
    }
}

/// The place from which a listener continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resume {
    /// From now on.
    Now,
    /// After this slot, up to which a page is current.
    After(u64),
    /// From this slot on, because the connection broke. Another instance may have ended the slot
    /// before it knew of every change, so the list repeats the slot.
    From(u64),
}

/// A change to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The id of the event.
    pub id: u64,
    /// The scope of the change.
    pub what: Changed,
}

/// The changes to tell.
#[derive(Debug)]
pub(super) struct Announced {
    /// Changes for everybody, by slot.
    public: Kept<Changed>,
    /// Changes for the organization that runs the program, by slot.
    own: Kept<(ProgramId, OrganizationId)>,
    /// The moment from which on every change was heard, and the first slot from which on every
    /// change is still kept.
    began: Timestamp,
    kept_from: u64,
    /// The number of breaks in the list. Changes before a break do not lead up to those after it.
    pub(super) tears: u64,
    /// True once nothing more will be told.
    pub(super) over: bool,
}

/// The last entries of a list, each with its slot.
#[derive(Debug)]
struct Kept<T> {
    entries: VecDeque<(u64, T)>,
    /// The number of entries that are no longer kept.
    gone: usize,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { entries: VecDeque::new(), gone: 0 }
    }
}

impl<T> Kept<T> {
    fn end(&self) -> usize {
        self.gone + self.entries.len()
    }

    /// Adds an entry. Returns the slot of an entry that had to go.
    fn add(&mut self, slot: u64, entry: T) -> Option<u64> {
        self.entries.push_back((slot, entry));
        let full = self.entries.len() > KEPT;
        let gone = full.then(|| self.entries.pop_front()).flatten()?;
        self.gone += 1;
        Some(gone.0)
    }

    /// The entries from a position on; `None` if some of them are no longer kept.
    fn from(&self, position: usize) -> Option<impl Iterator<Item = &(u64, T)>> {
        let skipped = position.checked_sub(self.gone)?;
        Some(self.entries.iter().skip(skipped))
    }

    /// The position of the first entry of this slot or a later one.
    fn position(&self, slot: u64) -> usize {
        self.gone + self.entries.iter().take_while(|(of, _)| *of < slot).count()
    }
}

/// A listener's place in the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Position {
    public: usize,
    own: usize,
    tears: u64,
}

impl Announced {
    /// An empty list that begins at a moment.
    pub(super) fn since(began: Timestamp) -> Self {
        let (public, own) = (Kept::default(), Kept::default());
        Self { public, own, began, kept_from: 0, tears: 0, over: false }
    }

    /// Adds a change for everybody. A slot tells of a program once.
    pub(super) fn publish(&mut self, what: &Changed, look: Look) {
        let slot = look.slot();
        let mut pending = self.public.entries.iter().rev().take_while(|(of, _)| *of >= slot);
        if look.pace == Pace::BySlot && pending.any(|(_, known)| known == what) {
            return;
        }
        let gone = self.public.add(slot, what.clone());
        self.forget(gone);
    }

    /// Adds a change for the organization that runs the program.
    pub(super) fn publish_to(
        &mut self,
        organization: &OrganizationId,
        program: &ProgramId,
        look: Look,
    ) {
        let gone = self.own.add(look.slot(), (program.clone(), organization.clone()));
        self.forget(gone);
    }

    fn forget(&mut self, gone: Option<u64>) {
        if let Some(slot) = gone {
            self.kept_from = self.kept_from.max(slot + 1);
        }
    }

    /// Makes every listener reload.
    pub(super) fn tear(&mut self, look: Look) {
        let (tears, over) = (self.tears + 1, self.over);
        *self = Self { tears, over, ..Self::since(look.now) };
    }

    /// The place where a listener begins. A listener that must reload gets a place in no list.
    pub(super) fn place(&self, resume: Resume, look: Look) -> Position {
        let (slot, tears) = match resume {
            Resume::Now => (look.slot(), self.tears),
            Resume::From(slot) | Resume::After(slot) => {
                let is_over = matches!(resume, Resume::After(_)) && look.pace == Pace::BySlot;
                let first = slot.saturating_add(u64::from(is_over));
                // The slot in which the list begins is not complete. A page that was made since
                // holds what is missing; a listener that comes back may not have heard it.
                let began = look.pace.slot(self.began);
                let comes_back = matches!(resume, Resume::From(_)) && look.pace == Pace::BySlot;
                let complete_from = (began + u64::from(comes_back)).max(self.kept_from);
                let known = first >= complete_from && slot <= look.slot();
                (first, if known { self.tears } else { u64::MAX })
            }
        };
        let all = match (resume, look.pace) {
            (Resume::Now, Pace::AtOnce) => self.public.end(),
            _ => self.public.position(slot),
        };
        let own = match resume {
            Resume::Now => self.own.end(),
            Resume::From(_) | Resume::After(_) => self.own.position(slot),
        };
        Position { public: all, own, tears }
    }

    /// The next changes for a listener of an organization, or for a stranger. Returns `None` if the
    /// list does not lead up from its place, which is then moved to the end.
    pub(super) fn next(
        &self,
        of: Option<&OrganizationId>,
        place: &mut Position,
        look: Look,
    ) -> Option<Vec<News>> {
        let told = self.told(of, *place, look);
        match told {
            Some((news, next)) if place.tears == self.tears => {
                *place = next;
                Some(news)
            }
            Some(_) | None => {
                *place = self.place(Resume::Now, look);
                None
            }
        }
    }

    fn told(
        &self,
        of: Option<&OrganizationId>,
        place: Position,
        look: Look,
    ) -> Option<(Vec<News>, Position)> {
        let is_due = |slot: u64| look.pace == Pace::AtOnce || slot < look.slot();
        let due = self.public.from(place.public)?.take_while(|(slot, _)| is_due(*slot));
        let mut news: Vec<News> =
            due.take(AT_ONCE).map(|(id, what)| News { id: *id, what: what.clone() }).collect();
        let mut next = Position { public: place.public + news.len(), ..place };
        if news.len() < AT_ONCE {
            let own = self.own.from(place.own)?;
            let own = own.filter(|(_, (_, organization))| Some(organization) == of);
            news.extend(own.map(|(_, (program, _))| News {
                id: look.id(),
                what: Changed::Program(program.clone()),
            }));
            next.own = self.own.end();
        }
        Some((news, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(id: &str) -> Changed {
        Changed::Program(id.parse().unwrap())
    }

    /// The look at a number of seconds.
    fn at(seconds: i64) -> Look {
        let now = Timestamp::from_timestamp(1_795_329_000 + seconds, 0).unwrap();
        Look { pace: Pace::BySlot, now }
    }

    fn ids(news: Option<Vec<News>>) -> Vec<String> {
        let name = |one: News| match one.what {
            Changed::Program(id) => id.to_string(),
            Changed::Everything => "everything".to_owned(),
        };
        news.unwrap_or_else(|| panic!("it must reload")).into_iter().map(name).collect()
    }

    #[test]
    fn others_hear_of_a_band_at_the_end_of_its_slot_and_the_own_organization_at_once() {
        let (own, other) = ("own".parse().unwrap(), "other".parse().unwrap());
        let mut list = Announced::since(at(-600).now);
        let [mut stranger, mut operator, mut neighbor] =
            [(); 3].map(|()| list.place(Resume::Now, at(0)));
        list.publish(&program("a"), at(1));
        list.publish(&program("a"), at(200));
        list.publish_to(&own, &"a".parse().unwrap(), at(1));
        list.publish_to(&own, &"a".parse().unwrap(), at(200));
        for seconds in [1, 200, 299] {
            assert_eq!(list.next(None, &mut stranger, at(seconds)), Some(vec![]), "{seconds}");
            assert_eq!(list.next(Some(&other), &mut neighbor, at(seconds)), Some(vec![]));
        }
        assert_eq!(ids(list.next(Some(&own), &mut operator, at(200))), ["a", "a"]);
        let heard = list.next(None, &mut stranger, at(300)).unwrap();
        assert_eq!(heard, [News { id: at(0).slot(), what: program("a") }]);
        assert_eq!(ids(list.next(Some(&other), &mut neighbor, at(450))), ["a"]);
        assert_eq!(ids(list.next(Some(&own), &mut operator, at(450))), ["a"]);
        assert_eq!(list.next(None, &mut stranger, at(900)), Some(vec![]));
    }

    /// Two histories that differ only within a slot, or in what stays within a band, sound alike.
    #[test]
    fn the_time_within_a_slot_and_changes_within_a_band_are_not_heard() {
        let own = "own".parse().unwrap();
        let heard = |changes: &[(i64, &str)], hidden: i64| {
            let mut list = Announced::since(at(-600).now);
            let mut place = list.place(Resume::Now, at(0));
            for (seconds, name) in changes {
                list.publish(&program(name), at(*seconds));
            }
            for seconds in 0..hidden {
                list.publish_to(&own, &"a".parse().unwrap(), at(seconds));
            }
            let looks = [0, 150, 299, 300, 301, 600];
            looks.map(|seconds| list.next(None, &mut place, at(seconds)))
        };
        assert_eq!(heard(&[(3, "a")], 0), heard(&[(298, "a")], 40));
        assert_eq!(heard(&[(3, "a")], 0), heard(&[(3, "a"), (77, "a"), (211, "a")], 7));
    }

    #[test]
    fn a_listener_that_comes_back_misses_nothing_or_is_told_to_reload() {
        let mut list = Announced::since(at(-1).now);
        list.publish(&program("a"), at(10));
        list.publish(&program("b"), at(310));
        let (first, second) = (at(0).slot(), at(300).slot());
        let next = |resume| {
            let mut place = list.place(resume, at(700));
            list.next(None, &mut place, at(700))
        };
        assert_eq!(ids(next(Resume::From(first))), ["a", "b"]);
        assert_eq!(ids(next(Resume::After(first))), ["b"]);
        assert_eq!(ids(next(Resume::After(second))), [""; 0]);
        assert_eq!(next(Resume::From(first - 1)), None, "before the service began");
        assert_eq!(next(Resume::From(second + 2)), None, "from another clock");
        let mut place = list.place(Resume::From(first), at(700));
        list.tear(at(700));
        assert_eq!(list.next(None, &mut place, at(700)), None);
        assert_eq!(list.next(None, &mut place, at(700)), Some(vec![]), "and goes on from there");
    }

    #[test]
    fn a_listener_behind_by_more_than_is_kept_reloads() {
        let mut list = Announced::since(at(-600).now);
        let mut place = list.place(Resume::Now, at(0));
        for nth in 0..=KEPT {
            list.publish(&program(&format!("p-{nth}")), at(1));
        }
        assert_eq!(list.next(None, &mut place, at(301)), None);
        let mut list = Announced::since(at(-600).now);
        let mut place = list.place(Resume::Now, at(0));
        (0..KEPT).for_each(|nth| list.publish(&program(&format!("p-{nth}")), at(1)));
        assert_eq!(list.next(None, &mut place, at(301)).unwrap().len(), AT_ONCE);
    }
}
