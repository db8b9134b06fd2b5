//! The command line as a person uses it: lists for people, JSON for programs, errors in sentences.

use crate::site::Site;
use serde_json::Value;
use std::fs::{read_to_string, write};
use std::process::Output;
use std::thread::sleep;
use std::time::{Duration, Instant};
use waystation::store::Store;

const GIRL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/profiles/fresno-16-girl.json");

const GAP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/assignment/gap_small.txt");

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn rank_prints_a_call_list_or_the_answer_of_the_api() {
    let site = Site::start();
    let list = said(&site.run(&["rank", GIRL]));
    for words in [
        "CALL FIRST",
        "Sanctuary for Youth",
        "Ask next",
        "One change would open these",
        "not shown",
    ] {
        assert!(list.contains(words), "{words} is not in:\n{list}");
    }
    let json: Value =
        serde_json::from_str(&said(&site.run(&["rank", GIRL, "--format", "json"]))).unwrap();
    let ask = read_to_string(GIRL).unwrap();
    let (status, answer) = site.request("POST /api/v1/rankings", &ask);
    assert_eq!(status, 200);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    for part in ["considered", "eligible", "near_misses", "ask_next", "proof"] {
        assert_eq!(json[part], answer[part], "{part}");
    }
}

#[test]
fn lists_and_errors_are_in_the_language_asked_for() {
    let site = Site::start();
    let ask = site.folder().join("ask.json");
    write(&ask, r#"{"where": "Fresno, CA", "nights": 90, "plans": 2}"#).unwrap();
    let ask = ask.to_str().unwrap();
    let rank = said(&site.run(&["--language", "es", "rank", GIRL]));
    let plan = said(&site.run(&["--language", "es", "plan", ask]));
    let rules = said(&site.run(&["--language", "es", "rules"]));
    for (list, spanish) in [
        (&rank, ["LLAMAR PRIMERO", "Desde Fresno, CA", "confirmar ", "sin mostrar", "El "]),
        (&plan, ["90 noches", "sin mudanzas", "después ", "Prueba: óptimo.", " a partir del "]),
        (&rules, ["quién puede cambiarla", "pregunta: «", "el programa", "la persona", "nadie"]),
    ] {
        for words in spanish {
            assert!(list.contains(words), "{words} is not in:\n{list}");
        }
        // What the network says of itself, and names of programs, are not translated.
        let lines = list.lines().filter(|line| !line.starts_with("Historical entries"));
        for line in lines {
            for english in [" may ", " is ", " are ", "fits ", "Ask ", " not "] {
                assert!(!line.contains(english), "{english} is in: {line}");
            }
        }
    }
    let missing = refused(&site.run(&["--language", "es", "rank", "nowhere.json"]));
    assert!(missing.starts_with("No se puede leer nowhere.json"), "{missing}");
    let migrated = said(&site.run(&["--language", "es", "migrate"]));
    assert_eq!(migrated, "La base de datos estaba al día.\n");
    let tokens = said(&site.run(&["--language", "es", "token", "list"]));
    assert!(tokens.contains("creado el") && tokens.contains("solo en este equipo"), "{tokens}");
}

#[test]
fn plan_prints_stays_and_steps_and_writes_what_it_chose_from() {
    let site = Site::start();
    let ask = site.folder().join("ask.json");
    write(
        &ask,
        r#"{"where": "Fresno, CA", "nights": 90, "plans": 2,
        "household": [{"role": "survivor", "age": 16, "settings": ["girls"]}]}"#,
    )
    .unwrap();
    let (ask, dump) = (ask.to_str().unwrap(), site.folder().join("choices.json"));
    let list = said(&site.run(&["plan", ask, "--dump", dump.to_str().unwrap()]));
    for words in ["90 nights", "1. no move", "confirm", "next     Call ", "Proof: optimal."] {
        assert!(list.contains(words), "{words} is not in:\n{list}");
    }
    let json: Value =
        serde_json::from_str(&said(&site.run(&["plan", ask, "--format", "json"]))).unwrap();
    assert_eq!((&json["nights"], &json["record"]["kind"]), (&90.into(), &"plan".into()));
    let plans = json["plans"].as_array().unwrap().len();
    assert!((1..=2).contains(&plans), "{plans}");
    let choices: Value = serde_json::from_str(&read_to_string(&dump).unwrap()).unwrap();
    assert_eq!(choices["nights"], 90);
    for option in choices["together"].as_array().unwrap() {
        assert!(option["least"].as_u64() <= option["most"].as_u64(), "{option}");
    }
}

