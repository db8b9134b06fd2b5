//! Checks the shape of the tree: which module may name which, the length of files, and complete
//! lists.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The modules that each module may name through `crate::`. Any other arrow fails the build.
const MAY_USE: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("help", &["words"]),
    ("domain", &["words"]),
    ("rules", &["words", "domain"]),
    ("solvers", &[]),
    ("matching", &["words", "domain", "rules", "solvers"]),
    ("store", &["words", "domain"]),
    ("exchange", &["words", "domain"]),
    ("desk", &["words", "domain", "rules", "solvers", "matching", "store", "exchange"]),
    ("web", &["words", "help", "domain", "desk", "rules"]),
    (
        "cli",
        &[
            "config",
            "desk",
            "domain",
            "exchange",
            "matching",
            "rules",
            "solvers",
            "telemetry",
            "web",
            "words",
        ],
    ),
];

/// The start-up modules, which may name everything.
const MAY_USE_ALL: &[&str] = &["config", "telemetry", "main", "lib"];

/// The number of cases of properties: compiled only into tests, so any module may use it.
const TESTS_ALONE: &str = "cases";

/// The files that may name a crate, by the beginning of their path under `src/`.
const CRATE_HOME: &[(&str, &[&str])] = &[
    ("good_lp", &["solvers"]),
    ("diesel", &["store"]),
    ("diesel_migrations", &["store"]),
    ("actix_web", &["web", "cli", "main.rs"]),
    ("actix_http", &["web"]),
    ("actix_service", &["web"]),
    ("actix_tls", &["web"]),
    ("rustls", &["web", "cli"]),
    ("governor", &["web"]),
];

/// The one file that may read the time, and the ways to read it.
const CLOCK: (&str, &[&str]) = ("desk/clock.rs", &["Utc::now", "Local::now", "SystemTime::now"]);

/// The one file that may turn a moment into a local day or time, or back, and the ways to do so. A
/// day taken from UTC is wrong for a third of each evening.
const DAYS: (&str, &[&str]) = (
    "domain/clock.rs",
    &[
        "date_naive(",
        "naive_local(",
        "with_timezone(&",
        "from_local_datetime(",
        "from_utc_datetime(",
        "naive_utc().date",
        "Tz::UTC",
    ],
);

/// Names that say nothing about the content.
const EMPTY_NAMES: &[&str] =
    &["util", "utils", "helper", "helpers", "common", "manager", "service"];

/// Files of `src/rules` that hold no rule but the parts of rules.
const NOT_A_RULE: &[&str] = &[
    "aging",
    "barriers",
    "change",
    "column",
    "concerns",
    "interned",
    "law",
    "nature",
    "practice",
    "reminders",
    "road",
    "rows",
    "verdict",
    "version",
];

/// Identifiers of data standards that look like web addresses and are not.
const STANDARDS: &[&str] = &["http://hl7.org/", "http://terminology.hl7.org/"];

/// The files that may print: the output of all commands, and the build script for Cargo.
const MAY_PRINT: &[&str] = &["cli/output.rs", "words/build/main.rs"];

const LONGEST_FILE: usize = 400;

/// The modules that contain no text in any language: they pass texts on as values.
const NO_ENGLISH: &[&str] = &["domain", "rules", "matching", "desk"];

/// Files and folders whose sentences are not values yet. Remove each once it is converted.
const STILL_ENGLISH: &[&str] = &["domain/zone.rs"];

