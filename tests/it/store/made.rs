//! Made-up catalogs: small ones of every shape, and one the size of the country.

use chrono::{DateTime, NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use waystation::domain::{
    Assertion, CapacityPost, Catalog, Field, Network, Organization, ProgramEntry, Subject, Taking,
    Timestamp, Unit, UnitGroup, UnitKind,
};

/// A day some days after January 1, 2026.
pub(super) fn day(after: u32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    first + TimeDelta::days(after.into())
}

/// A moment some microseconds after an evening in November 2026.
pub(super) fn moment(after: i64) -> Timestamp {
    DateTime::from_timestamp_micros(1_795_000_000_000_000 + after).unwrap()
}

/// A program without statements.
pub(super) fn program(id: &str, organization: &str, name: &str) -> ProgramEntry {
    ProgramEntry {
        id: id.parse().unwrap(),
        organization: organization.parse().unwrap(),
        name: name.into(),
    }
}

/// A unit group of a program.
pub(super) fn group(id: &str, program: &str) -> UnitGroup {
    UnitGroup {
        id: id.parse().unwrap(),
        program: program.parse().unwrap(),
        name: "Beds".into(),
        kind: UnitKind::SharedBed,
        sleeps: 1,
    }
}

/// A post of a group.
pub(super) fn post(id: &str, group: &str, open: u16, posted_at: Timestamp) -> CapacityPost {
    CapacityPost {
        id: id.parse().unwrap(),
        group: group.parse().unwrap(),
        open,
        taking: Taking::Yes,
        posted_at,
        posted_by: "program".to_owned(),
    }
}

/// A statement about a subject.
pub(super) fn said(subject: Subject, field: Field, value: &str, as_of: NaiveDate) -> Assertion {
    Assertion {
        subject,
        field,
        value: value.to_owned(),
        raw: None,
        as_of,
        source: "the program's own page, read in the autumn of 2026".to_owned(),
        flag: None,
    }
}

/// Values that a field can have.
#[expect(clippy::too_many_lines, reason = "a line a field")]
fn values(field: Field) -> &'static [&'static str] {
    match field {
        Field::Status => &["planned", "open", "paused", "suspended", "closed"],
        Field::Quarantine => &["row shifted by one column", "lifted"],
        Field::Stage => &["emergency", "transitional", "long term", "unknown"],
        Field::Place => &["zone 937", "zone 900", "state CA", "unknown"],
        Field::Ages => &["11-17", "18 +", "13-17, 18?", "unknown"],
        Field::Serves => &["girls=yes", "women=yes men=no girls=unknown boys=no", "unknown"],
        Field::Children => &["no", "yes, girls 0-17, boys 0-12, most 3", "unknown"],
        Field::Stay => &["2 yrs", "6 mo.- 1 yr", "Until 18", "No limit", "18", "unknown"],
        Field::IntakeHours => &["always", "mon-fri 08:00-17:00; sat 22:00-06:00", "unknown"],
        Field::AfterHours => &["yes", "on call", "no", "unknown"],
        Field::Returns
        | Field::FromAbroad
        | Field::Dedicated
        | Field::Veterans
        | Field::Interpreter
        | Field::AdvocateScreens
        | Field::Extension
        | Field::AfterLeaving
        | Field::AfterAltercation
        | Field::ExtraSupport
        | Field::Affirming
        | Field::OtherStates
        | Field::ChecksResidents
        | Field::Fee
        | Field::WaitingList
        | Field::PayerNeeded
        | Field::NoReject
        | Field::NoEject => &["yes", "case by case", "no"],
        Field::OpenToResidents => &["always", "22:00-08:00", "from 22:00", "unknown"],
        Field::Identification | Field::TbTest | Field::MedicalCheck => {
            &["none", "within 30 days", "before entry", "unknown"]
        }
        Field::MinorConsent => &["guardian", "guardian or agency", "self for 72 hours"],
        Field::Pregnancy => &["yes", "until week 30", "no", "unknown"],
        Field::Sobriety => &["none", "not on site", "at intake", "14 days", "unknown"],
        Field::Care => &["none", "outpatient", "nursing", "crisis"],
        Field::GenderPolicy => &["by identity", "case by case", "by sex assigned"],
        Field::PickUp => &["police station", "self, advocate", "unknown"],
        Field::Readiness => &["none", "voluntary", "acknowledges exploitation"],
        Field::Referrals => &["child welfare, probation", "self", "unknown"],
        Field::Record => &["none", "sex offense", "violent", "any"],
        Field::Trafficking => &["sex=yes labor=unknown", "unknown"],
        Field::MinimumStay => &["14 days", "3 months", "unknown"],
        Field::ExpectedOpening => &["2026-12-05", "2026-12-05 x2", "unknown"],
        Field::Households => &["with-children=yes without-children=no", "unknown"],
        Field::RoomMates => &["rooms of 2, one gender", "unknown"],
        Field::Support => &["8", "unknown"],
        Field::Units => &["2", "6", "unknown"],
        Field::Services => &["legal help, therapy; not childcare", "none", "unknown"],
        Field::Languages => &["en, es", "unknown"],
        Field::Focus => &["tribal, native american", "unknown"],
        Field::Security => &["open", "staff secure", "locked", "unknown"],
        Field::Safeguards => &["cameras, gated", "unknown"],
        Field::Phones => &["with the person", "limited", "handed in", "unknown"],
        Field::Curfew => &["none", "21:00", "unknown"],
        Field::InsideFirst => &["none", "72 hours", "unknown"],
        Field::Outings => &["free", "by agreement", "accompanied", "unknown"],
        Field::PhoneScreening => &["none", "30 minutes", "unknown"],
        Field::Catchment => &["local", "state", "national", "prefers out of area", "unknown"],
        Field::Transport => &["collects, pays", "none", "unknown"],
        Field::Staffing => &["24-hour staff", "unknown"],
        Field::BedHold => &["none", "24 hours", "unknown"],
        Field::Reserved => &["for survivors until 20:00", "for survivors", "none", "unknown"],
    }
}