#[test]
fn what_is_wrong_is_said_on_standard_error_and_by_the_exit_code() {
    let site = Site::start();
    let missing = refused(&site.run(&["rank", "nowhere.json"]));
    assert!(missing.contains("nowhere.json cannot be read"), "{missing}");
    let wrong = site.folder().join("wrong.json");
    write(&wrong, r#"{"where": "Fresno, CA", "nights": 0, "shoe": 44}"#).unwrap();
    let problems = refused(&site.run(&["rank", wrong.to_str().unwrap()]));
    assert!(problems.contains("nights") && problems.contains("shoe"), "{problems}");
    let again = refused(&site.run(&["demo"]));
    assert!(again.contains("already holds programs"), "{again}");
    let import = refused(&site.run(&["import", wrong.to_str().unwrap()]));
    assert!(import.contains("unknown field `where`"), "{import}");
}

#[test]
fn a_token_is_made_shown_once_listed_and_revoked() {
    let site = Site::start();
    let add = ["token", "add", "--organization", "north-line", "--role", "hotline"];
    let missing = refused(&site.run(&add));
    assert!(missing.contains("There is no organization north-line"), "{missing}");
    let id = said(&site.run(&["organization", "add", "North Line"]));
    let id = id.trim();
    let add = ["token", "add", "--organization", id, "--role", "hotline", "--scope", "search"];
    let made = said(&site.run(&add));
    let token = made.lines().next().unwrap();
    assert!(token.starts_with("waystation_") && made.contains("not shown again"), "{made}");
    let list = said(&site.run(&["token", "list"]));
    assert!(!list.contains(token) && list.contains("demo, on this machine alone"), "{list}");
    let line = list.lines().find(|line| line.contains(id)).unwrap();
    assert!(line.contains("[search]") && line.contains("never used"), "{line}");
    let id = line.split_whitespace().next().unwrap();
    assert!(said(&site.run(&["token", "revoke", id])).contains("is revoked"));
    assert!(said(&site.run(&["token", "list"])).contains("revoked 20"), "{list}");
    let wrong = ["token", "add", "--organization", "north-line", "--role", "boss"];
    let role = refused(&site.run(&wrong));
    assert!(role.contains("--role") && role.contains("hotline, placement, operator"), "{role}");
}

#[test]
fn the_tokens_of_the_demo_are_printed_and_known() {
    let site = Site::start();
    let log = site.log();
    for role in ["hotline", "placement", "operator"] {
        let known = |line: &str| {
            line.starts_with("A demo token of ")
                && line.ends_with(&format!(", role {role}: demo-{role}"))
        };
        assert!(log.lines().any(known), "{log}");
        let bearer = format!("Bearer demo-{role}");
        let shown = [("Authorization", bearer.as_str())];
        let (status, answer) = site.request_with("GET /api/v1/placements", &shown, "");
        assert_eq!(status, 200, "{answer}");
    }
}

#[test]
fn the_service_is_reachable_from_this_machine_alone() {
    let site = Site::start();
    let open = refused(&site.run(&["serve", "--bind", "0.0.0.0:0"]));
    assert!(open.contains("without encryption") && open.contains("--bind 127.0.0.1"), "{open}");
}

#[test]
fn rules_and_migrations_are_told_in_words() {
    let site = Site::start();
    let rules = said(&site.run(&["rules"]));
    assert!(rules.lines().count() > 30 && rules.contains("Are you under 18?"), "{rules}");
    assert_eq!(said(&site.run(&["migrate"])), "The database was up to date.\n");
}

#[test]
fn a_command_that_nobody_listens_to_any_more_ends_quietly_and_has_done_its_work() {
    let site = Site::start();
    let file = |name: &str| site.folder().join(name).to_str().unwrap().to_owned();
    let (record, night, choices, made) =
        (file("record.json"), file("night.json"), file("choices.json"), file("made"));
    let commands: [&[&str]; 11] = [
        &["rank", GIRL, "--record", &record],
        &["rank", GIRL, "--format", "json"],
        &["replay", &record],
        &["export-night", &night],
        &["plan", GIRL, "--dump", &choices],
        &["plan", GIRL, "--format", "json"],
        &["weights", "distance=200"],
        &["rules"],
        &["migrate"],
        &["generate", "--programs", "3", "--households", "2", "--seed", "1", "--out", &made],
        &["assign", "--gap", GAP],
    ];
    for arguments in commands {
        let output = site.run_unheard(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}: {output:?}");
    }
    assert!(said(&site.run(&["weights"])).contains("  200  distance"), "it was decided");
    for written in [record, night, choices, format!("{made}/network.json")] {
        assert!(read_to_string(&written).unwrap().len() > 10, "{written}");
    }
}

/// Tests the report of a decision about a clock jump; the proofs test the jump itself.
#[test]
fn a_clock_that_leapt_is_told_to_those_who_run_the_service_until_they_say_it_is_right() {
    let site = Site::start_after(&[&["demo", "founding"]]);
    let programs = site.request("GET /api/v1/programs", "").1;
    let programs: Value = serde_json::from_str(&programs).unwrap();
    let page = format!("GET /post/{}", programs["programs"][0]["id"].as_str().unwrap());
    let comes_to_say = |is_doubted: bool| {
        let limit = Instant::now() + Duration::from_secs(10);
        while site.request(&page, "").1.contains("jumped ahead by 60 minutes") != is_doubted {
            assert!(Instant::now() < limit, "the page does not come to say so: {is_doubted}");
            sleep(Duration::from_millis(50));
        }
    };
    assert_eq!(said(&site.run(&["clock"])), "Promises run by the database\u{2019}s clock.\n");
    comes_to_say(false);
    let store = Store::open(site.url()).unwrap();
    store.set("clock-ahead", Some("1 3600000000")).unwrap();
    let told = said(&site.run(&["clock"]));
    assert!(told.starts_with("The database\u{2019}s clock jumped ahead by 60 minutes"), "{told}");
    comes_to_say(true);
    let trusted = said(&site.run(&["clock", "--trust"]));
    assert!(trusted.contains("within a second"), "{trusted}");
    comes_to_say(false);
    let log = site.log();
    for words in ["the database's clock jumped", "promises run by the database's clock again"] {
        assert!(log.contains(words), "{words} is not in:\n{log}");
    }
}

#[test]
fn promises_taken_back_are_told_by_cause_of_ten_thousand_and_small_counts_are_not() {
    let site = Site::start();
    let kept = || said(&site.run(&["kept"]));
    assert_eq!(kept(), "Ten promises or fewer have ended and were counted.\n");
    let mut rows = site.database().connection();
    for (month, ending, count) in [
        ("2026-10", "discharged complete", 9_000),
        ("2026-10", "withdrawn staff", 9),
        ("2026-11", "withdrawn staff", 4),
        ("2026-11", "withdrawn unusable", 10),
        ("2026-11", "declined full", 500),
        ("2026-11", "unanswered", 700),
        ("2026-11", "expired", 977),
    ] {
        rows.run(&format!(
            "INSERT INTO ended_count (unit_group_id, month, ending, count)
             SELECT MIN(id), '{month}-01', '{ending}', {count} FROM unit_group"
        ));
    }
    let told = "Of 10,000 promises that have ended, programs withdrew:\n  \
                staff: 13, 13.0 of 10,000\nA cause of ten or fewer is left out.\n";
    assert_eq!(kept(), told);
}
