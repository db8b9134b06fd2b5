//! The places of programs, and their effect on a ranking: order, limits, areas to avoid.

use crate::cases::cases;
use crate::here::English;
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use waystation::desk::{RankRequest, Received};
use waystation::domain::{
    Area, Assertion, CapacityPost, Catalog, DistanceBand, Field as Fact, Night, Place, Profile,
    ProgramEntry, ProgramId, Span, State, Subject, Taking, Timestamp, UnitGroup, UnitKind, Zone,
};
use waystation::matching::{
    Explain, FindingKind, RankedOption, Ranking, SearchIndex, Wanted, Weights, rank,
};

fn now() -> Timestamp {
    "2026-11-22T06:30:00Z".parse().unwrap()
}

/// A program with one private room, described by its place and its post.
#[derive(Debug, Clone)]
struct Sketch {
    place: String,
    /// Units, whether people are taken, and hours ago; `None` if nothing is posted.
    post: Option<(u16, Taking, i64)>,
}

fn sketch(place: impl Into<String>) -> Sketch {
    Sketch { place: place.into(), post: None }
}

impl Sketch {
    fn posted(self, open: u16, hours_ago: i64) -> Self {
        Self { post: Some((open, Taking::Yes, hours_ago)), ..self }
    }
}

/// A network of the programs `p0`, `p1` and so on.
fn network(sketches: &[Sketch]) -> SearchIndex {
    let mut catalog = Catalog::default();
    for (at, sketch) in sketches.iter().enumerate() {
        let id: ProgramId = format!("p{at}").parse().unwrap();
        let group = UnitGroup {
            id: format!("p{at}-rooms").parse().unwrap(),
            program: id.clone(),
            name: "Rooms".into(),
            kind: UnitKind::Private,
            sleeps: 8,
        };
        catalog.assertions.push(Assertion {
            subject: Subject::Program(id.clone()),
            field: Fact::Place,
            value: sketch.place.clone(),
            raw: None,
            as_of: "2026-08-01".parse().unwrap(),
            source: "made up for a test".to_owned(),
            flag: None,
        });
        if let Some((open, taking, hours_ago)) = sketch.post {
            catalog.posts.push(CapacityPost {
                id: format!("post-{at}").parse().unwrap(),
                group: group.id.clone(),
                open,
                taking,
                posted_at: now() - TimeDelta::hours(hours_ago),
                posted_by: "program".to_owned(),
            });
        }
        catalog.programs.push(ProgramEntry {
            id,
            organization: "somebody".parse().unwrap(),
            name: format!("Program {at}").into(),
        });
        catalog.groups.push(group);
    }
    SearchIndex::of(Night::of(&catalog).unwrap())
}

fn profile(ask: Value) -> Profile {
    Received::<RankRequest>::json(ask).parse(now()).unwrap().profile
}

fn ranked(field: &SearchIndex, ask: Value) -> Ranking {
    let wanted = Wanted { limit: 100, explain: Explain::All, weights: Weights::default() };
    rank(field, &profile(ask), &wanted)
}

/// The ids of the options, in their order.
fn order(ranking: &Ranking) -> Vec<&str> {
    ranking.options.iter().map(|option| option.program.id.as_str()).collect()
}

/// The finding of a rule about an option.
fn said(option: &RankedOption, rule: &str) -> Option<(FindingKind, String)> {
    let finding = option.findings.iter().find(|finding| finding.rule == rule)?;
    Some((finding.verdict, finding.text.english()))
}

fn zones() -> Vec<&'static str> {
    Zone::all().map(Zone::code).collect()
}

fn states() -> Vec<State> {
    let mut states: Vec<State> = Zone::all().map(Zone::state).collect();
    states.sort_unstable();
    states.dedup();
    states
}

