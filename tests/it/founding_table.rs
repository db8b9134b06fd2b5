//! The founding programs against households: a table worked out by hand from what the programs
//! say and what the rules mean, never from what the service answers.

use super::rules::faults;
use crate::here::English;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use waystation::desk::AskForm;
use waystation::domain::{Night, Profile, ProgramId, Timestamp};
use waystation::exchange::founding;
use waystation::matching::{Explain, FindingKind, Ranking, SearchIndex, Wanted, Weights, rank};
use waystation::rules::RULES;

/// The households, in the order of the columns of [`TABLE`].
fn households() -> Vec<(&'static str, Value)> {
    let survivor =
        |age: u8, setting: &str| json!({"role": "survivor", "age": age, "settings": [setting]});
    vec![
        ("fresno", json!({"where": "Fresno, CA", "household": [survivor(16, "girls")]})),
        ("nothing", json!({"where": "Los Angeles, CA"})),
        (
            "mother",
            json!({"where": "San Diego, CA",
                   "household": [survivor(24, "women"), {"role": "child", "age": 3}]}),
        ),
        (
            "left",
            json!({"where": "Miami, FL", "household": [survivor(15, "girls")],
                   "answers": {"left-before": "yes"}}),
        ),
        ("boy", json!({"where": "New York, NY", "household": [survivor(17, "boys")]})),
        ("everyone", json!({"where": "Seattle, WA", "household": [survivor(19, "all_gender")]})),
        (
            "nights",
            json!({"where": "Riverside, CA", "household": [survivor(20, "women")], "nights": 300}),
        ),
        (
            "avoids",
            json!({"where": "Dallas, TX", "household": [survivor(14, "girls")],
                   "avoid": ["Fort Worth, TX"]}),
        ),
        ("man", json!({"where": "Chicago, IL", "household": [survivor(35, "men")]})),
        (
            "abroad",
            json!({"where": "San Francisco, CA", "household": [survivor(30, "women")],
                   "answers": {"from-abroad": "yes"}}),
        ),
        (
            "apart",
            json!({"where": "Los Angeles, CA", "household": [survivor(16, "girls")],
                   "answers": {"from-abroad": "yes", "all-gender": "no"}}),
        ),
        (
            "near",
            json!({"where": "Fresno, CA", "household": [survivor(17, "girls")],
                   "answers": {"all-gender": "yes"}, "within": "within_150_miles",
                   "left": ["fl-wings-of-shelter"]}),
        ),
    ]
}

