//! The parser finds every mistake in a question, names the field and says what to do.
//! `web::refusals` checks that the API answers with these problems.

use crate::here::English;
use crate::web::town::now;
use serde_json::{Value, json};
use waystation::desk::{RankRequest, Received};
use waystation::domain::Problems;

/// The problems of a question.
fn wrong(asked: Value) -> Problems {
    let text = asked.to_string();
    let read = Received::<RankRequest>::json(asked).parse(now());
    read.err().unwrap_or_else(|| panic!("nothing is wrong with {text:.200}"))
}

/// The fields named, each with enough words to act on.
pub(super) fn fields(problems: &Problems) -> Vec<String> {
    for problem in problems.iter() {
        assert!(
            problem.what.english().len() > 5 && problem.action.english().len() > 5,
            "{problem:?}"
        );
    }
    problems.iter().map(|problem| problem.field.to_string()).collect()
}

/// The fields named in the problems of a question.
pub(crate) fn refused(asked: Value) -> Vec<String> {
    fields(&wrong(asked))
}

/// The fields named when a valid place comes with this field.
fn named(field: &str, value: Value) -> Vec<String> {
    let mut body = json!({"where": "Fresno, CA"});
    body[field] = value;
    refused(body)
}

fn member(member: &Value) -> Vec<String> {
    named("household", json!([member]))
}

#[test]
fn every_wrong_type_is_named() {
    for (field, wrong) in [
        ("where", json!(5)),
        ("arrive", json!(true)),
        ("leave_by", json!(5)),
        ("caller", json!(["self"])),
        ("declined", json!("x")),
        ("doubted", json!("x")),
        ("nights", json!("two")),
        ("nights", json!(1.5)),
        ("household", json!({})),
        ("answers", json!([])),
        ("left", json!("x")),
        ("avoid", json!("945")),
        ("within", json!(50)),
        ("wishes", json!(["far"])),
        ("limit", json!("ten")),
        ("explain", json!(7)),
        ("weights", json!([100])),
    ] {
        assert_eq!(named(field, wrong), [field]);
    }
}

#[test]
fn every_weight_that_is_none_is_named() {
    let weights = json!({
        "distance": -1, "stay": 1001, "age": 0.5, "capacity": "NaN", "room": true, "shoe": 100,
        "own-room": 1e300,
    });
    let mut named = named("weights", weights);
    named.sort();
    assert_eq!(
        named,
        [
            "weights.age",
            "weights.capacity",
            "weights.distance",
            "weights.own-room",
            "weights.room",
            "weights.shoe",
            "weights.stay",
        ]
    );
}

#[test]
fn every_value_out_of_bounds_is_named() {
    for (field, wrong) in [
        ("where", json!("Atlantis, CA")),
        ("where", json!("")),
        ("where", json!("x".repeat(200))),
        ("nights", json!(0)),
        ("nights", json!(3651)),
        ("nights", json!(-1)),
        ("nights", json!(1e300)),
        ("limit", json!(0)),
        ("limit", json!(101)),
        ("within", json!("10 miles")),
        ("explain", json!("some")),
        ("arrive", json!("0000-01-01T00:00")),
        ("arrive", json!("9999-12-31T23:59")),
        ("arrive", json!("2026-11-19T10:00")),
        ("arrive", json!("2026-02-30T10:00")),
        ("arrive", json!("tomorrow")),
        ("leave_by", json!("soon")),
        ("leave_by", json!("")),
        ("leave_by", json!("2026-02-30T10:00")),
        ("leave_by", json!("0000-01-01T00:00")),
        ("leave_by", json!("9999-12-31T23:59")),
        ("leave_by", json!("2026-11-19T10:00")),
        ("caller", json!("a friend")),
        ("caller", json!("")),
    ] {
        assert_eq!(named(field, wrong), [field]);
    }
    assert_eq!(named("avoid", json!(["945", "the coast"])), ["avoid[1]"]);
    assert_eq!(named("left", json!(["GROUP HOME"])), ["left[0]"]);
    assert_eq!(named("declined", json!(["GROUP HOME"])), ["declined[0]"]);
    assert_eq!(named("declined", json!(vec!["x"; 101])), ["declined"]);
    assert_eq!(named("answers", json!({"left-before": "maybe"})), ["answers.left-before"]);
    assert_eq!(named("answers", json!({"religion": "yes"})), ["answers.religion"]);
    assert_eq!(named("wishes", json!({"far": "yes"})), ["wishes.far"]);
}