/// A place as a person types it: a city, a county, a state, a ZIP code or a zone.
fn named_place() -> impl Strategy<Value = String> {
    let table = |text: &'static str| -> Vec<String> {
        let named = |line: &str| {
            let mut cells = line.split(',').skip(1);
            format!("{}, {}", cells.next().unwrap(), cells.next().unwrap())
        };
        text.lines().skip(1).map(named).collect()
    };
    let digits = || zones().into_iter().filter(|zone| zone.len() == 3).collect::<Vec<_>>();
    let cities = table(include_str!("../../fixtures/geo/places.csv"));
    let counties = table(include_str!("../../fixtures/geo/counties.csv"));
    prop_oneof![
        3 => select(cities),
        3 => select(counties),
        2 => select(State::all().map(|state| state.name().to_owned()).collect::<Vec<_>>()),
        1 => select(digits()).prop_map(|zone| format!("{zone}01")),
        1 => select(zones()).prop_map(str::to_owned),
    ]
    .prop_filter("a place the system knows", |name| Area::parse(name).is_ok())
}

/// A place as a program states it: a zone, one of a few zones, a state, or nothing.
fn stated_place() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(zones()).prop_map(|zone| format!("zone {zone}")),
        2 => prop::collection::vec(select(zones()), 2..4)
            .prop_map(|zones| format!("zones {}", zones.join(" "))),
        2 => select(states()).prop_map(|state| format!("state {state}")),
        1 => Just("unknown".to_owned()),
    ]
}

/// A zone to start from, a place that may be within reach of it, and one that is not.
fn near_and_far() -> impl Strategy<Value = (&'static str, String, String)> {
    select(zones()).prop_flat_map(|from| {
        let here = Zone::of_code(from).unwrap();
        let out_of_reach = move |place: &String| {
            let span = place.parse::<Place>().unwrap().span_from(&[here]);
            span.is_some_and(|span| span.nearest == DistanceBand::Over400)
        };
        let zones = zones().into_iter().map(|zone| format!("zone {zone}"));
        let all = zones.chain(states().into_iter().map(|state| format!("state {state}")));
        let (far, mut near): (Vec<_>, Vec<_>) = all.partition(out_of_reach);
        near.push("unknown".to_owned());
        near.push(format!("zones 100 {from} 967"));
        (Just(from), select(near), select(far))
    })
}

#[test]
fn a_place_across_the_country_never_stands_before_one_nearby_for_its_post() {
    let near = sketch("zone 937");
    let far = sketch("zone 100").posted(9, 0);
    let field = network(&[far, near]);
    let ranking = ranked(&field, json!({"where": "Fresno, CA"}));
    assert_eq!(order(&ranking), ["p1", "p0"]);
    let wished = ranked(&field, json!({"where": "Fresno, CA", "wishes": {"far": true}}));
    assert_eq!(order(&wished), ["p0", "p1"]);
}

#[test]
fn a_place_somewhere_in_the_state_stands_before_another_coast() {
    let here = sketch("state CA");
    let far = sketch("state NY").posted(9, 0);
    let ranking = ranked(&network(&[far, here]), json!({"where": "Fresno, CA"}));
    assert_eq!(order(&ranking), ["p1", "p0"]);
    let (verdict, text) = said(&ranking.options[0], "distance").unwrap();
    assert_eq!(verdict, FindingKind::Confirm);
    assert!(text.contains("Location: somewhere in California"), "{text}");
}

#[test]
fn a_search_for_tonight_says_whether_a_place_can_be_reached_tonight() {
    let field = network(&[sketch("zone 937"), sketch("zone 900"), sketch("zone 100")]);
    let ranking = ranked(&field, json!({"where": "Fresno, CA"}));
    assert_eq!(order(&ranking), ["p0", "p1", "p2"]);
    let heard: Vec<_> = ranking.options.iter().map(|o| said(o, "distance").unwrap().1).collect();
    assert_eq!(heard[0], "In the same area.");
    assert!(heard[1].ends_with("Ask if the person can get there tonight."), "{}", heard[1]);
    assert!(heard[2].ends_with("Not reachable by road tonight."), "{}", heard[2]);
}

