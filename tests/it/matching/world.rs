//! Random nights and profiles, small enough to be judged by hand, varied enough to reach every
//! rule.

use chrono::{NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::fmt::Debug;
use std::iter::once;
use waystation::domain::{
    Age, AgeRange, Answer, Answers, Area, Arrival, Assertion, Birthday, Caller, CapacityPost,
    Catalog, DistanceBand, Field, Gender, Household, Listed, Member, NonAnswer, Profile,
    ProgramEntry, ProgramId, Question, Role, Set, Setting, Settings, Spot, Subject, Taking,
    Timestamp, UnitGroup, UnitGroupId, UnitKind, Wishes,
};

/// Saturday 21 November 2026, 22:30 in Fresno.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_timestamp(1_795_329_000, 0).unwrap()
}

/// The values that a program may state for each field, in the spelling of its type.
const SAID: &[(Field, &[&str])] = &[
    (Field::Status, &["open", "open", "open", "open", "planned", "suspended"]),
    (Field::Quarantine, &["lifted", "lifted", "lifted", "nobody has checked it"]),
    (Field::Stage, &["emergency", "transitional", "unknown"]),
    (
        Field::Place,
        &["zone 937", "zone 936", "zone 900", "zone 100", "zones 937 936", "state CA", "unknown"],
    ),
    (Field::Ages, &["11-17", "18+", "16-18, 18+", "under 18", "13-17, 18?", "unknown", "any"]),
    (
        Field::Serves,
        &[
            "unknown",
            "girls=yes women=no boys=no men=no",
            "girls=yes boys=yes women=no men=no",
            "women=yes men=no girls=no boys=no",
            "women=yes men=yes girls=yes boys=yes",
            "men=yes boys=case-by-case",
        ],
    ),
    (
        Field::Children,
        &["unknown", "no", "case by case", "yes", "yes, girls 0-17, boys 0-12, most 2"],
    ),
    (
        Field::Stay,
        &["21 days", "18 months", "6 months to 1 year", "until 18", "no limit", "18", ""],
    ),
    (Field::IntakeHours, &["always", "unknown", "mon-fri 08:00-17:00", "mon-sun 20:00-02:00"]),
    (Field::AfterHours, &["yes", "on call", "no", "unknown"]),
    (Field::Returns, &["yes", "no", "unknown", "case by case"]),
    (Field::FromAbroad, &["yes", "no", "unknown"]),
    (Field::Trafficking, &["unknown", "sex=yes labor=no", "sex=yes labor=yes"]),
    (Field::Dedicated, &["yes", "no", "unknown"]),
    (Field::Reserved, &["for survivors until 20:00", "for survivors", "unknown", "unknown"]),
    (Field::Record, &["any", "none", "unknown"]),
    (Field::Care, &["none", "nursing", "unknown"]),
    (Field::Readiness, &["acknowledges exploitation", "none", "unknown"]),
    (
        Field::Households,
        &[
            "unknown",
            "unknown",
            "with-children=yes without-children=no",
            "without-children=yes with-children=no",
            "only-children=yes with-children=no without-children=no",
            "with-children=yes",
            "with-children=case-by-case without-children=yes only-children=no",
        ],
    ),
    (Field::Veterans, &["unknown", "no", "no", "yes", "case by case"]),
    (Field::Units, &["1", "2", "6", "unknown"]),
    (Field::AfterLeaving, &["yes", "no", "case by case", "unknown"]),
    (Field::OtherStates, &["yes", "no", "unknown"]),
    (Field::OpenToResidents, &["always", "22:00-08:00", "unknown", "unknown"]),
    (Field::Identification, &["none", "within 30 days", "before entry", "unknown"]),
    (Field::TbTest, &["none", "before entry", "unknown", "unknown"]),
    (Field::Pregnancy, &["yes", "until week 30", "no", "unknown"]),
    (Field::Sobriety, &["none", "not on site", "14 days", "unknown"]),
    (Field::PickUp, &["police station", "self, police station", "unknown"]),
    (Field::Referrals, &["child welfare, probation", "self, hotline", "unknown"]),
    (Field::MinorConsent, &["guardian", "self for 72 hours", "unknown"]),
    (Field::Services, &["unknown", "therapy, legal help", "therapy; not legal help", "none"]),
    (Field::Languages, &["unknown", "en", "en, es", "not es"]),
    (Field::Interpreter, &["yes", "no", "unknown"]),
    (Field::Focus, &["unknown", "tribal", "survivor led; not tribal"]),
    (Field::Security, &["open", "locked", "staff secure", "unknown"]),
    (Field::Phones, &["with the person", "handed in", "unknown"]),
    (Field::Curfew, &["none", "21:00", "unknown"]),
    (Field::InsideFirst, &["none", "72 hours", "unknown"]),
    (Field::Outings, &["free", "accompanied", "unknown"]),
    (Field::AdvocateScreens, &["yes", "no", "case by case", "unknown"]),
    (Field::PhoneScreening, &["none", "30 minutes", "unknown"]),
    (Field::Catchment, &["local", "state", "national", "prefers out of area", "unknown"]),
    (Field::Transport, &["collects", "pays, on transit", "none", "unknown"]),
    (Field::Extension, &["yes", "case by case", "no", "unknown"]),
    (Field::MinimumStay, &["unknown", "unknown", "3 days", "2 months"]),
    (Field::ExpectedOpening, &["unknown", "unknown", "2026-11-30", "2026-11-30 x1"]),
];

