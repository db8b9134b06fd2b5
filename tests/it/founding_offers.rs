//! The offers of the founding programs, against tables made by hand from the founding documents.

use crate::here::English;
use serde_json::{Value, json};
use waystation::desk::{RankRequest, Received};
use waystation::domain::{
    Catchment, Length, Listed, Night, Offers, Outings, Phones, Policy, Security, Service, Timestamp,
};
use waystation::exchange::founding;
use waystation::matching::{Explain, FindingKind, Ranking, SearchIndex, Wanted, Weights, rank};

/// The services that each program states, in reading order; the others state none.
const SERVICES: [(&str, &str); 18] = [
    ("ca-bscc", "case management, crisis intervention, counseling, mental health care, legal help"),
    (
        "ca-cotn",
        "case management, crisis intervention, counseling, medical care, court accompaniment, education",
    ),
    ("ca-cast", "case management, counseling"),
    (
        "ca-courage-house",
        "case management, counseling, trauma therapy, education, life skills, art and music, recreation",
    ),
    ("ca-facess", "case management, counseling"),
    ("ca-freedom-house", "case management, counseling"),
    ("ca-generatehope", "case management, counseling"),
    ("ca-mmp", "case management, counseling"),
    ("ca-project-hope-ladc", "case management, counseling"),
    ("ca-sf-safe-house", "case management, counseling"),
    (
        "ca-dreamcatcher",
        "case management, crisis intervention, job training, life skills, peer support, family counseling, transportation",
    ),
    (
        "ca-operation-safehouse",
        "case management, mental health care, medical care, dental care, substance use treatment, legal help, advocacy, education, job training, life skills, mentoring, peer support, recreation, family counseling, parenting classes, aftercare",
    ),
    (
        "ca-sdyss-stars",
        "case management, counseling, medical care, legal help, life skills, art and music, aftercare",
    ),
    ("il-grounds-of-grace", "case management, counseling"),
    ("fl-kristi-house-safe-house", "therapy, education, life skills, art and music"),
    ("neng-act", "mentoring"),
    (
        "ny-gems",
        "case management, crisis intervention, clothing and food, counseling, court accompaniment, education, job training, life skills, mentoring",
    ),
    (
        "wa-youthcare-bridge",
        "case management, trauma therapy, mental health care, substance use treatment, education, job training, life skills",
    ),
];

fn now() -> Timestamp {
    "2026-11-22T06:30:00Z".parse().unwrap()
}

fn night() -> Night {
    Night::of(&founding::catalog(now()).unwrap()).unwrap()
}

/// The offers of a program; all its unit groups offer the same.
fn offers(night: &Night, program: &str) -> Offers {
    let groups = night.offers().filter(|offer| offer.program.id.as_str() == program);
    let all: Vec<_> = groups.map(|offer| offer.group.terms.offers).collect();
    assert!(!all.is_empty() && all.iter().all(|offers| *offers == all[0]), "{program}");
    all[0]
}

#[test]
fn services_are_those_the_documents_name() {
    let night = night();
    for program in &night.programs {
        let stated = offers(&night, program.id.as_str()).services;
        let said = SERVICES.iter().find(|(id, _)| *id == program.id.as_str());
        assert_eq!(stated.to_string(), said.map_or("unknown", |(_, said)| said), "{}", program.id);
        assert!(stated.no.is_empty(), "no document says what is not offered");
    }
    assert_eq!(Service::ALL.len(), 29);
}

