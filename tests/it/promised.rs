//! Checks the table of what is asked of promises: it is complete, and every test it names exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const TABLE: &str = include_str!("../promises.md");
const PROOFS: &str = include_str!("../proofs/run");
const FAULTS: &str = include_str!("../seeded/faults.patch");
const SCHEMA: &str = include_str!("../../src/store/schema.rs");
const SCRIPT: &str = include_str!("../../src/web/assets/page.js");

/// The entries that the table must have, in addition to the invariants I1 to I18.
const ASKED: &[&str] = &[
    "core",
    "store",
    "steps",
    "next search",
    "shortfall",
    "not open",
    "how many",
    "posts",
    "paper",
    "keys",
    "live",
    "actors",
    "instances",
    "unmet need",
    "clock",
    "disk full",
    "others' ids",
    "another body",
    "versions",
    "typing errors",
    "out of range",
    "R1",
    "R7",
    "R11",
    "R14",
    "R21",
    "R22",
    "delta arithmetic",
    "blind sweeper",
    "purge",
    "catch-all rule",
    "others' referrals",
    "others' data",
    "others' record",
    "calls outside",
    "rejected",
    "inline scripts",
    "timing",
    "key of a minute",
];

/// Every column that promises and accounts store. Before you add a new column here, think about what it may
/// reveal about a person.
const COLUMNS: &[(&str, &[&str])] = &[
    ("unit", &["id", "unit_group_id", "open"]),
    (
        "placement",
        &[
            "id",
            "unit_group_id",
            "holder_id",
            "code",
            "sealed_code",
            "version",
            "state",
            "at",
            "unit_id",
            "granted_at",
            "has_unit",
            "late",
            "until",
            "frees_at",
            "over_at",
            "extended",
        ],
    ),
    (
        "placement_step",
        &[
            "placement_id",
            "version",
            "step",
            "at",
            "unit_id",
            "organization_id",
            "role",
            "happened_at",
        ],
    ),
    ("kept_answer", &["organization_id", "role", "request_key", "asked", "answer", "at"]),
    ("ended_count", &["unit_group_id", "month", "ending", "count"]),
    ("unmet", &["month", "reason", "count"]),
    (
        "token",
        &[
            "id",
            "digest",
            "organization_id",
            "role",
            "demo",
            "made_at",
            "revoked_at",
            "name",
            "scope",
            "expires_at",
            "last_used_on",
        ],
    ),
    (
        "account",
        &[
            "id",
            "organization_id",
            "role",
            "sign_in_name",
            "team",
            "state",
            "password",
            "pin",
            "code_secret",
            "code_since",
            "code_step",
            "made_at",
        ],
    ),
    ("account_program", &["account_id", "program_id"]),
    ("recovery_code", &["account_id", "digest", "used_at"]),
    ("sign_in_try", &["digest", "failures", "waits_until", "at"]),
    (
        "session",
        &[
            "id",
            "digest",
            "account_id",
            "device",
            "stage",
            "made_at",
            "seen_at",
            "over_at",
            "locked",
            "pin_failures",
        ],
    ),
    (
        "invitation",
        &[
            "id",
            "digest",
            "organization_id",
            "role",
            "team",
            "invited_by",
            "needs_second",
            "confirmed_by",
            "made_at",
            "over_at",
            "used_at",
        ],
    ),
    ("invitation_program", &["invitation_id", "program_id"]),
    (
        "audit_entry",
        &[
            "number",
            "at",
            "organization_id",
            "account_id",
            "action",
            "program_id",
            "subject",
            "reason",
            "before",
            "digest",
        ],
    ),
    ("audit_head", &["id", "number", "digest", "purged_number", "purged_digest"]),
    ("full_after_all", &["unit_group_id", "at"]),
    ("change_note", &["program_id"]),
    ("change_log", &["number", "program_id"]),
    ("change_head", &["id", "number", "looked_at"]),
];

/// Tables that describe only programs and this database.
const OF_PROGRAMS: &[&str] = &[
    "network",
    "organization",
    "program",
    "unit_group",
    "assertion",
    "capacity_post",
    "set_aside",
    "setting",
    "outcome",
    "import_batch",
    "listing",
    "import_edit",
    "organization_listing",
    "__diesel_schema_migrations",
];

/// The rows of the table: the entry, and the names beside it.
fn rows() -> Vec<(&'static str, Vec<&'static str>)> {
    let row = |line: &'static str| {
        let cells: Vec<_> = line.strip_prefix("| ")?.split(" | ").map(str::trim).collect();
        let [entry, _, beside] = cells.as_slice() else { return None };
        let names = beside.split('`').skip(1).step_by(2).collect();
        Some((*entry, names))
    };
    TABLE.lines().filter_map(row).collect()
}

/// The names of all tests.
fn tests() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("tests/it"), root.join("src")];
    let mut names = BTreeSet::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let after = text.split("test]\n").skip(1).filter_map(|rest| rest.split_once("fn "));
            names.extend(after.filter_map(|(_, rest)| Some(rest.split_once('(')?.0.to_owned())));
        }
    }
    names
}

#[test]
fn all_that_is_asked_of_promises_has_tests_that_are_there() {
    let (rows, tests) = (rows(), tests());
    let mut faults = Vec::new();
    let invariants = (1..=18).map(|number| format!("I{number}"));
    for asked in ASKED.iter().map(|asked| (*asked).to_owned()).chain(invariants) {
        if rows.iter().filter(|(entry, _)| *entry == asked).count() != 1 {
            faults.push(format!("{asked}: not once in the table"));
        }
    }
    for (entry, names) in rows {
        if names.is_empty() {
            faults.push(format!("{entry}: names no test"));
        }
        for name in names {
            let there = match name.split_once(':') {
                Some(("proof", proof)) => PROOFS.contains(&format!("    \"{proof}\": ")),
                Some(("fault", fault)) => FAULTS.contains(&format!("fault(\"{fault}\")")),
                Some(_) => false,
                None => tests.contains(name),
            };
            if !there {
                faults.push(format!("{entry}: there is no {name}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn no_column_is_for_a_person() {
    let tables = SCHEMA.split("diesel::table! {").skip(1);
    let mut known = BTreeSet::new();
    for table in tables {
        let (head, body) = table.split_once(") {").unwrap();
        let name = head.lines().last().unwrap().split('(').next().unwrap().trim();
        let columns: Vec<_> =
            body.lines().filter_map(|line| Some(line.trim().split_once(" -> ")?.0)).collect();
        known.insert(name.to_owned());
        match COLUMNS.iter().find(|(of, _)| *of == name) {
            Some((_, listed)) => assert_eq!(columns, *listed, "{name}"),
            None => {
                assert!(OF_PROGRAMS.contains(&name), "{name} is a table that nobody thought of");
            }
        }
    }
    assert_eq!(known.len(), COLUMNS.len() + OF_PROGRAMS.len());
}

#[test]
fn pages_keep_nothing_on_a_device() {
    let keeps =
        ["localStorage", "sessionStorage", "indexedDB", "caches", "cookie", "serviceWorker"];
    for way in keeps {
        assert!(!SCRIPT.contains(way), "a page's script names {way}");
    }
}
