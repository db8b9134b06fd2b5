//! Whatever is wrong is a problem that names the field, and never a fault of the service.

use super::{Site, method};
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use serde_json::{Value, json};

const RANKINGS: &str = "/api/v1/rankings";

/// The fields named when one more field is sent beside a good place.
async fn named(field: &str, value: Value) -> Vec<String> {
    let mut body = json!({"where": "Fresno, CA"});
    body[field] = value;
    let answer = Site::new().rank(&body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    answer.refused()
}

async fn member(member: Value) -> Vec<String> {
    named("household", json!([member])).await
}

#[actix_web::test]
async fn every_wrong_type_is_named() {
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
        assert_eq!(named(field, wrong).await, [field]);
    }
}

#[actix_web::test]
async fn every_weight_that_is_none_is_named() {
    let weights = json!({
        "distance": -1, "stay": 1001, "age": 0.5, "capacity": "NaN", "room": true, "shoe": 100,
        "own-room": 1e300,
    });
    let mut named = named("weights", weights).await;
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

#[actix_web::test]
async fn every_value_out_of_bounds_is_named() {
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
        assert_eq!(named(field, wrong).await, [field]);
    }
    assert_eq!(named("avoid", json!(["945", "the coast"])).await, ["avoid[1]"]);
    assert_eq!(named("left", json!(["GROUP HOME"])).await, ["left[0]"]);
    assert_eq!(named("left", json!(["no-such-program"])).await, ["left[0]"]);
    assert_eq!(named("declined", json!(["GROUP HOME"])).await, ["declined[0]"]);
    assert_eq!(named("declined", json!(["no-such-program"])).await, ["declined[0]"]);
    assert_eq!(named("declined", json!(vec!["x"; 101])).await, ["declined"]);
    assert_eq!(named("doubted", json!(["no-such-program"])).await, ["doubted[0]"]);
    assert_eq!(named("explain", json!(["no-such-program"])).await, ["explain[0]"]);
    assert_eq!(named("answers", json!({"left-before": "maybe"})).await, ["answers.left-before"]);
    assert_eq!(named("answers", json!({"religion": "yes"})).await, ["answers.religion"]);
    assert_eq!(named("wishes", json!({"far": "yes"})).await, ["wishes.far"]);
}

#[actix_web::test]
async fn every_wrong_wish_is_named_with_the_words_that_are_known() {
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
        assert_eq!(named("wishes", wishes).await, [field]);
    }
    let known = |member: &str, wrong: &str| {
        let body = json!({"where": "Fresno, CA", "wishes": {member: [wrong]}});
        async move { Site::new().rank(&body).await.text() }
    };
    let services = known("services", "magic").await;
    assert!(services.contains("magic") && services.contains("legal help, court accompaniment"));
    assert!(known("languages", "xx").await.contains("en, es, ase, am"));
    assert!(known("focus", "xx").await.contains("tribal, native american"));
    for nothing in [json!({}), json!({"services": [], "languages": null, "far": null})] {
        let body = json!({"where": "Fresno, CA", "wishes": nothing});
        assert_eq!(Site::new().rank(&body).await.status, StatusCode::OK, "{body}");
    }
}

#[actix_web::test]
async fn leaving_before_arriving_is_named() {
    let body =
        json!({"where": "937", "arrive": "2027-01-05T10:00", "leave_by": "2027-01-05T09:59"});
    assert_eq!(Site::new().rank(&body).await.refused(), ["leave_by"]);
}

#[actix_web::test]
async fn nothing_that_names_a_person_is_taken() {
    for (field, value) in [
        ("name", json!("x")),
        ("initials", json!("x")),
        ("birth_date", json!("2010-01-01")),
        ("phone", json!("x")),
        ("address", json!("x")),
        ("case_number", json!(7)),
        ("notes", json!("x")),
    ] {
        assert_eq!(named(field, value.clone()).await, [field]);
        let mut survivor = json!({"role": "survivor"});
        survivor[field] = value;
        assert_eq!(member(survivor).await, [format!("household[0].{field}")]);
    }
}

#[actix_web::test]
async fn people_who_cannot_be_are_named() {
    let age = ["household[0].age"];
    for wrong in [json!(300), json!(-1), json!("old"), json!([16]), json!(16.5), json!(true)] {
        assert_eq!(member(json!({"role": "survivor", "age": wrong})).await, age);
    }
    let backwards = json!({"role": "survivor", "age": {"from": 17, "to": 16}});
    assert_eq!(member(backwards).await, age);
    let half = json!({"role": "survivor", "age": {"from": 17}});
    assert_eq!(member(half).await, ["household[0].age.to"]);
    assert_eq!(member(json!({"age": 16})).await, ["household[0].role"]);
    assert_eq!(member(json!("survivor")).await, ["household[0]"]);
    assert_eq!(member(json!({"role": "child", "age": 3})).await, ["household"]);
    let named_person = json!({"role": "survivor", "name": "x"});
    assert_eq!(member(named_person).await, ["household[0].name"]);
    let settings = json!({"role": "survivor", "settings": ["girls", "boats"]});
    assert_eq!(member(settings).await, ["household[0].settings[1]"]);
}