/// A catalog of one organization, one program and one group, without statements.
pub(super) fn smallest() -> Catalog {
    Catalog {
        network: Network { name: "A network".to_owned(), notice: "Made up.".to_owned() },
        organizations: vec![Organization { id: "o".parse().unwrap(), name: "O".to_owned() }],
        programs: vec![program("p", "o", "P")],
        groups: vec![group("g", "p")],
        ..Catalog::default()
    }
}

/// Catalogs of every shape, with few days and moments, so that statements often coincide.
pub(super) fn catalogs() -> impl Strategy<Value = Catalog> {
    let programs = vec(("\\PC{0,12}", any::<bool>()), 1..6);
    let groups = vec(any::<(Index, u16)>(), 1..8);
    let assertions = vec((any::<(Index, bool, Index)>(), select(Field::ALL), 0_u32..4), 0..40);
    let posts = vec(((any::<Index>(), 0_u16..9), 0_i64..4, option::of(0_i64..9)), 0..12);
    (programs, groups, assertions, posts).prop_map(|(programs, groups, assertions, posts)| {
        let mut catalog = smallest();
        for (at, (name, hyphen)) in programs.iter().enumerate() {
            let id = if *hyphen { format!("p-{at}") } else { format!("p{at}") };
            catalog.programs.push(program(&id, "o", name));
        }
        for (at, (of, sleeps)) in groups.iter().enumerate() {
            let home = of.get(&catalog.programs).id.to_string();
            catalog.groups.push(UnitGroup { sleeps: *sleeps, ..group(&format!("g-{at}"), &home) });
            catalog.units.push(Unit {
                id: format!("u-{at}").parse().unwrap(),
                group: format!("g-{at}").parse().unwrap(),
            });
        }
        for ((of, whole, value), field, on) in assertions {
            let subject = if whole {
                Subject::Program(of.get(&catalog.programs).id.clone())
            } else {
                Subject::Group(of.get(&catalog.groups).id.clone())
            };
            let choices = values(field);
            let value = choices.get(value.index(choices.len())).unwrap();
            let assertion = said(subject, field, value, day(on));
            let raw = (on == 1).then(|| "\u{201c}as it stood\u{201d}".to_owned());
            catalog.assertions.push(Assertion { flag: raw.clone(), raw, ..assertion });
        }
        for (at, ((of, open), after, until)) in posts.into_iter().enumerate() {
            let home = of.get(&catalog.groups).id.to_string();
            let taking = until.map_or(Taking::CallFirst, |t| Taking::Until(moment(t)));
            let post = post(&format!("c-{at}"), &home, open, moment(after));
            catalog.posts.push(CapacityPost { taking, ..post });
        }
        // An import refuses posts of more units than exist; other tests cover that.
        let over: Vec<_> = catalog.overposted().iter().map(|(post, _)| post.id.clone()).collect();
        catalog.posts.retain(|post| !over.contains(&post.id));
        catalog
    })
}

/// A catalog with as many programs as the country has. Half of them have two groups. Each has six
/// or more statements, and every group has three posts.
pub(super) fn country(programs: u32) -> Catalog {
    let mut catalog = Catalog { programs: vec![], groups: vec![], ..smallest() };
    for at in 0..programs {
        let id = format!("program-{at:05}");
        catalog.programs.push(program(&id, "o", &format!("Program number {at}")));
        let subject = Subject::Program(id.parse().unwrap());
        let whole = [Field::Status, Field::Stage, Field::Place, Field::Serves, Field::Ages];
        tell(&mut catalog, &subject, &whole, at);
        for number in 0..=at % 2 {
            let own = format!("{id}-{number}");
            catalog.groups.push(group(&own, &id));
            catalog.units.push(Unit { id: own.parse().unwrap(), group: own.parse().unwrap() });
            let subject = Subject::Group(own.parse().unwrap());
            let terms = [Field::Stay, Field::Units, Field::IntakeHours, Field::Children];
            tell(&mut catalog, &subject, &terms, at + number);
            for nth in 0..3 {
                let name = format!("post-{own}-{nth}");
                catalog.posts.push(post(&name, &own, 2, moment(i64::from(nth))));
            }
        }
    }
    catalog
}

fn tell(catalog: &mut Catalog, subject: &Subject, fields: &[Field], salt: u32) {
    for field in fields {
        let values = values(*field);
        let value = values.get(usize::try_from(salt).unwrap() % values.len());
        let value = value.unwrap();
        catalog.assertions.push(said(subject.clone(), *field, value, day(salt % 300)));
    }
}