/// Words that files, databases and questions spell the same way in every language.
const SPELLINGS: &[(&str, &[&str])] = &[
    ("desk/demo.rs", &["A hotline of the demo"]),
    ("desk/keeping.rs", &["no answer within {} seconds"]),
    ("domain/age.rs", &["and over"]),
    ("domain/answer.rs", &["case by case", "not asked"]),
    ("domain/intake.rs", &["on call"]),
    (
        "domain/coming.rs",
        &["child welfare", "law enforcement", "paid ride", "police station", "program vehicle"],
    ),
    (
        "domain/entry.rs",
        &[
            "acknowledges exploitation",
            "at intake",
            "before entry",
            "by identity",
            "by sex assigned",
            "case by case",
            "guardian or agency",
            "not on site",
            "self for ",
            "self for 72 hours",
            "sex offense",
            "until week ",
            "until week 30",
        ],
    ),
    (
        "domain/field.rs",
        &[
            "advocate screens",
            "after altercation",
            "after hours",
            "after leaving",
            "bed hold",
            "checks residents",
            "expected opening",
            "extra support",
            "from abroad",
            "gender policy",
            "inside first",
            "intake hours",
            "medical check",
            "minimum stay",
            "minor consent",
            "no eject",
            "no reject",
            "open to residents",
            "other states",
            "payer needed",
            "phone screening",
            "room mates",
            "tb test",
            "waiting list",
        ],
    ),
    (
        "domain/focus.rs",
        &[
            "african american",
            "asian and pacific islander",
            "homeless youth",
            "latin american",
            "middle eastern",
            "native american",
            "south asian",
            "southeast asian",
            "survivor led",
        ],
    ),
    (
        "domain/house.rs",
        &[
            "background checks",
            "by agreement",
            "confidential location",
            "handed in",
            "screened calls",
            "staff secure",
            "with the person",
        ],
    ),
    ("domain/listed.rs", &["not {}", "{}; not {}"]),
    ("domain/mates.rs", &["one age band", "one gender", "rooms of ", "rooms of {}"]),
    ("domain/offers.rs", &["on transit", "prefers out of area"]),
    ("domain/place.rs", &[" in {state}", "state {state}"]),
    ("domain/placement/kept.rs", &["declined {}", "discharged {}", "withdrawn {}"]),
    ("domain/program.rs", &["long term", "not listed", "shared bed"]),
    (
        "domain/reserved.rs",
        &[
            "for survivors until ",
            "for survivors until 20:00",
            "for survivors until the program releases them",
            "for survivors",
        ],
    ),
    (
        "domain/services.rs",
        &[
            "art and music",
            "case management",
            "clothing and food",
            "court accompaniment",
            "crisis intervention",
            "dental care",
            "family counseling",
            "help finding a home",
            "help with benefits",
            "job training",
            "legal help",
            "life skills",
            "medical care",
            "mental health care",
            "money management",
            "parenting classes",
            "peer support",
            "safety planning",
            "substance use treatment",
            "trauma therapy",
        ],
    ),
    (
        "domain/state.rs",
        &[
            "District of Columbia",
            "federated states of micronesia",
            "mariana islands",
            "n car",
            "n dak",
            "n mex",
            "new mex",
            "northern marianas",
            "pto rico",
            "republic of palau",
            "republic of the marshall islands",
            "s car",
            "s dak",
            "us virgin islands",
            "virgin islands",
            "w va",
            "wash dc",
            "west va",
        ],
    ),
    ("domain/stay.rs", &["no limit", "unknown: {raw}", "until {age}", "{sure} to {most}"]),
    ("matching/assign/answer.rs", &["out of time", "within gap"]),
    ("matching/base/proof.rs", &["out of time"]),
    ("matching/plan/answer.rs", &["out of time", "within gap"]),
    ("rules/barriers.rs", &["bed hold"]),
    (
        "rules/change.rs",
        &[
            "accepts {}",
            "answer {question}: {}",
            "arrive {}",
            "caller {}",
            "forgoes {}",
            "nights {nights}",
            "posts {open}, taking {}",
            "says {}: {value}",
            "within {}",
        ],
    ),
    ("rules/column.rs", &["{} facts"]),
    ("rules/nature.rs", &["read out"]),
    ("rules/no_return.rs", &["case by case"]),
    ("rules/practice.rs", &["case by case"]),
    ("rules/sobriety.rs", &["not on site"]),
];

#[test]
fn modules_name_only_what_is_below_them() {
    let mut arrows = Vec::new();
    for file in sources() {
        let module = file.module();
        if MAY_USE_ALL.contains(&module.as_str()) {
            continue;
        }
        let Some((_, may_use)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            arrows.push(format!("src/{}: {module} is in no row of the table", file.path));
            continue;
        };
        for named in crate_names(&file.code).into_iter().filter(|named| named != TESTS_ALONE) {
            if named != module && !may_use.contains(&named.as_str()) {
                arrows.push(format!("src/{}: {module} may not name {named}", file.path));
            }
        }
    }
    assert_none(&arrows);
}

/// The Diesel traits that read or write a row.
const OF_ROWS: &[&str] =
    &["Queryable", "QueryableByName", "Selectable", "Insertable", "Identifiable", "AsChangeset"];

