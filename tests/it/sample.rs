//! The sample network: clearly invented, and with an effect for every field, rule and question.

use super::rules::CAN_SAY;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use waystation::desk::{RankRequest, Received};
use waystation::domain::{Assertion, Catalog, Field, Night, Profile, Question, Timestamp};
use waystation::exchange::{founding, sample};
use waystation::matching::{self, Explain, RankedOption, Ranking, Wanted, Weights, rank};
use waystation::rules::{Kind, RULES};

fn now() -> Timestamp {
    "2026-11-22T06:30:00Z".parse().unwrap()
}

fn catalog() -> Catalog {
    sample::catalog(now()).unwrap()
}

fn profile(ask: &Value) -> Profile {
    Received::<RankRequest>::json(ask.clone())
        .parse(now())
        .unwrap_or_else(|problems| panic!("{ask} {problems:?}"))
        .profile
}

#[test]
fn the_sample_network_cannot_be_mistaken_for_a_real_one() {
    let catalog = catalog();
    assert!((40..=45).contains(&catalog.programs.len()), "{}", catalog.programs.len());
    assert!(
        catalog.network.name.contains("invented") && catalog.network.notice.contains("invented")
    );
    assert!(catalog.programs.iter().all(|program| program.name.starts_with("Sample ")));
    assert!(catalog.organizations.iter().all(|one| one.name.ends_with("(invented)")));
    let real = founding::catalog(now()).unwrap();
    let real: BTreeSet<_> = real.programs.iter().map(|program| program.id.clone()).collect();
    assert!(catalog.programs.iter().all(|program| !real.contains(&program.id)));
    let text = include_str!("../../fixtures/sample.json").to_lowercase();
    for sign in ["www", "http", ".com", ".org", "@", "street", "avenue"] {
        assert!(!text.contains(sign), "{sign}");
    }
}

