//! A small network made by hand, at one moment.

use chrono::{NaiveDate, TimeDelta};
use waystation::desk::{Clock, Desk};
use waystation::domain::{
    Assertion, CapacityPost, Catalog, Field, Network, Organization, PostId, ProgramEntry,
    ProgramId, Subject, Taking, Timestamp, UnitGroup, UnitKind,
};
use waystation::store::Store;

/// Saturday 21 November 2026, 21:41 in California.
pub(crate) fn now() -> Timestamp {
    "2026-11-22T05:41:00Z".parse().unwrap()
}

/// A desk on this store, which holds the town from then on.
pub(crate) fn desk(store: Store) -> Desk {
    store.save(&catalog(), &mut |_, _| {}).unwrap();
    Desk::open(store, Clock::Fixed(now())).unwrap()
}

/// A program of the town: its post is units open and hours ago.
struct Entry {
    id: &'static str,
    name: &'static str,
    post: Option<(u16, i64)>,
    terms: &'static [(Field, &'static str)],
}

/// Five programs: fresh, ageing, unposted, full and for others.
const ENTRIES: [Entry; 5] = [
    Entry {
        id: "youth-shelter",
        name: "Youth shelter",
        post: Some((3, 2)),
        terms: &[
            (Field::Stage, "emergency"),
            (Field::Place, "zone 937"),
            (Field::Ages, "11-17"),
            (Field::Serves, "women=no men=no girls=yes boys=no"),
            (Field::Stay, "21 days"),
            (Field::IntakeHours, "mon-sun 08:00-24:00"),
            (Field::Returns, "yes"),
        ],
    },
    Entry {
        id: "all-night",
        name: "All-night shelter",
        post: Some((1, 9)),
        terms: &[
            (Field::Stage, "emergency"),
            (Field::Place, "zone 925"),
            (Field::Ages, "Under 18"),
            (Field::Serves, "women=yes men=yes girls=yes boys=yes"),
            (Field::IntakeHours, "always"),
            (Field::Stay, "2 yrs"),
        ],
    },
    Entry {
        id: "group-home",
        name: "Group home",
        post: None,
        terms: &[
            (Field::Stage, "long term"),
            (Field::Place, "zone 958"),
            (Field::Ages, "11-17"),
            (Field::Stay, "Until 18"),
            (Field::Dedicated, "yes"),
        ],
    },
    Entry {
        id: "full-house",
        name: "Full house",
        post: Some((0, 3)),
        terms: &[
            (Field::Stage, "emergency"),
            (Field::Place, "zone 937"),
            (Field::Ages, "11-17"),
            (Field::IntakeHours, "always"),
        ],
    },
    Entry {
        id: "adults-only",
        name: "Adult residence",
        post: Some((5, 1)),
        terms: &[
            (Field::Stage, "transitional"),
            (Field::Place, "state CA"),
            (Field::Ages, "18 +"),
            (Field::Units, "12"),
            (Field::NoReject, "yes"),
            (Field::NoEject, "yes"),
        ],
    },
];

pub(crate) fn catalog() -> Catalog {
    let mut town = Catalog {
        network: Network {
            name: "Demo network".to_owned(),
            notice: "The programs are historical and the openings are made up: do not call."
                .to_owned(),
        },
        organizations: vec![Organization {
            id: "valley".parse().unwrap(),
            name: "Valley network".to_owned(),
        }],
        ..Catalog::default()
    };
    for entry in &ENTRIES {
        add(&mut town, entry);
    }
    town
}

/// Adds an open program with one unit group.
fn add(town: &mut Catalog, entry: &Entry) {
    let Entry { id, name, post, terms } = *entry;
    let program: ProgramId = id.parse().unwrap();
    let group: UnitGroup = UnitGroup {
        id: format!("{id}-beds").parse().unwrap(),
        program: program.clone(),
        name: format!("{name} beds").into(),
        kind: UnitKind::SharedBed,
        sleeps: 1,
    };
    let said = terms.iter().map(|(field, value)| (*field, *value));
    for (field, value) in said.chain([(Field::Status, "open")]) {
        town.assertions.push(Assertion {
            subject: Subject::Program(program.clone()),
            field,
            value: value.to_owned(),
            raw: None,
            as_of: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
            source: "by hand".to_owned(),
            flag: None,
        });
    }
    town.posts.extend(post.map(|(open, hours)| CapacityPost {
        id: format!("{id}-post").parse::<PostId>().unwrap(),
        group: group.id.clone(),
        open,
        taking: Taking::Yes,
        posted_at: now() - TimeDelta::hours(hours),
        posted_by: "demo".to_owned(),
    }));
    town.groups.push(group);
    town.programs.push(ProgramEntry {
        id: program,
        organization: "valley".parse().unwrap(),
        name: name.into(),
    });
}
