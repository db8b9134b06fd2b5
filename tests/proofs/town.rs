//! A network of one program with many unit groups, and a fixed number of hotlines.

use chrono::DateTime;
use std::time::{SystemTime, UNIX_EPOCH};
use waystation::domain::placement::{RequestKey, Step};
use waystation::domain::{
    ActorRole, Affiliation, CapacityPost, Catalog, Network, Organization, ProgramEntry, Taking,
    Timestamp, UnitGroup, UnitGroupId, UnitKind,
};
use waystation::store::placements::{Begin, KeyedRequest, NotPromised, PlacementAnswer, TakeStep};
use waystation::store::{PromiseClock, Store, StoreError};

const HOTLINES: u64 = 64;

/// The store, and the clock that a file uses.
pub(crate) struct Town {
    pub(crate) store: Store,
    pub(crate) speed: i64,
    pub(crate) began: i64,
}

/// Makes a database with a group for each number of units.
pub(crate) fn prepare(url: &str, units: &[u16]) {
    Store::init(url, |_| Ok::<(), StoreError>(())).unwrap();
    let store = Store::open(url).unwrap();
    let house = Organization { id: "house".parse().unwrap(), name: "A house".to_owned() };
    let program = ProgramEntry {
        id: "p".parse().unwrap(),
        organization: house.id.clone(),
        name: "A program".into(),
    };
    let hotlines = (0..HOTLINES)
        .map(|nth| Organization { id: hotline(nth).organization, name: "A hotline".to_owned() });
    let catalog = Catalog {
        network: Network { name: "A network".to_owned(), notice: "Made up.".to_owned() },
        organizations: hotlines.chain([house]).collect(),
        groups: (0..).zip(units).map(|(nth, _)| unit_group(nth, &program)).collect(),
        programs: vec![program],
        ..Catalog::default()
    };
    store.save(&catalog, &mut |_, _| {}).unwrap();
    let posts: Vec<CapacityPost> = (0..).zip(units).map(|(nth, open)| post(nth, *open)).collect();
    store.post_all(&posts).unwrap();
}

fn unit_group(nth: u64, program: &ProgramEntry) -> UnitGroup {
    UnitGroup {
        id: group(nth),
        program: program.id.clone(),
        name: "Beds".into(),
        kind: UnitKind::SharedBed,
        sleeps: 1,
    }
}

fn post(nth: u64, open: u16) -> CapacityPost {
    CapacityPost {
        id: format!("post-{nth}").parse().unwrap(),
        group: group(nth),
        open,
        taking: Taking::Yes,
        posted_at: moment(now()),
        posted_by: "program".to_owned(),
    }
}

fn group(nth: u64) -> UnitGroupId {
    format!("g{nth}").parse().unwrap()
}

fn moment(micros: i64) -> Timestamp {
    DateTime::from_timestamp_micros(micros).unwrap()
}

pub(crate) fn hotline(nth: u64) -> Affiliation {
    let organization = format!("hotline-{}", nth % HOTLINES).parse().unwrap();
    Affiliation { organization, role: ActorRole::Hotline }
}

/// Microseconds since the epoch.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_micros()).unwrap()
}

impl Town {
    fn asking<T>(&self, by: &Affiliation, key: &str, ask: impl FnOnce(KeyedRequest<'_>) -> T) -> T {
        let key: RequestKey = key.parse().unwrap();
        let clock = || moment(self.began + (now() - self.began) * self.speed);
        ask(KeyedRequest { by, key: &key, clock: PromiseClock::Database(&clock) })
    }

    pub(crate) fn hold(
        &self,
        by: &Affiliation,
        key: &str,
        nth: u64,
    ) -> Result<PlacementAnswer, NotPromised> {
        let group = group(nth);
        let begin = Begin { group: &group, units: 1, step: &Step::Hold(15), happened: None };
        self.asking(by, key, |asked| self.store.begin(asked, begin))
    }

    pub(crate) fn take(
        &self,
        by: &Affiliation,
        key: &str,
        (placement, seen): (&str, u32),
        step: &Step,
    ) -> Result<PlacementAnswer, NotPromised> {
        let placement = placement.parse().unwrap();
        let take = TakeStep::now(&placement, seen, step);
        self.asking(by, key, |asked| self.store.take(asked, take))
    }
}