/// A program with up to three unit groups. The program and each group state some of the fields.
#[derive(Debug, Clone)]
struct Sketch {
    groups: Vec<SketchGroup>,
    own: Vec<Option<usize>>,
}

#[derive(Debug, Clone)]
struct SketchGroup {
    kind: UnitKind,
    sleeps: u16,
    said: Vec<Option<usize>>,
    post: Option<(u16, u8, i64)>,
}

/// The value stated for each field; one in five has none. It is one number each because an optional
/// strategy keeps a generator for every field, which took most of the time.
fn said() -> impl Strategy<Value = Vec<Option<usize>>> {
    vec((0_usize..75).prop_map(|at| at.checked_sub(15)), SAID.len())
}

fn sketch_group() -> impl Strategy<Value = SketchGroup> {
    let kind = select(vec![UnitKind::SharedBed, UnitKind::Private, UnitKind::Unknown]);
    let post = prop::option::weighted(0.7, (0_u16..8, 0_u8..5, 0_i64..6000));
    (kind, 1_u16..5, said(), post).prop_map(|(kind, sleeps, said, post)| SketchGroup {
        kind,
        sleeps,
        said,
        post,
    })
}

/// A network of up to `most` programs.
pub(crate) fn catalog(most: usize) -> impl Strategy<Value = Catalog> {
    let sketch =
        (vec(sketch_group(), 0..4), said()).prop_map(|(groups, own)| Sketch { groups, own });
    vec(sketch, 0..most).prop_map(|sketches| build(&sketches))
}

fn build(sketches: &[Sketch]) -> Catalog {
    let mut catalog = Catalog::default();
    for (at, sketch) in sketches.iter().enumerate() {
        let id: ProgramId = format!("p{at:03}").parse().unwrap();
        catalog.programs.push(ProgramEntry {
            id: id.clone(),
            organization: "somebody".parse().unwrap(),
            name: format!("Program {at}").into(),
        });
        say(&mut catalog, &Subject::Program(id.clone()), &sketch.own);
        for (number, group) in sketch.groups.iter().enumerate() {
            let unit_group: UnitGroupId = format!("p{at:03}-g{number}").parse().unwrap();
            say(&mut catalog, &Subject::Group(unit_group.clone()), &group.said);
            if let Some((open, taking, minutes)) = group.post {
                catalog.posts.push(CapacityPost {
                    id: format!("post-{unit_group}").parse().unwrap(),
                    group: unit_group.clone(),
                    open,
                    taking: match taking {
                        0 => Taking::No,
                        1 => Taking::Until(now() + TimeDelta::minutes(minutes - 3000)),
                        2 => Taking::CallFirst,
                        _ => Taking::Yes,
                    },
                    posted_at: now() - TimeDelta::minutes(minutes),
                    posted_by: "demo".to_owned(),
                });
            }
            catalog.groups.push(UnitGroup {
                id: unit_group,
                program: id.clone(),
                name: format!("Group {number}").into(),
                kind: group.kind,
                sleeps: group.sleeps,
            });
        }
    }
    catalog
}

fn say(catalog: &mut Catalog, subject: &Subject, said: &[Option<usize>]) {
    for ((field, values), choice) in SAID.iter().zip(said) {
        if let Some(choice) = choice {
            catalog.assertions.push(Assertion {
                subject: subject.clone(),
                field: *field,
                value: values[choice % values.len()].to_owned(),
                raw: None,
                as_of: NaiveDate::from_ymd_opt(2012, 8, 1).unwrap(),
                source: "made up for a test".to_owned(),
                flag: None,
            });
        }
    }
}

fn age() -> impl Strategy<Value = AgeRange> {
    let one = |years: i64| Age::try_from(years).unwrap();
    prop_oneof![
        2 => Just(AgeRange::UNKNOWN),
        1 => Just(AgeRange::MINOR),
        1 => Just(AgeRange::ADULT),
        3 => (0_i64..40).prop_map(move |years| AgeRange::exactly(one(years))),
        1 => (10_i64..20, 0_i64..6).prop_map(move |(from, more)| {
            AgeRange::between(one(from), one(from + more)).unwrap()
        }),
    ]
}

