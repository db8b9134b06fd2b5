//! Whatever JSON comes in, the parser answers with a profile or with problems.

use crate::cases::cases;
use crate::here::English;
use crate::web::town::now;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use waystation::desk::{RankRequest, Received};

/// Any JSON, a few levels deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        words().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((words(), inner), 0..5)
                .prop_map(|pairs| Value::from(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Words that have a meaning in some question.
fn words() -> impl Strategy<Value = String> {
    let known = [
        "where",
        "arrive",
        "nights",
        "household",
        "answers",
        "left",
        "avoid",
        "within",
        "wishes",
        "limit",
        "explain",
        "role",
        "age",
        "settings",
        "gender",
        "from",
        "to",
        "survivor",
        "child",
        "dependent_adult",
        "minor",
        "adult",
        "girls",
        "any",
        "yes",
        "no",
        "unknown",
        "declined",
        "under-18",
        "with-others",
        "all",
        "far",
        "tonight",
        "937",
        "Fresno, CA",
        "93701",
        "2026-11-21T22:30",
        "same_area",
        "youth-shelter",
    ];
    prop::sample::select(known.to_vec()).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_json_is_a_profile_or_problems_that_say_what_to_do(asked in any_json()) {
        if let Err(problems) = Received::<RankRequest>::json(asked).parse(now()) {
            prop_assert!(!problems.is_empty());
            for problem in problems.iter() {
                prop_assert!(!problem.field.to_string().is_empty() && !problem.action.is_nothing());
                prop_assert!(problem.what.english().chars().count() < 300, "{problem:?}");
            }
        }
    }

    #[test]
    fn any_field_beside_a_place_is_read_or_named(field in words(), value in any_json()) {
        let mut asked = json!({"where": "Fresno, CA"});
        asked[&field] = value;
        if let Err(problems) = Received::<RankRequest>::json(asked).parse(now()) {
            prop_assert!(problems.iter().all(|problem| problem.field.field() == field
                || field == "answers" || field == "household"));
        }
    }

    #[test]
    fn a_household_within_bounds_is_always_taken(
        ages in prop::collection::vec(0_u8..18, 0..19),
        age in 0_u8..=120,
    ) {
        let mut household = vec![json!({"role": "survivor", "age": age})];
        household.extend(ages.iter().map(|age| json!({"role": "child", "age": age})));
        let size = household.len();
        let asked = json!({"where": "937", "household": household});
        let ask = Received::<RankRequest>::json(asked).parse(now()).unwrap();
        prop_assert_eq!(ask.profile.household.members.len(), size);
        prop_assert!(ask.profile.household.stated);
    }
}