/// For each program what it is to each household: `first`, `next` or `may` for an option in that
/// band, otherwise the rule that is the primary reason why not.
///
/// A band goes down one step for each doubt about whom the program takes (status, area to avoid,
/// age, whom it serves, children), none for what the person on the line settles in a word, two for over 400 miles, and by how far its post can be
/// relied on: none for 3 beds within a day, one for 1 bed after a few hours or any post after a
/// day, two for nothing posted.
#[rustfmt::skip]
const TABLE: [(&str, &str); 24] = [
    // Women and girls of 16 and over, no men or boys by the survey. 2 beds an hour ago: for two people
    // as good as one. nothing: the age is a second doubt. mother: children. San Francisco is over
    // 400 miles away. near: it is 315 miles away.
    //                       fresno   nothing  mother   left     boy      everyone nights   avoids   man      abroad   apart       near
    ("ca-bscc",             "first    may      next     age      served   served   first    age      served   may      first       distance"),
    // Took nobody in three hours ago; women and adults only, which are the earlier reasons.
    ("ca-cast",             "age      capacity capacity age      age      served   capacity age      served   capacity age         age"),
    // Girls and boys together: whoever named one of them is asked about sharing, which is settled on
    // the spot and costs no step; whoever said no (apart) does not fit. Domestic survivors: apart fails that, too, but later.
    ("ca-cotn",             "first    may      age      may      may      age      age      may      age      age      served      distance"),
    // Girls alone, of 11 to 17; 1 long-term bed 20 hours ago still counts as free. Around Rocklin: over
    // 400 miles from Miami and Dallas, and some 170 from Fresno, which is too far for near.
    ("ca-courage-house",    "first    may      age      may      served   age      age      may      age      age      from-abroad distance"),
    // As Children of the Night, but 13 to 17, 18 doubtful, and in Oakland or beside it, of which
    // one is a little under 150 miles from Fresno: near is asked.
    ("ca-dreamcatcher",     "first    may      age      may      may      age      age      may      age      age      served      first"),
    // 250 beds that nobody has verified: before anything else.
    ("ca-facess",           "verified verified verified verified verified verified verified verified verified verified verified    verified"),
    // Women, 18 and over. 2 beds 6 hours ago hold for one person. Somewhere in California.
    ("ca-freedom-house",    "age      may      may      age      age      served   first    age      served   first    age         age"),
    // Under 18, girls and boys together, in Fresno. 4 beds 20 hours ago.
    ("ca-fresno-eoc-sanctuary",
                            "first    may      age      may      may      age      age      may      age      age      served      first"),
    // Women, 18 and over. 1 long-term bed two days ago: too little for two, but so old that it is asked.
    // San Francisco is over 400 miles away.
    ("ca-generatehope",     "age      may      may      age      age      served   first    age      served   may      age         age"),
    // Women, 18 and over. Took nobody in two days ago: not believed any more, so asked.
    ("ca-mmp",              "age      may      may      age      age      served   may      age      served   may      age         age"),
    // Women, men and girls together, of any age, the lowest not stated; of boys nothing is stated. 1 bed
    // 6 hours ago is one step for one person, and too little for two. apart does not share.
    ("ca-next-door-dv",     "next     may      capacity may      may      may      next     may      may      next     served      next"),
    // Two groups. An emergency shelter for those under 18, girls and boys together, nothing posted; and
    // a transitional program for women and men of 18 to 22, whose 3 beds still count after two days.
    // Either is an option for those of its age, and 24, 30 and 35 are past both. apart fails only the
    // sharing of the first; near only its distance.
    ("ca-operation-safehouse",
                            "may      may      age      may      may      may      first    may      age      age      served      distance"),
    // Women, 18 and over. 5 beds 6 hours ago, so enough for two: mother has a doubt on children alone.
    ("ca-project-hope-ladc","age      may      next     age      age      served   first    age      served   first    age         age"),
    // 12 to 17, 18 to 24 doubtful; girls, of women nothing is stated, no men or boys. Nothing posted.
    ("ca-sdyss-stars",      "may      may      may      may      served   served   may      may      age      age      may         distance"),
    // Women, 18 and over. Took nobody in three hours ago; whom it serves is the earlier reason.
    ("ca-sf-safe-house",    "age      capacity capacity age      age      served   capacity age      served   capacity age         age"),
    // Suspended since July 2013, whoever asks.
    ("fl-kristi-house-safe-house",
                            "status   status   status   status   status   status   status   status   status   status   status      status"),
    // Children alone, girls or boys not stated; nothing posted. near: 2,400 miles away.
    ("fl-place-of-hope",    "may      may      age      may      may      age      age      may      age      age      may         distance"),
    // Girls of 6 to 17, 18 doubtful; nothing posted. Takes nobody back: left is asked whether it was
    // here, near says that it was.
    ("fl-wings-of-shelter", "may      may      age      may      served   age      age      may      age      age      may         no-return"),
    // That it takes men is all that is stated. All of Illinois is too far for near.
    ("il-grounds-of-grace", "may      may      may      may      may      may      may      may      may      may      may         distance"),
    // Not even the status or the state is stated: no distance, so no limit leaves it out. Girls case by
    // case, no men or boys: not for everyone, either.
    ("neng-act",            "may      may      may      may      served   served   may      may      served   may      may         may"),
    // 16 to 21; whom it serves is not stated, nothing posted.
    ("ny-covenant-house",   "may      may      age      age      may      may      may      age      age      age      may         distance"),
    // Perhaps 12 to 24; women and girls. Two groups: 1 transitional bed 20 hours ago, too little for two;
    // and supportive housing that posted nothing, which is what mother is left with.
    ("ny-gems",             "may      may      may      may      served   served   may      may      age      age      may         distance"),
    // Planned, whoever asks.
    ("tx-letot-rtc",        "status   status   status   status   status   status   status   status   status   status   status      status"),
    // Two groups, nothing posted. Girls and boys of 13 to 17; and everyone, of ages not stated, which is
    // an option for whoever would share. apart would not, in either.
    ("wa-youthcare-bridge", "may      may      may      may      may      may      may      may      may      may      served      distance"),
];

fn now() -> Timestamp {
    "2026-11-22T06:30:00Z".parse().unwrap()
}

fn field() -> SearchIndex {
    SearchIndex::of(Night::of(&founding::catalog(now()).unwrap()).unwrap())
}

fn profile(ask: &Value) -> Profile {
    AskForm::of(ask.clone()).parse(now()).unwrap_or_else(|problems| panic!("{problems:?}")).profile
}

fn ranked(field: &SearchIndex, ask: &Value, explain: Explain) -> Ranking {
    rank(field, &profile(ask), &Wanted { limit: 100, explain, weights: Weights::default() })
}