#[test]
fn rows_never_leave_the_store() {
    let mut strays = Vec::new();
    for file in sources().iter().filter(|file| file.module() == "store") {
        for derived in file.code.split("#[derive(").skip(1) {
            let (derives, rest) = derived.split_once(")]").unwrap();
            let is_item = |line: &&str| ["struct ", "enum "].iter().any(|kind| line.contains(kind));
            let item = rest.lines().map(str::trim).find(is_item).unwrap();
            let is_row = words(derives).any(|derive| OF_ROWS.contains(&derive));
            if is_row && (item.starts_with("pub struct") || item.starts_with("pub enum")) {
                strays.push(format!("src/{}: {item} is a row for everybody", file.path));
            }
        }
    }
    assert_none(&strays);
}

/// The one file that defines the smallest count that may be shown, and the ways to repeat it
/// elsewhere.
const SMALLEST_COUNT: (&str, &[&str]) =
    ("domain/reportable.rs", &["i64 = 11;", "minimum = 11", ">= 11", "< 11"]);

#[test]
fn how_small_a_count_may_be_is_said_once() {
    let (home, ways) = SMALLEST_COUNT;
    let mut strays = Vec::new();
    for file in sources().iter().filter(|file| file.path != home) {
        for way in ways.iter().filter(|way| file.code.contains(**way)) {
            strays.push(format!("src/{}: {way} belongs in src/{home}", file.path));
        }
    }
    assert_none(&strays);
}

#[test]
fn every_property_draws_its_cases_from_the_set_seed() {
    let mut strays = Vec::new();
    let tests = read_under("tests/it", "rs");
    for file in sources().iter().chain(&tests) {
        let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
        let configured = |next: &str| next.starts_with("#![proptest_config(cases(");
        for pair in lines.windows(2).filter(|pair| pair[0] == "proptest! {" && !configured(pair[1]))
        {
            strays.push(format!("{}: {:?} does not use cases()", file.path, pair[1]));
        }
    }
    assert_none(&strays);
}

#[test]
fn crates_stay_in_their_module() {
    let mut strays = Vec::new();
    for file in sources() {
        for (name, homes) in CRATE_HOME {
            let at_home = homes.iter().any(|home| file.is_under(home));
            if !at_home && names_crate(&file.code, name) {
                strays.push(format!("src/{}: {name} belongs under {homes:?}", file.path));
            }
        }
    }
    assert_none(&strays);
}

#[test]
fn only_the_clock_knows_the_time() {
    let (clock, ways) = CLOCK;
    let mut strays = Vec::new();
    for file in sources().iter().filter(|file| file.path != clock) {
        for way in ways.iter().filter(|way| file.code.contains(**way)) {
            strays.push(format!("src/{}: {way} belongs in src/{clock}", file.path));
        }
    }
    assert_none(&strays);
}

#[test]
fn a_day_is_a_local_day_and_one_file_makes_it() {
    let (home, ways) = DAYS;
    let mut strays = Vec::new();
    for file in sources().iter().filter(|file| file.path != home) {
        let code = file.code.replace("with_timezone(&Utc)", "");
        for way in ways.iter().filter(|way| code.contains(**way)) {
            strays.push(format!("src/{}: {way} belongs in src/{home}", file.path));
        }
    }
    assert_none(&strays);
}

/// Ways to open a connection, and the one file that may: it asks the service on this machine.
const CONNECTS: (&str, &[&str]) = (
    "cli/health.rs",
    &["TcpStream::connect", "UdpSocket", "UnixStream::connect", "TcpSocket", "to_socket_addrs"],
);

/// Crates that send requests or mail.
const CLIENTS: &[&str] = &["reqwest", "ureq", "hyper", "awc", "curl", "isahc", "surf", "lettre"];

#[test]
fn nothing_connects_to_other_machines() {
    let (home, ways) = CONNECTS;
    let mut strays = Vec::new();
    for file in sources().iter().filter(|file| file.path != home) {
        for way in ways.iter().filter(|way| file.code.contains(**way)) {
            strays.push(format!("src/{}: {way} opens a connection", file.path));
        }
    }
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none"])
        .args(["--format", "{p}"])
        .current_dir(root())
        .output()
        .unwrap();
    let tree = String::from_utf8(tree.stdout).unwrap();
    let crates: BTreeSet<&str> =
        tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(crates.contains("actix-web") && !crates.contains("proptest"), "{crates:?}");
    let clients = crates.iter().filter(|name| CLIENTS.contains(name));
    strays.extend(clients.map(|name| format!("{name} can send requests")));
    assert_none(&strays);
}

