//! Nothing of a question is stored: marked values go into every input and are looked for
//! everywhere.

use crate::site::Site;
use std::fs::write;

/// Marks that do not occur by chance. Marks in valid fields are values that no one would send.
const MARKS: [&str; 13] = [
    "59801-7391",
    "2031-05-17T03:41",
    "3317",
    "qzxwhere",
    "qzxfield",
    "qzxanswer",
    "qzxavoid",
    "qzxwish",
    "qzxprogram",
    "2031-05-18T04:43",
    "qzxcaller",
    "QZXCALLER",
    "qzxplace",
];

const VALID: &str = r#"{"where": "59801-7391", "arrive": "2031-05-17T03:41", "nights": 3317,
    "leave_by": "2031-05-18T04:43", "caller": "probation", "declined": ["ca-cotn"],
    "household": [{"role": "survivor", "age": 97, "settings": ["women"]}],
    "answers": {"left-before": "yes", "from-abroad": "declined", "pregnant": "yes",
        "has-id": "no", "tb-result": "no", "day-place": "no", "meet-police": "no",
        "sobriety-problem": "yes"}, "avoid": ["59801-7391"],
    "wishes": {"far": true, "services": ["childcare"], "languages": ["mix"]}, "explain": "all"}"#;

const WRONG: [&str; 11] = [
    r#"{"where": "qzxwhere, CA"}"#,
    r#"{"where": "Fresno, CA", "qzxfield": 1}"#,
    r#"{"where": "Fresno, CA", "answers": {"left-before": "qzxanswer"}}"#,
    r#"{"where": "Fresno, CA", "answers": {"qzxanswer": "yes"}}"#,
    r#"{"where": "Fresno, CA", "avoid": ["qzxavoid"]}"#,
    r#"{"where": "Fresno, CA", "wishes": {"qzxwish": true}}"#,
    r#"{"where": "Fresno, CA", "wishes": {"services": ["qzxwish"], "languages": ["qzxwish"]}}"#,
    r#"{"where": "Fresno, CA", "left": ["qzxprogram"]}"#,
    r#"{"where": "Fresno, CA", "declined": ["qzxprogram"]}"#,
    r#"{"where": "Fresno, CA", "caller": "qzxcaller"}"#,
    r#"{"where": "Fresno, CA", "leave_by": "qzxfield"}"#,
];