#[test]
fn nothing_beyond_the_documents_is_stated() {
    let night = night();
    for program in &night.programs {
        let (id, offers) = (program.id.as_str(), offers(&night, program.id.as_str()));
        let interpreter = ["ca-bscc", "ca-operation-safehouse"].contains(&id);
        assert_eq!(offers.interpreter == Policy::Yes, interpreter, "{id}");
        assert_eq!(offers.languages.to_string(), "unknown", "{id}");
        let accompanied = id == "fl-wings-of-shelter";
        assert_eq!(offers.house.outings == Outings::Accompanied, accompanied, "{id}");
        let open = id == "fl-kristi-house-safe-house";
        assert_eq!(offers.house.security == Security::Open, open, "{id}");
        assert_eq!(offers.house.security == Security::Unknown, !open, "{id}");
        assert_eq!(offers.house.phones, Phones::Unknown, "{id}");
        assert_eq!(offers.house.inside_first, Length::Unknown, "{id}");
        assert_eq!(offers.catchment, Catchment::Unknown, "{id}");
        assert_eq!(offers.extension, Policy::Unknown, "{id}");
        assert_eq!(offers.advocate_screens, Policy::Unknown, "{id}");
        let focus = match id {
            "ca-dreamcatcher" | "ny-covenant-house" => "homeless youth",
            "ny-gems" => "survivor led",
            _ => "unknown",
        };
        assert_eq!(offers.focus.to_string(), focus, "{id}");
        let transit = if id == "ca-operation-safehouse" { "on transit" } else { "unknown" };
        assert_eq!(offers.transport.to_string(), transit, "{id}");
    }
    let courage = offers(&night, "ca-courage-house").house.safeguards;
    assert_eq!(courage.to_string(), "confidential location, secluded");
}

fn ranked(ask: &Value) -> Ranking {
    let ask = Received::<RankRequest>::json(ask.clone()).parse(now()).unwrap();
    rank(
        &SearchIndex::of(night()),
        &ask.profile,
        &Wanted { limit: 100, explain: Explain::Nearest, weights: Weights::default() },
    )
}

/// The finding of one rule about a program.
fn hears(ranking: &Ranking, program: &str, rule: &str) -> Option<(FindingKind, String)> {
    let option = ranking.options.iter().find(|o| o.program.id.as_str() == program)?;
    let finding = option.findings.iter().find(|finding| finding.rule == rule)?;
    Some((finding.verdict, finding.text.english()))
}

fn girl(wishes: &Value) -> Value {
    json!({"where": "Riverside, CA",
           "household": [{"role": "survivor", "age": 16, "settings": ["girls"]}],
           "answers": {"all-gender": "yes"}, "wishes": wishes})
}

#[test]
fn services_wanted_are_counted_and_named() {
    let ranking = ranked(&girl(&json!({"services": ["legal help", "education", "childcare"]})));
    let say = |program| hears(&ranking, program, "services").unwrap();
    let safehouse = "Offers legal help and education. Childcare: not listed.";
    assert_eq!(say("ca-operation-safehouse"), (FindingKind::Points(133), safehouse.to_owned()));
    let cotn = "Offers education. Legal help and childcare: not listed.";
    assert_eq!(say("ca-cotn"), (FindingKind::Points(66), cotn.to_owned()));
    let hope = "Legal help, education, and childcare: not listed.";
    assert_eq!(say("fl-place-of-hope"), (FindingKind::Points(0), hope.to_owned()));
}

#[test]
fn a_language_asks_for_an_interpreter_and_leaves_nobody_out() {
    let (with, without) = (ranked(&girl(&json!({"languages": ["es"]}))), ranked(&girl(&json!({}))));
    assert_eq!(with.eligible, without.eligible);
    let (verdict, text) = hears(&with, "ca-bscc", "language").unwrap();
    assert_eq!(
        (verdict, text.as_str()),
        (FindingKind::Points(100), "Interpreter available (Spanish).")
    );
    let (verdict, text) = hears(&with, "ca-sdyss-stars", "language").unwrap();
    assert_eq!(verdict, FindingKind::Confirm);
    assert_eq!(text, "Languages not listed. Ask for an interpreter (Spanish).");
    assert_eq!(hears(&without, "ca-bscc", "language"), None);
}

#[test]
fn what_limits_people_is_heard_without_a_wish() {
    let ranking = ranked(&girl(&json!({})));
    let (verdict, text) = hears(&ranking, "fl-wings-of-shelter", "house-rules").unwrap();
    assert_eq!(verdict, FindingKind::Points(0));
    assert_eq!(text, "Residents go out with someone from the program.");
}