#[test]
fn every_field_is_stated_by_some_program_of_the_sample() {
    let catalog = catalog();
    let stated = |field: &Field| {
        let of = |a: &&Assertion| a.field == *field && a.value != "unknown";
        catalog.assertions.iter().any(|a| of(&a))
    };
    let missing: Vec<_> = Field::ALL.iter().filter(|field| !stated(field)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Households that together make every rule give every verdict it can give.
#[expect(clippy::too_many_lines, reason = "a line a household")]
fn households() -> Vec<Value> {
    let of = |age: u8, setting: &str| {
        json!({"where": "Fresno, CA",
               "household": [{"role": "survivor", "age": age, "settings": [setting]}]})
    };
    let with = |mut ask: Value, more: Value| {
        let more = more.as_object().unwrap().clone();
        ask.as_object_mut().unwrap().extend(more);
        ask
    };
    let answers = |yes: &str| {
        let all = Question::ALL.iter().filter(|q| **q != Question::Under18);
        let all = all.filter(|q| **q != Question::WithOthers);
        let all: Value =
            all.map(|q| (q.id().to_owned(), json!(yes))).collect::<serde_json::Map<_, _>>().into();
        json!({"answers": all})
    };
    let wishes = json!({"wishes": {
        "dedicated": true, "own-room": true, "low-barrier": true, "few-restrictions": true,
        "return-allowed": true, "long-enough": true, "ride": true, "no-reject": true,
        "no-eject": true, "emergency": true, "trained-staff": true, "night-staff": true,
        "services": ["legal help", "therapy"], "languages": ["es"], "focus": ["survivor led"]}});
    let skips = json!({"skip_rules": [
        "after-altercation", "extra-support", "care", "medical-check", "record", "readiness",
        "gender-policy", "residents", "fee", "payer", "waiting-list"]});
    let family = json!({"where": "Fresno, CA", "household": [
        {"role": "survivor", "age": 30, "settings": ["women"]},
        {"role": "child", "age": 14, "gender": "boy"}, {"role": "child", "age": 2, "gender": "girl"}]});
    let crowd = json!({"where": "Fresno, CA", "household": [
        {"role": "survivor", "age": 30, "settings": ["women"]}, {"role": "child", "age": 3},
        {"role": "child", "age": 4}, {"role": "child", "age": 5}, {"role": "child", "age": 6},
        {"role": "child", "age": 7}, {"role": "child", "age": 8}]});
    let mut all = vec![json!({"where": "Fresno, CA"}), family.clone(), crowd];
    for ask in [
        of(30, "women"),
        of(35, "men"),
        of(16, "girls"),
        of(16, "boys"),
        of(20, "all_gender"),
        family,
    ] {
        all.extend([
            with(ask.clone(), answers("yes")),
            with(ask.clone(), answers("no")),
            with(ask.clone(), wishes.clone()),
            with(ask.clone(), skips.clone()),
            with(ask.clone(), json!({"wishes": {"needs-own-room": true, "far": true}})),
            with(ask.clone(), json!({"nights": 300, "within": "within_50_miles"})),
            with(ask.clone(), json!({"nights": 2, "avoid": ["Fresno, CA", "Kings County, CA"]})),
            with(ask.clone(), json!({"arrive": "2026-11-23T10:00", "caller": "child welfare"})),
            with(ask.clone(), json!({"arrive": "2026-12-20T10:00", "caller": "self"})),
            with(
                ask.clone(),
                json!({"declined": ["sample-01"], "doubted": ["sample-05"],
                                     "left": ["sample-02", "sample-20"]}),
            ),
            with(ask, json!({"where": "Reno, NV", "leave_by": "2026-11-22T12:00"})),
        ]);
    }
    all
}

#[test]
fn every_rule_says_in_the_sample_all_that_it_can_say() {
    let night = Night::of(&catalog()).unwrap();
    let profiles: Vec<_> = households().iter().map(profile).collect();
    let mut missing = Vec::new();
    for (rule, (id, can)) in RULES.iter().zip(CAN_SAY) {
        assert_eq!(rule.id, id);
        let said = profiles
            .iter()
            .flat_map(|profile| night.offers().map(|offer| rule.judge_of(offer, profile).kind));
        let said: BTreeSet<&str> = said
            .map(|kind| match kind {
                Kind::Fits => "fits",
                Kind::Confirm => "confirm",
                Kind::Fails => "fails",
                Kind::Points => "points",
            })
            .collect();
        let unsaid: Vec<_> = can.iter().filter(|kind| !said.contains(**kind)).collect();
        if !unsaid.is_empty() {
            missing.push(format!("{id}: {unsaid:?}"));
        }
    }
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

fn ranked(field: &matching::SearchIndex, profile: &Profile) -> Ranking {
    let wanted = Wanted { limit: 100, explain: Explain::All, weights: Weights::default() };
    rank(field, profile, &wanted)
}

#[test]
fn every_question_changes_something_in_the_sample() {
    let field = matching::SearchIndex::of(Night::of(&catalog()).unwrap());
    let asks = [
        json!({"where": "Fresno, CA"}),
        json!({"where": "Fresno, CA", "household": [{"role": "survivor", "settings": ["girls"]}]}),
        json!({"where": "Fresno, CA", "household": [{"role": "survivor", "age": 16, "settings": ["girls"]}]}),
        json!({"where": "Fresno, CA", "household": [{"role": "survivor", "age": 25, "settings": ["women"]}]}),
    ];
    for question in Question::ALL {
        let moved = asks.iter().any(|ask| {
            let order = |answer: &str| {
                let mut ask = ask.clone();
                ask["answers"] = json!({(question.id()): answer});
                // With an age given, an answer on it would contradict it.
                let parsed = Received::<RankRequest>::json(ask).parse(now()).ok()?;
                let ranking = ranked(&field, &parsed.profile);
                let said = |o: RankedOption| (o.program.id.clone(), o.band, o.findings);
                let options = ranking.options.into_iter().map(said);
                Some((options.collect::<Vec<_>>(), ranking.eligible))
            };
            let (yes, no) = (order("yes"), order("no"));
            yes.is_some() && no.is_some() && yes != no
        });
        assert!(moved, "{question} changes nothing in the sample");
    }
}
