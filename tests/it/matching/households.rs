//! Whole households and households in parts: each member is judged as who they are.

use super::world::now;
use crate::here;
use crate::here::English;
use serde_json::{Value, json};
use waystation::desk::{RankRequest, Received};
use waystation::domain::{Assertion, Catalog, Field as Said, Night, Subject, UnitGroup};
use waystation::matching::{
    self, Band, Explain, RankedOption, Ranking, SearchIndex, Wanted, Weights,
};

/// A unit group: kind, people per unit, and its fields.
type Group<'a> = (&'a str, u16, &'a [(&'a str, &'a str)]);

/// A network of one program with these unit groups.
fn network(groups: &[Group<'_>]) -> Catalog {
    let program = here::entry();
    let mut catalog = Catalog::default();
    let says = |subject: Subject, (field, value): (&str, &str)| Assertion {
        subject,
        field: field.parse().unwrap(),
        value: value.to_owned(),
        raw: None,
        as_of: "2026-11-01".parse().unwrap(),
        source: "made up for a test".to_owned(),
        flag: None,
    };
    catalog.assertions.push(says(Subject::Program(program.id.clone()), ("status", "open")));
    for (at, (kind, sleeps, said)) in groups.iter().enumerate() {
        let group = UnitGroup {
            id: format!("here-{at}").parse().unwrap(),
            program: program.id.clone(),
            name: format!("Group {at}").into(),
            kind: kind.parse().unwrap(),
            sleeps: *sleeps,
        };
        let subject = || Subject::Group(group.id.clone());
        catalog.assertions.extend(said.iter().map(|one| says(subject(), *one)));
        catalog.groups.push(group);
    }
    catalog.programs.push(program);
    assert!(catalog.assertions.iter().all(|said| Said::ALL.contains(&said.field)));
    catalog
}

fn ranked(groups: &[Group<'_>], household: &Value) -> Ranking {
    let ask = json!({"where": "Fresno, CA", "household": household});
    let profile = Received::<RankRequest>::json(ask).parse(now()).unwrap().profile;
    let wanted = Wanted { limit: 10, explain: Explain::All, weights: Weights::default() };
    matching::rank(&SearchIndex::of(Night::of(&network(groups)).unwrap()), &profile, &wanted)
}

/// The first option, if any.
fn option(groups: &[Group<'_>], household: &Value) -> Option<RankedOption> {
    ranked(groups, household).options.into_iter().next()
}

fn texts(option: &RankedOption) -> Vec<String> {
    option.findings.iter().map(|finding| finding.text.english()).collect()
}

const WOMEN: (&str, &str) = ("serves", "women=yes men=no girls=no boys=no");

#[test]
fn a_womens_shelter_is_asked_about_the_adult_who_comes_along() {
    let shelter: &[Group<'_>] = &[("shared bed", 1, &[WOMEN, ("ages", "18 +")])];
    for age in [18, 32] {
        let adult = json!({"role": "dependent_adult", "age": age});
        let woman = json!({"role": "survivor", "age": 40, "settings": ["women"]});
        let found = option(shelter, &json!([woman, adult])).unwrap();
        assert_ne!(found.band, Band::CallFirst);
        assert!(
            texts(&found)
                .contains(&"For women. Ask if it takes the adult who is coming along.".to_owned()),
            "{:?}",
            texts(&found)
        );
    }
}

#[test]
fn an_adult_who_accepts_no_place_for_women_rules_one_out() {
    let shelter: &[Group<'_>] = &[("shared bed", 1, &[WOMEN])];
    let with = |settings: &str| {
        json!([{"role": "survivor", "age": 40, "settings": ["women"]},
            {"role": "dependent_adult", "age": 32, "settings": [settings]}])
    };
    assert!(option(shelter, &with("men")).is_none());
    assert!(option(shelter, &with("women")).is_some());
}

#[test]
fn a_boy_of_14_is_not_offered_a_place_for_boys_under_13_in_whichever_rooms() {
    let children = ("children", "yes, girls 0-17, boys 0-12");
    let everyone = ("serves", "women=yes men=yes girls=yes boys=yes");
    let ages = ["any", "18 +", "18 +, under 18?", "unknown", "12 +"];
    for (kind, sleeps) in
        [("private", 1), ("private", 2), ("private", 4), ("shared bed", 1), ("unknown", 1)]
    {
        for (serves, ages) in [everyone, WOMEN, ("serves", "unknown")]
            .iter()
            .flat_map(|serves| ages.map(|ages| (serves, ages)))
        {
            let said = [children, *serves, ("ages", ages)];
            let groups: &[Group<'_>] = &[(kind, sleeps, &said), (kind, sleeps, &said)];
            for survivor in [
                json!({"role": "survivor", "age": 30, "settings": ["women"]}),
                json!({"role": "survivor", "age": 30}),
            ] {
                let boy = json!({"role": "child", "age": 14, "gender": "boy"});
                let girl = json!({"role": "child", "age": 14, "gender": "girl"});
                assert!(
                    option(groups, &json!([survivor, boy])).is_none(),
                    "{kind} {sleeps} {said:?}"
                );
                let fits = option(groups, &json!([survivor, girl])).is_some();
                assert!(fits, "{kind} {sleeps} {said:?}");
            }
        }
    }
}

#[test]
fn a_group_for_girls_takes_a_daughter_in_her_own_right_while_her_mother_stays_with_women() {
    let girls = ("serves", "girls=yes women=no men=no boys=no");
    let groups: &[Group<'_>] = &[
        ("shared bed", 1, &[WOMEN, ("ages", "18 +"), ("children", "no")]),
        ("shared bed", 1, &[girls, ("ages", "11-17"), ("children", "no")]),
    ];
    let with = |gender: &str| {
        json!([{"role": "survivor", "age": 30, "settings": ["women"]},
            {"role": "child", "age": 15, "gender": gender}])
    };
    let found = option(groups, &with("girl")).unwrap();
    assert!(texts(&found).contains(&"They would stay in 2 rooms. Ask if that is OK.".to_owned()));
    assert!(option(groups, &with("boy")).is_none());
}

#[test]
fn the_most_children_holds_over_several_rooms_of_a_group() {
    let most = |most: &'static str| {
        let household = json!([{"role": "survivor", "age": 40},
            {"role": "child", "age": 14}, {"role": "child", "age": 15}, {"role": "child", "age": 16}]);
        option(&[("private", 2, &[("children", most)])], &household)
    };
    assert!(most("yes, most 2").is_none());
    assert!(most("yes, most 3").is_some());
}

#[test]
fn a_child_of_unknown_age_keeps_a_place_that_takes_a_child_of_15() {
    let rooms: &[Group<'_>] = &[("private", 2, &[("children", "yes")])];
    let with = |age: Value| {
        let household = json!([{"role": "survivor", "age": 30, "settings": ["women"]},
            {"role": "child", "age": 5, "gender": "girl"},
            {"role": "child", "age": age, "gender": "girl"}]);
        option(rooms, &household)
    };
    assert!(with(json!(15)).is_some());
    for open in [json!("unknown"), json!({"from": 12, "to": 17}), json!("minor")] {
        let found = with(open).unwrap();
        assert!(texts(&found).iter().any(|text| text.starts_with("Ask how old each child is")));
        assert!(
            found
                .findings
                .iter()
                .any(|f| f.text.english().starts_with("They would stay in 2 rooms"))
        );
    }
    assert!(with(json!(7)).is_none(), "two young children and their mother need a room for three");
}

#[test]
fn beds_for_people_with_children_mention_children_to_a_lone_adult() {
    let beds = ("households", "with-children=yes without-children=no");
    let groups: &[Group<'_>] = &[("unknown", 1, &[beds])];
    let ask = json!({"where": "Fresno, CA"});
    let profile = Received::<RankRequest>::json(ask).parse(now()).unwrap().profile;
    let wanted = Wanted { limit: 10, explain: Explain::All, weights: Weights::default() };
    let field = SearchIndex::of(Night::of(&network(groups)).unwrap());
    let nothing_said = matching::rank(&field, &profile, &wanted);
    assert!(
        texts(&nothing_said.options[0])
            .iter()
            .any(|text| text.contains("children are coming along"))
    );
    let alone = ranked(groups, &json!([{"role": "survivor", "age": 30}]));
    let reason = alone.not_shown.iter().find(|reason| reason.rule == "households").unwrap();
    assert_eq!(
        reason.programs[0].findings[0].text.english(),
        "Only for people with children; no child is coming."
    );
    let family = json!([{"role": "survivor", "age": 30}, {"role": "child", "age": 4}]);
    assert!(option(groups, &family).is_some());
}
