//! One unit group in memory, with the simplest possible keeper of promises around the state
//! machine.

use chrono::{DateTime, TimeDelta};
use waystation::domain::placement::{
    Adjustment, Circumstances, InUse, NewPlacement, NotNow, Placement, Pledges, SealedCode,
    Standing, Step, UnitNow, adjust,
};
use waystation::domain::{ActorRole, Affiliation, OrganizationId, Refused, Timestamp, UnitId};
use waystation::words::say;

/// A member of an organization.
pub(crate) fn actor(organization: &str, role: ActorRole) -> Affiliation {
    Affiliation { organization: organization.parse().unwrap(), role }
}

/// An evening in November 2026.
pub(crate) fn evening() -> Timestamp {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

/// An event.
#[derive(Debug, Clone)]
pub(crate) enum Event {
    /// An actor begins a placement.
    Open(Affiliation, Step),
    /// An actor takes a step on a placement, with another one to go on to.
    Take(usize, Affiliation, Step, Option<usize>),
    /// The operator posts this many open units.
    Post(u16),
    /// Time passes, in minutes.
    Pass(u32),
    /// The cleanup runs.
    Tidy,
    /// The program states that it is open, or that it is not.
    Says(bool),
}

/// The result of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    Refused(NotNow),
    Full,
}

/// A step that was taken, as it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) step: Step,
    pub(crate) by: Affiliation,
    pub(crate) at: Timestamp,
    pub(crate) unit: Option<UnitId>,
    pub(crate) elsewhere: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) now: Timestamp,
    pub(crate) house: OrganizationId,
    pub(crate) pledges: Pledges,
    /// The reason why the program promises nothing; `None` if it is open.
    pub(crate) closed: Option<Refused>,
    pub(crate) units: Vec<(UnitId, bool)>,
    pub(crate) placements: Vec<Placement>,
    pub(crate) records: Vec<Vec<Entry>>,
}

impl World {
    pub(crate) fn of(units: u16, pledges: Pledges) -> Self {
        let mut world = Self {
            now: evening(),
            house: "house".parse().unwrap(),
            pledges,
            closed: None,
            units: vec![],
            placements: vec![],
            records: vec![],
        };
        world.post(units);
        world
    }

    pub(crate) fn happen(&mut self, event: &Event) -> Outcome {
        match event {
            Event::Open(by, step) => self.open(by, step),
            Event::Take(at, by, step, elsewhere) => self.take(*at, by, step, *elsewhere),
            Event::Post(open) => {
                if let Some(why) = self.closed.clone() {
                    return Outcome::Refused(NotNow::NotOpen(why));
                }
                self.post(*open);
                Outcome::Done
            }
            Event::Says(open) => {
                let why = || {
                    Refused::new(
                        say::untranslated("This program is closed."),
                        say::untranslated("Choose another."),
                    )
                };
                self.closed = (!open).then(why);
                Outcome::Done
            }
            Event::Pass(minutes) => {
                self.now += TimeDelta::minutes(i64::from(*minutes));
                Outcome::Done
            }
            Event::Tidy => {
                let now = self.now;
                self.placements = self.placements.drain(..).map(|p| p.give_up(now)).collect();
                Outcome::Done
            }
        }
    }

    /// The reason why a step would be refused, without taking it; `None` if it would be taken or
    /// only lacks a unit.
    pub(crate) fn refusal(&self, event: &Event) -> Option<NotNow> {
        let Event::Take(at, by, step, elsewhere) = event else { return None };
        let circumstances = self.circumstances(by, None, *elsewhere);
        match self.placements[*at].clone().step(step, circumstances) {
            Ok(_) | Err(NotNow::NeedsUnit) => None,
            Err(refused) => Some(refused),
        }
    }

    pub(crate) fn taker_of(&self, unit: &UnitId) -> Option<&Placement> {
        self.placements.iter().find(|p| p.unit(self.now) == Some(unit))
    }

    /// The unit that a placement would get: its own if that is free, else the first free one.
    fn spare(&self, own: Option<&UnitId>) -> Option<UnitId> {
        let free = |unit: &UnitId| self.taker_of(unit).is_none();
        let open = || self.units.iter().filter(|(id, open)| *open && free(id)).map(|(id, _)| id);
        open().find(|id| Some(*id) == own).or_else(|| open().next()).cloned()
    }