#[test]
fn a_search_for_another_day_says_nothing_of_tonight() {
    let field = network(&[sketch("zone 900"), sketch("zone 100"), sketch("state CA")]);
    let ask = json!({"where": "Fresno, CA", "arrive": "2026-11-28T12:00"});
    for option in ranked(&field, ask).options {
        let (_, text) = said(&option, "distance").unwrap();
        assert!(!text.contains("tonight"), "{text}");
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn without_the_wish_to_go_far_no_post_lifts_a_place_out_of_reach_above_one_within_reach(
        (from, near, far) in near_and_far(),
        old in prop::option::of((1_u16..9, 0_i64..200)), fresh in (1_u16..9, 0_i64..30),
    ) {
        let near = Sketch { post: old.map(|(open, ago)| (open, Taking::Yes, ago)), ..sketch(near) };
        let far = sketch(far).posted(fresh.0, fresh.1);
        let ranking = ranked(&network(&[far, near]), json!({"where": from}));
        prop_assert_eq!(order(&ranking), ["p1", "p0"]);
    }

    #[test]
    fn near_is_the_nearest_of_all_zones_of_the_place_the_person_is_in(
        from in named_place(), zone in select(zones()),
    ) {
        let profile = profile(json!({"where": from}));
        let to = Zone::of_code(zone).unwrap();
        let nearest = profile.origin.zones.iter().map(|from| from.distance(to)).min().unwrap();
        let ranking = ranked(&network(&[sketch(format!("zone {zone}"))]), json!({"where": from}));
        prop_assert_eq!(ranking.options[0].distance.and_then(Span::band), Some(nearest));
    }

    #[test]
    fn an_area_to_avoid_shows_no_program_of_its_zones_and_is_certain_where_it_says_so(
        avoid in named_place(), places in prop::collection::vec(stated_place(), 1..8),
    ) {
        let area = Area::parse(&avoid).unwrap();
        let mut sketches: Vec<Sketch> = places.iter().map(|place| sketch(place.as_str())).collect();
        let inside = area.zones().iter().take(8);
        sketches.extend(inside.map(|zone| sketch(format!("zone {}", zone.code()))));
        let ranking = ranked(&network(&sketches), json!({"where": "10001", "avoid": [avoid]}));
        for (at, sketch) in sketches.iter().enumerate() {
            let place: Place = sketch.place.parse().unwrap();
            let touched = |zone: &Zone| area.zones().contains(zone);
            let known = !place.zones().is_empty();
            let all = known && place.zones().iter().all(touched);
            let any = !known || place.zones().iter().any(touched);
            let id = format!("p{at}");
            let option = ranking.options.iter().find(|o| o.program.id.as_str() == id);
            let verdict = option.and_then(|option| said(option, "avoid")).map(|(said, _)| said);
            match (&place, verdict) {
                (Place::Site(_), None) => prop_assert!(all, "{place}"),
                (_, None) => prop_assert!(any, "{place}"),
                (_, Some(FindingKind::Confirm)) => prop_assert!(!all || place.zone().is_none(), "{place}"),
                (_, Some(_)) => prop_assert!(!any, "{place}"),
            }
        }
    }

    #[test]
    fn a_distance_limit_is_never_passed_in_silence(
        from in select(zones()), places in prop::collection::vec(stated_place(), 1..8),
        limit in select(DistanceBand::ALL.to_vec()),
    ) {
        let zone = Zone::of_code(from).unwrap();
        let sketches: Vec<Sketch> = places.iter().map(|place| sketch(place.as_str())).collect();
        let ranking = ranked(&network(&sketches), json!({"where": from, "within": limit.id()}));
        for (at, place) in places.iter().enumerate() {
            let span = place.parse::<Place>().unwrap().span_from(&[zone]);
            let id = format!("p{at}");
            let option = ranking.options.iter().find(|o| o.program.id.as_str() == id);
            let verdict = option.and_then(|option| said(option, "distance")).map(|(said, _)| said);
            match span {
                Some(span) if span.nearest > limit => prop_assert!(option.is_none(), "{place}"),
                Some(span) if span.farthest > limit => {
                    prop_assert_eq!(verdict, Some(FindingKind::Confirm), "{}", place);
                }
                Some(_) => prop_assert!(option.is_some(), "{place}"),
                None => prop_assert_eq!(verdict, Some(FindingKind::Confirm), "{}", place),
            }
        }
    }
}
