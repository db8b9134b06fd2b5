//! A small network made by hand, at one moment.

use chrono::{NaiveDate, TimeDelta};
use waystation::desk::{Clock, Desk};
use waystation::domain::{
    Assertion, CapacityPost, Catalog, Field, Network, Organization, Place, PostId, Program,
    ProgramId, Stage, StatusHistory, Subject, Taking, Timestamp, UnitGroup, UnitKind,
};
use waystation::store::Store;

/// Saturday 21 November 2026, 21:41 in California.
pub(crate) fn now() -> Timestamp {
    "2026-11-22T05:41:00Z".parse().unwrap()
}

/// A desk on a store in memory that holds the town.
pub(crate) fn desk() -> Desk {
    let store = Store::open("sqlite::memory:").unwrap();
    store.migrate().unwrap();
    store.save(&catalog(), &[], "by hand", &mut |_, _| {}).unwrap();
    Desk::open(store, Clock::Fixed(now())).unwrap()
}

/// Five programs: fresh, ageing, unposted, full and for others.
fn catalog() -> Catalog {
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
    add(
        &mut town,
        "youth-shelter",
        "Youth shelter",
        Some((3, 2)),
        &[
            (Field::Stage, "emergency"),
            (Field::Place, "zone 937"),
            (Field::Ages, "11-17"),
            (Field::Serves, "women=no men=no girls=yes boys=no"),
            (Field::Stay, "21 days"),
            (Field::IntakeHours, "mon-sun 08:00-24:00"),
            (Field::Returns, "yes"),
        ],
    );
    add(
        &mut town,
        "all-night",
        "All-night shelter",
        Some((1, 9)),
        &[
            (Field::Stage, "emergency"),
            (Field::Place, "zone 925"),
            (Field::Ages, "Under 18"),
            (Field::Serves, "women=yes men=yes girls=yes boys=yes"),
            (Field::IntakeHours, "always"),
            (Field::Stay, "2 yrs"),
        ],
    );
    add(
        &mut town,
        "group-home",
        "Group home",
        None,
        &[
            (Field::Stage, "long term"),
            (Field::Place, "zone 958"),
            (Field::Ages, "11-17"),
            (Field::Stay, "Until 18"),
            (Field::Dedicated, "yes"),
        ],
    );
    add(
        &mut town,
        "full-house",
        "Full house",
        Some((0, 3)),
        &[
            (Field::Stage, "emergency"),
            (Field::Place, "zone 937"),
            (Field::Ages, "11-17"),
            (Field::IntakeHours, "always"),
        ],
    );
    add(
        &mut town,
        "adults-only",
        "Adult residence",
        Some((5, 1)),
        &[
            (Field::Stage, "transitional"),
            (Field::Place, "state CA"),
            (Field::Ages, "18 +"),
            (Field::Units, "12"),
        ],
    );
    town
}

/// Adds an open program with one unit group; a post is units open and hours ago.
fn add(
    town: &mut Catalog,
    id: &str,
    name: &str,
    post: Option<(u16, i64)>,
    terms: &[(Field, &str)],
) {
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
    town.programs.push(Program {
        id: program,
        organization: "valley".parse().unwrap(),
        name: name.into(),
        stage: Stage::default(),
        place: Place::default(),
        status: StatusHistory::default(),
        quarantine: None,
    });
}
