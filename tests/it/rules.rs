//! Every rule against its specification in `fixtures/rules/<id>.json`, one sentence per case.

use crate::here;
use crate::here::English;
use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use waystation::desk::{RankRequest, Received};
use waystation::domain::{
    Assertion, CapacityPost, Catalog, Night, Offer, Profile, Subject, Taking, Timestamp, UnitGroup,
};
use waystation::rules::{self, Edit, Force, Heard, Kind, RULES, Rule, Verdict};

/// The verdicts that each rule can give. Without a finding, the verdict is that it fits.
pub(crate) const CAN_SAY: [(&str, &[&str]); 62] = [
    ("status", &["fits", "confirm", "fails"]),
    ("verified", &["fits", "fails"]),
    ("avoid", &["fits", "confirm", "fails"]),
    ("declined", &["fits", "fails"]),
    ("skipped", &["fits", "fails"]),
    ("age", &["fits", "confirm", "fails"]),
    ("served", &["fits", "confirm", "fails"]),
    ("children", &["fits", "confirm", "fails"]),
    ("households", &["fits", "confirm", "fails"]),
    ("veterans", &["fits", "confirm", "fails"]),
    ("room", &["fits", "confirm", "fails"]),
    ("together", &["fits"]),
    ("mates", &["fits", "fails"]),
    ("support", &["fits"]),
    ("trafficking", &["fits", "confirm", "fails", "points"]),
    ("from-abroad", &["fits", "confirm", "fails", "points"]),
    ("other-states", &["fits", "confirm", "fails"]),
    ("referral", &["fits", "confirm", "fails"]),
    ("pregnancy", &["fits", "confirm", "fails"]),
    ("no-return", &["fits", "fails"]),
    ("after-leaving", &["fits", "confirm", "fails"]),
    ("sobriety", &["fits", "confirm", "fails"]),
    ("identification", &["fits", "confirm", "fails"]),
    ("tb-test", &["fits", "confirm", "fails"]),
    ("pick-up", &["fits", "confirm", "fails"]),
    ("distance", &["points", "confirm", "fails"]),
    ("stay", &["fits", "confirm", "fails"]),
    ("minimum-stay", &["fits", "confirm"]),
    ("capacity", &["fits", "confirm", "fails"]),
    ("intake", &["fits", "confirm", "fails"]),
    ("own-room", &["fits", "points", "confirm", "fails"]),
    ("doubted", &["fits", "confirm"]),
    ("returns", &["fits", "confirm"]),
    ("by-day", &["fits", "confirm"]),
    ("consent", &["fits", "confirm", "points"]),
    ("medical-check", &["fits", "confirm", "points"]),
    ("gender-policy", &["fits", "confirm", "points"]),
    ("care", &["fits", "confirm", "points"]),
    ("extra-support", &["fits", "confirm", "points"]),
    ("after-altercation", &["fits", "confirm", "points"]),
    ("record", &["fits", "confirm", "points"]),
    ("readiness", &["fits", "confirm", "points"]),
    ("residents", &["fits", "confirm", "points"]),
    ("fee", &["fits", "confirm", "points"]),
    ("payer", &["fits", "confirm", "points"]),
    ("waiting-list", &["fits", "confirm", "points"]),
    ("dedicated", &["fits", "points"]),
    ("reserved", &["fits", "confirm", "points"]),
    ("bed-held", &["fits", "points"]),
    ("pledges", &["fits", "points"]),
    ("stage", &["fits", "points"]),
    ("staffing", &["fits", "points"]),
    ("house-rules", &["fits", "points"]),
    ("few-restrictions", &["fits", "points"]),
    ("low-barrier", &["fits", "points"]),
    ("return-allowed", &["fits", "points"]),
    ("long-enough", &["fits", "points"]),
    ("services", &["fits", "points"]),
    ("language", &["fits", "points", "confirm"]),
    ("focus", &["fits", "points"]),
    ("transport", &["fits", "points"]),
    ("catchment", &["fits", "points", "confirm"]),
];