#[test]
fn every_wrong_wish_is_named_with_the_words_that_are_known() {
    let many = vec!["therapy"; 30];
    for (wishes, field) in [
        (json!({"near": true}), "wishes.near"),
        (json!({"needs-own-room": "need"}), "wishes.needs-own-room"),
        (json!({"low-barrier": 1}), "wishes.low-barrier"),
        (json!({"services": "therapy"}), "wishes.services"),
        (json!({"services": true}), "wishes.services"),
        (json!({"services": ["therapy", "magic"]}), "wishes.services[1]"),
        (json!({"services": [7]}), "wishes.services[0]"),
        (json!({"services": many}), "wishes.services"),
        (json!({"languages": ["Spanish"]}), "wishes.languages[0]"),
        (json!({"languages": {"es": true}}), "wishes.languages"),
        (json!({"focus": ["es"]}), "wishes.focus[0]"),
        (json!({"focus": "tribal"}), "wishes.focus"),
    ] {
        assert_eq!(named("wishes", wishes), [field]);
    }
    let known = |member: &str, word: &str| {
        let body = json!({"where": "Fresno, CA", "wishes": {member: [word]}});
        wrong(body).iter().map(English::english).collect::<String>()
    };
    let services = known("services", "magic");
    assert!(services.contains("magic") && services.contains("legal help, court accompaniment"));
    assert!(known("languages", "xx").contains("en, es, ase, am"));
    assert!(known("focus", "xx").contains("tribal, native american"));
    for nothing in [json!({}), json!({"services": [], "languages": null, "far": null})] {
        let body = json!({"where": "Fresno, CA", "wishes": nothing});
        assert!(Received::<RankRequest>::json(body).parse(now()).is_ok());
    }
}

#[test]
fn leaving_before_arriving_is_named() {
    let body =
        json!({"where": "937", "arrive": "2027-01-05T10:00", "leave_by": "2027-01-05T09:59"});
    assert_eq!(refused(body), ["leave_by"]);
}

#[test]
fn nothing_that_names_a_person_is_taken() {
    for (field, value) in [
        ("name", json!("x")),
        ("initials", json!("x")),
        ("birth_date", json!("2010-01-01")),
        ("phone", json!("x")),
        ("address", json!("x")),
        ("case_number", json!(7)),
        ("notes", json!("x")),
    ] {
        assert_eq!(named(field, value.clone()), [field]);
        let mut survivor = json!({"role": "survivor"});
        survivor[field] = value;
        assert_eq!(member(&survivor), [format!("household[0].{field}")]);
    }
}

#[test]
fn people_who_cannot_be_are_named() {
    let age = ["household[0].age"];
    for wrong in [json!(300), json!(-1), json!("old"), json!([16]), json!(16.5), json!(true)] {
        assert_eq!(member(&json!({"role": "survivor", "age": wrong})), age);
    }
    let backwards = json!({"role": "survivor", "age": {"from": 17, "to": 16}});
    assert_eq!(member(&backwards), age);
    let half = json!({"role": "survivor", "age": {"from": 17}});
    assert_eq!(member(&half), ["household[0].age.to"]);
    assert_eq!(member(&json!({"age": 16})), ["household[0].role"]);
    assert_eq!(member(&json!("survivor")), ["household[0]"]);
    assert_eq!(member(&json!({"role": "child", "age": 3})), ["household"]);
    let named_person = json!({"role": "survivor", "name": "x"});
    assert_eq!(member(&named_person), ["household[0].name"]);
    let settings = json!({"role": "survivor", "settings": ["girls", "boats"]});
    assert_eq!(member(&settings), ["household[0].settings[1]"]);
}

#[test]
fn members_that_contradict_themselves_are_named() {
    let survivor = json!({"role": "survivor", "age": 30});
    let beside = |other: Value| named("household", json!([survivor.clone(), other]));
    assert_eq!(beside(json!({"role": "child", "age": 30})), ["household[1].age"]);
    assert_eq!(beside(json!({"role": "dependent_adult", "age": 4})), ["household[1].age"]);
    let settings = json!({"role": "child", "settings": ["girls"]});
    assert_eq!(beside(settings), ["household[1].settings"]);
    let gender = json!({"role": "dependent_adult", "gender": "girl"});
    assert_eq!(beside(gender), ["household[1].gender"]);
    let body = json!({
        "where": "937",
        "household": [survivor, {"role": "child"}],
        "answers": {"under-18": "yes", "with-others": "no"},
    });
    assert_eq!(refused(body), ["answers.under-18", "answers.with-others"]);
}
