//! Facts that others may not see change no byte of what they get: exact numbers, the time within a
//! quarter hour, ids of posts, holds and arrivals that leave the band, and the place of a site
//! within its zone.
//!
//! `WAYSTATION_TEST_CASES=100` draws 10,000 worlds for searches, and 2,000 for the whole service.

use super::{Site, new_key, token};
use crate::cases::cases;
use crate::matching::world::{catalog, now, profile};
use actix_web::http::header::DATE;
use actix_web::rt::System;
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use waystation::desk::{RankRequest, Received, Resume};
use waystation::domain::placement::{RequestKey, Step};
use waystation::domain::{
    ActorRole, Affiliation, Assertion, CapacityPost, Catalog, Field, Night, Openings, Organization,
    Profile, ProgramEntry, ProgramId, Spot, Subject, Taking, UnitGroup, UnitGroupId, UnitKind,
    Zone, to_quarter_hour,
};
use waystation::matching::assign::{AssignAsk, Seeking, assign};
use waystation::matching::plan::{PlanAsk, plan};
use waystation::matching::{Explain, SearchIndex, Wanted, Weights, rank};
use waystation::store::PromiseClock;
use waystation::store::placements::{Begin, KeyedRequest};

/// The private facts of a post: its number within the band, its second within the quarter hour,
/// and its id.
type Private = (u16, i64, u32);

fn private() -> impl Strategy<Value = Vec<Private>> {
    prop::collection::vec((0_u16..200, 0_i64..900, any::<u32>()), 40)
}

/// The same world to others: every post has other private facts.
fn seen_alike(world: &Catalog, private: &[Private]) -> Catalog {
    let mut other = world.clone();
    for (post, (units, second, id)) in other.posts.iter_mut().zip(private.iter().cycle()) {
        post.open = match Openings::of(post.open) {
            Openings::None | Openings::NotPosted => 0,
            Openings::Some => 1 + units % 2,
            Openings::Several => 3 + units,
        };
        post.posted_at = to_quarter_hour(post.posted_at) + TimeDelta::seconds(*second);
        post.id = format!("{}-{id}", post.id).parse().unwrap();
    }
    other
}

/// A world that a service can store: every organization is listed, and no group states fewer units
/// than another number of its band.
fn whole(mut world: Catalog) -> Catalog {
    world.assertions.retain(|said| said.field != Field::Units);
    let id = "somebody".parse().unwrap();
    Catalog { organizations: vec![Organization { id, name: "Somebody".to_owned() }], ..world }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn private_facts_change_no_byte_of_a_search(
        world in catalog(6), private in private(), asked in profile(), other in profile(),
    ) {
        let hidden = seen_alike(&world, &private);
        let (one, two) = (Night::of(&world).unwrap(), Night::of(&hidden).unwrap());
        prop_assert_eq!(&one, &two);
        let (one, two) = (SearchIndex::of(one), SearchIndex::of(two));
        let wanted = Wanted { limit: usize::MAX, explain: Explain::All, weights: Weights::default() };
        let bytes = |field| serde_json::to_string(&rank(field, &asked, &wanted)).unwrap();
        prop_assert_eq!(bytes(&one), bytes(&two));
        let weights = Weights::default();
        let months = Profile { nights: asked.nights.min(100), ..asked.clone() };
        let longer = PlanAsk { profile: months, plans: 3, weights: weights.clone() };
        let planned = |field| format!("{:?}", plan(field, &longer));
        // Where time cuts an answer short, it differs from itself, too.
        let alike = (0..3).any(|_| planned(&one) == planned(&two));
        prop_assert!(alike, "{}\n{}", planned(&one), planned(&two));
        let seeking = [&asked, &other].into_iter().enumerate().map(seeking).collect();
        let (apart, explain, budget) = (vec![], vec![], Duration::from_secs(30));
        let batch = AssignAsk { seeking, apart, explain, budget, weights };
        let placed = |field| {
            let assignment = assign(field, &batch);
            (assignment.worth, format!("{:?}", assignment.households))
        };
        prop_assert_eq!(placed(&one), placed(&two));
    }
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn private_facts_change_no_byte_of_the_service(
        world in catalog(5), private in private(), people in 1_usize..6,
    ) {
        let world = whole(world);
        let hidden = seen_alike(&world, &private);
        let run = System::new();
        let one = run.block_on(answers(&Site::at(&world, now()), people));
        let site = Site::at(&hidden, now());
        hold_within_bands(&site);
        let two = run.block_on(answers(&site, people));
        for (one, two) in one.iter().zip(&two) {
            prop_assert_eq!(one, two);
        }
    }
}

