//! The parser finds every mistake in a question for many nights.

use super::refusals::fields;
use crate::here::English;
use crate::web::plans::girl;
use crate::web::town::now;
use serde_json::{Value, json};
use waystation::desk::{PlanRequest, Received};
use waystation::domain::Problems;

fn wrong(more: &Value) -> Problems {
    Received::<PlanRequest>::json(girl(more)).parse(now()).unwrap_err()
}

fn refused(more: &Value) -> Vec<String> {
    fields(&wrong(more))
}

#[test]
fn no_birth_date_and_nothing_finer_than_a_month_is_taken() {
    for month in [json!("2010-05-17"), json!(3.5), json!(12), json!(-1), json!(true), json!([3])] {
        let household = json!([{"role": "survivor", "age": 16, "birthday_in_months": month}]);
        let problems = wrong(&json!({"household": household}));
        assert_eq!(fields(&problems), ["household[0].birthday_in_months"]);
        let said = problems.english();
        assert!(said.contains("never a date") && !said.contains("2010"), "{said}");
    }
    let birth = json!([{"role": "survivor", "birth_date": "2010-05-17"}]);
    assert_eq!(refused(&json!({"household": birth})), ["household[0].birth_date"]);
}

#[test]
fn every_problem_is_found_at_once() {
    let mut fields = refused(&json!({
        "nights": 0, "plans": 11, "shoe": 44, "left": ["no such"],
        "household": [{"role": "survivor", "age": 300, "birthday_in_months": 40}],
    }));
    fields.sort();
    let all = [
        "household[0].age",
        "household[0].birthday_in_months",
        "left[0]",
        "nights",
        "plans",
        "shoe",
    ];
    assert_eq!(fields, all);
    for (field, wrong) in [
        ("plans", json!(0)),
        ("plans", json!("ten")),
        ("nights", json!(3651)),
        ("nights", json!(1e300)),
        ("nights", json!(-3)),
    ] {
        assert_eq!(refused(&json!({field: wrong})), [field]);
    }
    let four_hundred = json!(vec![json!({"role": "survivor"}); 400]);
    assert_eq!(refused(&json!({"household": four_hundred})), ["household"]);
}