    fn circumstances<'a>(
        &'a self,
        by: &'a Affiliation,
        spare: Option<&'a UnitId>,
        elsewhere: Option<usize>,
    ) -> Circumstances<'a> {
        let Self { house, pledges, now, closed, .. } = self;
        let relied_on =
            |other: &&Placement| closed.is_none() || other.standing(*now) == Standing::Arrived;
        let elsewhere = elsewhere.and_then(|at| self.placements.get(at)).filter(relied_on);
        let (closed, pledges, now) = (closed.as_ref(), *pledges, *now);
        Circumstances { by, house, pledges, closed, elsewhere, spare, now, happened: None }
    }

    fn open(&mut self, by: &Affiliation, step: &Step) -> Outcome {
        let nth = self.records.len();
        let new = NewPlacement {
            id: format!("p-{nth}").parse().unwrap(),
            group: "g".parse().unwrap(),
            holder: by.organization.clone(),
            code: SealedCode::of(u64::try_from(nth).unwrap()),
        };
        let mut spare = self.spare(None);
        let mut opened =
            Placement::open(new.clone(), step, self.circumstances(by, spare.as_ref(), None));
        if opened == Err(NotNow::NeedsUnit) && *step == Step::Arrive {
            spare = Some(self.add(false));
            opened = Placement::open(new, step, self.circumstances(by, spare.as_ref(), None));
        }
        match opened {
            Ok(placement) => {
                self.make_way(&placement);
                self.records.push(vec![]);
                self.placements.push(placement);
                self.record(nth, step, by, false);
                Outcome::Done
            }
            Err(NotNow::NeedsUnit) => Outcome::Full,
            Err(not_now) => Outcome::Refused(not_now),
        }
    }

    fn take(
        &mut self,
        at: usize,
        by: &Affiliation,
        step: &Step,
        elsewhere: Option<usize>,
    ) -> Outcome {
        let placement = self.placements[at].clone();
        let own = placement.grant().map(|grant| grant.unit.clone());
        let mut spare = self.spare(own.as_ref());
        let mut taken =
            placement.clone().step(step, self.circumstances(by, spare.as_ref(), elsewhere));
        if taken == Err(NotNow::NeedsUnit) && *step == Step::Arrive {
            // An arrival is a fact: it adds a unit beyond what is promised.
            spare = Some(self.add(false));
            taken = placement.step(step, self.circumstances(by, spare.as_ref(), elsewhere));
        }
        match taken {
            Ok(placement) => {
                self.make_way(&placement);
                self.placements[at] = placement;
                self.record(at, step, by, elsewhere.is_some());
                Outcome::Done
            }
            Err(NotNow::NeedsUnit) => Outcome::Full,
            Err(not_now) => Outcome::Refused(not_now),
        }
    }

    /// Takes the unit away from placements that expired on it, before another gets it.
    fn make_way(&mut self, to: &Placement) {
        let (now, Some(unit)) = (self.now, to.unit(self.now)) else { return };
        let given = |p: &Placement| p.id != to.id && p.grant().is_some_and(|g| g.unit == *unit);
        let all = self.placements.drain(..);
        self.placements = all.map(|p| if given(&p) { p.give_up(now) } else { p }).collect();
    }

    fn record(&mut self, at: usize, step: &Step, by: &Affiliation, elsewhere: bool) {
        let placement = &self.placements[at];
        let unit = placement.grant().map(|grant| grant.unit.clone());
        let (step, by) = (step.clone(), by.clone());
        self.records[at].push(Entry { step, by, at: placement.at, unit, elsewhere });
    }

    fn add(&mut self, open: bool) -> UnitId {
        let mut ids = (0..).map(|nth| format!("u-{nth}").parse::<UnitId>().unwrap());
        let id = ids.find(|id| self.units.iter().all(|(there, _)| there != id)).unwrap();
        self.units.push((id.clone(), open));
        id
    }

    pub(crate) fn post(&mut self, open: u16) -> Adjustment {
        let adjustment = adjust(&self.units_now(), open);
        for (id, stays) in &mut self.units {
            *stays = (*stays || adjustment.open.contains(id)) && !adjustment.close.contains(id);
        }
        for _ in 0..adjustment.add {
            self.add(true);
        }
        adjustment
    }

    pub(crate) fn units_now(&self) -> Vec<UnitNow> {
        let now = |(id, open): &(UnitId, bool)| {
            let in_use = self.taker_of(id).map_or(InUse::Free, |p| in_use(p, self.now));
            UnitNow { id: id.clone(), open: *open, in_use }
        };
        self.units.iter().map(now).collect()
    }
}

fn in_use(placement: &Placement, now: Timestamp) -> InUse {
    let since = placement.grant().map_or(now, |grant| grant.at);
    match placement.standing(now) {
        Standing::Held => InUse::Held(since),
        Standing::Accepted => InUse::Accepted(since),
        Standing::Arrived | Standing::Absent => InUse::LivedIn,
        other @ (Standing::Requested
        | Standing::Unanswered
        | Standing::Expired
        | Standing::Overdue
        | Standing::Released
        | Standing::Ended(_)) => panic!("{other:?} takes up no unit"),
    }
}
