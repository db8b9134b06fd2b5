//! Checks the names of types: one name, one type.

use super::tidy::sources;
use std::collections::BTreeMap;

/// The largest share of types, in percent, whose names another type may have.
const MOST_SHARED: usize = 5;

/// The kinds of declaration, by their keyword.
const KEYWORDS: &[&str] = &["struct", "enum", "trait", "type"];

/// A type: its name, the file that declares it, and whether other files of the crate may name it.
struct Declared {
    name: String,
    path: String,
    public: bool,
}

#[test]
fn a_type_name_stands_for_one_type() {
    let mut by_name: BTreeMap<String, Vec<Declared>> = BTreeMap::new();
    for source in sources() {
        for declared in declared(&source.path, &source.code) {
            by_name.entry(declared.name.clone()).or_default().push(declared);
        }
    }
    let all: usize = by_name.values().map(Vec::len).sum();
    assert!(all > 800, "only {all} types were found");
    let shared: Vec<_> = by_name.into_iter().filter(|(_, types)| types.len() > 1).collect();
    let mut faults = Vec::new();
    for (name, types) in &shared {
        let public: Vec<_> = types.iter().filter(|one| one.public).collect();
        if public.len() > 1 {
            let paths: Vec<_> = public.iter().map(|one| one.path.as_str()).collect();
            faults.push(format!("{name} is a public type in {}", paths.join(", ")));
        }
    }
    let sharing: usize = shared.iter().map(|(_, types)| types.len()).sum();
    if sharing * 100 > all * MOST_SHARED {
        let name = |(name, types): &(String, Vec<Declared>)| format!("{name} {}", types.len());
        let names: Vec<_> = shared.iter().map(name).collect();
        faults.push(format!("{sharing} of {all} types share a name: {}", names.join(", ")));
    }
    super::tidy::assert_none(&faults);
}

#[test]
fn declarations_are_found() {
    let code =
        "pub struct One;\n    pub(super) enum Two<T> {}\n    type Inner = u8;\ntype Four = u8;\n";
    let found: Vec<_> = declared("", code).into_iter().map(|one| (one.name, one.public)).collect();
    let expected = [("One", true), ("Two", true), ("Four", false)];
    assert_eq!(found, expected.map(|(name, public)| (name.to_owned(), public)));
}

/// The types that a file declares. A `type` inside a block belongs to a trait, which fixes its
/// name.
fn declared(path: &str, code: &str) -> Vec<Declared> {
    let mut found = Vec::new();
    for line in code.lines() {
        let text = line.trim_start();
        let (public, text) = match text.strip_prefix("pub") {
            None => (false, text),
            Some(rest) => match rest.strip_prefix('(') {
                None => (true, rest.trim_start()),
                Some(rest) => {
                    (true, rest.split_once(')').map_or("", |(_, rest)| rest).trim_start())
                }
            },
        };
        let Some((keyword, rest)) = text.split_once(' ') else { continue };
        let inside = line.starts_with(' ');
        if !KEYWORDS.contains(&keyword) || keyword == "type" && inside {
            continue;
        }
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        if name.starts_with(|letter: char| letter.is_ascii_uppercase()) {
            found.push(Declared { name, path: path.to_owned(), public });
        }
    }
    found
}
