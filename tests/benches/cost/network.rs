//! A network of any size whose operators have posted, and the tokens of its users.

use std::time::{SystemTime, UNIX_EPOCH};
use waystation::domain::{
    ActorRole, Affiliation, Assertion, CapacityPost, Catalog, Field, Network, Organization,
    ProgramEntry, ProgramId, Subject, Taking, Timestamp, UnitGroup, UnitGroupId, UnitKind,
};
use waystation::store::{Store, StoreError};

/// The unit groups in which units are held; each has `UNITS` of them.
pub(crate) const HELD_IN: usize = 32;
const UNITS: u16 = 4;
/// The number of organizations that hold.
pub(crate) const HOTLINES: usize = 32;

/// The statements of programs: each program takes the next value of each list.
const SAID: [(Field, &[&str]); 5] = [
    (Field::Status, &["open"]),
    (Field::Stage, &["emergency", "transitional"]),
    (Field::Place, &["zone 937", "zone 900", "zone 100", "state CA", "zone 331", "zone 606"]),
    (Field::Ages, &["18+", "11-17", "16-24", "unknown"]),
    (
        Field::Serves,
        &[
            "women=yes men=no girls=no boys=no",
            "girls=yes boys=yes women=no men=no",
            "women=yes men=yes girls=yes boys=yes",
        ],
    ),
];

pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_timestamp_micros(i64::try_from(since.as_micros()).unwrap()).unwrap()
}

/// The program of a unit group. Every two programs have three unit groups.
pub(crate) fn program(nth: usize) -> ProgramId {
    format!("p{:07}", nth * 2 / 3).parse().unwrap()
}

pub(crate) fn group(nth: usize) -> UnitGroupId {
    format!("g{nth:07}").parse().unwrap()
}

pub(crate) fn hotline(nth: usize) -> Affiliation {
    let organization = format!("hotline-{nth}").parse().unwrap();
    Affiliation { organization, role: ActorRole::Hotline }
}

pub(crate) fn operator() -> Affiliation {
    Affiliation { organization: "house".parse().unwrap(), role: ActorRole::Operator }
}

/// Makes a database with this many unit groups.
pub(crate) fn prepare(url: &str, groups: usize) {
    Store::init(url, |_| Ok::<(), StoreError>(())).unwrap();
    let store = Store::open(url).unwrap();
    store.save(&catalog(groups), &mut |_, _| {}).unwrap();
}

fn catalog(groups: usize) -> Catalog {
    let organization = |id: &str| Organization { id: id.parse().unwrap(), name: id.to_owned() };
    let mut catalog = Catalog {
        network: Network { name: format!("{groups} unit groups"), notice: String::new() },
        organizations: vec![organization("house")],
        ..Catalog::default()
    };
    let hotlines = (0..HOTLINES).map(|nth| organization(hotline(nth).organization.as_str()));
    catalog.organizations.extend(hotlines);
    for nth in 0..groups {
        let id = program(nth);
        if catalog.programs.last().is_none_or(|last| last.id != id) {
            enter(&mut catalog, id.clone());
        }
        catalog.groups.push(UnitGroup {
            id: group(nth),
            program: id,
            name: "Beds".into(),
            kind: UnitKind::SharedBed,
            sleeps: 1,
        });
        // Two in three have posted within a day.
        let open = if nth < HELD_IN { UNITS } else { u16::try_from(nth % 3).unwrap() };
        let ago = i64::try_from(if nth < HELD_IN { 1 } else { nth % 1440 }).unwrap();
        if nth < HELD_IN || nth % 3 > 0 {
            catalog.posts.push(CapacityPost {
                id: format!("post-{nth}").parse().unwrap(),
                group: group(nth),
                open,
                taking: Taking::Yes,
                posted_at: now() - chrono::TimeDelta::minutes(ago),
                posted_by: "program".to_owned(),
            });
        }
    }
    catalog
}

fn enter(catalog: &mut Catalog, id: ProgramId) {
    let nth = catalog.programs.len();
    for (field, values) in SAID {
        catalog.assertions.push(Assertion {
            subject: Subject::Program(id.clone()),
            field,
            value: (*values.get(nth % values.len()).unwrap()).to_owned(),
            raw: None,
            as_of: chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
            source: "a benchmark".to_owned(),
            flag: None,
        });
    }
    catalog.programs.push(ProgramEntry {
        name: format!("Program {nth}").into(),
        id,
        organization: "house".parse().unwrap(),
    });
}
