//! The language of answers and pages, and how a choice is kept.

use super::{Answer, Site};
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use waystation::words::{Language, Message};

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
                !["text", "words", "because", "reason", "next_steps", "basis", "note", "place"]
                    .contains(&name.as_str())
                    || members.get(*name).is_some_and(Value::is_object)
            });
            kept.map(|(name, value)| (name.clone(), without_texts(value))).collect()
        }
        Value::Array(items) => items.iter().map(without_texts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// Adds every message code in an answer. The code of a placement is not a message code.
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
    let mut options = ranking["options"].as_array().unwrap().iter();
    let youth = options.find(|option| option["program"]["id"] == "youth-shelter").unwrap();
    let findings = youth["findings"].as_array().unwrap();
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

/// A question on the board that fills in most of its fields.
const TYPED: [(&str, &str); 9] = [
    ("where", "Fresno, CA"),
    ("age", "16"),
    ("feels", "girls-women"),
    ("with", "1"),
    ("children", "3"),
    ("avoid", "945"),
    ("answers.has-id", "no"),
    ("wishes.own-room", "true"),
    ("left", "group-home"),
];

/// The texts of the nodes of a page, and of the attributes that are read out.
fn texts(page: &str) -> Vec<String> {
    let body = page.split_once("<body>").map_or(page, |(_, body)| body);
    let nodes = body.split('>').filter_map(|part| part.split('<').next());
    let named = ["aria-label=\"", "data-words=\"", "data-no-answer=\"", "data-still-here=\""];
    let attributes = named.iter().flat_map(|name| body.split(name).skip(1));
    let attributes = attributes.filter_map(|rest| rest.split('"').next());
    let texts = nodes.chain(attributes).map(|text| text.trim().replace("&#39;", "'"));
    texts.filter(|text| !text.is_empty()).collect()
}

/// English texts, except those that are the same in Spanish.
fn english() -> Vec<(Message, String)> {
    let texts = Message::ALL.iter().filter_map(|message| Some((*message, message.alone()?)));
    let both = texts
        .map(|(message, text)| (message, text.render(Language::En), text.render(Language::Es)));
    let others = both.filter(|(_, english, spanish)| !english.is_empty() && english != spanish);
    others.map(|(message, english, _)| (message, english)).collect()
}

#[actix_web::test]
async fn a_spanish_page_has_no_english_of_ours() {
    let site = Site::new();
    let posted = site.get("/post/youth-shelter?lang=es").await;
    let spanish: Vec<(&str, &str)> = TYPED.into_iter().chain([("lang", "es")]).collect();
    let nobody = [("where", "Fresno, CA"), ("age", "9"), ("feels", "boys-men"), ("lang", "es")];
    let wrong =
        [("where", ""), ("age", "purple"), ("with", "x"), ("children", "?a"), ("lang", "en")];
    let option: Vec<_> = spanish.iter().copied().chain([("program", "youth-shelter")]).collect();
    let gone: Vec<_> = spanish.iter().copied().chain([("program", "full-house")]).collect();
    let wrong_in_spanish: Vec<_> =
        wrong.iter().map(|(n, v)| (*n, if *n == "lang" { "es" } else { v })).collect();
    let pages = [
        ("board", site.get("/?lang=es").await),
        ("list", site.form("/find", &spanish).await),
        ("nobody", site.form("/find", &nobody).await),
        ("wrong", site.form("/find?lang=es", &wrong_in_spanish[1..4]).await),
        ("option", site.form("/option", &option).await),
        ("gone", site.form("/option", &gone).await),
        ("choose", site.get("/post?lang=es").await),
        ("post", posted),
    ];
    let english = english();
    assert!(english.len() > 300, "{}", english.len());
    let mut english_found = Vec::new();
    for (name, page) in pages {
        let page = page.text();
        assert!(page.contains("<html lang=\"es\">"), "{name}");
        let texts = texts(&page);
        assert!(texts.len() > 20, "{name}");
        for (message, text) in &english {
            // The switches show each language under its own name.
            if ["English", "Español"].contains(&text.as_str()) {
                continue;
            }
            let is_sentence = text.len() > 24;
            let found = texts
                .iter()
                .find(|on_page| *on_page == text || is_sentence && on_page.contains(text.as_str()));
            if let Some(found) = found {
                english_found.push(format!("{name}: {}: {found}", message.code()));
            }
        }
        let awaits = "Traducción en espera de revisión por una defensora hispanohablante.";
        assert!(page.contains(awaits), "{name}");
    }
    assert!(english_found.is_empty(), "{english_found:#?}");
    assert!(!site.get("/").await.text().contains("hispanohablante"));
}

#[actix_web::test]
async fn a_switch_of_languages_keeps_what_was_typed() {
    let site = Site::new();
    let typed: Vec<_> = TYPED.into_iter().chain([("lang", "es"), ("say", "en")]).collect();
    let list = site.form("/find", &typed).await.text();
    for (name, value) in TYPED {
        let kept = [
            format!("name=\"{name}\" type=\"text\" value=\"{value}\""),
            format!("name=\"{name}\" value=\"{value}\""),
            format!("name=\"{name}\" type=\"text\" inputmode=\"numeric\" value=\"{value}\""),
            format!(">{value}</textarea>"),
        ];
        assert!(kept.iter().any(|kept| list.contains(kept)), "{name}: {list}");
    }
    assert!(list.contains("name=\"lang\" value=\"en\" lang=\"en\">English<"), "{list}");
    let alone = [("where", "Fresno, CA"), ("lang", "es"), ("say", "en")];
    let asked = site.form("/find", &alone).await.text();
    assert!(asked.contains("id=\"ask-title\" lang=\"en\""), "said in English: {asked}");
    // A form that asks nothing yet has no problem.
    let empty = site.form("/find", &[("age", "16"), ("lang", "es")]).await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(empty.text().contains("value=\"16\""));
    let option: Vec<_> = typed
        .iter()
        .copied()
        .chain([("program", "youth-shelter"), ("tick", "every-call")])
        .collect();
    let option = site.form("/option", &option).await.text();
    assert!(option.contains("value=\"every-call\" autocomplete=\"off\" checked"), "{option}");
    assert!(option.contains("class=\"aloud\" lang=\"en\">“There"), "{option}");
}

#[actix_web::test]
async fn a_switch_of_languages_posts_nothing() {
    let site = Site::new();
    let path = "/post/youth-shelter";
    let page = site.get(path).await.text();
    let hidden = |name: &str| {
        let start = format!("name=\"{name}\" value=\"");
        page.split(&start).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (group, seen) = (hidden("group-0"), hidden("seen-0"));
    let before = site.get("/api/v1/programs/youth-shelter").await.json();
    let fields =
        [("group-0", group.as_str()), ("seen-0", &seen), ("open-0", "7"), ("taking-0", "no")];
    let switched: Vec<_> = fields.into_iter().chain([("lang", "es")]).collect();
    let answer = site.form(path, &switched).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let shown = answer.text();
    assert!(shown.contains("value=\"7\"") && shown.contains("Camas para esta noche"), "{shown}");
    assert!(shown.contains("value=\"no\" checked"), "{shown}");
    assert_eq!(site.get("/api/v1/programs/youth-shelter").await.json(), before);
    // The other person's post is still beside the typed values.
    let body = json!({"unit_group": group, "open": 2, "taking": "yes"});
    let posted = site.post("/api/v1/programs/youth-shelter/capacity", &body).await;
    assert_eq!(posted.status, StatusCode::CREATED);
    let conflict: Vec<_> = fields.into_iter().chain([("do", "post")]).collect();
    let conflict = site.form(path, &conflict).await.text();
    let newer = conflict.split("name=\"newer-0\" value=\"").nth(1).unwrap();
    let newer = newer.split('"').next().unwrap().to_owned();
    let again: Vec<_> =
        fields.into_iter().chain([("newer-0", newer.as_str()), ("lang", "es")]).collect();
    let again = site.form(path, &again).await.text();
    assert!(again.contains("Usar ") && again.contains("Dejar "), "{again}");
}

#[actix_web::test]
async fn how_a_time_was_read_is_said_in_the_language_of_the_answer() {
    let site = Site::new();
    let skipped = json!({"where": "Fresno, CA", "arrive": "2027-03-14T02:30"});
    let said = async |header| {
        let answer = asked(&site, "/api/v1/rankings", &skipped, header).await.json();
        answer["understood"]["times"][0].as_str().unwrap().to_owned()
    };
    let (english, spanish) = (said(("accept-language", "en")).await, said(SPANISH).await);
    assert!(english.contains("We use 3:30 am"), "{english}");
    assert!(spanish.contains("3:30 a. m.") && !spanish.contains("We use"), "{spanish}");
}