/// The same people in a plan, and in a batch of one household.
fn elsewhere() -> [(&'static str, String); 2] {
    let need = VALID.replace(r#", "explain": "all"}"#, "}");
    let labelled = need.replacen('{', r#"{"label": "QZX-1", "#, 1);
    let batch = format!(r#"{{"households": [{labelled}], "budget_ms": 100}}"#);
    [("POST /api/v1/plans", need), ("POST /api/v1/assignments", batch)]
}

#[test]
fn nothing_of_a_question_is_kept_or_logged() {
    let site = Site::start_logging_everything();
    let (status, answer) = site.request("POST /api/v1/rankings", VALID);
    assert_eq!(status, 200, "{answer}");
    for (head, asked) in elsewhere() {
        let (status, answer) = site.request(head, &asked);
        assert_eq!(status, 200, "{head}: {answer}");
        let (status, answer) = site.request(head, &asked.replace("97", "\"qzxanswer\""));
        assert_eq!(status, 422, "{head}: {answer}");
    }
    for wrong in WRONG {
        let (status, answer) = site.request("POST /api/v1/rankings", wrong);
        assert_eq!(status, 422, "{wrong}: {answer}");
    }
    let (status, _) = site.request("POST /api/v1/rankings?qzxfield=qzxwhere", "qzxfield");
    assert_eq!(status, 400);
    let (status, _) = site.request("GET /api/v1/programs/qzxprogram", "");
    assert_eq!(status, 404);
    let form = "where=59801-7391&age=97&qzxfield=qzxanswer&arrive=2031-05-17T03:41\
                &leave_by=2031-05-18T04:43&caller=qzxcaller&declined=qzxprogram\
                &left-name=qzxprogram&left-add=qzxprogram&answers.from-abroad=qzxanswer";
    site.form("/find", form);
    site.form("/option", form);
    let (status, _) = site.request("QZXCALLER /api/v1/rankings", "");
    assert_eq!(status, 405);
    assert!(site.log().contains("other"), "a method that is not known is logged as other");
    ask_for_places(&site);
    let kept = site.kept();
    let stored = site.stored();
    assert!(
        stored.iter().any(|(_, bytes)| holds(bytes, "Children of the Night")),
        "the database is looked at"
    );
    assert!(kept.iter().any(|(file, bytes)| file.ends_with("log") && !bytes.is_empty()));
    for (file, bytes) in kept {
        for mark in MARKS {
            assert!(!holds(&bytes, mark), "{mark} is in {file}");
        }
    }
}

/// Sends marks in every part of the requests about placements: headers, addresses and texts, each
/// wrong on its own.
fn ask_for_places(site: &Site) {
    let key = "00000000-0000-4000-8000-00000000cafe";
    let bearer = ("Authorization", "Bearer demo-hotline");
    let good = [bearer, ("Idempotency-Key", key), ("If-Match", "\"1\"")];
    let all = "POST /api/v1/placements";
    let one = "POST /api/v1/placements/qzxplace/steps";
    let door = "POST /api/v1/programs/qzxplace/arrivals";
    let hold = r#"{"unit_group": "qzxplace", "step": "hold"}"#;
    for (head, body) in [
        (all, hold),
        (all, r#"{"unit_group": "QZX qzxplace", "step": "qzxplace", "qzxplace": "qzxplace"}"#),
        (all, r#"{"unit_group": "x", "step": "hold", "minutes": "qzxplace", "units": "qzxplace"}"#),
        (one, r#"{"step": "qzxplace"}"#),
        (one, r#"{"step": "accept", "minutes": "qzxplace", "note": "qzxplace"}"#),
        (one, r#"{"step": "decline", "reason": "qzxplace", "then": "qzxplace"}"#),
        (one, r#"{"step": "transfer", "then": "qzxplace"}"#),
        (one, r#"{"step": "arrive", "code": "qzxplace"}"#),
        (door, r#"{"code": "qzxplace"}"#),
        (door, "qzxplace"),
    ] {
        let (status, answer) = site.request_with(head, &good, body);
        assert!([400, 404, 422].contains(&status), "{head} {body}: {status} {answer}");
    }
    for wrong in [
        [("Authorization", "Bearer qzxplace"), good[1], good[2]],
        [bearer, ("Idempotency-Key", "qzxplace"), good[2]],
        [bearer, ("Idempotency-Key", key), ("If-Match", "qzxplace")],
    ] {
        let (status, answer) = site.request_with(one, &wrong, r#"{"step": "cancel"}"#);
        assert!([400, 401, 412].contains(&status), "{wrong:?}: {status} {answer}");
    }
    let (status, answer) =
        site.request_with("GET /api/v1/placements?qzxplace=qzxplace", &[bearer], "");
    assert_eq!(status, 200, "{answer}");
}

#[test]
fn the_search_itself_finds_a_mark_that_is_there() {
    let site = Site::start();
    write(site.folder().join("planted"), "x qzxwhere x").unwrap();
    assert!(site.kept().iter().any(|(_, bytes)| holds(bytes, MARKS[3])));
    assert!(
        ["nights=3317", "13317", "0.3317", "7: 3317", "micros 3317"]
            .iter()
            .all(|text| holds(text.as_bytes(), MARKS[2]))
    );
    assert!(
        ["10:41:07.133170Z", "\u{1b}[3mmicros\u{1b}[0m\u{1b}[2m=\u{1b}[0m3317", "\"micros\":3317"]
            .iter()
            .all(|text| !holds(text.as_bytes(), MARKS[2]))
    );
}

fn holds(bytes: &[u8], mark: &str) -> bool {
    untimed(&String::from_utf8_lossy(bytes)).contains(mark)
}

/// The text without fractions of seconds and response times, whose digits may match a four-digit
/// mark by chance.
fn untimed(text: &str) -> String {
    let took = |text: &str| text.starts_with(|letter| "\u{1b}=\"".contains(letter));
    let digits = |letter: char| letter.is_ascii_digit();
    let mut kept = String::new();
    for piece in text.split_inclusive("micros") {
        let behind = if kept.ends_with("micros") && took(piece) {
            piece.trim_start_matches(|letter| digits(letter) || "\u{1b}[m=\":".contains(letter))
        } else {
            piece
        };
        for piece in behind.split_inclusive('.') {
            let second = kept.len().checked_sub(4).and_then(|at| kept.get(at..));
            let second = second.is_some_and(|end| end.starts_with(':') && end.ends_with('.'));
            kept.push_str(if second { piece.trim_start_matches(digits) } else { piece });
        }
    }
    kept
}