/// One case: the program's statements, the request, and the verdict that the rule must give.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The case as a sentence.
    name: String,
    /// The statements of the program; a status with its days is a list.
    said: Map<String, Value>,
    group: Option<Room>,
    post: Option<Post>,
    ask: Value,
    /// The members of the household that are judged alone, as when it is split.
    part: Option<Vec<usize>>,
    /// The time of the question: by default Saturday, November 21, 2026, 22:30 in Fresno.
    now: Option<Timestamp>,
    verdict: String,
    text: String,
    #[serde(default)]
    change: Option<String>,
    /// Steps down from "call first", if the case is about them.
    steps: Option<u8>,
    /// Points, if the case is about them.
    points: Option<i32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Room {
    kind: String,
    sleeps: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Post {
    open: u16,
    taking: String,
    #[serde(default)]
    hours_ago: i64,
    #[serde(default)]
    minutes_ago: i64,
    /// The end of `until`, in hours from now.
    until_hours: Option<i64>,
}

impl Case {
    fn now(&self) -> Timestamp {
        self.now.unwrap_or_else(|| "2026-11-22T06:30:00Z".parse().unwrap())
    }

    fn profile(&self) -> Profile {
        let asked = Received::<RankRequest>::json(self.ask.clone()).parse(self.now());
        let profile =
            asked.unwrap_or_else(|problems| panic!("{}: {problems:?}", self.name)).profile;
        let Some(part) = &self.part else { return profile };
        profile.with(profile.household.part(part))
    }

    /// A network of one program with one unit group that makes the case's statements.
    fn night(&self) -> Night {
        let program = here::entry();
        let (kind, sleeps) =
            self.group.as_ref().map_or(("unknown", 1), |group| (group.kind.as_str(), group.sleeps));
        let group = UnitGroup {
            id: "here-beds".parse().unwrap(),
            program: program.id.clone(),
            name: "Beds".into(),
            kind: kind.parse().unwrap(),
            sleeps,
        };
        let subject = Subject::Program(program.id.clone());
        Night::of(&Catalog {
            assertions: self.said.iter().flat_map(|(f, v)| assertions(&subject, f, v)).collect(),
            posts: self.post.iter().map(|post| post.of(&group, self.now())).collect(),
            programs: vec![program],
            groups: vec![group],
            ..Catalog::default()
        })
        .unwrap_or_else(|problems| panic!("{}: {problems:?}", self.name))
    }

    /// The differences between the rule's verdict and the expected one.
    fn differences(&self, verdict: &Verdict) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut compare = |what: &str, expected: String, found: String| {
            if expected != found {
                wrong.push(format!("  {what}: expected {expected}\n  {what}: found    {found}"));
            }
        };
        compare("verdict", self.verdict.clone(), word(verdict.kind).to_owned());
        compare("text", self.text.clone(), verdict.text.english());
        let change = verdict.change.as_ref().map(|change| change.text.english());
        compare("change", format!("{:?}", self.change), format!("{change:?}"));
        if let Some(steps) = self.steps {
            compare("steps", steps.to_string(), verdict.steps.to_string());
        }
        if let Some(points) = self.points {
            compare("points", points.to_string(), verdict.points.to_string());
        }
        wrong
    }
}

impl Post {
    fn of(&self, group: &UnitGroup, now: Timestamp) -> CapacityPost {
        let until = self.until_hours.map(|hours| now + TimeDelta::hours(hours));
        CapacityPost {
            id: "post".parse().unwrap(),
            group: group.id.clone(),
            open: self.open,
            taking: Taking::parse(&self.taking, until).unwrap(),
            posted_at: now
                - TimeDelta::hours(self.hours_ago)
                - TimeDelta::minutes(self.minutes_ago),
            posted_by: "program".to_owned(),
        }
    }
}

/// The assertions of a field: one value, or several with their days.
fn assertions(subject: &Subject, field: &str, said: &Value) -> Vec<Assertion> {
    let one = |day: &str, value: &str| {
        let assertion = Assertion {
            subject: subject.clone(),
            field: field.parse().unwrap(),
            value: value.to_owned(),
            raw: None,
            as_of: day.parse::<NaiveDate>().unwrap(),
            source: "made up for a test".to_owned(),
            flag: None,
        };
        assertion.check().unwrap();
        assertion
    };
    match said.as_array() {
        None => vec![one("2012-08-01", said.as_str().unwrap())],
        Some(dated) => {
            dated.iter().map(|d| one(d[0].as_str().unwrap(), d[1].as_str().unwrap())).collect()
        }
    }
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Fits => "fits",
        Kind::Confirm => "confirm",
        Kind::Fails => "fails",
        Kind::Points => "points",
    }
}

fn cases(rule: &Rule) -> Vec<Case> {
    let path = format!("{}/fixtures/rules/{}.json", env!("CARGO_MANIFEST_DIR"), rule.id);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", rule.id));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", rule.id))
}

fn every_case() -> impl Iterator<Item = (&'static Rule, Case)> {
    RULES.iter().flat_map(|rule| cases(rule).into_iter().map(move |case| (rule, case)))
}

