//! In which language answers and pages are, and how a choice is kept.

use super::{Answer, Site};
use actix_web::test::TestRequest;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use waystation::words::Message;

const SPANISH: (&str, &str) = ("accept-language", "es-MX,es;q=0.9,en;q=0.8");

async fn asked(site: &Site, path: &str, body: &Value, header: (&str, &str)) -> Answer {
    let request = TestRequest::post().uri(path).insert_header(header).set_json(body);
    site.send(request).await
}

/// The value without anything that people read.
fn without_texts(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(name, _)| {
                !["text", "words", "because", "reason", "basis", "next_steps", "notice", "label"]
                    .contains(&name.as_str())
                    || members.get(*name).is_some_and(Value::is_object)
            });
            kept.map(|(name, value)| (name.clone(), without_texts(value))).collect()
        }
        Value::Array(items) => items.iter().map(without_texts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// Every code in an answer, and what stands beside each.
fn codes(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let (Some(Value::String(code)), false) =
                (members.get("code"), members.contains_key("standing"))
            {
                into.insert(code.clone());
            }
            members.values().for_each(|member| codes(member, into));
        }
        Value::Array(items) => items.iter().for_each(|item| codes(item, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[actix_web::test]
async fn accept_language_changes_the_texts_and_nothing_else() {
    let site = Site::new();
    let households = json!({"households": [{"label": "A", "where": "Fresno, CA",
        "household": [{"role": "survivor", "age": 40}]}]});
    let alone = json!({"where": "Fresno, CA", "nights": 40,
        "household": [{"role": "survivor", "age": 16}]});
    for (path, body) in [("rankings", &alone), ("plans", &alone), ("assignments", &households)] {
        let path = format!("/api/v1/{path}");
        let english = asked(&site, &path, body, ("accept-language", "fr")).await;
        let spanish = asked(&site, &path, body, SPANISH).await;
        assert_eq!(english.header("content-language"), "en", "{path}");
        assert_eq!(spanish.header("content-language"), "es", "{path}");
        assert!(spanish.header("vary").to_lowercase().contains("accept-language"), "{path}");
        let (english, spanish) = (english.json(), spanish.json());
        assert_eq!(without_texts(&english), without_texts(&spanish), "{path}");
        assert_ne!(english, spanish, "{path}");
    }
}

#[actix_web::test]
async fn a_finding_has_the_same_code_and_arguments_in_spanish() {
    let site = Site::new();
    let body = json!({"where": "Fresno, CA", "household": [{"role": "survivor", "age": 16}]});
    let ranking = asked(&site, "/api/v1/rankings", &body, SPANISH).await.json();
    let findings = ranking["options"][0]["findings"].as_array().unwrap();
    let age = findings.iter().find(|finding| finding["rule"] == "age").unwrap();
    assert_eq!(age["code"], "takes-ages-for-age", "{age}");
    assert_eq!(age["args"]["age"], json!({"code": "age-years", "args": {"years": 16}}));
    assert!(age["text"].as_str().unwrap().contains("17 años"), "{age}");
}

#[actix_web::test]
async fn every_code_of_an_answer_is_a_message() {
    let site = Site::new();
    let mut found = BTreeSet::new();
    for age in [9, 16, 40, 70] {
        let body = json!({"where": "Fresno, CA", "nights": 400, "household":
            [{"role": "survivor", "age": age, "settings": ["women"]}, {"role": "child", "age": 3}]});
        codes(&site.rank(&body).await.json(), &mut found);
        codes(&site.plan(&body).await.json(), &mut found);
    }
    let known: BTreeSet<&str> = Message::ALL.iter().map(|message| message.code()).collect();
    assert!(found.len() > 5, "{found:?}");
    for code in &found {
        assert!(known.contains(code.as_str()), "{code}");
    }
}

#[actix_web::test]
async fn a_page_is_in_the_language_that_was_chosen() {
    let site = Site::new();
    let page = |uri: &str, headers: &[(&str, &str)]| {
        let request = TestRequest::get().uri(uri).insert_header(("accept", "text/html"));
        headers.iter().fold(request, |request, header| request.append_header(*header))
    };
    let kept = ("cookie", "lang=es");
    for (uri, headers, language) in [
        ("/", &[][..], "en"),
        ("/", &[SPANISH], "es"),
        ("/?lang=es", &[], "es"),
        ("/?lang=en", &[SPANISH, kept], "en"),
        ("/", &[kept], "es"),
        ("/", &[("cookie", "other=1; lang=es")], "es"),
        ("/", &[SPANISH, ("cookie", "lang=en")], "en"),
        ("/?lang=fr", &[("cookie", "lang=<script>")], "en"),
        ("/post", &[kept], "es"),
        ("/nothing-is-here", &[kept], "es"),
    ] {
        let answer = site.send(page(uri, headers)).await;
        assert_eq!(answer.header("content-language"), language, "{uri} {headers:?}");
        let lang = format!("<html lang=\"{language}\">");
        assert!(answer.text().contains(&lang), "{uri} {headers:?}");
        assert!(answer.header("vary").contains("Cookie"), "{uri}");
        let cookie = answer.header("set-cookie");
        let chosen = uri.contains("lang=es") || uri.contains("lang=en");
        assert_eq!(cookie.starts_with(&format!("lang={language};")), chosen, "{uri}: {cookie}");
        assert!(!cookie.contains("Max-Age") && !cookie.contains("Expires"), "{cookie}");
    }
}

#[actix_web::test]
async fn a_form_may_choose_the_language() {
    let site = Site::new();
    let fields = [("where", "Fresno, CA"), ("lang", "es")];
    let answer = site.form("/find", &fields).await;
    assert!(answer.text().contains("<html lang=\"es\">"));
    assert!(answer.header("set-cookie").starts_with("lang=es;"), "{:?}", answer.headers);
}