/// What became of each program, in the words of [`TABLE`].
fn outcomes(ranking: &Ranking) -> BTreeMap<String, String> {
    let options = ranking.options.iter().map(|option| {
        let band = option.band.id().trim_start_matches("call_").trim_end_matches("_fit");
        (option.program.id.to_string(), band.to_owned())
    });
    let others = ranking.not_shown.iter().flat_map(|reason| {
        reason.programs.iter().map(|p| (p.program.id.to_string(), reason.rule.to_owned()))
    });
    options.chain(others).collect()
}

#[test]
fn every_founding_program_is_to_every_household_what_the_table_says() {
    let field = field();
    let mut wrong = Vec::new();
    for (column, (household, ask)) in households().iter().enumerate() {
        let found = outcomes(&ranked(&field, ask, Explain::All));
        assert_eq!(found.len(), TABLE.len(), "{household}");
        for (program, row) in TABLE {
            let cells: Vec<_> = row.split_whitespace().collect();
            assert_eq!(cells.len(), households().len(), "{program}");
            let (expected, found) = (cells[column], &found[program]);
            if expected != found {
                wrong.push(format!(
                    "{household:10} {program:28} expected {expected}, found {found}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn counts_add_up_to_all_founding_programs() {
    let field = field();
    for (household, ask) in households() {
        let ranking = ranked(&field, &ask, Explain::All);
        let not_shown: usize = ranking.not_shown.iter().map(|reason| reason.count).sum();
        assert_eq!(ranking.considered, 24, "{household}");
        assert_eq!(ranking.eligible + not_shown, 24, "{household}");
        assert_eq!(ranking.options.len(), ranking.eligible, "{household}");
        for reason in &ranking.not_shown {
            assert_eq!(reason.count, reason.programs.len(), "{household} {}", reason.rule);
        }
        assert!(ranking.options.is_sorted_by_key(|option| option.band), "{household}");
    }
}

#[test]
fn every_finding_of_a_founding_program_reads_well() {
    let field = field();
    for (household, ask) in households() {
        let ranking = ranked(&field, &ask, Explain::Programs(every_id()));
        let options = ranking.options.iter().flat_map(|o| o.findings.iter().map(|f| &f.text));
        let others = ranking.not_shown.iter().flat_map(|reason| &reason.programs);
        let others = others.flat_map(|passed| passed.findings.iter().map(|f| &f.text));
        let near = ranking.near_misses.iter().flat_map(|miss| [&miss.because, &miss.change]);
        for sentence in options.chain(others).chain(near) {
            let sentence = sentence.english();
            assert!(!sentence.is_empty(), "{household}");
            assert_eq!(faults(&sentence), Vec::<&str>::new(), "{household}: {sentence}");
        }
    }
}

#[test]
fn a_program_asked_for_by_its_id_lists_every_finding() {
    let field = field();
    for (household, ask) in households() {
        let (ranking, profile) =
            (ranked(&field, &ask, Explain::Programs(every_id())), profile(&ask));
        for passed in ranking.not_shown.iter().flat_map(|reason| &reason.programs) {
            let listed: Vec<_> = passed.findings.iter().map(|f| (f.rule, f.text.clone())).collect();
            let mut groups = field.night().offers().filter(|o| o.program.id == passed.program.id);
            let one_of_its_groups = groups.any(|offer| {
                let said = RULES.iter().map(|rule| (rule.id, rule.say_of(offer, &profile).text));
                said.filter(|(_, text)| !text.is_nothing()).collect::<Vec<_>>() == listed
            });
            assert!(one_of_its_groups, "{household} {}: {listed:?}", passed.program.id);
        }
    }
}

fn every_id() -> Vec<ProgramId> {
    TABLE.iter().map(|(id, _)| id.parse().unwrap()).collect()
}

#[test]
fn a_limit_that_is_lifted_opens_every_near_miss_of_distance() {
    let field = field();
    let (_, mut ask) = households().into_iter().find(|(name, _)| *name == "near").unwrap();
    let misses = ranked(&field, &ask, Explain::Nearest).near_misses;
    let far: Vec<_> = misses.iter().filter(|miss| miss.rule == "distance").collect();
    assert!(!far.is_empty());
    ask.as_object_mut().unwrap().remove("within");
    let open = outcomes(&ranked(&field, &ask, Explain::Nearest));
    for miss in far {
        assert!(["first", "next", "may"].contains(&open[miss.program.id.as_str()].as_str()));
        assert_eq!(miss.who, "person");
    }
}

#[test]
fn the_nearest_beds_come_first_where_nothing_about_the_person_is_in_doubt() {
    let field = field();
    let (_, ask) = households().into_iter().find(|(name, _)| *name == "near").unwrap();
    let ranking = ranked(&field, &ask, Explain::Nearest);
    assert_eq!(ranking.options[0].program.id.as_str(), "ca-fresno-eoc-sanctuary");
    assert_eq!(
        ranking.options[0].because.english(),
        "Several beds, posted 20 hours ago, in the same area, 2 things to confirm"
    );
}

/// The examples of the README, by the names it calls them, with the first program each is told.
const EXAMPLES: [(&str, &str); 5] = [
    ("fresno-16-girl", "ca-fresno-eoc-sanctuary"),
    ("left-a-program-before", "fl-place-of-hope"),
    ("long-stay-away-from-home", "ca-bscc"),
    ("mother-with-two", "ca-project-hope-ladc"),
    ("nothing-known", "ca-cotn"),
];

#[test]
fn every_example_is_understood_and_answered() {
    let folder = format!("{}/fixtures/profiles", env!("CARGO_MANIFEST_DIR"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), EXAMPLES.len());
    let field = field();
    for (name, first) in EXAMPLES {
        let text = fs::read_to_string(format!("{folder}/{name}.json")).unwrap();
        let ask = AskForm::of(serde_json::from_str(&text).unwrap()).parse(now());
        let ask = ask.unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let ranking = rank(&field, &ask.profile, &ask.wanted);
        assert_eq!(ranking.considered, 24, "{name}");
        let options: Vec<_> = ranking.options.iter().map(|o| o.program.id.as_str()).collect();
        assert_eq!(options.first(), Some(&first), "{name}: {options:?}");
    }
}

/// What a girl of 16 in Fresno hears of one program tonight.
#[track_caller]
fn fresno_hears(program: &str, expected: &[(&'static str, FindingKind, &str)]) {
    let (_, ask) = households().remove(0);
    let ranking = ranked(&field(), &ask, Explain::Nearest);
    let option = ranking.options.into_iter().find(|o| o.program.id.as_str() == program).unwrap();
    let heard = option.findings.iter().map(|f| (f.rule, f.verdict, f.text.english()));
    let heard: Vec<_> = heard.collect();
    let heard: Vec<_> = heard.iter().map(|(rule, said, text)| (*rule, *said, &**text)).collect();
    assert_eq!(heard, expected);
}

#[test]
fn the_shelter_in_fresno_says_why() {
    fresno_hears(
        "ca-fresno-eoc-sanctuary",
        &[
            (
                "age",
                FindingKind::Fits,
                "Takes people under 18 (lowest age not listed). The person is 16.",
            ),
            (
                "served",
                FindingKind::Confirm,
                "Houses girls and boys. Ask the person if mixed housing is OK.",
            ),
            ("distance", FindingKind::Points(0), "In the same area."),
            ("capacity", FindingKind::Fits, "Several beds open as of 20 hours ago."),
            (
                "intake",
                FindingKind::Confirm,
                "Intake hours not listed. Ask when they can take someone.",
            ),
            (
                "dedicated",
                FindingKind::Points(0),
                "Also houses people who are not trafficking survivors.",
            ),
        ],
    );
}

#[test]
fn the_house_for_girls_says_why() {
    fresno_hears(
        "ca-courage-house",
        &[
            ("age", FindingKind::Fits, "Takes ages 11–17. The person is 16."),
            ("served", FindingKind::Fits, "For girls."),
            (
                "from-abroad",
                FindingKind::Points(0),
                "Takes survivors from the U.S. only (published rule).",
            ),
            (
                "distance",
                FindingKind::Confirm,
                "150 to 400 miles away, about 3 to 9 hours by road. Ask if the person can get there tonight.",
            ),
            ("stay", FindingKind::Fits, "Can stay until age 18."),
            (
                "capacity",
                FindingKind::Fits,
                "1\u{2013}2 beds posted 20 hours ago. Call before sending anyone.",
            ),
            (
                "intake",
                FindingKind::Confirm,
                "Intake hours not listed. Ask when they can take someone.",
            ),
            ("dedicated", FindingKind::Points(0), "Only for trafficking survivors."),
        ],
    );
}

#[test]
fn the_program_in_san_diego_says_why() {
    fresno_hears(
        "ca-bscc",
        &[
            ("age", FindingKind::Fits, "Takes ages 16 and over. The person is 16."),
            ("served", FindingKind::Fits, "For women and girls."),
            (
                "distance",
                FindingKind::Confirm,
                "150 to 400 miles away, about 3 to 9 hours by road. Ask if the person can get there tonight.",
            ),
            ("stay", FindingKind::Fits, "Can stay up to 2 years."),
            ("capacity", FindingKind::Fits, "1\u{2013}2 beds open as of 1 hour ago."),
            (
                "intake",
                FindingKind::Confirm,
                "Intake hours not listed. Ask when they can take someone.",
            ),
            ("dedicated", FindingKind::Points(0), "Only for trafficking survivors."),
        ],
    );
}