/// Holds a unit wherever that leaves the band as it is, so that somebody is on the way.
fn hold_within_bands(site: &Site) {
    let (store, now) = (&site.database.store, now());
    let by = Affiliation { organization: "somebody".parse().unwrap(), role: ActorRole::Operator };
    let clock = || now;
    let programs: BTreeSet<_> = store
        .night(PromiseClock::Told(&clock))
        .unwrap()
        .programs
        .iter()
        .map(|p| p.id.clone())
        .collect();
    for program in programs {
        for group in store.groups_now(&program, PromiseClock::Told(&clock)).unwrap() {
            let open = group.post.map_or(0, |post| post.open);
            if open == 0 || Openings::of(open) != Openings::of(open - 1) {
                continue;
            }
            let key: RequestKey = new_key().parse().unwrap();
            let asked = KeyedRequest { by: &by, key: &key, clock: PromiseClock::Told(&clock) };
            let begin = Begin { group: &group.group, units: 1, step: &Step::HOLD, happened: None };
            // A program that is not open holds nothing.
            store.begin(asked, begin).ok();
        }
    }
    // The service looks for changes when it is asked about them.
    drop(site.desk.clone().into_inner().listen(None, Resume::From(0)));
}

/// The requests that are sent: a path, and a body where there is one.
fn requests(people: usize) -> Vec<(String, Option<Value>)> {
    let household: Vec<Value> = (0..people)
        .map(|nth| {
            if nth == 0 {
                json!({"role": "survivor", "age": 30})
            } else {
                json!({"role": "child", "age": 7})
            }
        })
        .collect();
    let need = json!({"where": "Fresno, CA", "household": household});
    let mut all = need.clone();
    all["explain"] = json!("all");
    let mut months = need.clone();
    months["nights"] = json!(90);
    let batch = json!({"households": [need, {"where": "Fresno, CA"}], "budget_ms": 2000});
    let mut sent = vec![
        ("/api/v1/rankings".to_owned(), Some(all)),
        ("/api/v1/plans".to_owned(), Some(months)),
        ("/api/v1/assignments".to_owned(), Some(batch)),
        ("/api/v1/programs".to_owned(), None),
        ("/api/v1/unmet".to_owned(), None),
        ("/api/v1/placements".to_owned(), None),
        ("/".to_owned(), None),
        ("/post".to_owned(), None),
        ("/readyz".to_owned(), None),
    ];
    for nth in 0..5 {
        let program = format!("/api/v1/programs/p{nth:03}");
        for part in ["", "/units", "/placements"] {
            sent.push((format!("{program}{part}"), None));
        }
    }
    sent
}

/// An answer as a stranger gets it: the request, the status, the headers and the bytes.
type Seen = (String, u16, Vec<String>, String);

async fn answers(site: &Site, people: usize) -> Vec<Seen> {
    let stranger = "hotline".parse().unwrap();
    let store = &site.database.store;
    store.add_organization(&stranger, "Hotline").unwrap();
    let token = token(store, stranger, ActorRole::Hotline, now());
    let mut seen = Vec::new();
    for (path, body) in requests(people) {
        let request = match &body {
            Some(body) => TestRequest::post().uri(&path).set_json(body),
            None => TestRequest::get().uri(&path),
        };
        let request = request.insert_header(("authorization", format!("Bearer {token}")));
        let answer = site.send(request).await;
        let headers = answer.headers.iter().filter(|(name, _)| **name != DATE);
        let mut headers: Vec<_> =
            headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
        headers.sort();
        seen.push((path, answer.status.as_u16(), headers, answer.text()));
    }
    let place = [("where", "Fresno, CA")];
    let page = site.form("/find", &place).await;
    seen.push(("/find".to_owned(), page.status.as_u16(), vec![], page.text()));
    let mut ear = site.desk.clone().into_inner().listen(None, Resume::Now).unwrap();
    let heard = format!("{} {:?}", ear.last_change(), ear.next(Duration::ZERO).await);
    seen.push(("/api/v1/events".to_owned(), 200, vec![], heard));
    seen
}

fn seeking((nth, profile): (usize, &Profile)) -> Seeking {
    let label = format!("H-{nth}").parse().unwrap();
    Seeking { label, weight: 1, support: 1, profile: profile.clone() }
}

fn id_at(zone: Zone, site: &str) -> String {
    format!("{}-{site}", zone.code().to_lowercase())
}