#[test]
fn every_rule_says_what_its_specification_says() {
    let mut wrong = Vec::new();
    for (rule, case) in every_case() {
        let (night, profile) = (case.night(), case.profile());
        let offer = night.offers().next().unwrap();
        let differences = case.differences(&rule.judge_in_words(offer, &profile));
        if !differences.is_empty() {
            wrong.push(format!("{}: {}\n{}", rule.id, case.name, differences.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn judging_a_column_comes_to_the_same_as_judging_an_offer() {
    for (rule, case) in every_case() {
        let (night, profile) = (case.night(), case.profile());
        let offer = night.offers().next().unwrap();
        let alone = rule.judge_in_words(offer, &profile);
        let column = rule.law.gather(&night);
        let fact = column.codes.at(0);
        let said = rule.say(&column.facts, fact, &profile);
        assert_eq!(said, alone, "{}: {}", rule.id, case.name);
        let judged = rule.judge(&column.facts, &profile);
        assert_eq!(judged[fact], alone.judged(), "{}: {}", rule.id, case.name);
        let silent = rule.judge_of(offer, &profile);
        assert_eq!(silent.judged(), alone.judged(), "{}: {}", rule.id, case.name);
        assert!(silent.text.is_nothing(), "{}: {}", rule.id, case.name);
    }
}

#[test]
fn every_rule_has_a_case_for_each_thing_it_can_say() {
    let mut said: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (rule, case) in every_case() {
        said.entry(rule.id).or_default().insert(case.verdict);
    }
    assert_eq!(CAN_SAY.map(|(id, _)| id).to_vec(), RULES.iter().map(|r| r.id).collect::<Vec<_>>());
    for (id, kinds) in CAN_SAY {
        let kinds: BTreeSet<_> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        assert_eq!(said[id], kinds, "{id}");
    }
}

#[test]
fn every_change_a_rule_names_helps_when_it_is_made_and_is_made_by_whom_the_rule_says() {
    for (rule, case) in every_case() {
        let (night, profile) = (case.night(), case.profile());
        let offer = night.offers().next().unwrap();
        let Some(change) = rule.judge_in_words(offer, &profile).change else { continue };
        // Asking for fewer nights or another arrival is up to the worker, whatever the rule.
        let other_nights = matches!(change.edit, Edit::Nights(_) | Edit::Arrive(_));
        let by_whom = rule.force == Force::Waivable(change.edit.who());
        assert!(by_whom || other_nights, "{}: {}", rule.id, case.name);
        let mut changed = rules::Case {
            profile: Cow::Owned(profile),
            program: Cow::Borrowed(offer.program),
            group: Cow::Borrowed(offer.group),
        };
        change.edit.apply(&mut changed);
        let after = rule.judge_in_words(
            Offer { program: &changed.program, group: &changed.group, curves: &night.curves },
            &changed.profile,
        );
        assert_ne!(after.kind, Kind::Fails, "{}: {}", rule.id, case.name);
    }
}

#[test]
fn what_a_person_hears_first_is_nothing_to_ask_the_program() {
    for (rule, case) in every_case() {
        let questions = ["Ask ", ". Ask", ": ask"].iter().any(|word| case.text.contains(word));
        let to_hear = ["confirm", "points"].contains(&case.verdict.as_str());
        match rule.heard {
            // Read out to the person word for word.
            Heard::ReadOut => assert!(!to_hear || !questions, "{}: {}", rule.id, case.text),
            Heard::First => {
                assert!(!to_hear || !case.text.starts_with("Ask "), "{}: {}", rule.id, case.text);
            }
            Heard::Then => {}
        }
    }
}

#[test]
fn every_case_has_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for (rule, case) in every_case() {
        assert!(case.name.ends_with('.'), "{}: {}", rule.id, case.name);
        assert!(names.insert((rule.id, case.name.clone())), "{}: {}", rule.id, case.name);
    }
}

#[test]
fn every_sentence_of_a_rule_reads_well() {
    for (rule, case) in every_case() {
        for sentence in [Some(case.text), case.change].into_iter().flatten() {
            assert_eq!(faults(&sentence), Vec::<&str>::new(), "{}: {sentence}", rule.id);
        }
    }
    for rule in RULES {
        let text = (rule.text)().english();
        assert_eq!(faults(&text), Vec::<&str>::new(), "{}: {text}", rule.id);
    }
}

/// The parts of a sentence that a hotline worker would stumble over when reading it aloud.
pub(crate) fn faults(sentence: &str) -> Vec<&'static str> {
    const STUMBLES: [&str; 18] = [
        "..",
        ".;",
        ".:",
        ",,",
        ", ,",
        ";;",
        "::",
        "  ",
        " .",
        " ;",
        " ,",
        " 1 nights",
        " 1 beds",
        " 1 people",
        " 1 days",
        "victim",
        "who is served is",
        "an age not known and",
    ];
    if sentence.is_empty() {
        return Vec::new();
    }
    let mut faults: Vec<_> = STUMBLES.into_iter().filter(|s| sentence.contains(s)).collect();
    if !sentence.ends_with('.') {
        faults.push("does not end");
    }
    if sentence.starts_with(char::is_lowercase) {
        faults.push("begins small");
    }
    faults
}
