//! Promises on both databases: alone, concurrent, against a model, and with clocks that jump.

mod alone;
mod modelled;
mod posts;
mod racing;
mod regressions;
mod tidying;
mod tokens;
mod waiting;
mod watching;

use crate::database::TestStore;
use crate::store::made::{day, moment, post, said, smallest};
use chrono::TimeDelta;
use chrono_tz::Tz;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use waystation::domain::placement::{Placement, RequestKey, Step};
use waystation::domain::{
    ActorRole, Affiliation, Catalog, Field, Organization, OrganizationId, PlacementId, Subject,
    Timestamp, UnitGroupId, local_day,
};
use waystation::store::placements::{
    Begin, KeyedRequest, NotPromised, PlacementAnswer, Promised, TakeStep, Tidied,
};
use waystation::store::{PromiseClock, Store};

/// The number in the next key.
static KEYS: AtomicU64 = AtomicU64::new(0);

/// The number of organizations that look for beds.
const HOTLINES: usize = 40;

/// A store with one program of one group, and a clock that the test moves.
pub(super) struct House {
    pub(super) test: TestStore,
    pub(super) group: UnitGroupId,
    clock: AtomicI64,
}

pub(super) fn organization(id: &str) -> OrganizationId {
    id.parse().unwrap()
}

pub(super) fn hotline(nth: usize) -> Affiliation {
    let organization = format!("hotline-{}", nth % HOTLINES).parse().unwrap();
    Affiliation { organization, role: ActorRole::Hotline }
}

pub(super) fn operator() -> Affiliation {
    Affiliation { organization: organization("o"), role: ActorRole::Operator }
}

pub(super) fn supervisor() -> Affiliation {
    Affiliation { organization: organization("o"), role: ActorRole::Supervisor }
}

pub(super) fn new_key() -> RequestKey {
    let nth = KEYS.fetch_add(1, Ordering::Relaxed);
    format!("00000000-0000-4000-8000-{nth:012x}").parse().unwrap()
}

impl House {
    /// A house that has posted this many open units.
    pub(super) fn of(open: u16) -> Self {
        let test = TestStore::new();
        let mut catalog = smallest();
        for nth in 0..HOTLINES {
            let id = hotline(nth).organization;
            catalog.organizations.push(Organization { id, name: "A hotline".to_owned() });
        }
        test.store.save(&catalog, &mut |_, _| {}).unwrap();
        let house = Self { test, group: "g".parse().unwrap(), clock: AtomicI64::new(0) };
        house.post(open);
        house
    }

    pub(super) fn store(&self) -> &Store {
        &self.test.store
    }

    pub(super) fn now(&self) -> Timestamp {
        moment(self.clock.load(Ordering::Relaxed))
    }

    pub(super) fn pass(&self, minutes: i64) {
        let micros = TimeDelta::minutes(minutes).num_microseconds().unwrap();
        self.clock.fetch_add(micros, Ordering::Relaxed);
    }

    /// Posts this many open units, now.
    pub(super) fn post(&self, open: u16) {
        self.try_post(open).unwrap();
    }

    /// Like [`post`](Self::post), but may be refused.
    pub(super) fn try_post(&self, open: u16) -> Result<(), NotPromised> {
        self.clock.fetch_add(1, Ordering::Relaxed);
        let id = format!("c-{}", self.clock.load(Ordering::Relaxed));
        self.store().post(&post(&id, "g", open, self.now()))
    }

    /// States the status of the program; its last statement holds.
    pub(super) fn says(&self, status: &str) {
        let subject = Subject::Program("p".parse().unwrap());
        let assertions = vec![said(subject, Field::Status, status, day(0))];
        let more = Catalog { assertions, ..Catalog::default() };
        self.store().save(&more, &mut |_, _| {}).unwrap();
    }

    /// Asks with the clock of the test.
    pub(super) fn asking<T>(
        &self,
        by: &Affiliation,
        key: &RequestKey,
        ask: impl FnOnce(KeyedRequest<'_>) -> T,
    ) -> T {
        let now = || self.now();
        ask(KeyedRequest { by, key, clock: PromiseClock::Told(&now) })
    }

    pub(super) fn begin(&self, by: &Affiliation, step: &Step) -> Result<Placement, NotPromised> {
        self.begin_with(by, &new_key(), step, 1).map(|answer| answer.placements[0].clone())
    }

    pub(super) fn begin_with(
        &self,
        by: &Affiliation,
        key: &RequestKey,
        step: &Step,
        units: usize,
    ) -> Result<PlacementAnswer, NotPromised> {
        let begin = Begin { group: &self.group, units, step, happened: None };
        self.asking(by, key, |asked| self.store().begin(asked, begin))
    }

    pub(super) fn hold(&self, nth: usize) -> Result<Placement, NotPromised> {
        self.begin(&hotline(nth), &Step::HOLD)
    }

    pub(super) fn take(
        &self,
        by: &Affiliation,
        placement: &Placement,
        step: &Step,
    ) -> Result<Placement, NotPromised> {
        self.take_with(by, &new_key(), placement, (step, None)).map(|a| a.placements[0].clone())
    }

    pub(super) fn take_with(
        &self,
        by: &Affiliation,
        key: &RequestKey,
        placement: &Placement,
        (step, elsewhere): (&Step, Option<&PlacementId>),
    ) -> Result<PlacementAnswer, NotPromised> {
        let take = TakeStep { elsewhere, ..TakeStep::now(&placement.id, placement.version, step) };
        self.asking(by, key, |asked| self.store().take(asked, take))
    }

    pub(super) fn promised(&self) -> Promised {
        let now = || self.now();
        self.store().promised(&self.group, PromiseClock::Told(&now)).unwrap()
    }

    pub(super) fn tidy(&self) -> Tidied {
        let now = || self.now();
        let day = |_: &str, moment| local_day(moment, Tz::America__Los_Angeles);
        self.store().tidy(PromiseClock::Told(&now), &day).unwrap()
    }

    pub(super) fn placements(&self) -> Vec<Placement> {
        self.store().placements_of(&operator(), &self.group).unwrap()
    }
}