#[actix_web::test]
async fn members_that_contradict_themselves_are_named() {
    let survivor = json!({"role": "survivor", "age": 30});
    let beside = async |other: Value| named("household", json!([survivor.clone(), other])).await;
    assert_eq!(beside(json!({"role": "child", "age": 30})).await, ["household[1].age"]);
    assert_eq!(beside(json!({"role": "dependent_adult", "age": 4})).await, ["household[1].age"]);
    let settings = json!({"role": "child", "settings": ["girls"]});
    assert_eq!(beside(settings).await, ["household[1].settings"]);
    let gender = json!({"role": "dependent_adult", "gender": "girl"});
    assert_eq!(beside(gender).await, ["household[1].gender"]);
    let body = json!({
        "where": "937",
        "household": [survivor, {"role": "child"}],
        "answers": {"under-18": "yes", "with-others": "no"},
    });
    let fields = Site::new().rank(&body).await.refused();
    assert_eq!(fields, ["answers.under-18", "answers.with-others"]);
}

#[actix_web::test]
async fn every_problem_of_one_input_is_found_at_once() {
    let body = json!({
        "nights": 0,
        "household": [{"role": "guest", "age": 300}],
        "colour": "red",
        "limit": 1000,
    });
    let fields = Site::new().rank(&body).await.refused();
    let all = ["colour", "where", "nights", "household[0].age", "household[0].role", "limit"];
    for field in all {
        assert!(fields.iter().any(|named| named == field), "{field} in {fields:?}");
    }
}

#[actix_web::test]
async fn ten_thousand_members_are_too_many() {
    assert_eq!(named("household", json!(vec![0; 10_000])).await, ["household"]);
    let body = json!({"where": "937", "household": vec![json!({"role": "child"}); 10_000]});
    assert_eq!(Site::new().rank(&body).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[actix_web::test]
async fn a_body_that_is_no_json_object_is_refused() {
    let site = Site::new();
    let deep = format!("{{\"where\":{}1{}}}", "[".repeat(40), "]".repeat(40));
    let deeper = format!("{{\"where\":{}1{}}}", "[".repeat(4000), "]".repeat(4000));
    for body in ["", "{", "not json", "\u{0}", &deep, &deeper] {
        let request = TestRequest::post().uri(RANKINGS).set_payload(body.to_owned());
        let answer = site.send(request.insert_header(("content-type", "application/json"))).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.refused(), ["body"]);
    }
    for body in [json!([]), json!("x"), json!(null), json!(1)] {
        assert_eq!(site.rank(&body).await.refused(), ["body"]);
    }
}

#[actix_web::test]
async fn a_body_of_two_megabytes_is_too_large() {
    let request = TestRequest::post().uri(RANKINGS).set_payload(vec![b' '; 2 << 20]);
    let answer =
        Site::new().send(request.insert_header(("content-type", "application/json"))).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.refused(), ["body"]);
}

#[actix_web::test]
async fn a_body_of_another_kind_is_refused() {
    let answer = Site::new().form(RANKINGS, &[("where", "937")]).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(answer.refused(), ["body"]);
    let answer = Site::new().post("/find", &json!({"where": "937"})).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[actix_web::test]
async fn an_unknown_address_and_a_wrong_method_are_problems() {
    let site = Site::new();
    for path in ["/nowhere", "/api/v2/rankings", "/assets/../Cargo.toml", "/api/v1/programs/NO"] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        answer.refused();
    }
    for (name, path, allow) in [
        ("GET", RANKINGS, "POST"),
        ("DELETE", "/api/v1/rules", "GET, HEAD"),
        ("PUT", "/post/youth-shelter", "GET, HEAD, POST"),
    ] {
        let answer = site.send(TestRequest::with_uri(path).method(method(name))).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{name} {path}");
        assert_eq!(answer.header("allow"), allow);
        answer.refused();
    }
}

#[actix_web::test]
async fn queries_are_read_strictly() {
    let site = Site::new();
    let fields = async |query: &str| site.get(&format!("/api/v1/programs?{query}")).await.refused();
    assert_eq!(fields("limit=0").await, ["limit"]);
    assert_eq!(fields("limit=many").await, ["limit"]);
    assert_eq!(fields("limit=1&limit=2").await, ["limit"]);
    assert_eq!(fields("after=NO%20ID").await, ["after"]);
    assert_eq!(fields("sort=name").await, ["sort"]);
}

#[actix_web::test]
async fn pages_of_other_sites_change_nothing() {
    let site = Site::new();
    let post = || TestRequest::post().uri("/find").set_form([("where", "937")]);
    let with = |name: &'static str, value: &'static str| {
        post().insert_header(("host", "board.test")).insert_header((name, value))
    };
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://elsewhere.test"),
        ("origin", "null"),
    ] {
        let answer = site.send(with(name, value)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
        answer.refused();
    }
    for (name, value) in
        [("sec-fetch-site", "same-origin"), ("origin", "http://board.test"), ("x-none", "")]
    {
        assert_eq!(site.send(with(name, value)).await.status, StatusCode::OK, "{name}: {value}");
    }
}

#[actix_web::test]
async fn a_problem_repeats_little_and_tells_nothing_of_the_inside() {
    let long = format!("{}<script>", "a".repeat(500));
    let answer = Site::new().rank(&json!({"where": "937", "within": long})).await;
    let text = answer.text();
    assert!(!text.contains("<script>") && !text.contains(&"a".repeat(41)), "{text}");
    for inside in ["src/", "panicked", "serde", "diesel", "actix"] {
        assert!(!text.contains(inside), "{text}");
    }
}