/// Two programs in each of some zones, at different sites of the zone.
fn pairs(zones: &[Zone]) -> Catalog {
    let mut all = Catalog::default();
    for zone in zones {
        for site in ["north", "south"] {
            let id = id_at(*zone, site);
            let program: ProgramId = id.parse().unwrap();
            let group: UnitGroupId = format!("{id}-beds").parse().unwrap();
            let said = [(Field::Status, "open"), (Field::Stage, "emergency")];
            let place = (Field::Place, format!("zone {}", zone.code()));
            let said = said.map(|(field, value)| (field, value.to_owned()));
            for (field, value) in said.into_iter().chain([place]) {
                all.assertions.push(Assertion {
                    subject: Subject::Program(program.clone()),
                    field,
                    value,
                    raw: None,
                    as_of: now().date_naive() - TimeDelta::days(9),
                    source: "made up for a test".to_owned(),
                    flag: None,
                });
            }
            all.posts.push(CapacityPost {
                id: format!("post-{id}").parse().unwrap(),
                group: group.clone(),
                open: 3,
                taking: Taking::Yes,
                posted_at: now() - TimeDelta::hours(1),
                posted_by: "demo".to_owned(),
            });
            all.programs.push(ProgramEntry {
                id: program.clone(),
                organization: "somebody".parse().unwrap(),
                name: "A program".into(),
            });
            all.groups.push(UnitGroup {
                id: group,
                program,
                name: "Beds".into(),
                kind: UnitKind::SharedBed,
                sleeps: 1,
            });
        }
    }
    all
}

/// The attack: ask from every origin, and compare the answers about two sites in one zone. An
/// attacker who can distinguish them knows more than the zone.
#[test]
fn asking_from_everywhere_finds_no_more_than_the_zone() {
    let zones: Vec<Zone> = Zone::all().step_by(23).collect();
    let field = SearchIndex::of(Night::of(&pairs(&zones)).unwrap());
    let mut told = 0;
    for origin in Zone::all() {
        let asked = json!({"where": format!("{}01", origin.code().get(..3).unwrap())});
        let Ok(asked) = Received::<RankRequest>::json(asked).parse(now()) else { continue };
        let wanted = Wanted { limit: usize::MAX, explain: Explain::All, ..asked.wanted };
        let ranking = rank(&field, &asked.profile, &wanted);
        for zone in &zones {
            let said = |site: &str| {
                let id = id_at(*zone, site);
                let at = ranking.options.iter().position(|one| one.program.id.as_str() == id);
                let option = at.and_then(|at| ranking.options.get(at));
                let said =
                    option.map(|one| (one.distance, one.band, format!("{:?}", one.findings)));
                (at, said)
            };
            let ((first, north), (second, south)) = (said("north"), said("south"));
            assert_eq!(north, south, "{} from {}", zone.code(), origin.code());
            if let (Some(first), Some(second)) = (first, second) {
                // In the order of ids, which say nothing: no other program stands between them
                // that is not exactly as good.
                let between = ranking.options.get(first..second).unwrap_or_default();
                assert!(
                    between
                        .iter()
                        .all(|one| Some(one.distance) == Some(ranking.options[first].distance))
                );
                told += 1;
            }
        }
    }
    assert!(told > 10_000, "{told}");
}

/// Every ZIP code of a zone is the same origin, so a free origin is no finer than a zone either.
#[test]
fn an_origin_within_a_zone_changes_no_answer() {
    let zones: Vec<Zone> = Zone::all().step_by(97).collect();
    let field = SearchIndex::of(Night::of(&pairs(&zones)).unwrap());
    for zip in ["937", "900", "100", "606"] {
        let answers = (0..100).filter_map(|last| {
            let spot = Spot::parse(&format!("{zip}{last:02}")).ok()?;
            let asked = json!({"where": "Fresno, CA"});
            let asked = Received::<RankRequest>::json(asked).parse(now()).unwrap();
            let profile = Profile { origin: spot, ..asked.profile };
            let ranking = rank(&field, &profile, &asked.wanted);
            Some(format!("{:?}{:?}", ranking.options, ranking.not_shown))
        });
        let answers: BTreeSet<String> = answers.collect();
        assert_eq!(answers.len(), 1, "{zip}");
    }
}

/// The control: the comparison notices a band.
#[test]
fn a_new_band_changes_the_answer() {
    let zones: Vec<Zone> = Zone::all().take(3).collect();
    let one = pairs(&zones);
    let mut other = one.clone();
    other.posts[0].open = 2;
    let print = |world: &Catalog| Night::of(world).unwrap().grounds.fingerprint;
    assert_ne!(print(&one), print(&other));
}