#[test]
fn what_commands_say_goes_one_way() {
    let faults: Vec<_> = sources()
        .iter()
        .filter(|file| file.code.contains("stdout(") && !MAY_PRINT.contains(&&*file.path))
        .map(|file| format!("src/{} prints past cli/output.rs", file.path))
        .collect();
    assert_none(&faults);
}

#[test]
fn a_file_is_a_page_and_its_name_says_what_is_on_it() {
    let mut faults = Vec::new();
    for file in sources() {
        let lines = file.text.lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("src/{}: {lines} lines, split it by word", file.path));
        }
        for word in file.path.trim_end_matches(".rs").split('/') {
            if EMPTY_NAMES.contains(&word) {
                faults.push(format!("src/{}: {word} says nothing", file.path));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_rule_is_listed_and_has_a_fixture() {
    let rules = read_under("src/rules", "rs");
    let Some(contents) = rules.iter().find(|file| file.path == "mod.rs") else {
        assert!(rules.is_empty(), "src/rules has files but no mod.rs");
        return;
    };
    let start = contents.code.rfind("const RULES").unwrap_or_else(|| panic!("no const RULES"));
    let (list, _) = contents.code.split_at(start).1.split_once(';').unwrap();
    let listed: BTreeSet<_> = words(list).collect();
    let mut faults = Vec::new();
    for file in rules.iter().filter(|file| !file.path.contains('/') && file.path != "mod.rs") {
        let name = file.path.trim_end_matches(".rs");
        if NOT_A_RULE.contains(&name) {
            continue;
        }
        if !listed.contains(name) {
            faults.push(format!("src/rules/{name}.rs is not in RULES"));
        }
        let fixture = format!("fixtures/rules/{}.json", name.replace('_', "-"));
        if !root().join(&fixture).is_file() {
            faults.push(format!("src/rules/{name}.rs has no {fixture}"));
        }
    }
    assert_none(&faults);
}

#[test]
fn every_setting_is_in_the_manual() {
    let configs = sources();
    let configs: Vec<_> = configs.iter().filter(|file| file.module() == "config").collect();
    if configs.is_empty() {
        return;
    }
    let manual = root().join("src/help/en/administrators.md");
    let manual = fs::read_to_string(manual).expect("the manual lists settings");
    let described: BTreeSet<_> = words(&manual).collect();
    let missing: Vec<_> = configs
        .iter()
        .flat_map(|file| words(&file.code))
        .filter(|word| word.starts_with("WAYSTATION_") && !described.contains(word))
        .map(|setting| format!("{setting} is not in the manual"))
        .collect();
    assert_none(&missing);
}

#[test]
fn the_image_is_built_from_all_that_the_code_includes() {
    let image = fs::read_to_string(root().join("Dockerfile")).unwrap();
    let context = fs::read_to_string(root().join(".dockerignore")).unwrap();
    let mut missing = Vec::new();
    for file in sources() {
        for sign in ["include_str!(\"../", "include_bytes!(\"../"] {
            for included in file.text.split(sign).skip(1) {
                let path = included.split('"').next().unwrap();
                let up = 1 + path.split('/').take_while(|step| *step == "..").count();
                if up < file.path.split('/').count() {
                    continue;
                }
                let folder = path.trim_start_matches("../").split('/').next().unwrap();
                if !image.contains(&format!("COPY {folder} ")) || !context.contains(folder) {
                    missing.push(format!("src/{}: the image has no {folder}", file.path));
                }
            }
        }
    }
    assert_none(&missing);
}

#[test]
fn fixtures_hold_no_address() {
    let mut faults = Vec::new();
    for file in read_under("fixtures", "json") {
        let text = STANDARDS.iter().fold(file.text, |text, known| text.replace(known, ""));
        for sign in ["http://", "https://", "www."] {
            if text.contains(sign) {
                faults.push(format!("fixtures/{}: holds {sign}", file.path));
            }
        }
        if let Some(street) = street_address(&text) {
            faults.push(format!("fixtures/{}: \"{street}\" reads like a street", file.path));
        }
    }
    assert_none(&faults);
}

#[test]
fn nothing_is_allowed_or_left_to_do() {
    // Joined here, so that this file does not contain the text it looks for.
    let signs = [concat!("#[", "allow("), concat!("#![", "allow("), concat!("todo", "!")];
    let mut faults = Vec::new();
    for folder in ["src", "tests"] {
        for file in read_under(folder, "rs") {
            for sign in signs.iter().filter(|sign| file.code.contains(**sign)) {
                faults.push(format!("{folder}/{}: {sign}", file.path));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn no_english_remains_in_domain_rules_matching_or_desk() {
    let mut faults = Vec::new();
    for file in sources() {
        let converted = NO_ENGLISH.contains(&&*file.module())
            && !STILL_ENGLISH.iter().any(|start| file.path.starts_with(start));
        if !converted {
            continue;
        }
        let spelled = SPELLINGS.iter().filter(|(path, _)| *path == file.path);
        let spelled: BTreeSet<&str> = spelled.flat_map(|(_, words)| *words).copied().collect();
        for said in literals(&file.text).into_iter().filter(|said| is_english(said)) {
            if !spelled.contains(said.as_str()) {
                faults.push(format!("src/{}: \"{said}\" belongs in src/words", file.path));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn english_is_told_from_words_of_a_file_or_an_api() {
    for said in ["This is wrong.", "{open} are open", "Call {name} first"] {
        assert!(is_english(said), "{said}");
    }
    for word in ["case-by-case", "%H:%M", "Fresno, CA", "North Dakota", "{a}={b}", "a\u{201c}b"] {
        assert!(!is_english(word), "{word}");
    }
    let code = r##"#[error("no such {0}")] x('"', "a b"); // "c d"
        warn!(%why, "not so"); let r = r#"e "f"#; fn f<'a>() -> &'a str { "g\" h" }
        #[cfg(test)]
        mod tests { "i j" }"##;
    assert_eq!(literals(code), ["a b", "e \"f", "g\\\" h"]);
}

#[test]
fn this_test_reads_code_as_the_compiler_does() {
    let code = without_comments("use crate::{domain::{Night, Zone}, store};\n// crate::web\n");
    assert_eq!(crate_names(&code), ["domain", "store"].map(String::from).into());
    assert_eq!(crate_names("pub(in crate::web) fn x()"), ["web".to_owned()].into());
    assert_eq!(crate_names("my_crate::web, $crate::rules::R"), ["rules".to_owned()].into());
    assert!(names_crate("use diesel::prelude::*;", "diesel"));
    assert!(names_crate("use diesel as d;", "diesel"));
    assert!(!names_crate("\"diesel=warn\"; diesel_migrations::run()", "diesel"));
    assert_eq!(street_address("at 12 North Elm St."), Some("12 North Elm St.".to_owned()));
    assert_eq!(street_address("24 hour street outreach, 3 Beds"), None);
}

/// A file, with its path relative to the folder.
pub(super) struct Source {
    pub(super) path: String,
    pub(super) text: String,
    pub(super) code: String,
}

impl Source {
    /// The module of `src/` that a file belongs to: `store` for `store/holds.rs` and `store.rs`.
    pub(super) fn module(&self) -> String {
        let top = self.path.split('/').next().unwrap_or_default();
        top.trim_end_matches(".rs").to_owned()
    }

    fn is_under(&self, home: &str) -> bool {
        self.path == home || self.module() == home
    }
}

pub(super) fn sources() -> Vec<Source> {
    read_under("src", "rs")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file with this ending below a folder; none if the folder does not exist.
pub(super) fn read_under(folder: &str, ending: &str) -> Vec<Source> {
    let top = root().join(folder);
    let mut open = vec![top.clone()];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).unwrap();
            open.extend(entries.map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(read(&top, &path));
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn read(top: &Path, path: &PathBuf) -> Source {
    let text = fs::read_to_string(path).unwrap();
    let code = without_comments(&text);
    let path = path.strip_prefix(top).unwrap().to_str().unwrap().to_owned();
    Source { path, text, code }
}

/// The text without everything from `//` to the end of a line, including links in doc comments.
fn without_comments(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    lines.collect::<Vec<_>>().join("\n")
}

/// The text literals of a file. Leaves out tests, attributes, checks by the build, and log
/// messages, which are in English for administrators.
fn literals(text: &str) -> Vec<String> {
    let text = text.split("#[cfg(test)]\n").next().unwrap_or_default();
    let letters: Vec<char> = text.chars().collect();
    let starts = |at: usize, sign: &str| {
        sign.chars().enumerate().all(|(plus, letter)| letters.get(at + plus) == Some(&letter))
    };
    let (mut found, mut at) = (Vec::new(), 0);
    // The number of open brackets since a part began that is left out.
    let mut left_out: usize = 0;
    while let Some(letter) = letters.get(at) {
        let word_before = at > 0 && is_word(letters[at - 1]);
        let log = ["debug!(", "info!(", "warn!(", "error!(", "assert!("];
        let begins = ["#[", "#!["].into_iter().chain(log.into_iter().filter(|_| !word_before));
        let begins = begins.into_iter().find(|sign| starts(at, sign)).filter(|_| left_out == 0);
        if let Some(sign) = begins {
            left_out = 1;
            at += sign.len();
        } else if starts(at, "//") {
            at += letters[at..].iter().take_while(|letter| **letter != '\n').count();
        } else if starts(at, "r#\"") || starts(at, "r\"") && !word_before {
            let end = if letters[at + 1] == '#' { "\"#" } else { "\"" };
            let start = at + 1 + end.len();
            let length = (start..letters.len()).position(|place| starts(place, end)).unwrap();
            found.push(letters[start..start + length].iter().collect::<String>());
            at = start + length + end.len();
        } else if *letter == '"' {
            let start = at + 1;
            at = start;
            while letters[at] != '"' {
                at += if letters[at] == '\\' { 2 } else { 1 };
            }
            if left_out == 0 {
                found.push(letters[start..at].iter().collect());
            }
            at += 1;
        } else if *letter == '\'' && (starts(at + 2, "'") || starts(at + 1, "\\")) {
            // A character literal, not a lifetime.
            at += 3 + letters[at + 3..].iter().take_while(|letter| **letter == '\'').count();
            at += usize::from(starts(at, "'"));
        } else {
            match letter {
                '(' | '[' | '{' if left_out > 0 => left_out += 1,
                ')' | ']' | '}' if left_out > 0 => left_out -= 1,
                _ => {}
            }
            at += 1;
        }
    }
    found
}

/// Returns true if a literal has two words in a row as sentences have them. An inserted value
/// counts as a word.
fn is_english(said: &str) -> bool {
    let bare = |word: &str| {
        let marks = |c: char| c.is_ascii_punctuation() && !matches!(c, '{' | '}' | '%' | '=');
        word.trim_matches(marks).to_owned()
    };
    let is_put_in = |word: &str| word.starts_with('{') && word.ends_with('}');
    let is_lower = |word: &str| !word.is_empty() && word.chars().all(char::is_lowercase);
    let starts = |word: &str| {
        let mut rest = word.chars();
        rest.next().is_some_and(char::is_alphabetic) && is_lower(rest.as_str())
    };
    let words: Vec<String> = said.split_whitespace().map(bare).collect();
    words.windows(2).any(|pair| {
        let [first, second] = pair else { return false };
        is_lower(second) && (starts(first) || is_lower(first) || is_put_in(first))
            || is_put_in(second) && (starts(first) || is_lower(first))
    })
}

/// The modules that a file names: after `crate::`, one name or a list in braces.
fn crate_names(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let (before, rest) = code.split_at(at);
        let rest = rest.trim_start_matches("crate::");
        if before.ends_with(is_word) {
            continue;
        }
        match rest.strip_prefix('{') {
            Some(list) => names.extend(list_heads(list)),
            None => names.extend(words(rest).next().map(str::to_owned)),
        }
    }
    names
}

/// The first word of each item of a `use` list, from after its opening brace.
fn list_heads(list: &str) -> Vec<String> {
    let mut depth = 1;
    let mut top = String::new();
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 1 => top.push(letter),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    top.split(',').filter_map(|item| words(item).next()).map(str::to_owned).collect()
}

/// Returns true if a path or an import starts with this crate.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let (before, rest) = code.split_at(at);
        let after = rest.trim_start_matches(name);
        let imported = ["::", ";", " as "].iter().any(|sign| after.starts_with(sign));
        imported && !before.ends_with(is_word)
    })
}

/// Finds a number, one to three words and a kind of street, all words capitalized.
fn street_address(text: &str) -> Option<String> {
    const STREETS: &[&str] =
        &["Street", "St", "Avenue", "Ave", "Road", "Rd", "Boulevard", "Blvd", "Lane", "Drive"];
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<&str> = text.split_whitespace().collect();
    for start in 0..words.len() {
        for length in 3..=5 {
            let Some(address) = words.get(start..start + length) else { continue };
            let [number, names @ .., street] = address else { continue };
            let numbered = bare(number).parse::<u32>().is_ok();
            let capital = names.iter().all(|name| name.starts_with(char::is_uppercase));
            if numbered && capital && STREETS.contains(&bare(street).as_str()) {
                return Some(address.join(" "));
            }
        }
    }
    None
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter| !is_word(letter)).filter(|word| !word.is_empty())
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[track_caller]
pub(super) fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
