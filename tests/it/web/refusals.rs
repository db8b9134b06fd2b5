//! Wrong input always gets a problem that names the field, and never causes a fault of the service.

use super::{Site, from_our_page, method};
use crate::parsing::refusals::refused;
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use serde_json::json;

const RANKINGS: &str = "/api/v1/rankings";

/// The tables of `parsing::refusals` have every other wrong value. The service answers with what
/// the parser finds.
#[actix_web::test]
async fn what_the_parser_refuses_is_answered_as_a_problem_with_all_its_fields() {
    let site = Site::new();
    let many = json!({
        "nights": 0,
        "household": [{"role": "guest", "age": 300}],
        "colour": "red",
        "limit": 1000,
    });
    let fields = refused(many.clone());
    for field in ["colour", "where", "nights", "household[0].age", "household[0].role", "limit"] {
        assert!(fields.iter().any(|named| named == field), "{field} in {fields:?}");
    }
    for body in [
        many,
        json!({"where": 5}),
        json!({"where": "Atlantis, CA"}),
        json!({"where": "937", "arrive": "2026-02-30T10:00"}),
        json!({"where": "937", "weights": {"distance": -1, "shoe": 100}}),
        json!({"where": "937", "wishes": {"services": ["therapy", "magic"]}}),
        json!({"where": "937", "answers": {"religion": "yes"}}),
        json!({"where": "937", "household": [{"role": "survivor", "name": "x"}]}),
        json!({"where": "937", "household": vec![0; 10_000]}),
    ] {
        let answer = site.rank(&body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body:.200}");
        assert_eq!(answer.refused(), refused(body));
    }
}

#[actix_web::test]
async fn problems_have_a_code_and_are_said_in_the_language_of_the_request() {
    let site = Site::new();
    let body = json!({"where": "Fresnoo, CA", "nights": 99_999});
    let english = [
        (
            "There is a problem with the input",
            "Correct the listed fields and send the request again.",
        ),
        ("We can\u{2019}t find \u{201c}Fresnoo, CA\u{201d}.", "Did you mean Fresno, CA?"),
        ("Nights must be between 1 and 3,650.", "Enter another number."),
    ];
    let spanish = [
        (
            "Hay un problema con los datos",
            "Corrija los campos indicados y env\u{ed}e la solicitud de nuevo.",
        ),
        ("No encontramos \u{201c}Fresnoo, CA\u{201d}.", "\u{bf}Quiso decir Fresno, CA?"),
        ("Las noches deben ser entre 1 y 3,650.", "Escriba otro n\u{fa}mero."),
    ];
    for (accepts, language, said) in [
        ("en-US", "en", english),
        ("es-MX,es;q=0.9,en;q=0.8", "es", spanish),
        ("fr", "en", english),
    ] {
        let request = TestRequest::post().uri(RANKINGS).set_json(&body);
        let answer = site.send(request.insert_header(("accept-language", accepts))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.header("content-language"), language, "{accepts}");
        assert_eq!(answer.refused(), ["where", "nights"]);
        let [(title, detail), place, nights] = said;
        let answer = answer.json();
        assert_eq!((&answer["title"], &answer["detail"]), (&json!(title), &json!(detail)));
        for (problem, (what, action), code, args) in [
            (0, place, "place-not-found", json!({"place": "Fresnoo, CA"})),
            (1, nights, "nights-must-be-between", json!({"least": 1, "most": 3650})),
        ] {
            let problem = &answer["problems"][problem];
            assert_eq!((&problem["code"], &problem["args"]), (&json!(code), &args));
            assert_eq!((&problem["what"], &problem["action"]), (&json!(what), &json!(action)));
            assert_eq!(problem["text"], json!(format!("{what} {action}")));
        }
    }
}

#[actix_web::test]
async fn refusals_before_any_handler_are_said_in_the_language_of_the_request() {
    let site = Site::new();
    let spanish = |request: TestRequest| request.insert_header(("accept-language", "es"));
    let nowhere = site.send(spanish(TestRequest::get().uri("/nowhere"))).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    assert_eq!(nowhere.json()["title"], "Aqu\u{ed} no hay nada");
    let method = site.send(spanish(TestRequest::get().uri(RANKINGS))).await;
    assert_eq!(method.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!((method.header("allow"), method.header("content-language")), ("POST", "es"));
    assert_eq!(method.json()["title"], "Esta direcci\u{f3}n no acepta ese m\u{e9}todo");
    let unknown = site.send(spanish(TestRequest::get().uri("/api/v1/unmet"))).await;
    assert_eq!(unknown.status, StatusCode::UNAUTHORIZED);
    assert_eq!(unknown.header("www-authenticate"), "Bearer");
    assert_eq!(unknown.json()["title"], "Se requiere iniciar sesi\u{f3}n");
}

#[actix_web::test]
async fn programs_that_the_network_does_not_have_are_named() {
    let site = Site::new();
    for field in ["left", "declined", "doubted", "explain"] {
        let body = json!({"where": "Fresno, CA", field: ["youth-shelter", "no-such-program"]});
        let answer = site.rank(&body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(answer.refused(), [format!("{field}[1]")]);
    }
}

#[actix_web::test]
async fn ten_thousand_members_are_too_many() {
    assert_eq!(refused(json!({"where": "937", "household": vec![0; 10_000]})), ["household"]);
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
    let site = Site::new();
    let answer = site.form(RANKINGS, &[("where", "937")]).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(answer.refused(), ["body"]);
    let json = TestRequest::post().uri("/find").set_json(json!({"where": "937"}));
    let answer = site.send(from_our_page(json)).await;
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
        let request = from_our_page(TestRequest::with_uri(path).method(method(name)));
        let answer = site.send(request).await;
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
async fn a_problem_repeats_little_and_tells_nothing_of_the_inside() {
    let long = format!("{}<script>", "a".repeat(500));
    let answer = Site::new().rank(&json!({"where": "937", "within": long})).await;
    let text = answer.text();
    assert!(!text.contains("<script>") && !text.contains(&"a".repeat(41)), "{text}");
    for inside in ["src/", "panicked", "serde", "diesel", "actix"] {
        assert!(!text.contains(inside), "{text}");
    }
}
