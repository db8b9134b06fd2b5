//! Tries every barrier of the founding documents. Two requests that differ only in the barrier get
//! different answers from a program that states something about it. The other barriers are
//! information only, or have a test of their own.

use crate::here::English;
use crate::site::Site;
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;
use waystation::desk::{RankRequest, Received};
use waystation::domain::{Night, Timestamp};
use waystation::exchange::network;
use waystation::matching::{self, Explain, Wanted, Weights, rank};
use waystation::rules::{BARRIERS, BarrierHome, RULES, reminders};

/// The way in which a barrier is shown to have its effect.
enum Proof {
    /// The fields that a program states, the member of the request that differs, and its two
    /// values.
    Pair(&'static str, &'static str, &'static str, &'static str),
    /// Two programs that differ only in this field, and the request that tells them apart.
    Programs(&'static str, &'static str, &'static str, &'static str),
    /// A reminder, and the two requests that change its text.
    Reminded(&'static str, &'static str, &'static str),
    /// The barrier changes nothing, and the table says why.
    Information,
    /// Another test covers it.
    Held(&'static str),
}
use Proof::{Held, Information, Pair, Programs, Reminded};

const GIRL: &str = r#"[{"role": "survivor", "age": 16, "settings": ["girls"]}]"#;
const WOMAN: &str = r#"[{"role": "survivor", "age": 30, "settings": ["women"]}]"#;
const MAN: &str = r#"[{"role": "survivor", "age": 30, "settings": ["men"]}]"#;
const MOTHER: &str =
    r#"[{"role": "survivor", "age": 30, "settings": ["women"]}, {"role": "child", "age": 3}]"#;
const OPEN: &str = r#"{"where": "Fresno, CA"}"#;

/// Each barrier by its number.
const TRIED: [(u8, Proof); 65] = [
    (1, Pair(r#"{"after leaving": "no"}"#, "answers.left-before", r#""no""#, r#""yes""#)),
    (2, Pair(r#"{"after altercation": "no"}"#, "skip_rules", "[]", r#"["after-altercation"]"#)),
    (
        3,
        Pair(
            r#"{"intake hours": "mon-sun 08:00-17:00", "after hours": "no"}"#,
            "arrive",
            r#""2026-11-22T10:00""#,
            r#""2026-11-22T23:00""#,
        ),
    ),
    (
        4,
        Pair(r#"{"open to residents": "22:00-08:00"}"#, "answers.day-place", r#""yes""#, r#""no""#),
    ),
    (5, Pair(r#"{"identification": "before entry"}"#, "answers.has-id", r#""yes""#, r#""no""#)),
    (6, Pair(r#"{"tb test": "before entry"}"#, "answers.tb-result", r#""yes""#, r#""no""#)),
    (7, Pair(r#"{"minor consent": "guardian"}"#, "answers.guardian-agrees", r#""yes""#, r#""no""#)),
    (8, Pair(r#"{"extra support": "no"}"#, "skip_rules", "[]", r#"["extra-support"]"#)),
    (9, Pair(r#"{"pregnancy": "no"}"#, "answers.pregnant", r#""no""#, r#""yes""#)),
    (10, Pair(r#"{"sobriety": "14 days"}"#, "answers.sobriety-problem", r#""no""#, r#""yes""#)),
    (11, Pair(r#"{"care": "none"}"#, "skip_rules", "[]", r#"["care"]"#)),
    (12, Pair(r#"{"serves": "women=yes men=no girls=no boys=no"}"#, "household", WOMAN, MAN)),
    (
        13,
        Pair(r#"{"gender policy": "by sex assigned"}"#, "skip_rules", "[]", r#"["gender-policy"]"#),
    ),
    (14, Pair(r#"{"children": "no"}"#, "household", WOMAN, MOTHER)),
    (15, Pair(r#"{"ages": "18 +"}"#, "household", WOMAN, GIRL)),
    (16, Pair(r#"{"stay": "until 18"}"#, "nights", "1", "1500")),
    (17, Pair(r#"{"stay": "21 days"}"#, "nights", "1", "30")),
    (18, Pair(r#"{"stay": "no limit"}"#, "wishes.long-enough", "false", "true")),
    (19, Pair(r#"{"from abroad": "no"}"#, "answers.from-abroad", r#""no""#, r#""yes""#)),
    (
        20,
        Pair(
            r#"{"trafficking": "sex=yes labor=no"}"#,
            "answers.labor-trafficking",
            r#""no""#,
            r#""yes""#,
        ),
    ),
    (21, Pair(r#"{"languages": "en, es"}"#, "wishes.languages", "[]", r#"["es"]"#)),
    (22, Pair(r#"{"focus": "latin american"}"#, "wishes.focus", "[]", r#"["latin american"]"#)),
    (23, Pair(r#"{"focus": "native american"}"#, "wishes.focus", "[]", r#"["native american"]"#)),
    (24, Pair(r#"{"place": "zone 937"}"#, "avoid", "[]", r#"["937"]"#)),
    (25, Pair(r#"{"place": "zone 900"}"#, "within", "null", r#""same_area""#)),
    (26, Pair(r#"{"security": "open"}"#, "wishes.few-restrictions", "false", "true")),
    (
        27,
        Pair(r#"{"after leaving": "case by case"}"#, "answers.left-before", r#""no""#, r#""yes""#),
    ),
    (28, Pair(r#"{"no reject": "yes", "no eject": "yes"}"#, "wishes.no-reject", "false", "true")),
    (29, Pair(r#"{"returns": "no"}"#, "left", "[]", r#"["here"]"#)),
    (30, Held("who_is_away_for_too_long_keeps_a_right_to_return")),
    (31, Held("twenty_programs_left_weigh_no_more_than_one")),
    (32, Programs(r#"{"bed hold": "24 hours"}"#, r#"{"bed hold": "none"}"#, "bed-held", OPEN)),
    (33, Pair(r#"{"curfew": "none"}"#, "wishes.few-restrictions", "false", "true")),
    (
        34,
        Programs(
            r#"{"phones": "with the person"}"#,
            r#"{"phones": "handed in"}"#,
            "house-rules",
            OPEN,
        ),
    ),
    (35, Pair(r#"{"advocate screens": "yes"}"#, "wishes.low-barrier", "false", "true")),
    (36, Pair(r#"{"pick-up": "police station"}"#, "answers.meet-police", r#""yes""#, r#""no""#)),
    (37, Held("a_place_alone_is_enough_to_ask")),
    (38, Pair(r#"{"stay": "30 days"}"#, "wishes.own-room", "false", "true")),
    (39, Pair(r#"{"dedicated": "yes"}"#, "wishes.dedicated", "false", "true")),
    (40, Pair(r#"{"checks residents": "no"}"#, "skip_rules", "[]", r#"["residents"]"#)),
    (
        41,
        Pair(
            r#"{"readiness": "acknowledges exploitation"}"#,
            "skip_rules",
            "[]",
            r#"["readiness"]"#,
        ),
    ),
    (42, Pair(r#"{"stage": "transitional"}"#, "wishes.transitional", "false", "true")),
    (
        43,
        Pair(
            r#"{"waiting list": "yes", "fee": "yes"}"#,
            "skip_rules",
            "[]",
            r#"["waiting-list", "fee"]"#,
        ),
    ),
    (44, Pair(r#"{"transport": "collects"}"#, "wishes.ride", "false", "true")),
    (45, Pair(r#"{"payer needed": "yes"}"#, "skip_rules", "[]", r#"["payer"]"#)),
    (46, Pair(r#"{"referrals": "child welfare"}"#, "caller", r#""child welfare""#, r#""hotline""#)),
    (
        47,
        Pair(
            r#"{"place": "zone 937", "other states": "no"}"#,
            "where",
            r#""Fresno, CA""#,
            r#""Reno, NV""#,
        ),
    ),
    (48, Reminded("reporting", r#"{"where": "Fresno, CA"}"#, r#"{"where": "Reno, NV"}"#)),
    (49, Held("nothing_that_names_a_person_is_taken")),
    (
        50,
        Pair(
            r#"{"intake hours": "mon-sun 08:00-17:00", "after hours": "no"}"#,
            "leave_by",
            r#""2026-11-22T00:00""#,
            r#""2026-11-22T12:00""#,
        ),
    ),
    (51, Pair(r#"{"medical check": "before entry"}"#, "skip_rules", "[]", r#"["medical-check"]"#)),
    (
        52,
        Reminded(
            "crisis-line",
            r#"{"where": "Fresno, CA", "answers": {"under-18": "no"}}"#,
            r#"{"where": "Fresno, CA", "answers": {"under-18": "yes"}}"#,
        ),
    ),
    (53, Held("nobody_is_asked_what_happened")),
    (54, Pair(r#"{"staffing": "24-hour staff"}"#, "wishes.night-staff", "false", "true")),
    (55, Pair(r#"{"services": "legal help"}"#, "wishes.services", "[]", r#"["legal help"]"#)),
    (56, Pair(r#"{"stay": "30 days"}"#, "declined", "[]", r#"["here"]"#)),
    (57, Held("a_plan_that_keeps_one_organization_comes_before_one_that_changes_it")),
    (
        58,
        Pair(
            r#"{"place": "zone 937", "reserved": "for survivors until 20:00"}"#,
            "arrive",
            r#""2026-11-22T10:00""#,
            r#""2026-11-22T21:00""#,
        ),
    ),
    (59, Programs(r#"{"status": "open"}"#, r#"{"status": "suspended"}"#, "status", OPEN)),
    (60, Held("nothing_of_a_question_is_kept_or_logged")),
    (61, Held("fixtures_hold_no_address")),
    (62, Pair(r#"{"record": "any"}"#, "skip_rules", "[]", r#"["record"]"#)),
    (63, Held("what_is_said_aloud_tells_no_name_and_no_place")),
    (
        64,
        Programs(
            r#"{"ages": "18 +"}"#,
            r#"{"ages": "40 +"}"#,
            "age",
            r#"{"where": "Fresno, CA", "household": [{"role": "survivor", "age": 30}]}"#,
        ),
    ),
    (65, Information),
];

fn now() -> Timestamp {
    "2026-11-22T06:30:00Z".parse().unwrap()
}

/// A network of one program that states these fields, with a bed posted an hour ago.
fn night(said: &str) -> Night {
    let said: Value = serde_json::from_str(said).unwrap();
    let said = said.as_object().unwrap().iter();
    let mut said: Vec<_> =
        said.map(|(field, value)| json!({"field": field, "value": value, "by": "us"})).collect();
    if said.iter().all(|about| about["field"] != "place") {
        said.push(json!({"field": "place", "value": "zone 937", "by": "us"}));
    }
    let file = json!({
        "name": "One program", "notice": "Made up for a test.",
        "sources": {"us": {"as_of": "2026-11-01", "name": "made up for a test"}},
        "programs": [{
            "id": "here", "organization": {"id": "somebody", "name": "Somebody"}, "name": "Here",
            "said": said,
            "groups": [{"id": "here-beds", "name": "Beds", "kind": "private", "sleeps": 4, "units": 4,
                        "post": {"hours_ago": 1, "open": 3, "taking": "yes"}, "said": []}]}]
    });
    Night::of(&network::read(&file.to_string(), now()).unwrap().into()).unwrap()
}

/// A request with this member set, which may be inside another.
fn asking(member: &str, value: &str) -> Value {
    let mut ask = json!({"where": "Fresno, CA",
                         "household": [{"role": "survivor", "age": 16, "settings": ["girls"]}]});
    let value: Value = serde_json::from_str(value).unwrap();
    match member.split_once('.') {
        None => ask[member] = value,
        Some((outer, inner)) => ask[outer] = json!({(inner): value}),
    }
    ask
}

/// The view of the program: if it is an option, in which band, and with which findings.
fn seen(said: &str, ask: &Value) -> Vec<String> {
    let asked = Received::<RankRequest>::json(ask.clone())
        .parse(now())
        .unwrap_or_else(|p| panic!("{ask}: {p:?}"));
    let wanted = Wanted { limit: 10, explain: Explain::All, weights: Weights::default() };
    let ranking = rank(&matching::SearchIndex::of(night(said)), &asked.profile, &wanted);
    let mut seen = Vec::new();
    for option in &ranking.options {
        seen.push(option.band.id().to_owned());
        seen.extend(
            option
                .findings
                .iter()
                .map(|f| format!("{} {:?} {}", f.rule, f.verdict, f.text.english())),
        );
    }
    for passed in ranking.not_shown.iter().flat_map(|reason| &reason.programs) {
        seen.push("not shown".to_owned());
        seen.extend(passed.findings.iter().map(|f| format!("{} {}", f.rule, f.text.english())));
    }
    seen
}

/// The rules of a barrier.
fn rules_of(number: u8) -> Vec<&'static str> {
    let barrier = BARRIERS.iter().find(|barrier| barrier.number == number).unwrap();
    let rules = barrier.places.iter();
    rules
        .filter_map(|place| if let BarrierHome::Rule(id) = place { Some(*id) } else { None })
        .collect()
}

/// The findings in which two answers differ.
fn differences<'a>(one: &'a [String], other: &'a [String]) -> Vec<&'a str> {
    let only = |these: &'a [String], those: &'a [String]| {
        these.iter().filter(|said| !those.contains(said)).map(String::as_str).collect::<Vec<_>>()
    };
    [only(one, other), only(other, one)].concat()
}

#[test]
fn two_requests_that_differ_in_a_barrier_alone_come_to_another_answer() {
    let mut wrong = Vec::new();
    for (number, proof) in TRIED {
        let (one, other, rules) = match proof {
            Pair(said, member, one, other) => {
                let seen = |value| seen(said, &asking(member, value));
                (seen(one), seen(other), rules_of(number))
            }
            Programs(one, other, rule, ask) => {
                let ask = serde_json::from_str(ask).unwrap();
                (seen(one, &ask), seen(other, &ask), vec![rule])
            }
            Reminded(..) | Information | Held(_) => continue,
        };
        let differ = differences(&one, &other);
        let by_its_rule = differ.iter().any(|said| rules.iter().any(|rule| said.starts_with(rule)));
        if differ.is_empty() || (!by_its_rule && !rules.is_empty()) {
            wrong.push(format!("{number}: {rules:?} do not tell them apart: {differ:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_reminder_of_a_barrier_speaks_of_the_age_and_the_state() {
    for (number, proof) in TRIED {
        let Reminded(id, one, other) = proof else { continue };
        let said = |ask: &str| {
            let ask = serde_json::from_str(ask).unwrap();
            let profile = Received::<RankRequest>::json(ask).parse(now()).unwrap().profile;
            let reminder = reminders(&profile).into_iter().find(|reminder| reminder.id == id);
            let said = reminder.unwrap().text(&profile).english();
            assert_eq!(super::rules::faults(&said), Vec::<&str>::new(), "{said}");
            said
        };
        assert_ne!(said(one), said(other), "{number}");
    }
}

#[test]
fn a_barrier_that_no_pair_of_requests_shows_says_why() {
    let tests = super::barriers::tests();
    for (number, proof) in TRIED {
        let barrier = BARRIERS.iter().find(|barrier| barrier.number == number).unwrap();
        let is = |wanted: fn(&BarrierHome) -> bool| barrier.places.iter().any(wanted);
        match proof {
            Held(test) => {
                let named = barrier
                    .places
                    .iter()
                    .any(|place| matches!(place, BarrierHome::Held(_, t) if *t == test));
                let promised = is(|place| matches!(place, BarrierHome::Promises(_)));
                assert!(named || promised, "{number}: {test}");
                assert!(tests.contains(&format!("fn {test}(")), "{number}: {test}");
            }
            Information => {
                assert!(is(|place| matches!(place, BarrierHome::Information(_))), "{number}");
            }
            Pair(..) | Programs(..) | Reminded(..) => {
                assert!(!is(|place| matches!(place, BarrierHome::Information(_))), "{number}");
            }
        }
    }
}

/// A published rule is read out to everyone, and lowers no program unless the person objects to it.
#[test]
fn a_published_rule_lowers_a_program_for_nobody_who_did_not_say_it_is_a_problem() {
    let published = [
        r#"{"after altercation": "no"}"#,
        r#"{"extra support": "no"}"#,
        r#"{"care": "none"}"#,
        r#"{"checks residents": "yes"}"#,
        r#"{"readiness": "acknowledges exploitation"}"#,
        r#"{"medical check": "before entry"}"#,
        r#"{"record": "any"}"#,
        r#"{"gender policy": "by sex assigned"}"#,
        r#"{"fee": "yes"}"#,
        r#"{"payer needed": "yes"}"#,
        r#"{"waiting list": "yes"}"#,
        r#"{"from abroad": "no"}"#,
        r#"{"trafficking": "sex=yes labor=no"}"#,
    ];
    let profile =
        Received::<RankRequest>::json(asking("nights", "1")).parse(now()).unwrap().profile;
    let worth = |said: &str| {
        let night = night(said);
        let offer = night.offers().next().unwrap();
        let judged = RULES.iter().map(|rule| rule.judge_of(offer, &profile));
        judged.fold((0, 0), |(points, steps), one| (points + one.points, steps + one.steps))
    };
    for said in published {
        assert_eq!(worth(said), worth("{}"), "{said}");
        assert!(
            seen(said, &asking("nights", "1")).len() > seen("{}", &asking("nights", "1")).len(),
            "{said} is not heard"
        );
    }
}

/// The record of an answer keeps nothing of what the person said about a published rule.
#[test]
fn what_the_person_said_of_a_published_rule_is_recorded_nowhere() {
    let folder = TempDir::new().unwrap();
    let (ask, record) = (folder.path().join("ask.json"), folder.path().join("record.json"));
    let asked = json!({"where": "Fresno, CA", "skip_rules": ["record"]});
    fs::write(&ask, asked.to_string()).unwrap();
    let site = Site::start();
    let paths = [ask.to_str().unwrap(), "--record", record.to_str().unwrap()];
    let output = site.run(&[&["rank"], &paths[..]].concat());
    assert!(output.status.success(), "{output:?}");
    let kept = fs::read_to_string(&record).unwrap();
    assert!(!kept.contains("skip_rules"), "{kept}");
    let again = site.run(&["replay", record.to_str().unwrap()]);
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(!again.status.success() && said.contains("is never saved"), "{said}");
}
