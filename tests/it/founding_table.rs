//! The founding programs against households. The table is worked out by hand from the statements of
//! the programs and the meaning of the rules, never from the answers of the service.

use super::rules::faults;
use crate::here::English;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use waystation::desk::{RankRequest, Received};
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

/// The result of each program for each household: `first`, `next` or `may` for an option in that
/// band, otherwise the rule that is the primary reason against it.
///
/// A band goes down one step for each doubt about whom the program takes (status, area to avoid,
/// age, gender, children) and two steps for over 400 miles. A doubt that the person on the line
/// settles in a word costs nothing. Only the band of a post is known. Its age costs no step for 3
/// beds or more within a day, one step for 1 or 2 beds after some hours or any post after a day, and
/// two steps if nothing is posted. A band that may be too small for the household costs a step.
#[rustfmt::skip]
const TABLE: [(&str, &str); 24] = [
    // Women and girls of 16 and over, no men or boys by the survey. 1 or 2 beds an hour ago.
    // nothing: the age is a second doubt. mother: children, and whether there are 2 beds. San
    // Francisco is over 400 miles away. near: it is 315 miles away.
    //                       fresno   nothing  mother   left     boy      everyone nights   avoids   man      abroad   apart       near
    ("ca-bscc",             "first    may      may      age      served   served   first    age      served   may      first       distance"),
    // Not accepting anyone three hours ago. Women and adults only, which are the earlier reasons.
    ("ca-cast",             "age      capacity capacity age      age      served   capacity age      served   capacity age         age"),
    // Girls and boys together. A person who named one of them is asked about sharing, which is
    // settled on the spot and costs no step. A person who said no (apart) does not fit. Domestic
    // survivors: apart fails that as well, but later.
    ("ca-cotn",             "first    may      age      may      may      age      age      may      age      age      served      distance"),
    // Girls only, aged 11 to 17. 1 long-term bed 20 hours ago still counts as free. Around Rocklin:
    // over 400 miles from Miami and Dallas, and about 170 from Fresno, which is too far for near.
    ("ca-courage-house",    "first    may      age      may      served   age      age      may      age      age      from-abroad distance"),
    // As Children of the Night, but 13 to 17, with 18 doubtful, and in or beside Oakland. One of
    // the two is a little under 150 miles from Fresno, so near is asked.
    ("ca-dreamcatcher",     "first    may      age      may      may      age      age      may      age      age      served      first"),
    // 250 beds that are not verified; that is the first reason of all.
    ("ca-facess",           "verified verified verified verified verified verified verified verified verified verified verified    verified"),
    // Women, 18 and over. 2 beds 6 hours ago still count for one person. Somewhere in California.
    ("ca-freedom-house",    "age      may      may      age      age      served   first    age      served   first    age         age"),
    // Under 18, girls and boys together, in Fresno. 4 beds 20 hours ago.
    ("ca-fresno-eoc-sanctuary",
                            "first    may      age      may      may      age      age      may      age      age      served      first"),
    // Women, 18 and over. 1 long-term bed two days ago is too few for two, but so old that the
    // program is asked. San Francisco is over 400 miles away.
    ("ca-generatehope",     "age      may      may      age      age      served   first    age      served   may      age         age"),
    // Women, 18 and over. Not accepting anyone two days ago: too old to believe, so the program is
    // asked.
    ("ca-mmp",              "age      may      may      age      age      served   may      age      served   may      age         age"),
    // Women, men and girls together, of any age; the lowest age and boys are not stated. 1 or 2 beds
    // 6 hours ago, so two people have to ask. apart does not share.
    ("ca-next-door-dv",     "first    may      may      may      may      may      first    may      may      first    served      first"),
    // Two groups. An emergency shelter for people under 18, girls and boys together, with nothing
    // posted. A transitional program for women and men of 18 to 22, whose 3 beds still count after
    // two days. Each is an option for people of its age; 24, 30 and 35 are too old for both. apart
    // fails only the sharing of the first group; near fails only its distance.
    ("ca-operation-safehouse",
                            "may      may      age      may      may      may      first    may      age      age      served      distance"),
    // Women, 18 and over. 5 beds 6 hours ago are enough for two, so mother has a doubt about
    // children only.
    ("ca-project-hope-ladc","age      may      next     age      age      served   first    age      served   first    age         age"),
    // 12 to 17, with 18 to 24 doubtful. Girls; women are not stated; no men or boys. Nothing
    // posted.
    ("ca-sdyss-stars",      "may      may      may      may      served   served   may      may      age      age      may         distance"),
    // Women, 18 and over. Not accepting anyone three hours ago; gender and age are earlier reasons.
    ("ca-sf-safe-house",    "age      capacity capacity age      age      served   capacity age      served   capacity age         age"),
    // Suspended since July 2013, for every household.
    ("fl-kristi-house-safe-house",
                            "status   status   status   status   status   status   status   status   status   status   status      status"),
    // Children only, girls or boys not stated. Nothing posted. near: 2,400 miles away.
    ("fl-place-of-hope",    "may      may      age      may      may      age      age      may      age      age      may         distance"),
    // Girls of 6 to 17, with 18 doubtful. Nothing posted. Takes no one back: left is asked if it
    // was here, and near says that it was.
    ("fl-wings-of-shelter", "may      may      age      may      served   age      age      may      age      age      may         no-return"),
    // It states only that it takes men. All of Illinois is too far for near.
    ("il-grounds-of-grace", "may      may      may      may      may      may      may      may      may      may      may         distance"),
    // Not even the status or the state is stated. Without a distance, no limit excludes it. Girls
    // case by case, no men or boys, so it is not for people of all genders either.
    ("neng-act",            "may      may      may      may      served   served   may      may      served   may      may         may"),
    // 16 to 21. Gender is not stated, and nothing is posted.
    ("ny-covenant-house",   "may      may      age      age      may      may      may      age      age      age      may         distance"),
    // Possibly 12 to 24; women and girls. Two groups: 1 transitional bed 20 hours ago, too few for
    // two, and supportive housing without a post, which is all that is left for mother.
    ("ny-gems",             "may      may      may      may      served   served   may      may      age      age      may         distance"),
    // Planned, for every household.
    ("tx-letot-rtc",        "status   status   status   status   status   status   status   status   status   status   status      status"),
    // Two groups without posts. One for girls and boys of 13 to 17. One for all genders with ages
    // not stated, which is an option for people who would share. apart would share in neither.
    ("wa-youthcare-bridge", "may      may      may      may      may      may      may      may      may      may      served      distance"),
];