fn birthday() -> impl Strategy<Value = Birthday> {
    let months = prop::option::weighted(0.3, 0_i64..12);
    months.prop_map(|m| m.map_or(Birthday::UNKNOWN, |m| Birthday::in_months(m).unwrap()))
}

fn member(role: Role) -> impl Strategy<Value = Member> {
    let gender = select(vec![Gender::Girl, Gender::Boy, Gender::Unknown]);
    (age(), vec(select(Setting::ALL.to_vec()), 0..3), gender, birthday()).prop_map(
        move |(age, settings, gender, birthday)| match role {
            Role::Survivor => Member {
                role,
                age,
                settings: Settings::of(settings),
                gender: Gender::Unknown,
                birthday,
            },
            Role::Child => {
                let age = age.and(AgeRange::MINOR).unwrap_or(AgeRange::MINOR);
                Member { role, age, settings: Settings::default(), gender, birthday }
            }
            Role::DependentAdult => {
                let age = age.and(AgeRange::ADULT).unwrap_or(AgeRange::ADULT);
                Member {
                    role,
                    age,
                    settings: Settings::default(),
                    gender: Gender::Unknown,
                    birthday,
                }
            }
        },
    )
}

/// A household of up to five people.
fn household() -> impl Strategy<Value = Household> {
    let others =
        vec(select(vec![Role::Child, Role::Child, Role::DependentAdult, Role::Survivor]), 0..4)
            .prop_flat_map(|roles| roles.into_iter().map(member).collect::<Vec<_>>());
    prop_oneof![
        1 => Just(Household::unstated()),
        4 => (member(Role::Survivor), others).prop_map(|(first, others)| {
            let members = once(first).chain(others).collect();
            Household::of(members)
        }),
    ]
}

/// A few items of a closed list.
fn some<T: Listed + Debug>() -> impl Strategy<Value = Set<T>> {
    vec(select(T::ALL.to_vec()), 0..3).prop_map(|some| some.into_iter().collect())
}

fn wishes() -> impl Strategy<Value = Wishes> {
    (some(), some(), some(), some()).prop_map(|(named, services, languages, focus)| Wishes {
        named,
        services,
        languages,
        focus,
    })
}

/// Any profile that the parser could produce.
pub(crate) fn profile() -> impl Strategy<Value = Profile> {
    let answers = vec(
        select(vec![
            Answer::Yes,
            Answer::No,
            Answer::Unknown(NonAnswer::PrefersNot),
            Answer::Unknown(NonAnswer::NotAsked),
        ]),
        Question::ALL.len(),
    );
    let nights = select(vec![1_u32, 1, 1, 14, 100, 300, 700, 3650]);
    let within = prop::option::weighted(0.3, select(DistanceBand::ALL.to_vec()));
    let avoid = vec(select(vec!["936", "900", "100"]), 0..2);
    let hours = prop::option::weighted(0.3, 0_i64..200);
    let coming = (
        prop::option::weighted(0.3, 0_i64..100),
        prop::option::weighted(0.5, select(Caller::ALL.to_vec())),
        prop::bool::weighted(0.2),
        prop_oneof![3 => Just(Set::default()), 1 => some()],
    );
    (household(), answers, nights, within, avoid, hours, wishes(), coming).prop_map(
        |(household, answers, nights, within, avoid, hours, wishes, coming)| {
            let (stays, caller, declines, skips) = coming;
            let mut profile = Profile {
                origin: Spot::parse("Fresno, CA").unwrap(),
                now: now(),
                arrival: hours.map_or(Arrival::Tonight, |hours| {
                    let local = (now() + TimeDelta::hours(hours)).naive_utc();
                    Arrival::at(local, Spot::parse("Fresno, CA").unwrap().zone)
                }),
                nights,
                household,
                answers: Answers::default(),
                left: vec!["p001".parse().unwrap()],
                avoid: avoid.into_iter().map(|code| Area::parse(code).unwrap()).collect(),
                within,
                wishes,
                skips,
                doubted: vec!["p003".parse().unwrap()],
                declined: declines.then(|| "p002".parse().unwrap()).into_iter().collect(),
                caller,
                leave_by: None,
            };
            // A person who must leave by a time arrives before it.
            profile.leave_by = stays.map(|hours| profile.arrives() + TimeDelta::hours(hours));
            for (question, answer) in Question::ALL.into_iter().zip(answers) {
                profile.answers.set(question, answer);
            }
            profile.narrow_ages();
            profile
        },
    )
}
