//! Successful answers of the API, and the headers on every answer.

use super::Site;
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use serde_json::json;

#[actix_web::test]
async fn a_place_alone_is_enough_to_ask() {
    let answer = Site::new().rank(&json!({"where": "Fresno, CA"})).await;
    assert_eq!(answer.status, StatusCode::OK);
    let ranking = answer.json();
    assert_eq!(ranking["considered"], 5);
    assert_eq!(ranking["understood"]["label"], "Fresno, CA");
    assert_eq!(ranking["network"]["name"], "Demo network");
    for list in ["options", "not_shown", "near_misses", "ask_next", "reminders"] {
        assert!(ranking[list].is_array(), "{list}");
    }
    for member in ["version", "rules", "night", "profile", "result"] {
        assert!(ranking["record"].get(member).is_some(), "{member}");
    }
    let counts = ranking["not_shown"].as_array().unwrap().iter();
    let not_shown: u64 = counts.map(|reason| reason["count"].as_u64().unwrap()).sum();
    assert_eq!(ranking["eligible"].as_u64().unwrap() + not_shown, 5);
}

#[actix_web::test]
async fn everything_that_can_be_said_is_understood() {
    let asked = json!({
        "where": "93701",
        "arrive": "2026-11-22T22:30",
        "leave_by": "2026-11-24T22:30",
        "caller": "child welfare",
        "declined": ["youth-shelter"],
        "nights": 30,
        "household": [
            {"role": "survivor", "age": {"from": 16, "to": 17}, "settings": ["girls", "all_gender"]},
            {"role": "child", "age": 2, "gender": "girl"},
            {"role": "dependent_adult", "age": "adult"},
        ],
        "answers": {"left-before": "no", "from-abroad": "declined", "all-gender": "unknown",
            "has-id": "yes", "tb-result": "no", "day-place": "declined", "meet-police": "no",
            "sobriety-problem": "unknown", "pregnant": "no"},
        "left": ["group-home"],
        "avoid": ["Sacramento, CA", "945"],
        "within": "within_150_miles",
        "wishes": {
            "own-room": true, "far": false, "low-barrier": true, "few-restrictions": true,
            "return-allowed": true, "long-enough": true, "ride": true, "dedicated": true,
            "services": ["legal help", "childcare"], "languages": ["es", "mam"],
            "focus": ["tribal"],
        },
        "limit": 3,
        "explain": ["full-house"],
    });
    let answer = Site::new().rank(&asked).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert!(answer.json()["options"].as_array().unwrap().len() <= 3);
}

#[actix_web::test]
async fn programs_are_listed_in_pages() {
    let site = Site::new();
    let first = site.get("/api/v1/programs?limit=3").await.json();
    assert_eq!(first["total"], 5);
    assert_eq!(first["programs"].as_array().unwrap().len(), 3);
    let after = first["next_after"].as_str().unwrap();
    let second = site.get(&format!("/api/v1/programs?limit=3&after={after}")).await.json();
    assert_eq!(second["programs"].as_array().unwrap().len(), 2);
    assert!(second["next_after"].is_null());
}

#[actix_web::test]
async fn a_program_shows_its_dated_terms_and_no_exact_count() {
    let answer = Site::new().get("/api/v1/programs/adults-only").await;
    let program = answer.json();
    assert_eq!(program["place"], "somewhere in California");
    assert_eq!(program["status"], "open");
    let assertions = program["assertions"].as_array().unwrap();
    let ages = assertions.iter().find(|said| said["term"] == "ages").unwrap();
    assert_eq!((&ages["value"], &ages["as_of"]), (&json!("18 +"), &json!("2026-01-01")));
    let group = &program["unit_groups"][0];
    assert_eq!(group["openings"], "several");
    assert_eq!(group["posted_at"], "2026-11-22T04:30:00Z", "to the quarter hour");
    assert!(group.get("open").is_none());
}

#[actix_web::test]
async fn the_rules_are_listed_in_words() {
    let rules = Site::new().get("/api/v1/rules").await.json();
    let rules = rules["rules"].as_array().unwrap();
    assert!(!rules.is_empty());
    for rule in rules {
        assert!(rule["text"].as_str().unwrap().ends_with('.'), "{rule}");
        assert!(["must", "waivable", "prefer"].contains(&rule["force"].as_str().unwrap()));
    }
}

#[actix_web::test]
async fn the_process_says_that_it_lives_and_is_ready() {
    let site = Site::new();
    assert_eq!(site.get("/healthz").await.text(), "ok\n");
    let ready = site.get("/readyz").await.json();
    assert_eq!(ready, json!({"ready": true, "problems": []}));
}

#[actix_web::test]
async fn every_answer_carries_the_same_headers() {
    let site = Site::new();
    for path in ["/", "/healthz", "/api/v1/rules", "/nowhere", "/api/v1/programs/none"] {
        let answer = site.get(path).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; style-src 'self'"), "{path}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
    }
}

#[actix_web::test]
async fn no_style_and_no_script_within_a_page_is_let_through_or_sent() {
    let site = Site::new();
    let need = [("where", "Fresno, CA"), ("age", "16"), ("settings", "girls")];
    let pages = [
        site.get("/").await,
        site.form("/find", &need).await,
        site.get("/post").await,
        site.get("/post/youth-shelter").await,
        site.send(TestRequest::get().uri("/nowhere").insert_header(("accept", "text/html"))).await,
    ];
    for page in pages {
        let policy = page.header("content-security-policy").to_owned();
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
        for source in ["default-src 'none'", "style-src 'self'", "script-src 'self'"] {
            assert!(policy.split("; ").any(|part| part.trim() == source), "{source} in {policy}");
        }
        let text = page.text().to_lowercase();
        assert!(text.contains("<html"), "{text}");
        for within in ["<style", " style=", "<script>", "javascript:", " onclick=", " onload="] {
            assert!(!text.contains(within), "{within} in {text}");
        }
    }
}

#[actix_web::test]
async fn an_answer_is_compressed_for_those_who_ask() {
    let request = TestRequest::get().uri("/").insert_header(("accept-encoding", "gzip"));
    let site = Site::new();
    let (answer, plain) = (site.send(request).await, site.get("/").await.body.len());
    assert_eq!(answer.header("content-encoding"), "gzip");
    let sent = answer.body.len();
    assert!(2 * sent < plain && sent < 60_000, "{sent} bytes of {plain}");
}

#[actix_web::test]
async fn nobody_needs_a_body_to_ask_for_headers() {
    let answer =
        Site::new().send(TestRequest::with_uri("/healthz").method(super::method("HEAD"))).await;
    assert_eq!(answer.status, StatusCode::OK);
}