fn now() -> Timestamp {
    "2026-11-22T06:30:00Z".parse().unwrap()
}

fn field() -> SearchIndex {
    SearchIndex::of(Night::of(&founding::catalog(now()).unwrap()).unwrap())
}

fn profile(ask: &Value) -> Profile {
    Received::<RankRequest>::json(ask.clone())
        .parse(now())
        .unwrap_or_else(|problems| panic!("{problems:?}"))
        .profile
}

fn ranked(field: &SearchIndex, ask: &Value, explain: Explain) -> Ranking {
    rank(field, &profile(ask), &Wanted { limit: 100, explain, weights: Weights::default() })
}

/// The result for each program, in the words of [`TABLE`].
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
                let said =
                    RULES.iter().map(|rule| (rule.id, rule.judge_in_words(offer, &profile).text));
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

/// The examples of the README by name, each with the first program in its answer.
const EXAMPLES: [(&str, &str); 5] = [
    ("fresno-16-girl", "ca-fresno-eoc-sanctuary"),
    ("left-a-program-before", "fl-place-of-hope"),
    ("long-stay-away-from-home", "ca-generatehope"),
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
        let ask = Received::<RankRequest>::json(serde_json::from_str(&text).unwrap()).parse(now());
        let ask = ask.unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let ranking = rank(&field, &ask.profile, &ask.wanted);
        assert_eq!(ranking.considered, 24, "{name}");
        let options: Vec<_> = ranking.options.iter().map(|o| o.program.id.as_str()).collect();
        assert_eq!(options.first(), Some(&first), "{name}: {options:?}");
    }
}

/// Checks what a girl of 16 in Fresno hears about one program tonight.
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
